"""What is odd in a measure beside its kin: a text cut off in front or behind, far too long or short.

Gets the measures of a whole report, gives doubts for each. A report's own habit is the measure of what is
odd in it, so that notes without stops or single words are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import quantiles
from typing import TypeVar

from extract.model import Doubt, Field, Measure, Place
from extract.record.labels import has_item_mark, number_of_cell
from extract.vocabulary import Vocabulary

FEWEST = 6
"""From how many texts a habit is told."""
HABIT, ALWAYS = 0.9, 0.97
FARTHEST = 3.0
"""Ranges between the quartiles beyond which a length is odd; Tukey's 'far out'."""
FEWEST_TIMES = 6.0
"""How many times the longer quartile, or what part of the shorter one, an odd text's length is at least."""
STOPS = (".", "!", "?", ":", ")", "”", '"', "…")
SHOWN = 60
_NOTE_MARK = re.compile(r"[^\W\d_]{4,}[.!?]\d{1,2}$")
_FIELDS = ("measure", "followup")
_ROW_FIELDS = ("measure", "responsible", "schedule", "followup")
_Value = TypeVar("_Value")


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
    return [tuple(chain(*doubts)) for doubts in zip(*by_field, _rows_doubts(measures), strict=True)]


def _rows_doubts(measures: Sequence[Measure]) -> list[list[Doubt]]:
    """For each measure the doubts about whether it is one row of the report."""
    single = [name for name in _ROW_FIELDS if _is_habit(measures, name, lambda text: not _is_several(text))]
    high = [name for name in _ROW_FIELDS if _is_habit(measures, name, lambda text: not text[0].islower())]
    are_numbered = len(measures) >= FEWEST and _share(measures, lambda m: bool(m.number)) >= HABIT
    rests = [_is_rest(measure, high, are_numbered=are_numbered) for measure in measures]
    return [
        [
            *_glued(measure, single),
            *([_row_doubt("row_split", measure, "seems to be the rest of a row.")] if is_rest else []),
            *([_row_doubt("row_split", measure, "seems to go on in the next row.")] if goes_on else []),
            *([_unnumbered(measure)] if are_numbered and not measure.number else []),
        ]
        for measure, is_rest, goes_on in zip(measures, rests, [*rests[1:], False], strict=False)
    ]


def _is_rest(measure: Measure, high: Sequence[str], *, are_numbered: bool) -> bool:
    """Whether the texts of a row begin in mid-sentence: two of them, or one of a row without its number."""
    low = sum(getattr(measure, name).text[:1].islower() for name in high)
    return low > 1 or (low > 0 and are_numbered and not measure.number)


def _glued(measure: Measure, single: Sequence[str]) -> Iterator[Doubt]:
    several = [name for name in single if _is_several(getattr(measure, name).text)]
    if len(several) > 1 or _has_numbers(measure):
        yield _row_doubt("rows_glued", measure, "seems to be several rows.")


def _unnumbered(measure: Measure) -> Doubt:
    message = f"'{measure.measure.text[:SHOWN]}' has no number, as the others have."
    return Doubt("empty_cell", message, _place(measure), "measure_no")


def _row_doubt(code: str, measure: Measure, what: str) -> Doubt:
    return Doubt(code, f"'{measure.measure.text[:SHOWN]}' {what}", _place(measure))


def _place(measure: Measure) -> Place:
    fields = (measure.measure, measure.followup, measure.responsible)
    return next((part.place for field in fields for part in field.parts), Place())


def _is_habit(measures: Sequence[Measure], name: str, holds: Callable[[str], bool]) -> bool:
    texts = [text for measure in measures if (text := getattr(measure, name).text)]
    return len(texts) >= FEWEST and _share(texts, holds) >= HABIT


def _is_several(text: str) -> bool:
    """Whether a text has several paragraphs that are not marked as items of one."""
    return not all(has_item_mark(line) for line in text.split("\n")[1:])


def _has_numbers(measure: Measure) -> bool:
    """Whether a further text is several numbers, one a line: those of several rows."""
    lines = (text.split("\n") for _, text in measure.other if "\n" in text)
    return any(all(number_of_cell(line) for line in several) for several in lines)


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
    stops = _share(texts, lambda text: text.endswith(STOPS))
    return _Habit(
        stops >= HABIT,
        stops >= ALWAYS,
        _share(texts, lambda text: not text[0].islower()) >= HABIT,
        min(first / FEWEST_TIMES, first - reach),
        max(third * FEWEST_TIMES, third + reach),
    )


def _share(values: Sequence[_Value], holds: Callable[[_Value], bool]) -> float:
    """The share of values beside the one in question, which itself is none of those that hold."""
    return sum(map(holds, values)) / (len(values) - 1)


def _is_open(text: str, joiners: frozenset[str], habit: _Habit, *, goes_on: bool) -> bool:
    """Whether a text ends in a hyphen, a comma or an 'and', or without the stop that ends all others."""
    last = text.rsplit(maxsplit=1)[-1:]
    is_cut = text.endswith((",", "-", "\u00ad", "\u2010")) or (bool(last) and last[0] in joiners)
    is_stopped = (
        not text or text.endswith(STOPS) or bool(_note_mark(text)) or has_item_mark(text.rsplit("\n", 1)[-1])
    )
    return is_cut or ((habit.always_stops or (goes_on and habit.stops)) and not is_stopped)


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
