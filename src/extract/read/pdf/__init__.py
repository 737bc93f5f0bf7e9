"""A PDF becomes a Document.

`page` is the shape in which pages come from a page source (`pdfium`, or `plumber` as second reader).
Then, in the order of the data: `ruled` (rules -> grids) and `text` (words -> lines) make the `layout` of a
page; `furniture` and notes are kept apart; `unruled` finds the tables without rules; `stitching` joins over
page breaks; `blocks` makes the model's values. `reader` is the recipe.
"""

from __future__ import annotations

from pathlib import Path

from extract import allowance
from extract.errors import EncryptedReport, OverLimit, UnreadableReport
from extract.model import Document
from extract.read.pdf.reader import read_pages
from extract.read.pdf.weight import check_weight

FAST_PAGE, SLOW_PAGE = 0.1, 1.0
"""Processor time that a page may take by pdfium and by pdfplumber, seconds; it takes a tenth of it."""


def read_pdf(
    path: Path, *, engine: str = "auto", password: str = "", suspending: frozenset[str] = frozenset()
) -> Document:
    """Reads a PDF with the page source `engine` (auto, pdfium or pdfplumber).

    `suspending` are the words of the report's language that follow a suspended hyphen. Raises
    UnreadableReport, EncryptedReport or OverLimit, each naming the file and what to do.
    """
    check_weight(path)
    if engine == "pdfplumber":
        return _read_with_plumber(path, password, suspending)
    try:
        return _read_with_pdfium(path, password, suspending)
    except UnreadableReport as error:
        if engine == "pdfium" or isinstance(error, (EncryptedReport, OverLimit)):
            raise
        return _second_reading(path, password, suspending, error)


def _read_with_pdfium(path: Path, password: str, suspending: frozenset[str]) -> Document:
    from extract.read.pdf.pdfium import PdfiumSource  # costs its import only when a PDF is read

    with PdfiumSource(path, password) as source:
        allowance.grow(FAST_PAGE * source.page_count)
        return read_pages(source, path, suspending)


def _read_with_plumber(path: Path, password: str, suspending: frozenset[str]) -> Document:
    from extract.read.pdf.plumber import PlumberSource  # as above

    with PlumberSource(path, password) as source:
        allowance.grow(SLOW_PAGE * source.page_count)
        return read_pages(source, path, suspending)


def _second_reading(
    path: Path, password: str, suspending: frozenset[str], first: UnreadableReport
) -> Document:
    """The other reader's document; where that fails too, the first one's error is the clearer."""
    try:
        return _read_with_plumber(path, password, suspending)
    except UnreadableReport:
        raise first from None


__all__ = ["read_pdf"]
