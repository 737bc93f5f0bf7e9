"""Tables without vertical rules: found among the lines of a page by the columns that their texts share.

Rows of text that agree on white strips make a block; strips and tiles of backgrounds part its columns.
Which of its text rows begin rows of the table is told in `row_starts`, what is no table in `tabular`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.read.pdf.page import Floats
from extract.read.pdf.ruled.grid import Grid, GridCell
from extract.read.pdf.text.lines import Line
from extract.read.pdf.unruled.charts import without_charts
from extract.read.pdf.unruled.columns import Columns, block_to_columns
from extract.read.pdf.unruled.drawn import Surroundings
from extract.read.pdf.unruled.growth import continued_block, rows_to_blocks
from extract.read.pdf.unruled.row_starts import Rows, columns_to_rows
from extract.read.pdf.unruled.tabular import is_table
from extract.read.pdf.unruled.text_rows import text_rows


@dataclass(frozen=True, slots=True, eq=False)
class TextTable:
    """A table found by its text."""

    grid: Grid
    lines: tuple[tuple[Line, ...], ...]
    """Lines of each cell of the grid."""
    columns: Columns
    crossing: tuple[int, ...]
    """Cells whose text reaches over a border that is drawn."""


def find_text_tables(
    lines: Sequence[Line], around: Surroundings, before: Columns | None = None
) -> list[TextTable]:
    """Tables among the lines of a page, from top to bottom; a line is in one of them or in none.

    `before` are the columns of the table at the foot of the page before, which may go on here.
    """
    rows = text_rows(lines)
    found: list[TextTable] = []
    first = 0
    if before is not None and rows:
        block = continued_block(rows, before.block, around)
        if block is not None:
            first = len(block.rows)
            columns = block_to_columns(block, around, before)
            found.append(rows_to_table(columns, columns_to_rows(columns, around)))
    for block in rows_to_blocks(without_charts(rows[first:]), around):
        columns = block_to_columns(block, around)
        starts = columns_to_rows(columns, around)
        if is_table(columns, starts, around):
            found.append(rows_to_table(columns, starts))
    return found


def rows_to_table(columns: Columns, rows: Rows) -> TextTable:
    """The grid of a block and the lines of its cells; texts over several columns make merged cells."""
    xs, ys = np.array(columns.edges), _row_edges(columns, rows)
    cells: dict[tuple[int, int, int], list[Line]] = {}
    for number, (start, end) in enumerate(rows.ranges()):
        for span, lines in _row_cells(columns, start, end).items():
            cells[(number, *span)] = lines
    ordered = sorted(cells)
    grid_cells = tuple(GridCell(row, column, 1, span) for row, column, span in ordered)
    owner = np.full((len(ys) - 1, len(xs) - 1), -1, np.int64)
    for index, cell in enumerate(grid_cells):
        owner[cell.row, cell.column : cell.column + cell.column_span] = index
    texts = tuple(tuple(cells[key]) for key in ordered)
    crossing = tuple(
        i for i, cell in enumerate(grid_cells) if cell.column_span > 1 and _reaches_over(columns, rows, cell)
    )
    return TextTable(Grid(xs, ys, grid_cells, owner), texts, columns, crossing)


def _reaches_over(columns: Columns, rows: Rows, cell: GridCell) -> bool:
    """Whether a cell was merged only since its text reaches over a drawn border."""
    start, end = rows.ranges()[cell.row]
    return columns.is_tiled and not columns.across.issuperset(range(start, end))


def _row_cells(columns: Columns, start: int, end: int) -> dict[tuple[int, int], list[Line]]:
    """Lines of one row of the table by (column, column span); every column is covered once."""
    spans: list[tuple[int, int]] = [(column, column) for column in range(columns.count)]
    placed = [(*columns.reach(piece), piece) for row in columns.rows[start:end] for piece in row.pieces]
    for first, last, _ in placed:
        touched = [span for span in spans if span[0] <= last and span[1] >= first]
        merged = (min(a for a, _ in touched), max(b for _, b in touched))
        spans = sorted({span for span in spans if span not in touched} | {merged})
    return {(a, b - a + 1): [piece for first, _, piece in placed if a <= first <= b] for a, b in spans}


def _row_edges(columns: Columns, rows: Rows) -> Floats:
    """Heights of the rows' borders: where one is drawn there, else between their texts."""
    tops = [columns.rows[start].top for start, _ in rows.ranges()]
    feet = [max(row.foot for row in columns.rows[a:b]) for a, b in rows.ranges()]
    inner = [
        drawn if drawn is not None else (foot + top) / 2
        for foot, top, drawn in zip(feet, tops[1:], rows.drawn[1:], strict=False)
    ]
    first = tops[0] - 1 if rows.drawn[0] is None else rows.drawn[0]
    last = feet[-1] + 1 if rows.drawn[-1] is None else rows.drawn[-1]
    borders: Floats = np.maximum.accumulate(np.array([first, *inner, last]))
    return borders


__all__ = ["Surroundings", "TextTable", "find_text_tables"]
