"""Two and more periods for Python: comparisons and tracks with pandas DataFrames.

Gets paths, reports that were read, or tables as DataFrames; gives tables as DataFrames. It writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract import comparing, dataset, track
from extract.dataset import Rows
from extract.options import ReadOptions
from extract.report import Report

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Comparison:
    """Two reports compared: links and changes as DataFrames in the columns of the schemas."""

    rows: Rows
    """The rows of each table."""
    summary: track.Summary
    """Counts: kinds of links, lights better and worse, schedules."""

    @cached_property
    def tables(self) -> dict[str, pandas.DataFrame]:
        """All tables by name."""
        return {name: dataset.frame(name, rows) for name, rows in self.rows.items()}

    @property
    def links(self) -> pandas.DataFrame:
        """One row per pair of measures that belong together, and per measure added or removed."""
        return self.tables["links"]

    @property
    def changes(self) -> pandas.DataFrame:
        """One row per changed field."""
        return self.tables["changes"]

    @property
    def doubts(self) -> pandas.DataFrame:
        """One row per link that a person should look at."""
        return self.tables["doubts"]


def compare(
    previous: str | PathLike[str] | Report,
    current: str | PathLike[str] | Report,
    *,
    links: str | PathLike[str] | None = None,
    **told: Any,
) -> Comparison:
    """What belongs together in two reports, and what changed.

    Each is a report's file, a folder of one extracted report, or a Report. `links` is a table of links whose
    rows with decided_by = analyst win. `told` is what is known of the reports (see `options.ReadOptions`).

    >>> found = compare("samples/helsinki-2022-2023.docx", "samples/helsinki-2023-2024.docx")
    >>> found.links["kind"].value_counts().to_dict()
    {'same': 17, 'reworded': 7, 'split': 2, 'moved': 2, 'removed': 2, 'merged': 2, 'added': 2}
    """
    tables = [_tables(source, ReadOptions(**told)) for source in (previous, current)]
    found = comparing.compare_loaded(tables[0], tables[1], _files(links))
    return Comparison(found.tables, found.summary)


def track_periods(
    reports: Sequence[str | PathLike[str] | Report], *, links: str | PathLike[str] | None = None, **told: Any
) -> Mapping[str, pandas.DataFrame]:
    """The tables of several periods in a line: tracks, links, changes, doubts, reports."""
    tables = [_tables(source, ReadOptions(**told)) for source in reports]
    found = track.tracking_rows(comparing.track_loaded(tables, _files(links)).tracked)
    return {name: dataset.frame(name, rows) for name, rows in found.items()}


def _tables(source: str | PathLike[str] | Report, options: ReadOptions) -> Rows:
    if isinstance(source, Report):
        return source.rows
    return comparing.load_reports([comparing.Input(Path(source))], options)[0]


def _files(links: str | PathLike[str] | None) -> tuple[Path, ...]:
    return () if links is None else (Path(links),)
