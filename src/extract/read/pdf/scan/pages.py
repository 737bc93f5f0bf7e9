"""The pages of a PDF, those that are pictures recognised where that can be done.

Gets another page source, gives pages in the same shape. Imports what recognises only when a page needs it,
and does without where it is not installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from extract import allowance
from extract.errors import MissingExtra, UnreadableReport
from extract.read.pdf.page import PageContent, PageSource
from extract.read.pdf.scan.needs import needs_recognition
from extract.read.recognition import Recognition

if TYPE_CHECKING:
    from extract.read.pdf.scan.reader import PageReader
    from extract.read.pdf.scan.recognised import Recognised

LIBRARIES = ("tesserocr", "PIL")
INSTALL = (
    "pip install 'followup-extract[ocr]' and Tesseract's languages, as in: "
    "apt install tesseract-ocr-fin tesseract-ocr-swe tesseract-ocr-eng"
)
RECOGNISED_PAGE = 30.0
"""Processor time that recognising a page may take, seconds; it takes a tenth of it."""
PAGES_NAMED = 8
"""Page numbers that a message names."""


def lacking() -> str:
    """What is not installed that recognition needs, in words; '' where nothing is."""
    if any(find_spec(name) is None for name in LIBRARIES):
        return "The extra 'ocr' is not installed."
    from extract.read.pdf.scan.tesseract import installed_languages  # as its library is there

    return "" if installed_languages() else "None of Tesseract's languages is installed."


class ScanPages:
    """Pages of one PDF, recognised where they need it. Raises MissingExtra where all must be and none can."""

    def __init__(self, pages: PageSource, path: Path, password: str, told: Recognition) -> None:
        self._pages, self._path, self._password, self._told = pages, path, password, told
        self.page_count, self.title = pages.page_count, pages.title
        self._reader: PageReader | None = None
        self._lacking = "" if told.mode == "auto" else self._checked_mode()
        self.recognised: dict[int, Recognised] = {}
        """What was recognised so far, by page."""
        self.unread: list[int] = []
        """The pages that are pictures and were not recognised."""

    def _checked_mode(self) -> str:
        """Why no page is recognised, '' where all are. Raises MissingExtra."""
        if self._told.mode == "never":
            return "It was read with --ocr never."
        if why := lacking():
            raise MissingExtra(
                "Pages cannot be recognised here.", why=why, next_step=f"Install it: {INSTALL}"
            )
        return ""

    def page(self, number: int) -> PageContent:
        """The page with this number, from 1. Raises UnreadableReport where it is damaged."""
        content = self._pages.page(number)
        if self._told.mode != "always" and not needs_recognition(content):
            return content
        if self._reader is None and not self._lacking:
            self._lacking = lacking()
        if self._lacking:
            self.unread.append(number)
            return content
        allowance.grow(RECOGNISED_PAGE)
        found = self._opened().read(number)
        if not found.words:
            return content  # a photo, or nothing that can be made out
        self.recognised[number] = found
        return found.content

    def _opened(self) -> PageReader:
        from extract.read.pdf.scan.reader import PageReader  # costs its import only for a scan

        if self._reader is None:
            self._reader = PageReader(self._path, self._password, self._told.language)
        return self._reader

    def close(self) -> None:
        """Frees what recognises; the other source is its owner's to close."""
        if self._reader is not None:
            self._reader.close()

    @property
    def why_unread(self) -> str:
        """Why the pages in `unread` were not recognised, with what to do."""
        next_step = f"To have it: {INSTALL}" if self._told.mode == "auto" else ""
        return f"{self._lacking} {next_step}".strip()

    def only_pictures(self) -> UnreadableReport:
        """The error for a report all of whose pages are pictures that were not recognised."""
        return UnreadableReport(
            f"{self._path.name}: its {self.page_count} pages are pictures without text, a scan",
            why=self._lacking,
            next_step="Ask for the original file, or have the pages recognised"
            + (f": {INSTALL}" if self._told.mode == "auto" else " without --ocr never."),
        )


def page_list(numbers: Sequence[int]) -> str:
    """Page numbers in words, the first few of many."""
    named = ", ".join(str(number) for number in numbers[:PAGES_NAMED])
    more = len(numbers) - PAGES_NAMED
    return f"{named} and {more} more" if more > 0 else named
