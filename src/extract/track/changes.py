"""What changed in the records that belong together: one row per changed field, with its direction.

Gets both reports and the pairs of records, gives rows. What happened in a period (the follow-up text) is
new each time and no change, but for its figures that both periods state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from extract.track.figure_changes import FIELD, Figure, figure_changes, figures_of
from extract.track.items import Row, Tables
from extract.track.party_changes import Parties, parties_of, party_changes
from extract.track.texts import same_key

STATUSES = ("completed", "on_track", "started", "not_started", "delayed", "not_done")
"""From the best to the worst; the others have no place in the order."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "goal": ("goal_no", "goal", "status"),
    "indicator": (
        "target", "current", "target_value", "target_comparator", "current_value", "unit", "target_date",
    ),
    "measure": (
        "measure_no", "measure", "goal", "theme", "responsible", "schedule_start", "schedule_end", "schedule",
        "status", "colour",
    ),
}  # fmt: skip
"""The fields that are compared, of each kind of record."""

_DATES = ("schedule_start", "schedule_end", "target_date")
_NUMBERS = ("target_value", "current_value")
_HIGHER_IS_BETTER = {">": True, "<": False}
"""First sign of an indicator's comparator -> whether a higher present value is the better one."""
Value = TypeVar("Value")
_TABLES = {"goal": "goals", "indicator": "indicators", "measure": "measures"}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two records that are the same, or a whole and its part."""

    record: str
    """goal, indicator or measure."""
    previous: str
    current: str
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in a record."""

    field: str
    previous: str
    current: str
    direction: str = ""
    difference: float | None = None


@dataclass(frozen=True, slots=True)
class _Report:
    """One report as changes are sought in it."""

    records: Mapping[str, Mapping[str, Row]]
    """Kind of record -> id -> row."""
    parties: Parties
    figures: Mapping[str, Sequence[Figure]]


def change_rows(previous: Tables, current: Tables, pairings: Iterable[Pairing]) -> list[Row]:
    """The rows of the table of changes."""
    before, after = _report(previous), _report(current)
    rows: list[Row] = []
    for pairing in pairings:
        one = before.records[pairing.record].get(pairing.previous)
        other = after.records[pairing.record].get(pairing.current)
        if one is not None and other is not None:
            by_party = [
                Change(*told) for told in party_changes(*_both(before.parties, after.parties, pairing, {}))
            ]
            has_parties = all(_both(before.parties, after.parties, pairing, {}))
            fields = _field_changes(pairing, one, other, has_same_parties=has_parties and not by_party)
            figures = figure_changes(*_both(before.figures, after.figures, pairing, ()))
            changes = [*fields, *by_party, *(_figure_change(*pair) for pair in figures)]
            rows += [_row(pairing, _text(other, "goal_no"), change) for change in changes]
    return rows


def _report(tables: Tables) -> _Report:
    records = {record: _by_id(tables, record) for record in _TABLES}
    return _Report(records, parties_of(tables), figures_of(tables))


def _both(
    before: Mapping[str, Value], after: Mapping[str, Value], pairing: Pairing, nothing: Value
) -> tuple[Value, Value]:
    return before.get(pairing.previous, nothing), after.get(pairing.current, nothing)


def direction(field: str, previous: str, current: str, comparator: str = "") -> str:
    """better, worse, or '' where neither can be told; `comparator` is that of an indicator's target.

    >>> direction("status", "started", "delayed"), direction("schedule_end", "2025-12-31", "2024-12-31")
    ('worse', 'better')
    >>> direction("current_value", "12", "15", ">="), direction("current_value", "12", "15", "<")
    ('better', 'worse')
    """
    if field == "status" and {previous, current} <= set(STATUSES):
        gain = STATUSES.index(previous) - STATUSES.index(current)
    elif field == "schedule_end" and previous and current:
        gain = -1 if current > previous else 1
    elif field == "current_value" and previous and current and comparator[:1] in _HIGHER_IS_BETTER:
        gain = 1 if (float(current) > float(previous)) is _HIGHER_IS_BETTER[comparator[:1]] else -1
    else:
        return ""
    return "better" if gain > 0 else "worse"


def difference(field: str, previous: str, current: str) -> float | None:
    """How much a value grew: a date by days, a number by itself; None where either is not there.

    >>> difference("schedule_end", "2024-12-31", "2025-03-31"), difference("current_value", "12", "11.5")
    (90, -0.5)
    """
    if not previous or not current:
        return None
    if field in _DATES:
        return (date.fromisoformat(current) - date.fromisoformat(previous)).days
    return round(float(current) - float(previous), 9) if field in _NUMBERS else None


def _field_changes(pairing: Pairing, one: Row, other: Row, *, has_same_parties: bool) -> Iterator[Change]:
    changed = {field for field in FIELDS[pairing.record] if _differs(field, one, other, pairing)}
    if has_same_parties:
        changed.discard("responsible")
    if {"schedule_start", "schedule_end"} & changed:
        changed.discard("schedule")
    if "status" in changed or _text(other, "status"):
        changed.discard("colour")
    for field in FIELDS[pairing.record]:
        if field in changed:
            before, after = _text(one, field), _text(other, field)
            way = direction(field, before, after, _comparator(one, other))
            yield Change(field, before, after, way, difference(field, before, after))


def _comparator(one: Row, other: Row) -> str:
    """How an indicator's target compares, where both periods say the same of the same unit."""
    is_same = all(_text(one, column) == _text(other, column) for column in ("target_comparator", "unit"))
    return _text(other, "target_comparator") if is_same else ""


def _figure_change(before: Figure, after: Figure) -> Change:
    return Change(FIELD, before.text, after.text, difference=round(after.value - before.value, 9))


def _row(pairing: Pairing, goal_no: str, change: Change) -> Row:
    return {
        "record": pairing.record,
        "previous_record_id": pairing.previous,
        "record_id": pairing.current,
        "goal_no": goal_no,
        "field": change.field,
        "previous": change.previous,
        "current": change.current,
        "direction": change.direction,
        "difference": change.difference,
    }


def _differs(field: str, one: Row, other: Row, pairing: Pairing) -> bool:
    if field == "goal" and pairing.record == "measure":
        return pairing.is_moved
    return _key(field)(_text(one, field)) != _key(field)(_text(other, field))


def _key(field: str) -> Callable[[str], str]:
    """How a field is compared: a text after case, white space, hyphens and dashes."""
    is_text = field in ("goal", "target", "current", "measure", "theme", "responsible", "schedule")
    return same_key if is_text else str


def _by_id(tables: Tables, record: str) -> dict[str, Row]:
    return {str(row[f"{record}_id"]): row for row in tables.get(_TABLES[record], ())}


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
