"""Measures of two reports, joined by their links.

Gets the rows of a Comparison, gives pairs in the order of the later report. It decides nothing: what
belongs together and what changed stand in `links` and `changes`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extract.dataset import Row
from extract.reasons import Reason
from extract.view.comparison.sides import Side, Sides, rows_by, table_sides
from extract.view.comparison.values import Comparison, text

UNLINKED = "unlinked"
"""Kind of a measure that no link names; none should be."""
FIELD_GROUPS = {
    "status": "light",
    "status_label": "light",
    "colour": "light",
    "schedule": "schedule",
    "schedule_start": "schedule",
    "schedule_end": "schedule",
    "responsible": "parties",
    "party_added": "parties",
    "party_gone": "parties",
    "party_role": "parties",
    "figure": "figures",
    "measure": "wording",
    "measure_no": "wording",
    "theme": "theme",
    "followup": "followup",
}
"""Changed column -> what a reader calls it."""
_SHARED_BY = {"split": "previous_measure_id", "merged": "measure_id"}
"""Kind -> the column that its links have in common."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a link joins: a measure in both reports, or in one of them."""

    link: Row
    previous: Side | None
    current: Side | None
    changes: tuple[Row, ...] = ()
    doubts: tuple[Row, ...] = ()
    """Doubts about the link."""
    part: tuple[int, int] = (1, 1)
    """Which one it is of how many links of the same split or merge."""
    reasons: tuple[Reason, ...] = ()
    """Why it was decided so; none where only the link's own text tells."""

    @property
    def kind(self) -> str:
        """same, reworded, moved, split, merged, added, removed or unlinked."""
        return text(self.link, "kind")

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are there, the later one first."""
        return tuple(side for side in (self.current, self.previous) if side)

    def direction(self, column: str) -> str:
        """better, worse, or '' where the column did not change or has no direction."""
        return next((text(row, "direction") for row in self.changes if text(row, "field") == column), "")

    @property
    def changed(self) -> frozenset[str]:
        """What changed, in the words of FIELD_GROUPS."""
        return frozenset(FIELD_GROUPS.get(text(row, "field"), "other") for row in self.changes)

    @property
    def all_doubts(self) -> tuple[Row, ...]:
        """Doubts about the link and about either record."""
        return (*self.doubts, *(doubt for side in self.sides for doubt in side.doubts))


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows of `changes` by the records they join."""

    rows: dict[tuple[str, str], list[Row]]

    def of(self, previous: str, current: str) -> tuple[Row, ...]:
        """The changes between two records."""
        return tuple(self.rows.get((previous, current), ()))


def changes_by_pair(rows: Iterable[Row]) -> Changes:
    """The changes of each pair of records, in order."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        found[text(row, "previous_record_id"), text(row, "record_id")].append(row)
    return Changes(dict(found))


def measure_pairs(comparison: Comparison) -> list[Pair]:
    """A pair per link in the order of the later report, then what the earlier one alone has."""
    old = table_sides(comparison.previous, "measures", comparison.pictures)
    new = table_sides(comparison.current, "measures", comparison.pictures)
    order = {record: number for number, record in enumerate((*new, *old))}
    links = sorted(_all_links(comparison.links, old, new), key=lambda link: order[_place(link, new)])
    changes, doubts = changes_by_pair(comparison.changes), rows_by(comparison.doubts, "record_id")
    pairs = []
    for link, part in zip(links, _parts(links), strict=True):
        before, after = text(link, "previous_measure_id"), text(link, "measure_id")
        about = tuple(
            doubt for record in dict.fromkeys((before, after)) if record for doubt in doubts[record]
        )
        changed, reasons = changes.of(before, after), comparison.reasons.get((before, after), ())
        pairs.append(Pair(link, old.get(before), new.get(after), changed, about, part, reasons))
    return pairs


def _all_links(links: Iterable[Row], old: Sides, new: Sides) -> Iterator[Row]:
    """The links between records that are there, and one for each measure that no link names."""
    named: set[str] = set()
    for link in links:
        before, after = text(link, "previous_measure_id"), text(link, "measure_id")
        if before in old or after in new:
            named |= {before, after}
            yield link
    for column, records in (("measure_id", new), ("previous_measure_id", old)):
        for record in records:
            if record not in named:
                yield {column: record, "kind": UNLINKED}


def _place(link: Row, new: Sides) -> str:
    """The record that gives a link its place: the later one, where there is one."""
    after = text(link, "measure_id")
    return after if after in new else text(link, "previous_measure_id")


def _parts(links: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Of each link, which one it is of how many of its split or merge."""
    keys = [_shared(link) or number for number, link in enumerate(links)]
    totals, seen = Counter(keys), Counter[object]()
    for key in keys:
        seen[key] += 1
        yield seen[key], totals[key]


def _shared(link: Row) -> str:
    """What the links of one split or merge have in common, '' for other kinds."""
    kind = text(link, "kind")
    return f"{kind} {text(link, _SHARED_BY[kind])}" if kind in _SHARED_BY else ""
