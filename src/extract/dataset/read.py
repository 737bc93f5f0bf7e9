"""The tables of a folder back as typed rows.

Gets a folder as `write` leaves it and takes Parquet where it is there, else CSV; where both are there
they must say the same. It does not check keys: that is `validate`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from extract.dataset.csv_file import csv_to_rows, is_for_spreadsheets, rows_to_csv
from extract.dataset.parquet_file import parquet_to_rows
from extract.dataset.schema import Row, Rows, TableSchema, load_schema, table_names
from extract.dataset.values import typed_rows
from extract.errors import WrongUse

Lines = tuple[list[str], list[list[object]]]
"""Column names, and the cells of each line."""


def read_tables(folder: Path, dataset: str = "extract") -> Rows:
    """All tables of the dataset in a folder, typed; WrongUse where one is missing or does not fit."""
    return {name: _read_table(load_schema(name), folder) for name in table_names(dataset)}


def read_reports(folder: Path, dataset: str = "extract") -> list[Row]:
    """The reports of the dataset in a folder, [] where there is no dataset; WrongUse as by `read_tables`."""
    is_there = any(table_file(folder, name) for name in table_names(dataset))
    return read_tables(folder, dataset)["reports"] if is_there else []


def table_file(folder: Path, table: str) -> Path | None:
    """The file that holds a table: Parquet before CSV, None where there is neither."""
    files = (folder / f"{table}.parquet", folder / f"{table}.csv")
    return next((file for file in files if file.is_file()), None)


def read_lines(file: Path) -> Lines:
    """The column names and lines of a table's file; ValueError where it cannot be read as one."""
    if file.suffix == ".parquet":
        return parquet_to_rows(file)
    header, lines = csv_to_rows(_text(file))
    return header, [list(line) for line in lines]


def _read_table(schema: TableSchema, folder: Path) -> list[Row]:
    file = table_file(folder, schema.name)
    if file is None:
        raise _unusable(folder, f"The table {schema.name} is missing.")
    rows = _read_rows(schema, file)
    csv = folder / f"{schema.name}.csv"
    if file != csv and csv.is_file():
        _refuse_another(schema, rows, csv)
    return rows


def _read_rows(schema: TableSchema, file: Path) -> list[Row]:
    try:
        header, lines = read_lines(file)
        _refuse_other_columns(schema, header)
        return typed_rows(schema, _dicts(header, lines))
    except (ValueError, OSError) as fault:
        raise _unusable(file.parent, f"{file.name} cannot be read: {fault}.") from fault


def _refuse_another(schema: TableSchema, rows: list[Row], csv: Path) -> None:
    """WrongUse where the CSV of a table holds other rows than its Parquet file."""
    # Written anew it is the same text, unless somebody changed it; that costs less than reading it.
    if csv.read_bytes() == rows_to_csv(schema, rows, excel=is_for_spreadsheets(csv)).encode():
        return
    if _read_rows(schema, csv) != rows:
        parquet = csv.with_suffix(".parquet").name
        raise WrongUse(
            f"{csv.name} and {parquet} in {csv.parent} differ.",
            why=f"One of them was changed; which of the two tables of {schema.name} counts cannot be told.",
            next_step=f"Delete the one that does not count, such as {parquet} where you corrected the CSV.",
        )


def _dicts(header: Sequence[str], lines: Iterable[list[object]]) -> list[Row]:
    return [dict(zip(header, line, strict=True)) for line in lines]


def _refuse_other_columns(schema: TableSchema, header: Sequence[str]) -> None:
    if sorted(header) != sorted(schema.column_names):
        missing = [name for name in schema.column_names if name not in header]
        other = [name for name in header if name not in schema.column_names]
        raise ValueError(f"columns missing: {missing}, columns of no schema or double: {other}")


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except UnicodeDecodeError as fault:
        raise ValueError(f"it is not UTF-8 (byte {fault.start})") from fault


def _unusable(folder: Path, why: str) -> WrongUse:
    return WrongUse(
        f"{folder} does not hold a whole dataset of followup extract.",
        why=why,
        next_step=f"See what is wrong with: followup validate {folder}",
    )
