"""What is shown for review: the doubts in order, and the records that they are about.

Gets the tables of a dataset, gives items and records as plain values; which are settled is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extract.dataset import Row, Rows
from extract.doubts import DoubtKind, kinds_in
from extract.model import SETTABLE

LEAST_KNOWN = 2
"""Seriousness of a doubt that the catalogue does not know."""
_BOX = ("x0", "top", "x1", "bottom")
_KINDS = (("goals", "goal_id", "g"), ("indicators", "indicator_id", "i"), ("measures", "measure_id", "m"))
_OWN = {"g": "goal", "i": "target", "m": "measure"}


@dataclass(frozen=True, slots=True)
class Item:
    """The doubts about one field of one record; those about a whole report come one by one."""

    record_id: str
    report_id: str
    field: str
    seriousness: int
    page: int | None
    doubts: tuple[dict[str, str], ...]
    """Message, meaning and next step of each."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is shown."""

    record_id: str
    report_id: str
    kind: str
    """g, i or m, as in SETTABLE; '' for a report as a whole."""
    values: dict[str, str] = field(default_factory=dict)
    """The fields that can be set."""
    goal: str = ""
    """Number and text of the goal that it stands under; '' for a goal."""
    places: tuple[dict[str, object], ...] = ()
    """Field, page, box, table, row, column and text of each of its parts."""

    @property
    def own_text(self) -> str:
        """What it is called by."""
        return self.values.get(_OWN.get(self.kind, ""), "")


def review_items(tables: Rows, language: str) -> list[Item]:
    """The doubts by record and field, the most serious first, else in the order of the reports."""
    kinds = {kind.code: kind for kind in kinds_in(language)}
    groups: dict[tuple[object, ...], list[Row]] = {}
    for number, row in enumerate(tables["doubts"]):
        is_whole = row["record_id"] == row["report_id"]
        key = (row["record_id"], row["field"], number if is_whole else -1)
        groups.setdefault(key, []).append(row)
    return sorted((_item(rows, kinds) for rows in groups.values()), key=lambda item: -item.seriousness)


def _item(rows: Sequence[Row], kinds: Mapping[str, DoubtKind]) -> Item:
    told = [(row, kinds.get(str(row["code"]))) for row in rows]
    doubts = tuple(
        {
            "message": str(row["message"]),
            "meaning": kind.meaning if kind else str(row["code"]),
            "next_step": kind.next_step if kind else "",
        }
        for row, kind in told
    )
    first = rows[0]
    seriousness = max(kind.seriousness if kind else LEAST_KNOWN for _, kind in told)
    page = first["page"] if isinstance(first["page"], int) else None
    ids = str(first["record_id"]), str(first["report_id"]), str(first["field"] or "")
    return Item(*ids, seriousness, page, doubts)


def shown_records(tables: Rows) -> dict[str, Shown]:
    """All records by id, with their places; reports as a whole, too."""
    places: dict[object, list[dict[str, object]]] = {}
    for source in tables["sources"]:
        places.setdefault(source["record_id"], []).append(_place(source))
    reports = (
        Shown(
            str(row["report_id"]), str(row["report_id"]), "", places=tuple(places.get(row["report_id"], ()))
        )
        for row in tables["reports"]
    )
    return {shown.record_id: shown for shown in (*reports, *_records(tables, places))}


def _records(tables: Rows, places: dict[object, list[dict[str, object]]]) -> Iterator[Shown]:
    goals = {row["goal_id"]: _goal(row) for row in tables["goals"]}
    for table, key, kind in _KINDS:
        for row in tables[table]:
            values = {name: str(row[name] or "") for name in SETTABLE[kind]}
            goal = goals.get(row["goal_id"], "") if kind != "g" else ""
            own = tuple(places.get(row[key], ()))
            yield Shown(str(row[key]), str(row["report_id"]), kind, values, goal, own)


def _goal(row: Row) -> str:
    return " ".join(str(row[name]) for name in ("goal_no", "goal") if row[name])


def _place(source: Row) -> dict[str, object]:
    corners = [source[edge] for edge in _BOX]
    spot = {name: source[name] for name in ("field", "page", "table", "row", "column", "text")}
    return {**spot, "box": None if None in corners else corners}


def shown_measures(tables: Rows) -> dict[str, dict[str, object]]:
    """The measures of a report as a review of links shows them, by id."""
    goals = {row["goal_id"]: _goal(row) for row in tables["goals"]}
    return {
        str(row["measure_id"]): {
            "report_id": str(row["report_id"]),
            "goal": goals.get(row["goal_id"], ""),
            **{name: str(row[name] or "") for name in SETTABLE["m"]},
        }
        for row in tables["measures"]
    }
