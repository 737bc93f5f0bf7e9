"""Tables into a folder: CSV, Parquet and the data package that describes them.

Gets all rows of a dataset, replaces the tables in the folder all or none, and keeps the files
that people put there. The same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.dataset.csv_file import is_for_spreadsheets, rows_to_csv
from extract.dataset.package import PACKAGE_FILE, package_text
from extract.dataset.parquet_file import csv_to_parquet
from extract.dataset.read import read_tables
from extract.dataset.replace import replace_files
from extract.dataset.schema import Row, Rows, load_schema, table_names
from extract.dataset.values import typed_rows
from extract.errors import WrongUse

FORMATS = ("csv", "parquet")


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a dataset is written."""

    formats: tuple[str, ...] = ()
    """csv, parquet or both; () for those of the dataset that is added to, both where there is none."""
    excel: bool = False
    """CSV for spreadsheets: byte order mark, semicolons, no formulas; a dataset that has it keeps it when it
    is added to."""
    add: bool = False
    """Keep the reports that are there, replacing those that come again."""
    dataset: str = "extract"
    """The command whose tables these are."""


def write_tables(tables: Mapping[str, list[Row]], folder: Path, options: WriteOptions) -> None:
    """Write all tables of the dataset, an absent one as empty; what was there before goes.

    Raises WrongUse where the folder cannot be written or added to, ValueError for a row that no schema holds.
    """
    names = table_names(options.dataset)
    _refuse_unknown(tables, names)
    options = settled(options, folder)
    if options.add and any((folder / file).is_file() for file in _table_files(names)):
        tables = with_reports(read_tables(folder, options.dataset), tables)
    typed = {name: typed_rows(load_schema(name), tables.get(name, [])) for name in names}
    replace_files(folder, lambda new: _write_all(typed, new, options), _table_files(names))


def settled(options: WriteOptions, folder: Path) -> WriteOptions:
    """The options with what they leave open told by the dataset that is added to. Raises WrongUse."""
    there = [folder / file for file in _table_files(table_names(options.dataset)) if options.add]
    found = {file.suffix[1:] for file in there if file.is_file()}
    formats = options.formats or tuple(name for name in FORMATS if name in found) or FORMATS
    if options.excel and "csv" not in formats:
        raise WrongUse(
            "There is no CSV to be written for spreadsheets.",
            why=f"--excel is a form of CSV, and only {formats[0]} is written.",
            next_step="Leave --excel out, or write CSV too: --format csv,parquet.",
        )
    excel = "csv" in formats and (options.excel or any(is_for_spreadsheets(file) for file in there))
    return replace(options, formats=formats, excel=excel)


def with_reports(there: Rows, new: Mapping[str, list[Row]]) -> Rows:
    """The rows of a dataset with new reports added; a report that comes again stands where it stood."""
    order = list(dict.fromkeys([*_report_ids(there), *_report_ids(new)]))
    replaced = set(_report_ids(new))
    return {
        name: _merged(there.get(name, []), new.get(name, []), replaced, order) for name in {**there, **new}
    }


def _write_all(typed: Rows, folder: Path, options: WriteOptions) -> None:
    for name, rows in typed.items():
        schema = load_schema(name)
        plain = rows_to_csv(schema, rows)
        if "csv" in options.formats:
            text = rows_to_csv(schema, rows, excel=True) if options.excel else plain
            (folder / f"{name}.csv").write_bytes(text.encode())
        if "parquet" in options.formats:
            csv_to_parquet(schema, plain, folder / f"{name}.parquet")
    package = package_text(tuple(typed), options.formats, excel=options.excel)
    (folder / PACKAGE_FILE).write_bytes(package.encode())


def _table_files(names: tuple[str, ...]) -> list[str]:
    return [f"{name}.{suffix}" for name in names for suffix in FORMATS]


def _refuse_unknown(tables: Mapping[str, object], names: tuple[str, ...]) -> None:
    unknown = sorted(tables.keys() - set(names))
    if unknown:
        raise ValueError(f"no such table in this dataset: {', '.join(unknown)}")


def _report_ids(tables: Mapping[str, list[Row]]) -> list[object]:
    return [row["report_id"] for row in tables.get("reports", [])]


def _merged(there: list[Row], new: list[Row], replaced: set[object], order: Sequence[object]) -> list[Row]:
    rows = [row for row in there if row["report_id"] not in replaced] + new
    place = {report_id: number for number, report_id in enumerate(order)}
    return sorted(rows, key=lambda row: place.get(row["report_id"], len(place)))
