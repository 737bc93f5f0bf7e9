"""Goals of two reports: which belong together, and which measures are told under them."""

from __future__ import annotations

import pytest

from extract.dataset import Row
from extract.view.comparison import Comparison
from extract.view.comparison.content import comparison_to_content
from extract.view.comparison.goals import record_pairs
from extract.view.comparison.sides import Side
from tests.view.comparison.small import NEW, OLD, change, link, measure, tables


def goals(report: str, *texts: str) -> list[Row]:
    return [
        {"goal_id": f"{report}/{number}", "goal_no": str(number), "goal": text}
        for number, text in enumerate(texts, start=1)
    ]


def joined(old: list[Row], new: list[Row], changes: list[Row]) -> list[tuple[str, str]]:
    comparison = Comparison({"goals": old}, {"goals": new}, [], changes)
    pairs = record_pairs(comparison, "goals")
    return [(number_of(pair.previous), number_of(pair.current)) for pair in pairs]


def number_of(side: Side | None) -> str:
    return side.text("goal_no") if side else ""


@pytest.mark.parametrize(
    ("old", "new", "changes", "expected"),
    [
        pytest.param(["A", "B"], ["B", "A"], [], [("2", "1"), ("1", "2")], id="equal texts, other numbers"),
        pytest.param(["Open-data"], ["Open – data"], [], [("1", "1")], id="dashes and blanks do not count"),
        pytest.param(
            ["A"], ["B"], [], [("", "1"), ("1", "")], id="other texts without a change are two goals"
        ),
        pytest.param(
            ["A"], ["B"], [change("1 > 1", "goal", ("A", "B"))], [("1", "1")], id="joined by a change"
        ),
        pytest.param(["A", "A"], ["A", "A"], [], [("1", "1"), ("2", "2")], id="equal goals in their order"),
        pytest.param([], ["A"], [], [("", "1")], id="a new goal"),
        pytest.param(["A"], [], [], [("1", "")], id="a goal that is gone"),
    ],
)
def test_which_goals_belong_together(
    old: list[str], new: list[str], changes: list[Row], expected: list[tuple[str, str]]
) -> None:
    assert joined(goals(OLD, *old), goals(NEW, *new), changes) == expected


def test_a_moved_measure_is_told_under_its_later_goal() -> None:
    old, new = [measure(OLD, "1/m1"), measure(OLD, "2/m1")], [measure(NEW, "1/m1"), measure(NEW, "2/m1")]
    links = [link("1/m1 > 2/m1", "moved"), link("2/m1 > ", "removed"), link(" > 1/m1", "added")]
    content = comparison_to_content(Comparison(tables(OLD, old), tables(NEW, new), links))
    assert [[card.pair.kind for card in goal.cards] for goal in content.goals] == [
        ["added"],
        ["moved", "removed"],
    ]


def test_measures_under_no_goal_come_last() -> None:
    new = tables(NEW, [measure(NEW, "1/m1"), measure(NEW, "#0/m1")])
    new["goals"] = new["goals"][1:]
    content = comparison_to_content(Comparison(tables(OLD, []), new, []))
    assert [len(goal.goal.sides) for goal in content.goals] == [1, 0]
