"""A dataset as it is shown for review, and what corrections say of it.

Gets tables and corrections, gives items, records, and which doubts are settled. A correction is of the record
at its place with its value before, as when it is applied; the id tells only apart what these do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.dataset import Rows
from extract.model import SETTABLE, Correction, is_same
from extract.view.review import Item, Shown, review_items, shown_records

_AROUND = ("theme", "goal")
"""Fields of a measure that stand in rows of others, too."""


@dataclass(frozen=True)
class Reading:
    """One reading of the reports; another one follows where rows are joined, split or dropped."""

    version: int
    items: tuple[Item, ...]
    records: Mapping[str, Shown]
    hashes: Mapping[str, str]
    """SHA-256 of each report's file."""
    applied: frozenset[Correction] = frozenset()
    """The row corrections whose effect the records show."""

    def of(self, correction: Correction) -> Shown | None:
        """The one record that a correction of a field is about."""
        fitting = [shown for shown in self._near(correction) if _has(shown, correction)]
        if len(fitting) > 1:
            fitting = [shown for shown in fitting if shown.record_id == correction.record_id]
        return fitting[0] if len(fitting) == 1 else None

    def settled(self, corrections: Iterable[Correction]) -> list[int]:
        """The numbers of the items that are done with."""
        told = list(corrections)
        fields = {(shown.record_id, c.field) for c in told if c.action == "set" and (shown := self.of(c))}
        rows = {record_id for record_id, _ in self.pending(told)}
        whole = [c for c in told if c.record_id == self._report_of(c)]
        return [
            number
            for number, item in enumerate(self.items)
            if (item.record_id, item.field) in fields or item.record_id in rows or _is_told(item, whole)
        ]

    def set_values(self, corrections: Iterable[Correction]) -> list[dict[str, str]]:
        """The fields that hold another value than the one that was read."""
        return [
            {"record_id": shown.record_id, "field": c.field, "value": c.value_after}
            for c in corrections
            if c.action == "set" and not c.accepts and (shown := self.of(c))
        ]

    def pending(self, corrections: Iterable[Correction]) -> Iterator[tuple[str, str]]:
        """The measures in whose rows something is done that the records do not show yet, and what."""
        for correction in corrections:
            if correction.action != "set" and correction not in self.applied:
                for shown in self._near(correction):
                    if shown.kind == "m":
                        yield shown.record_id, correction.action

    def _near(self, correction: Correction) -> list[Shown]:
        report, place = self._report_of(correction), correction.place
        if place.table is None:
            return [shown for shown in self.records.values() if shown.report_id == report and shown.kind]
        return self._by_row.get((report, place.table, place.row), [])

    def _report_of(self, correction: Correction) -> str:
        """The report whose content a correction is about; '' where it is not here."""
        own = self.hashes.get(correction.report_id)
        return (
            correction.report_id
            if own == correction.source_sha256
            else self._by_hash.get(correction.source_sha256, "")
        )

    @cached_property
    def _by_hash(self) -> Mapping[str, str]:
        return {sha256: report_id for report_id, sha256 in self.hashes.items()}

    @cached_property
    def _by_row(self) -> Mapping[tuple[object, object, object], list[Shown]]:
        found: dict[tuple[object, object, object], list[Shown]] = defaultdict(list)
        for shown in self.records.values():
            own = [p for p in shown.places if shown.kind != "m" or p["field"] not in _AROUND]
            for table, row in dict.fromkeys((place["table"], place["row"]) for place in own):
                found[shown.report_id, table, row].append(shown)
        return found


def reading_of(tables: Rows, language: str, version: int, applied: Iterable[Correction] = ()) -> Reading:
    """The tables of a dataset as they are shown."""
    hashes = {str(row["report_id"]): str(row["source_sha256"]) for row in tables["reports"]}
    items = tuple(review_items(tables, language))
    return Reading(version, items, shown_records(tables), hashes, frozenset(applied))


def _has(shown: Shown, correction: Correction) -> bool:
    if correction.field in SETTABLE.get(shown.kind, ()):
        return is_same(shown.values[correction.field], correction.value_before)
    return correction.accepts and is_same(shown.own_text, correction.value_before)


def _is_told(item: Item, corrections: Iterable[Correction]) -> bool:
    """Whether a doubt about a report as a whole was accepted."""
    return item.record_id == item.report_id and any(
        c.record_id == item.record_id and is_same(c.value_before, item.doubts[0]["message"])
        for c in corrections
    )
