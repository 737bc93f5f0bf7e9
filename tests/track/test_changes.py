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


INDICATORS = {
    "more of what should be much": (">=", "12", "15", "better"),
    "less of what should be much": (">", "15", "12.5", "worse"),
    "less of what should be little": ("<", "15", "12", "better"),
    "more of what should be little": ("<=", "12", "15", "worse"),
    "exactly tells no way": ("=", "12", "15", ""),
    "no comparator": ("", "12", "15", ""),
    "a value that came": (">=", "", "15", ""),
}


@pytest.mark.parametrize(("sign", "before", "now", "expected"), INDICATORS.values(), ids=INDICATORS)
def test_the_way_of_an_indicator_is_told_by_its_target(
    sign: str, before: str, now: str, expected: str
) -> None:
    assert direction("current_value", before, now, sign) == expected


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


def with_parties(report_id: str, *named: tuple[str, str]) -> Tables:
    tables = measure(report_id, responsible=", ".join(name for name, _ in named))
    own = {"measure_id": tables["measures"][0]["measure_id"]}
    tables["responsibles"] = [{**own, "organisation": name, "role": role} for name, role in named]
    return tables


def test_each_organisation_that_came_left_or_changed_its_role_is_a_row() -> None:
    before = with_parties("a", ("Parks", "lead"), ("Roads", "partner"), ("Schools", "lead"))
    now = with_parties("b", ("parks", "partner"), ("Schools", "lead"), ("Museums", "partner"))
    assert changes(before, now) == {
        "measure.responsible": ("Parks, Roads, Schools", "parks, Schools, Museums", ""),
        "measure.party_added": ("", "Museums", ""),
        "measure.party_gone": ("Roads", "", ""),
        "measure.party_role": ("Parks (lead)", "parks (partner)", ""),
    }


def test_parties_that_one_period_does_not_tell_apart_neither_came_nor_left() -> None:
    assert changes(with_parties("a", ("Parks", "lead")), measure("b", responsible="Parks")) == {}


def with_figures(report_id: str, *told: tuple[float, str, str]) -> Tables:
    tables = measure(report_id)
    own = {"measure_id": tables["measures"][0]["measure_id"]}
    tables["figures"] = [
        {**own, "position": place, "value": value, "unit": unit, "sentence": sentence}
        for place, (value, unit, sentence) in enumerate(told, start=1)
    ]
    return tables


FIGURES = {
    "another number of the same": (
        (120.0, "trees", "All 120 trees grow."), (240.0, "trees", "All, 240 trees, grow."),
        {"measure.figure": ("120 trees", "240 trees", "")},
    ),
    "the same number": (
        (120.0, "trees", "All 120 trees grow."), (120.0, "trees", "All, 120 trees, grow."),
        {},
    ),
    "another unit": (
        (120.0, "trees", "All 120 trees grow."), (90.0, "shrubs", "All 90 shrubs grow."),
        {},
    ),
    "something else of the same unit": (
        (120.0, "EUR", "In all 120 euros went to owners."), (90.0, "EUR", "A spade is sold for 90."), {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "now", "expected"), FIGURES.values(), ids=FIGURES)
def test_figures_of_one_unit_in_like_sentences_are_compared(
    before: tuple[float, str, str], now: tuple[float, str, str], expected: dict[str, object]
) -> None:
    assert changes(with_figures("a", before), with_figures("b", now)) == expected


def test_a_change_tells_by_how_much() -> None:
    before = measure("a", schedule_end="2023-12-31", status="started")
    now = measure("b", schedule_end="2024-03-31", status="delayed")
    rows = comparison_rows(compare_tables(before, now))["changes"]
    assert {row["field"]: row["difference"] for row in rows} == {"schedule_end": 91, "status": None}
