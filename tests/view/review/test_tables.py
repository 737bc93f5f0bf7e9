"""The tables of a report as a review shows them."""

from __future__ import annotations

from extract.dataset import Row
from extract.model import Cell, Document, Mark, Paragraph, Source, Table
from extract.view.review import ShownCell, document_tables, source_tables

SOURCE = Source("r.docx", "ab" * 32, "word")
CELL = Cell(0, 0, 1, 2, (Paragraph("One"), Paragraph("Two")), "#ffff00", (Mark("disc", "#00ff00"),))


def document(*blocks: Paragraph | Table) -> Document:
    return Document(SOURCE, blocks)


def test_cells_keep_their_spans_fills_and_lights() -> None:
    shown = document_tables(document(Table(0, 1, 2, (CELL,))))
    assert shown[0].cells == (ShownCell(0, 0, 1, 2, "One\nTwo", "#ffff00", ("#00ff00",)),)
    assert (shown[0].heading, shown[0].is_whole) == ("", True)


def test_a_table_stands_under_the_last_heading() -> None:
    first, second = Table(0, 1, 1, ()), Table(1, 1, 1, ())
    blocks = (
        Paragraph("A", level=1),
        Paragraph("B", level=2),
        Paragraph("text"),
        first,
        Paragraph("C", level=1),
    )
    assert [t.heading for t in document_tables(document(*blocks, second)).values()] == ["B", "C"]


def test_a_bold_line_is_a_heading_where_there_is_no_other() -> None:
    bold = Paragraph("Goal 1", bold=((0, 6),))
    assert document_tables(document(bold, Table(0, 1, 1, ())))[0].heading == "Goal 1"
    under = document(Paragraph("A", level=1), bold, Table(0, 1, 1, ()))
    assert document_tables(under)[0].heading == "A"


def test_without_the_file_the_rows_that_were_read_are_shown_around() -> None:
    def source(row: int, column: int, text: str) -> Row:
        return {"table": 3, "row": row, "column": column, "text": text}

    rows = [source(5, 1, "b"), source(4, 0, "a"), source(5, 1, "b"), source(5, 1, "c")]
    nowhere: Row = {"table": None, "row": None, "column": None, "text": "x"}
    (shown,) = source_tables([*rows, nowhere]).values()
    assert [(cell.row, cell.column, cell.text) for cell in shown.cells] == [(4, 0, "a"), (5, 1, "b\nc")]
    assert (shown.number, shown.is_whole) == (3, False)
