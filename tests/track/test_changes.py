from __future__ import annotations

import pytest

from extract.track import compare_tables, comparison_rows
from extract.track.changes import direction
from extract.track.items import Row
from tests.track.mini import Tables, report

DIRECTIONS = {
    "a light got better": ("status", "started", "on_track", "better"),
    "a light got worse": ("status", "on_track", "not_done", "worse"),
    "delayed is worse than not started": ("status", "not_started", "delayed", "worse"),
    "cancelled has no place": ("status", "started", "cancelled", ""),
    "unknown has no place": ("status", "unknown", "started", ""),
    "no status before": ("status", "", "started", ""),
    "a later end": ("schedule_end", "2024-12-31", "2025-06-30", "worse"),
    "an earlier end": ("schedule_end", "2025-12-31", "2025-06-30", "better"),
    "an end that came": ("schedule_end", "", "2025-06-30", ""),
    "a start tells nothing": ("schedule_start", "2024-01-01", "2025-01-01", ""),
    "words tell nothing": ("measure", "good", "bad", ""),
}


@pytest.mark.parametrize(("field", "previous", "current", "expected"), DIRECTIONS.values(), ids=DIRECTIONS)
def test_direction(field: str, previous: str, current: str, expected: str) -> None:
    assert direction(field, previous, current) == expected


def changes(previous: Tables, current: Tables) -> dict[str, tuple[object, object, object]]:
    rows = comparison_rows(compare_tables(previous, current))["changes"]
    return {f"{r['record']}.{r['field']}": (r["previous"], r["current"], r["direction"]) for r in rows}


def measure(report_id: str, **told: object) -> Tables:
    tables = report(report_id, ["1: Plant oak trees along the old canal."])
    tables["measures"][0] |= told
    return tables


CHANGED = {
    "status": (
        {"status": "started"}, {"status": "delayed"}, {"measure.status": ("started", "delayed", "worse")},
    ),
    "colour where there is no status": (
        {"colour": "green"}, {"colour": "red"}, {"measure.colour": ("green", "red", "")},
    ),
    "the light behind a status is no change of its own": (
        {"status": "started", "colour": "green"}, {"status": "delayed", "colour": "red"},
        {"measure.status": ("started", "delayed", "worse")},
    ),
    "schedule in words": (
        {"schedule": "2022–2023"}, {"schedule": "2022–2024"},
        {"measure.schedule": ("2022–2023", "2022–2024", "")},
    ),
    "schedule with dates": (
        {"schedule": "2023", "schedule_end": "2023-12-31"},
        {"schedule": "2024", "schedule_end": "2024-12-31"},
        {"measure.schedule_end": ("2023-12-31", "2024-12-31", "worse")},
    ),
    "parties": (
        {"responsible": "Parks"}, {"responsible": "Roads"}, {"measure.responsible": ("Parks", "Roads", "")},
    ),
    "theme": ({"theme": "Trees"}, {"theme": "Green"}, {"measure.theme": ("Trees", "Green", "")}),
    "printed number": (
        {"measure_no": "1.1"}, {"measure_no": "1.2"}, {"measure.measure_no": ("1.1", "1.2", "")},
    ),
    "dashes only": ({"schedule": "2022-2023"}, {"schedule": "2022–2023"}, {}),
    "what happened in the period": ({"followup": "Begun."}, {"followup": "Done."}, {}),
}  # fmt: skip


@pytest.mark.parametrize(("before", "now", "expected"), CHANGED.values(), ids=CHANGED)
def test_a_changed_field_is_one_row(before: Row, now: Row, expected: dict[str, tuple[object, ...]]) -> None:
    assert changes(measure("a", **before), measure("b", **now)) == expected


def test_parties_are_compared_by_organisation_where_they_are_told_apart() -> None:
    before, now = measure("a", responsible="Parks, Roads"), measure("b", responsible="Roads and Parks")
    for tables in (before, now):
        own = {"measure_id": tables["measures"][0]["measure_id"], "role": "lead"}
        tables["responsibles"] = [{**own, "organisation": "Parks"}, {**own, "organisation": "Roads"}]
    assert changes(before, now) == {}


def test_goals_and_indicators_are_compared_too() -> None:
    before, now = measure("a"), measure("b")
    for tables, status, current in ((before, "started", "12 %"), (now, "on_track", "15 %")):
        goal_id = tables["goals"][0]["goal_id"]
        tables["goals"][0]["status"] = status
        own: Row = {"report_id": tables["reports"][0]["report_id"], "indicator_id": f"{goal_id}/i1"}
        own |= {"goal_id": goal_id, "position": 1, "target": "Share of green areas"}
        tables["indicators"] = [{**own, "current": current}]
    assert changes(before, now) == {
        "goal.status": ("started", "on_track", "better"),
        "indicator.current": ("12 %", "15 %", ""),
    }


def test_what_was_added_or_removed_has_no_rows() -> None:
    assert changes(report("a", ["1: Plant oak trees."]), report("b", ["1: Count the boats."])) == {}
