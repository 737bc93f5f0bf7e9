"""Shares told in words alone: 'half of', 'a third of', 'three quarters'.

Gets a text, gives quantities in percent. A share of time or of a year's course counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extract.record.quantities.around import tokens_before, words_ahead
from extract.record.quantities.lexicon import TIMES, Lexicon
from extract.record.quantities.quantity import Quantity

_WORDS_BEHIND = 2
_YEAR_AHEAD = re.compile(r"\s*(?:[^\W\d_]+\s+)?(?:19|20)\d\d\b")
_WHOLE = 100
"""Percent; the vocabulary tells shares as fractions."""


def shares_in(text: str, lexicon: Lexicon) -> Iterator[Quantity]:
    """The shares of a text; one that has no end in decimals is told to a tenth of a percent, as about."""
    pattern, values = _shares(lexicon)
    for match in pattern.finditer(text) if pattern else ():
        above, _, below = values[" ".join(match[0].casefold().split())].partition("/")
        exact = _WHOLE * int(above) / int(below)
        if not _is_of_time(text, match, lexicon):
            comparator = "" if exact == round(exact, 1) else "about"
            start, end = match.span()
            yield Quantity(round(exact, 1), start, start, end, "percent", comparator)


@cache
def _shares(lexicon: Lexicon) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    """The pattern of all words for shares, the longest first, and what each says."""
    values = lexicon.shares
    forms = sorted(values, key=lambda form: (-len(form), form))
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return (re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I) if forms else None), values


def _is_of_time(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether it is a part of a year or a term ('the first half of 2024', 'half of the year')."""
    front = tokens_before(text, match.start())[-1:]
    if front and (front[0].text in lexicon.ordinals or front[0].text in lexicon.listed("turns")):
        return True
    behind = words_ahead(text, match.end(), _WORDS_BEHIND)
    is_time = any(lexicon.units.get((t.text,)) in TIMES or t.text in lexicon.months for t in behind)
    return is_time or _YEAR_AHEAD.match(text, match.end()) is not None
