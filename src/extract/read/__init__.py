"""A file becomes a Document: paragraphs and tables in reading order, each cell with text, marks and place.

Knows pages, coordinates, XML and colours; does not know what a heading or a row means.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.model import Document, Table
from extract.read import limits
from extract.read.cross_check import with_disagreements
from extract.read.kinds import file_kind
from extract.read.recognition import AUTO, Recognition
from extract.read.row_corrections import with_row_corrections

__all__ = ["Recognition", "cross_checked", "file_kind", "read_document", "with_row_corrections"]


def read_document(
    path: Path,
    *,
    engine: str = "auto",
    password: str = "",
    suspending: frozenset[str] = frozenset(),
    recognition: Recognition = AUTO,
) -> Document:
    """Reads a Word file, a PDF or what LibreOffice can write as a Word file, told apart by content.

    `engine` is the reader of PDF pages (auto, pdfium, pdfplumber); `suspending` are the words that
    follow a suspended hyphen; `recognition` says which pages of a PDF are recognised. Raises
    UnreadableReport or one of its kinds, MissingExtra where pages must be recognised and cannot be.
    """
    kind = file_kind(path)
    with _collector_paused():
        if kind == "pdf":
            from extract.read.pdf import read_pdf  # imported for the kind of file that comes

            document = read_pdf(
                path, engine=engine, password=password, suspending=suspending, recognition=recognition
            )
        elif kind == "word":
            from extract.read.word import read_word

            document = read_word(path, password)
        else:
            from extract.read.office import read_office

            document = read_office(path, kind)
    _check_texts(document)
    return document


def _check_texts(document: Document) -> None:
    """Raise OverLimit for a text that no person wrote as one."""
    longest = max((len(text) for text in _texts(document)), default=0)
    if longest > limits.CELL_LETTERS:
        why = f"It has a text of {longest} letters in one place; the limit is {limits.CELL_LETTERS}."
        raise limits.over_limit(document.source.name, why, "Check that it is the right file.")


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text


def cross_checked(document: Document, path: Path, *, engine: str = "auto", password: str = "") -> Document:
    """The document with a doubt for each cell that a second reader reads otherwise.

    For a PDF that is the engine that did not read it first, for Word python-docx. Raises UnreadableReport
    where the second reader cannot read the file at all.
    """
    if document.source.kind == "pdf":
        from extract.read.pdf import read_pdf  # imported for the kind of file that comes

        other = read_pdf(path, engine="pdfium" if engine == "pdfplumber" else "pdfplumber", password=password)
        return with_disagreements(document, (cell.text for table in other.tables for cell in table.cells))
    if document.source.kind != "word":
        return document  # what LibreOffice made is gone, and a second opinion on it is none on the report
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
