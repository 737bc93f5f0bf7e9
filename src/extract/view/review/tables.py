"""The tables of a report as a review shows them, where there is no page to show: as read, cell by cell.

Gets a Document, or the places of a dataset where the report's file is not there, gives plain values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.dataset import Row
from extract.model import Cell, Document, Paragraph, Table


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell where it stands in the grid, rows and columns from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    fill: str = ""
    """Background as '#rrggbb', '' where there is none."""
    marks: tuple[str, ...] = ()
    """The colours of the lights drawn in it."""


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table, and what stands above it."""

    number: int
    cells: tuple[ShownCell, ...]
    """In reading order."""
    heading: str = ""
    is_whole: bool = True
    """Whether it is the report's own table, not the rows of it that were read."""


def document_tables(document: Document) -> dict[int, ShownTable]:
    """The tables of a document by number, each with the heading that it stands under."""
    shown: dict[int, ShownTable] = {}
    heading = Paragraph("")
    for block in document.blocks:
        if isinstance(block, Table):
            shown[block.number] = ShownTable(block.number, tuple(map(_cell, block.cells)), heading.text)
        elif block.level or (block.is_bold and not heading.level):
            heading = block
    return shown


def source_tables(sources: Iterable[Row]) -> dict[int, ShownTable]:
    """What the places of one report's records tell of its tables."""
    texts: dict[tuple[int, int, int], dict[str, None]] = {}
    for source in sources:
        spot = source["table"], source["row"], source["column"] or 0
        if isinstance(spot[0], int) and isinstance(spot[1], int) and isinstance(spot[2], int):
            texts.setdefault((spot[0], spot[1], spot[2]), {})[str(source["text"] or "")] = None
    cells: dict[int, list[ShownCell]] = {}
    for (table, row, column), told in sorted(texts.items()):
        cells.setdefault(table, []).append(ShownCell(row, column, 1, 1, "\n".join(filter(None, told))))
    return {number: ShownTable(number, tuple(own), is_whole=False) for number, own in cells.items()}


def _cell(cell: Cell) -> ShownCell:
    marks = (*cell.marks, *(mark for paragraph in cell.paragraphs for mark in paragraph.marks))
    colours = tuple(dict.fromkeys(mark.colour for mark in marks if mark.colour))
    grid = cell.row, cell.column, cell.row_span, cell.column_span
    return ShownCell(*grid, cell.text, cell.fill, colours)
