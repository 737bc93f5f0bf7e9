"""Whether a measure is one row of the report, and each of its texts one cell's: told from its kin.

Gets the measures of a whole report, gives doubts for each: rows glued or split, a text that slid into
another cell or reaches over several rows. A report's own habit is the measure of what is odd in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TypeVar

from extract.model import Doubt, Field, Measure, Place
from extract.record.labels import has_item_mark, number_of_cell

FEWEST = 6
"""From how many texts a habit is told."""
HABIT, ALWAYS = 0.9, 0.97
LONGER = 1.2
"""Times the usual length of a column's texts."""
SELDOM = 0.15
"""Up to this share of the measures may share a cell for that to be odd."""
LONG_WORD, MOST_FOLLOWING = 6, 50
"""Letters of a word that another may be the start of, and how many words that follow it are looked at."""
SHOWN = 60
STOPS = (".", "!", "?", ":", ")", "”", '"', "…")
ROW_FIELDS = ("measure", "responsible", "schedule", "followup")
SHARED_FIELDS = ("responsible", "schedule", "followup", "status")
_Value = TypeVar("_Value")
_SHORT_SENTENCE = re.compile(r"(?:[\w-]+\s)?[^\W\d_]{2,}\.\s+[A-ZÅÄÖ\d(]")


@dataclass(frozen=True, slots=True)
class _Habits:
    """How the rows of this report are."""

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


def joined_doubts(measures: Sequence[Measure]) -> list[list[Doubt]]:
    """For each measure the doubts about whether it is one row, and its texts its own."""
    habits = _habits(measures)
    rests = [_is_rest(measure, habits) for measure in measures]
    doubts = [
        [
            *_glued(measure, habits.single),
            *([_row_doubt("row_split", measure, "seems to be the rest of a row.")] if is_rest else []),
            *([_row_doubt("row_split", measure, "seems to go on in the next row.")] if goes_on else []),
            *([_unnumbered(measure)] if habits.are_numbered and not measure.number else []),
            *_begun_before(measure, habits),
            *_slid_aside(measure, habits),
        ]
        for measure, is_rest, goes_on in zip(measures, rests, [*rests[1:], False], strict=False)
    ]
    for index, doubt in (*_slid_up_or_down(measures, habits), *_shared(measures), *_cut_words(measures)):
        doubts[index].append(doubt)
    return doubts


def _habits(measures: Sequence[Measure]) -> _Habits:
    def usual(holds: Callable[[str], bool], least: float = HABIT) -> tuple[str, ...]:
        return tuple(name for name in ROW_FIELDS if _is_habit(measures, name, holds, least))

    return _Habits(
        single=usual(lambda text: not is_several(text)),
        high=usual(lambda text: not text[0].islower()),
        whole=tuple(name for name in ROW_FIELDS if _is_habit(measures, name, _begins_whole(name), ALWAYS)),
        filled=tuple(name for name in ROW_FIELDS if _is_filled(measures, name)),
        order=_columns(measures),
        are_numbered=len(measures) >= FEWEST and share(measures, lambda m: bool(m.number)) >= HABIT,
    )


def _is_habit(measures: Sequence[Measure], name: str, holds: Callable[[str], bool], least: float) -> bool:
    texts = [text for measure in measures if (text := _field(measure, name).text)]
    return len(texts) >= FEWEST and share(texts, holds) >= least


def share(values: Sequence[_Value], holds: Callable[[_Value], bool]) -> float:
    """The share of values beside the one in question, which itself is none of those that hold."""
    return sum(map(holds, values)) / (len(values) - 1)


def _is_filled(measures: Sequence[Measure], name: str) -> bool:
    return len(measures) >= FEWEST and share(measures, lambda m: bool(_field(m, name))) >= ALWAYS


def _field(measure: Measure, name: str) -> Field:
    field: Field = getattr(measure, name)
    return field


