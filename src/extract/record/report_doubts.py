"""What is doubtful about a report as a whole, and what to say of one that gives nothing.

Gets records and ignored tables, gives doubts and the error. Doubts about single cells are raised where
the cells are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.errors import NothingRecognised
from extract.model import (
    Document,
    Doubt,
    Goal,
    IgnoredTable,
    LegendEntry,
    Measure,
    Paragraph,
    Period,
    Place,
    Status,
)
from extract.record.lights import NO_LIGHT, Light
from extract.record.status import UNKNOWN, colour_named, told_code
from extract.vocabulary import Vocabulary

HEADERS_SHOWN = 6
LONGEST_SHOWN = 40


def period_doubts(period: Period) -> Iterator[Doubt]:
    """A doubt if the period could not be told."""
    if not period.start:
        yield Doubt(
            "period_unknown", "No heading, title or file name tells the period.", field="period_label"
        )


def convention_doubts(goals: Iterable[Goal], vocabulary: Vocabulary) -> Iterator[Doubt]:
    """One doubt if colours without legend and words were read by the order of the traffic light."""
    statuses = [status for goal in goals for status in (goal.status, *(m.status for m in goal.measures))]
    read = [status for status in statuses if _is_by_convention(status, vocabulary)]
    if read:
        colours = ", ".join(sorted({f"{status.colour} as {status.code}" for status in read}))
        place = read[0].parts[0].place if read[0].parts else Place()
        message = f"The report has no legend; its lights are read by convention: {colours}."
        yield Doubt("colour_by_convention", message, place, "status")


def with_status_doubts(goals: Sequence[Goal], legend: Sequence[LegendEntry]) -> tuple[Goal, ...]:
    """The goals with a doubt at each measure, where the report explains its lights and none was found."""
    statuses = [status for goal in goals for status in (goal.status, *(m.status for m in goal.measures))]
    is_scale = len({entry.status for entry in legend}) > 1  # one of one meaning explains a chart
    if not is_scale or any(status.code for status in statuses):
        return tuple(goals)
    return tuple(
        replace(goal, measures=tuple(replace(m, doubts=(*m.doubts, _no_status(m))) for m in goal.measures))
        for goal in goals
    )


def _no_status(measure: Measure) -> Doubt:
    place = measure.measure.parts[0].place if measure.measure.parts else Place()
    message = (
        f"'{measure.measure.text[:LONGEST_SHOWN]}' has no status, though the report explains its lights."
    )
    return Doubt("status_missing", message, place, "status")


def measure_doubts(goals: Sequence[Goal]) -> Iterator[Doubt]:
    """A doubt if a report has goals and no measure at all."""
    if not any(goal.measures for goal in goals):
        place = next((part.place for goal in goals for part in goal.goal.parts), Place())
        yield Doubt("measures_missing", f"Under its {len(goals)} goals no measure was found.", place)


def unread_goal_doubts(document: Document, goals: Sequence[Goal], vocabulary: Vocabulary) -> Iterator[Doubt]:
    """A doubt if the text outside of tables has the goal after the last one, which no record is.

    So it is where a table came as running text, or was lost in a file that another program wrote anew.
    """
    numbers = [int(goal.number) for goal in goals if goal.number.isdigit()]
    labels = "|".join(map(re.escape, vocabulary.labels.get("goal", ())))
    if not numbers or not labels:
        return
    after = re.compile(rf"({labels})\s+{max(numbers) + 1}\s?[.:–—-]\s", re.I)
    for block in document.blocks:
        if isinstance(block, Paragraph) and (found := after.search(block.text)):
            text = block.text[found.start() :][:LONGEST_SHOWN]
            message = f"The text names '{text}', which is no goal of the records."
            yield Doubt("number_sequence", message, block.place, "goal_no")
            return


def _is_by_convention(status: Status, vocabulary: Vocabulary) -> bool:
    is_lit = status.colour not in ("", NO_LIGHT.colour) and status.code != UNKNOWN
    is_told = bool(told_code(Light(status.colour, status.colour_hex), vocabulary))
    return is_lit and not is_told and (not status.label or bool(colour_named(status.label, vocabulary)))


def nothing_recognised(document: Document, ignored: Sequence[IgnoredTable]) -> NothingRecognised:
    """The error for a report without goals and measures: it shows the headers that were seen."""
    name = document.source.name
    headers = [" | ".join(text[:LONGEST_SHOWN] for text in table.header) for table in ignored if table.header]
    seen = "; ".join(f"'{header}'" for header in headers[:HEADERS_SHOWN])
    return NothingRecognised(
        f"{name} has no table that looks like a follow-up.",
        why=f"Its tables begin with {seen}." if seen else "It has no table with text.",
        next_step=f"followup inspect {name} shows what was read; with --suggest-profile it drafts a profile, "
        "which teaches the words of such reports.",
    )
