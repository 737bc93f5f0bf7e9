"""The zip package of a Word file: gets a path, gives the parts and their relations, within limits.

Refuses what is no Word file, what is encrypted, what inflates without measure and XML that defines
entities. Follows no reference out of the file. Does not know what a part says.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from extract import allowance
from extract.errors import EncryptedReport, UnreadableReport, UnsupportedFormat, WrongUse
from extract.read import limits
from extract.read.limits import MIB
from extract.read.word.xml import STRICT, Element, child, qualified

SECONDS_A_MEGABYTE = 4.0
"""Processor time that reading so much XML may take; it is some eight times what a table of it takes."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_STREAM, WORD_STREAM = "Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
SAVE_ANEW = "Open it in Word, save it as .docx and give that file."
AS_PDF = "Open it in its own program, save or print it as PDF and give that file."
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_LIMITS_OF_LIBXML = ("xcessive depth", "uge text node", "uge input lookup")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # an unknown way of compression
    RuntimeError,  # a member with a zip password
)
"""What zipfile raises on members that cannot be read."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to within the package."""

    kind: str
    """The last word of the relation's type, such as 'styles' or 'image'."""
    target: str
    """The part's name without a leading slash."""


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """An opened Word file."""

    name: str
    """File name, for messages."""
    sha256: str
    archive: zipfile.ZipFile
    members: Mapping[str, str]
    """Part name in lower case -> member of the archive."""
    main: str = ""
    """Name of the part that holds the text."""

    def part(self, name: str) -> bytes:
        """A part's bytes, b'' where it is missing. Raises UnreadableReport where damaged, OverLimit."""
        member = self.members.get(name.lower())
        if member is None:
            return b""
        if self.archive.getinfo(member).file_size > limits.PART_BYTES:
            raise _over_limit(self.name, f"Its part {name} is larger than {limits.PART_BYTES // MIB} MiB.")
        try:
            with self.archive.open(member) as file:  # `read` would inflate more than the entry says
                return file.read(limits.PART_BYTES + 1)
        except _BROKEN as error:
            raise _unreadable(self.name, f"the part {name} is damaged: {error}") from error

    def xml(self, name: str) -> Element | None:
        """A part's root element, None where the part is missing."""
        blob = self.part(name)
        return parse_xml(blob, f"{self.name}, part {name}") if blob else None

    def relations(self, part: str) -> dict[str, Relation]:
        """The part's relations by their id; those that lead out of the file are left out."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        found = (r for r in root.iterfind(qualified("rel:Relationship")) if r.get("TargetMode") != "External")
        return {r.get("Id", ""): _relation(folder, r) for r in found}


def open_package(path: Path) -> Package:
    """Opens a Word file. Raises UnreadableReport (of a fitting kind) that says what to do."""
    blob = _read(path)
    archive = _open_archive(path.name, blob)
    _check_limits(path.name, archive.infolist())
    members = {
        info.filename.replace("\\", "/").lstrip("/").lower(): info.filename for info in archive.infolist()
    }
    package = Package(path.name, hashlib.sha256(blob).hexdigest(), archive, members)
    return Package(path.name, package.sha256, archive, members, _main_part(package))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WrongUse(f"{path}: there is no such file", next_step="Check the path.") from error
    except OSError as error:
        raise _unreadable(
            path.name, error.strerror or str(error), "Check the file and your access to it."
        ) from error


def _open_archive(name: str, blob: bytes) -> zipfile.ZipFile:
    if not blob:
        raise _unreadable(name, "The file is empty.", "Fetch or save the file again.")
    if blob.startswith(OLE):
        raise _ole_error(name, blob)
    try:
        return zipfile.ZipFile(io.BytesIO(blob))
    except _BROKEN as error:
        raise _unreadable(
            name, f"A Word file is a zip package; this is none, or cut short ({error})."
        ) from error


def _ole_error(name: str, blob: bytes) -> UnreadableReport:
    if ENCRYPTED_STREAM in blob:
        return EncryptedReport(
            f"{name}: the Word file is encrypted",
            why="Word's own encryption is not read, with or without its password.",
            next_step="Open it in Word, take the password off (File, Info, Protect Document) and save it.",
        )
    if WORKBOOK_STREAM in blob and WORD_STREAM not in blob:
        return UnsupportedFormat(
            f"{name}: an old binary Excel file (.xls)",
            why="Only Word files and PDFs are read.",
            next_step=AS_PDF,
        )
    return UnsupportedFormat(
        f"{name}: an old binary Word file (.doc)", why="Only .docx and its kin are read.", next_step=SAVE_ANEW
    )


def _check_limits(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > limits.MEMBERS:
        raise _over_limit(name, f"It holds {len(members)} parts; the limit is {limits.MEMBERS}.")
    if sum(info.file_size for info in members) > limits.INFLATED:
        raise _over_limit(name, f"It inflates to more than {limits.INFLATED // MIB} MiB.")
    for info in members:
        if info.file_size > limits.RATIO_COUNTS_FROM and info.file_size > limits.RATIO * info.compress_size:
            raise _over_limit(name, f"Its part {info.filename} inflates more than {limits.RATIO} times.")


def parse_xml(blob: bytes, where: str) -> Element:
    """The root of a part. Raises UnreadableReport on broken XML and on any document type definition."""
    if any(doctype in blob for doctype in _DOCTYPES):
        raise _unreadable(
            where, "It defines entities (a DOCTYPE), which no Word file does and which can do harm."
        )
    if blob.count(b"<") > limits.PART_TAGS:
        raise _over_limit(where, f"Its XML has more than {limits.PART_TAGS} tags.")
    allowance.grow(SECONDS_A_MEGABYTE * len(blob) / MIB)
    for strict, transitional in STRICT:
        blob = blob.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(blob, parser)
    except etree.XMLSyntaxError as error:
        kind = _over_limit if any(word in str(error) for word in _LIMITS_OF_LIBXML) else _unreadable
        raise kind(where, f"Its XML is broken: {error}") from error


def _relation(folder: str, relation: Element) -> Relation:
    target = relation.get("Target", "")
    absolute = (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )
    return Relation(relation.get("Type", "").rsplit("/", 1)[-1], absolute)


def _main_part(package: Package) -> str:
    named = [r.target for r in package.relations("").values() if r.kind == "officeDocument"]
    main = next((name for name in [*named, "word/document.xml"] if name.lower() in package.members), "")
    if not main:
        raise _unreadable(package.name, "It is a zip package, but holds no Word text.")
    content_type = _content_type(package, main)
    if content_type and not any(word in content_type for word in ("wordprocessingml", "ms-word", "/xml")):
        is_sheet = any(word in content_type for word in ("spreadsheetml", "ms-excel"))
        raise UnsupportedFormat(
            f"{package.name}: {'an Excel file' if is_sheet else 'not a Word file'}",
            why=f"Its main part is {content_type}.",
            next_step=AS_PDF,
        )
    return main


def _content_type(package: Package, part: str) -> str:
    types = package.xml("[Content_Types].xml")
    if types is None:
        return ""
    for override in types.iterfind(qualified("ct:Override")):
        if override.get("PartName", "").lstrip("/").lower() == part.lower():
            return override.get("ContentType", "")
    return ""


def title_of(package: Package) -> str:
    """The title in the file's own properties, '' without any."""
    names = [r.target for r in package.relations("").values() if r.kind == "core-properties"]
    core = package.xml(names[0]) if names else None
    title = child(core, "dc:title")
    return " ".join((title.text or "").split()) if title is not None else ""


def _unreadable(name: str, why: str, next_step: str = SAVE_ANEW) -> UnreadableReport:
    return UnreadableReport(f"{name}: not a readable Word file", why=why, next_step=next_step)


def _over_limit(name: str, why: str) -> UnreadableReport:
    return limits.over_limit(
        name, why, "If the file is what it should be, split it in Word and give the parts."
    )
