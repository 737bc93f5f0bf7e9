"""Which goals of two periods are the same: by text before number, and by the measures they share.

Gets the goals and measures of both periods, gives for each goal of the previous the same of the current.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.track import weights
from extract.track.assignment import assign
from extract.track.items import Item
from extract.track.likeness import likeness
from extract.track.wordings import Wordings

Votes = Mapping[tuple[str, str], int]
"""(previous goal, current goal) -> how many measures stand under both."""


def same_wording_votes(previous: Iterable[Item], current: Iterable[Item]) -> Votes:
    """The votes of measures whose wording stands in both periods."""
    groups: dict[str, list[str]] = defaultdict(list)
    for item in previous:
        groups[item.same].append(item.group)
    return Counter((group, item.group) for item in current for group in groups.get(item.same, ()))


def same_goals(
    goals: Wordings, measures: tuple[Sequence[Item], Sequence[Item]], votes: Votes
) -> dict[str, str]:
    """The goals of the previous period with the same of the current; groups without goal by their key."""
    previous, current = goals.previous, goals.current
    sizes = Counter(item.group for items in measures for item in items)
    told = {**goals.common, **goals.of(set(_told(previous, current, votes)) - goals.common.keys())}
    values: dict[tuple[int, int], float] = {}
    for (row, column), common in told.items():
        wording = likeness(previous[row], current[column], common, {}).wording
        pair = (previous[row].record_id, current[column].record_id)
        voted = 2 * votes.get(pair, 0) / max(1, sizes[pair[0]] + sizes[pair[1]])
        values[row, column] = _value(previous[row], current[column], wording, voted)
    same = {previous[row].record_id: current[column].record_id for row, column in assign(values)}
    return {**same, **_unheaded(goals, measures)}


def _told(previous: Sequence[Item], current: Sequence[Item], votes: Votes) -> Iterator[tuple[int, int]]:
    """The pairs of goals that measures or their numbers speak for."""
    rows = {item.record_id: row for row, item in enumerate(previous)}
    columns = {item.record_id: column for column, item in enumerate(current)}
    yield from ((rows[one], columns[other]) for one, other in votes if one in rows and other in columns)
    by_number = {item.number: column for column, item in enumerate(current) if item.number}
    yield from (
        (row, by_number[item.number]) for row, item in enumerate(previous) if item.number in by_number
    )


def _value(previous: Item, current: Item, wording: float, voted: float) -> float:
    """How sure two goals are the same; 0 where neither wording, measures nor number say so."""
    has_same_number = bool(previous.number) and previous.number == current.number
    evidence = wording + voted + 0.25 * has_same_number
    return evidence if evidence >= weights.LINKED and (wording or voted) else 0.0


def _unheaded(goals: Wordings, measures: tuple[Sequence[Item], Sequence[Item]]) -> dict[str, str]:
    """The groups of measures that stand under no goal, by their key in the report."""
    known = {item.record_id for item in (*goals.previous, *goals.current)}
    keys = [
        {item.group.partition("/")[2]: item.group for item in items if item.group and item.group not in known}
        for items in measures
    ]
    return {group: keys[1][key] for key, group in keys[0].items() if key in keys[1]}
