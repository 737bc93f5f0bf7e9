"""What the printed numbers of a report say against its rows: gaps, doubles, rows under a wrong goal.

Gets goals with their measures, gives doubts for each goal and each measure. A report's own way of
counting is the measure: where its numbers do not follow their goals, none is odd for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.model import Doubt, Field, Goal, Measure, Place
from extract.record.words import plain

FEWEST = 4
"""From how many numbers their way is told."""
MOSTLY = 0.5
"""The share of measures under the goal that their number names: one lost goal may hide many."""
HABIT = 0.75
"""The share of numbers or goals that makes a way of counting a habit."""
MOST_NAMED = 6
"""Missing numbers that a doubt names one by one."""
_Counted = tuple[str, int]
"""What stands before the last figure of a number, and that figure."""


def numbering_doubts(goals: Sequence[Goal]) -> list[tuple[Doubt, ...]]:
    """For each goal the doubts about numbers that are missing before it or among its measures."""
    starts_at_one = _start_at_one(goals)
    gaps = _goal_gaps(goals)
    return [
        (*gap, *_first_gap(goal, starts_at_one=starts_at_one), *_gaps(goal.measures))
        for goal, gap in zip(goals, gaps, strict=True)
    ]


def misplaced_doubts(goals: Sequence[Goal]) -> list[list[tuple[Doubt, ...]]]:
    """For each measure of each goal the doubts that its number or its twin raise about itself."""
    follows, starts_at_one = _follow_goals(goals), _start_at_one(goals)
    has_themes = any(measure.theme for goal in goals for measure in goal.measures)
    return [
        [
            (*(_under_wrong_goal(measure, goal) if follows else ()), *_repeated(before, measure), *gap)
            for before, measure, gap in zip(
                [None, *goal.measures],
                goal.measures,
                _themes_over_gaps(goal, firsts=starts_at_one and has_themes),
                strict=False,
            )
        ]
        for goal in goals
    ]


def _counted(number: str) -> _Counted | None:
    found = re.fullmatch(r"(.*?)(\d+)[a-z]?", number)
    return (found[1], int(found[2])) if found else None


def _gaps(measures: Sequence[Measure]) -> Iterator[Doubt]:
    """A doubt for each gap or double among the printed numbers of a goal's measures."""
    numbered = [(m, counted) for m in measures if (counted := _counted(m.number))]
    for (before, (stem, a)), (measure, (other, b)) in pairwise(numbered):
        is_lettered = a == b and before.number != measure.number
        if stem == other and (a == b or b not in (a + 1, 1)) and not is_lettered:
            message = f"The number {measure.number} follows {before.number}{_missing(stem, a + 1, b)}."
            yield Doubt("number_sequence", message, _place(measure), "measure_no")


def _missing(stem: str, first: int, end: int) -> str:
    """The numbers of a gap in words."""
    numbers = [f"{stem}{number}" for number in range(first, end)]
    if not numbers:
        return ""
    if len(numbers) > MOST_NAMED:
        return f"; {numbers[0]} to {numbers[-1]} are missing"
    return f"; {', '.join(numbers)} {'is' if len(numbers) == 1 else 'are'} missing"


def _firsts(goals: Sequence[Goal]) -> list[_Counted]:
    """The first number under each goal that has one with a stem of its own ('2.' of '2.1')."""
    counted = [_counted(goal.measures[0].number) for goal in goals if goal.measures]
    return [first for first in counted if first and first[0]]


def _start_at_one(goals: Sequence[Goal]) -> bool:
    firsts = _firsts(goals)
    ones = sum(number == 1 for _, number in firsts)
    return len(firsts) > 1 and ones >= HABIT * (len(firsts) - 1)


def _first_gap(goal: Goal, *, starts_at_one: bool) -> Iterator[Doubt]:
    """A doubt where a goal's first number is not the first, as those of the other goals are."""
    for stem, number in _firsts((goal,)) if starts_at_one else ():
        if number > 1:
            message = f"The first number is {goal.measures[0].number}{_missing(stem, 1, number)}."
            yield Doubt("number_sequence", message, _place(goal.measures[0]), "measure_no")


