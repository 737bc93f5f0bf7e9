"""What kind of file a report is, by its content: gets a path, gives a word; a name tells nothing.

Raises where the file cannot be opened, is too large or of no kind that is read. Opens no document.
"""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from extract.errors import UnreadableReport, UnsupportedFormat
from extract.read import limits

HEAD = 4096
"""Bytes at the start of a file that tell its kind; a PDF's header may stand in the first 1,024."""
PDF_HEADER_WITHIN = 1024
ZIP_MAGIC, OLE_MAGIC = b"PK", b"\xd0\xcf\x11\xe0"
ENCRYPTED_STREAM, OLD_WORD_STREAM = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument")
)
OFFICE_KINDS = ("doc", "odt", "rtf", "html", "wpd")
"""Those that LibreOffice writes anew, also the ends of their files' names."""
_OFFICE_HEADS = {
    "rtf": re.compile(rb"\s*\{\\rtf"),
    "wpd": re.compile(rb"\xffWPC"),
    "odt": re.compile(
        rb"""PK.{28}mimetypeapplication/vnd\.(oasis\.opendocument\.text|sun\.xml\.writer)
        | \s*<\?xml.{0,200}<office:document\b""",
        re.DOTALL | re.VERBOSE,
    ),
    "html": re.compile(
        rb"""(\xef\xbb\xbf)?\s*(<\?xml.{0,200}?\?>\s*)?(<!--.{0,500}?-->\s*)?
        <(!doctype\s+html | html | head | body | table)\b""",
        re.DOTALL | re.IGNORECASE | re.VERBOSE,
    ),
}


def file_kind(path: Path) -> str:
    """pdf, word or one of OFFICE_KINDS. Raises UnreadableReport, UnsupportedFormat, OverLimit."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableReport(f"{path.name}: not a file", next_step="Give the report's own file.")
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise UnreadableReport(
            f"{path.name}: the file cannot be opened", why=error.strerror or str(error)
        ) from error
    if not head:
        raise UnreadableReport(
            f"{path.name}: the file is empty", next_step="Get the report anew from where it was published."
        )
    if status.st_size > limits.FILE_BYTES:
        why = f"It has {status.st_size // limits.MIB} MiB; the limit is {limits.FILE_BYTES // limits.MIB}."
        raise limits.over_limit(path.name, why, "Check that it is the right file.")
    return _kind(path, head)


def _kind(path: Path, head: bytes) -> str:
    if b"%PDF-" in head[:PDF_HEADER_WITHIN]:
        return "pdf"
    if head.startswith(OLE_MAGIC):
        return _ole_kind(path)
    if head.startswith(codecs.BOM_UTF16_LE):
        head = head.decode("utf-16", "replace").encode()
    office = next((kind for kind, pattern in _OFFICE_HEADS.items() if pattern.match(head)), "")
    if office:
        return office
    if head.startswith(ZIP_MAGIC):
        return "word"
    raise _unknown_kind(path)


def _ole_kind(path: Path) -> str:
    """An old Word file is doc; what is encrypted or of another program is told apart by Word's reader."""
    content = path.read_bytes()
    return "doc" if OLD_WORD_STREAM in content and ENCRYPTED_STREAM not in content else "word"


def _unknown_kind(path: Path) -> UnreadableReport:
    suffix = path.suffix.lower()
    if suffix in (".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf"):
        named = "a PDF" if suffix == ".pdf" else "a Word file" if suffix.startswith(".doc") else "a text file"
        return UnreadableReport(
            f"{path.name}: the file is named as {named}, but is none",
            why="Its first bytes are not those of such a file; it may be damaged or half downloaded.",
            next_step="Open it in its own program and save it anew, or ask for the original.",
        )
    return UnsupportedFormat(
        f"{path.name}: neither a PDF nor a Word file",
        next_step="Save the report as .docx or .pdf and extract that.",
    )
