"""Which words of a text went and which came.

Gets two texts, gives the pieces that they have in common and those of one alone. It knows no HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain, groupby

_TOKEN = re.compile(r"\s+|\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}\b)*\b\s*|\w+\s*|[^\w\s]\s*")
"""White space at the start, a number with its separators, a word, a sign; each with the space after it."""
LEAST_ISLAND = 0.34
"""Share of the words changed around it from which common words between two changes stand alone."""
LEAST_LIKENESS = 0.25
"""Share of common words beneath which a text counts as written anew, its few common words as chance."""
MOST_MEETINGS = 1_000_000
"""Pairs of equal words from which looking for the longest common runs would take seconds."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, or one of them alone."""

    kind: str
    """keep, delete or insert."""
    before: str
    """As in the earlier text; '' for an insertion."""
    after: str
    """As in the later text, which may differ in white space; '' for a deletion."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of both texts that stand at the same place."""

    is_kept: bool
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def size(self) -> int:
        return max(_letters(self.before), _letters(self.after))


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in order: what is kept or deleted makes the earlier text, kept or inserted the later.

    Longest common runs first (Ratcliff and Obershelp, as difflib finds them); a few common words
    between larger changes count as changed, so that a reader meets phrases and not splinters.
    """
    if before == after:
        return (Piece("keep", before, after),) if before else ()
    runs = list(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))
    kept = sum(run.size for run in runs if run.is_kept)
    if kept < LEAST_LIKENESS * sum(run.size for run in runs):
        runs = [_Run(False, (before,), (after,))]
    return tuple(_pieces(_joined(_without_islands(_joined(runs)))))


def is_rewritten(pieces: Sequence[Piece]) -> bool:
    """Whether both texts are there and have nothing in common."""
    return {piece.kind for piece in pieces} == {"delete", "insert"}


def _runs(before: list[str], after: list[str]) -> Iterator[_Run]:
    old, new = _words(before), _words(after)
    if _meetings(old, new) > MOST_MEETINGS:
        yield _Run(old == new, tuple(before), tuple(after))
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield _Run(kind == "equal", tuple(before[i:j]), tuple(after[k:m]))


def _words(tokens: Iterable[str]) -> list[str]:
    return [token.strip() for token in tokens]


def _meetings(before: Iterable[str], after: Iterable[str]) -> int:
    there = Counter(after)
    return sum(number * there[word] for word, number in Counter(before).items())


def _letters(tokens: Iterable[str]) -> int:
    return sum(map(len, tokens))


def _without_islands(runs: Sequence[_Run]) -> Iterator[_Run]:
    for number, run in enumerate(runs):
        is_between = 0 < number < len(runs) - 1
        around = runs[number - 1].size + runs[number + 1].size if is_between else 0
        is_island = run.is_kept and is_between and run.size < LEAST_ISLAND * around
        yield _Run(False, run.before, run.after) if is_island else run


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """Neighbours of the same kind as one run."""
    joined = []
    for is_kept, group in groupby(runs, key=lambda run: run.is_kept):
        before, after = zip(*((run.before, run.after) for run in group), strict=True)
        joined.append(_Run(is_kept, tuple(chain.from_iterable(before)), tuple(chain.from_iterable(after))))
    return joined


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    for run in runs:
        before, after = "".join(run.before), "".join(run.after)
        if run.is_kept:
            yield Piece("keep", before, after)
            continue
        if before:
            yield Piece("delete", before, "")
        if after:
            yield Piece("insert", "", after)
