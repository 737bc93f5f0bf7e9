"""The recipes of two and more periods: reports and datasets -> links, changes, tracks -> files.

Gets paths, gives comparisons and writes them; here `pipeline` and `track` join. It prints nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

from extract import dataset, kept_links, pipeline, track
from extract.dataset import Row, Rows, WriteOptions
from extract.errors import WrongUse
from extract.options import ReadOptions
from extract.report_ids import report_ids

Links = tuple[Path, ...]
"""Files of edited links, the one that counts most first."""
Pair = tuple[str, str]
"""Ids of a previous and a current report."""
LINKS_FILE, SUMMARY_FILE, MATRIX_FILE = "links.csv", "summary.json", "status_matrix.csv"
PAGE_FILE = "report.html"


@dataclass(frozen=True, slots=True)
class Input:
    """One report as it was named: a file, or a report of a dataset."""

    path: Path
    report_id: str = ""
    """Which report of a dataset, '' for its only one."""
    option: str = ""
    """The option that names it, for messages."""


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two reports compared."""

    compared: track.Compared
    tables: Rows
    """reports, links, changes, doubts."""
    summary: track.Summary


def compare_reports(previous: Input, current: Input, options: ReadOptions, links: Links = ()) -> Comparison:
    """Two reports -> what belongs together and what changed. Raises WrongUse, UnreadableReport."""
    before, now = load_reports([previous, current], options)
    return compare_loaded(before, now, links)


def compare_loaded(before: Rows, now: Rows, links: Links = ()) -> Comparison:
    """The tables of two reports -> their comparison, around the links that a person edited."""
    ids = _report_id(before), _report_id(now)
    told = _told(links, {ids: (before, now)})
    compared = track.compare_tables(before, now, told[ids])
    tables = track.comparison_rows(compared)
    return Comparison(compared, tables, track.comparison_summary(tables, ids))


def comparison_html(
    comparison: Comparison, language: str = "", pictures: Mapping[str, str] = MappingProxyType({})
) -> str:
    """The page that shows both periods, in a language or in that of the later report. Raises WrongUse.

    `pictures` are the addresses of those of the records.
    """
    from extract import view

    compared, tables = comparison.compared, comparison.tables
    return view.comparison_to_html(
        view.Comparison(
            {name: list(rows) for name, rows in compared.previous.items()},
            {name: list(rows) for name, rows in compared.current.items()},
            tables["links"],
            tables["changes"],
            tables["doubts"],
            {**compared.goals, **compared.indicators},
            {(link.previous, link.current): link.reasons for link in compared.links if link.reasons},
            pictures,
        ),
        language,
    )


