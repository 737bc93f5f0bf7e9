"""The pictures of a comparison: of each measure the part of the report's page where it stands.

Gets a comparison and places to look for its reports in, gives PNG by file name; here `comparing` and
`checking` join. A Word file has no pages before it is shown, so its measures have no picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.checking import record_pictures
from extract.comparing import Comparison
from extract.dataset import Row
from extract.originals import find_original, usual_places

Tables = Mapping[str, Sequence[Row]]
PICTURES_FOLDER, PICTURE_NAMES = "pictures", "*-[0-9][0-9][0-9][0-9].png"
"""Where the pictures lie beside the page, and the pattern of their names."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What was drawn of the measures of both reports."""

    files: dict[str, bytes]
    """PNG by name, in PICTURES_FOLDER."""
    links: dict[str, str]
    """Address of the picture of each record, from the page."""
    missing: tuple[str, ...]
    """The reports without pictures, and why."""


def comparison_pictures(comparison: Comparison, places: Sequence[Path], password: str = "") -> Pictures:
    """The part of the page of each measure of the reports that are PDF and are found."""
    compared = comparison.compared
    sides = {"previous": compared.previous, "current": compared.current}
    if name := _shared_id(sides.values()):
        return Pictures({}, {}, (f"either report: both are called '{name}'; extract one with another --id",))
    files: dict[str, bytes] = {}
    links: dict[str, str] = {}
    missing: list[str] = []
    for side, tables in sides.items():
        path, why = _original(tables, places)
        missing += [] if path else [why]
        for number, (record_id, png) in enumerate(_drawn(path, tables, password) if path else (), start=1):
            # Ids hold what a report prints, which must not name a file.
            name = f"{side}-{number:04}.png"
            files[name], links[record_id] = png, f"{PICTURES_FOLDER}/{name}"
    return Pictures(files, links, tuple(missing))


def _shared_id(sides: Iterable[Tables]) -> str:
    """The id by which two reports of other content are called, '' where they have one each."""
    hashes: dict[object, object] = {}
    for report in (tables["reports"][0] for tables in sides):
        if hashes.setdefault(report["report_id"], report["source_sha256"]) != report["source_sha256"]:
            return str(report["report_id"])
    return ""


def _original(tables: Tables, places: Sequence[Path]) -> tuple[Path | None, str]:
    report = tables["reports"][0]
    name = str(report["source_file"])
    if report["source_kind"] != "pdf":
        return None, f"{name}: a Word file's pages are made only when it is shown"
    around = [path for place in places for path in (place, *usual_places(place.parent))]
    return find_original(report, around), f"{name}: the file was not found; name it with --reports"


def _drawn(path: Path, tables: Tables, password: str) -> Iterator[tuple[str, bytes]]:
    ids = [str(row["measure_id"]) for row in tables["measures"]]
    pictures = zip(ids, record_pictures(path, tables, ids, password), strict=True)
    return ((record_id, png) for record_id, png in pictures if png)
