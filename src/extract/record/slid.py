"""Texts that stand in a wrong cell, over several rows, or end within a word: told from their kin.

Gets the measures of a report and its habits, gives doubts with the number of the measure each is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extract.model import Doubt, Field, Measure, Place
from extract.record.habits import FEWEST, ROW_FIELDS, Habits, begins_whole_of, field_named, is_several

LONGER = 1.2
"""Times the usual length of a column's texts."""
SELDOM = 0.15
"""Up to this share of the measures may share a cell for that to be odd."""
LONG_WORD, MOST_FOLLOWING = 6, 50
"""Letters of a word that another may be the start of, and how many words that follow it are looked at."""
SHOWN = 60
STOPS = (".", "!", "?", ":", ")", "”", '"', "…")
SHARED_FIELDS = ("responsible", "schedule", "followup", "status")


def slid_doubts(measures: Sequence[Measure], habits: Habits) -> Iterator[tuple[int, Doubt]]:
    """The doubts about texts whose cell may not be their own."""
    for index, measure in enumerate(measures):
        yield from ((index, doubt) for doubt in _begun_before(measure, habits))
        yield from ((index, doubt) for doubt in _slid_aside(measure, habits))
    yield from _slid_up_or_down(measures, habits)
    yield from _shared(measures)
    yield from _cut_words(measures)


def _begun_before(measure: Measure, habits: Habits) -> Iterator[Doubt]:
    """The doubts about a text that begins with the end of the one in the column before it."""
    for before, name in pairwise(habits.order):
        field = field_named(measure, name)
        is_open = not field_named(measure, before).text.endswith(STOPS)
        if name in habits.whole and field and is_open and not begins_whole_of(name)(field.text):
            message = f"'{field.text[:SHOWN]}' begins as if its start stood in the cell before it."
            for which in (before, name):
                yield Doubt("text_cut_off", message, _place_of(field), which)


def _slid_aside(measure: Measure, habits: Habits) -> Iterator[Doubt]:
    """The doubts about texts beside an empty cell that hold more than one, as if its own had slid there."""
    for pair in pairwise(habits.order):
        for empty, name in (pair, pair[::-1]):
            if empty in habits.filled and not field_named(measure, empty):
                field = field_named(measure, name)
                is_odd = _is_odd(field, name, habits)
                yield from _misplaced(field, name, empty, is_several_texts=is_odd)


def _slid_up_or_down(measures: Sequence[Measure], habits: Habits) -> Iterator[tuple[int, Doubt]]:
    """The same of texts above and below an empty cell, with the number of their measure.

    Where paragraphs cannot be seen, a text that is longer than most may be two.
    """
    for name in habits.filled:
        fields = [field_named(measure, name) for measure in measures]
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
        yield Doubt("text_misplaced", message, _place_of(field), name)


def _is_odd(field: Field, name: str, habits: Habits) -> bool:
    """Whether a text is several, as those of its column are not."""
    return name in habits.single and is_several(field.text)


def _cut_words(measures: Sequence[Measure]) -> Iterator[tuple[int, Doubt]]:
    """The doubts about texts that end in the beginning of a longer word of the report."""
    fields = [
        (i, name, field_named(measure, name)) for i, measure in enumerate(measures) for name in ROW_FIELDS
    ]
    counted = Counter(
        word for *_, field in fields for word in re.findall(r"[^\W\d_]+", field.text.casefold())
    )
    longer = sorted(word for word in counted if len(word) >= LONG_WORD)
    for index, name, field in fields:
        last = re.search(r"(?<=\s)[^\W\d_]{2,}$", field.text)
        if last and counted[last[0].casefold()] == 1 and _begins_longer(last[0].casefold(), longer):
            message = f"'{field.text[-SHOWN:]}' seems to end within a word."
            yield index, Doubt("text_cut_off", message, _place_of(field), name)


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
    parts = measure.status.parts if name == "status" else field_named(measure, name).parts
    return list(dict.fromkeys(part.place for part in parts if part.place != Place()))


def _place_of(field: Field) -> Place:
    return next((part.place for part in field.parts), Place())
