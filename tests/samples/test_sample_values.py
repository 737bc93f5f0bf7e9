"""The values that a person read agree with the samples' texts and with their own conventions."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.samples.files import NAMES, SAMPLES, all_measures, content_of

VALUES = sorted(SAMPLES.glob("expected/*/values.json"))
KINDS = {"range", "year", "from", "by", "recurring", "continuous", "none_stated", "dependent", "other"}
OPEN = {"from", "recurring", "continuous"}
PRECISIONS = {"year", "school_year", "half", "quarter", "month", "day", "none"}
COMPARATORS = {">=", ">", "<=", "<", "=", "about", None}

Values = dict[str, Any]


@pytest.fixture(params=VALUES, ids=lambda path: path.parent.name)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param.parent.name)


@pytest.fixture
def values(name: str) -> Values:
    read: Values = json.loads((SAMPLES / "expected" / name / "values.json").read_text(encoding="utf-8"))
    return read


def place(entry: Values) -> tuple[int, int]:
    return entry["goal_no"], entry["position"]


def lists(entry: Values, field: str) -> list[list[Values]]:
    return [entry[field], *entry.get(f"{field}_also", [])]


def test_each_made_up_sample_has_values() -> None:
    assert {path.parent.name for path in VALUES} == {*NAMES} - {"helsinki-2023-2024"}


def test_every_measure_is_read_with_its_texts(name: str, values: Values) -> None:
    measures = all_measures(content_of(name))
    assert [(*place(entry), entry["responsible"], entry["schedule"]) for entry in values["measures"]] == [
        (goal["goal_no"], i, m["responsible"], m["schedule"]) for goal, i, m in measures
    ]


def test_every_indicator_is_read(name: str, values: Values) -> None:
    goals = content_of(name)["goals"]
    assert [place(entry) for entry in values["indicators"]] == [
        (goal["goal_no"], i) for goal in goals for i, _ in enumerate(goal["indicators"], start=1)
    ]


def test_quantities_are_copied_from_the_follow_up(name: str, values: Values) -> None:
    texts = {(goal["goal_no"], i): m["followup"] for goal, i, m in all_measures(content_of(name))}
    quoted = [
        (texts[place(entry)], figure["text"]) for entry in values["figures"] for figure in entry["figures"]
    ]
    assert [text for followup, text in quoted if text not in followup] == []
    assert len(values["figures"]) >= 8


def test_terms_are_those_of_the_tables(values: Values) -> None:
    schedules = [s for m in values["measures"] for found in lists(m, "schedules") for s in found]
    parties = [p for m in values["measures"] for found in lists(m, "responsibles") for p in found]
    assert {s["kind"] for s in schedules} <= KINDS
    assert {s["precision"] for s in schedules} <= PRECISIONS
    assert {p["role"] for p in parties} == {"lead", "partner"}
    assert {i.get("target_comparator") for i in values["indicators"]} <= COMPARATORS


def test_a_measures_span_follows_from_its_schedules(values: Values) -> None:
    for entry in values["measures"]:
        starts = [s["start"] for s in entry["schedules"] if s["start"]]
        ends = [s["end"] for s in entry["schedules"] if s["end"]]
        is_open = any(s["kind"] in OPEN for s in entry["schedules"])
        assert entry["schedule_start"] == min(starts, default=None)
        assert entry["schedule_end"] == (None if is_open else max(ends, default=None))


def test_dates_are_given_where_the_kind_has_them(values: Values) -> None:
    for schedule in (s for entry in values["measures"] for s in entry["schedules"]):
        has = (schedule["start"] is not None, schedule["end"] is not None)
        dates = {"range": (True, True), "year": (True, True), "from": (True, False), "by": (False, True)}
        assert has == dates.get(schedule["kind"], (False, False))
