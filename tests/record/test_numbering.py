"""Numbers that are missing, double or under a wrong goal, and rows that stand twice."""

from __future__ import annotations

import pytest

from extract.model import Doubt, Field, Goal, Measure, Part, Place
from extract.record.numbering import misplaced_doubts, numbering_doubts


def goal(number: str, *measures: str, theme: str = "") -> Goal:
    made = (
        Measure(Field(f"Do {no}", (Part(Place(row=row)),)), no, Field(theme))
        for row, no in enumerate(measures)
    )
    return Goal(Field(f"Goal {number}"), number, measures=tuple(made))


def said(doubts: list[tuple[Doubt, ...]]) -> list[str]:
    return [doubt.message for own in doubts for doubt in own]


MISSING = [
    pytest.param([goal("1", "1.1", "1.3")], ["The number 1.3 follows 1.1; 1.2 is missing."], id="a gap"),
    pytest.param([goal("1", "1.1", "1.1")], ["The number 1.1 follows 1.1."], id="a double"),
    pytest.param(
        [goal("1", "1.1"), goal("2", "2.3"), goal("3", "3.1")],
        ["The first number is 2.3; 2.1, 2.2 are missing."],
        id="the first numbers of a goal",
    ),
    pytest.param(
        [goal("1", "1.1"), goal("2", "2.1"), goal("4", "4.1")],
        ["The goal 4 follows 2; 3 is missing."],
        id="a goal",
    ),
    pytest.param(
        [goal("1", "1.1", "1.9")],
        ["The number 1.9 follows 1.1; 1.2 to 1.8 are missing."],
        id="many numbers",
    ),
]


@pytest.mark.parametrize(("goals", "messages"), MISSING)
def test_missing_numbers_are_told(goals: list[Goal], messages: list[str]) -> None:
    assert said(numbering_doubts(goals)) == messages


@pytest.mark.parametrize(
    "goals",
    [
        pytest.param([goal("1", "1.1", "1.2", "1.2a", "1.2b")], id="letters behind a number"),
        pytest.param([goal("1", "1.1", "2.1")], id="another stem"),
        pytest.param([goal("1", "3"), goal("2", "4")], id="numbers that run on over goals"),
        pytest.param([goal("1", "1.1"), goal("4", "4.1"), goal("9", "9.1")], id="goals chosen from more"),
        pytest.param([goal("", ""), goal("", "")], id="no numbers"),
    ],
)
def test_numbers_that_count_otherwise_are_not_told(goals: list[Goal]) -> None:
    assert (said(numbering_doubts(goals)), said(*misplaced_doubts(goals[:1]))) == ([], [])


def test_a_number_under_another_goal_is_told_of_the_goal_and_theme() -> None:
    goals = [goal("1", "1.1", "1.2", "1.3", "2.1", theme="Homes"), goal("3", "3.1", "3.2")]
    told = [(d.code, d.field) for own in misplaced_doubts(goals)[0] for d in own]
    assert told == [("number_sequence", "goal"), ("number_sequence", "theme")]


def test_a_theme_carried_over_a_gap_is_told_until_the_next_theme() -> None:
    own = goal("1", "1.1", "1.3", "1.4", theme="Homes")
    fields = [[d.field for d in doubts] for doubts in misplaced_doubts([own])[0]]
    assert fields == [[], ["theme"], ["theme"]]


@pytest.mark.parametrize(
    ("again", "codes"), [("1.1", [[], ["row_repeated"]]), ("1.2", [[], []])], ids=["same number", "another"]
)
def test_a_row_that_stands_twice_is_told(again: str, codes: list[list[str]]) -> None:
    twice = Goal(Field("Goal"), "1", measures=(Measure(Field("Do"), "1.1"), Measure(Field("Do"), again)))
    assert [[d.code for d in own] for own in misplaced_doubts([twice])[0]] == codes
