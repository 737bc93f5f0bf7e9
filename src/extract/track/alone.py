"""The records without counterpart: how near each came to one, so that a near miss becomes a doubt.

Gets the evidence of all pairs and those that were linked, gives for each record that is in none its nearest
answer instead and in which way that is near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def nearest(
    likeness: Mapping[Pair, Likeness], linked: Collection[Pair], changed: Collection[Pair]
) -> NearestOf:
    """For the records in none of the linked pairs; `changed` are those pairs that were reworded."""
    rows, columns = {row for row, _ in linked}, {column for _, column in linked}
    wholes = {row for row, _ in changed}, {column for _, column in changed}
    previous: dict[int, list[Nearest]] = defaultdict(list)
    current: dict[int, list[Nearest]] = defaultdict(list)
    for (row, column), told in likeness.items():
        if row not in rows:
            previous[row] += _answers(told, is_free=column not in columns, is_whole=column in wholes[1])
        if column not in columns:
            current[column] += _answers(told, is_free=row not in rows, is_whole=row in wholes[0])
    return NearestOf(_best(previous), _best(current))


def _answers(told: Likeness, *, is_free: bool, is_whole: bool) -> Iterable[Nearest]:
    """In which ways another record is near: free itself, or linked with one that may leave a part over."""
    if is_free:
        yield Nearest(told.score, "alike")
        yield Nearest(_by_circumstances(told), "circumstances")
    elif is_whole and told.score >= weights.LINKED and _is_near(told):
        yield Nearest(told.score, "part")


def _is_near(told: Likeness) -> bool:
    return told.circumstances.get("goal", 1.0) > 0 and told.agreement >= weights.PART_AGREES


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
