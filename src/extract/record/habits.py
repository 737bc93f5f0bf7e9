"""The habits of a report's rows, by which its odd ones are told.

Gets the measures of a whole report, gives which of their texts are nearly always whole, filled or single.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extract.model import Field, Measure, Place
from extract.record.labels import has_item_mark

FEWEST = 6
"""From how many texts a habit is told."""
HABIT, ALWAYS = 0.9, 0.97
ROW_FIELDS = ("measure", "responsible", "schedule", "followup")
_Value = TypeVar("_Value")
_SHORT_SENTENCE = re.compile(r"(?:[\w-]+\s)?[^\W\d_]{2,}\.\s+[A-ZÅÄÖ\d(]")


@dataclass(frozen=True, slots=True)
class Habits:
    """How the rows of a report are."""

    single: tuple[str, ...]
    """Fields of which nearly all texts are one paragraph, or marked items."""
    high: tuple[str, ...]
    """Fields of which nearly all texts begin with something else than a small letter."""
    whole: tuple[str, ...]
    """Fields of which nearly no text begins with the end of a sentence."""
    filled: tuple[str, ...]
    """Fields that are filled in nearly all measures."""
    order: tuple[str, ...]
    """The fields by their columns, from the left."""
    are_numbered: bool


def habits_of(measures: Sequence[Measure]) -> Habits:
    """What nearly all measures of a report have in common."""

    def usual(holds: Callable[[str], bool], least: float = HABIT) -> tuple[str, ...]:
        return tuple(name for name in ROW_FIELDS if _is_habit(measures, name, holds, least))

    return Habits(
        single=usual(lambda text: not is_several(text)),
        high=usual(lambda text: not text[0].islower()),
        whole=tuple(name for name in ROW_FIELDS if _is_habit(measures, name, begins_whole_of(name), ALWAYS)),
        filled=tuple(name for name in ROW_FIELDS if _is_filled(measures, name)),
        order=_columns(measures),
        are_numbered=len(measures) >= FEWEST and share(measures, lambda m: bool(m.number)) >= HABIT,
    )


def _is_habit(measures: Sequence[Measure], name: str, holds: Callable[[str], bool], least: float) -> bool:
    texts = [text for measure in measures if (text := field_named(measure, name).text)]
    return len(texts) >= FEWEST and share(texts, holds) >= least


def share(values: Sequence[_Value], holds: Callable[[_Value], bool]) -> float:
    """The share of values beside the one in question, which itself is none of those that hold."""
    return sum(map(holds, values)) / (len(values) - 1)


def _is_filled(measures: Sequence[Measure], name: str) -> bool:
    return len(measures) >= FEWEST and share(measures, lambda m: bool(field_named(m, name))) >= ALWAYS


def field_named(measure: Measure, name: str) -> Field:
    """A field of a measure by its column."""
    field: Field = getattr(measure, name)
    return field


def _columns(measures: Sequence[Measure]) -> tuple[str, ...]:
    """The fields from the left to the right, as the first measure that has them all shows."""
    for measure in measures:
        places = {name: field_named(measure, name).parts[:1] for name in ROW_FIELDS}
        known = {name: parts[0].place for name, parts in places.items() if parts}
        if len(known) > 1:
            return tuple(sorted(known, key=lambda name: _across(known[name])))
    return ()


def _across(place: Place) -> float:
    if place.column is not None:
        return float(place.column)
    return place.box[0] if place.box else 0.0


def is_several(text: str) -> bool:
    """Whether a text has several paragraphs that are not marked as items of one."""
    return not all(has_item_mark(line) for line in text.split("\n")[1:])


def begins_whole_of(name: str) -> Callable[[str], bool]:
    """Whether texts of a field begin with more than a word or two and a stop, and, dates apart, not low."""

    def begins_whole(text: str) -> bool:
        is_low = text[0].islower() and name != "schedule"
        return not is_low and not _SHORT_SENTENCE.match(text)

    return begins_whole
