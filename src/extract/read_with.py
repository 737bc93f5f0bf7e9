"""The mark of what a report was read with: the program's version and all that it was told.

Gets options and what names a report, gives a short text; where it is the same for the same content,
reading again would give the same rows. It reads no report.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from extract import __version__, dataset, vocabulary
from extract.model import Correction
from extract.options import ReadOptions

# A password opens a file, which its content's hash already tells; it is nobody's business.
_UNMARKED = frozenset({"password", "corrections", "profiles"})


def read_with(options: ReadOptions, sha256: str, report_id: str) -> str:
    """The version, and a mark where anything was told: '0.1.0', '0.1.0 1a2b3c4d'."""
    told = "\n".join([*_told(options), *_corrections(options, sha256, report_id), *_own_profiles(options)])
    return f"{__version__} {hashlib.sha256(told.encode()).hexdigest()[:8]}" if told else __version__


def _told(options: ReadOptions) -> Iterator[str]:
    """What differs from the default; of a file its content."""
    for field in fields(options):
        value = getattr(options, field.name)
        if field.name not in _UNMARKED and value != field.default:
            path = Path(str(value))
            is_file = isinstance(value, str | Path) and path.is_file()
            yield f"{field.name}={_content(path) if is_file else value}"


def _corrections(options: ReadOptions, sha256: str, report_id: str) -> Iterator[str]:
    """Those of this report alone, so that correcting one leaves the others as they are."""
    if options.corrections and (file := Path(options.corrections)).is_file():
        for correction in _read_corrections(file, file.stat().st_mtime_ns):
            if sha256 == correction.source_sha256 or report_id == correction.report_id:
                yield repr(correction)


def _own_profiles(options: ReadOptions) -> Iterator[str]:
    """The user's own profiles, of which one may apply."""
    folder = None if options.profile else profiles_folder(options)
    for file in sorted(folder.glob("*.toml")) if folder else ():
        yield f"{file.name}={_content(file)}"


def profiles_folder(options: ReadOptions) -> Path | None:
    """The folder of the user's own profiles, None for none."""
    return Path(options.profiles) if options.profiles else vocabulary.user_folder(os.environ, sys.platform)


def _content(file: Path) -> str:
    return _hash(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _hash(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@lru_cache(maxsize=1)
def _read_corrections(file: Path, _changed: int) -> tuple[Correction, ...]:
    return dataset.read_corrections(file)
