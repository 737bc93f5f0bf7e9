"""Whether a number counts something, or is a year, a day, an ordinal, a page, a name.

Gets a number with what stands around it, gives yes or no. Dates, phones and item marks are cut before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.record.quantities.around import Token, phrase_before, word_ahead
from extract.record.quantities.lexicon import TIMES, Lexicon
from extract.record.quantities.quantity import RANK, Number, Quantity

_FIRST_YEAR, _LAST_YEAR = 1950, 2099
_LARGEST_NAME = 100
"""Up to it a number behind a name is the name's ('Helsinki 3'), where nothing counted follows."""
_YEARS = re.compile(r"\d{4}(?:\s?[–—−-]\s?(?:\d{4}|\d\d))?(?::\w+)?")
_LAST_DAY = 31
_SCALE_WORDS = 3
_POINT_ORDINAL = re.compile(r"\.(?:[ \u00a0](?=[^\W\d_A-ZÅÄÖÜ])|\s?[–-]\s?\d)")
"""What follows an ordinal in digits: '5. luokka', '10.–12.'."""
_STOPS = frozenset(".:")
_BESIDE = 8
"""Words back from the word for a target in which the number stands that it is told beside."""
_LEAST_VAGUE = 100
"""Number words from this on may be told vaguely: 'several hundred'."""
_SENTENCE_STARTS = frozenset(".!?•")
"""Signs behind which a capital letter makes no name."""
_HYPHENS = ("-", "‑")


def is_counted(text: str, number: Number, found: Quantity, before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number counts or measures something."""
    if found.unit and found.unit not in TIMES:
        return True
    behind = word_ahead(text, found.end)
    if behind and behind.text in lexicon.listed("fractions"):
        return False
    if number.is_word:
        return number.suffix == RANK or _is_counted_in_words(text, number, found, before, lexicon)
    said = phrase_before(before, lexicon.compared)
    is_compared = said is not None and not lexicon.is_phrase("in_year", said[0])
    is_year = not is_compared and _is_year(text[number.start : number.end], found)
    if is_year or text[found.end : found.end + 1] in _HYPHENS or _POINT_ORDINAL.match(text, number.end):
        return False
    return bool(found.unit) or not _is_name(text, found, before, lexicon)


def _is_year(printed: str, found: Quantity) -> bool:
    ends = (found.value, found.high or found.value)
    return all(_FIRST_YEAR <= end <= _LAST_YEAR for end in ends) and bool(_YEARS.fullmatch(printed))


def _is_counted_in_words(
    text: str, number: Number, found: Quantity, before: Sequence[Token], lexicon: Lexicon
) -> bool:
    """Whether a number word counts: one needs its thing right behind it, a half its unit or multiplier."""
    value = number.value or 0.0
    behind = word_ahead(text, found.end)
    if before and before[-1].text in lexicon.listed("named_by_number" if value < _LEAST_VAGUE else "several"):
        return False
    if value == 1:
        return bool(found.unit) or (behind is not None and behind.text not in lexicon.stops)
    return value > 1 or bool(found.unit) or found.end > number.end


def _is_name(text: str, found: Quantity, before: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a number tells which one: a page, a phase, a scale's end, a day of a month, a name."""
    before = [token for token in before if token.text != ")"]
    behind = word_ahead(text, found.end)
    if behind and (_is_day(behind, found, lexicon) or behind.text in lexicon.listed("named_behind")):
        return True
    is_of_counted = (
        behind is not None and behind.text not in lexicon.stops and not behind.text.startswith(_HYPHENS)
    )
    words = [token for token in before if token.text not in _STOPS]
    if not words:
        return False
    if any(token.text in lexicon.listed("scale") for token in words[-_SCALE_WORDS:]):
        return True
    if _is_day(words[-1], found, lexicon) and not is_of_counted:
        return True
    if words[-1].text in lexicon.listed("named_by_number") and before[-1].text != ":":
        is_goal = words[-1].text in lexicon.listed("goal_words")
        return not (is_goal and (is_of_counted or _is_told_beside(words)))
    return words[-1] is before[-1] and not is_of_counted and _is_of_name(text, found, before)


def _is_told_beside(words: Sequence[Token]) -> bool:
    """Whether the target is told in brackets behind a number: '214 (target 300)', '61 % (target 75)'."""
    *front, sign = words[-_BESIDE:-1] or words
    return sign.text == "(" and any(token.text[0].isdigit() or token.text == "%" for token in front)


def _is_day(beside: Token, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number beside a month's name is its day."""
    return beside.text in lexicon.months and found.value <= _LAST_DAY


def _is_of_name(text: str, found: Quantity, before: Sequence[Token]) -> bool:
    """Whether a number belongs to the name right before it: 'Helsinki 3', 'EO 14008'."""
    last = before[-1]
    is_first = len(before) == 1 or before[-2].text in _SENTENCE_STARTS
    is_acronym = text[last.start : last.end].isupper() and last.end - last.start > 1
    is_small = 0 <= found.value < _LARGEST_NAME and found.value.is_integer()
    is_plain = text[found.number : found.end].isdigit()
    return last.is_capital and (is_acronym or not is_first) and (is_small or is_plain)
