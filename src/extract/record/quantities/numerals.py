"""Numbers as they are written: digits with their signs, and words.

Gets a printed number, gives its value. It does not know what is counted, nor whether it is.
"""

from __future__ import annotations

import re

from extract.record.quantities.lexicon import Lexicon

BLANKS = "\u00a0\u202f\u2009\u2007\u2060"
"""No-break, narrow no-break, thin and figure space, word joiner."""
GROUP_BLANKS = f" {BLANKS}'’"
DIGITS = rf"(?:\d{{1,3}}(?:[{GROUP_BLANKS}]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)*)(?:,\d+|\.\d+)?(?!\d)"
"""Regular expression of a number in digits; thousands parted by a blank, apostrophe, point or comma."""
_PARTS = re.compile(r"[.,]")
_THREE = 3
_TEN = 10
_THOUSAND = 1000


def value_of_digits(printed: str, decimal_signs: frozenset[str]) -> float | None:
    """The value of a number in digits; None where a sign may part decimals or thousands, or neither."""
    text = re.sub(rf"[{GROUP_BLANKS}]", "", printed)
    whole, *groups = _PARTS.split(text)
    signs = _PARTS.findall(text)
    is_grouped = len(whole) <= _THREE and whole != "0" and all(len(group) == _THREE for group in groups)
    if not signs:
        return float(text)
    if len(set(signs)) > 1:
        return _of_both(text, signs)
    if len(signs) == 1 and (not is_grouped or text != printed):
        return float(f"{whole}.{groups[0]}")
    return float("".join((whole, *groups))) if is_grouped and signs[0] not in decimal_signs else None


def _of_both(text: str, signs: list[str]) -> float | None:
    """The value of a number with points and commas: the last sign parts the decimals."""
    if signs.count(signs[-1]) > 1:
        return None
    whole, _, decimals = text.rpartition(signs[-1])
    first, *groups = _PARTS.split(whole)
    return float(f"{first}{''.join(groups)}.{decimals}") if all(len(g) == _THREE for g in groups) else None


def value_of_word(word: str, lexicon: Lexicon) -> float | None:
    """The value of a number word, also of one put together ('kaksikymmentäviisi', 'twenty-five')."""
    known = lexicon.numbers.get(word)
    if known is not None:
        return known
    for tail in lexicon.entries("ten_more"):
        ones = lexicon.numbers.get(word.removesuffix(tail)) if word.endswith(tail) else None
        if ones is not None and ones < _TEN:
            return ones + _TEN
    return _put_together(word.replace("-", "").replace("‑", ""), lexicon)


def _put_together(word: str, lexicon: Lexicon) -> float | None:
    values: list[float] = []
    joiners = tuple(lexicon.joiners)
    position = 0
    while position < len(word):
        piece = lexicon.piece_at(word, position)
        if piece:
            values.append(lexicon.numbers[piece])
        joiner = next((j for j in joiners if values and word.startswith(j, position)), "")
        if not piece and not joiner:
            return None
        position += len(piece or joiner)
    return sum_of_parts(values) if len(values) > 1 else None


def sum_of_parts(values: list[float]) -> float:
    """The number that parts say one after another: 2, 100, 5, 10 is 250; 3, 1000000 is three million."""
    total = group = last = 0.0
    for value in values:
        if value >= _THOUSAND and is_multiplier(value):
            total, group, last = total + (group or 1) * value, 0.0, 0.0
            continue
        multiplied = last * value if is_multiplier(value) and 0 < last < value else value
        group += multiplied - (last if multiplied != value else 0)
        last = multiplied
    return total + group


def is_multiplier(value: float) -> bool:
    """Whether a number word multiplies the one before it: ten, hundred, thousand, million."""
    return value in (10, 100, 1000, 1e6, 1e9)
