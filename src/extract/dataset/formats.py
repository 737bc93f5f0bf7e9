"""The formats of a dataset: what its files are called, what writes them, what reads them back.

Gets typed tables and a folder, gives files; the same tables give the same bytes in every format. A new
format is one module and one line of `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.dataset import json_file, sqlite_file, xlsx_file
from extract.dataset.csv_file import csv_to_rows, is_for_spreadsheets
from extract.dataset.parquet_file import parquet_batches, parquet_parts, parquet_to_rows, table_to_parquet
from extract.dataset.schema import Lines
from extract.dataset.table import TypedTable

Writer = Callable[[Sequence[TypedTable], Path], None]
Reader = Callable[[Path, str], Lines]


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a whole dataset is written."""

    name: str
    path: str
    """The file that holds a table; '{table}' in it stands for the table's name."""
    media_type: str
    write: Writer
    """Fills a folder with its files."""
    read: Reader | None = None
    """A file and the name of a table in it -> the table's lines (ValueError where they cannot be read); None
    for a format that is only written."""
    check_installed: Callable[[], None] = lambda: None
    """Raises MissingExtra where it needs a library that is not installed."""

    def file(self, folder: Path, table: str) -> Path:
        """The file in a folder that holds a table."""
        return folder / self.path.format(table=table)

    def is_there(self, folder: Path, table: str) -> bool:
        """Whether a folder has a table, as one file or in parts."""
        file = self.file(folder, table)
        return bool(parquet_parts(file)) if self.name == "parquet" else file.is_file()


@dataclass(frozen=True, slots=True)
class Stored:
    """A table of a dataset as it lies in a folder, in one format."""

    table: str
    file: Path
    format: Format

    @property
    def name(self) -> str:
        """What a person calls it: its file, and the table where the file holds several."""
        return self.file.name if self.file.stem == self.table else f"{self.table} in {self.file.name}"

    @property
    def is_there(self) -> bool:
        """Whether there is such a table."""
        return self.format.is_there(self.file.parent, self.table)

    @property
    def is_parted(self) -> bool:
        """Whether it lies in several files, so that its reports stand in another order."""
        return self.file.is_dir()

    def lines(self) -> Lines:
        """Its column names and lines; ValueError where it cannot be read."""
        if self.format.read is None:
            raise ValueError(f"{self.format.name} is written, not read")
        return self.format.read(self.file, self.table)

    def batches(self) -> Iterator[Lines]:
        """The same, some lines at a time where the format allows it, at least once."""
        if self.format.name == "parquet":
            yield from parquet_batches(self.file)
        else:
            yield self.lines()


def write_spreadsheet_csv(tables: Sequence[TypedTable], folder: Path) -> None:
    """Write CSV in the form for spreadsheets, which stands in for plain CSV."""
    _write_csv(tables, folder, excel=True)


def stored_tables(folder: Path, table: str) -> list[Stored]:
    """The files of a folder that hold a table and can be read, the one to be preferred first."""
    forms = [FORMATS[name] for name in _READ_FIRST if FORMATS[name].is_there(folder, table)]
    return [Stored(table, form.file(folder, table), form) for form in forms]


def formats_there(folder: Path, tables: Sequence[str]) -> tuple[str, ...]:
    """The formats of which a folder has a file of these tables."""
    return tuple(
        name for name, form in FORMATS.items() if any(form.is_there(folder, table) for table in tables)
    )


def has_spreadsheet_csv(folder: Path, tables: Sequence[str]) -> bool:
    """Whether a folder has one of these tables as CSV in the form for spreadsheets."""
    return any(is_for_spreadsheets(FORMATS["csv"].file(folder, table)) for table in tables)


def _write_csv(tables: Sequence[TypedTable], folder: Path, *, excel: bool = False) -> None:
    for table in tables:
        with (folder / f"{table.name}.csv").open("wb") as file:
            file.writelines(text.encode() for text in table.csv_texts(excel=excel))


def _read_csv(file: Path, _table: str) -> Lines:
    try:
        text = file.read_bytes().decode()
    except UnicodeDecodeError as fault:
        raise ValueError(f"it is not UTF-8 (byte {fault.start})") from fault
    header, lines = csv_to_rows(text)
    return header, [list(line) for line in lines]


def _write_parquet(tables: Sequence[TypedTable], folder: Path) -> None:
    for table in tables:
        table_to_parquet(table, folder / f"{table.name}.parquet")


def _read_parquet(file: Path, _table: str) -> Lines:
    return parquet_to_rows(file)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

FORMATS = {
    form.name: form
    for form in (
        Format("csv", "{table}.csv", "text/csv", _write_csv, _read_csv),
        Format("parquet", "{table}.parquet", "application/vnd.apache.parquet", _write_parquet, _read_parquet),
        Format(
            "xlsx", xlsx_file.FILE, _XLSX, xlsx_file.write_workbook, check_installed=xlsx_file.check_installed
        ),
        Format(
            "sqlite",
            sqlite_file.FILE,
            "application/vnd.sqlite3",
            sqlite_file.write_database,
            sqlite_file.database_to_rows,
        ),
        Format("json", json_file.FILE, "application/json", json_file.write_nested),
    )
}
DEFAULT_FORMATS = ("csv", "parquet")

# Parquet keeps types, and is the fastest.
_READ_FIRST = ("parquet", "csv", "sqlite")
