"""A file becomes a Document: paragraphs and tables in reading order, each cell with text, marks and place.

Knows pages, coordinates, XML and colours; does not know what a heading or a row means.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import OverLimit, UnreadableReport, UnsupportedFormat
from extract.model import Document
from extract.read.cross_check import with_disagreements
from extract.read.recognition import AUTO, Recognition
from extract.read.row_corrections import with_row_corrections

__all__ = ["Recognition", "cross_checked", "file_kind", "read_document", "with_row_corrections"]

LARGEST_FILE = 1 << 30
"""Bytes; a report is never larger, and reading one that is would fill the memory."""
PDF_HEADER_WITHIN = 1024
"""Bytes at the start of a file within which a PDF's header may stand."""
ZIP_MAGIC, OLE_MAGIC = b"PK", b"\xd0\xcf\x11\xe0"


def read_document(
    path: Path,
    *,
    engine: str = "auto",
    password: str = "",
    suspending: frozenset[str] = frozenset(),
    recognition: Recognition = AUTO,
) -> Document:
    """Reads a Word file or a PDF, told apart by content, not by name.

    `engine` is the reader of PDF pages (auto, pdfium, pdfplumber); `suspending` are the words that
    follow a suspended hyphen; `recognition` says which pages of a PDF are recognised. Raises
    UnreadableReport or one of its kinds, MissingExtra where pages must be recognised and cannot be.
    """
    kind = file_kind(path)
    with _collector_paused():
        if kind == "pdf":
            from extract.read.pdf import read_pdf  # imported for the kind of file that comes

            return read_pdf(
                path, engine=engine, password=password, suspending=suspending, recognition=recognition
            )
        from extract.read.word import read_word

        return read_word(path, password)


def cross_checked(document: Document, path: Path, *, engine: str = "auto", password: str = "") -> Document:
    """The document with a doubt for each cell that a second reader reads otherwise.

    For a PDF that is the engine that did not read it first, for Word python-docx. Raises UnreadableReport
    where the second reader cannot read the file at all.
    """
    if document.source.kind == "pdf":
        from extract.read.pdf import read_pdf  # imported for the kind of file that comes

        other = read_pdf(path, engine="pdfium" if engine == "pdfplumber" else "pdfplumber", password=password)
        return with_disagreements(document, (cell.text for table in other.tables for cell in table.cells))
    from extract.read.word.second import second_texts

    return with_disagreements(document, second_texts(path))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Holds the garbage collector back: a document is many small values that all live as long as it does.

    Looking through them again and again would take a tenth of the time of reading.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def file_kind(path: Path) -> str:
    """pdf or word, by the first bytes. Raises UnreadableReport, UnsupportedFormat, OverLimit."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(PDF_HEADER_WITHIN)
    except OSError as error:
        raise UnreadableReport(
            f"{path.name}: the file cannot be opened", why=error.strerror or str(error)
        ) from error
    if not head:
        raise UnreadableReport(
            f"{path.name}: the file is empty", next_step="Get the report anew from where it was published."
        )
    if size > LARGEST_FILE:
        raise OverLimit(
            f"{path.name}: {size >> 20} MiB is more than a report can have",
            next_step="Check that it is the right file.",
        )
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((ZIP_MAGIC, OLE_MAGIC)):
        return "word"
    raise _unknown_kind(path)


def _unknown_kind(path: Path) -> UnreadableReport:
    suffix = path.suffix.lower()
    if suffix in (".pdf", ".docx", ".docm"):
        named = "a PDF" if suffix == ".pdf" else "a Word file"
        return UnreadableReport(
            f"{path.name}: the file is named as {named}, but is none",
            why="Its first bytes are not those of such a file; it may be damaged or half downloaded.",
            next_step="Open it in its own program and save it anew, or ask for the original.",
        )
    return UnsupportedFormat(
        f"{path.name}: neither a PDF nor a Word file",
        next_step="Save the report as .docx or .pdf and extract that.",
    )
