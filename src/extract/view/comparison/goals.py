"""The goals of two reports, with their indicators and the pairs told under them.

Gets a Comparison and its pairs, gives the goals of the later report in its order, then those that
only the earlier one has. Goals are joined as `partners` and `changes` tell; what they do not
name, by its equal text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.dataset import Row
from extract.view.comparison.pairs import Pair, changes_by_pair
from extract.view.comparison.sides import Side, Sides, table_sides
from extract.view.comparison.values import Comparison


@dataclass(frozen=True, slots=True)
class RecordPair:
    """A goal or an indicator in both reports, or in one of them."""

    previous: Side | None = None
    current: Side | None = None
    changes: tuple[Row, ...] = ()

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are there, the later one first."""
        return tuple(side for side in (self.current, self.previous) if side)


@dataclass(frozen=True, slots=True)
class GoalPart:
    """A goal with all that is told under it."""

    goal: RecordPair
    """Without a side for measures that stand under no goal."""
    indicators: tuple[RecordPair, ...] = ()
    pairs: tuple[Pair, ...] = ()


def goal_parts(comparison: Comparison, pairs: Sequence[Pair]) -> list[GoalPart]:
    """The goals in order; measures under no goal come last."""
    goals = record_pairs(comparison, "goals")
    homes = {side.text("goal_id"): number for number, goal in enumerate(goals) for side in goal.sides}
    told: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        told[_home(pair.sides, homes)].append(pair)
    indicators: dict[int, list[RecordPair]] = defaultdict(list)
    for indicator in record_pairs(comparison, "indicators"):
        indicators[_home(indicator.sides, homes)].append(indicator)
    numbers = [*range(len(goals)), *([-1] if told[-1] or indicators[-1] else [])]
    return [
        GoalPart(goals[n] if n >= 0 else RecordPair(), tuple(indicators[n]), tuple(told[n])) for n in numbers
    ]


def _home(sides: Iterable[Side], homes: Mapping[str, int]) -> int:
    """The number of the goal under which a record is told, -1 for none."""
    return next((homes.get(side.text("goal_id"), -1) for side in sides), -1)


def record_pairs(comparison: Comparison, table: str) -> list[RecordPair]:
    """The goals or indicators of both reports, those of the earlier one alone last."""
    old = table_sides(comparison.previous, table, comparison.pictures)
    new = table_sides(comparison.current, table, comparison.pictures)
    changes = changes_by_pair(comparison.changes)
    joined = (*comparison.partners.items(), *changes.rows)
    partners = {after: before for before, after in joined if before in old and after in new}
    partners |= _equal(_without(old, partners.values()), _without(new, partners))
    found = []
    for record, side in new.items():
        before = partners.get(record, "")
        found.append(RecordPair(old.get(before), side, changes.of(before, record)))
    return [*found, *(RecordPair(side) for side in _without(old, partners.values()).values())]


def _without(sides: Sides, records: Iterable[str]) -> Sides:
    taken = set(records)
    return {record: side for record, side in sides.items() if record not in taken}


def _equal(old: Sides, new: Sides) -> dict[str, str]:
    """Later -> earlier record of equal text; of several the first that is left."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for record, side in reversed(old.items()):
        waiting[_wording(side)].append(record)
    return {record: waiting[_wording(side)].pop() for record, side in new.items() if waiting[_wording(side)]}


def _wording(side: Side) -> str:
    """Letters and digits of a goal's or an indicator's text, so that dashes and spaces do not count."""
    words = " ".join(side.text(column) for column in ("goal", "target", "current"))
    return "".join(filter(str.isalnum, words.casefold()))
