"""Where a record stands among those whose wording stayed: its place, whatever was added or dropped around it.

Gets the items of both periods and which goals are the same, gives the items with their rank. A place counted
from a goal's start would shift with each measure that comes or goes; one counted from what stayed does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from extract.track.items import Item


def with_ranks(
    previous: Sequence[Item], current: Sequence[Item], goals: Mapping[str, str]
) -> tuple[list[Item], list[Item]]:
    """Both periods with ranks: how many before a record in its goal stayed; None where none did.

    Each record is told besides whether the other period has its goal.
    """
    stayed = _stayed(previous, current, goals)
    return _ranked(previous, stayed, goals.keys()), _ranked(current, stayed, {*goals.values()})


def _stayed(previous: Sequence[Item], current: Sequence[Item], goals: Mapping[str, str]) -> set[str]:
    """The wordings that each period has once, under the same goal."""
    single = [_single(items) for items in (previous, current)]
    return {
        wording
        for wording, group in single[0].items()
        if wording in single[1] and goals.get(group, "") == single[1][wording]
    }


def _single(items: Iterable[Item]) -> dict[str, str]:
    """The wordings that come once, with the goal they stand under."""
    chosen = list(items)
    times = Counter(item.same for item in chosen)
    return {item.same: item.group for item in chosen if times[item.same] == 1}


def _ranked(items: Sequence[Item], stayed: set[str], goals: Set[str]) -> list[Item]:
    by_group: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_group[item.group].append(item)
    ranks: dict[str, int] = {}
    for group in by_group.values():
        ranks |= _ranks(sorted(group, key=lambda item: item.position), stayed)
    return [
        replace(item, rank=ranks.get(item.record_id), is_goal_single=item.group not in goals)
        for item in items
    ]


def _ranks(group: Sequence[Item], stayed: set[str]) -> dict[str, int]:
    if not any(item.same in stayed for item in group):
        return {}
    ranks, before = {}, 0
    for item in group:
        ranks[item.record_id] = before
        before += item.same in stayed
    return ranks
