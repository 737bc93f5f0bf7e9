"""Headings that are lost, run together or split among columns."""

from __future__ import annotations

import pytest

from extract.model import Measure
from extract.record.columns import run_together
from extract.record.report import RecordOptions, record_report
from extract.vocabulary import load
from tests.record.mini import document, lines


def measures(*table: str) -> list[Measure]:
    content = record_report(document("Goal 1. Growth", lines(*table)), RecordOptions(language="en"))
    return [measure for goal in content.goals for measure in goal.measures]


def told(measure: Measure) -> set[tuple[str, str]]:
    return {(doubt.code, doubt.field) for doubt in measure.doubts}


RUN_TOGETHER = [
    pytest.param("Responsible Schedule", ["responsible", "schedule"], id="two headings"),
    pytest.param("Results in 2024 Status", ["followup", "status"], id="words behind a heading"),
    pytest.param("Implementation status", [], id="one heading of two words"),
    pytest.param("Responsible for the schedule", [], id="a phrase"),
    pytest.param("Measure", [], id="one heading"),
]


@pytest.mark.parametrize(("text", "roles"), RUN_TOGETHER)
def test_headings_that_run_together_are_told_apart(text: str, roles: list[str]) -> None:
    assert [role for _, role in run_together(text, load("en"))] == roles


def test_headings_of_a_merged_cell_are_dealt_out_among_its_columns() -> None:
    (measure,) = measures("Measure | Responsible // Schedule | < | Progress", "Do | Office | 2024 | Done.")
    assert (measure.responsible.text, measure.schedule.text) == ("Office", "2024")


def test_a_text_under_two_headings_in_one_is_told_of_both_fields() -> None:
    (measure,) = measures("Measure | Responsible | Results Status", "Do | Office | Done. Delayed")
    assert {("text_across_columns", "followup"), ("text_across_columns", "status")} <= told(measure)


def test_measures_without_their_heading_under_a_goal_are_read() -> None:
    (measure,) = measures(
        "Goal | Main indicator | < | < | Status",
        "Goal 1. Growth | Jobs 200 | < | < | On track",
        " | Responsible | Schedule | Progress | Status",
        "Open the archive to all | Office | 2024 | It is open. | On track",
    )
    assert (measure.measure.text, measure.responsible.text) == ("Open the archive to all", "Office")


def test_a_row_that_lost_its_measure_is_told_of_the_row_above() -> None:
    first, *_ = measures(
        "Measure | Responsible | Schedule | Progress",
        "Open the archive | Office | 2024 | It is open.",
        " | Library | 2025 | It is shut.",
        *(f"Open hall {number} | Unit | 2026 | It is open." for number in range(8)),
    )
    assert ("rows_glued", "") in told(first)
