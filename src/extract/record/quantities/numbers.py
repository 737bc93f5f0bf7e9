"""The numbers of a text, one by one: in digits or words, with sign, range and what a colon adds.

Gets a text and a place in it, gives a number. What it counts, and whether it does, is told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extract.record.quantities.around import Token, phrase_before, tokens_before, word_ahead
from extract.record.quantities.lexicon import Lexicon
from extract.record.quantities.numerals import (
    DIGITS,
    is_multiplier,
    sum_of_parts,
    value_of_digits,
    value_of_word,
)
from extract.record.quantities.quantity import ORDINAL, RANK, Number

NUMERAL = re.compile(
    rf"(?P<sign>(?<![\w.,%)–-])[-−–+])?(?P<digits>(?<!\w)(?<!\w[.,]){DIGITS})"
    r"|(?P<word>[^\W\d_]+(?:[-‑][^\W\d_]+)*)"
)
_RANGE = re.compile(rf"\s?[–—−-]\s?(?P<digits>{DIGITS})")
_TOLD_AGAIN = re.compile(rf"\s?\((?:(?P<digits>{DIGITS})|(?P<word>[^\W\d_]+(?:[-‑][^\W\d_]+)*))\)")
"""A number in brackets behind the same number: 'two (2)'."""
_SUFFIX = re.compile(r":([^\W\d_]+)")
_OF_SCALE = re.compile(r"\d\s/\s$")
"""What stands before the most that can be reached: '4.3 / 5'."""
_FEW = 4
"""Characters in which it fits."""
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d")
_HUNDRED = 100
"""The least number word that stands as a word of its own behind or before others."""


def number_at(text: str, match: re.Match[str], lexicon: Lexicon) -> Number | None:
    """The number at a match of NUMERAL; None for a word that is none and digits of a name: 'COVID-19'."""
    if match["word"]:
        number = _number_of_words(text, match, lexicon)
        return _with_repeat(text, number, lexicon) if number else None
    start = match.start("digits")
    if text[max(0, start - 1) : start] in ("-", "‑", "/") and text[max(0, start - 2) : start - 1].isalnum():
        return None
    if _OF_SCALE.search(text, max(0, start - _FEW), start):
        return None
    value = value_of_digits(match["digits"], lexicon.decimal_signs)
    is_negative = match["sign"] not in (None, "+")
    number = Number(-value if is_negative and value is not None else value, match.start(), match.end())
    number = _with_repeat(text, _with_range(text, number, lexicon), lexicon)
    return _with_suffix(text, number)


def _with_repeat(text: str, number: Number, lexicon: Lexicon) -> Number:
    """The number with itself in brackets behind it, in digits behind words or in words behind digits."""
    match = _TOLD_AGAIN.match(text, number.end)
    if match is None or number.suffix:
        return number
    word, digits = match["word"], match["digits"]
    again = word_value(word, lexicon)[0] if word else value_of_digits(digits, lexicon.decimal_signs)
    is_other_form = number.is_word != bool(word)
    return replace(number, end=match.end()) if is_other_form and again == number.value else number


def _with_range(text: str, number: Number, lexicon: Lexicon) -> Number:
    match = _RANGE.match(text, number.end)
    high = value_of_digits(match["digits"], lexicon.decimal_signs) if match else None
    if match and high is not None and number.value is not None and high > number.value:
        return replace(number, high=high, end=match.end())
    word = word_ahead(text, number.end)
    behind = re.compile(rf"\s({DIGITS})").match(text, word.end) if word else None
    if not word or not behind or number.value is None or not _is_range(text, number, word, lexicon):
        return number
    high = value_of_digits(behind[1], lexicon.decimal_signs)
    return replace(number, high=high, end=behind.end()) if high and high > number.value else number


def _is_range(text: str, number: Number, word: Token, lexicon: Lexicon) -> bool:
    """Whether a word behind a number leads to a range's end: '5 to 10'; in 'from 5 to 10' it does not."""
    before = tokens_before(text, number.start)
    if _YEAR.fullmatch(text, number.start, number.end):
        return False
    if word.text in lexicon.listed("to"):
        return not phrase_before(before, lexicon.phrases.get("start_from", ()))
    return word.text in lexicon.joiners and bool(phrase_before(before, lexicon.phrases.get("between", ())))


def _with_suffix(text: str, number: Number) -> Number:
    match = _SUFFIX.match(text, number.end)
    return replace(number, suffix=match[1].casefold(), end=match.end()) if match else number


def _number_of_words(text: str, match: re.Match[str], lexicon: Lexicon) -> Number | None:
    value, kind = word_value(match[0], lexicon)
    if value is None or (not kind and text[match.end() : match.end() + 1] in ("-", "‑")):
        return None
    number = Number(value, match.start(), match.end(), suffix=kind, is_word=True)
    return number if kind else _with_more_words(text, number, lexicon)


@lru_cache(maxsize=65536)
def word_value(printed: str, lexicon: Lexicon) -> tuple[float | None, str]:
    """What number a word says, and whether as a rank or an ordinal; None for other words."""
    word = printed.casefold()
    top = next((head for head in lexicon.entries("top") if word.startswith(head) and word != head), "")
    if top and (place := lexicon.groups.get(word[len(top) :].lstrip("-"))) is not None:
        return place, RANK
    if word in lexicon.ordinals:
        return lexicon.ordinals[word], ORDINAL
    return value_of_word(word, lexicon), ""


def _with_more_words(text: str, number: Number, lexicon: Lexicon) -> Number:
    """A number word with those behind it that belong to it: 'two hundred and fifty'."""
    values, end = [number.value or 0.0], number.end
    while token := word_ahead(text, end):
        is_between = token.text in lexicon.joiners and values[-1] >= _HUNDRED
        if is_between or (values[-1] < 1 and token.text in lexicon.stops):
            token = word_ahead(text, token.end) or token
        value = value_of_word(token.text, lexicon)
        is_more = value is not None and is_multiplier(value) and value >= _HUNDRED
        if value is None or not (is_more or values[-1] >= _HUNDRED):
            break
        values, end = [*values, value], token.end
    return replace(number, value=sum_of_parts(values), end=end)
