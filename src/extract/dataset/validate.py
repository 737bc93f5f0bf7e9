"""Faults of a dataset in a folder, found by the schemas.

Gets a folder, gives findings; changes nothing. Each file that is there is checked for itself: its
columns, the type and constraints of each cell, primary keys, and foreign keys.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.dataset.package import PACKAGE_FILE
from extract.dataset.parquet_file import type_faults
from extract.dataset.read import Lines, read_lines
from extract.dataset.schema import Column, ForeignKey, Row, TableSchema, load_schema, table_names
from extract.dataset.values import cell_text, typed_value
from extract.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a dataset."""

    table: str
    """File name of the table."""
    row: int | None
    """Row of the table, from 1 below the header; None where it is the whole file."""
    field: str
    """Column, '' where it is the whole row or file."""
    message: str
    """What is wrong, in plain words."""

    def __str__(self) -> str:
        place = (
            [self.table] + ([f"row {self.row}"] if self.row else []) + ([self.field] if self.field else [])
        )
        return f"{', '.join(place)}: {self.message}"


def validate_folder(folder: Path, dataset: str = "extract") -> list[Finding]:
    """All faults of a dataset, [] where it is sound; WrongUse where there is no such folder."""
    if not folder.is_dir():
        raise WrongUse(
            f"There is no folder {folder}.", next_step="Name the folder that followup extract wrote."
        )
    return [
        *_missing_files(folder, dataset),
        *_faults(folder, dataset, "csv"),
        *_faults(folder, dataset, "parquet"),
    ]


def _missing_files(folder: Path, dataset: str) -> Iterator[Finding]:
    if not (folder / PACKAGE_FILE).is_file():
        yield Finding(PACKAGE_FILE, None, "", "the file is missing")
    suffixes = [
        s for s in ("csv", "parquet") if any((folder / f"{t}.{s}").is_file() for t in table_names(dataset))
    ]
    for suffix in suffixes or ["csv"]:
        for table in table_names(dataset):
            if not (folder / f"{table}.{suffix}").is_file():
                yield Finding(f"{table}.{suffix}", None, "", "the file is missing")


def _faults(folder: Path, dataset: str, suffix: str) -> Iterator[Finding]:
    files = [folder / f"{table}.{suffix}" for table in table_names(dataset)]
    rows: dict[str, list[Row]] = {}
    for file in filter(Path.is_file, files):
        schema = load_schema(file.stem)
        try:
            header, lines = read_lines(file)
        except (ValueError, OSError) as fault:
            yield Finding(file.name, None, "", f"it cannot be read: {fault}")
            continue
        yield from _file_faults(schema, file, (header, lines))
        rows[schema.name] = [dict(zip(header, line, strict=False)) for line in lines]
        yield from _double_keys(schema, file.name, rows[schema.name])
    for name in rows:
        yield from _dangling_keys(load_schema(name), f"{name}.{suffix}", rows)


def _file_faults(schema: TableSchema, file: Path, content: Lines) -> Iterator[Finding]:
    header, lines = content
    yield from _header_faults(schema, file.name, header)
    if file.suffix == ".parquet":
        for column, found in type_faults(schema, file):
            yield Finding(file.name, None, column, f"its type is {found}, not that of the schema")
    checks = [_cell_check(column) for column in schema.columns if column.name in header]
    places = [header.index(column.name) for column in schema.columns if column.name in header]
    for number, line in enumerate(lines, start=1):
        if len(line) != len(header):
            yield Finding(file.name, number, "", f"it has {len(line)} cells, the header has {len(header)}")
            continue
        for check, place in zip(checks, places, strict=True):
            if message := check(line[place]):
                yield Finding(file.name, number, header[place], message)


def _header_faults(schema: TableSchema, file: str, header: Sequence[str]) -> Iterator[Finding]:
    for name in schema.column_names:
        if name not in header:
            yield Finding(file, None, name, "the column is missing")
    for name, times in Counter(header).items():
        if name not in schema.column_names:
            yield Finding(file, None, name, "no schema has this column")
        elif times > 1:
            yield Finding(file, None, name, "the column comes twice")


def _cell_check(column: Column) -> Callable[[object], str]:
    """What is wrong with a cell of the column, '' where nothing is."""
    pattern = re.compile(column.pattern)

    def check(cell: object) -> str:
        if cell is None or cell == "":
            return "it is empty" if column.required else ""
        try:
            value = typed_value(column, cell)
        except ValueError as fault:
            return str(fault).removeprefix(f"{column.name}: ")
        if column.enum and value not in column.enum:
            return f"{value!r} is none of {', '.join(column.enum)}"
        if column.pattern and not pattern.fullmatch(cell_text(value)):
            return f"{value!r} does not have the form {column.pattern}"
        if column.minimum is not None and isinstance(value, (int, float)) and value < column.minimum:
            return f"{value!r} is below {column.minimum:g}"
        return ""

    return check


def _double_keys(schema: TableSchema, file: str, rows: Sequence[Row]) -> Iterator[Finding]:
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=1) if schema.primary_key else ():
        key = tuple(cell_text(row.get(name)) for name in schema.primary_key)
        if key in seen:
            yield Finding(
                file, number, schema.primary_key[-1], f"the key of row {seen[key]} again: {' | '.join(key)}"
            )
        seen.setdefault(key, number)


def _dangling_keys(schema: TableSchema, file: str, rows: dict[str, list[Row]]) -> Iterator[Finding]:
    for key in schema.foreign_keys:
        if all(table in rows for table in key.tables):
            yield from _dangling(key, file, rows[schema.name], _keys(key.tables, rows))


def _dangling(key: ForeignKey, file: str, rows: Sequence[Row], known: set[str]) -> Iterator[Finding]:
    for number, row in enumerate(rows, start=1):
        value = cell_text(row.get(key.column))
        if value and value not in known and not (key.exception and re.fullmatch(key.exception, value)):
            yield Finding(file, number, key.column, f"{value} is not in {' or '.join(key.tables)}")


def _keys(tables: Sequence[str], rows: dict[str, list[Row]]) -> set[str]:
    return {cell_text(row.get(load_schema(table).primary_key[0])) for table in tables for row in rows[table]}
