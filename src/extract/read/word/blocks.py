"""Raw blocks become the model's: gets lines and nested tables, gives paragraphs and numbered tables.

A table that stands alone in a cell of a layout table becomes a table of its own; one beside other text
is flattened into the cell's paragraphs, a paragraph per row. Knows no XML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby
from operator import attrgetter

from extract.model import Cell, Mark, Paragraph, Part, Place, Table
from extract.read.word.lines import Line, side_by_side
from extract.read.word.marks import words_mark
from extract.read.word.raw import RawBlock, RawCell, RawTable


@dataclass(frozen=True, slots=True)
class Numbers:
    """Gives each table of the document its number, in reading order."""

    left: Iterator[int] = field(default_factory=count)


def to_blocks(raw: Sequence[RawBlock], numbers: Numbers) -> Iterator[Paragraph | Table]:
    """Paragraphs with text, and tables with those that stand alone in them after them."""
    for block in raw:
        if isinstance(block, RawTable):
            yield from _table_blocks(block, numbers)
        elif block.paragraph.text:
            yield _own_paragraph(block)


def to_paragraphs(raw: Sequence[RawBlock]) -> Iterator[Paragraph]:
    """The same as paragraphs alone, a paragraph for each row of a table."""
    for line in _flat(raw):
        if line.paragraph.text:
            yield _own_paragraph(line)


def _own_paragraph(line: Line) -> Paragraph:
    paragraph = line.paragraph
    return replace(paragraph, marks=paragraph.marks or words_mark(paragraph.text, line.colour or ""))


def _flat(raw: Sequence[RawBlock]) -> Iterator[Line]:
    for block in raw:
        if isinstance(block, RawTable):
            yield from _rows_as_lines(block)
        else:
            yield block


def _rows_as_lines(table: RawTable) -> Iterator[Line]:
    for _, cells in groupby(table.cells, key=attrgetter("row")):
        lines = [line for cell in cells for line in _flat_cell(cell)]
        colours = {line.colour for line in lines if line.paragraph.text}
        yield Line(
            side_by_side([line.paragraph for line in lines]), colours.pop() if len(colours) == 1 else None
        )


def _flat_cell(cell: RawCell) -> list[Line]:
    """A cell's lines; a filled cell without any is a light."""
    lines = list(_flat(cell.blocks))
    if cell.fill and not any(line.paragraph.text or line.paragraph.marks for line in lines):
        return [Line(Paragraph("", marks=(Mark("square", cell.fill),)))]
    return lines


def _table_blocks(raw: RawTable, numbers: Numbers) -> Iterator[Paragraph | Table]:
    alone = _alone(raw)
    kept = tuple(_lines_alone(cell) if _start(cell) in alone else cell for cell in raw.cells)
    if not alone or any(_holds_something(cell) for cell in kept):
        yield _table(replace(raw, cells=kept), next(numbers.left))
    for cell in alone.values():
        yield from to_blocks([block for block in cell.blocks if isinstance(block, RawTable)], numbers)


def _alone(raw: RawTable) -> dict[tuple[int, int], RawCell]:
    """Cells that hold nothing but tables, in rows that hold no other text, by where they start."""
    nesting = [cell for cell in raw.cells if any(isinstance(block, RawTable) for block in cell.blocks)]
    if not nesting:
        return {}
    written = {row for cell in raw.cells if _has_own_text(cell) for row in _rows_of(cell)}
    return {_start(cell): cell for cell in nesting if not written.intersection(_rows_of(cell))}


def _start(cell: RawCell) -> tuple[int, int]:
    return cell.row, cell.column


def _rows_of(cell: RawCell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def _has_own_text(cell: RawCell) -> bool:
    return any(isinstance(block, Line) and block.paragraph.text for block in cell.blocks)


def _lines_alone(cell: RawCell) -> RawCell:
    return replace(cell, blocks=tuple(block for block in cell.blocks if isinstance(block, Line)))


def _holds_something(cell: RawCell) -> bool:
    return any(line.paragraph.text or line.paragraph.marks for line in _flat(cell.blocks))


def _table(raw: RawTable, number: int) -> Table:
    place = Place(table=number)
    doubts = tuple(replace(doubt, place=replace(doubt.place, table=number)) for doubt in raw.doubts)
    cells = tuple(_cell(cell, number) for cell in raw.cells)
    return Table(number, raw.rows, raw.columns, cells, (Part(place),), raw.header_rows, doubts)


def _cell(raw: RawCell, table: int) -> Cell:
    place = Place(table=table, row=raw.row, column=raw.column)
    lines = list(_flat(raw.blocks))
    paragraphs = tuple(_placed(line.paragraph, place) for line in lines if line.paragraph.text)
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return Cell(
        raw.row,
        raw.column,
        raw.row_span,
        raw.column_span,
        paragraphs,
        raw.fill,
        _marks_at(_marks(lines), place),
        (Part(place, text),),
    )


def _placed(paragraph: Paragraph, place: Place) -> Paragraph:
    p = paragraph  # spelled out, since dataclasses.replace would be a tenth of the whole reading
    return Paragraph(p.text, p.bold, p.level, p.size, p.fill, _marks_at(p.marks, place), place)


def _marks_at(marks: tuple[Mark, ...], place: Place) -> tuple[Mark, ...]:
    return tuple(replace(mark, place=place) for mark in marks) if marks else ()


def _marks(lines: Sequence[Line]) -> tuple[Mark, ...]:
    """What is drawn in a cell, or else its words where all have one colour."""
    drawn = tuple(mark for line in lines for mark in line.paragraph.marks)
    lettered = [line for line in lines if line.paragraph.text]
    colours = {line.colour for line in lettered}
    if drawn or len(colours) != 1:
        return drawn
    return words_mark(" ".join(line.paragraph.text for line in lettered), colours.pop() or "")
