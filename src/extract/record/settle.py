"""Roles of columns corrected by what stands under the headings.

Gets a header and the rows under it, gives the header with settled roles and the doubts about them.
A heading that is clear and fits its cells stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extract.model import Cell, Doubt
from extract.record.columns import CERTAIN, TELLING, Column, Header, Match
from extract.record.contents import are_amounts, are_dated, are_long, are_numbers, are_statuses
from extract.record.grid import Grid, place_of
from extract.record.missing import missing_doubts, told_by_cells
from extract.record.periods import period_in_heading
from extract.record.told import tell_more
from extract.vocabulary import Vocabulary

MEASURE_TEXT = 12
EXACT = 0.99
"""A heading that is a vocabulary's own words."""
Settled = tuple[Header, tuple[Doubt, ...]]


def settle(header: Header, grid: Grid, rows: Sequence[int], vocabulary: Vocabulary) -> Settled:
    """The header with the roles that its cells allow, and what is doubtful about them."""
    below = {column.index: _cells_below(grid, rows, column.index) for column in header.columns}
    columns = tuple(_by_content(column, below[column.index], header, vocabulary) for column in header.columns)
    columns = _one_followup(_without_rough(columns, vocabulary), vocabulary)
    header = replace(header, columns=columns)
    header = header if header.kind else _with_measure(header, below)
    header = told_by_cells(header, below, grid, vocabulary)
    return header, (*_doubts(header, grid), *missing_doubts(header, below, grid))


def _cells_below(grid: Grid, rows: Sequence[int], column: int) -> list[Cell]:
    cells = grid.area(rows, (column,))
    first = min(rows, default=0)
    return [cell for cell in cells if cell.row >= first and not grid.is_wide(cell)]


def _by_content(column: Column, cells: Sequence[Cell], header: Header, vocabulary: Vocabulary) -> Column:
    role = column.role
    texts = [cell.text for cell in cells if cell.paragraphs]
    if role == "" and cells:
        role = _unheaded_role(cells, texts)
    elif role == "status" and not header.has("followup") and tell_more(texts, vocabulary):
        return replace(column, tells=True)
    elif role == "status" and are_long(texts, vocabulary) and not header.has("followup"):
        role = "followup"
    elif role == "followup" and are_statuses(texts, vocabulary) and not header.has("status"):
        role = "status"
    elif (
        role == "followup" and not header.has("schedule") and are_dated(texts) and _has_other(column, header)
    ):
        role = "schedule"
    elif texts and (
        (role == "followup" and are_amounts(texts)) or (role == "number" and not are_numbers(texts))
    ):
        role = "other"
    return column if role == column.role else replace(column, role=role)


def _has_other(column: Column, header: Header) -> bool:
    """Whether another column has the role of a column too."""
    return any(other.role == column.role for other in header.columns if other.index != column.index)


def _unheaded_role(cells: Sequence[Cell], texts: Sequence[str]) -> str:
    if not texts:
        return "status" if any(cell.fill or cell.marks for cell in cells) else ""
    return "number" if are_numbers(texts) else "other"


def _without_rough(columns: tuple[Column, ...], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns without those of a rough heading beside an exact one of the same role and no period."""
    exact = {column.role for column in columns if column.match.score >= EXACT}
    return tuple(
        replace(column, role="other", match=Match(runner_up=column.match.role))
        if _is_rough(column, vocabulary) and column.role in exact & TELLING
        else column
        for column in columns
    )


def _is_rough(column: Column, vocabulary: Vocabulary) -> bool:
    has_period = bool(period_in_heading(column.heading, vocabulary).start)
    return column.match.role == column.role and column.match.score < CERTAIN and not has_period


def _one_followup(columns: tuple[Column, ...], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Of several follow-up headings without a period the best stays; the others are further columns."""
    several = [column for column in columns if column.role == "followup"]
    headings = {column.heading for column in several}
    if len(headings) < 2 or sum(bool(period_in_heading(h, vocabulary).start) for h in headings) >= 2:
        return columns
    best = max(several, key=lambda column: column.match.score).heading
    return tuple(
        replace(column, role="other") if column.role == "followup" and column.heading != best else column
        for column in columns
    )


def _with_measure(header: Header, below: dict[int, list[Cell]]) -> Header:
    """The header with a measure column guessed: the first texts that no heading explains, or the goals."""
    told = header.roles & TELLING
    if header.has("measure") or len(told) < 2 or not told & {"followup", "status", "schedule"}:
        return header
    unexplained = [
        c.index
        for c in header.columns
        if c.role == "other" and not c.match.role and _has_texts(below[c.index])
    ]
    index = next(iter(unexplained or header.of("goal")), None)
    if index is None:
        return header
    columns = tuple(replace(c, role="measure") if c.index == index else c for c in header.columns)
    return replace(header, columns=columns)


def _has_texts(cells: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in cells if cell.paragraphs]
    return bool(texts) and median(map(len, texts)) >= MEASURE_TEXT


def _doubts(header: Header, grid: Grid) -> list[Doubt]:
    """One doubt for each column whose role the heading does not tell plainly."""
    doubts = []
    for column in header.columns:
        cell = grid.at(header.last_row, column.index) if header.first_row >= 0 else None
        if cell is None or cell.column != column.index:
            continue
        place = place_of(cell, grid.table.number)
        if column.tells or (column.role not in (column.match.role, "other", "") and not header.goal):
            role = "followup and status" if column.tells else column.role
            message = f"The column '{column.heading}' is read as {role} by what stands in it."
            doubts.append(Doubt("column_guessed", message, place, column.role))
        elif (column.match.is_fuzzy or column.is_misspelt) and column.role not in ("other", ""):
            message = f"The heading '{column.heading}' is read as {column.role}."
            doubts.append(Doubt("header_fuzzy", message, place, column.role))
    return doubts
