from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record.told import split_status, tell_more
from tests.record.test_layouts import read

EN = vocabulary.load("en")


@pytest.mark.parametrize(
    ("text", "told", "status"),
    [
        pytest.param("The guide was made.\nCompleted", "The guide was made.", "Completed", id="last line"),
        pytest.param("The guide was made. Completed", "The guide was made.", "Completed", id="last sentence"),
        pytest.param(
            "Completed. The guide was made.", "The guide was made.", "Completed", id="first sentence"
        ),
        pytest.param("In progress", "", "In progress", id="status alone"),
        pytest.param("Tender postponed.\nDelayed", "Tender postponed.", "Delayed", id="short text"),
        pytest.param("The guide was made in May.", "The guide was made in May.", "", id="no status"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_text_and_status(text: str, told: str, status: str) -> None:
    assert split_status(text, EN) == (told, status)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The guide was made. Completed", "Tender postponed.\nDelayed", "In progress"], True),
        (["Completed", "In progress", "In progress. Waits for money."], False),
        (["The guide was made.", "The course was held."], False),
        ([], False),
    ],
)
def test_column_that_tells_more_than_statuses(texts: list[str], expected: bool) -> None:
    assert tell_more(texts, EN) is expected


TABLE = """
    Measure | Lead | Progress and status
    Guide | HR | It was made. // Completed #00b050
    Course | HR | Tender postponed. // Delayed #ff0000
"""


def test_a_status_column_with_texts_gives_both() -> None:
    content = read("Goal 1. Growth", TABLE)
    measure = content.goals[0].measures[0]
    assert (measure.followup.text, measure.status.label, measure.status.code) == (
        "It was made.",
        "Completed",
        "completed",
    )
    assert [doubt.code for doubt in content.doubts if doubt.field == "status"] == ["column_guessed"]


def test_a_status_column_beside_a_follow_up_keeps_its_words() -> None:
    text = "Measure | Progress | Status\nGuide | It was made. | It was made. // Completed"
    assert read("Goal 1. Growth", text).goals[0].measures[0].status.label == "It was made.\nCompleted"
