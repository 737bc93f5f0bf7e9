"""The shared report, read by a person, against what is recorded from its layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.model import ReportContent
from extract.record import RecordOptions, record_report
from tests.record.seed import seed_document

TEXTS = ("theme", "measure", "responsible", "schedule", "followup")


@pytest.fixture(scope="module")
def expected(shared: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(
        (shared / "seed" / "report-2023-2024.json").read_text(encoding="utf-8")
    )
    return report


@pytest.fixture(scope="module")
def content(expected: dict[str, Any]) -> ReportContent:
    return record_report(seed_document(expected), RecordOptions())


def test_report(content: ReportContent, expected: dict[str, Any]) -> None:
    assert (content.title, content.programme, content.language) == (
        expected["title"],
        expected["title"],
        "fi",
    )
    assert (content.period.start, content.period.end) == ("2023-05-01", "2024-05-31")
    assert [(entry.status, entry.label) for entry in content.legend] == [
        (entry["status"], entry["label"]) for entry in expected["legend"]
    ]


def test_goals_and_indicators(content: ReportContent, expected: dict[str, Any]) -> None:
    found = [
        (g.number, g.goal.text, g.status.code, [(i.target.text, i.current.text) for i in g.indicators])
        for g in content.goals
    ]
    assert found == [
        (str(g["goal_no"]), g["goal"], g["status"], [(i["target"], i["current"]) for i in g["indicators"]])
        for g in expected["goals"]
    ]


@pytest.mark.parametrize("name", TEXTS)
def test_measure_texts(content: ReportContent, expected: dict[str, Any], name: str) -> None:
    found = [getattr(measure, name).text for goal in content.goals for measure in goal.measures]
    assert found == [measure[name] for goal in expected["goals"] for measure in goal["measures"]]


def test_lights(content: ReportContent, expected: dict[str, Any]) -> None:
    found = [measure.status.code for goal in content.goals for measure in goal.measures]
    assert found == [measure["status"] for goal in expected["goals"] for measure in goal["measures"]]


def test_only_a_text_without_its_stop_is_doubtful(content: ReportContent) -> None:
    doubts = [
        d for goal in content.goals for d in (*goal.doubts, *(d for m in goal.measures for d in m.doubts))
    ]
    told = [(doubt.code, doubt.field) for doubt in doubts]
    assert (content.doubts, content.ignored, told) == ((), (), [("text_cut_off", "followup")])
