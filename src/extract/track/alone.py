"""The records without counterpart: how near each came to one, so that a near miss becomes a doubt.

Gets the evidence of all pairs and those that were linked, gives for each record that is in none its nearest
answer instead and in which way that is near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass

from extract.track import weights
from extract.track.likeness import Likeness

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Nearest:
    """What a record without counterpart might have belonged to."""

    score: float = 0.0
    why: str = ""
    """alike, part or circumstances; '' where nothing is near."""


@dataclass(frozen=True, slots=True)
class NearestOf:
    """The nearest of each record of both periods that has no counterpart and is near any."""

    previous: Mapping[int, Nearest]
    current: Mapping[int, Nearest]
    wholes: tuple[Set[int], Set[int]]
    """The linked records of either period that such a one may be a further part of."""

    def leaves_a_part(self, pair: Pair) -> bool:
        """Whether a record without counterpart may belong to what a pair joins."""
        return pair[0] in self.wholes[0] or pair[1] in self.wholes[1]


def nearest(
    likeness: Mapping[Pair, Likeness], linked: Collection[Pair], changed: Collection[Pair]
) -> NearestOf:
    """For the records in none of the linked pairs; `changed` are those pairs that were reworded."""
    rows, columns = {row for row, _ in linked}, {column for _, column in linked}
    reworded = {row for row, _ in changed}, {column for _, column in changed}
    wholes: tuple[set[int], set[int]] = set(), set()
    previous: dict[int, list[Nearest]] = defaultdict(list)
    current: dict[int, list[Nearest]] = defaultdict(list)
    for (row, column), told in likeness.items():
        if row not in rows and column not in columns:
            free = [Nearest(told.score, "alike"), Nearest(_by_circumstances(told), "circumstances")]
            previous[row] += free
            current[column] += free
        elif row not in rows and column in reworded[1] and _may_be_part(told):
            previous[row].append(Nearest(told.score, "part"))
            wholes[1].add(column)
        elif column not in columns and row in reworded[0] and _may_be_part(told):
            current[column].append(Nearest(told.score, "part"))
            wholes[0].add(row)
    return NearestOf(_best(previous), _best(current), wholes)


def _may_be_part(told: Likeness) -> bool:
    is_near = told.circumstances.get("goal", 1.0) > 0 and told.agreement >= weights.PART_AGREES
    return is_near and told.score >= weights.LINKED


def _by_circumstances(told: Likeness) -> float:
    """The score of two records of the same parties under the same goal, whatever their wording."""
    has_same = all(told.circumstances.get(name, 0.0) >= weights.AGREES for name in ("goal", "parties"))
    return weights.LINKED * told.agreement if has_same and not told.taken_off else 0.0


def _best(answers: Mapping[int, Iterable[Nearest]]) -> dict[int, Nearest]:
    return {
        record: max(found, key=lambda one: (one.score, one.why))
        for record, found in answers.items()
        if any(one.score for one in found)
    }
