"""Records of scanned pages are marked: each gets a doubt that says that its text was recognised.

Gets the content of a report, gives it with the doubts; what is unsure within a text, the reader says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.model import Doubt, Field, Goal, Indicator, Measure, Place, ReportContent


def with_recognised_marked(content: ReportContent) -> ReportContent:
    """The content with a doubt for the report and for each record that stands on recognised pages."""
    pages = frozenset(content.source.recognised)
    if not pages:
        return content
    goals = tuple(_goal(goal, pages) for goal in content.goals)
    message = f"{len(pages)} of {content.source.pages} pages were recognised as pictures."
    doubt = Doubt("ocr_text", message, Place(page=min(pages)))
    return replace(content, goals=goals, doubts=(*content.doubts, doubt))


def _goal(goal: Goal, pages: frozenset[int]) -> Goal:
    return replace(
        goal,
        doubts=(*goal.doubts, *_doubt(goal.goal, (goal.goal,), pages)),
        indicators=tuple(_indicator(indicator, pages) for indicator in goal.indicators),
        measures=tuple(_measure(measure, pages) for measure in goal.measures),
    )


def _indicator(indicator: Indicator, pages: frozenset[int]) -> Indicator:
    found = _doubt(indicator.target, (indicator.target, indicator.current), pages)
    return replace(indicator, doubts=(*indicator.doubts, *found))


def _measure(measure: Measure, pages: frozenset[int]) -> Measure:
    fields = (measure.measure, measure.responsible, measure.schedule, measure.followup)
    return replace(measure, doubts=(*measure.doubts, *_doubt(measure.measure, fields, pages)))


def _doubt(named: Field, fields: Iterable[Field], pages: frozenset[int]) -> Iterator[Doubt]:
    """A doubt if a record's fields stand on recognised pages; `named` is the one that tells which it is."""
    places = [part.place for field in fields for part in field.parts if part.place.page in pages]
    if places:
        yield Doubt("ocr_text", f"'{named.text[:60]}' was recognised on a picture of its page.", places[0])
