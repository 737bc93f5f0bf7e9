"""A table while its parts on several pages are put together: cells of one or more pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Box, Doubt, Mark
from extract.read.pdf.layout import PageTable
from extract.read.pdf.text.lines import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """What one page shows of a cell."""

    page: int
    box: Box
    lines: tuple[Line, ...]
    fill: str
    marks: tuple[Mark, ...]
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class StitchedCell:
    """A cell of a stitched table; several pieces where page breaks cut it."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines in order."""
        return tuple(line for piece in self.pieces for line in piece.lines)

    @property
    def text(self) -> str:
        """Its lines joined by blanks, for a look at what it begins with."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Stitched:
    """A table over one or more pages."""

    borders: tuple[float, ...]
    """Column borders on its last page."""
    rows: int
    cells: tuple[StitchedCell, ...]
    areas: tuple[tuple[int, Box], ...]
    """(page, box) of each part."""
    doubts: tuple[Doubt, ...] = ()
    is_ruled: bool = True
    top_edges: tuple[bool, ...] = ()
    """Over which columns an edge is drawn along the top; empty where there are none to be drawn."""
    foot_edges: tuple[bool, ...] = ()
    """The same along the foot."""

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.borders) - 1

    def row(self, number: int) -> list[StitchedCell]:
        """Cells that cover a row, by column."""
        return sorted(
            (c for c in self.cells if c.row <= number < c.row + c.row_span), key=lambda cell: cell.column
        )


def page_table_to_stitched(table: PageTable, page: int) -> Stitched:
    """A table of one page in the form in which parts are joined."""
    grid = table.grid
    cells = []
    for i, cell in enumerate(grid.cells):
        seen = (table.lines[i], table.fills[i], table.marks[i], i in table.crossing)
        piece = Piece(page, grid.cell_box(cell), *seen)
        cells.append(StitchedCell(cell.row, cell.column, cell.row_span, cell.column_span, (piece,)))
    borders = tuple(grid.xs.tolist())
    return Stitched(
        borders,
        len(grid.ys) - 1,
        tuple(cells),
        ((page, grid.box),),
        (),
        table.is_ruled,
        grid.top_edges,
        grid.foot_edges,
    )


def row_look(row: Sequence[StitchedCell]) -> tuple[bool, str]:
    """Whether all texts of a row are bold, and its background where it has one only."""
    lines = [line for cell in row for line in cell.lines]
    fills = {piece.fill for cell in row for piece in cell.pieces}
    return bool(lines) and all(_is_bold(line) for line in lines), fills.pop() if len(fills) == 1 else ""


def _is_bold(line: Line) -> bool:
    return line.bold == ((0, len(line.text)),)
