"""All quantities of a text: numbers in digits and words with comparator and unit.

Gets a text, gives quantities in reading order. Numbers that count nothing - years, dates, ordinals,
laws, phones, item marks, names - are left out; which quantity answers what is told elsewhere.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.record.quantities.around import Token, phrase_ahead, phrase_before, tokens_before, word_ahead
from extract.record.quantities.counting import is_counted
from extract.record.quantities.days import is_inside, not_counted
from extract.record.quantities.lexicon import TIMES, Lexicon
from extract.record.quantities.numbers import NUMERAL, number_at, word_value
from extract.record.quantities.quantity import ORDINAL, RANK, UNCLEAR, Number, Quantity
from extract.record.quantities.shares import shares_in

_LETTERS = re.compile(r"[^\W\d_]+[²³]?|\w*[€$£]")
_ABBREVIATED = re.compile(r"\.(?=\s+[^\W\d_A-ZÅÄÖÜ]|\s*[€$£])")
"""A point that ends no sentence."""
_MINUS = (None, "+", "−")
"""What stands before a count that may be negative only with the last; a hyphen or dash there is a bullet."""
_DASHES = frozenset("–—−-")
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d")
_YEAR_AHEAD = re.compile(r"\s+(?:19|20)\d\d(?!\d)")
_CAPITAL = re.compile(r"[^\W\d_a-zåäö]")
"""A letter that makes a name of the number before it: '5G'."""


def quantities_in(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities of a text, ordinals and unclear numbers among them, in reading order."""
    held: Quantity | None = None
    for found in _one_by_one(text, lexicon):
        joined = _joined(text, held, found, lexicon) if held else None
        if held and joined is None:
            yield held
        held = joined or found
    if held:
        yield held


def _joined(text: str, first: Quantity, last: Quantity, lexicon: Lexicon) -> Quantity | None:
    """The range whose ends both have the unit: '£250–£3,000', '5 % to 10 %'; None for two quantities."""
    between = text[first.end : last.start].strip().casefold()
    is_range = between in _DASHES or between in lexicon.listed("to")
    if not (is_range and first.unit and first.unit == last.unit and first.value < last.value):
        return None
    is_change = phrase_before(tokens_before(text, first.start), lexicon.phrases.get("start_from", ()))
    if is_change or first.high is not None or last.high is not None:
        return None
    return replace(first, high=last.value, end=last.end, suffix=last.suffix)


