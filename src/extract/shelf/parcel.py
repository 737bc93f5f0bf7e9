"""A unit with the files it needs, so that it can be read on a machine that has none of them.

Gets a unit of this machine, gives its parcel; on the other a parcel becomes a unit of files in a folder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.options import ReadOptions
from extract.read_with import profiles_folder
from extract.shelf.edition import Edition, own_edition
from extract.shelf.unit import Unit

_FILES = ("aliases", "corrections", "profile")
"""The options that name a file."""
Kit = tuple[tuple[str, str, bytes], ...]
"""Files that the options name: the option, the file's name, its content."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A unit that can be sent."""

    unit: Unit
    content: bytes | None
    """Of the report's file; None where it is gone."""
    kit: Kit
    edition: Edition
    """What is to read it."""


def packed(unit: Unit) -> Parcel:
    """A unit with its files."""
    return Parcel(unit, _content(unit.path), _kit(unit.options), own_edition())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _kit(options: ReadOptions) -> Kit:
    named = [(name, Path(getattr(options, name))) for name in _FILES if getattr(options, name)]
    # What is no file is the name of a profile in the user's folder, which goes along.
    files = [(name, path.name, path.read_bytes()) for name, path in named if path.is_file()]
    folder = profiles_folder(options)
    profiles = sorted(folder.glob("*.toml")) if folder else []
    return (*files, *(("profiles", path.name, path.read_bytes()) for path in profiles))


def unpacked(parcel: Parcel, folder: Path) -> Unit:
    """The unit again, its files in a folder that is empty."""
    for name in ("report", "profiles", *_FILES):
        (folder / name).mkdir()
    for name, file, content in parcel.kit:
        (folder / name / file).write_bytes(content)
    given: dict[str, Any] = {name: folder / name / file for name, file, _ in parcel.kit if name in _FILES}
    path = folder / "report" / parcel.unit.path.name
    if parcel.content is not None:
        path.write_bytes(parcel.content)
    options = replace(parcel.unit.options, **given, profiles=folder / "profiles")
    return replace(parcel.unit, path=path, options=options)
