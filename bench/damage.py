"""Damage done to a report before it is printed, each kind as it happens to reports.

Gets the blocks of a report and a source of chance, gives the blocks with one thing wrong, or None where
there is nothing that could be damaged so. What the report should say stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from tests.layouts.blocks import Block, Cell, Para, Run, Table

Rows = list[tuple[Cell, ...]]
Damage = Callable[[Rows, int, Random], Rows | None]
"""Rows of a table and the number of a row with a cell in each column -> the rows damaged there."""
LONG = 30
"""Characters of a text that may be cut in two."""
NUMBER = re.compile(r"[A-Z]?\d{1,2}(\.\d{1,2})*\.?")


def damaged(blocks: Sequence[Block], damage: Damage, chance: Random) -> list[Block] | None:
    """The blocks with one row of one table damaged."""
    places = [
        (number, row)
        for number, block in enumerate(blocks)
        if isinstance(block, Table) and len(block.widths) > 2
        for row in range(block.header_rows, len(block.rows))
        if _is_whole(block, row)
    ]
    for number, row in chance.sample(places, len(places)):
        table = blocks[number]
        assert isinstance(table, Table)
        rows = damage(list(table.rows), row, chance)
        if rows is not None:
            return [*blocks[:number], replace(table, rows=tuple(rows)), *blocks[number + 1 :]]
    return None


def _is_whole(table: Table, row: int) -> bool:
    """Whether each column has a cell of its own in a row, and no cell hangs into it or out of it."""
    cells = table.rows[row]
    return len(cells) == len(table.widths) and all(cell.span == cell.down == 1 for cell in cells)


def text_of(cell: Cell) -> str:
    """The text of a cell."""
    return "\n".join("".join(run.text for run in para.runs) for para in cell.paras)


def _with_text(cell: Cell, text: str) -> Cell:
    return replace(cell, paras=tuple(Para((Run(line),)) for line in text.split("\n")))


def _with_cell(rows: Rows, row: int, column: int, cell: Cell) -> Rows:
    cells = rows[row]
    return [*rows[:row], (*cells[:column], cell, *cells[column + 1 :]), *rows[row + 1 :]]


def _any_long(row: Sequence[Cell], chance: Random) -> int | None:
    columns = [i for i, cell in enumerate(row) if len(text_of(cell)) >= LONG]
    return chance.choice(columns) if columns else None


def row_cut_in_two(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A border through the long texts of a row: their second halves are a row of their own."""
    if _any_long(rows[row], chance) is None:
        return None
    above, below = [], []
    for cell in rows[row]:
        text = text_of(cell)
        at = text.find(" ", len(text) // 2) if len(text) >= LONG else -1
        above.append(_with_text(cell, text[:at]) if at > 0 else cell)
        below.append(_with_text(replace(cell, fill=""), text[at + 1 :] if at > 0 else ""))
    return [*rows[:row], tuple(above), tuple(below), *rows[row + 1 :]]


def rows_glued(rows: Rows, row: int, chance: Random) -> Rows | None:
    """The border between two rows is gone."""
    if row + 1 >= len(rows) or len(rows[row + 1]) != len(rows[row]):
        return None
    pairs = zip(rows[row], rows[row + 1], strict=True)
    glued = tuple(replace(one, paras=one.paras + two.paras) for one, two in pairs)
    return [*rows[:row], glued, *rows[row + 2 :]]


def border_removed(rows: Rows, row: int, chance: Random) -> Rows | None:
    """The border between two filled cells of a row is gone."""
    cells = rows[row]
    columns = [i for i in range(len(cells) - 1) if text_of(cells[i]) and text_of(cells[i + 1])]
    if not columns:
        return None
    at = chance.choice(columns)
    merged = replace(cells[at], paras=cells[at].paras + cells[at + 1].paras, span=2)
    return [*rows[:row], (*cells[:at], merged, *cells[at + 2 :]), *rows[row + 1 :]]


def words_lost(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A text ends in mid-word."""
    column = _any_long(rows[row], chance)
    if column is None:
        return None
    text = text_of(rows[row][column])
    words = [word for word in re.finditer(r"\w{6,}", text) if word.start() > len(text) // 3]
    if not words:
        return None
    last = chance.choice(words)
    return _with_cell(rows, row, column, _with_text(rows[row][column], text[: last.start() + 3]))


def cell_emptied(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A text is missing."""
    filled = [i for i, cell in enumerate(rows[row]) if text_of(cell).strip()]
    column = chance.choice(filled)
    return _with_cell(rows, row, column, _with_text(rows[row][column], ""))


def number_lost(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A row of a numbered sequence is missing."""
    if row + 1 >= len(rows) or not any(NUMBER.fullmatch(text_of(cell)) for cell in rows[row]):
        return None
    return [*rows[:row], *rows[row + 1 :]]


def texts_exchanged(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A text slid into the empty or filled cell beside it."""
    column = _any_long(rows[row], chance)
    if column is None or column + 1 >= len(rows[row]):
        return None
    own, beside = rows[row][column], rows[row][column + 1]
    moved = replace(beside, paras=own.paras + beside.paras)
    return _with_cell(_with_cell(rows, row, column + 1, moved), row, column, _with_text(own, ""))


def light_between(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A light is coloured between the lights of two other rows."""
    fills = sorted({cell.fill for cells in rows for cell in cells[-1:] if cell.fill})
    last = len(rows[row]) - 1
    others = [fill for fill in fills if fill != rows[row][last].fill]
    if not rows[row][last].fill or not others:
        return None
    between = _mixed(rows[row][last].fill, chance.choice(others))
    return _with_cell(rows, row, last, replace(rows[row][last], fill=between))


def light_exchanged(rows: Rows, row: int, chance: Random) -> Rows | None:
    """The light beside a status in words is that of another status."""
    last = rows[row][-1]
    fills = sorted({cells[-1].fill for cells in rows if cells[-1].fill not in ("", last.fill)})
    if not (text_of(last).strip() and last.fill and fills):
        return None
    return _with_cell(rows, row, len(rows[row]) - 1, replace(last, fill=chance.choice(fills)))


def _mixed(one: str, two: str) -> str:
    return "#" + "".join(f"{(int(one[i : i + 2], 16) + int(two[i : i + 2], 16)) // 2:02x}" for i in (1, 3, 5))


def header_misspelt(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A heading has lost letters from its middle."""
    texts = [text_of(cell) for cell in rows[0]]
    columns = [i for i, text in enumerate(texts) if len(text) > 5]
    if not columns:
        return None
    at = chance.choice(columns)
    text = texts[at]
    cut = len(text) // 3
    return _with_cell(rows, 0, at, _with_text(rows[0][at], text[:cut] + text[cut + 2 :]))


def header_lost(rows: Rows, row: int, chance: Random) -> Rows | None:
    """A column has no heading."""
    columns = [i for i, cell in enumerate(rows[0]) if text_of(cell)]
    if not columns:
        return None
    at = chance.choice(columns)
    return _with_cell(rows, 0, at, _with_text(rows[0][at], ""))


DAMAGES: tuple[Damage, ...] = (
    row_cut_in_two,
    rows_glued,
    border_removed,
    words_lost,
    cell_emptied,
    number_lost,
    texts_exchanged,
    light_between,
    light_exchanged,
    header_misspelt,
    header_lost,
)
