"""Typed values of the records' texts: schedules, organisations, quantities.

Gets a report's records, gives the same records with what their fields say in dates, organisations
and numbers, and the doubts about it. No text of a record changes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.model import Doubt, Goal, Indicator, Measure, Party, Place, ReportContent
from extract.record.parties import NO_ALIASES, Aliases, read_parties, report_names
from extract.vocabulary import Vocabulary

_Parties = Mapping[tuple[str, str], tuple[tuple[Party, ...], tuple[Doubt, ...]]]
"""What each pair of a responsible text and a partner column's text says."""


def with_typed_values(
    content: ReportContent, vocabulary: Vocabulary, aliases: Aliases = NO_ALIASES
) -> ReportContent:
    """The records with their typed values."""
    parties = _parties(content, vocabulary, aliases)
    return replace(content, goals=tuple(_goal(goal, vocabulary, parties) for goal in content.goals))


def _parties(content: ReportContent, vocabulary: Vocabulary, aliases: Aliases) -> _Parties:
    """The parties of all responsible texts, each text read once by what the whole report tells of names."""
    measures = [measure for goal in content.goals for measure in goal.measures]
    others = [field.text for m in measures for field in (m.measure, m.followup)]
    names = report_names([m.responsible.text for m in measures], others, vocabulary, aliases)
    pairs = dict.fromkeys(map(_responsible_texts, measures))
    return {pair: read_parties(*pair, vocabulary, names) for pair in pairs}


def _responsible_texts(measure: Measure) -> tuple[str, str]:
    """The text of the responsible column and that of the partner column."""
    partner = measure.partner.text
    return measure.responsible.text.removesuffix(partner).rstrip("\n"), partner


def _goal(goal: Goal, vocabulary: Vocabulary, parties: _Parties) -> Goal:
    return replace(
        goal,
        indicators=tuple(_indicator(indicator, vocabulary) for indicator in goal.indicators),
        measures=tuple(_measure(measure, parties) for measure in goal.measures),
    )


def _indicator(indicator: Indicator, vocabulary: Vocabulary) -> Indicator:
    return indicator


def _measure(measure: Measure, parties: _Parties) -> Measure:
    return _with_parties(measure, parties)


def _with_parties(measure: Measure, parties: _Parties) -> Measure:
    responsibles, doubts = parties[_responsible_texts(measure)]
    place = next((part.place for part in measure.responsible.parts), Place())
    placed = tuple(replace(doubt, place=place) for doubt in doubts)
    return replace(measure, responsibles=responsibles, doubts=(*measure.doubts, *placed))
