"""What a report says: goals, indicators and measures, each field with the parts it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.model.document import Doubt, Part, Place, Source
from extract.model.values import NO_VALUES, Figure, IndicatorValues, Party, ScheduleItem


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a record and the parts of the report it was put together from."""

    text: str = ""
    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Status:
    """A traffic light or a status in words."""

    code: str = ""
    """completed, on_track, started, delayed, not_started, not_done, cancelled, unknown, or ''."""
    label: str = ""
    """The report's own words, from the cell or from the legend."""
    colour: str = ""
    """green, yellow, red, grey, blue or none; '' where there is no light."""
    colour_hex: str = ""
    """The colour seen, '#rrggbb'."""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A follow-up period, dates inclusive."""

    label: str = ""
    """As printed, such as '05/2023–05/2024'."""
    start: str = ""
    """ISO date of the first day, '' where it is not known."""
    end: str = ""
    """ISO date of the last day."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a colour or a word means in this report."""

    status: str
    label: str
    colour: str
    colour_hex: str
    parts: tuple[Part, ...] = ()
    sign: str = ""
    """The figure, letter or glyph that stands for it, where it is no colour."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A goal's target and its present state."""

    target: Field
    current: Field = Field()
    values: IndicatorValues = NO_VALUES
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Followup:
    """What happened to a measure in one of several periods that its row reports."""

    period: Period
    text: Field = Field()
    status: Status = Status()


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the report: what is done, by whom, when, what happened."""

    measure: Field
    number: str = ""
    """Printed number, '' where none is printed."""
    theme: Field = Field()
    responsible: Field = Field()
    schedule: Field = Field()
    followup: Field = Field()
    status: Status = Status()
    followups: tuple[Followup, ...] = ()
    """All periods, where the row reports several; the latest is `followup` and `status`."""
    other: tuple[tuple[str, str], ...] = ()
    """Further columns: (header, text) in column order."""
    partner: Field = Field()
    """Partners, where they have a column of their own; also part of `responsible`."""
    doubts: tuple[Doubt, ...] = ()
    schedules: tuple[ScheduleItem, ...] = ()
    """What `schedule` says, item by item."""
    responsibles: tuple[Party, ...] = ()
    """Who `responsible` names, in order."""
    figures: tuple[Figure, ...] = ()
    """The quantities in `followup`, in order."""
    corrected: tuple[str, ...] = ()
    """The fields that a person set, in column order."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its indicators and measures; `is_stated` is False for measures under no goal."""

    goal: Field
    number: str = ""
    """Printed number, '' where none is printed."""
    status: Status = Status()
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    is_stated: bool = True
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class IgnoredTable:
    """A table that holds no measures, with the reason in plain words."""

    place: Place
    reason: str
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All records of one report, before they become tables."""

    source: Source
    title: str = ""
    programme: str = ""
    language: str = ""
    """ISO 639-1 code."""
    period: Period = Period()
    legend: tuple[LegendEntry, ...] = ()
    goals: tuple[Goal, ...] = ()
    ignored: tuple[IgnoredTable, ...] = field(default=())
    doubts: tuple[Doubt, ...] = ()
    profile: str = ""
    """Name of the profile whose words it was read with."""
    corrections: int = 0
    """How many corrections of a person there are, those that no longer fit among them."""
