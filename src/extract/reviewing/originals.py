"""What a review shows of the reports' own files: pages of a PDF, tables of a Word file.

Gets the reports of a dataset and places to look in, gives pictures and tables; where a file is not found, the
rows that the dataset tells of.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.dataset import Row, Rows
from extract.errors import FollowupError
from extract.options import ReadOptions
from extract.originals import find_original, usual_places
from extract.view.review import ShownTable, document_tables, source_tables

Page = tuple[float, float, bytes]
"""Width and height in points, and a PNG; b'' where it cannot be drawn."""
PDFIUM = threading.Lock()
"""Held while a PDF is read or drawn: pdfium does one thing at a time."""
_MOST_PAGES = 48
"""Pictures that are kept: a person goes back and forth, and a picture takes about 100 kB."""


@dataclass
class Originals:
    """The files of the reports as far as they were found."""

    kinds: Mapping[str, str]
    """pdf or word, of each report."""
    paths: Mapping[str, Path]
    password: str = ""
    _pages: dict[tuple[str, int], Page] = field(default_factory=dict)
    _tables: dict[str, Mapping[int, ShownTable]] = field(default_factory=dict)

    @property
    def pictured(self) -> list[str]:
        """The reports of which pages can be shown."""
        return sorted(key for key in self.paths if self.kinds[key] == "pdf")

    def page(self, report_id: str, number: int) -> Page:
        """The picture of a page, counted from 1."""
        key, path = (report_id, number), self.paths.get(report_id)
        if path is None or self.kinds[report_id] != "pdf" or number < 1:
            return (0.0, 0.0, b"")
        with PDFIUM:
            if key not in self._pages:
                self._pages[key] = _drawn(path, number, self.password)
                while len(self._pages) > _MOST_PAGES:
                    del self._pages[next(iter(self._pages))]
            return self._pages[key]

    def table(self, report_id: str, number: int, tables: Rows) -> ShownTable | None:
        """A table of a report: its own where it is a Word file that was found, else of the rows read."""
        return self.tables(report_id, tables).get(number)

    def tables(self, report_id: str, tables: Rows) -> Mapping[int, ShownTable]:
        """All its tables by number."""
        if report_id not in self._tables:
            self._tables[report_id] = self._read(report_id) or source_tables(
                row for row in tables["sources"] if row["report_id"] == report_id
            )
        return self._tables[report_id]

    def _read(self, report_id: str) -> Mapping[int, ShownTable]:
        from extract import pipeline  # costs its import only where a Word report is shown

        path = self.paths.get(report_id)
        if path is None or self.kinds[report_id] == "pdf":
            return {}
        try:
            document = pipeline.read_document(path, ReadOptions(password=self.password))
        except FollowupError:
            return {}
        return document_tables(document)


def find_originals(reports: Sequence[Row], folder: Path, places: Sequence[Path], password: str) -> Originals:
    """The files of a dataset's reports, by name and content."""
    around = usual_places(folder, places)
    found = {str(row["report_id"]): find_original(row, around) for row in reports}
    kinds = {str(row["report_id"]): str(row["source_kind"]) for row in reports}
    return Originals(kinds, {key: path for key, path in found.items() if path}, password)


def _drawn(path: Path, number: int, password: str) -> Page:
    from extract.read.pdf.pdfium.render import page_pictures  # costs its import only where a page is shown

    drawn = next(page_pictures(path, [number], password=password), None)
    return (drawn.width, drawn.height, drawn.png) if drawn else (0.0, 0.0, b"")
