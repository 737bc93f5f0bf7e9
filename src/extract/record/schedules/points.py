"""A point of time of a schedule: whole months or days, of a year that may be told elsewhere.

Gets years, months and days as numbers, gives ISO dates. It reads no text.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date

MONTHS = 12
_MONTHS_OF = {"quarter": 3, "half": 6}
"""How many months a part of a year has."""
_LONGEST = {"month": 1, "quarter": 3, "half": 8}
"""How many months one piece of time may have; a term of schools is half a year."""


@dataclass(frozen=True, slots=True)
class Point:
    """What a text names as one piece of time: a day, month, quarter, season or year."""

    first: int
    """First month, from 1 for January of `year`; below 1 in the year before, above 12 in the next."""
    last: int
    """Last month, counted alike."""
    precision: str
    """year, school_year, half, quarter, month or day."""
    year: int | None = None
    """None where it stands elsewhere in the text."""
    day: int = 0
    """First day, 0 for the first of the month."""
    last_day: int = 0
    """Last day, 0 for the last of the month."""
    edge: str = ""
    """begin or end, where only the beginning or end of it is meant."""
    doubt: str = ""
    """Why it cannot be told which days are meant."""
    is_numbered: bool = False
    """Whether it is printed as number and year, as meetings and documents are numbered."""

    @property
    def is_plain_year(self) -> bool:
        """Whether it is a calendar year by its number alone, which may be part of a name as well."""
        return self.precision == "year" and (self.first, self.last) == (1, MONTHS) and not self.edge

    @property
    def is_span(self) -> bool:
        """Whether it is several days, months or parts of a year ('1.–15.6.2024')."""
        if self.precision == "day":
            return (self.first, self.day) != (self.last, self.last_day)
        return self.last - self.first >= _LONGEST.get(self.precision, MONTHS)

    @property
    def start(self) -> str:
        """ISO date of the first day."""
        year, month = _month(self.year or 1, self.first)
        return f"{year:04}-{month:02}-{self.day or 1:02}"

    @property
    def end(self) -> str:
        """ISO date of the last day."""
        year, month = _month(self.year or 1, self.last)
        return f"{year:04}-{month:02}-{self.last_day or calendar.monthrange(year, month)[1]:02}"

    def of_year(self, year: int) -> Point:
        """The same in a year; doubtful where that has no such day."""
        return checked(replace(self, year=year))


def _month(year: int, month: int) -> tuple[int, int]:
    """Year and month of a month counted from the January of a year."""
    return year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1


def checked(point: Point) -> Point:
    """The point, doubtful where there is no such day or its days are not in order."""
    if point.year is None or point.doubt:
        return point
    try:
        in_order = date.fromisoformat(point.start) <= date.fromisoformat(point.end)
    except ValueError:
        return replace(point, doubt="there is no such day")
    return point if in_order else replace(point, doubt="it ends before it begins")


def year_point(year: int) -> Point:
    """A calendar year."""
    return Point(1, MONTHS, "year", year)


def month_point(month: int, last: int = 0, year: int | None = None) -> Point:
    """A month, or several."""
    return Point(month, last or month, "month", year)


def day_point(day: int, month: int, year: int | None = None, last_day: int = 0) -> Point:
    """A day, or several of one month."""
    return checked(Point(month, month, "day", year, day, last_day or day))


def part_point(whole: Point, number: int, last: int, precision: str) -> Point:
    """The n-th to the last quarter or half of a year."""
    length = _MONTHS_OF[precision]
    if last * length > MONTHS or not number:
        return replace(whole, precision=precision, doubt=f"a year has no {precision} {last}")
    first = whole.first + (number - 1) * length
    return checked(replace(whole, first=first, last=whole.first + last * length - 1, precision=precision))
