"""Typed values of the records' texts: schedules, organisations, quantities.

Gets a report's records, gives the same records with what their fields say in dates, organisations
and numbers, and the doubts about it. No text of a record changes here.
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import Doubt, Goal, Indicator, Measure, Place, ReportContent
from extract.record.quantities import figures_in, indicator_values
from extract.record.schedules import read_schedule
from extract.vocabulary import Vocabulary


def with_typed_values(content: ReportContent, vocabulary: Vocabulary) -> ReportContent:
    """The records with their typed values."""
    return replace(
        content, goals=tuple(_goal(goal, vocabulary, content.period.start) for goal in content.goals)
    )


def _goal(goal: Goal, vocabulary: Vocabulary, since: str) -> Goal:
    return replace(
        goal,
        indicators=tuple(_indicator(indicator, vocabulary, since) for indicator in goal.indicators),
        measures=tuple(_measure(measure, vocabulary) for measure in goal.measures),
    )


def _indicator(indicator: Indicator, vocabulary: Vocabulary, since: str) -> Indicator:
    """An indicator with its numbers; `since` is the first day of the report's period."""
    values, doubts = indicator_values(indicator.target, indicator.current, vocabulary, since)
    return replace(indicator, values=values, doubts=(*indicator.doubts, *doubts))


def _measure(measure: Measure, vocabulary: Vocabulary) -> Measure:
    schedules, unread = read_schedule(measure.schedule.text, vocabulary)
    figures, unclear = figures_in(measure.followup, vocabulary)
    doubts = (*measure.doubts, *_placed(unread, measure), *unclear)
    return replace(measure, schedules=schedules, figures=figures, doubts=doubts)


def _placed(doubts: tuple[Doubt, ...], measure: Measure) -> tuple[Doubt, ...]:
    """Doubts about the schedule at the place where it begins."""
    place = measure.schedule.parts[0].place if measure.schedule.parts else Place()
    return tuple(replace(doubt, place=place) for doubt in doubts)
