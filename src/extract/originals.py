"""The reports' own files, found again by name and content, so that a page of theirs can be shown.

Gets what a dataset tells of a report and places to look in, gives a path. It opens no file but to hash it.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.dataset import Row
from extract.errors import WrongUse
from extract.report_ids import content_hash

_DEPTHS = ("", "*", "*/*")
"""How far below a folder a report is looked for."""


def find_original(report: Row, places: Iterable[Path]) -> Path | None:
    """The file of a report's name and content in the first of the places that has it, or a place itself."""
    name, sha256 = str(report["source_file"]), report["source_sha256"]
    candidates = (path for place in places for path in _candidates(place, name))
    return next((path for path in candidates if content_hash(path) == sha256), None)


def usual_places(folder: Path, given: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Where the reports of a dataset may lie: where it was said, in its folder, around it, where one is."""
    return (*given, folder, folder.resolve().parent, Path())


def no_original(report: Row) -> WrongUse:
    """The error for a report whose file is not found."""
    return WrongUse(
        f"The file {report['source_file']} of the report {report['report_id']} was not found.",
        why="Neither in the dataset's folder nor around it is a file of this name and content.",
        next_step="Say where it is with --reports FILE or --reports FOLDER.",
    )


def _candidates(place: Path, name: str) -> Iterator[Path]:
    if place.is_file():
        yield place
        return
    for depth in _DEPTHS:
        yield from (
            path for path in sorted(place.glob(str(Path(depth, glob.escape(name))))) if path.is_file()
        )
