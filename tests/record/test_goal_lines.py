"""Goals of lines that look like text, numbered headings, and indicators in tables of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Paragraph, Table
from extract.record.headings import body_size
from tests.record.mini import Block, document, paragraph, table
from tests.record.test_layouts import read

MEASURES = "Measure | Lead | Progress | Status\nGuide | HR | Made in May. | Done"
INDICATORS = "Indicator | Target | Current value\nInspections | 120 in 2025 | 96\nClosed cases | 85 % | 81 %"


def sized(made: Table, size: float) -> Table:
    cells = [replace(c, paragraphs=tuple(replace(p, size=size) for p in c.paragraphs)) for c in made.cells]
    return replace(made, cells=tuple(cells))


def goals(*blocks: Block) -> list[tuple[str, str, int]]:
    return [(goal.number, goal.goal.text, len(goal.measures)) for goal in read(*blocks).goals]


def test_numbered_line_right_above_measures_is_a_goal_without_any_look() -> None:
    assert goals("Goal 1: Growth", MEASURES, "Goal 2: Health", MEASURES) == [
        ("1", "Growth", 1),
        ("2", "Health", 1),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("Goal 1: Growth", "It was discussed.", MEASURES), id="a paragraph stands between"),
        pytest.param((MEASURES, "Goal 1: Growth"), id="no table below"),
        pytest.param(("Goal 1 was discussed.", MEASURES), id="prose"),
        pytest.param(("Goal: Growth", MEASURES), id="no number"),
    ],
)
def test_other_lines_without_a_look_are_no_goals(blocks: tuple[str, ...]) -> None:
    assert goals(*blocks) == [("", "", 1)]


def test_numbers_of_unlabelled_headings() -> None:
    assert goals("# 1 Growth is shared", MEASURES, "# 2 Health", MEASURES) == [
        ("1", "Growth is shared", 1),
        ("2", "Health", 1),
    ]


def test_numbers_that_do_not_count_are_text() -> None:
    assert goals("# 2030 Growth", MEASURES, "# 5 Health", MEASURES)[1] == ("", "5 Health", 1)


LONG = "A paragraph of prose that goes on and on until it ends. " * 5


@pytest.mark.parametrize(
    ("paragraphs", "size"),
    [
        pytest.param([("Goal 1: a heading longer than the prose of the report", 12.0), ("Short.", 9.0)], 9.0),
        pytest.param([(LONG, 11.0), ("Growth", 14.0)], 11.0, id="prose"),
        pytest.param([("Growth", 14.0)], 9.0, id="cells alone"),
    ],
)
def test_body_size(paragraphs: list[tuple[str, float]], size: float) -> None:
    above: list[Paragraph] = [paragraph(text, size=of) for text, of in paragraphs]
    assert body_size(document(*above, sized(table(MEASURES), 9.0))) == size


def test_indicators_of_a_table_under_the_goal() -> None:
    goal = read("# Goal 1: Growth", INDICATORS, MEASURES).goals[0]
    assert [(pair.target.text, pair.current.text) for pair in goal.indicators] == [
        ("Inspections\n120 in 2025", "96"),
        ("Closed cases\n85 %", "81 %"),
    ]
    assert goal.doubts == ()


def test_indicators_under_a_line_without_a_look() -> None:
    assert [len(goal.indicators) for goal in read("Goal 1: Growth", INDICATORS, MEASURES).goals] == [2]


def test_indicators_under_no_heading_are_a_doubt() -> None:
    content = read("# Goal 1: Growth", MEASURES, INDICATORS)
    assert content.goals[0].indicators == ()
    assert [doubt.code for doubt in content.doubts if doubt.code == "table_ignored"] == ["table_ignored"]


def test_indicators_under_another_heading_are_doubtful() -> None:
    (goal,) = read("# Goal 1: Growth", MEASURES, "# Annex", INDICATORS).goals
    assert (len(goal.indicators), [doubt.code for doubt in goal.doubts]) == (2, ["goal_guessed"])
