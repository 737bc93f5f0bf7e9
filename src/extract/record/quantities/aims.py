"""Which number of a target is meant: not where a change starts, nor a time, a whole or a measure in passing.

Gets quantities of a text, gives those that may be meant. It raises no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.record.quantities.around import Token, phrase_ahead, phrase_before, tokens_before, word_ahead
from extract.record.quantities.counted import counted_before, counted_behind
from extract.record.quantities.lexicon import TIMES, Lexicon
from extract.record.quantities.quantity import ORDINAL, RANK, UNCLEAR, Quantity

POINT = "percentage point"
_NO_MEASURE = frozenset({"", "percent", POINT, RANK, ORDINAL, UNCLEAR})
_MOST_BETWEEN = 2
"""Words between a part and the 'of' in front of its whole: '18 libraries of 24'."""
_CLAUSE_SIGN = re.compile(r"[,;:.()\n]")
_BRACKETED = re.compile(r"\(\s*(?=[^()\d]{1,20}\))")


def aims(found: Sequence[Quantity], text: str, lexicon: Lexicon) -> Sequence[Quantity]:
    """The numbers of a target without those that it starts from, changes by or takes time for."""
    levels = [q for q in without_wholes(found, text, lexicon) if not is_start(text, q, lexicon)]
    for is_less in (_is_change, is_time):
        levels = [q for q in levels if not is_less(q)] or levels
    levels = [q for index, q in enumerate(levels) if not _qualifies(text, levels[:index], q, lexicon)]
    explained = [q for q in levels if phrase_before(_front(text, q), lexicon.phrases.get("explained", ()))]
    return explained or [q for q in levels if not is_bracketed(text, q)] or levels


def is_bracketed(text: str, found: Quantity) -> bool:
    """Whether a number stands in brackets, where earlier values stand: '15 % (2019: 9 %)'."""
    return text.rfind("(", 0, found.number) > text.rfind(")", 0, found.number)


def _front(text: str, found: Quantity) -> Sequence[Token]:
    return tokens_before(text, found.start)


def _is_change(found: Quantity) -> bool:
    return found.unit == POINT


def is_time(found: Quantity) -> bool:
    """Whether a number is of a unit of time."""
    return found.unit in TIMES


def is_start(text: str, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number is where a change starts: 'from 10', '10 prosentista'."""
    starts = lexicon.listed("start_from")
    form = found.suffix or text[found.number : found.end].split()[-1].casefold()
    has_ending = bool(starts.endings) and not form[0].isdigit() and form.endswith(starts.endings)
    return has_ending or bool(phrase_before(_front(text, found), lexicon.phrases.get("start_from", ())))


def without_wholes(found: Sequence[Quantity], text: str, lexicon: Lexicon) -> list[Quantity]:
    """The numbers without those that one before them is a part of: 18 in '18 of 24 libraries'."""
    return [*found[:1], *(q for part, q in pairwise(found) if not _is_whole(text, part, q, lexicon))]


def _is_whole(text: str, part: Quantity, whole: Quantity, lexicon: Lexicon) -> bool:
    between = [token for token in _front(text, whole) if token.start >= part.end]
    said = phrase_before(between, lexicon.phrases.get("whole_of", ()))
    is_near = said is not None and len(between) - said[1] <= _MOST_BETWEEN
    return is_near and not _CLAUSE_SIGN.search(text, part.end, whole.start)


def _qualifies(text: str, before: Sequence[Quantity], found: Quantity, lexicon: Lexicon) -> bool:
    """Whether a measure only tells of what a share is: '20 % of trips under 2 km'."""
    if not before or before[-1].unit != "percent" or found.unit in _NO_MEASURE:
        return False
    between = {token.text for token in _front(text, found) if token.start >= before[-1].end}
    parting = {*lexicon.vocabulary.phrases.get("suspending", ()), *lexicon.entries("to")}
    return not between & parting and not _CLAUSE_SIGN.search(text, before[-1].end, found.start)


def stated_unit(text: str, lexicon: Lexicon) -> tuple[float, str]:
    """The unit that stands alone in brackets, and what its words multiply by: 'Completion rate (%)'."""
    for match in _BRACKETED.finditer(text):
        factor, end = 1.0, match.end()
        while (token := word_ahead(text, end)) and token.text in lexicon.multipliers:
            factor *= lexicon.multipliers[token.text]
            end = token.end + text.startswith(".", token.end)
        told = phrase_ahead(text, end, lexicon.units)
        if told and text[told[1] :].lstrip(" .").startswith(")"):
            sign = text[end : told[1]].strip().casefold()
            return factor * lexicon.factors.get(sign, 1.0), told[0] or sign
    return 1.0, ""


def with_unit(
    text: str, found: Sequence[Quantity], unit: tuple[float, str], lexicon: Lexicon
) -> list[Quantity]:
    """The numbers, those without a unit or a counted thing of their own in a unit told elsewhere."""
    factor, name = unit
    return [
        replace(q, value=q.value * factor, unit=name) if name and _is_bare(text, q, lexicon) else q
        for q in found
    ]


def _is_bare(text: str, found: Quantity, lexicon: Lexicon) -> bool:
    return found.is_count and not counted_behind(text, found, lexicon).words


def is_alone(text: str, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether no words around a number tell what it counts."""
    return _is_bare(text, found, lexicon) and not counted_before(text, found, lexicon).words
