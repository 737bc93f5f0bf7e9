"""The quantities of follow-up texts that both periods state, with another number.

Gets the quantities of both reports, gives for two measures those of one unit in the most like sentences. What
one period alone counts is no change: what happened is told anew each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.track.assignment import assign
from extract.track.items import Row, Tables
from extract.track.texts import plain, same_key, words

FIELD = "figure"
"""Name of the change, in the column `field`."""
SAME_SENTENCE = 0.6
"""Least likeness of two sentences, their numbers left out, for their quantities to be of the same thing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a follow-up text."""

    value: float
    unit: str
    sentence: str
    """The words around it without numbers."""

    @property
    def text(self) -> str:
        """The number with its unit."""
        return f"{self.value:.15g} {self.unit}".strip()


def figures_of(tables: Tables) -> Mapping[str, Sequence[Figure]]:
    """The quantities of each measure in their order."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for row in tables.get("figures", ()):
        if isinstance(value := row.get("value"), int | float):
            found[str(row["measure_id"])].append(
                Figure(float(value), str(row.get("unit") or ""), _around(row))
            )
    return found


def figure_changes(before: Sequence[Figure], now: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The quantities of the same thing whose numbers differ, in the order of the previous text."""
    likeness = {
        (row, column): _likeness(one, other)
        for row, one in enumerate(before)
        for column, other in enumerate(now)
        if same_key(one.unit) == same_key(other.unit)
    }
    chosen = assign({pair: value for pair, value in likeness.items() if value >= SAME_SENTENCE})
    yield from (
        (before[row], now[column]) for row, column in chosen if before[row].value != now[column].value
    )


def _likeness(one: Figure, other: Figure) -> float:
    """How like the sentences are; of equal ones those with the same number first."""
    return fuzz.ratio(one.sentence, other.sentence) / 100 + 1e-6 * (one.value == other.value)


def _around(row: Row) -> str:
    sentence = str(row.get("sentence") or row.get("text") or "")
    return plain(" ".join(word for word in words(sentence) if not any(sign.isdigit() for sign in word)))
