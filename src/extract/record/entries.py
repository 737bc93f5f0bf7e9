"""What a document says, one after the other, before goals are put together of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.model import Doubt, Goal, Indicator, LegendEntry, Measure, Period, Status
from extract.record.themes import Heading
from extract.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the whole report while a part of it is read."""

    vocabulary: Vocabulary
    legend: tuple[LegendEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalEntry:
    """A goal is stated: what follows stands under it."""

    goal: Goal
    is_heading: bool = False
    """Whether it is a paragraph above a table."""
    level: int = 0
    """Outline level of that paragraph."""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """Headings that hold for the measures below."""

    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    """A paragraph that looks like a heading; a goal, a theme or nothing, as the whole report shows."""

    heading: Heading
    level: int = 0
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class LineEntry:
    """A labelled line right above a table that has no heading's look: a goal if the table is its."""

    goal: GoalEntry


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """Indicators of a table of their own right under a goal's heading, and the goal's light beside them."""

    indicators: tuple[Indicator, ...]
    status: Status
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure with the headings that its own cell starts with."""

    measure: Measure
    headings: tuple[Heading, ...] = ()


Entry = GoalEntry | ThemeEntry | HeadingEntry | LineEntry | IndicatorEntry | MeasureEntry


@dataclass(frozen=True, slots=True)
class TableReading:
    """What one table gives."""

    entries: tuple[Entry, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    periods: tuple[Period, ...] = field(default=())
    """Periods that its headings name."""
