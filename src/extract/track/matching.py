"""Which records of two periods are the same: candidates, their likeness, the best assignment, the parts.

Gets the items of both periods and which goals are the same, gives the pairs, splits and merges with all
the evidence. It words nothing and knows no table.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.track import weights
from extract.track.assignment import assign
from extract.track.candidates import candidate_pairs, with_weights
from extract.track.items import Item, in_key_order
from extract.track.letters import Letters, letters_of
from extract.track.likeness import Common, Likeness, likeness
from extract.track.neighbours import FAMILY, conflicts
from extract.track.order import with_ranks
from extract.track.parts import Group, Periods, find_groups

Pair = tuple[int, int]

MOST_LEFT = 12
"""Records of a goal without counterpart that are still looked at for their circumstances alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Two periods, matched; numbers are places in `previous` and `current`."""

    previous: Sequence[Item]
    current: Sequence[Item]
    likeness: Mapping[Pair, Likeness]
    """The evidence of each pair that was looked at."""
    pairs: Sequence[Pair]
    """One to one, those of a group among them."""
    groups: Sequence[Group]
    """The splits and merges."""


def match(previous: Sequence[Item], current: Sequence[Item], goals: Mapping[str, str]) -> Matching:
    """Two periods -> what belongs together; `goals` gives the current goal for a previous one."""
    previous, current = with_ranks(in_key_order(previous), in_key_order(current), goals)
    letters = letters_of(previous, current)
    shared = candidate_pairs(letters, previous, current)
    found = _likenesses(letters, shared, (previous, current), goals)
    values = {pair: _value(previous[pair[0]], current[pair[1]], told) for pair, told in found.items()}
    pairs = assign({pair: value for pair, value in values.items() if value > 0})
    groups = find_groups(letters, found, pairs, (previous, current))
    linked = [*pairs, *(pair for group in groups for pair in group.pairs)]
    left = _left_over(found, linked, (previous, current))
    rest = _of_one_goal([*linked, *left], (previous, current), goals)
    shared = with_weights(letters, sorted(rest - found.keys()))
    found |= _likenesses(letters, shared, (previous, current), goals)
    return Matching(previous, current, found, sorted([*pairs, *left]), groups)


def _left_over(found: Mapping[Pair, Likeness], linked: Sequence[Pair], periods: Periods) -> list[Pair]:
    """The likely pairs among what has no counterpart; nothing may speak against them."""
    rows, columns = {row for row, _ in linked}, {column for _, column in linked}
    values = {
        pair: told.score - weights.LEFT_OVER + _tie_break(periods[0][pair[0]], periods[1][pair[1]])
        for pair, told in found.items()
        if pair[0] not in rows and pair[1] not in columns
        if _is_likely(told) and told.wording >= weights.WORDING_AT_LEAST and not told.taken_off
    }
    return assign(values)


def _is_likely(told: Likeness) -> bool:
    """Whether what is left may be linked: under one goal, or by what it shares of wording and parties.

    What stood under a goal that the other period does not have must stand elsewhere: its parties are enough.
    """
    goal, parties = (told.circumstances.get(name, 0.0) for name in ("goal", "parties"))
    if goal >= weights.AGREES:
        return True
    if goal >= weights.GOAL_SINGLE and parties >= weights.AGREES:
        return told.wording >= weights.WORDING_GOAL_SINGLE
    return told.wording >= weights.WORDING_ELSEWHERE and parties >= weights.PARTIES_ELSEWHERE


def _of_one_goal(linked: Sequence[Pair], periods: Periods, goals: Mapping[str, str]) -> set[Pair]:
    """What is left without counterpart in one goal, each with each; where that is much, it says nothing."""
    rows, columns = {row for row, _ in linked}, {column for _, column in linked}
    left: dict[str, list[int]] = defaultdict(list)
    for column, item in enumerate(periods[1]):
        if column not in columns:
            left[item.group].append(column)
    left = defaultdict(list, {group: few for group, few in left.items() if len(few) <= MOST_LEFT})
    return {
        (row, column)
        for row, item in enumerate(periods[0])
        if row not in rows and item.group
        for column in left[goals.get(item.group, "")]
    }


def _likenesses(
    letters: Letters,
    shared: Mapping[Pair, float],
    periods: Periods,
    goals: Mapping[str, str],
) -> dict[Pair, Likeness]:
    dices = {pair: _dice(letters, pair, weight) for pair, weight in shared.items()}
    items = {pair: (periods[0][pair[0]], periods[1][pair[1]]) for pair in shared}
    near = [pair for pair, (one, other) in items.items() if dices[pair] >= FAMILY and one.same != other.same]
    lacks = conflicts(letters, near)
    return {
        pair: likeness(*items[pair], Common(weight, dices[pair], lacks.get(pair, 0.0)), goals)
        for pair, weight in shared.items()
    }


def _dice(letters: Letters, pair: Pair, weight: float) -> float:
    both = float(letters.previous.weights[pair[0]] + letters.current.weights[pair[1]])
    return 2 * weight / both if both else 0.0


def _value(previous: Item, current: Item, told: Likeness) -> float:
    """What a pair adds to the assignment; not positive where it would be no link."""
    if told.score < weights.LINKED or told.wording < weights.WORDING_AT_LEAST:
        return 0.0
    return told.score - weights.LINKED + 1e-3 + _tie_break(previous, current)


def _tie_break(previous: Item, current: Item) -> float:
    """A trifle that tells equal pairs apart by place and key, whatever the order of rows or of periods."""
    keys = "|".join(sorted((previous.key, current.key)))
    nearness = 1 / (1 + abs(previous.position - current.position))
    return 1e-6 * nearness + 1e-8 * (zlib.crc32(keys.encode()) / 2**32)
