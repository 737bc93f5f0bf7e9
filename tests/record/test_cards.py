from __future__ import annotations

import pytest

from extract.record import RecordOptions, record_report
from tests.record.layouts import outline
from tests.record.mini import Block, document, paragraph

CARD = "Responsible | Office\nTimetable | 2023\nStatus | Completed\nFollow-up | Out."


def read(*blocks: Block) -> list[str]:
    return outline(record_report(document(*blocks), RecordOptions())).splitlines()


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            (f"Measure | Guide\n{CARD}",),
            ["Guide | Office | 2023 | Out. | completed"],
            id="all labels in the card",
        ),
        pytest.param(
            (f"Measure 1.2 | Guide\n{CARD}",),
            ["1.2 Guide | Office | 2023 | Out. | completed"],
            id="number in the label",
        ),
        pytest.param(
            ("# Measure 3: Guide", CARD), ["3 Guide | Office | 2023 | Out. | completed"], id="heading above"
        ),
        pytest.param(
            (f"Guide | <\n{CARD}",),
            ["Guide | Office | 2023 | Out. | completed"],
            id="first row over both columns",
        ),
        pytest.param(
            ("Measure | Guide | Status | Completed\nResponsible | Office | Timetable | 2023",),
            ["Guide | Office | 2023 |  | completed"],
            id="two pairs a row",
        ),
        pytest.param(
            (f"Measure | Guide\n{CARD}\nMeasure | Book\n{CARD}",),
            ["Guide | Office | 2023 | Out. | completed", "Book | Office | 2023 | Out. | completed"],
            id="two records in one table",
        ),
        pytest.param(
            ("Measure | Guide\nResponsible | Office\nStatus | #00b050",),
            ["Guide | Office |  |  | on_track"],
            id="light as fill",
        ),
    ],
)
def test_card_tables(blocks: tuple[str, ...], expected: list[str]) -> None:
    assert read(*blocks)[1:] == [f"  {line}" for line in expected]


def test_goal_named_by_a_card() -> None:
    assert read(f"Goal | Goal 2: Growth\nMeasure | Guide\n{CARD}")[0] == "2 Growth"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            (
                "Priority: Guide",
                "Current Status: In progress",
                "Estimated Date of Completion: 2023",
                "Progress: Out.",
            ),
            id="one label a paragraph",
        ),
        pytest.param(
            ("**Priority:** Guide **Current Status:** In progress", "**Timeline:** 2023 **Progress:** Out."),
            id="several labels a paragraph",
        ),
    ],
)
def test_labelled_paragraphs(lines: tuple[str, ...]) -> None:
    assert read(*lines)[1:] == ["  Guide |  | 2023 | Out. | started"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("# Measure 1.2 Write a guide", "1.2 Write a guide", id="label and number"),
        pytest.param("Measure 1.2 Write a guide", "1.2 Write a guide", id="without a heading's look"),
        pytest.param("# 1.2 Write a guide", "1.2 Write a guide", id="number alone"),
        pytest.param("# Write a guide", "Write a guide", id="text alone"),
    ],
)
def test_a_heading_over_labelled_paragraphs_is_their_measure(heading: str, expected: str) -> None:
    values = ("Responsible: Office", "Schedule: 2023", "Follow-up: Out.", "Status: Completed")
    again = (heading.replace("1.2", "1.3"), *values)
    found = read("# Goal 1: Growth", heading, *values, *again)
    line = f"  {expected} | Office | 2023 | Out. | completed"
    assert found == ["1 Growth", line, line.replace("1.2", "1.3")]


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("# Background", id="a heading over prose"),
        pytest.param("# Goal 2: Learning", id="a goal"),
    ],
)
def test_other_headings_are_no_measure(above: str) -> None:
    found = read("# Goal 1: Growth", above, "Some text.", "Priority: Guide", "Status: Completed")
    assert [line for line in found if line.startswith("  ")] == ["  Guide |  |  |  | completed"]


def test_paragraph_without_a_label_goes_on_with_the_value_and_a_heading_ends_it() -> None:
    lines = (
        "Priority: Guide",
        "Status: In progress",
        "Progress: Out.",
        "And read.",
        "# Examples",
        "Other text.",
    )
    assert read(*lines)[1:] == ["  Guide |  |  | Out./And read. | started"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Action: we act at once, and so do our partners.", id="prose with a colon"),
        pytest.param("Implementing offices: Housing", id="label of another kind alone"),
    ],
)
def test_prose_is_no_card(line: str) -> None:
    table = "Measure | Responsible | Follow-up\nGuide | Office | Out."
    assert read(line, "Some more text.", table)[1:] == ["  Guide | Office |  | Out. | "]


def test_values_know_their_paragraph() -> None:
    lines = [paragraph(text) for text in ("Priority: Guide", "Status: Completed", "Progress: Out.")]
    measure = record_report(document(*lines), RecordOptions()).goals[0].measures[0]
    assert [part.text for part in measure.followup.parts] == ["Out."]
    assert measure.followup.parts[0].place == lines[2].place
