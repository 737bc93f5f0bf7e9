"""Reports at addresses that fsspec reaches: https://, s3:// and others; the door to fsspec.

Gets an address, gives the addresses in it and the bytes behind one. It asks nobody but whom the
address names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from extract.errors import FollowupError, MissingExtra, UnreadableReport

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_ONE_BY_ONE = frozenset({"http", "https"})
"""Addresses that name one file each; what such a server has beside it cannot be asked."""


def is_url(text: str) -> bool:
    """Whether a text is an address rather than a path."""
    return _URL.match(text) is not None


def shown_name(url: str) -> str:
    """The name of the file behind an address, without what may be secret in it."""
    parts = urlsplit(url)
    return unquote(PurePosixPath(parts.path).name) or parts.hostname or "report"


def listed(url: str) -> list[str]:
    """The addresses that one stands for: those that match its pattern, those beneath a folder, or itself.

    Raises MissingExtra without fsspec or what it needs for such an address.
    """
    if urlsplit(url).scheme.lower() in _ONE_BY_ONE:
        _system(url)
        return [url]
    system, path = _system(url)
    try:
        found = system.glob(path) if set(path) & set("*?[") else [path]
        files = [name for one in found for name in (system.find(one) if system.isdir(one) else [one])]
    except Exception as cause:
        raise _unreached(url, cause) from cause
    return [system.unstrip_protocol(name) for name in sorted(files)]


@contextmanager
def opened(url: str) -> Iterator[IO[bytes]]:
    """The bytes behind an address. Raises UnreadableReport."""
    try:
        system, path = _system(url)
        with system.open(path, "rb") as file:
            yield file
    except FollowupError:
        raise
    except Exception as cause:
        raise _unreached(url, cause) from cause


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, path = url_to_fs(url)
    except ImportError as cause:
        raise MissingExtra(
            f"{shown_name(url)} cannot be fetched.",
            why=f"For such an address a library is missing: {cause}.",
            next_step="Install it: pip install 'followup-extract[remote]'; or fetch the file and name it.",
        ) from cause
    except Exception as cause:
        raise _unreached(url, cause) from cause
    return system, str(path)


def _unreached(url: str, cause: Exception) -> UnreadableReport:
    return UnreadableReport(
        f"{shown_name(url)}: the file cannot be fetched",
        why=f"{type(cause).__name__}: {cause}".removesuffix(": "),
        next_step="Check the address and that you may read it, or fetch the file yourself and name it.",
    )