def _columns(measures: Sequence[Measure]) -> tuple[str, ...]:
    """The fields from the left to the right, as the first measure that has them all shows."""
    for measure in measures:
        places = {name: _field(measure, name).parts[:1] for name in ROW_FIELDS}
        known = {name: parts[0].place for name, parts in places.items() if parts}
        if len(known) > 1:
            return tuple(sorted(known, key=lambda name: _across(known[name])))
    return ()


def _across(place: Place) -> float:
    if place.column is not None:
        return float(place.column)
    return place.box[0] if place.box else 0.0


def _is_rest(measure: Measure, habits: _Habits) -> bool:
    """Whether the texts of a row begin in mid-sentence: two of them, or one of a row without its number."""
    low = sum(_field(measure, name).text[:1].islower() for name in habits.high)
    return low > 1 or (low > 0 and habits.are_numbered and not measure.number)


def _glued(measure: Measure, single: Sequence[str]) -> Iterator[Doubt]:
    several = [name for name in single if is_several(_field(measure, name).text)]
    if len(several) > 1 or _has_numbers(measure) or _holds_next_number(measure):
        yield _row_doubt("rows_glued", measure, "seems to be several rows.")


def is_several(text: str) -> bool:
    """Whether a text has several paragraphs that are not marked as items of one."""
    return not all(has_item_mark(line) for line in text.split("\n")[1:])


def _has_numbers(measure: Measure) -> bool:
    """Whether a further text is several numbers of records: those of several rows."""
    texts = [text for _, text in measure.other if "\n" in text or not measure.number]
    pieces = [text.split("\n" if "\n" in text else None) for text in texts]
    following = _next_number(measure.number)
    return any(len(numbers) > 1 and all(map(_is_number, numbers)) for numbers in pieces) or (
        bool(following) and following in {text for _, text in measure.other}
    )


def _is_number(text: str) -> bool:
    """Whether a text is a record's number; a plain one may be an amount's part."""
    return "." in text and number_of_cell(text) is not None


def _holds_next_number(measure: Measure) -> bool:
    """Whether the number that follows the measure's own stands at the start of a sentence in its text."""
    following = _next_number(measure.number)
    if not following or following not in measure.measure.text:
        return False
    sentence = rf"(?:^|\s){re.escape(following)}\.?\s+[A-ZÅÄÖ]"
    return bool(re.search(sentence, measure.measure.text))


def _next_number(number: str) -> str:
    """The number that follows one with a stop in it, '1.3' behind '1.2'; '' for others."""
    found = re.fullmatch(r"(.*\.)(\d+)\.?", number)
    return f"{found[1]}{int(found[2]) + 1}" if found else ""


def _unnumbered(measure: Measure) -> Doubt:
    message = f"'{measure.measure.text[:SHOWN]}' has no number, as the others have."
    return Doubt("empty_cell", message, _place(measure), "measure_no")


def _begins_whole(name: str) -> Callable[[str], bool]:
    """Whether texts of a field begin with more than a word or two and a stop, and, dates apart, not low."""

    def begins_whole(text: str) -> bool:
        is_low = text[0].islower() and name != "schedule"
        return not is_low and not _SHORT_SENTENCE.match(text)

    return begins_whole


def _begun_before(measure: Measure, habits: _Habits) -> Iterator[Doubt]:
    """The doubts about a text that begins with the end of the one in the column before it."""
    for before, name in pairwise(habits.order):
        field = _field(measure, name)
        is_open = not _field(measure, before).text.endswith(STOPS)
        if name in habits.whole and field and is_open and not _begins_whole(name)(field.text):
            message = f"'{field.text[:SHOWN]}' begins as if its start stood in the cell before it."
            for which in (before, name):
                yield Doubt("text_cut_off", message, _field_place(field), which)


def _slid_aside(measure: Measure, habits: _Habits) -> Iterator[Doubt]:
    """The doubts about texts beside an empty cell that hold more than one, as if its own had slid there."""
    for pair in pairwise(habits.order):
        for empty, name in (pair, pair[::-1]):
            if empty in habits.filled and not _field(measure, empty):
                field = _field(measure, name)
                is_odd = _is_odd(field, name, habits)
                yield from _misplaced(field, name, empty, is_several_texts=is_odd)


