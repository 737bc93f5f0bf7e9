"""The fast page source: pages of a PDF through pdfium, by pypdfium2's public raw layer.

The only door to pypdfium2. `frame` turns and shifts coordinates, `text` reads the characters,
`objects` the drawn paths and pictures, `calls` holds the functions that are called often.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import pypdfium2

from extract.errors import EncryptedReport, UnreadableReport
from extract.read.pdf.dense import check_letters
from extract.read.pdf.page import PageContent
from extract.read.pdf.paths import PathCollector
from extract.read.pdf.pdfium.frame import Frame
from extract.read.pdf.pdfium.objects import collect_objects
from extract.read.pdf.pdfium.text import page_words


class PdfiumSource:
    """Pages of one PDF; use as a context manager or close it.

    Raises UnreadableReport where pdfium cannot open the file, EncryptedReport where it needs a
    password or another one.
    """

    def __init__(self, path: Path, password: str = "") -> None:
        self._name = path.name
        try:
            self._document = pypdfium2.PdfDocument(path, password=password or None)
            self.page_count = len(self._document)
        except pypdfium2.PdfiumError as error:
            raise _open_error(path, password, str(error)) from error
        if self.page_count == 0:
            raise UnreadableReport(
                f"{path.name}: the PDF has no pages", next_step="Check the file in a PDF viewer."
            )
        self.title = _title(self._document)

    def page(self, number: int) -> PageContent:
        """The page with this number, from 1. Raises UnreadableReport where it is damaged."""
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise UnreadableReport(
                f"{self._name}, page {number}: the page is damaged", why=str(error)
            ) from error
        try:
            return _page_content(page, number, self._name)
        finally:
            page.close()

    def close(self) -> None:
        """Frees the file."""
        self._document.close()

    def __enter__(self) -> PdfiumSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _title(document: pypdfium2.PdfDocument) -> str:
    """The title in the file's own properties, '' without one that can be read."""
    try:
        return str(document.get_metadata_value("Title") or "")
    except UnicodeDecodeError:
        return ""


def _open_error(path: Path, password: str, reason: str) -> UnreadableReport:
    if "password" in reason.lower():
        if password:
            what, next_step = "the password does not open it", "Give the right one with --password."
        else:
            what, next_step = "the PDF is encrypted", "Give its password with --password."
        return EncryptedReport(f"{path.name}: {what}", next_step=next_step)
    return UnreadableReport(
        f"{path.name}: not a readable PDF",
        why=reason,
        next_step="Open it in a PDF viewer and save it anew, or ask for the original file.",
    )


def _page_content(page: pypdfium2.PdfPage, number: int, name: str) -> PageContent:
    frame = Frame(page)
    text_page = page.get_textpage()
    try:
        check_letters(name, number, text_page.count_chars())
        text = page_words(text_page, frame)
    finally:
        text_page.close()
    paths = PathCollector()
    is_whole = collect_objects(page, frame, paths)
    horizontal, vertical, shapes = paths.result()
    return PageContent(
        number,
        frame.width,
        frame.height,
        text.words,
        horizontal,
        vertical,
        shapes,
        text.unmapped,
        not is_whole,
        text.hidden,
    )


__all__ = ["PdfiumSource"]
