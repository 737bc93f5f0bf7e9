"""Reports that lie in archives and at addresses, brought to this machine.

Gets what was found, gives files: those that are here as they are, others copied into a folder under names
of this program's choice. A member that is too large or packed too tightly is not unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from extract.errors import EncryptedReport, FollowupError, OverLimit, UnreadableReport
from extract.report_ids import content_hash
from extract.shelf import remote
from extract.shelf.given import Found, of_file, unopened
from extract.shelf.unit import Failure, failure_of

LARGEST_FILE = 1 << 30
"""Bytes of a report, as the readers have it."""
LARGEST_RATIO = 200
"""How much larger a member may become; reports are packed in themselves and gain little."""
_RATIO_COUNTS_FROM = 16 << 20
"""Bytes: what is smaller does no harm."""
_BLOCK = 1 << 20
_AT_A_TIME = 8
"""Files that are fetched side by side."""
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Brought:
    """A report that is here, or why it is not."""

    source_file: str
    path: Path = Path()
    sha256: str = ""
    failure: Failure | None = None


def bring(reports: Sequence[Found], folder: Path) -> list[Brought]:
    """The files of the reports with the hashes of their contents, in their order.

    `folder` takes the copies. An archive that was fetched counts as the reports in it.
    """
    brought = _each(partial(_bring, folder=folder), reports)
    return [one for several in brought for one in several]


def _each(work: Callable[[int, Found], list[Brought]], reports: Sequence[Found]) -> list[list[Brought]]:
    """The work on each report, side by side where it is fetched: most of that time is spent waiting."""
    if not any(found.url for found in reports):
        return list(map(work, range(len(reports)), reports))
    from concurrent.futures import ThreadPoolExecutor  # costs its import where it gains nothing

    with ThreadPoolExecutor(_AT_A_TIME) as threads:
        return list(threads.map(work, range(len(reports)), reports))


def _bring(number: int, found: Found, folder: Path) -> list[Brought]:
    """One report; several where an archive was fetched."""
    own = folder / f"{number:06d}"
    try:
        if found.failure:
            return [Brought(found.source_file, failure=found.failure)]
        if found.member and found.path:
            return [_hashed(found.source_file, _unpacked(found.path, found.member, own))]
        if found.url:
            return _fetched(found, own)
        return [_hashed(found.source_file, found.path or Path())]
    except FollowupError as error:
        if error.exit_code == 2:
            raise
        return [Brought(found.source_file, failure=failure_of(error))]
    except OSError as error:
        return [Brought(found.source_file, failure=unopened(Path(found.source_file).name, error))]


def _hashed(source_file: str, path: Path) -> Brought:
    return Brought(source_file, path, content_hash(path))


def _fetched(found: Found, folder: Path) -> list[Brought]:
    with remote.opened(found.url) as source:
        path = _copied(source, folder, found.source_file, LARGEST_FILE)
    inside = of_file(path, found.source_file, [])
    return [one for number, each in enumerate(inside) for one in _bring(number, each, folder)]


def _unpacked(archive: Path, member: zipfile.ZipInfo, folder: Path) -> Path:
    name = PurePosixPath(member.filename.replace("\\", "/")).name
    _check_member(name, member)
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(member) as source:
            return _copied(source, folder, name, member.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as cause:
        raise UnreadableReport(
            f"{name}: the archive {archive.name} does not give it",
            why=f"{cause}" or type(cause).__name__,
            next_step="Get the archive anew, or unpack it and name the files.",
        ) from cause


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1:
        raise EncryptedReport(
            f"{name}: the archive is encrypted", next_step="Unpack it and name the files or their folder."
        )
    ratio = member.file_size / max(1, member.compress_size)
    is_bomb = member.file_size > _RATIO_COUNTS_FROM and ratio > LARGEST_RATIO
    if is_bomb or member.file_size > LARGEST_FILE:
        raise OverLimit(
            f"{name}: unpacked it would take {member.file_size >> 20} MiB, {ratio:.0f} times its room",
            next_step="Check that it is the right file; unpack it yourself and name it if it is.",
        )


def _copied(source: IO[bytes], folder: Path, name: str, most: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / safe_name(name)
    left = most
    with path.open("wb") as file:
        for block in _blocks(source.read):
            left -= len(block)
            if left < 0:
                raise OverLimit(
                    f"{name}: it is larger than {most >> 20} MiB",
                    next_step="Check that it is the right file.",
                )
            file.write(block)
    return path


def _blocks(read: Callable[[int], bytes]) -> Iterator[bytes]:
    while block := read(_BLOCK):
        yield block


def safe_name(name: str) -> str:
    """The last part of a name with nothing in it that a file system could take for more.

    >>> safe_name("../../Seuranta 2023.docx"), safe_name("a:b?.pdf"), safe_name("..")
    ('Seuranta 2023.docx', 'a_b_.pdf', 'report')
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(letter if letter.isalnum() or letter in " ._-()" else "_" for letter in last).strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem and len(suffix) <= 5 else (plain, "")
    while len(f"{stem}{suffix}".encode()) > _LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem}{suffix}" or "report"


def told_apart(brought: Iterable[Brought]) -> tuple[list[Brought], dict[str, list[Brought]]]:
    """The reports of each content once, and by content what comes again."""
    first: dict[str, Brought] = {}
    again: dict[str, list[Brought]] = {}
    kept: list[Brought] = []
    for one in brought:
        if one.failure is None and one.sha256 in first:
            again.setdefault(one.sha256, []).append(one)
        else:
            first[one.sha256] = one
            kept.append(one)
    return kept, again
