"""Tables into a folder: their files in each format, and the data package that describes them.

Gets all rows of a dataset, replaces the tables in the folder all or none, and keeps the files
that people put there. The same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from extract.dataset.formats import (
    DEFAULT_FORMATS,
    FORMATS,
    Writer,
    formats_there,
    has_spreadsheet_csv,
    write_spreadsheet_csv,
)
from extract.dataset.package import PACKAGE_FILE, package_text
from extract.dataset.partitions import partition_keys, table_parts, write_partitioned
from extract.dataset.read import is_dataset, read_tables
from extract.dataset.replace import replace_files
from extract.dataset.schema import Row, Rows, load_schema, table_names
from extract.dataset.table import TypedTable, typed_table
from extract.errors import WrongUse

Derived = Mapping[str, Callable[[Mapping[str, list[Row]]], list[Row]]]
"""Table -> the function that makes its rows of those of all other tables."""
_NONE_DERIVED: Derived = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How a dataset is written."""

    formats: tuple[str, ...] = ()
    """Names of `FORMATS`; () for those of the dataset that is added to, without one `DEFAULT_FORMATS`."""
    excel: bool = False
    """CSV for spreadsheets: byte order mark, semicolons, no formulas; a dataset that has it keeps it when it
    is added to."""
    add: bool = False
    """Keep the reports that are there, replacing those that come again."""
    partition_by: tuple[str, ...] = ()
    """Keys of `PARTITIONS` by which Parquet is parted into folders; a dataset that is so keeps it when it is
    added to."""
    dataset: str = "extract"
    """The command whose tables these are."""


def write_tables(
    tables: Mapping[str, list[Row]],
    folder: Path,
    options: WriteOptions,
    derived: Derived = _NONE_DERIVED,
) -> None:
    """Write all tables of the dataset, an absent one as empty; what was there before goes.

    The tables in `derived` are made of the rows of all reports that the folder then holds.

    Raises WrongUse where the folder cannot be written or added to, ValueError for a row that no schema holds.
    """
    names = table_names(options.dataset)
    _refuse_unknown(tables, names)
    options = settled(options, folder)
    if options.add and is_dataset(folder, options.dataset):
        tables = with_reports(read_tables(folder, options.dataset), tables)
    tables = {**tables, **{name: derive(tables) for name, derive in derived.items()}}
    write_typed([typed_table(name, tables.get(name, [])) for name in names], folder, options)


def write_typed(tables: Sequence[TypedTable], folder: Path, options: WriteOptions) -> None:
    """Write all tables of a dataset, piece by piece; what was there before goes. Raises WrongUse."""
    stale = _table_files(table_names(options.dataset))
    replace_files(folder, lambda new: _write_all(tables, new, options), stale)


def settled(options: WriteOptions, folder: Path) -> WriteOptions:
    """The options with what they leave open told by the dataset that is added to.

    Raises WrongUse where they contradict each other, MissingExtra where a format needs one.
    """
    names = table_names(options.dataset)
    found = formats_there(folder, names) if options.add else ()
    partitions = options.partition_by or (partition_keys(folder, names) if options.add else ())
    formats = options.formats or found or (("parquet",) if partitions else DEFAULT_FORMATS)
    for name in formats:
        FORMATS[name].check_installed()
    if options.excel and "csv" not in formats:
        raise WrongUse(
            "There is no CSV to be written for spreadsheets.",
            why=f"--excel is a form of CSV, and only {' and '.join(formats)} is written.",
            next_step="Leave --excel out, or write CSV too, or a workbook: --format csv,xlsx.",
        )
    if options.partition_by and "parquet" not in formats:
        raise WrongUse(
            "There is no Parquet to be partitioned.",
            why=f"Only Parquet lies in folders by {' and '.join(options.partition_by)}, and only "
            f"{' and '.join(formats)} is written.",
            next_step="Leave --partition-by out, or write Parquet, too: --format parquet.",
        )
    is_excel = "csv" in formats and (options.excel or (options.add and has_spreadsheet_csv(folder, names)))
    partitions = partitions if "parquet" in formats else ()
    return replace(options, formats=formats, excel=is_excel, partition_by=partitions)


def with_reports(there: Rows, new: Mapping[str, list[Row]]) -> Rows:
    """The rows of a dataset with new reports added; a report that comes again stands where it stood.

    Of a table that tells no report the new rows replace those of the same key, and without a key all.
    """
    order = list(dict.fromkeys([*_report_ids(there), *_report_ids(new)]))
    replaced = set(_report_ids(new))
    return {
        name: _merged(there.get(name, []), new.get(name, []), replaced, order)
        if "report_id" in load_schema(name).column_names
        else _merged_by_key(there.get(name, []), new.get(name, []), load_schema(name).primary_key)
        for name in {**there, **new}
    }


def _write_all(tables: Sequence[TypedTable], folder: Path, options: WriteOptions) -> None:
    for name in options.formats:
        _writer(name, options)(tables, folder)
    names = tuple(table.name for table in tables)
    package = package_text(names, options.formats, excel=options.excel, parts=table_parts(folder, names))
    (folder / PACKAGE_FILE).write_bytes(package.encode())


def _writer(name: str, options: WriteOptions) -> Writer:
    if name == "csv" and options.excel:
        return write_spreadsheet_csv
    if name == "parquet" and options.partition_by:
        return partial(write_partitioned, keys=options.partition_by)
    return FORMATS[name].write


def _table_files(names: tuple[str, ...]) -> list[str]:
    return sorted({form.path.format(table=name) for form in FORMATS.values() for name in names})


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


def _merged_by_key(there: Iterable[Row], new: list[Row], key: Sequence[str]) -> list[Row]:
    if not key:
        return new
    rows = {tuple(row[column] for column in key): row for row in (*there, *new)}
    return list(rows.values())
