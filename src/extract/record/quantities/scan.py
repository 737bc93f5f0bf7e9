"""All quantities of a text: numbers in digits and words with comparator and unit.

Gets a text, gives quantities in reading order. Numbers that count nothing - years, dates, ordinals,
laws, phones, item marks, names - are left out; which quantity answers what is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.record.quantities.around import Token, phrase_ahead, phrase_before, tokens_before, word_ahead
from extract.record.quantities.days import is_inside, not_counted
from extract.record.quantities.lexicon import TIMES, Lexicon
from extract.record.quantities.numerals import (
    DIGITS,
    is_multiplier,
    sum_of_parts,
    value_of_digits,
    value_of_word,
)

RANK = "rank"
ORDINAL = "ordinal"
UNCLEAR = "unclear"
"""Kind of a number whose point or comma may part decimals or thousands."""
FIRST_YEAR, LAST_YEAR = 1950, 2099
LARGEST_NAME = 100
"""Up to it a number behind a name is the name's ('Helsinki 3'), where nothing counted follows."""
_NUMERAL = re.compile(
    rf"(?P<sign>(?<![\w.,%)–-])[-−–+])?(?P<digits>(?<!\w){DIGITS})"
    r"|(?P<word>[^\W\d_]+(?:[-‑][^\W\d_]+)*)"
)
_RANGE = re.compile(rf"\s?[–—−-]\s?(?P<digits>{DIGITS})")
_SUFFIX = re.compile(r":([^\W\d_]+)")
_LETTERS = re.compile(r"[^\W\d_]+[²³]?|\w*[€$£]")
_ABBREVIATED = re.compile(r"\.(?=\s+[^\W\d_A-ZÅÄÖÜ]|\s*[€$£])")
"""A point that ends no sentence."""
_YEARS = re.compile(r"\d{4}\s?[–—−-]\s?(?:\d{4}|\d\d)(?::\w+)?|\d{4}:\w+")
_MINUS = (None, "+", "−")
"""What stands before a count that may be negative only with the last; a hyphen or dash there is a bullet."""
_LAST_DAY = 31
_SCALE_WORDS = 3
_CAPITAL = re.compile(r"[^\W\d_a-zåäö]")
"""A letter that makes a name of the number before it: '5G'."""
_POINT_ORDINAL = re.compile(r"\.[ \u00a0](?=[^\W\d_A-ZÅÄÖÜ])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a text states, with the places of its words."""

    value: float
    start: int
    """Where its words begin: comparator or number."""
    number: int
    """Where the number itself begins."""
    end: int
    """Where its words end: number or unit."""
    unit: str = ""
    """percent, percentage point, a code of money, a unit of time, rank, a printed sign, or '' for a count."""
    comparator: str = ""
    high: float | None = None
    """The upper end of a range."""
    suffix: str = ""
    """What a colon adds to the number or its unit, or the unit's own form, in small letters."""

    @property
    def is_count(self) -> bool:
        """Whether it counts things that the words around it name."""
        return not self.unit


@dataclass(frozen=True, slots=True)
class _Number:
    """A number alone, before what stands around it is read."""

    value: float | None
    start: int
    end: int
    high: float | None = None
    suffix: str = ""
    is_word: bool = False


def quantities_in(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities of a text, ordinals and unclear numbers among them, in reading order."""
    blocked = not_counted(text)
    position = 0
    for match in _NUMERAL.finditer(text):
        if match.start() < position or is_inside(match.start("digits"), blocked):
            continue
        number = _number(text, match, lexicon)
        found = _quantity(text, number, lexicon) if number else None
        position = found.end if found else number.end if number else position
        if found:
            yield found if match["sign"] in _MINUS or not found.is_count else replace(found, value=abs(found.value))


def _number(text: str, match: re.Match[str], lexicon: Lexicon) -> _Number | None:
    if match["word"]:
        return _number_of_words(text, match, lexicon)
    start = match.start("digits")
    if text[max(0, start - 1) : start] in ("-", "‑", "/") and text[max(0, start - 2) : start - 1].isalnum():
        return None
    value = value_of_digits(match["digits"], lexicon.decimal_signs)
    is_negative = match["sign"] not in (None, "+")
    number = _Number(-value if is_negative and value is not None else value, match.start(), match.end())
    return _with_suffix(text, _with_range(text, number, lexicon))


def _with_range(text: str, number: _Number, lexicon: Lexicon) -> _Number:
    match = _RANGE.match(text, number.end)
    high = value_of_digits(match["digits"], lexicon.decimal_signs) if match else None
    if match and high is not None and number.value is not None and high > number.value:
        return replace(number, high=high, end=match.end())
    word = word_ahead(text, number.end)
    behind = re.compile(rf"\s({DIGITS})").match(text, word.end) if word else None
    if not word or not behind or word.text not in lexicon.listed("to") or number.value is None:
        return number
    high = value_of_digits(behind[1], lexicon.decimal_signs)
    is_change = bool(phrase_before(tokens_before(text, number.start), lexicon.phrases.get("start_from", ())))
    is_range = high is not None and high > number.value and not is_change
    return replace(number, high=high, end=behind.end()) if is_range else number


def _with_suffix(text: str, number: _Number) -> _Number:
    match = _SUFFIX.match(text, number.end)
    return replace(number, suffix=match[1].casefold(), end=match.end()) if match else number


def _number_of_words(text: str, match: re.Match[str], lexicon: Lexicon) -> _Number | None:
    word = match[0].casefold()
    top = next((head for head in lexicon.entries("top") if word.startswith(head) and word != head), "")
    if top and (place := lexicon.groups.get(word[len(top) :].lstrip("-"))) is not None:
        return _Number(place, match.start(), match.end(), suffix=RANK, is_word=True)
    if word in lexicon.ordinals:
        return _Number(lexicon.ordinals[word], match.start(), match.end(), suffix=ORDINAL, is_word=True)
    value = value_of_word(word, lexicon)
    if value is None or text[match.end() : match.end() + 1] in ("-", "‑"):
        return None
    return _with_more_words(text, _Number(value, match.start(), match.end(), is_word=True), lexicon)


def _with_more_words(text: str, number: _Number, lexicon: Lexicon) -> _Number:
    """A number word with those behind it that belong to it: 'two hundred and fifty'."""
    values, end = [number.value or 0.0], number.end
    while token := word_ahead(text, end):
        is_between = token.text in lexicon.joiners and values[-1] >= LARGEST_NAME
        if is_between or (values[-1] < 1 and token.text in lexicon.stops):
            token = word_ahead(text, token.end) or token
        value = value_of_word(token.text, lexicon)
        if value is None or not (is_multiplier(value) or values[-1] >= LARGEST_NAME):
            break
        values, end = [*values, value], token.end
    return replace(number, value=sum_of_parts(values), end=end)


def _quantity(text: str, number: _Number, lexicon: Lexicon) -> Quantity | None:
    """The quantity around a number; None where it counts nothing."""
    before = tokens_before(text, number.start)
    if number.suffix == ORDINAL or number.suffix in lexicon.listed("ordinal_endings"):
        return Quantity(number.value or 0, number.start, number.start, number.end, ORDINAL)
    found = _with_unit(text, number, before, lexicon)
    if found is None or not _is_counted(text, number, found, before, lexicon):
        return None
    if number.value is None:
        return replace(found, unit=UNCLEAR)
    return _with_comparator(text, found, before, lexicon)


def _with_unit(text: str, number: _Number, before: list[Token], lexicon: Lexicon) -> Quantity | None:
    """The number with multiplier and unit; None where letters right behind it make it a name."""
    money, start = _money_before(before, number, lexicon)
    factor, end = _factor(text, number, lexicon, has_money=bool(money))
    attached = _LETTERS.match(text, number.end)
    told = phrase_ahead(text, end, lexicon.units)
    is_name = attached and (told is None or told[1] < attached.end() or _CAPITAL.fullmatch(attached[0]))
    if attached and is_name and end == number.end:
        return _ordinal(number, attached[0], lexicon)
    sign = text[end : told[1]].strip() if told else ""
    unit = money or (told[0] or sign if told else "")
    factor *= lexicon.factors.get(sign.casefold(), 1.0)
    end = told[1] if told and not money else end
    high = number.high * factor if number.high is not None else None
    form = number.suffix or sign.rpartition(":")[2].casefold()
    return Quantity(_rounded((number.value or 0) * factor), start, number.start, end, unit, "", high, form)


def _ordinal(number: _Number, letters: str, lexicon: Lexicon) -> Quantity | None:
    if letters.casefold() in lexicon.listed("ordinal_endings") and number.value is not None:
        return Quantity(number.value, number.start, number.start, number.end + len(letters), ORDINAL)
    return None


def _rounded(value: float) -> float:
    """A product without what binary fractions add to it: 28.7 million is 28700000."""
    return float(f"{value:.12g}")


def _money_before(before: list[Token], number: _Number, lexicon: Lexicon) -> tuple[str, int]:
    """The money whose sign or code stands in front of a number, and where the words begin."""
    last = before[-1] if before else None
    unit = lexicon.units.get((last.text,), "") if last else ""
    is_money = last is not None and unit.isupper() and len(unit) == len("EUR")
    return (unit, last.start) if last and is_money else ("", number.start)


def _factor(text: str, number: _Number, lexicon: Lexicon, *, has_money: bool) -> tuple[float, int]:
    """What the words behind a number multiply it by, and where they end."""
    factor, end = 1.0, number.end
    while token := word_ahead(text, end):
        is_letter = len(token.text) == 1
        if token.text not in lexicon.multipliers or (is_letter and not has_money):
            break
        point = _ABBREVIATED.match(text, token.end)
        factor, end = factor * lexicon.multipliers[token.text], point.end() if point else token.end
    return factor, end


def _is_counted(text: str, number: _Number, found: Quantity, before: list[Token], lexicon: Lexicon) -> bool:
    """Whether a number counts or measures something."""
    if found.unit and found.unit not in TIMES:
        return True
    if number.is_word:
        return number.suffix == RANK or _is_counted_in_words(text, number, found, lexicon)
    said = phrase_before(before, lexicon.compared)
    is_compared = said is not None and not lexicon.is_phrase("in_year", said[0])
    printed = text[number.start : number.end]
    if not is_compared and printed.isdigit() and FIRST_YEAR <= found.value <= LAST_YEAR:
        return False
    if not is_compared and FIRST_YEAR <= found.value <= LAST_YEAR and _YEARS.fullmatch(printed):
        return False
    if text[found.end : found.end + 1] in ("-", "‑") or _POINT_ORDINAL.match(text, number.end):
        return False
    return bool(found.unit) or not _is_name(text, found, before, lexicon)


def _is_counted_in_words(text: str, number: _Number, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number word counts: one needs its thing right behind it, a half its unit or multiplier."""
    value = number.value or 0.0
    behind = word_ahead(text, found.end)
    if value == 1:
        return bool(found.unit) or (behind is not None and behind.text not in lexicon.stops)
    return value > 1 or bool(found.unit) or found.end > number.end


def _is_name(text: str, found: Quantity, before: list[Token], lexicon: Lexicon) -> bool:
    """Whether a number tells which one: a page, a phase, a scale's end, a day of a month, a name."""
    words = [token for token in before if token.text not in (".", ":")]
    last = words[-1] if words else None
    behind = word_ahead(text, found.end)
    if behind and behind.text in lexicon.months and found.value <= _LAST_DAY:
        return True
    if last is None:
        return False
    if last.text in lexicon.listed("named_by_number") and before[-1].text != ":":
        return True
    if any(token.text in lexicon.listed("scale") for token in words[-_SCALE_WORDS:]):
        return True
    is_of_counted = behind is not None and behind.text not in lexicon.stops
    is_first = len(words) == 1 or words[-2].text in ("!", "?", ")", "(", "•") or before[-2].text == "."
    is_named = last.is_capital and last is before[-1] and not is_first and 0 <= found.value < LARGEST_NAME
    return is_named and float(found.value).is_integer() and not is_of_counted


def _with_comparator(text: str, found: Quantity, before: list[Token], lexicon: Lexicon) -> Quantity:
    """The quantity with what is said of it in front or behind: 'at least', 'or more', a rank."""
    front = [token for token in before if token.end <= found.start]
    if ranked := _ranked(text, found, front, lexicon):
        return ranked
    if (said := phrase_before(front, lexicon.compared)) is not None:
        start = front[-said[1]].start
        return replace(found, start=start, comparator=lexicon.compared[said[0]])
    behind = phrase_ahead(text, found.end, lexicon.compared_behind)
    return replace(found, comparator=behind[0], end=behind[1]) if behind else found


def _ranked(text: str, found: Quantity, front: list[Token], lexicon: Lexicon) -> Quantity | None:
    """A rank: among the first so many, or the place itself."""
    if found.suffix == RANK:
        return replace(found, unit=RANK, comparator="<=")
    if found.unit or found.high is not None:
        return None
    last = [token for token in front if token.text != "-"][-1:]
    if last and last[0].text in lexicon.listed("top"):
        return replace(found, unit=RANK, comparator="<=", start=last[0].start)
    behind = phrase_ahead(text, found.end, dict.fromkeys(lexicon.phrases.get("best", ()), RANK))
    if behind:
        return replace(found, unit=RANK, comparator="<=", end=behind[1])
    if last and last[0].text in lexicon.listed("rank"):
        better = phrase_ahead(text, found.end, lexicon.compared_behind)
        return replace(found, unit=RANK, comparator=better[0] if better else "", start=last[0].start)
    return None
