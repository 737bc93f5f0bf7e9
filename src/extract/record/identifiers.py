"""The stable keys of a report's records.

Gets goals in reading order, gives their ids; a measure's and an indicator's id is built on its goal's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import Goal


@dataclass(frozen=True, slots=True)
class RecordId:
    """The key of a goal, from which those of its measures and indicators follow."""

    report_id: str
    key: str

    @property
    def goal_id(self) -> str:
        """The goal's key in the dataset."""
        return f"{self.report_id}/{self.key}"

    def measure_id(self, position: int) -> str:
        """The key of the measure at a position, from 1."""
        return f"{self.goal_id}/m{position}"

    def indicator_id(self, position: int) -> str:
        """The key of the indicator at a position, from 1."""
        return f"{self.goal_id}/i{position}"


def identify(goals: Iterable[Goal], report_id: str) -> tuple[RecordId, ...]:
    """The key of each goal: its number, '#N' for the N-th without one, '#0' for none; a double gets '~2'."""
    seen: Counter[str] = Counter()
    ids = []
    stated = 0
    for goal in goals:
        stated += goal.is_stated
        key = (goal.number or f"#{stated}") if goal.is_stated else "#0"
        seen[key] += 1
        ids.append(RecordId(report_id, key if seen[key] == 1 else f"{key}~{seen[key]}"))
    return tuple(ids)
