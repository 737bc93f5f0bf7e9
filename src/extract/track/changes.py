"""What changed in the records that belong together: one row per changed field, with its direction.

Gets both reports and the pairs of records, gives rows. What happened in a period (the follow-up text) is
new each time and no change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.track.items import Row, Tables
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

_TABLES = {"goal": "goals", "indicator": "indicators", "measure": "measures"}


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two records that are the same, or a whole and its part."""

    record: str
    """goal, indicator or measure."""
    previous: str
    current: str
    is_moved: bool = False


def change_rows(previous: Tables, current: Tables, pairings: Iterable[Pairing]) -> list[Row]:
    """The rows of the table of changes."""
    before = {record: _by_id(previous, record) for record in _TABLES}
    after = {record: _by_id(current, record) for record in _TABLES}
    parties = _parties(previous), _parties(current)
    rows: list[Row] = []
    for pairing in pairings:
        one, other = before[pairing.record].get(pairing.previous), after[pairing.record].get(pairing.current)
        if one is not None and other is not None:
            has_same_parties = _has_same_parties(parties, pairing)
            rows += _changes(pairing, one, other, has_same_parties=has_same_parties)
    return rows


def direction(field: str, previous: str, current: str) -> str:
    """better, worse, or '' where neither can be told.

    >>> direction("status", "started", "delayed"), direction("schedule_end", "2025-12-31", "2024-12-31")
    ('worse', 'better')
    """
    if field == "status" and {previous, current} <= set(STATUSES):
        places = STATUSES.index(previous), STATUSES.index(current)
    elif field == "schedule_end" and previous and current:
        places = (0, 1) if current > previous else (1, 0)
    else:
        return ""
    return "worse" if places[1] > places[0] else "better"


def _changes(pairing: Pairing, one: Row, other: Row, *, has_same_parties: bool | None) -> Iterator[Row]:
    changed = [field for field in FIELDS[pairing.record] if _differs(field, one, other, pairing)]
    if has_same_parties is not None:
        changed = [field for field in changed if field != "responsible" or not has_same_parties]
    if {"schedule_start", "schedule_end"} & {*changed}:
        changed = [field for field in changed if field != "schedule"]
    if "status" in changed or _text(other, "status"):
        changed = [field for field in changed if field != "colour"]
    for field in changed:
        before, after = _text(one, field), _text(other, field)
        yield {
            "record": pairing.record,
            "previous_record_id": pairing.previous,
            "record_id": pairing.current,
            "goal_no": _text(other, "goal_no"),
            "field": field,
            "previous": before,
            "current": after,
            "direction": direction(field, before, after),
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


def _parties(tables: Tables) -> Mapping[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in tables.get("responsibles", ()):
        found[_text(row, "measure_id")].add((same_key(_text(row, "organisation")), _text(row, "role")))
    return found


def _has_same_parties(
    parties: tuple[Mapping[str, set[tuple[str, str]]], Mapping[str, set[tuple[str, str]]]], pairing: Pairing
) -> bool | None:
    """Whether the same organisations have the same roles; None where they were not told apart."""
    one, other = parties[0].get(pairing.previous), parties[1].get(pairing.current)
    return one == other if one and other else None


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
