"""A mini-language for documents: a table with merged cells and lights fits in a few lines.

A line is a row, ' | ' parts its cells, ' // ' a cell's paragraphs. `**bold**` is bold, a closing
'#92d050' is the cell's fill, 'o#92d050' a disc in it, '<' merges with the cell to the left, '^' with
the one above. Of paragraphs, '# Text' is a heading of level 1, '## Text' of level 2.
"""

from __future__ import annotations

import re

from extract.model import Cell, Document, Mark, Paragraph, Part, Place, Source, Table

Block = str | Paragraph | Table
SOURCE = Source("report.pdf", "0" * 64, "pdf", 1)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_FILL = re.compile(r"\s*(?<![\wo])#([0-9a-f]{6})$")
_DISC = re.compile(r"\s*o#([0-9a-f]{6})$")


def document(*blocks: Block, title: str = "", name: str = "report.pdf") -> Document:
    """A document of paragraphs and tables in this order."""
    made = [_block(block, number) for number, block in enumerate(blocks)]
    tables = [block for block in made if isinstance(block, Table)]
    numbered = {id(block): _numbered(block, number) for number, block in enumerate(tables)}
    source = Source(name, SOURCE.sha256, SOURCE.kind, SOURCE.pages)
    return Document(source, tuple(numbered.get(id(block), block) for block in made), title=title)


def table(text: str) -> Table:
    """A table of the mini-language."""
    rows = [re.split(r"\s*\|\s*", line.strip()) for line in text.strip().splitlines()]
    width = max(map(len, rows))
    filled = [row + [""] * (width - len(row)) for row in rows]
    cells = [
        _cell(filled, row, column)
        for row in range(len(filled))
        for column in range(width)
        if filled[row][column] not in ("<", "^")
    ]
    return Table(0, len(filled), width, tuple(cells), (Part(Place(page=1, table=0)),))


def lines(*rows: str) -> str:
    """The text of a table, row by row."""
    return "\n".join(rows)


def paragraph(text: str, *, level: int = 0, size: float = 0.0, fill: str = "") -> Paragraph:
    """A paragraph with bold runs."""
    bold: list[tuple[int, int]] = []
    kept = ""
    last = 0
    for found in _BOLD.finditer(text):
        kept += text[last : found.start()]
        bold.append((len(kept), len(kept) + len(found[1])))
        kept += found[1]
        last = found.end()
    return Paragraph(kept + text[last:], tuple(bold), level, size, fill, (), Place(page=1))


def _block(block: Block, number: int) -> Paragraph | Table:
    if not isinstance(block, str):
        return block
    if "|" in block:
        return table(block)
    found = re.match(r"(#{1,6}) (.*)", block)
    return paragraph(found[2], level=len(found[1])) if found else paragraph(block)


def _numbered(block: Table, number: int) -> Table:
    cells = tuple(
        Cell(c.row, c.column, c.row_span, c.column_span, c.paragraphs, c.fill, c.marks, _parts(c, number))
        for c in block.cells
    )
    return Table(number, block.rows, block.columns, cells, (Part(Place(page=1, table=number)),))


def _parts(cell: Cell, table_number: int) -> tuple[Part, ...]:
    return (Part(Place(1, None, table_number, cell.row, cell.column), cell.text),)


def _cell(rows: list[list[str]], row: int, column: int) -> Cell:
    text = rows[row][column]
    fill = _FILL.search(text)
    disc = _DISC.search(_FILL.sub("", text))
    marks = (Mark("disc", f"#{disc[1]}", place=Place(page=1)),) if disc else ()
    text = _DISC.sub("", _FILL.sub("", text))
    paragraphs = tuple(paragraph(piece.strip()) for piece in text.split(" // ") if piece.strip())
    return Cell(
        row,
        column,
        1 + _run([line[column] for line in rows[row + 1 :]], "^"),
        1 + _run(rows[row][column + 1 :], "<"),
        paragraphs,
        f"#{fill[1]}" if fill else "",
        marks,
    )


def _run(values: list[str], sign: str) -> int:
    return next((count for count, value in enumerate(values) if value != sign), len(values))
