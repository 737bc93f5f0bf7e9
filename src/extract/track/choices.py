"""What a person who decides about a link may choose from: the measures that came into question.

Gets a comparison, gives candidates with scores and the kind that a pair would have. It decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.track.compare import Compared
from extract.track.items import Item, measure_items
from extract.track.links import pair_kind

Candidates = Mapping[str, tuple[tuple[str, float], ...]]
"""Id of a measure -> ids and scores of measures of the other report."""

KindOf = Callable[[str, str], str]
"""Ids of a previous and a current measure -> what the pair is: same, reworded or moved."""


@dataclass(frozen=True)
class Choices:
    """The choices about two reports."""

    compared: Compared

    @cached_property
    def candidates(self) -> Candidates:
        """For each measure those of the other report that are like it, most alike first."""
        found: dict[str, list[tuple[str, float]]] = defaultdict(list)
        matching = self.compared.matching
        for (row, column), told in matching.likeness.items():
            previous, current = matching.previous[row].record_id, matching.current[column].record_id
            found[previous].append((current, told.score))
            found[current].append((previous, told.score))
        return {own: tuple(sorted(others, key=lambda o: (-o[1], o[0]))) for own, others in found.items()}

    def kind(self, previous: str, current: str) -> str:
        """same, reworded or moved."""
        before, now = self._items
        return pair_kind(before[previous], now[current], self.compared.goals)

    @cached_property
    def _items(self) -> tuple[Mapping[str, Item], Mapping[str, Item]]:
        sides = measure_items(self.compared.previous), measure_items(self.compared.current)
        before, now = ({item.record_id: item for item in side} for side in sides)
        return before, now
