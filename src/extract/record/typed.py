"""Typed values of the records' texts: schedules, organisations, quantities.

Gets a report's records, gives the same records with what their fields say in dates, organisations
and numbers, and the doubts about it. No text of a record changes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.model import Doubt, Field, Indicator, Measure, Party, ReportContent
from extract.record.parties import NO_ALIASES, Aliases, read_parties, report_names
from extract.record.quantities import figures_in, indicator_values
from extract.record.schedules import FISCAL_UNKNOWN, read_schedule
from extract.vocabulary import Vocabulary

FEWEST_FISCAL = 4
"""Schedules from which fiscal years are the report's way, which is to be settled once for all of them."""
_Parties = Mapping[tuple[str, str], tuple[tuple[Party, ...], tuple[Doubt, ...]]]
"""What each pair of a responsible text and a partner column's text says."""


def with_typed_values(
    content: ReportContent, vocabulary: Vocabulary, aliases: Aliases = NO_ALIASES
) -> ReportContent:
    """The records with their typed values."""
    parties = _parties(content, vocabulary, aliases)
    since = content.period.start
    goals = tuple(
        replace(
            goal,
            indicators=tuple(_indicator(indicator, vocabulary, since) for indicator in goal.indicators),
            measures=tuple(_measure(measure, vocabulary, parties) for measure in goal.measures),
        )
        for goal in content.goals
    )
    return _told_once(replace(content, goals=goals))


def _told_once(content: ReportContent) -> ReportContent:
    """The report with one doubt of its own for fiscal years that many of its schedules are in."""
    measures = [measure for goal in content.goals for measure in goal.measures]
    found = [doubt for measure in measures for doubt in measure.doubts if _is_fiscal(doubt)]
    if len(found) < FEWEST_FISCAL:
        return content
    message = f"{len(found)} schedules are in fiscal years, and {FISCAL_UNKNOWN}."
    doubt = Doubt("schedule_unread", message, found[0].place, "schedule")
    goals = tuple(
        replace(goal, measures=tuple(_without_fiscal(m) for m in goal.measures)) for goal in content.goals
    )
    return replace(content, goals=goals, doubts=(*content.doubts, doubt))


def _without_fiscal(measure: Measure) -> Measure:
    return replace(measure, doubts=tuple(doubt for doubt in measure.doubts if not _is_fiscal(doubt)))


def _is_fiscal(doubt: Doubt) -> bool:
    return doubt.code == "schedule_unread" and doubt.message.endswith(FISCAL_UNKNOWN)


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


def _indicator(indicator: Indicator, vocabulary: Vocabulary, since: str) -> Indicator:
    """An indicator with its numbers; `since` is the first day of the report's period."""
    values, doubts = indicator_values(indicator.target, indicator.current, vocabulary, since)
    return replace(indicator, values=values, doubts=(*indicator.doubts, *doubts))


def _measure(measure: Measure, vocabulary: Vocabulary, parties: _Parties) -> Measure:
    responsibles, unsure = parties[_responsible_texts(measure)]
    schedules, unread = read_schedule(measure.schedule.text, vocabulary)
    figures, unclear = figures_in(measure.followup, vocabulary)
    doubts = (*_placed(unsure, measure.responsible), *_placed(unread, measure.schedule), *unclear)
    return replace(
        measure,
        responsibles=responsibles,
        schedules=schedules,
        figures=figures,
        doubts=(*measure.doubts, *doubts),
    )


def _placed(doubts: tuple[Doubt, ...], field: Field) -> tuple[Doubt, ...]:
    """Doubts about a field at the place where it begins."""
    place = next((part.place for part in field.parts), None)
    return tuple(replace(doubt, place=place) for doubt in doubts) if place else doubts
