"""The reports of a comparison, found again: in a dataset that holds them, else as the file they came from.

Gets what a comparison tells of its reports and places to look in, gives their tables. A dataset or a file
counts only if it gives the measures that were compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from extract import dataset
from extract.dataset import Row, Rows
from extract.errors import FollowupError
from extract.originals import find_original, usual_places
from extract.reviewing.options import ReviewOptions

Texts = Mapping[str, str]
"""The text of each measure by its id."""
_DEPTHS = ("", "*/", "*/*/")
"""How far below a place a dataset is looked for."""


def find_sides(
    reports: Iterable[Row], measures: Mapping[str, Texts], folder: Path, options: ReviewOptions
) -> dict[str, Rows]:
    """The tables of each report that was found as it was compared."""
    places = usual_places(folder, options.places)
    found: dict[str, Rows] = {}
    for report in reports:
        report_id = str(report["report_id"])
        for tables in _candidates(report, places, options):
            if _has_measures(tables, measures.get(report_id, {})):
                found[report_id] = tables
                break
    return found


def _candidates(report: Row, places: Sequence[Path], options: ReviewOptions) -> Iterator[Rows]:
    for folder in _datasets(places):
        if tables := _report_in(folder, report):
            yield tables
    path = find_original(report, places)
    if path is not None:
        yield from _read(path, report, options)


def _datasets(places: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for place in places:
        for depth in _DEPTHS if place.is_dir() else ():
            for file in sorted(place.glob(f"{depth}measures.*")):
                if (folder := file.parent.resolve()) not in seen:
                    seen.add(folder)
                    yield folder


def _report_in(folder: Path, report: Row) -> Rows:
    """The tables of the report in a dataset, {} where it is not in it."""
    report_id = report["report_id"]
    try:
        known = [(row["report_id"], row["source_sha256"]) for row in dataset.read_table(folder, "reports")]
        if (report_id, report["source_sha256"]) not in known:
            return {}
        tables = dataset.read_tables(folder)
    except FollowupError:
        return {}  # some other folder's tables
    return {
        name: [row for row in rows if row.get("report_id", report_id) == report_id]
        for name, rows in tables.items()
    }


def _read(path: Path, report: Row, told: ReviewOptions) -> Iterator[Rows]:
    from extract import pipeline  # costs its import only where there is no dataset

    try:
        yield pipeline.extract_report(path, told.reading(report), str(report["report_id"])).tables
    except FollowupError:
        return  # its measures are shown by their texts alone, and the page says so


def _has_measures(tables: Rows, texts: Texts) -> bool:
    own = {str(row["measure_id"]): str(row["measure"] or "") for row in tables["measures"]}
    return all(own.get(measure_id) == text for measure_id, text in texts.items())
