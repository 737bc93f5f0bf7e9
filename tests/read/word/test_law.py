"""Laws: a table that another program writes reads back the same; so does any text."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import Table
from extract.read.word import read_word
from extract.read.word.formats import Look
from extract.read.word.grid import ON, START, CellShape, RowShape, place_cells
from extract.read.word.lines import Piece, bridged, pieces_to_lines

WORDS = st.text(
    st.characters(categories=["L", "N", "P"], exclude_characters="\u2011"), min_size=1, max_size=8
)
Run = tuple[str, bool]
Runs = list[Run]


@dataclass(frozen=True)
class Area:
    """A cell: where it lies, and its paragraphs as runs of words, bold or not."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: tuple[tuple[Run, ...], ...]


@st.composite
def areas(draw: st.DrawFn) -> list[Area]:
    """A grid cut into areas; every row and column begins somewhere, since the first ones are not merged."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    found = []
    for row in range(height):
        for column in range(width):
            if (row, column) not in taken:
                area = draw(area_at(row, column, height, width, frozenset(taken)))
                taken |= places(area)
                found.append(area)
    return found


@st.composite
def area_at(
    draw: st.DrawFn, row: int, column: int, height: int, width: int, taken: frozenset[tuple[int, int]]
) -> Area:
    rows = draw(st.integers(1, height - row)) if column else 1
    columns = draw(st.integers(1, width - column)) if row else 1
    runs = st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=3).map(tuple)
    area = Area(row, column, rows, columns, tuple(draw(st.lists(runs, max_size=2))))
    return Area(row, column, 1, 1, area.paragraphs) if places(area) & taken else area


def places(area: Area) -> set[tuple[int, int]]:
    return {
        (r, c)
        for r in range(area.row, area.row + area.rows)
        for c in range(area.column, area.column + area.columns)
    }


def written(cells: Sequence[Area]) -> bytes:
    """The table as python-docx writes it."""
    height, width = max(a.row + a.rows for a in cells), max(a.column + a.columns for a in cells)
    document = docx.Document()
    table = document.add_table(height, width)
    for area in cells:
        cell = table.cell(area.row, area.column).merge(
            table.cell(area.row + area.rows - 1, area.column + area.columns - 1)
        )
        for paragraph, runs in zip([cell.paragraphs[0], cell.add_paragraph()], area.paragraphs, strict=False):
            for i, (word, is_bold) in enumerate(runs):
                paragraph.add_run(word if i == 0 else f" {word}").bold = is_bold
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def expected_paragraph(runs: Sequence[Run]) -> tuple[str, list[str]]:
    """Its text and its bold words, runs of them together."""
    text = " ".join(word for word, _ in runs)
    groups: list[str] = []
    was_bold = False
    for word, is_bold in runs:
        if is_bold:
            groups.append(f"{groups.pop()} {word}" if was_bold else word)
        was_bold = is_bold
    return _nfc(text), list(map(_nfc, groups))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def seen(table: Table) -> list[tuple[int, int, int, int, list[tuple[str, list[str]]]]]:
    return [
        (
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            [(p.text, [p.text[start:end] for start, end in p.bold]) for p in cell.paragraphs],
        )
        for cell in table.cells
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(areas())
def test_table_of_another_program_reads_back_the_same(tmp_path: Path, cells: list[Area]) -> None:
    path = tmp_path / "table.docx"
    path.write_bytes(written(cells))
    (table,) = read_word(path).tables
    assert seen(table) == [
        (a.row, a.column, a.rows, a.columns, [expected_paragraph(runs) for runs in a.paragraphs])
        for a in cells
    ]


PIECES = st.lists(
    st.builds(
        Piece,
        st.text(st.sampled_from("ab \u00a0\u00ad\tÄä\u0308e\u0301→-()\n\f각ᄀ"), max_size=6),
        st.builds(Look, bold=st.booleans()),
    ),
    max_size=6,
)


@given(PIECES)
def test_lines_are_in_order(pieces: list[Piece]) -> None:
    for line in pieces_to_lines(pieces, 0, ""):
        paragraph = line.paragraph
        assert unicodedata.is_normalized("NFC", paragraph.text)
        assert paragraph.text == " ".join(paragraph.text.split())
        assert paragraph.bold == bridged(paragraph.text, paragraph.bold)
        assert all(0 <= start < end <= len(paragraph.text) for start, end in paragraph.bold)


@given(PIECES)
def test_no_letter_is_lost_between_pieces_and_lines(pieces: list[Piece]) -> None:
    lines = pieces_to_lines(pieces, 0, "")
    found = "".join(line.paragraph.text for line in lines)
    given_text = "".join(piece.text for piece in pieces)
    assert _letters(found) == _letters(given_text)


def _letters(text: str) -> list[str]:
    return sorted(c for c in unicodedata.normalize("NFD", text) if not c.isspace() and c != "\u00ad")


SHAPES = st.lists(
    st.builds(
        RowShape,
        st.lists(
            st.builds(CellShape, st.integers(1, 3), st.integers(0, 3000), st.sampled_from(["", START, ON])),
            min_size=1,
            max_size=4,
        ).map(tuple),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=5,
)


@given(SHAPES, st.lists(st.integers(0, 3000), max_size=6))
def test_cells_never_overlap_and_none_is_lost(rows: list[RowShape], widths: list[int]) -> None:
    placement = place_cells(rows, widths)
    covered = [
        (row, column)
        for cell in placement.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(covered) == len(set(covered))
    assert all(0 <= column < placement.columns for _, column in covered)
    assert sum(1 + len(cell.covers) for cell in placement.cells) == sum(len(row.cells) for row in rows)
