"""What reads the reports: this program and the libraries that what is read depends on, with their versions.

Two machines of one edition read a report alike.
"""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import extract
from extract import __version__

_LIBRARIES = ("distributed", "lxml", "numpy", "pdfplumber", "pypdfium2", "python-docx", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class Edition:
    """Names with versions."""

    parts: tuple[tuple[str, str], ...]

    def difference(self, other: Edition) -> str:
        """What differs first, as 'name: version here, version there'; '' where nothing does."""
        pairs = zip(self.parts, other.parts, strict=True)
        found = (f"{name}: {here} here, {there} there" for (name, here), (_, there) in pairs if here != there)
        return next(found, "")


@cache
def own_edition() -> Edition:
    """The edition of this process."""
    program = ("followup-extract", f"{__version__} ({_digest_of_program()})")
    python = ("Python", ".".join(platform.python_version_tuple()[:2]))
    return Edition((program, python, *((name, _version(name)) for name in _LIBRARIES)))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _digest_of_program() -> str:
    """Eight digits of the program's own text, as two of one version may differ while it is worked on."""
    folder = Path(extract.__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:8]
