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
    read_tables,
    table_names,
    typed_rows,
    write_tables,
)
from extract.dataset.schema import Column, TableSchema
from extract.errors import WrongUse

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


@pytest.mark.parametrize("formats", [("csv",), ("parquet",)], ids="-".join)
@given(rows=DATASETS)
@settings(max_examples=25, deadline=None)  # each example writes files
def test_written_then_read_is_the_same(rows: Rows, formats: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_tables(rows, Path(folder), WriteOptions(formats=formats))
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
