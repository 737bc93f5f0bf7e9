"""A table while its parts on several pages are put together: cells of one or more pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from extract.model import Box, Doubt, Mark
from extract.read.pdf.layout import PageTable
from extract.read.pdf.text.lines import Line

LONGEST_NAME = 40
"""Characters up to which a text is a name, a date or a word rather than a sentence."""
SENTENCE_END = re.compile(r"[.!?:;…][)\]”\"’'»]*$")
KEPT = 16
"""Rows at a table's top that stay at hand: its header, and enough rows to tell how its rows are filled."""


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
        if len(self.pieces) == 1:
            return self.pieces[0].lines
        return tuple(line for piece in self.pieces for line in piece.lines)

    @property
    def text(self) -> str:
        """Its lines joined by blanks, for a look at what it begins with."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Stitched:
    """A table over one or more pages."""

    borders: tuple[float, ...]
    """Column borders on its last page, as far left as if they stood in that page's first frame."""
    rows: int
    cells: tuple[StitchedCell, ...]
    """Those that the next part may still change or is compared with: of the first rows and the last ones."""
    areas: tuple[tuple[int, Box], ...]
    """(page, box) of each part."""
    doubts: tuple[Doubt, ...] = ()
    is_ruled: bool = True
    top_edges: tuple[bool, ...] = ()
    """Over which columns an edge is drawn along the top; empty where there are none to be drawn."""
    foot_edges: tuple[bool, ...] = ()
    """The same along the foot."""
    settled: tuple[tuple[StitchedCell, ...], ...] = ()
    """The other cells, in parcels: a table of a thousand pages is not looked through at each of them."""

    @property
    def all_cells(self) -> Iterator[StitchedCell]:
        """Every cell of the table, in no order."""
        return chain(self.cells, *self.settled)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.borders) - 1

    def kept_rows(self, first: int = 0) -> list[list[StitchedCell]]:
        """The rows from a number on whose cells are not settled."""
        rows: dict[int, list[StitchedCell]] = {cell.row: [] for cell in self.cells if cell.row >= first}
        for cell in self.cells:
            for number in range(cell.row, cell.row + cell.row_span):
                if number in rows:
                    rows[number].append(cell)
        return [sorted(rows[number], key=lambda cell: cell.column) for number in sorted(rows)]

    def row(self, number: int) -> list[StitchedCell]:
        """Cells that cover a row, by column; none where they are settled."""
        return sorted(
            (c for c in self.cells if c.row <= number < c.row + c.row_span), key=lambda cell: cell.column
        )


def with_settled(table: Stitched) -> Stitched:
    """The table with the cells settled between its first rows and those that reach into its last one."""
    last = min((cell.row for cell in table.row(table.rows - 1)), default=table.rows - 1)
    done = tuple(cell for cell in table.cells if KEPT <= cell.row < last)
    if not done:
        return table
    kept = tuple(cell for cell in table.cells if not KEPT <= cell.row < last)
    return replace(table, cells=kept, settled=(*table.settled, done))


def page_table_to_stitched(table: PageTable, page: int, shift: float = 0.0) -> Stitched:
    """A table of one page in the form in which parts are joined; `shift` is how far right its frame is."""
    grid = table.grid
    cells = []
    for i, cell in enumerate(grid.cells):
        seen = (table.lines[i], table.fills[i], table.marks[i], i in table.crossing)
        piece = Piece(page, grid.cell_box(cell), *seen)
        cells.append(StitchedCell(cell.row, cell.column, cell.row_span, cell.column_span, (piece,)))
    borders = tuple((grid.xs - shift).tolist())
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


def reads_as_header(row: Sequence[StitchedCell]) -> bool:
    """Whether all texts of a row are short and none ends a sentence, as those of a header."""
    texts = [cell.text for cell in row if cell.lines]
    return len(texts) > 1 and all(len(t) < LONGEST_NAME and not _ends_sentence(t) for t in texts)


def _ends_sentence(text: str) -> bool:
    """Whether a text of several words ends as a sentence does; 'No.' is a word cut short."""
    return " " in text and SENTENCE_END.search(text) is not None


def _is_bold(line: Line) -> bool:
    return line.bold == ((0, len(line.text)),)
