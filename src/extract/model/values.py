"""Typed values of a field's text: dates, organisations, quantities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """One dated item of a schedule text."""

    text: str
    """The words it was read from, as printed."""
    kind: str
    """range, year, from, by, recurring, continuous, none_stated, dependent or other."""
    precision: str = "none"
    """year, school_year, half, quarter, month, day or none."""
    start: str = ""
    """ISO date of the first day, '' where it is open or not stated."""
    end: str = ""
    """ISO date of the last day, '' where it is open or not stated."""
    item: str = ""
    """The number or word of the part it holds for, as printed: '(i)'."""


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that answers for a measure, or takes part in it."""

    organisation: str
    """In its base form; a unit with its parent: 'Kaupunginkanslian elinkeino-osasto'."""
    role: str
    """lead or partner."""
    text: str
    """The words it was read from, as printed."""
    item: str = ""
    """The number of the part it answers for, as printed: '(i)'."""
    is_group: bool = False
    """Whether it is an unnamed group: 'alueen yritykset'."""
    detail: str = ""
    """What the text says of it in brackets, not part of its name."""
    organisation_id: str = ""
    """The key that an alias gives; '' for the one that its name gives."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that a follow-up text states."""

    value: float
    unit: str
    """percent, a unit of money or time, or the thing counted in the printed words."""
    text: str
    """The words that hold the quantity, as printed."""
    sentence: str
    """The sentence around them."""
    comparator: str = "="
    """<, <=, >, >=, = or about."""
    value_max: float | None = None
    """The upper end of a range."""


@dataclass(frozen=True, slots=True)
class IndicatorValues:
    """The numbers of an indicator; None or '' for what is not stated as a number."""

    target_value: float | None = None
    target_comparator: str = ""
    """<, <=, >, >=, = or about."""
    current_value: float | None = None
    unit: str = ""
    target_date: str = ""
    """ISO date of the day by which the target holds."""


NO_VALUES = IndicatorValues()
"""Where no number is stated."""
