"""Whether a measure is one row of the report, and each of its texts one cell's: told from its kin.

Gets the measures of a whole report, gives doubts for each: rows glued or split, and what `slid` finds of
its texts. A report's own habit is the measure of what is odd in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.model import Doubt, Measure, Place
from extract.record.habits import Habits, field_named, habits_of, is_several
from extract.record.labels import number_of_cell
from extract.record.slid import SHOWN, slid_doubts


def joined_doubts(measures: Sequence[Measure]) -> list[list[Doubt]]:
    """For each measure the doubts about whether it is one row, and its texts its own."""
    habits = habits_of(measures)
    rests = [_is_rest(measure, habits) for measure in measures]
    doubts = [
        [
            *_glued(measure, habits.single),
            *([_row_doubt("row_split", measure, "seems to be the rest of a row.")] if is_rest else []),
            *([_row_doubt("row_split", measure, "seems to go on in the next row.")] if goes_on else []),
            *([_unnumbered(measure)] if habits.are_numbered and not measure.number else []),
        ]
        for measure, is_rest, goes_on in zip(measures, rests, [*rests[1:], False], strict=False)
    ]
    for index, doubt in slid_doubts(measures, habits):
        doubts[index].append(doubt)
    return doubts


def _is_rest(measure: Measure, habits: Habits) -> bool:
    """Whether the texts of a row begin in mid-sentence: two of them, or one of a row without its number."""
    low = sum(field_named(measure, name).text[:1].islower() for name in habits.high)
    return low > 1 or (low > 0 and habits.are_numbered and not measure.number)


def _glued(measure: Measure, single: Sequence[str]) -> Iterator[Doubt]:
    several = [name for name in single if is_several(field_named(measure, name).text)]
    if len(several) > 1 or _has_numbers(measure) or _holds_next_number(measure):
        yield _row_doubt("rows_glued", measure, "seems to be several rows.")


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


def _row_doubt(code: str, measure: Measure, what: str) -> Doubt:
    return Doubt(code, f"'{measure.measure.text[:SHOWN]}' {what}", _place(measure))


def _place(measure: Measure) -> Place:
    fields = (measure.measure, measure.followup, measure.responsible)
    return next((part.place for field in fields for part in field.parts), Place())
