"""What a link competes with: the next best answer to it, all other links being given.

Gets the scores of all pairs and those that were linked, gives for a link the score of the best answer
instead. Another measure that is linked itself is a rival only as far as its own partner can do without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.track import weights
from extract.track.likeness import Likeness

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """The scores seen from one period."""

    scores: Mapping[int, Mapping[int, float]]
    """For each of its records the others and their scores."""
    partners: Mapping[int, int]
    """For each linked record of the other period its partner of this one."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """The scores seen from both periods."""

    previous: _Side
    current: _Side

    def best(self, pair: Pair, own: Iterable[Pair]) -> float:
        """The best score that either end could reach without the other; `own` are the pairs of its group."""
        row, column = pair
        left_out = {*own, pair}
        forth = _values(self.previous, row, column, {other for one, other in left_out if one == row})
        back = _values(self.current, column, row, {one for one, other in left_out if other == column})
        return max([0.0, *forth, *back])


def rivals(likeness: Mapping[Pair, Likeness], linked: Iterable[Pair]) -> Rivals:
    """The scores of all pairs, of which some are linked."""
    by_row: dict[int, dict[int, float]] = defaultdict(dict)
    by_column: dict[int, dict[int, float]] = defaultdict(dict)
    for (row, column), told in likeness.items():
        by_row[row][column] = by_column[column][row] = told.score
    pairs = sorted(linked, key=lambda pair: (likeness[pair].score, pair))
    rows, columns = {column: row for row, column in pairs}, dict(pairs)
    return Rivals(_Side(by_row, rows), _Side(by_column, columns))


def _values(side: _Side, record: int, partner: int, left_out: set[int]) -> Iterator[float]:
    """What each other partner would be worth, less what the one that it is linked with would lose."""
    for other, value in side.scores[record].items():
        if other in left_out:
            continue
        rival = side.partners.get(other)
        if rival is None:
            yield value
        else:
            instead = max(weights.LINKED, side.scores[rival].get(partner, 0.0))
            yield value - weights.RIVAL_LOSES * max(0.0, side.scores[rival][other] - instead)
