"""A report of an old or other format (.doc, .odt, .rtf, .html, .wpd) becomes a Document, by LibreOffice.

`program` runs LibreOffice, which writes the file anew as .docx; that is read as every Word file is. The
document tells of the file that was given, and that it was written anew.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

from extract.errors import UnreadableReport
from extract.model import Document, Doubt, Source
from extract.read.office.program import written_anew


def read_office(path: Path, kind: str) -> Document:
    """Reads a file of this kind (see kinds.OFFICE_KINDS).

    Raises UnsupportedFormat without LibreOffice, OverLimit where that takes too long, UnreadableReport.
    """
    from extract.read.word import read_word  # costs its import only when such a file is read

    with tempfile.TemporaryDirectory(prefix="followup-", ignore_cleanup_errors=True) as folder:
        made = written_anew(path, kind, Path(folder))
        try:
            document = read_word(made)
        except UnreadableReport as error:
            raise _named_as(path, error) from error
    source = Source(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), kind)
    message = f"{path.name} was written anew as .docx by LibreOffice and read from that"
    return replace(document, source=source, doubts=(Doubt("format_converted", message), *document.doubts))


def _named_as(path: Path, error: UnreadableReport) -> UnreadableReport:
    """The error about the file that was made, as one about the file that was given."""
    what = f"{path.name}: what LibreOffice made of it cannot be read"
    return type(error)(what, why=f"{error.what}\n{error.why}", next_step=error.next_step)


__all__ = ["read_office"]
