"""Goals put together from entries: what an unlabelled heading means, themes carried, numbers checked.

Gets the entries of a whole report in reading order, gives goals with their measures and doubts. It
reads no cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.model import Doubt, Field, Goal, Measure, Place
from extract.record.columns import TELLING, match_heading
from extract.record.entries import (
    Entry,
    GoalEntry,
    HeadingEntry,
    IndicatorEntry,
    LineEntry,
    MeasureEntry,
    ThemeEntry,
)
from extract.record.goals import goal_of_text
from extract.record.kin import kin_doubts
from extract.record.labels import bare_numbers, split_label
from extract.record.numbering import misplaced_doubts, numbering_doubts
from extract.record.themes import ROW_RANK, Heading, carry, theme_field
from extract.record.words import plain
from extract.vocabulary import Vocabulary

FEWEST_HEADINGS = 2
"""Unlabelled headings over tables are goals only where the report has several."""
MOSTLY = 0.75
"""A column that is filled in this share of the measures should not be empty in the others."""
FEWEST_MEASURES = 4


@dataclass
class _Draft:
    """A goal while its measures are gathered."""

    goal: Goal
    measures: list[Measure] = field(default_factory=list)


def assemble(entries: Sequence[Entry], vocabulary: Vocabulary) -> tuple[Goal, ...]:
    """The goals of a report in reading order, each with its measures."""
    settled = settle_headings(entries, vocabulary)
    drafts: list[_Draft] = []
    levels: tuple[Heading, ...] = ()
    current: _Draft | None = None
    before: Entry | None = None
    for entry in settled:
        if isinstance(entry, GoalEntry):
            stated = _same_goal(drafts, entry.goal)
            levels = levels if stated is not None and stated is current else ()
            current = stated or _begin(drafts, entry.goal)
        elif isinstance(entry, IndicatorEntry):
            current = current or _begin(drafts, Goal(Field(), is_stated=False))
            current.goal = _with_indicators(current.goal, entry, before)
        elif isinstance(entry, ThemeEntry):
            levels = carry(levels, entry.headings)
        elif isinstance(entry, MeasureEntry):
            levels = carry(levels, entry.headings)
            current = current or _begin(drafts, Goal(Field(), is_stated=False))
            current.measures.append(replace(entry.measure, theme=theme_field(levels)))
        before = entry
    return _checked(drafts, vocabulary)


def _with_indicators(goal: Goal, entry: IndicatorEntry, before: Entry | None) -> Goal:
    """A goal with the indicators of a table; whose they are is doubtful unless its statement stands above."""
    status = goal.status if goal.status.parts else entry.status
    doubts = goal.doubts + entry.doubts
    goal = replace(goal, indicators=goal.indicators + entry.indicators, status=status, doubts=doubts)
    if goal.is_stated and isinstance(before, (GoalEntry, IndicatorEntry)):
        return goal
    target = entry.indicators[0].target
    place = target.parts[0].place if target.parts else Place()
    message = f"The indicator '{target.text}' and those with it are read as those of '{goal.goal.text}'."
    return replace(goal, doubts=(*goal.doubts, Doubt("goal_guessed", message, place, "goal")))


def unused_themes(entries: Sequence[Entry]) -> Iterable[Doubt]:
    """A doubt for each heading row under which no measure stands."""
    for index, entry in enumerate(entries):
        if isinstance(entry, ThemeEntry) and not _has_measures(entries[index + 1 :], entry.headings[0].rank):
            heading = entry.headings[0]
            place = heading.parts[0].place if heading.parts else Place()
            yield Doubt("row_left_out", f"No measure stands under the heading '{heading.text}'.", place)


def _has_measures(below: Sequence[Entry], rank: int) -> bool:
    """Whether a measure comes before the next heading of a rank that ends this one."""
    for entry in below:
        if not isinstance(entry, ThemeEntry):
            return isinstance(entry, MeasureEntry)
        if entry.headings[0].rank <= rank:
            return False
    return False


def _begin(drafts: list[_Draft], goal: Goal) -> _Draft:
    drafts.append(_Draft(goal))
    return drafts[-1]


def _same_goal(drafts: Sequence[_Draft], goal: Goal) -> _Draft | None:
    """The goal if it was stated before: a table that goes on repeats its goal, contents name it first."""
    for draft in drafts:
        if not draft.goal.is_stated or draft.goal.number != goal.number:
            continue
        is_number_alone = bool(goal.number) and not goal.goal.text
        if is_number_alone or plain(draft.goal.goal.text) == plain(goal.goal.text):
            draft.goal = _completed(draft.goal, goal)
            return draft
        if not draft.measures and _is_contents_line(draft.goal, goal):
            draft.goal = goal
            return draft
    return None


def _completed(stated: Goal, again: Goal) -> Goal:
    """A goal with what its repetition adds."""
    known = {(pair.target.text, pair.current.text) for pair in stated.indicators}
    more = tuple(pair for pair in again.indicators if (pair.target.text, pair.current.text) not in known)
    status = stated.status if stated.status.code else again.status
    return replace(
        stated, indicators=stated.indicators + more, status=status, doubts=stated.doubts + again.doubts
    )


def _is_contents_line(line: Goal, goal: Goal) -> bool:
    """Whether a line is the goal's text and a page number."""
    text, wanted = plain(line.goal.text), plain(goal.goal.text)
    return bool(wanted) and text.startswith(wanted) and text[len(wanted) :].strip().isdigit()


