"""The recipes for a person who checks a dataset: one record with its evidence, and its picture.

Gets a dataset's folder, gives text and pictures; joins what `view` words and `read` draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn, cast

from extract import dataset, view
from extract.dataset import Row
from extract.errors import WrongUse
from extract.model import Box
from extract.originals import find_original, no_original, usual_places


def show_record(folder: Path, record_id: str) -> str:
    """A record of a dataset as text, with its places and doubts. Raises WrongUse."""
    text = view.record_to_text(dataset.read_tables(folder), record_id)
    return text or _raise_unknown(folder, record_id)


def record_picture(folder: Path, record_id: str, places: Sequence[Path], password: str = "") -> bytes:
    """The part of a PDF's pages where a record stands, as PNG. Raises WrongUse."""
    tables = dataset.read_tables(folder)
    report = next(row for row in tables["reports"] if row["report_id"] == record_id.partition("/")[0])
    if report["source_kind"] != "pdf":
        raise WrongUse(
            f"There is no picture of {record_id}.", why="A Word file's pages are made only when it is shown."
        )
    path = find_original(report, usual_places(folder, places))
    if path is None:
        raise no_original(report)
    return next(record_pictures(path, tables, [record_id], password))


def record_pictures(
    path: Path, tables: Mapping[str, Sequence[Row]], record_ids: Sequence[str], password: str
) -> Iterator[bytes]:
    """The same of each of some records of one PDF; b'' for one that cannot be drawn."""
    from extract.read.pdf.pdfium.excerpt import excerpts  # costs its import only for a PDF

    boxes: dict[str, dict[int, list[Box]]] = {record_id: {} for record_id in record_ids}
    for row in view.sources_of(tables):
        page, box = row["page"], tuple(row[edge] for edge in ("x0", "top", "x1", "bottom"))
        own = boxes.get(str(row["record_id"]))
        if own is not None and isinstance(page, int) and None not in box:
            own.setdefault(page, []).append(cast(Box, box))
    return excerpts(path, boxes.values(), password=password)


def _raise_unknown(folder: Path, record_id: str) -> NoReturn:
    raise WrongUse(
        f"There is no record '{record_id}' in {folder}.",
        next_step="The ids stand in the first columns of measures, goals and indicators.",
    )
