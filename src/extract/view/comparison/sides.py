"""A record as one of the two reports has it.

Gets the tables of a report, gives each goal, indicator or measure with all that belongs to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extract.dataset import Row, Rows
from extract.view.comparison.values import text

KEYS = {"goals": "goal_id", "indicators": "indicator_id", "measures": "measure_id"}


@dataclass(frozen=True, slots=True)
class Side:
    """A record of a report, with what belongs to it."""

    row: Row
    pages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Field -> the pages on which it stands; none in Word."""
    parties: tuple[Row, ...] = ()
    schedules: tuple[Row, ...] = ()
    doubts: tuple[Row, ...] = ()
    picture: str = ""
    """Address of a picture; '' where none is wanted."""

    def text(self, column: str) -> str:
        """A value of its row as text."""
        return text(self.row, column)

    @property
    def all_pages(self) -> tuple[int, ...]:
        """The pages on which any of its fields stands."""
        return tuple(sorted({page for pages in self.pages.values() for page in pages}))


Sides = dict[str, Side]
"""Record id -> side, in reading order."""


def table_sides(tables: Rows, table: str, pictures: Mapping[str, str]) -> Sides:
    """The records of one table: goals, indicators or measures."""
    key = KEYS[table]
    parties, schedules = (
        rows_by(tables.get(name, ()), "measure_id") for name in ("responsibles", "schedules")
    )
    doubts, sources = (rows_by(tables.get(name, ()), "record_id") for name in ("doubts", "sources"))
    return {
        record: Side(
            row,
            _pages(sources[record]),
            tuple(parties[record]),
            tuple(schedules[record]),
            tuple(doubts[record]),
            pictures.get(record, ""),
        )
        for row in tables.get(table, ())
        if (record := text(row, key))
    }


def rows_by(rows: Iterable[Row], column: str) -> defaultdict[str, list[Row]]:
    """The rows under each value of a column, in order."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[text(row, column)].append(row)
    return found


def _pages(sources: Iterable[Row]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in sources:
        if text(row, "page"):
            found[text(row, "field")].add(int(text(row, "page")))
    return {name: tuple(sorted(pages)) for name, pages in found.items()}
