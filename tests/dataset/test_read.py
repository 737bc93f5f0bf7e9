from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dataset import (
    Row,
    Rows,
    WriteOptions,
    load_schema,
    read_reports,
    read_tables,
    table_names,
    typed_rows,
    write_tables,
)
from extract.dataset.schema import Column, TableSchema
from extract.errors import WrongUse

# What a database holds: rows that keep the schema's constraints, each key once.
LEAST = {
    "string": st.text(min_size=1, max_size=8),
    "integer": st.integers(1, 10**9),
}

VALUES = {
    "string": st.text(max_size=8),
    "integer": st.none() | st.integers(-(10**9), 10**9),
    "number": st.none() | st.floats(-1e6, 1e6).map(lambda x: round(x, 2) + 0.0),
    "date": st.none() | st.dates(date(1000, 1, 1)),
    "boolean": st.none() | st.booleans(),
}


def cells(column: Column) -> st.SearchStrategy[object]:
    return VALUES[column.type]


def tables_of(schema: TableSchema) -> st.SearchStrategy[list[Row]]:
    return st.lists(st.fixed_dictionaries({c.name: cells(c) for c in schema.columns}), max_size=3)


DATASETS = st.fixed_dictionaries({name: tables_of(load_schema(name)) for name in table_names()})


WRITTEN = {
    "CSV": WriteOptions(formats=("csv",)),
    "Parquet": WriteOptions(formats=("parquet",)),
    "CSV for spreadsheets and Parquet": WriteOptions(excel=True),
}


@pytest.mark.parametrize("options", WRITTEN.values(), ids=WRITTEN)
@given(rows=DATASETS)
@settings(max_examples=25, deadline=None)  # each example writes files
def test_written_then_read_is_the_same(rows: Rows, options: WriteOptions) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_tables(rows, Path(folder), options)
        assert read_tables(Path(folder)) == rows


def sound_cells(column: Column) -> st.SearchStrategy[object]:
    if column.enum:
        return st.sampled_from(column.enum)
    cells = LEAST.get(column.type, VALUES[column.type])
    return cells.filter(lambda cell: cell is not None) if column.required else cells


def sound_tables(schema: TableSchema) -> st.SearchStrategy[list[Row]]:
    cells = st.fixed_dictionaries({c.name: sound_cells(c) for c in schema.columns})
    key = schema.primary_key or schema.column_names
    return st.lists(cells, max_size=3, unique_by=lambda row: tuple(row[name] for name in key))


SOUND = st.fixed_dictionaries({name: sound_tables(load_schema(name)) for name in table_names()})


@given(rows=SOUND)
@settings(max_examples=25, deadline=None)  # each example writes files
def test_written_to_a_database_then_read_is_the_same(rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_tables(rows, Path(folder), WriteOptions(formats=("sqlite",)))
        assert read_tables(Path(folder)) == rows


def test_typed_twice_is_typed_once(rows: Rows) -> None:
    once = typed_rows(load_schema("reports"), rows["reports"])
    assert typed_rows(load_schema("reports"), once) == once


def test_spreadsheet_csv_is_read(rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["measure"] = "=1;2"
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",), excel=True))
    assert read_tables(tmp_path)["measures"][0]["measure"] == "=1;2"


SPOILED = {
    "a missing table": (lambda file: file.unlink(), "table goals is missing"),
    "a column too many": (
        lambda file: file.write_text("report_id,x\n"),
        "columns of no schema or double: \\['x'\\]",
    ),
    "a short line": (lambda file: file.write_bytes(file.read_bytes() + b"a,b\n"), "goals.csv cannot be read"),
    "a number in words": (
        lambda file: file.write_bytes(file.read_bytes().replace(b",1\n", b",one\n")),
        "'one' is not",
    ),
    "not UTF-8": (lambda file: file.write_bytes(b"\xff"), "not UTF-8"),
}


@pytest.mark.parametrize(("spoil", "message"), SPOILED.values(), ids=SPOILED)
def test_a_spoiled_dataset_is_told(spoil: object, message: str, rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    assert callable(spoil)
    spoil(tmp_path / "goals.csv")
    with pytest.raises(WrongUse, match=message):
        read_tables(tmp_path)


def test_a_damaged_parquet_file_is_told(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    (tmp_path / "goals.parquet").write_bytes(b"PAR1")
    with pytest.raises(WrongUse, match=r"goals\.parquet cannot be read"):
        read_tables(tmp_path)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


@pytest.mark.parametrize("excel", [False, True], ids=["plain", "for spreadsheets"])
def test_a_table_changed_in_one_of_its_files_is_told(rows: Rows, tmp_path: Path, excel: bool) -> None:
    write_tables(rows, tmp_path, WriteOptions(excel=excel))
    change(tmp_path / "goals.csv", "Työ", "Koulu")
    with pytest.raises(WrongUse, match=r"goals\.csv and goals\.parquet in .* differ(.|\n)*Delete the one"):
        read_tables(tmp_path)


def test_a_database_that_differs_from_the_csv_is_told(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("csv", "sqlite")))
    change(tmp_path / "goals.csv", "Työ", "Koulu")
    with pytest.raises(WrongUse, match=r"goals in dataset\.sqlite and goals\.csv in .* differ"):
        read_tables(tmp_path)


DATABASES = {"no database": b"SQLite format 3", "an empty one": b""}


@pytest.mark.parametrize("content", DATABASES.values(), ids=DATABASES)
def test_a_damaged_database_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "dataset.sqlite").write_bytes(content)
    with pytest.raises(WrongUse, match=r"reports in dataset\.sqlite cannot be read"):
        read_tables(tmp_path)


def test_a_changed_table_is_read_where_the_other_file_is_deleted(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    change(tmp_path / "goals.csv", "Työ", "Koulu")
    (tmp_path / "goals.parquet").unlink()
    assert read_tables(tmp_path)["goals"][0]["goal"] == "Koulu"


SAME = {
    "line ends of Windows": ("\n", "\r\n"),
    "needless quotes": (",Työ,", ',"Työ",'),
    "a number in another form": (",1\n", ",+1\n"),
}


@pytest.mark.parametrize(("old", "new"), SAME.values(), ids=SAME)
def test_a_table_that_only_looks_changed_is_read(rows: Rows, tmp_path: Path, old: str, new: str) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    before = read_tables(tmp_path)
    change(tmp_path / "goals.csv", old, new)
    assert read_tables(tmp_path) == before


def test_the_reports_that_are_there(rows: Rows, tmp_path: Path) -> None:
    assert read_reports(tmp_path / "missing") == read_reports(tmp_path) == []
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    assert [row["source_file"] for row in read_reports(tmp_path)] == ["town 2024.pdf"]


def test_reports_missing_beside_other_tables_are_told(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    (tmp_path / "reports.csv").unlink()
    with pytest.raises(WrongUse, match="table reports is missing"):
        read_reports(tmp_path)