def _goal_gaps(goals: Sequence[Goal]) -> list[tuple[Doubt, ...]]:
    """For each goal a doubt where goals before it are missing, if most follow each other."""
    numbers = [int(goal.number) if goal.number.isdigit() else None for goal in goals]
    steps = [(a, b) if a is not None and b is not None else None for a, b in pairwise(numbers)]
    told = [pair for pair in steps if pair]
    follow = sum(b == a + 1 for a, b in told)
    is_habit = follow > 0 and follow >= HABIT * (len(told) - 1)
    gaps = [_goal_gap(goals[i + 1], pair) if pair and is_habit else () for i, pair in enumerate(steps)]
    return [(), *gaps] if goals else []


def _goal_gap(goal: Goal, pair: tuple[int, int]) -> tuple[Doubt, ...]:
    if pair[1] == pair[0] + 1:
        return ()
    place = next((part.place for part in goal.goal.parts), Place())
    message = f"The goal {pair[1]} follows {pair[0]}{_missing('', pair[0] + 1, pair[1])}."
    return (Doubt("number_sequence", message, place, "goal_no"),)


def _follow_goals(goals: Sequence[Goal]) -> bool:
    """Whether the measures' numbers begin with those of their goals."""
    numbers = [(goal.number, measure.number) for goal in goals for measure in goal.measures]
    told = [_is_of(number, goal) for goal, number in numbers if goal and "." in number]
    return len(told) >= FEWEST and sum(told) > MOSTLY * len(told)


def _is_of(number: str, goal: str) -> bool:
    return number.startswith(f"{goal}.")


def _under_wrong_goal(measure: Measure, goal: Goal) -> Iterator[Doubt]:
    if not goal.number or "." not in measure.number or _is_of(measure.number, goal.number):
        return
    message = f"The number {measure.number} stands under the goal {goal.number}."
    yield Doubt("number_sequence", message, _place(measure), "goal")
    if measure.theme:
        yield Doubt("number_sequence", message, _place(measure), "theme")


def _themes_over_gaps(goal: Goal, *, firsts: bool) -> list[tuple[Doubt, ...]]:
    """For each measure a doubt about a theme that was carried over a gap, where its heading may be lost.

    Before a goal's first number no theme is carried, and its heading may be lost with the row (`firsts`).
    """
    gaps = {doubt.place: doubt.message for doubt in _gaps(goal.measures)}
    gaps |= {doubt.place: doubt.message for doubt in _first_gap(goal, starts_at_one=firsts)}
    doubts: list[tuple[Doubt, ...]] = []
    theme, message = None, ""
    for before, measure in zip([None, *goal.measures], goal.measures, strict=False):
        if found := gaps.get(_place(measure)):
            theme, message = before.theme if before else Field(), found
        is_carried = theme is not None and measure.theme == theme and (bool(theme) or firsts)
        theme = theme if is_carried else None
        doubts.append((Doubt("number_sequence", message, _place(measure), "theme"),) if is_carried else ())
    return doubts


def _repeated(before: Measure | None, measure: Measure) -> Iterator[Doubt]:
    """A doubt about a row that says all that the one above it says."""
    if before is not None and measure.measure and _said(before) == _said(measure):
        start = measure.measure.text[:60]
        message = f"'{start}' says the same as the row above it."
        yield Doubt("row_repeated", message, _place(measure))


def _said(measure: Measure) -> tuple[str, ...]:
    """What makes a row another's double: its number with its text, or all of its texts."""
    others = () if measure.number else (measure.responsible, measure.schedule, measure.followup)
    return (measure.number, *(plain(field.text) for field in (measure.measure, *others)))


def _place(measure: Measure) -> Place:
    return next((part.place for part in measure.measure.parts), Place())
