"""A PDF becomes a Document.

`page` is the shape in which pages come from a page source (`pdfium`, or `plumber` as second reader; `scan`
for pages that are pictures).
Then, in the order of the data: `ruled` (rules -> grids) and `text` (words -> lines) make the `layout` of a
page; `furniture` and notes are kept apart; `unruled` finds the tables without rules; `stitching` joins over
page breaks; `blocks` makes the model's values. `reader` is the recipe.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extract import allowance
from extract.errors import EncryptedReport, OverLimit, UnreadableReport
from extract.model import Document
from extract.read.pdf.page import PageSource
from extract.read.pdf.reader import read_pages
from extract.read.pdf.scan.marked import marked as with_recognition_marked
from extract.read.pdf.scan.pages import ScanPages
from extract.read.pdf.weight import check_weight
from extract.read.recognition import AUTO, Recognition

FAST_PAGE, SLOW_PAGE = 0.1, 1.0
"""Processor time that a page may take by pdfium and by pdfplumber, seconds; it takes a tenth of it."""


def read_pdf(
    path: Path,
    *,
    engine: str = "auto",
    password: str = "",
    suspending: frozenset[str] = frozenset(),
    recognition: Recognition = AUTO,
) -> Document:
    """Reads a PDF with the page source `engine` (auto, pdfium or pdfplumber).

    `suspending` are the words of the report's language that follow a suspended hyphen; `recognition` says
    which pages are recognised. Raises UnreadableReport, EncryptedReport or OverLimit, each naming the file
    and what to do.
    """
    check_weight(path)
    told = _Told(password, suspending, recognition)
    if engine == "pdfplumber":
        return _read_with_plumber(path, told)
    try:
        return _read_with_pdfium(path, told)
    except UnreadableReport as error:
        if engine == "pdfium" or isinstance(error, (EncryptedReport, OverLimit)):
            raise
        return _second_reading(path, told, error)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a user told about a PDF."""

    password: str
    suspending: frozenset[str]
    recognition: Recognition


def _read_with_pdfium(path: Path, told: _Told) -> Document:
    from extract.read.pdf.pdfium import PdfiumSource  # costs its import only when a PDF is read

    with PdfiumSource(path, told.password) as source:
        allowance.grow(FAST_PAGE * source.page_count)
        return _read_from(source, path, told)


def _read_with_plumber(path: Path, told: _Told) -> Document:
    from extract.read.pdf.plumber import PlumberSource  # as above

    with PlumberSource(path, told.password) as source:
        allowance.grow(SLOW_PAGE * source.page_count)
        return _read_from(source, path, told)


def _read_from(source: PageSource, path: Path, told: _Told) -> Document:
    """The document that a page source gives, with its scanned pages recognised."""
    with closing(ScanPages(source, path, told.password, told.recognition)) as pages:
        document = read_pages(pages, path, told.suspending)
        if len(pages.unread) == source.page_count and not document.blocks:
            raise pages.only_pictures()
        return with_recognition_marked(document, pages) if pages.recognised or pages.unread else document


def _second_reading(path: Path, told: _Told, first: UnreadableReport) -> Document:
    """The other reader's document; where that fails too, the first one's error is the clearer."""
    try:
        return _read_with_plumber(path, told)
    except UnreadableReport:
        raise first from None


__all__ = ["read_pdf"]
