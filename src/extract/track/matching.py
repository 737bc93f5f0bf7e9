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
from extract.track.items import Item
from extract.track.likeness import Common, Likeness, likeness
from extract.track.order import with_ranks
from extract.track.parts import Group, Periods, find_groups
from extract.track.wordings import Wordings, wordings_of

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
    return matched(wordings_of(previous, current), goals)


def matched(wordings: Wordings, goals: Mapping[str, str]) -> Matching:
    """The same of periods whose wordings were compared before."""
    periods = with_ranks(wordings.previous, wordings.current, goals)
    found = _likenesses(wordings.common, periods, goals)
    values = {pair: _value(periods[0][pair[0]], periods[1][pair[1]], told) for pair, told in found.items()}
    pairs = assign({pair: value for pair, value in values.items() if value > 0})
    groups = find_groups(wordings.letters, found, pairs, periods)
    linked = [*pairs, *(pair for group in groups for pair in group.pairs)]
    left = _left_over(found, linked, periods)
    rest = _of_one_goal([*linked, *left], periods, goals)
    found |= _likenesses(wordings.of(rest - found.keys()), periods, goals)
    return Matching(*periods, found, sorted([*pairs, *left]), groups)


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
    common: Mapping[Pair, Common], periods: Periods, goals: Mapping[str, str]
) -> dict[Pair, Likeness]:
    return {
        (row, column): likeness(periods[0][row], periods[1][column], told, goals)
        for (row, column), told in common.items()
    }


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
