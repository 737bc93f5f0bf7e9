"""What the wordings of two periods have in common, whatever their goals, parties and schedules.

Gets the items of both periods, gives the pairs worth a closer look with what they share. It is the dear part
of matching: done once, and used again where more goals turn out to be the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from extract.track.candidates import Pair, Pairs, candidate_pairs, with_weights
from extract.track.items import Item, in_key_order
from extract.track.letters import Letters, letters_of
from extract.track.likeness import Common
from extract.track.neighbours import FAMILY, conflicts


@dataclass(frozen=True, slots=True, eq=False)
class Wordings:
    """Two periods with what their texts have in common; numbers are places in `previous` and `current`."""

    previous: Sequence[Item]
    """In the order of their keys."""
    current: Sequence[Item]
    letters: Letters
    common: Mapping[Pair, Common]
    """For each pair worth a closer look."""

    def of(self, pairs: Iterable[Pair]) -> dict[Pair, Common]:
        """What further pairs have in common."""
        shared = with_weights(self.letters, sorted(pairs))
        return _common(self.letters, shared, (self.previous, self.current))


def wordings_of(previous: Iterable[Item], current: Iterable[Item]) -> Wordings:
    """The items of two periods in the order of their keys, compared by their wording."""
    periods = in_key_order(previous), in_key_order(current)
    letters = letters_of(*periods)
    common = _common(letters, candidate_pairs(letters, *periods), periods)
    return Wordings(*periods, letters, common)


def _common(
    letters: Letters, shared: Pairs, periods: tuple[Sequence[Item], Sequence[Item]]
) -> dict[Pair, Common]:
    dices = {pair: _dice(letters, pair, weight) for pair, weight in shared.items()}
    same = {(row, column) for row, column in shared if periods[0][row].same == periods[1][column].same}
    lacks = conflicts(letters, [pair for pair in shared if dices[pair] >= FAMILY and pair not in same])
    orders = _orders(shared, periods)
    return {
        pair: Common(weight, dices[pair], order, lacks.get(pair, 0.0), is_same=pair in same)
        for (pair, weight), order in zip(shared.items(), orders, strict=True)
    }


def _orders(pairs: Iterable[Pair], periods: tuple[Sequence[Item], Sequence[Item]]) -> list[float]:
    """For each pair the likeness by the order of the letters, from 0 to 1."""
    chosen = list(pairs)
    one, other = (
        [periods[0][row].plain for row, _ in chosen],
        [periods[1][column].plain for _, column in chosen],
    )
    orders: list[float] = (process.cpdist(one, other, scorer=fuzz.ratio, dtype=np.float64) / 100).tolist()
    return orders


def _dice(letters: Letters, pair: Pair, weight: float) -> float:
    both = float(letters.previous.weights[pair[0]] + letters.current.weights[pair[1]])
    return 2 * weight / both if both else 0.0
