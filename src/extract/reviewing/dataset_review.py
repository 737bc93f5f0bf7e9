"""A dataset under review: what a person says of a record becomes corrections, kept in a file at once.

Gets a dataset's folder and acts, gives what the page shows. It serves nothing: that is `review_server`'s. A
report whose rows were joined, split or dropped is read again in the background, for the page alone.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from extract import dataset
from extract.dataset import Row, Rows
from extract.errors import WrongUse
from extract.model import SETTABLE, Correction
from extract.reviewing.acts import Act, corrections_of, statuses
from extract.reviewing.options import ReviewOptions
from extract.reviewing.originals import PDFIUM, Page, find_originals
from extract.reviewing.reading import Reading, reading_of
from extract.reviewing.rereading import Rereading
from extract.view.review import ShownTable, review_language, review_texts, status_words

_SHOWN = ("reports", "goals", "indicators", "measures", "sources", "doubts")
_TABLES = {"g": "goals", "i": "indicators", "m": "measures"}
_LATER = "The reports were read again meanwhile."


class DatasetReview:
    """A dataset and the acts of one sitting."""

    form = "page.html"
    next_step = "extract again to apply it."

    def __init__(self, folder: Path, tables: Rows, options: ReviewOptions) -> None:
        self.file, self.who = folder / dataset.CORRECTIONS_FILE, options.who
        self.corrections = dataset.read_corrections(self.file)
        self.lock = threading.RLock()
        self._tables = {name: tables[name] for name in _SHOWN}
        self._options = options
        first = str(next((row["language"] for row in tables["reports"]), "") or "")
        self.language = options.language or review_language(first)
        self._texts = review_texts(self.language)
        self._originals = find_originals(tables["reports"], folder, options.places, options.password)
        self._reading = self._former = reading_of(self._tables, self.language, 0)
        self._undo: list[tuple[Correction, ...]] = []
        self._kept = frozenset(self.corrections)
        self.rereading = Rereading(self._read_again)
        self._ask(self.corrections)

    def state(self, version: int) -> dict[str, object]:
        """What changes by acts: values that were set, doubts that are settled, whether undo is there.

        It is told for the reading that the page shows, and `version` is the newest.
        """
        with self.lock:
            reading = self._former if self._former.version == version else self._reading
            rows = dict.fromkeys(reading.pending(self.corrections))
            return {
                "set": reading.set_values(self.corrections),
                "rows": [{"record_id": record_id, "action": action} for record_id, action in rows],
                "settled": reading.settled(self.corrections),
                "undo": len(self._undo),
                "version": self._reading.version,
                "reading": self.rereading.is_busy,
                "problem": self.rereading.problem,
            }

    def content(self) -> dict[str, object]:
        """What stays until the reports are read again: items, and the records that they are about."""
        with self.lock:
            reading = self._reading
            ids = dict.fromkeys(item.record_id for item in reading.items)
            return {
                "version": reading.version,
                "language": self.language,
                "texts": {name: self._texts[name] for name in ("page", "record")},
                "items": [asdict(item) for item in reading.items],
                "records": {key: asdict(reading.records[key]) for key in ids if key in reading.records},
                "pictured": self._originals.pictured,
                "statuses": {code: status_words(self.language).get(code, code) for code in statuses()},
                "fields": _field_titles(self.language),
            }

    def values(self, record_id: str) -> Mapping[str, str]:
        """The fields of a record as it was read last."""
        with self.lock:
            return self._reading.records[record_id].values

    def act(self, act: Act) -> None:
        """One act of a person, kept at once. Raises WrongUse for what cannot be done."""
        with self.lock:
            if act.action == "undo":
                self._take_back()
                return
            reading = self._shown_to(act)
            shown = reading.records.get(act.record_id)
            if shown is None:
                raise WrongUse(f"There is no record '{act.record_id}'.")
            when = datetime.now().astimezone().isoformat(timespec="seconds")
            base = Correction("", reading.hashes[shown.report_id], who=self.who, when=when)
            made = corrections_of(act, shown, base)
            before = self.corrections
            self._keep((*(c for c in before if not _is_said_anew(c, made, reading)), *made))
            self._undo.append(before)

    def page(self, report_id: str, number: int) -> Page:
        """The picture of a page of a report."""
        return self._originals.page(report_id, number)

    def table(self, report_id: str, number: int) -> ShownTable | None:
        """A table of a report, where it has no pages to show."""
        return self._originals.table(report_id, number, self._tables)

    def tables(self, report_id: str) -> list[int]:
        """The numbers of all tables of a report, for what is in doubt without a place."""
        return sorted(self._originals.tables(report_id, self._tables))

    def stop(self) -> None:
        """Let what is being read in the background end."""
        self.rereading.wait()

    def _shown_to(self, act: Act) -> Reading:
        """The reading on which a person acted: the last, or the one before, still on the page then."""
        for reading in (self._reading, self._former):
            if reading.version == act.version:
                return reading
        raise WrongUse(_LATER, next_step="Load the page again.")

    def _take_back(self) -> None:
        if self._undo:
            self._keep(self._undo[-1])
            self._undo.pop()

    def _keep(self, corrections: tuple[Correction, ...]) -> None:
        dataset.write_corrections(self.file, corrections)
        changed = {*self.corrections} ^ {*corrections}
        self.corrections = corrections
        self._ask(changed)

    def _ask(self, changed: Iterable[Correction]) -> None:
        """Have the reports read again whose rows were corrected, as far as their files are there."""
        for report_id, sha256 in self._reading.hashes.items():
            if report_id in self._originals.paths and any(
                c.action != "set" and c.source_sha256 == sha256 for c in changed
            ):
                self.rereading.ask(report_id)

    def _read_again(self, report_id: str) -> None:
        """Read a report with the rows as corrected, and the values that were set before this sitting."""
        from extract import pipeline

        with self.lock:
            held = [c for c in self.corrections if c.action != "set" or c in self._kept]
        path, kind = self._originals.paths[report_id], self._originals.kinds[report_id]
        report = next(row for row in self._tables["reports"] if row["report_id"] == report_id)
        options = self._options.reading(report, self._aliases())
        with PDFIUM if kind == "pdf" else nullcontext():
            result = pipeline.extract_corrected(path, options, report_id, held)
        with self.lock:
            self._take(report_id, result.tables, [c for c in held if c.action != "set"])

    def _take(self, report_id: str, rows: Rows, applied: Sequence[Correction]) -> None:
        own = self._reading.hashes[report_id]
        others = [c for c in self._reading.applied if c.source_sha256 != own]
        self._tables = {name: _exchanged(self._tables[name], rows[name], report_id) for name in _SHOWN}
        self._former = self._reading
        now = [*others, *(c for c in applied if c.source_sha256 == own)]
        self._reading = reading_of(self._tables, self.language, self._reading.version + 1, now)

    def _aliases(self) -> Path | str:
        file = self.file.parent / dataset.ALIASES_FILE
        return file if file.is_file() else ""


def _is_said_anew(old: Correction, made: Iterable[Correction], reading: Reading) -> bool:
    """Whether one of the corrections just made takes the place of an earlier one, whose id may be another."""
    return any(
        _anchor(old) == _anchor(new)
        and (old.action != "set" or old.record_id == new.record_id or reading.of(old) is reading.of(new))
        for new in made
    )


def _anchor(correction: Correction) -> tuple[object, ...]:
    return (
        correction.source_sha256,
        correction.action,
        correction.field,
        correction.value_before,
        correction.place,
    )


def _exchanged(rows: Sequence[Row], own: Sequence[Row], report_id: str) -> list[Row]:
    """The rows with those of one report exchanged, in their order."""
    first = next((n for n, row in enumerate(rows) if row["report_id"] == report_id), len(rows))
    rest = [row for row in rows[first:] if row["report_id"] != report_id]
    return [*rows[:first], *own, *rest]


def _field_titles(language: str) -> dict[str, dict[str, str]]:
    """The names for people of the fields that can be set, by kind of record."""
    return {
        kind: {
            column.name: column.titles.get(language, column.name)
            for column in dataset.load_schema(table).columns
            if column.name in SETTABLE[kind]
        }
        for kind, table in _TABLES.items()
    }