def _slid_up_or_down(measures: Sequence[Measure], habits: _Habits) -> Iterator[tuple[int, Doubt]]:
    """The same of texts above and below an empty cell, with the number of their measure.

    Where paragraphs cannot be seen, a text that is longer than most may be two.
    """
    for name in habits.filled:
        fields = [_field(measure, name) for measure in measures]
        usual = median(len(field.text) for field in fields)
        for index, field in enumerate(fields):
            for other in () if field else (index - 1, index + 1):
                if 0 <= other < len(fields) and fields[other]:
                    is_long = len(fields[other].text) >= LONGER * usual
                    own = is_long or _is_odd(fields[other], name, habits)
                    found = _misplaced(fields[other], name, name, is_several_texts=own)
                    yield from ((other, doubt) for doubt in found)


def _misplaced(field: Field, name: str, empty: str, *, is_several_texts: bool) -> Iterator[Doubt]:
    if is_several_texts:
        message = f"'{field.text[:SHOWN]}' seems to be several texts, and the {empty} beside it is empty."
        yield Doubt("text_misplaced", message, _field_place(field), name)


def _is_odd(field: Field, name: str, habits: _Habits) -> bool:
    """Whether a text is several, as those of its column are not."""
    return name in habits.single and is_several(field.text)


def _cut_words(measures: Sequence[Measure]) -> Iterator[tuple[int, Doubt]]:
    """The doubts about texts that end in the beginning of a longer word of the report."""
    fields = [(i, name, _field(measure, name)) for i, measure in enumerate(measures) for name in ROW_FIELDS]
    counted = Counter(
        word for *_, field in fields for word in re.findall(r"[^\W\d_]+", field.text.casefold())
    )
    longer = sorted(word for word in counted if len(word) >= LONG_WORD)
    for index, name, field in fields:
        last = re.search(r"(?<=\s)[^\W\d_]{2,}$", field.text)
        if last and counted[last[0].casefold()] == 1 and _begins_longer(last[0].casefold(), longer):
            message = f"'{field.text[-SHOWN:]}' seems to end within a word."
            yield index, Doubt("text_cut_off", message, _field_place(field), name)


def _begins_longer(start: str, longer: Sequence[str]) -> bool:
    """Whether a sorted word is at least twice as long as its start."""
    first = bisect_left(longer, start)
    following = longer[first : first + MOST_FOLLOWING]
    return any(word.startswith(start) and len(word) >= 2 * len(start) for word in following)


def _shared(measures: Sequence[Measure]) -> Iterator[tuple[int, Doubt]]:
    """The doubts about texts of cells that reach over several measures, where few do."""
    for name in SHARED_FIELDS:
        places = [_places(measure, name) for measure in measures]
        counted = Counter(place for own in places for place in own)
        sharing = [any(counted[place] > 1 for place in own) for own in places]
        if len(measures) < FEWEST or not any(sharing) or sum(sharing) > max(2, SELDOM * len(measures)):
            continue
        for index, measure in enumerate(measures):
            if sharing[index]:
                message = (
                    f"The {name} of '{measure.measure.text[:SHOWN]}' stands in a cell over several rows."
                )
                place = next(iter(places[index]))
                yield index, Doubt("text_across_rows", message, place, name)


def _places(measure: Measure, name: str) -> list[Place]:
    """The places of a field's cells, as far as they can be told from others."""
    parts = measure.status.parts if name == "status" else _field(measure, name).parts
    return list(dict.fromkeys(part.place for part in parts if part.place != Place()))


def _row_doubt(code: str, measure: Measure, what: str) -> Doubt:
    return Doubt(code, f"'{measure.measure.text[:SHOWN]}' {what}", _place(measure))


def _place(measure: Measure) -> Place:
    fields = (measure.measure, measure.followup, measure.responsible)
    return next((part.place for field in fields for part in field.parts), Place())


def _field_place(field: Field) -> Place:
    return next((part.place for part in field.parts), Place())
