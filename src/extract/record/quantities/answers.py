"""Which number of a present state answers a target: of the same kind, of the latest date, of the same thing.

Gets quantities of a text, gives those that may be meant. It raises no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.record.quantities.around import tokens_before, words_ahead
from extract.record.quantities.counted import counted_behind
from extract.record.quantities.days import Dated, dates_in
from extract.record.quantities.lexicon import Lexicon
from extract.record.quantities.quantity import ORDINAL, RANK, Quantity

_NEAR_GOAL = 3
"""Words between a number and the word that calls it the target."""
_BETWEEN = re.compile(r"[\s,(]*([^\W\d_]*)\s*")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-zåäö])|\n")
_CLAUSE_END = re.compile(r"[,;]\s+")
_UP_TO_SIGN = re.compile(r"[^\d,;.()\n]*(?=[,;.()\n]|$)")
"""Words behind a number up to a sign, where no other number stands among them."""
_SAME = 4
"""First letters by which two words are alike."""
_FEW_WORDS = 4
"""Content words from which on a sentence without a word of the target is of something else."""


def answering(text: str, found: Sequence[Quantity], aim: Quantity, lexicon: Lexicon) -> list[Quantity]:
    """The numbers of the target's kind that do not repeat the target itself."""
    kinds = {RANK: (RANK, ORDINAL)}.get(aim.unit, (aim.unit,))
    same = [q for q in found if q.unit in kinds and (q.unit != ORDINAL or _is_rank(text, q, lexicon))]
    if not same and len(found) == 1 and text.strip(" .") == text[found[0].start : found[0].end]:
        return [*found] if found[0].is_count else []
    levels = [q for q in same if not _repeats(text, q, aim, lexicon)]
    return [q for index, q in enumerate(levels) if not _is_earlier(text, index, levels, lexicon)] or levels


def _is_rank(text: str, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether an ordinal is a place: 'came eighth', 'eighth place', not 'the first time'."""
    behind = words_ahead(text, found.end, 1)
    return not behind or behind[0].text in lexicon.stops or behind[0].text in lexicon.listed("rank")


def _is_earlier(text: str, index: int, found: Sequence[Quantity], lexicon: Lexicon) -> bool:
    """Whether the words beside a number say that it held before: 'earlier it was 9', '9 a year earlier'."""
    first, last = _reach(text, index, found)
    behind = _UP_TO_SIGN.match(text, found[index].end, last)
    told = text[first : found[index].number] + " " + (behind[0] if behind else "")
    words = re.findall(r"[^\W\d_]+", told.casefold())
    return any(word in lexicon.listed("earlier") for word in words)


def _repeats(text: str, found: Quantity, aim: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number is the target once more: '17 prosentin tavoitetta ei saavuteta'."""
    near = [*tokens_before(text, found.start)[-_NEAR_GOAL:], *words_ahead(text, found.end, 1)]
    return found.value == aim.value and any(token.text in lexicon.listed("goal_words") for token in near)


def states_at(text: str, found: Sequence[Quantity], lexicon: Lexicon) -> Quantity | None:
    """The one that holds now: the only one, that of the latest date, or an undated one before dated ones."""
    if len(found) == 1:
        return found[0] if found[0].high is None else None
    dates = list(dates_in(text, lexicon))
    days = [_day_of(text, index, found, dates, lexicon) for index in range(len(found))]
    undated = [index for index, day in enumerate(days) if not day]
    if undated:
        return found[0] if undated == [0] else None
    latest = [q for q, day in zip(found, days, strict=True) if day == max(days)]
    return latest[0] if len({q.value for q in latest}) == 1 and latest[0].high is None else None


def _day_of(
    text: str, index: int, found: Sequence[Quantity], dates: Sequence[Dated], lexicon: Lexicon
) -> str:
    """The date of a number: right behind it, else before it in its sentence, else after it there."""
    own = found[index]
    first, last = _reach(text, index, found)
    behind = [d for d in dates if own.end <= d.start < last and text[d.end : d.end + 1] != ":"]
    before = [d for d in dates if first <= d.start and d.end <= own.number]
    right_behind = behind and _is_right_behind(text[own.end : behind[0].start], lexicon)
    taken = [*behind[:1]] if right_behind else [*before[-1:], *behind[:1]]
    return taken[0].last if taken else ""


def _is_right_behind(between: str, lexicon: Lexicon) -> bool:
    match = _BETWEEN.fullmatch(between)
    if match is None:
        return False
    return not match[1] or match[1].casefold() in lexicon.listed("in_year")


def _reach(text: str, index: int, found: Sequence[Quantity]) -> tuple[int, int]:
    """The part of a number's sentence that no other number takes."""
    own = found[index]
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((end for end in ends if end <= own.number), default=0)
    last = min((end for end in ends if end > own.number), default=len(text))
    if index:
        first = max(first, *_clauses(text, found[index - 1].end, own.start)[-1:], found[index - 1].end)
    if index + 1 < len(found):
        last = min(last, *_clauses(text, own.end, found[index + 1].start)[:1], found[index + 1].start)
    return first, last


def _clauses(text: str, start: int, end: int) -> list[int]:
    """Where clauses begin between two places."""
    return [match.end() for match in _CLAUSE_END.finditer(text, start, end)]


def same_thing(goal: str, aim: Quantity, state: str, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether target and present state may measure one thing, by the words that they share."""
    words = _stems(state, lexicon)
    if aim.is_count:
        wanted, counted = (
            _stems(counted_behind(text, q, lexicon).words, lexicon)
            for text, q in ((goal, aim), (state, found))
        )
        is_same = not wanted or not counted or bool(wanted & counted)
        return is_same or (_counts_people(state, found, lexicon) and bool(words & _stems(goal, lexicon)))
    if found.unit != "percent":
        return True
    return len(words) < _FEW_WORDS or bool(words & _stems(goal, lexicon))


def _counts_people(text: str, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number counts people of any kind, who may be those of the target: '7 850 personer'."""
    behind = words_ahead(text, found.end, 1)
    return bool(behind) and behind[0].text in lexicon.listed("people")


def _stems(text: str, lexicon: Lexicon) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(word[:_SAME] for word in words if word not in lexicon.stops and len(word) >= _SAME)