def write_comparison(
    comparison: Comparison,
    folder: Path,
    options: WriteOptions,
    page_language: str = "",
    pictures: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """The tables, their data package, the page and the summary for machines, into a folder."""
    page = comparison_html(comparison, page_language, pictures)
    dataset.write_tables(comparison.tables, folder, options)
    dataset.write_file(folder / PAGE_FILE, page.encode())
    summary = json.dumps(comparison.summary.as_json(), ensure_ascii=False, indent=2) + "\n"
    dataset.write_file(folder / SUMMARY_FILE, summary.encode())


def explain(comparison: Comparison, measure_id: str) -> str:
    """Why a measure was linked as it was."""
    return "\n".join(track.explanation(comparison.compared, measure_id))


@dataclass(frozen=True, slots=True, eq=False)
class Tracking:
    """All periods in a line, and what people decided about pairs of reports."""

    tracked: track.Tracked
    told: Mapping[Pair, Sequence[track.Told]]


def track_all(
    inputs: Sequence[Path], options: ReadOptions, links: Links = (), folder: Path | None = None
) -> Tracking:
    """Reports and whole datasets -> all their periods in a line. Raises WrongUse, UnreadableReport.

    The links that were kept in a folder are not sought again where all that they rest on is the same.
    """
    return track_loaded(load_all(inputs, options), links, folder)


def track_loaded(loaded: Sequence[Rows], links: Links = (), folder: Path | None = None) -> Tracking:
    """The tables of reports of several periods, in any order -> tracks, around the edited links."""
    reports = in_period_order(loaded)
    pairs = {(_report_id(one), _report_id(other)): (one, other) for one, other in combinations(reports, 2)}
    told = _told(links, pairs)
    known = kept_links.read_kept(folder, pairs, told) if folder else {}
    return Tracking(track.track_reports(reports, told, known), told)


def write_tracks(tracking: Tracking, folder: Path, options: WriteOptions) -> Rows:
    """The tables of all periods, the matrix of statuses and the links to keep; gives the tables."""
    tracked = tracking.tracked
    tables = track.tracking_rows(tracked)
    dataset.write_tables(tables, folder, options)
    matrix = dataset.lines_to_csv(*track.matrix_lines(tracked), excel=options.excel)
    dataset.write_file(folder / MATRIX_FILE, matrix.encode())
    kept_links.write_kept(folder, tracked.compared, tracking.told)
    return tables


def load_reports(inputs: Sequence[Input], options: ReadOptions) -> list[Rows]:
    """The tables of each report, read from a dataset or extracted from a file."""
    files = [one.path for one in inputs if not one.path.is_dir()]
    names = dict(zip(files, report_ids(list(dict.fromkeys(files))), strict=False))
    return [
        _of_dataset(one)
        if one.path.is_dir()
        else pipeline.extract_report(one.path, options, names[one.path]).tables
        for one in inputs
    ]


def load_all(paths: Sequence[Path], options: ReadOptions) -> list[Rows]:
    """The tables of every report of some files and datasets."""
    inputs = [
        Input(path, report_id)
        for path in paths
        for report_id in (_ids_of(dataset.read_tables(path)) if path.is_dir() else [""])
    ]
    return load_reports(inputs, options)


def in_period_order(reports: Sequence[Rows]) -> list[Rows]:
    """The reports by the start of their periods, as given where one is not known. Raises WrongUse."""
    ids = [_report_id(tables) for tables in reports]
    doubles = sorted({one for one in ids if ids.count(one) > 1})
    if doubles:
        raise WrongUse(
            f"Two of the reports are called '{doubles[0]}'.",
            next_step="Name each report once; extract files of one name with --id before.",
        )
    if len(reports) < 2:
        raise WrongUse("There is one report only.", next_step="Name the reports of two or more periods.")
    starts = [str(tables["reports"][0].get("period_start") or "") for tables in reports]
    if not all(starts):
        return list(reports)
    return [reports[place] for place in sorted(range(len(reports)), key=lambda place: starts[place])]


def _of_dataset(one: Input) -> Rows:
    tables = dataset.read_tables(one.path)
    ids = _ids_of(tables)
    wanted = one.report_id or (ids[0] if len(ids) == 1 else "")
    if wanted not in ids:
        what = f"{one.path} has no report '{wanted}'." if wanted else f"{one.path} holds {len(ids)} reports."
        raise WrongUse(
            what,
            why=f"Its reports are: {', '.join(ids) or 'none'}.",
            next_step=f"Name the one that is meant with {one.option or 'its id'} ID." if ids else "",
        )
    return {
        name: [row for row in rows if row.get("report_id", wanted) == wanted] for name, rows in tables.items()
    }


def _ids_of(tables: Rows) -> list[str]:
    return [str(row["report_id"]) for row in tables["reports"]]


def _report_id(tables: Rows) -> str:
    return str(tables["reports"][0]["report_id"])


def _told(links: Links, reports: Mapping[Pair, tuple[Rows, Rows]]) -> dict[Pair, list[track.Told]]:
    """What people decided about each pair of reports; of two files the first counts. Raises WrongUse."""
    told: dict[Pair, list[track.Told]] = {pair: [] for pair in reports}
    for file in links:
        rows = dataset.read_edited(file, "links")
        _refuse_other_reports(file, rows, told.keys())
        for pair, before in told.items():
            # Rows of other pairs are emptied, not left out, so that the place of a row tells its line.
            own = [row if _pair(row) == pair else {} for row in rows]
            new = track.told_links(own, *reports[pair], file.name)
            before.extend(track.without_repeats(new, tuple(before)))
    return told


def _refuse_other_reports(file: Path, rows: Sequence[Row], pairs: Collection[Pair]) -> None:
    """Raise WrongUse where a person decided about other reports, as that would be lost."""
    lines = [str(n) for n, row in enumerate(rows, start=2) if _is_told(row) and _pair(row) not in pairs]
    if lines:
        raise WrongUse(
            f"{file} holds links of other reports, decided by an analyst.",
            why=f"See line {', '.join(lines)}: previous_report_id, report_id.",
            next_step="Write to another folder, or delete these lines.",
        )


def _is_told(row: Row) -> bool:
    return str(row.get("decided_by") or "").strip().lower() == "analyst"


def _pair(row: Row) -> tuple[str, str]:
    return str(row.get("previous_report_id") or ""), str(row.get("report_id") or "")


def edited_links(folder: Path | None, given: Path | None) -> Links:
    """The files of edited links that count: the one given, then the one left in the folder."""
    kept = [] if folder is None else [folder / LINKS_FILE, folder / "links.parquet"]
    left = next((file for file in kept if file.is_file()), None)
    return tuple(file for file in (given, left) if file is not None)
