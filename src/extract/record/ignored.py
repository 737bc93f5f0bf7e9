"""A table that holds no measures: the reason in words, and a doubt where it may be a follow-up all the same.

Gets a table that was not read, gives an IgnoredTable and doubts that quote its rows. It reads no record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Cell, Doubt, IgnoredTable, Place, Table
from extract.record.columns import match_heading
from extract.record.contents import LONG_TEXT, are_dated, are_lights, are_statuses
from extract.record.grid import Grid
from extract.record.words import has_phrase
from extract.vocabulary import Vocabulary

SHOWN, MOST_SHOWN = 60, 60
"""Characters of a cell, and rows, that a doubt quotes of a table that is not read."""
FEWEST_CELLS, FEWEST_ROWS = 4, 3
"""Cells of a row, and such rows, from which a table may be a follow-up that lost its headings."""


def ignored_table(
    table: Table, vocabulary: Vocabulary, reason: str = ""
) -> tuple[IgnoredTable, tuple[Doubt, ...]]:
    """Why a table gives no records, and a doubt if it resembles a follow-up."""
    grid = Grid(table)
    header = next(iter(rows_under_title(grid)), ())
    texts = tuple(cell.text.replace("\n", " ") for cell in header)
    place = next((part.place for part in table.parts), Place(table=table.number))
    place = replace(place, table=table.number)
    roles = {match.role for text in texts if (match := match_heading(text, vocabulary)).score >= 0.8} - {
        "other",
        "number",
        "",
    }
    reason = reason or _reason(texts, roles, vocabulary)
    ignored = IgnoredTable(place, reason, texts)
    is_headed = roles & {"measure", "indicator"} or (len(roles) > 1 and roles & {"followup", "status"})
    if not is_headed and not _tells_like_followup(grid, vocabulary):
        return ignored, ()
    message = f"The table '{' | '.join(texts)}' is not read: {reason}{_ignored_rows(grid)}."
    return ignored, (Doubt("table_ignored", message, place),)


def _tells_like_followup(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether a table without known headings has rows of long texts with a status, a light or a date each."""
    rows = [row for row in range(grid.table.rows) if len(grid.filled(row)) >= FEWEST_CELLS]
    told = [row for row in rows if any(len(cell.text) >= LONG_TEXT for cell in grid.filled(row))]
    columns = [grid.area(told[1:], (column,)) for column in range(grid.table.columns)]
    texts = [[cell.text for cell in cells if cell.paragraphs] for cells in columns]
    return len(told) >= FEWEST_ROWS and (
        any(are_statuses(column, vocabulary) or are_dated(column) for column in texts)
        or any(are_lights(cells, grid) for cells in columns)
    )


def _ignored_rows(grid: Grid) -> str:
    """The rows of a table that is not read, in words."""
    rows = rows_under_title(grid)[1:]
    shown = "; ".join(f"'{' | '.join(_start(cell) for cell in cells)}'" for cells in rows[:MOST_SHOWN])
    return f"; its rows are {shown}{' and more' if len(rows) > MOST_SHOWN else ''}" if rows else ""


def _start(cell: Cell) -> str:
    return cell.text.replace("\n", " ")[:SHOWN]


def _reason(texts: Sequence[str], roles: set[str], vocabulary: Vocabulary) -> str:
    if not texts:
        return "it has no text"
    if roles and roles <= {"indicator", "target", "current", "goal", "status"}:
        return "it holds indicators without measures"
    if has_phrase(" ".join(texts), vocabulary.phrases.get("unrelated", ())):
        return "its headings are those of another kind of table"
    if roles & {"measure", "goal"}:
        return "it has measures or goals, but neither parties, schedule, follow-up nor status"
    return "none of its rows is a header of a follow-up"


def rows_under_title(grid: Grid) -> list[tuple[Cell, ...]]:
    """The texts of the rows that have several; of all rows where none has."""
    filled = [tuple(cells) for row in range(grid.table.rows) if (cells := grid.filled(row))]
    return [cells for cells in filled if len(cells) > 1] or filled
