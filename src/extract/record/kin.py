"""What is odd in a measure beside its kin: a text cut off in front or behind, far too long or short.

Gets the measures of a whole report, gives doubts for each. A report's own habit is the measure of what is
odd in it, so that notes without stops or single words are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import quantiles

from extract.model import Doubt, Field, Measure, Place
from extract.record.habits import ALWAYS, FEWEST, HABIT, share
from extract.record.inside import inside_doubts
from extract.record.joined import joined_doubts
from extract.record.labels import has_item_mark
from extract.record.letters import letter_doubts
from extract.record.slid import SHOWN, STOPS
from extract.vocabulary import Vocabulary

FARTHEST = 3.0
"""Ranges between the quartiles beyond which a length is odd; Tukey's 'far out'."""
FEWEST_TIMES = 6.0
"""How many times the longer quartile, or what part of the shorter one, an odd text's length is at least."""
_NOTE_MARK = re.compile(r"[^\W\d_]{4,}[.!?]\d{1,2}$")
_FIELDS = ("measure", "followup")
_SHORT_FIELDS = ("responsible", "schedule")


@dataclass(frozen=True, slots=True)
class _Habit:
    """How the texts of one field are in this report."""

    stops: bool
    """Whether nearly all end in a stop."""
    always_stops: bool
    """Whether all do but a few that may be cut."""
    begins_high: bool
    """Whether nearly all begin with something else than a small letter."""
    shortest: float
    longest: float
    """Lengths within which a text is not odd."""


def kin_doubts(measures: Sequence[Measure], vocabulary: Vocabulary) -> list[tuple[Doubt, ...]]:
    """For each measure the doubts about texts that are not like those of the others."""
    joiners = frozenset(vocabulary.phrases.get("suspending", ()))
    by_field = [_doubts_of_field(name, measures, joiners) for name in _FIELDS]
    hanging = [
        [doubt for name in _SHORT_FIELDS for doubt in _hanging(name, measure, joiners)]
        for measure in measures
    ]
    further = (hanging, joined_doubts(measures), letter_doubts(measures), inside_doubts(measures, vocabulary))
    return [tuple(chain(*doubts)) for doubts in zip(*by_field, *further, strict=True)]


def _doubts_of_field(name: str, measures: Sequence[Measure], joiners: frozenset[str]) -> list[list[Doubt]]:
    """For each measure the doubts about one of its texts."""
    fields: list[Field] = [getattr(measure, name) for measure in measures]
    habit = _habit([field.text for field in fields if field])
    low = [habit.begins_high and field.text[:1].islower() for field in fields]
    found = []
    for index, field in enumerate(fields):
        goes_on = any(low[index + 1 : index + 2])
        is_open = _is_open(field.text, joiners, habit, goes_on=goes_on)
        found.append(list(_doubts(name, field, habit, is_low=low[index], is_open=is_open)))
    return found


def _habit(texts: Sequence[str]) -> _Habit:
    if len(texts) < FEWEST:
        return _Habit(False, False, False, 0, float("inf"))
    first, _, third = quantiles(map(len, texts), n=4)
    reach = FARTHEST * (third - first)
    stops = share(texts, lambda text: text.endswith(STOPS))
    return _Habit(
        stops >= HABIT,
        stops >= ALWAYS,
        share(texts, lambda text: not text[0].islower()) >= HABIT,
        min(first / FEWEST_TIMES, first - reach),
        max(third * FEWEST_TIMES, third + reach),
    )


def _is_open(text: str, joiners: frozenset[str], habit: _Habit, *, goes_on: bool) -> bool:
    """Whether a text ends in a hyphen, a comma or an 'and', or without the stop that ends all others."""
    is_stopped = (
        not text or text.endswith(STOPS) or bool(_note_mark(text)) or has_item_mark(text.rsplit("\n", 1)[-1])
    )
    return _is_cut(text, joiners) or ((habit.always_stops or (goes_on and habit.stops)) and not is_stopped)


def _is_cut(text: str, joiners: frozenset[str]) -> bool:
    last = text.rsplit(maxsplit=1)[-1:]
    return text.endswith((",", "-", "\u00ad", "\u2010")) or (bool(last) and last[0] in joiners)


def _hanging(name: str, measure: Measure, joiners: frozenset[str]) -> Iterator[Doubt]:
    """The doubt about a short text that ends where another name or date must follow; '2023-' is whole."""
    field: Field = getattr(measure, name)
    if _is_cut(field.text, joiners) and not field.text[-2:-1].isdigit():
        place = field.parts[0].place if field.parts else Place()
        yield Doubt("text_cut_off", f"'{field.text[-SHOWN:]}' does not end as a text does.", place, name)


def _note_mark(text: str) -> str:
    """The last word with the mark of a note that may stand at its end, '' where none does."""
    mark = _NOTE_MARK.search(text[-SHOWN:])  # all of a text without blanks would be sought from each letter
    return mark[0] if mark else ""


def _doubts(name: str, field: Field, habit: _Habit, *, is_low: bool, is_open: bool) -> Iterator[Doubt]:
    text = field.text
    place = field.parts[0].place if field.parts else Place()
    if is_open:
        yield Doubt("text_cut_off", f"'{text[-SHOWN:]}' does not end as a text does.", place, name)
    if is_low:
        yield Doubt("text_cut_off", f"'{text[:SHOWN]}' begins in mid-sentence.", place, name)
    if text and not habit.shortest <= len(text) <= habit.longest:
        size = "short" if len(text) < habit.shortest else "long"
        message = f"'{text[:SHOWN]}' is far too {size} beside the others."
        yield Doubt("length_unusual", message, place, name)
    if mark := _note_mark(text):
        yield Doubt("note_mark_unfound", f"'{mark}' may end in the mark of a note.", place, name)
