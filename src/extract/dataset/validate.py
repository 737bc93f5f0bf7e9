"""Faults of a dataset in a folder, found by the schemas.

Gets a folder, gives findings; changes nothing. Each file that is there is checked for itself: its
columns, the type and constraints of each cell, primary keys, and foreign keys. A format that is only
written is not checked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.dataset.formats import FORMATS, Format, Stored
from extract.dataset.package import PACKAGE_FILE
from extract.dataset.parquet_file import type_faults
from extract.dataset.read import is_dataset
from extract.dataset.schema import Column, ForeignKey, Lines, Row, TableSchema, load_schema, table_names
from extract.dataset.values import cell_text, typed_value
from extract.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a dataset."""

    table: str
    """Its file, and its name where the file holds several tables."""
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
    is_dataset(folder, dataset)
    stored = _stored(folder, dataset)
    return [*_missing_files(folder, stored), *(fault for tables in stored for fault in _faults(tables))]


def _stored(folder: Path, dataset: str) -> list[list[Stored]]:
    """The files that there should be, by format: those of each format of which there is one, else of CSV."""
    readable = [form for form in FORMATS.values() if form.read]
    should_be = [[_stored_as(form, folder, table) for table in table_names(dataset)] for form in readable]
    return [tables for tables in should_be if any(one.is_there for one in tables)] or should_be[:1]


def _stored_as(form: Format, folder: Path, table: str) -> Stored:
    return Stored(table, form.file(folder, table), form)


def _missing_files(folder: Path, stored: list[list[Stored]]) -> Iterator[Finding]:
    if not (folder / PACKAGE_FILE).is_file():
        yield Finding(PACKAGE_FILE, None, "", "the file is missing")
    for one in (one for tables in stored for one in tables if not one.is_there):
        yield Finding(one.file.name, None, "", "the file is missing")


def _faults(tables: Sequence[Stored]) -> Iterator[Finding]:
    rows: dict[str, list[Row]] = {}
    there = [one for one in tables if one.is_there]
    for one in there:
        schema = load_schema(one.table)
        try:
            header, lines = one.lines()
        except (ValueError, OSError) as fault:
            yield Finding(one.name, None, "", f"it cannot be read: {fault}")
            continue
        yield from _file_faults(schema, one, (header, lines))
        rows[schema.name] = [dict(zip(header, line, strict=False)) for line in lines]
        yield from _double_keys(schema, one.name, rows[schema.name])
    for one in there:
        if one.table in rows:
            yield from _dangling_keys(load_schema(one.table), one.name, rows)


def _file_faults(schema: TableSchema, stored: Stored, content: Lines) -> Iterator[Finding]:
    header, lines = content
    yield from _header_faults(schema, stored.name, header)
    if stored.format.name == "parquet":
        for column, found in type_faults(schema, stored.file):
            yield Finding(stored.name, None, column, f"its type is {found}, not that of the schema")
    checks = [_cell_check(column) for column in schema.columns if column.name in header]
    places = [header.index(column.name) for column in schema.columns if column.name in header]
    for number, line in enumerate(lines, start=1):
        if len(line) != len(header):
            yield Finding(stored.name, number, "", f"it has {len(line)} cells, the header has {len(header)}")
            continue
        for check, place in zip(checks, places, strict=True):
            if message := check(line[place]):
                yield Finding(stored.name, number, header[place], message)


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
