"""Where the bars of schedules stand on one scale for the whole page.

Gets sides with typed schedules, gives shares of the scale's width in percent. It reads no schedule
texts: a text without dates gives no bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from extract.view.comparison.sides import Side
from extract.view.comparison.values import text

MOST_YEARS = 12
"""Length of the scale; what lies further off is cut, with an arrow."""
_MARGIN = 1
"""Percent that a mark of a single day takes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The years that bars are drawn on: from the first day of one to the last day of another."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """Its length."""
        return date(self.last, 12, 31).toordinal() - date(self.first, 1, 1).toordinal() + 1

    def share(self, day: int) -> float:
        """Where a day stands, in percent of the width; 0 or 100 for one beyond the scale."""
        share = 100 * (day - date(self.first, 1, 1).toordinal()) / self.days
        return round(min(100.0, max(0.0, share)), 1)

    def years(self) -> Iterator[tuple[int, float]]:
        """Each year and where it begins."""
        for year in range(self.first, self.last + 1):
            yield year, self.share(date(year, 1, 1).toordinal())


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated item of a schedule."""

    left: float
    """Percent of the width."""
    width: float
    """0 where only the day is stated by which it ends."""
    goes_on: bool = False
    """Whether it has no end, or one beyond the scale."""


def scale_of(sides: Iterable[Side], period_end: str) -> Scale | None:
    """A scale for all schedules, around the later period where they are far apart; None without dates."""
    years = [day.year for side in sides for span in _spans(side) for day in span if day]
    if not years:
        return None
    middle = int(period_end[:4]) if period_end else max(years)
    first = max(min(years), middle - MOST_YEARS // 2)
    last = min(max(years), first + MOST_YEARS - 1)
    return Scale(first, max(first, last))


def bars_of(side: Side | None, scale: Scale | None) -> tuple[Bar, ...]:
    """The bars of a record, equal ones once; none without a record or a scale."""
    if side is None or scale is None:
        return ()
    return tuple(dict.fromkeys(_bar(start, end, scale) for start, end in _spans(side)))


def _bar(start: date | None, end: date | None, scale: Scale) -> Bar:
    if start is None and end:
        return Bar(min(scale.share(end.toordinal() + 1), 100 - _MARGIN), 0)
    left = scale.share(start.toordinal()) if start else 0.0
    right = scale.share(end.toordinal() + 1) if end else 100.0
    goes_on = end is None or end.year > scale.last
    return Bar(left, round(max(right - left, _MARGIN), 1), goes_on)


def _spans(side: Side) -> Iterator[tuple[date | None, date | None]]:
    """First and last day of each dated item; those of the whole where no items are known."""
    items = [(text(row, "start"), text(row, "end")) for row in side.schedules]
    items = items or [(side.text("schedule_start"), side.text("schedule_end"))]
    for start, end in items:
        if start or end:
            yield (date.fromisoformat(start) if start else None), (date.fromisoformat(end) if end else None)
