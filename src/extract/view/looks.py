"""How what was read looks: the colour and name of each role, the words of kinds of tables and doubts.

Pure tables and small texts, shared by pictures, pages and the text form.
"""

from __future__ import annotations

from extract.doubts import BY_CODE
from extract.model import Place
from extract.view.inspection import SeenDoubt, SeenTable

ROLE_COLOURS = {
    "goal": "#1e3a8a",
    "target": "#0e7490",
    "current": "#06b6d4",
    "theme": "#be185d",
    "measure": "#6d28d9",
    "responsible": "#15803d",
    "partner": "#65a30d",
    "schedule": "#c2410c",
    "followup": "#0369a1",
    "status": "#334155",
    "number": "#78716c",
    "other": "#8b8b8b",
    "legend": "#a16207",
}
"""In the order of the legend; roles that share a field's place share its colour."""
_SAME = {"indicator": "target"}
UNREAD = "#dc2626"
"""What was not read although it should be, and doubts."""
JOIN = "#c026d3"
SURE = 0.8
"""A heading's score from which it need not be shown."""
KINDS = {
    "measures": "measures",
    "goals": "goals",
    "card": "a record as label and value",
    "legend": "legend",
    "ignored": "ignored",
}


def colour_of(role: str) -> str:
    """The colour of a role; red for a text without one."""
    return ROLE_COLOURS.get(_SAME.get(role, role), UNREAD)


def record_colour(record: str) -> str:
    """The colour of a record's id."""
    key = record.rpartition("/")[2]
    return colour_of("goal" if key == record else "measure" if key.startswith("m") else "target")


def table_title(table: SeenTable) -> str:
    """A table's number, what it was taken for, and why it was ignored."""
    told = f"table {table.table.number}: {KINDS[table.roles.kind]}"
    return f"{told}, {table.roles.reason}" if table.roles.reason else told


def place_text(place: Place) -> str:
    """Where a doubt is, for a person: page, or table and row counted from 0 as in the data."""
    page = [f"page {place.page}"] if place.page is not None else []
    table = [f"table {place.table}"] if place.table is not None else []
    row = [f"row {place.row}"] if place.row is not None else []
    return ", ".join(page + table + row)


def is_serious(seen: SeenDoubt) -> bool:
    """Whether a value may be wrong, or a row wrong or missing."""
    kind = BY_CODE.get(seen.doubt.code)
    return kind is None or kind.seriousness > 1


def next_step(seen: SeenDoubt) -> str:
    """What a person should do about a doubt."""
    kind = BY_CODE.get(seen.doubt.code)
    return kind.next_step if kind else ""
