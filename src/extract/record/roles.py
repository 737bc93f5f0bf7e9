"""What each table of a report was taken for, told so that a person can see it.

Gets tables with their headers and groups of rows, gives TableRoles. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import ColumnRole, HeaderRoles, Table, TableRoles
from extract.record.columns import Column, Header
from extract.record.grid import Grid
from extract.record.rows import Group, find_groups
from extract.vocabulary import Vocabulary

_SHOWN = {"goal_line": "goal"}
_JOINED = frozenset({"measure", "goal"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A table, what it was taken for, and the headers that were found in it."""

    table: Table
    kind: str
    """followup, goals (of indicators alone), card, legend or ignored."""
    reason: str = ""
    headers: tuple[Header, ...] = ()


def roles_of(placed: Placed, vocabulary: Vocabulary) -> TableRoles:
    """The roles of a table's columns and the kinds of its rows."""
    groups = find_groups(Grid(placed.table), placed.headers, vocabulary) if placed.headers else ()
    kinds = dict(_kinds(groups))
    return TableRoles(
        table=placed.table.number,
        kind=_kind(placed),
        reason=placed.reason,
        headers=tuple(_header_roles(header) for header in placed.headers),
        rows=tuple(kinds.get(row, "") for row in range(placed.table.rows)),
    )


def _kind(placed: Placed) -> str:
    if placed.kind != "followup":
        return placed.kind
    return "measures" if any(header.kind == "measures" for header in placed.headers) else "goals"


def _kinds(groups: Iterable[Group]) -> Iterable[tuple[int, str]]:
    for group in groups:
        kind = _SHOWN.get(group.kind, group.kind)
        for position, row in enumerate(group.rows):
            yield row, "continued" if position and group.kind in _JOINED else kind


def _header_roles(header: Header) -> HeaderRoles:
    columns = tuple(_column_role(column) for column in header.columns)
    return HeaderRoles(header.first_row, header.last_row, columns)


def _column_role(column: Column) -> ColumnRole:
    is_told = column.role == column.match.role
    return ColumnRole(column.index, column.role, column.heading, column.match.score if is_told else 0.0)
