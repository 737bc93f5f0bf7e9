"""What a run has kept becomes the tables of the dataset, one report after the other.

Gets a store and the order of its reports, gives the files of the dataset; no more than some reports' rows
are in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract import dataset, record
from extract.dataset import Row, TypedTable, WriteOptions
from extract.shelf.store import Store

_MADE_OF_ALL = "organisations"


@dataclass(frozen=True)
class Pieces:
    """A table's rows of several reports in an order, brought one by one."""

    store: Store
    table: str
    keys: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return (self.store.lines(self.table, key) for key in self.keys)

    def rows(self) -> Iterator[Row]:
        """The rows, typed."""
        return TypedTable(dataset.load_schema(self.table), self).rows


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports of a dataset in their order, and the files that gave none."""

    store: Store
    keys: tuple[str, ...]
    failures: tuple[Row, ...]

    def pieces(self, table: str) -> Pieces:
        """A table's rows, report by report."""
        return Pieces(self.store, table, self.keys)


def write_gathered(gathered: Gathered, folder: Path, options: WriteOptions) -> None:
    """Write the tables of all reports. Raises WrongUse."""
    lines = {
        "failures": dataset.csv_lines("failures", gathered.failures),
        _MADE_OF_ALL: dataset.csv_lines(_MADE_OF_ALL, _organisations(gathered)),
    }
    tables = [
        TypedTable(dataset.load_schema(name), (lines[name],) if name in lines else gathered.pieces(name))
        for name in dataset.table_names()
    ]
    dataset.write_typed(tables, folder, options)


def take_over(folder: Path, keys: Mapping[str, str], store: Store) -> None:
    """Keep the rows that a dataset has of some reports, given by id with their keys. Raises WrongUse."""
    store.forget(keys.values())
    for table in dataset.table_names() if keys else ():
        if "report_id" in dataset.load_schema(table).column_names:
            for rows in dataset.read_batches(folder, table):
                store.fill(table, _lines_by_key(rows, table, keys))
    store.confirm(keys.values())


def alike(reports: Iterable[Row]) -> list[list[str]]:
    """The ids of the reports that tell of the same programme and period, where several do."""
    found: dict[tuple[object, ...], list[str]] = {}
    for row in reports:
        period = (row["period_start"], row["period_end"])
        if row["programme"] and any(period):
            key = (str(row["programme"]).casefold(), *period)
            found.setdefault(key, []).append(str(row["report_id"]))
    return [ids for ids in found.values() if len(ids) > 1]


def _lines_by_key(rows: Iterable[Row], table: str, keys: Mapping[str, str]) -> dict[str, str]:
    by_report: dict[str, list[Row]] = {}
    for row in rows:
        if row["report_id"] in keys:
            by_report.setdefault(str(row["report_id"]), []).append(row)
    return {keys[name]: dataset.csv_lines(table, found) for name, found in by_report.items()}


def _organisations(gathered: Gathered) -> list[Row]:
    reports = list(gathered.pieces("reports").rows())
    languages = {row["report_id"]: row["language"] for row in reports}
    mentions = _outermost(gathered.pieces("responsibles").rows(), languages)
    return record.organisation_rows({"reports": reports, "responsibles": mentions})


def _outermost(rows: Iterable[Row], languages: Mapping[object, object]) -> Sequence[Row]:
    """The first and the last mention of each organisation in each language: others tell nothing more."""
    first: dict[tuple[object, ...], tuple[int, Row]] = {}
    last: dict[tuple[object, ...], tuple[int, Row]] = {}
    for number, row in enumerate(rows):
        told = (row["organisation"], row["organisation_id"], row["is_group"])
        last[languages.get(row["report_id"]), *told] = number, row
        first.setdefault((languages.get(row["report_id"]), *told), (number, row))
    found = dict((*first.values(), *last.values()))
    return [found[number] for number in sorted(found)]
