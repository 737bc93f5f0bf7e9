"""The pairs of two periods that are worth a closer look, out of all possible ones.

Gets both periods as pieces, gives pairs with the weight they share: for each text those most alike as a
whole, and those most of whose pieces it holds or that hold most of its own (parts of a split or a merge).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from extract.track.items import Item
from extract.track.letters import Letters, Numbers, Side, Weights, shared_with, shared_with_all

Pair = tuple[int, int]
Pairs = dict[Pair, float]
"""(previous, current) -> weight shared."""

MOST_ALIKE = 8
"""Texts kept for each text, of those most alike and of those that hold it or are held by it."""
LEAST = 0.08
"""Likeness below which two texts share no more than chance gives."""


def candidate_pairs(
    letters: Letters, previous: Sequence[Item], current: Sequence[Item], more: Iterable[Pair] = ()
) -> Pairs:
    """The pairs worth a closer look, the same whichever period is the previous; `more` are known ones."""
    found = {*_same_wording(previous, current), *more}
    for row, pieces in enumerate(letters.previous.pieces):
        found |= {(row, column) for column in most_alike(letters, pieces, letters.current)}
    for column, pieces in enumerate(letters.current.pieces):
        found |= {(row, column) for row in most_alike(letters, pieces, letters.previous)}
    return with_weights(letters, sorted(found))


def most_alike(letters: Letters, pieces: Numbers, side: Side) -> set[int]:
    """The texts of a side most like a text, and those that hold most of it or that it holds most of."""
    weights = shared_with_all(letters, pieces, side)
    touched = np.flatnonzero(weights)
    weights, others = weights[touched], side.weights[touched]
    own = float(letters.rarity[pieces].sum())
    dice = 2 * weights / np.maximum(own + others, 1e-9)
    held = weights / np.maximum(np.minimum(own, others), 1e-9)
    places = {*top(dice, LEAST, MOST_ALIKE), *top(held, 4 * LEAST, MOST_ALIKE)}
    return set(touched[sorted(places)].tolist())


def top(likeness: Weights, least: float, number: int) -> list[int]:
    """The places of the greatest likenesses, no more than `number` and none below `least`."""
    found = np.flatnonzero(likeness >= least)
    if len(found) > number:
        least = np.partition(likeness[found], -number)[-number]
        found = found[likeness[found] >= least]
        # The stable order makes equal ones come by their place, whatever numpy's partition would do.
        found = found[np.argsort(-likeness[found], kind="stable")[:number]]
    return [int(place) for place in found]


def with_weights(letters: Letters, pairs: Iterable[Pair]) -> Pairs:
    """Pairs with the weight that they share."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in pairs:
        by_row[row].append(column)
    return {
        (row, column): float(weight)
        for row, columns in by_row.items()
        for column, weight in zip(
            columns,
            shared_with(letters, letters.previous.pieces[row], letters.current, columns),
            strict=True,
        )
    }


def _same_wording(previous: Sequence[Item], current: Sequence[Item]) -> list[Pair]:
    """The pairs of the same wording; of a wording that comes many times, those that lie nearest."""
    by_wording: dict[str, list[int]] = defaultdict(list)
    for column, item in enumerate(current):
        by_wording[item.same].append(column)
    pairs: list[Pair] = []
    seen: dict[str, int] = defaultdict(int)
    for row, item in enumerate(previous):
        columns = by_wording.get(item.same, [])
        first = max(0, min(seen[item.same], len(columns) - 1) - MOST_ALIKE)
        pairs += [(row, column) for column in columns[first : first + 2 * MOST_ALIKE + 1]]
        seen[item.same] += 1
    return pairs
