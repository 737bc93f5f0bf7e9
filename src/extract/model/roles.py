"""What the parts of a report were taken for, so that a person can see and correct it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column holds, told by its heading or by what stands under it."""

    index: int
    role: str
    """goal, measure, responsible, ...; 'other' for a heading without a known role, '' without heading."""
    heading: str = ""
    score: float = 0.0
    """How well the heading shows the role, up to 1; 0 where the cells or another table told it."""


@dataclass(frozen=True, slots=True)
class HeaderRoles:
    """The heading rows of a table and what the columns under them hold; rows of -1 where it has none."""

    first_row: int
    last_row: int
    columns: tuple[ColumnRole, ...]


@dataclass(frozen=True, slots=True)
class TableRoles:
    """What a table was taken for, so that a person can see it."""

    table: int
    """Number of the table in the document."""
    kind: str
    """measures, goals, card, legend or ignored."""
    reason: str = ""
    """Why it was ignored, in plain words."""
    headers: tuple[HeaderRoles, ...] = ()
    rows: tuple[str, ...] = ()
    """For each row: header, goal, theme, measure, continued, legend, spacer, banner, hint, numbers, text."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of a report that the vocabulary lacks, for a profile that a person completes."""

    section: str
    """The profile's section, such as columns."""
    key: str
    """The key in it, such as the role; '' where nothing shows which."""
    text: str
    reason: str = ""
    example: str = ""
    is_sure: bool = True
    """Whether it may be used as it is; else it waits for a person's choice."""
