"""Needed columns that no heading tells, found by what stands under headings that show nothing.

Gets a header and the cells under it, gives the header with guessed roles, and the doubts about what
may be missing: a role that a further column could hold, and lights in columns that are not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from extract.model import Cell, Doubt
from extract.record.columns import Column, Header
from extract.record.contents import (
    LONG_TEXT,
    are_dated,
    are_lights,
    are_repeated_statuses,
    are_statuses,
    colours_of,
)
from extract.record.grid import Grid, place_of
from extract.vocabulary import Vocabulary

Below = Mapping[int, Sequence[Cell]]
NEEDED = ("status", "schedule", "followup")
PALE = frozenset({"grey"})
"""A colour of shading as often as of a light."""


def told_by_cells(header: Header, below: Below, grid: Grid, vocabulary: Vocabulary) -> Header:
    """The header with the needed roles that it lacks, as far as a further column shows them."""
    for role in NEEDED:
        if header.kind != "measures" or _has(header, role):
            continue
        index = _best(role, header, below, grid, vocabulary)
        columns = tuple(replace(c, role=role) if c.index == index else c for c in header.columns)
        header = replace(header, columns=columns)
    return header


def _has(header: Header, role: str) -> bool:
    return header.has(role) or (role == "followup" and any(column.tells for column in header.columns))


def _best(role: str, header: Header, below: Below, grid: Grid, vocabulary: Vocabulary) -> int | None:
    """The column whose cells show a role; None where none does."""
    if role == "status":
        further = [column.index for column in header.columns if column.role in ("other", "")]
        if lit := [index for index in further if are_lights(below[index], grid)]:
            return lit[0]
    texts = {column.index: _texts(below[column.index]) for column in _unexplained(header, below)}
    fitting = [index for index in texts if _shows(role, texts[index], vocabulary)]
    if role == "followup":
        return max(fitting, key=lambda index: median(map(len, texts[index])), default=None)
    return next(iter(fitting), None)


def _shows(role: str, texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    if role == "schedule":
        return are_dated(texts)
    if role == "status":
        return are_statuses(texts, vocabulary) or are_repeated_statuses(texts, vocabulary)
    return median(map(len, texts)) >= LONG_TEXT


def _unexplained(header: Header, below: Below) -> list[Column]:
    """The columns with texts whose heading shows no role."""
    further = [c for c in header.columns if c.role == "other" and not c.match.role and c.heading]
    return [column for column in further if _texts(below[column.index])]


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in cells if cell.paragraphs]


def missing_doubts(header: Header, below: Below, grid: Grid) -> list[Doubt]:
    """What a reader of the data should know of columns that may hold more than was read."""
    if header.kind != "measures":
        return []
    return [*_lacking(header, below, grid), *_unread_lights(header, below, grid)]


def _lacking(header: Header, below: Below, grid: Grid) -> list[Doubt]:
    further = _unexplained(header, below)
    lacking = [role for role in NEEDED if not _has(header, role)]
    if not further or not lacking:
        return []
    headings = ", ".join(dict.fromkeys(f"'{column.heading}'" for column in further))
    message = f"No column is read as {' or '.join(lacking)}; what {headings} holds is in `other`."
    place = place_of(below[further[0].index][0], grid.table.number)
    return [Doubt("column_missing", message, place, lacking[0])]


def _unread_lights(header: Header, below: Below, grid: Grid) -> list[Doubt]:
    """A doubt for each column with cells of several colours that gives no status."""
    doubts = []
    for column in header.columns:
        lit = [cell for cell in below[column.index] if colours_of(cell, grid) - PALE]
        if column.role == "status" or len({c for cell in lit for c in colours_of(cell, grid)}) < 2:
            continue
        message = f"{len(lit)} coloured cells in the column '{column.heading}' are not read as lights."
        doubts.append(Doubt("lights_unread", message, place_of(lit[0], grid.table.number), "status"))
    return doubts
