"""What was given on the command line -> the reports in it, in a stable order.

Files, folders, patterns, archives and addresses become `Found`s: where each report lies and what the tables
call it. It opens archives for their lists alone and reads no report; `bring` fetches what lies elsewhere.
"""

from __future__ import annotations

import glob
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extract.errors import WrongUse
from extract.shelf import remote
from extract.shelf.unit import Failure

REPORT_SUFFIXES = frozenset({".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf", ".html", ".htm", ".wpd"})
"""What in a folder or an archive is taken for a report by its name; a file that is named is one whatever
its name."""
_SIGNS_OF_A_DOCUMENT = frozenset({"[Content_Types].xml", "mimetype"})
"""Members by which a document that is a zip file is told from an archive."""
_WILD = "*?["
_FILE_MODES = frozenset({0, stat.S_IFREG})
"""The kinds of member that are files; others are links and devices."""


@dataclass(frozen=True, slots=True)
class Found:
    """A report, or what was to be one."""

    source_file: str
    """What the tables call it: its name, or its path in what was given."""
    path: Path | None = None
    """Its file, or the archive that it lies in."""
    member: zipfile.ZipInfo | None = None
    """Its place in the archive."""
    url: str = ""
    """Its address, where it lies elsewhere."""
    failure: Failure | None = None
    """Why it cannot be had."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that was given."""

    reports: tuple[Found, ...]
    passed_over: tuple[str, ...]
    """Files of folders and archives that are not named as reports."""


def find_reports(given: Sequence[str], output: Path) -> Shelf:
    """The reports in what was given, in its order, those of a folder by path; each file once.

    The folder of the dataset is passed over where it lies in one that was given. Raises WrongUse for
    what is not there.
    """
    passed_over: list[str] = []
    reports: list[Found] = []
    for text in given:
        found = list(_found(text, output.resolve(), passed_over))
        if not found:
            raise _empty(text, passed_over)
        reports += found
    _refuse_doubles(given)
    return Shelf(tuple(_once(reports)), tuple(passed_over))


def _found(text: str, output: Path, passed_over: list[str]) -> Iterator[Found]:
    path = Path(text)
    if remote.is_url(text):
        yield from (Found(remote.shown_name(url), url=url) for url in remote.listed(text))
    elif path.is_dir():
        yield from _in_folder(path, output, passed_over)
    elif not path.exists() and any(letter in text for letter in _WILD):
        for match in sorted(glob.glob(text, recursive=True), key=lambda match: Path(match).parts):  # noqa: PTH207 - the pattern may be absolute
            yield from _found(match, output, passed_over)
    else:
        _check_file(path)
        yield from of_file(path, path.name, passed_over)


def of_file(path: Path, source_file: str, passed_over: list[str]) -> Iterator[Found]:
    """A file, or what is in it where it is an archive; members that are no reports are added to the list."""
    members = None if is_named_as_report(path.name) else archive_members(path)
    if members is None:
        yield Found(source_file, path)
        return
    for member in members:
        name = f"{source_file}/{_plain_name(member.filename)}"
        if is_named_as_report(name):
            yield Found(name, path, member)
        else:
            passed_over.append(name)


def archive_members(path: Path) -> list[zipfile.ZipInfo] | None:
    """The files in an archive by their names; None for a file that is none, which may be a Word document."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if any(member.filename in _SIGNS_OF_A_DOCUMENT for member in members):
        return None
    files = [m for m in members if not m.is_dir() and stat.S_IFMT(m.external_attr >> 16) in _FILE_MODES]
    return sorted(files, key=lambda member: _plain_name(member.filename).split("/"))


def is_named_as_report(name: str) -> bool:
    """Whether a name is that of a report, and not of what a program leaves beside one."""
    path = PurePosixPath(name)
    return path.suffix.lower() in REPORT_SUFFIXES and not path.name.startswith((".", "~$"))


def _plain_name(name: str) -> str:
    """The name of a member as a path that goes nowhere else."""
    parts = name.replace("\\", "/").split("/")
    kept = [part for part in parts if part not in ("", ".", "..") and not part.endswith(":")]
    return "".join(letter if letter.isprintable() else "_" for letter in "/".join(kept)) or "report"


def _in_folder(folder: Path, output: Path, passed_over: list[str]) -> Iterator[Found]:
    unread: list[Found] = []

    def note(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        unread.append(Found(name, failure=unopened(name, error)))

    names: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not _is_apart(Path(place, name), output))
        names += [Path(place, name) for name in files if not name.startswith(".")]
    for path in sorted(names, key=lambda path: path.parts):
        name = path.relative_to(folder).as_posix()
        if is_named_as_report(name) or path.suffix.lower() == ".zip":
            yield from of_file(path, name, passed_over)
        else:
            passed_over.append(name)
    yield from unread


def _is_apart(folder: Path, output: Path) -> bool:
    """Whether a folder is hidden, or that of the dataset."""
    return folder.name.startswith(".") or folder.resolve() == output


def unopened(name: str, error: OSError) -> Failure:
    """The failure of a file that the system does not give."""
    return Failure("unreadable", 3, f"{name}: the file cannot be opened", error.strerror or str(error))


def _check_file(path: Path) -> None:
    if not path.exists():
        raise WrongUse(f"There is no file {path}.", next_step="Check the name and the folder you are in.")
    if not os.access(path, os.R_OK):
        raise WrongUse(f"You may not read {path}.", next_step="Ask for the right to read it, or copy it.")


def _refuse_doubles(given: Iterable[str]) -> None:
    """Raise WrongUse where one file was named twice."""
    named: set[Path] = set()
    for path in (Path(text) for text in given if not remote.is_url(text)):
        if path.is_file() and path.resolve() in named:
            raise WrongUse(f"{path.name} was given more than once.", next_step="Name each report once.")
        named.add(path.resolve())


def _once(reports: Iterable[Found]) -> Iterator[Found]:
    """Each file where it comes first: a folder and a pattern may both hold it."""
    seen: set[object] = set()
    for found in reports:
        offset = found.member.header_offset if found.member else None
        place = (found.path.resolve(), offset) if found.path else found.url or found.source_file
        if place not in seen:
            seen.add(place)
            yield found


def _empty(text: str, passed_over: Sequence[str]) -> WrongUse:
    if any(letter in text for letter in _WILD) and not Path(text).exists():
        return WrongUse(f"No file matches {text}.", next_step="Check the name and the folder you are in.")
    return WrongUse(
        f"There is no report in {text}.",
        why=f"What is taken for one ends in {', '.join(sorted(REPORT_SUFFIXES))}; "
        f"{len(passed_over)} other files are there.",
        next_step="Name a file of another name by itself.",
    )
