"""A table that a person edited, read as it is, and written in the same form.

Gets a CSV or Parquet file, gives its rows as texts; columns may be missing, values are not checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extract.dataset.csv_file import BYTE_ORDER_MARK, csv_to_rows, is_for_spreadsheets, rows_to_csv
from extract.dataset.parquet_file import parquet_to_rows
from extract.dataset.replace import write_file
from extract.dataset.schema import Row, load_schema
from extract.errors import WrongUse


def read_edited(file: Path, table: str) -> list[Row]:
    """The rows of a table that a person edited. Raises WrongUse for a file that is none."""
    try:
        header, lines = _lines(file)
    except (ValueError, OSError) as fault:
        raise WrongUse(
            f"{file} cannot be read.", why=f"{fault}.", next_step="Save it as CSV in UTF-8."
        ) from fault
    known = load_schema(table).column_names
    unknown = [name for name in header if name not in known]
    if unknown or not header:
        raise WrongUse(
            f"{file} is no table of {table}.",
            why=f"It has columns of no schema: {', '.join(unknown)}." if unknown else "It is empty.",
            next_step=f"Its columns are: {', '.join(known)}.",
        )
    return [dict(zip(header, line, strict=False)) for line in lines]


def write_edited(file: Path, table: str, rows: Iterable[Row]) -> None:
    """Write a table as CSV, for spreadsheets where the file there is; all or nothing. Raises WrongUse."""
    schema = load_schema(table)
    whole = ({name: row.get(name) for name in schema.column_names} for row in rows)
    write_file(file, rows_to_csv(schema, whole, excel=is_for_spreadsheets(file)).encode())


def _lines(file: Path) -> tuple[list[str], list[list[object]]]:
    if file.suffix == ".parquet":
        return parquet_to_rows(file)
    text = file.read_bytes().decode().removeprefix(BYTE_ORDER_MARK)
    first = text.partition("\n")[0]
    # A spreadsheet saves with commas or semicolons, with or without the mark, as its country has it.
    header, lines = csv_to_rows(BYTE_ORDER_MARK + text if first.count(";") > first.count(",") else text)
    return header, [list(line) for line in lines]
