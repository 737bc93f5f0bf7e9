"""The traffic lights of two periods: how many of each, and which way they went.

Gets pairs, gives counts. Statuses stand from best to worst, so that on the page better is up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.view.comparison.pairs import Pair
from extract.view.comparison.sides import Side

STATUSES = (
    "completed",
    "on_track",
    "started",
    "not_started",
    "delayed",
    "not_done",
    "cancelled",
    "unknown",
    "",
)
"""From best to worst; then what has no place in that order; '' is no light."""
USUAL_COLOURS = {
    "completed": "green",
    "on_track": "green",
    "started": "yellow",
    "not_started": "none",
    "delayed": "yellow",
    "not_done": "red",
    "cancelled": "grey",
    "unknown": "grey",
}
NOWHERE = {"previous": "added", "current": "removed"}
"""Side -> what stands in place of a status where a measure is not in that report."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Which lights became which."""

    before: tuple[str, ...]
    """Statuses of the earlier report from best to worst, last 'added' where there are such."""
    after: tuple[str, ...]
    """Statuses of the later report, last 'removed'."""
    counts: dict[tuple[str, str], int]
    """(earlier, later) -> number of links."""

    def total_before(self, status: str) -> int:
        """Links that come from a status."""
        return sum(number for (before, _), number in self.counts.items() if before == status)

    def total_after(self, status: str) -> int:
        """Links that go to a status."""
        return sum(number for (_, after), number in self.counts.items() if after == status)


def status_of(side: Side) -> str:
    """The status of a record; one that is not of the list counts as unknown."""
    status = side.text("status")
    return status if status in STATUSES else "unknown"


def ends_of(pair: Pair) -> tuple[str, str]:
    """Where a link comes from and where it goes."""
    return (
        status_of(pair.previous) if pair.previous else NOWHERE["previous"],
        status_of(pair.current) if pair.current else NOWHERE["current"],
    )


def light_flow(pairs: Iterable[Pair]) -> Flow:
    """The flow of all links; the parts of a split and of a merge count one each."""
    counts = Counter(map(ends_of, pairs))
    before = _ordered({before for before, _ in counts}, NOWHERE["previous"])
    after = _ordered({after for _, after in counts}, NOWHERE["current"])
    return Flow(before, after, dict(counts))


def light_counts(sides: Sequence[Side]) -> dict[str, int]:
    """Status -> number of measures of one report, from best to worst."""
    counts = Counter(map(status_of, sides))
    return {status: counts[status] for status in STATUSES if counts[status]}


def status_colours(sides: Iterable[Side]) -> dict[str, str]:
    """Status -> the colour that the reports mostly show it in, the usual one where they show none."""
    seen = Counter((status_of(side), side.text("colour")) for side in sides if side.text("colour"))
    found: dict[str, str] = {}
    for (status, colour), _ in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(status, colour)
    return {**USUAL_COLOURS, **found}


def _ordered(found: set[str], last: str) -> tuple[str, ...]:
    return tuple(status for status in (*STATUSES, last) if status in found)
