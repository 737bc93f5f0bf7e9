"""A dataset as one SQLite database and back; the standard library's sqlite3.

Tables, types, keys and constraints are declared from the schemas. A key of one of several tables, or with
exceptions, cannot be declared; its column gets an index. Dates are ISO texts, an empty text is null.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from extract.dataset.schema import Column, ForeignKey, Lines, Row, TableSchema, load_schema
from extract.dataset.table import TypedTable
from extract.errors import ProgramFault

FILE = "dataset.sqlite"

# SQLite takes any name for a type; these are those that other programs map to theirs.
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "DATE", "boolean": "BOOLEAN"}

_TRUTH: dict[object, object] = {0: False, 1: True}


def write_database(tables: Sequence[TypedTable], folder: Path) -> None:
    """Write all tables into one file. Raises ProgramFault for rows that break a constraint."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as database:
        # The file is thrown away when anything fails, so a journal would only cost time.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for table in tables:
            _write_table(database, table)
        database.execute("COMMIT")


def database_to_rows(file: Path, table: str) -> Lines:
    """The column names and lines of a table of the file, in the order written. Raises ValueError."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute(f"SELECT * FROM {_quoted(table)} ORDER BY rowid")
            header = [column[0] for column in found.description]
            return header, _with_booleans(found, header, load_schema(table))
    except sqlite3.Error as fault:
        raise ValueError(str(fault)) from fault


def table_statement(schema: TableSchema) -> str:
    """The statement that makes a table.

    >>> print(table_statement(load_schema("failures")))  # doctest: +ELLIPSIS
    CREATE TABLE "failures" (
      "source_file" TEXT NOT NULL,
    ...
    """
    lines = [_column_line(column) for column in schema.columns]
    if schema.primary_key:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, schema.primary_key))})")
    lines += [_foreign_line(key) for key in schema.foreign_keys if key.is_strict]
    return f"CREATE TABLE {_quoted(schema.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _write_table(database: sqlite3.Connection, table: TypedTable) -> None:
    database.execute(table_statement(table.schema))
    for number, key in enumerate(table.schema.foreign_keys):
        name = _quoted(f"{table.name}_{key.column}_{number}")
        database.execute(f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(key.column)})")
    marks = ", ".join("?" for _ in table.schema.columns)
    try:
        database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", _stored(table.rows))
    except sqlite3.IntegrityError as fault:
        raise ProgramFault(
            f"{FILE} cannot be written: the table {table.name} breaks a rule of its schema.",
            why=f"SQLite says: {fault}.",
            next_step="Please report it. Write --format csv,parquet and see: followup validate DIR",
        ) from fault


def _column_line(column: Column) -> str:
    line = f"{_quoted(column.name)} {_TYPES[column.type]}"
    line += " NOT NULL" if column.required else ""
    if column.enum:
        line += f" CHECK ({_quoted(column.name)} IN ({', '.join(map(_text, column.enum))}))"
    if column.minimum is not None:
        line += f" CHECK ({_quoted(column.name)} >= {column.minimum:g})"
    return line


def _foreign_line(key: ForeignKey) -> str:
    parent = load_schema(key.tables[0])
    target = f"{_quoted(parent.name)} ({_quoted(parent.primary_key[0])})"
    return f"FOREIGN KEY ({_quoted(key.column)}) REFERENCES {target}"


def _stored(rows: Iterable[Row]) -> Iterator[list[object]]:
    for row in rows:
        yield [_stored_value(value) for value in row.values()]


def _stored_value(value: object) -> object:
    if value == "" and isinstance(value, str):
        return None
    return value.isoformat() if isinstance(value, date) else value


def _with_booleans(
    lines: Iterable[tuple[object, ...]], header: Sequence[str], schema: TableSchema
) -> list[list[object]]:
    """The lines with truth values as such, which SQLite keeps as 0 and 1."""
    booleans = {column.name for column in schema.columns if column.type == "boolean"}
    is_boolean = [name in booleans for name in header]
    return [
        [_TRUTH.get(cell, cell) if b else cell for cell, b in zip(line, is_boolean, strict=True)]
        for line in lines
    ]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