def settle_headings(entries: Sequence[Entry], vocabulary: Vocabulary) -> list[Entry]:
    """The entries with unlabelled headings turned into goals or themes, or left out."""
    entries = _with_lines(entries)
    heads = [
        i
        for i, entry in enumerate(entries)
        if isinstance(entry, HeadingEntry) and _heads_measures(entries, i)
    ]
    goals = [entry for entry in entries if isinstance(entry, GoalEntry)]
    if not goals:
        return _as_goals(entries, heads, vocabulary)
    settled: list[Entry] = []
    above: GoalEntry | None = None
    for index, entry in enumerate(entries):
        above = entry if isinstance(entry, GoalEntry) else above
        if not isinstance(entry, HeadingEntry):
            settled.append(entry)
        elif (
            above and above.is_heading and _is_under(entry, above, vocabulary, heads_measures=index in heads)
        ):
            settled.append(ThemeEntry((entry.heading,)))
    return settled


def _with_lines(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with labelled lines over measures as goals; other such lines are text."""
    return [
        entry.goal if isinstance(entry, LineEntry) else entry
        for index, entry in enumerate(entries)
        if not isinstance(entry, LineEntry) or _heads_measures(entries, index)
    ]


def _heads_measures(entries: Sequence[Entry], index: int) -> bool:
    """Whether a measure comes below before the next heading or goal."""
    between = (ThemeEntry, IndicatorEntry)
    below = next((e for e in entries[index + 1 :] if not isinstance(e, between)), None)
    return isinstance(below, MeasureEntry)


def _is_under(
    heading: HeadingEntry, goal: GoalEntry, vocabulary: Vocabulary, *, heads_measures: bool
) -> bool:
    """Whether a heading is a part of the goal above: by its number, its place in a table, or its level."""
    number = goal.goal.number
    text, is_in_table = heading.heading.text, heading.heading.rank == ROW_RANK
    if is_in_table and match_heading(text, vocabulary).role not in TELLING | {"measure"}:
        return heads_measures
    is_numbered = bool(number) and text.startswith(f"{number}.")
    return is_numbered or (heads_measures and 0 < goal.level < heading.level)


def _as_goals(entries: Sequence[Entry], heads: Sequence[int], vocabulary: Vocabulary) -> list[Entry]:
    """Entries of a report without a stated goal: headings of one kind over measures are its goals."""
    themes = [i for i, e in enumerate(entries) if isinstance(e, ThemeEntry) and _counts(e.headings[0].text)]
    texts = {plain(_heading(entries[index]).text) for index in heads}
    chosen = heads if len(texts) >= FEWEST_HEADINGS else []
    chosen = chosen or (themes if len(themes) >= FEWEST_HEADINGS else [])
    counts = bare_numbers(list(dict.fromkeys(_heading(entries[index]).text for index in chosen)))
    return [
        _guessed_goal(_heading(entry), vocabulary, counts=counts) if index in chosen else entry
        for index, entry in enumerate(entries)
        if index in chosen or not isinstance(entry, HeadingEntry)
    ]


def _counts(text: str) -> bool:
    return bool(re.match(r"\d{1,2}[.):]?\s+\S", text))


def _heading(entry: Entry) -> Heading:
    if isinstance(entry, HeadingEntry):
        return entry.heading
    assert isinstance(entry, ThemeEntry)
    return entry.headings[0]


def _guessed_goal(heading: Heading, vocabulary: Vocabulary, *, counts: bool) -> GoalEntry:
    """A goal of an unlabelled heading; `counts` where the headings are numbered with plain numbers."""
    place = heading.parts[0].place if heading.parts else Place()
    label = split_label(heading.text, vocabulary, "measure")
    text = Field(heading.text, heading.parts)
    goal = goal_of_text(text, vocabulary)
    if label and label.number and label.text:
        goal = Goal(Field(label.text, heading.parts), label.number)
    elif counts and not goal.number:
        number, rest = heading.text.split(maxsplit=1)
        goal = Goal(Field(rest, heading.parts), number)
    doubt = Doubt("goal_guessed", f"The heading '{heading.text}' is read as a goal.", place, "goal")
    return GoalEntry(replace(goal, doubts=(doubt,)), True)


def _checked(drafts: Sequence[_Draft], vocabulary: Vocabulary) -> tuple[Goal, ...]:
    """The goals with the doubts that show only when all measures are known."""
    has_goals = any(draft.goal.is_stated for draft in drafts)
    goals = [replace(draft.goal, measures=tuple(draft.measures)) for draft in drafts]
    every = [measure for goal in goals for measure in goal.measures]
    expected, odd = _expected(every), iter(kin_doubts(every, vocabulary))
    checked = []
    for goal, missing, misplaced in zip(goals, numbering_doubts(goals), misplaced_doubts(goals), strict=True):
        strays = has_goals and not goal.is_stated
        known = [
            replace(measure, doubts=(*measure.doubts, *next(odd), *own))
            for measure, own in zip(goal.measures, misplaced, strict=True)
        ]
        measures = tuple(_with_doubts(measure, expected, strays=strays) for measure in known)
        checked.append(replace(goal, measures=measures, doubts=goal.doubts + missing))
    return tuple(checked)


def _expected(measures: Sequence[Measure]) -> tuple[str, ...]:
    """The fields that nearly all measures fill."""
    if len(measures) < FEWEST_MEASURES:
        return ()
    fields = ("responsible", "schedule", "followup")
    return tuple(
        name for name in fields if sum(bool(getattr(m, name)) for m in measures) >= MOSTLY * len(measures)
    )


def _with_doubts(measure: Measure, expected: Iterable[str], *, strays: bool) -> Measure:
    place = measure.measure.parts[0].place if measure.measure.parts else Place()
    start = measure.measure.text[:60]
    doubts = [
        Doubt("empty_cell", f"'{start}' has no {name}.", place, name)
        for name in expected
        if not getattr(measure, name)
    ]
    if strays:
        doubts.append(Doubt("measure_without_goal", f"'{start}' stands above the first goal.", place, "goal"))
    return replace(measure, doubts=measure.doubts + tuple(doubts))
