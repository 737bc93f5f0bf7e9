"""Typed values of the records' texts: schedules, organisations, quantities.

Gets a report's records, gives the same records with what their fields say in dates, organisations
and numbers, and the doubts about it. No text of a record changes here.
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import Goal, Indicator, Measure, Place, ReportContent
from extract.record.parties import NO_ALIASES, Aliases, ReportNames, read_parties, report_names
from extract.vocabulary import Vocabulary


def with_typed_values(
    content: ReportContent, vocabulary: Vocabulary, aliases: Aliases = NO_ALIASES
) -> ReportContent:
    """The records with their typed values."""
    names = _names(content, vocabulary, aliases)
    return replace(content, goals=tuple(_goal(goal, vocabulary, names) for goal in content.goals))


def _names(content: ReportContent, vocabulary: Vocabulary, aliases: Aliases) -> ReportNames:
    """What the report tells about the names of organisations anywhere."""
    measures = [measure for goal in content.goals for measure in goal.measures]
    others = [m.measure.text for m in measures] + [m.followup.text for m in measures]
    return report_names([m.responsible.text for m in measures], others, vocabulary, aliases)


def _goal(goal: Goal, vocabulary: Vocabulary, names: ReportNames) -> Goal:
    return replace(
        goal,
        indicators=tuple(_indicator(indicator, vocabulary) for indicator in goal.indicators),
        measures=tuple(_measure(measure, vocabulary, names) for measure in goal.measures),
    )


def _indicator(indicator: Indicator, vocabulary: Vocabulary) -> Indicator:
    return indicator


def _measure(measure: Measure, vocabulary: Vocabulary, names: ReportNames) -> Measure:
    return _with_parties(measure, vocabulary, names)


def _with_parties(measure: Measure, vocabulary: Vocabulary, names: ReportNames) -> Measure:
    lead = measure.responsible.text.removesuffix(measure.partner.text).rstrip("\n")
    parties, doubts = read_parties(lead, measure.partner.text, vocabulary, names)
    place = next((part.place for part in measure.responsible.parts), Place())
    placed = tuple(replace(doubt, place=place) for doubt in doubts)
    return replace(measure, responsibles=parties, doubts=(*measure.doubts, *placed))
