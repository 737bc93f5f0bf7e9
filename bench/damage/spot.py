"""Where a table is damaged, and the small changes that all damages are made of.

Gets rows of cells, gives rows of cells; says nothing of what a damage is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from tests.layouts.blocks import Cell, Para, Run, Table

Rows = list[tuple[Cell, ...]]
LONG = 30
"""Characters of a text that may be cut in two."""
NUMBER = re.compile(r"([A-Z]?\d{1,2}(?:\.\d{1,2})*)(\.?(?:\s.*)?)", re.S)


@dataclass(frozen=True)
class Spot:
    """A table, the row that is to be damaged, the row of its headings, and where choices come from."""

    rows: Rows
    row: int
    header: int
    chance: Random

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of the row."""
        return self.rows[self.row]

    @property
    def is_followed(self) -> bool:
        """Whether another row with a cell in each column stands below."""
        return self.row + 1 < len(self.rows) and is_whole(self.rows[self.row + 1], len(self.cells))

    @property
    def any_long(self) -> int | None:
        """A column of a long text."""
        columns = [i for i, cell in enumerate(self.cells) if len(body_of(cell)) >= LONG]
        return self.chance.choice(columns) if columns else None

    def with_cell(self, column: int, cell: Cell, row: int | None = None) -> Rows:
        """The rows with one cell exchanged, of this row or another."""
        at = self.row if row is None else row
        cells = self.rows[at]
        return self.with_rows(at, at + 1, [(*cells[:column], cell, *cells[column + 1 :])])

    def with_rows(self, first: int, end: int, rows: Sequence[tuple[Cell, ...]]) -> Rows:
        """The rows with some of them exchanged."""
        return [*self.rows[:first], *rows, *self.rows[end:]]


def is_whole(cells: Sequence[Cell], columns: int) -> bool:
    """Whether each column has a cell of its own in a row, and no cell hangs into it or out of it."""
    return len(cells) == columns and all(cell.span == cell.down == 1 for cell in cells)


def is_grid(rows: Rows, columns: int) -> bool:
    """Whether the cells of each row, with those that hang into it, take all columns and no more."""
    hanging = [0] * columns
    for cells in rows:
        free = [column for column in range(columns) if not hanging[column]]
        if sum(cell.span for cell in cells) != len(free):
            return False
        hanging = [max(0, left - 1) for left in hanging]
        downs = [cell.down - 1 for cell in cells for _ in range(cell.span)]
        for column, down in zip(free, downs, strict=True):
            hanging[column] = down
    return True


def header_of(table: Table) -> int:
    """The row of the headings: of those marked as such the boldest, else the first that is whole."""
    if table.header_rows:
        heads = range(table.header_rows)
        return max(heads, key=lambda row: sum(run.bold for cell in table.rows[row] for run in runs_of(cell)))
    return next((i for i, cells in enumerate(table.rows) if is_whole(cells, len(table.widths))), 0)


def runs_of(cell: Cell) -> list[Run]:
    """All runs of a cell."""
    return [run for para in cell.paras for run in para.runs]


def text_of(cell: Cell) -> str:
    """The text of a cell."""
    return "\n".join("".join(run.text for run in para.runs) for para in cell.paras)


def body_of(cell: Cell) -> str:
    """The last run of a cell, which no bold heading is a part of."""
    return cell.paras[-1].runs[-1].text


def with_body(cell: Cell, text: str) -> Cell:
    """The cell with another last run."""
    *paras, last = cell.paras
    runs = (*last.runs[:-1], replace(last.runs[-1], text=text))
    return replace(cell, paras=(*paras, replace(last, runs=runs)))


def with_text(cell: Cell, text: str) -> Cell:
    """The cell with another text, without bold."""
    return replace(cell, paras=tuple(Para((Run(line),)) for line in text.split("\n")))


def number_of(cells: Sequence[Cell]) -> str:
    """The number that a row begins with, in a cell of its own or in front of a text."""
    found = (NUMBER.fullmatch(text_of(cell).strip()) for cell in cells)
    return next((match[1] for match in found if match), "")