def _one_by_one(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities of a text, each end of a range of its own where it has a unit of its own."""
    shares = list(shares_in(text, lexicon))
    blocked = sorted([*not_counted(text, lexicon), *((share.start, share.end) for share in shares)])
    told = (_with_comparator(text, share, tokens_before(text, share.start), lexicon) for share in shares)
    return heapq.merge(_in_numbers(text, blocked, lexicon), told, key=lambda found: found.number)


def _in_numbers(text: str, blocked: list[tuple[int, int]], lexicon: Lexicon) -> Iterator[Quantity]:
    """The quantities whose number is printed, outside of the blocked places."""
    position = 0
    for match in NUMERAL.finditer(text):
        if match["word"] and word_value(match["word"], lexicon)[0] is None:
            continue
        start = match.start("digits" if match["digits"] else "word")
        if match.start() < position or is_inside(start, blocked):
            continue
        number = number_at(text, match, lexicon)
        found = _quantity(text, number, lexicon) if number else None
        position = found.end if found else number.end if number else position
        if found:
            yield found if match["sign"] in _MINUS or not found.is_count else _unsigned(found)


def _unsigned(found: Quantity) -> Quantity:
    return replace(found, value=abs(found.value))


def _quantity(text: str, number: Number, lexicon: Lexicon) -> Quantity | None:
    """The quantity around a number; None where it counts nothing."""
    if ordinal := _ordinal(text, number, lexicon):
        return ordinal
    before = tokens_before(text, number.start)
    found = _with_unit(text, number, before, lexicon)
    if found is None or not is_counted(text, number, found, before, lexicon):
        return None
    if number.value is None or _is_year_or_money(text, number, found):
        return replace(found, unit=UNCLEAR)
    return _with_comparator(text, found, before, lexicon)


def _is_year_or_money(text: str, number: Number, found: Quantity) -> bool:
    """Whether a number behind a code of money may be a year: 'in EUR 2022'."""
    is_coded = found.end == number.end and text[found.start : number.start].strip().isalpha()
    return is_coded and bool(_YEAR.fullmatch(text, number.start, number.end))


def _with_unit(text: str, number: Number, before: Sequence[Token], lexicon: Lexicon) -> Quantity | None:
    """The number with multiplier and unit; None where letters right behind it make it a name."""
    money, start = _money_before(before, number, lexicon)
    factor, end = _factor(text, number, lexicon, has_money=bool(money))
    told = _unit_ahead(text, end, lexicon)
    if end == number.end and _is_code(text, end, told):
        return None
    sign = text[end : told[1]].strip() if told else ""
    unit = money or (told[0] or sign if told else "")
    factor *= lexicon.factors.get(sign.casefold(), 1.0)
    end = told[1] if told and not money else end
    high = number.high * factor if number.high is not None else None
    form = number.suffix or sign.rpartition(":")[2].casefold()
    return Quantity(_rounded((number.value or 0) * factor), start, number.start, end, unit, "", high, form)


def _unit_ahead(text: str, start: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The unit behind a number and its end; none is 'viikossa' (a week) and 'år' in 'Plats 14 år 2023'."""
    told = phrase_ahead(text, start, lexicon.units)
    if told and told[0] in TIMES and text[start : told[1]].strip().casefold() in lexicon.stops:
        return None
    return None if told and told[0] == "year" and _YEAR_AHEAD.match(text, told[1]) else told


def _is_code(text: str, end: int, told: tuple[str, int] | None) -> bool:
    """Whether letters right behind a number make a name of it, as they are no unit: '5G', '9am'."""
    letters = _LETTERS.match(text, end)
    if letters is None:
        return False
    return told is None or told[1] < letters.end() or bool(_CAPITAL.fullmatch(letters[0]))


def _ordinal(text: str, number: Number, lexicon: Lexicon) -> Quantity | None:
    """A place in an order: 'third', '3:s', '3rd'."""
    endings = lexicon.listed("ordinal_endings")
    letters = _LETTERS.match(text, number.end)
    end = letters.end() if letters and letters[0].casefold() in endings and not number.is_word else number.end
    if not number.is_word and text.startswith(".", number.end) and _is_place(text, number.end + 1, lexicon):
        end = number.end + 1
    if number.suffix == ORDINAL or number.suffix in endings or end > number.end:
        return Quantity(number.value or 0.0, number.start, number.start, end, ORDINAL)
    return None


def _is_place(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the word for a place in a comparison stands here: '5. sija'."""
    token = word_ahead(text, start)
    return token is not None and token.text in lexicon.listed("rank")


def _rounded(value: float) -> float:
    """A product without what binary fractions add to it: 28.7 million is 28700000."""
    return float(f"{value:.12g}")


def _money_before(before: Sequence[Token], number: Number, lexicon: Lexicon) -> tuple[str, int]:
    """The money whose sign or code stands in front of a number, and where the words begin."""
    unit = lexicon.money.get(before[-1].text, "") if before else ""
    is_of_another = len(before) > 1 and before[-2].text[0].isdigit()
    return (unit, before[-1].start) if unit and not is_of_another else ("", number.start)


def _factor(text: str, number: Number, lexicon: Lexicon, *, has_money: bool) -> tuple[float, int]:
    """What the words behind a number multiply it by, and where they end."""
    factor, end = 1.0, number.end
    while token := word_ahead(text, end):
        is_meant = len(token.text) > 1 or has_money or _counts_millions(text, token, end, lexicon)
        if token.text not in lexicon.multipliers or not is_meant:
            break
        point = _ABBREVIATED.match(text, token.end)
        factor, end = factor * lexicon.multipliers[token.text], point.end() if point else token.end
    return factor, end


def _counts_millions(text: str, letter: Token, end: int, lexicon: Lexicon) -> bool:
    """Whether a letter right behind a number multiplies it, as what is counted follows: '5.4m residents'."""
    behind = word_ahead(text, letter.end)
    return letter.start == end and behind is not None and behind.text not in lexicon.stops


def _with_comparator(text: str, found: Quantity, before: Sequence[Token], lexicon: Lexicon) -> Quantity:
    """The quantity with what is said of it in front or behind: 'at least', 'or more', a rank."""
    front = [token for token in before if token.end <= found.start]
    if ranked := _ranked(text, found, front, lexicon):
        return ranked
    if text[found.number].isalpha() and front and front[-1].text in lexicon.stops:
        front = front if phrase_before(front, lexicon.compared) else front[:-1]
    is_time = found.unit in TIMES
    compared = lexicon.compared_times if is_time else lexicon.compared
    behind_it = lexicon.compared_behind_times if is_time else lexicon.compared_behind
    if (said := phrase_before(front, compared)) is not None:
        start = front[-said[1]].start
        return replace(found, start=start, comparator=compared[said[0]])
    behind = phrase_ahead(text, found.end, behind_it)
    return replace(found, comparator=behind[0], end=behind[1]) if behind else found


def _ranked(text: str, found: Quantity, front: Sequence[Token], lexicon: Lexicon) -> Quantity | None:
    """A rank: among the first so many, or the place itself."""
    if found.suffix == RANK:
        return replace(found, unit=RANK, comparator="<=")
    if found.unit or found.high is not None:
        return None
    last = [token for token in front if token.text != "-"][-1:]
    named = [token for token in front if token.text not in lexicon.listed("linking")][-1:]
    if last and last[0].text in lexicon.listed("top"):
        return replace(found, unit=RANK, comparator="<=", start=last[0].start)
    behind = phrase_ahead(text, found.end, lexicon.best)
    if behind:
        return replace(found, unit=RANK, comparator="<=", end=behind[1])
    if named and named[0].text in lexicon.listed("rank"):
        better = phrase_ahead(text, found.end, lexicon.compared_behind)
        return replace(found, unit=RANK, comparator=better[0] if better else "", start=named[0].start)
    return None
