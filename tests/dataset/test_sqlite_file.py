"""The database as other programs see it: pandas, and SQLite's own checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pandas
import pytest

from extract.dataset import Rows, WriteOptions, load_schema, table_names, write_tables
from extract.errors import ProgramFault


@pytest.fixture
def database(rows: Rows, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    write_tables(rows, tmp_path, WriteOptions(formats=("sqlite",)))
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as opened:
        yield opened


def test_its_own_checks_pass(database: sqlite3.Connection) -> None:
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_a_dangling_key_is_found_by_its_own_check(database: sqlite3.Connection) -> None:
    database.execute("update goals set report_id = 'elsewhere'")
    assert database.execute("pragma foreign_key_check").fetchall() == [("goals", 1, "reports", 0)]


@pytest.mark.parametrize("table", table_names())
def test_columns_and_keys_are_those_of_the_schema(table: str, database: sqlite3.Connection) -> None:
    columns = database.execute(f"select name, type, pk from pragma_table_info('{table}')").fetchall()
    keys = database.execute(f'select "from", "table" from pragma_foreign_key_list(\'{table}\')').fetchall()
    schema = load_schema(table)
    assert tuple(name for name, _, _ in columns) == schema.column_names
    assert {name for name, _, place in columns if place} == {*schema.primary_key}
    assert {*keys} == {(key.column, key.tables[0]) for key in schema.foreign_keys if key.is_strict}


def test_pandas_sees_the_types(database: sqlite3.Connection) -> None:
    reports = pandas.read_sql("select * from reports", database, parse_dates=["period_start", "period_end"])
    assert (reports["period_end"] - reports["period_start"]).dt.days.tolist() == [396]
    measures = pandas.read_sql("select position, theme from measures order by rowid", database)
    assert measures["position"].dtype == "int64"
    assert measures["theme"].isna().all()


REFUSED = {
    "a status of no list": ("measures", "status", "done", "CHECK constraint failed"),
    "a position below the least": ("measures", "position", 0, "CHECK constraint failed"),
    "a required value missing": ("reports", "source_file", "", "NOT NULL constraint failed"),
    "a key twice": ("measures", "measure_id", "town-2024/#0/m1", "UNIQUE constraint failed"),
}


@pytest.mark.parametrize(("table", "column", "value", "message"), REFUSED.values(), ids=REFUSED)
def test_rows_that_break_a_constraint_are_refused(
    table: str, column: str, value: object, message: str, rows: Rows, tmp_path: Path
) -> None:
    rows[table][0][column] = value
    with pytest.raises(ProgramFault, match=rf"the table {table} breaks a rule(.|\n)*{message}"):
        write_tables(rows, tmp_path, WriteOptions(formats=("sqlite",)))
    assert list(tmp_path.iterdir()) == []
