"""What a dataset says of a sample's values beside what a person read: the differences in words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.samples.files import SAMPLES, rows_of

Values = dict[str, Any]
Row = dict[str, str]
Facts = list[tuple[str, ...]]

SCHEDULE = ("item", "start", "end", "kind", "precision")
PARTY = ("organisation", "role")
INDICATOR = ("target_value", "target_comparator", "current_value", "target_date")


def values_of(name: str) -> Values:
    read: Values = json.loads((SAMPLES / "expected" / name / "values.json").read_text(encoding="utf-8"))
    return read


def schedule_differences(values: Values, dataset: Path) -> list[str]:
    """The measures whose dated items are not as read, nor as in another accepted list."""
    return _list_differences(values, dataset, ("schedules", SCHEDULE))


def party_differences(values: Values, dataset: Path) -> list[str]:
    """The measures whose organisations and roles are not as read, nor as in another accepted list."""
    return _list_differences(values, dataset, ("responsibles", PARTY))


def indicator_differences(values: Values, dataset: Path) -> list[str]:
    """The numbers, comparators and dates that are not as read, of indicators that are in no doubt."""
    found = {(row["goal_no"], row["position"]): row for row in rows_of(dataset / "indicators.csv")}
    in_doubt = {row["record_id"] for row in rows_of(dataset / "doubts.csv")}
    return [
        difference
        for entry in values["indicators"]
        for row in [found.get((str(entry["goal_no"]), str(entry["position"])), {})]
        if row.get("indicator_id") not in in_doubt
        for difference in _differing_fields(entry, row)
    ]


def _differing_fields(entry: Values, row: Row) -> Iterator[str]:
    for field in INDICATOR:
        seen, accepted = _plain(row.get(field)), _also(entry, field)
        if seen not in accepted:
            yield f"{entry['goal_no']}.{entry['position']} {field}: {seen} for {accepted[0]}"


def figure_counts(values: Values, dataset: Path) -> tuple[int, int, int]:
    """Over the annotated measures: quantities found as read (by value), quantities found, quantities read."""
    found = _by_measure(dataset, "figures", ("value",))
    right = told = read = 0
    for entry in values["figures"]:
        wanted = Counter(_plain(f["value"]) for f in entry["figures"] if not f.get("optional"))
        spare = Counter(_plain(f["value"]) for f in entry["figures"] if f.get("optional"))
        seen = Counter(value for (value,) in found.get((str(entry["goal_no"]), str(entry["position"])), []))
        seen -= spare
        right, told, read = right + (seen & wanted).total(), told + seen.total(), read + wanted.total()
    return right, told, read


def _list_differences(values: Values, dataset: Path, what: tuple[str, tuple[str, ...]]) -> list[str]:
    table, fields = what
    found = _by_measure(dataset, table, fields)
    return [
        f"{entry['goal_no']}.{entry['position']} {seen} for {accepted[0]}"
        for entry in values["measures"]
        for seen in [found.get((str(entry["goal_no"]), str(entry["position"])), [])]
        for accepted in [list(_accepted(entry, table, fields))]
        if seen not in accepted
    ]


def _accepted(entry: Values, table: str, fields: tuple[str, ...]) -> Iterator[Facts]:
    for facts in [entry[table], *entry.get(f"{table}_also", [])]:
        yield [tuple(_plain(fact.get(field)) for field in fields) for fact in facts]


def _by_measure(dataset: Path, table: str, fields: tuple[str, ...]) -> dict[tuple[str, str], Facts]:
    """The rows of a table by goal number and position of their measure, in order."""
    places = {m["measure_id"]: (m["goal_no"], m["position"]) for m in rows_of(dataset / "measures.csv")}
    found: dict[tuple[str, str], Facts] = {}
    for row in rows_of(dataset / f"{table}.csv"):
        facts = tuple(_plain(row[field]) for field in fields)
        found.setdefault(places[row["measure_id"]], []).append(facts)
    return found


def _also(entry: Values, field: str) -> list[str]:
    return [_plain(value) for value in (entry.get(field), *entry.get(f"{field}_also", []))]


def _plain(value: object) -> str:
    """A cell or a value as text: numbers alike whatever their zeros, '' for nothing."""
    text = "" if value is None else str(value)
    try:
        return f"{float(text):g}" if abs(float(text)) < 1e5 else str(int(float(text)))
    except ValueError:
        return text
