"""A table read some rows at a time is the table read at once, and is checked as that is."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from extract.dataset import (
    Rows,
    WriteOptions,
    parquet_file,
    read_batches,
    read_table,
    table_names,
    write_tables,
)
from extract.errors import WrongUse

WRITTEN = {
    "csv and parquet": WriteOptions(),
    "csv for spreadsheets and parquet": WriteOptions(("csv", "parquet"), excel=True),
    "csv": WriteOptions(("csv",)),
    "sqlite and parquet": WriteOptions(("sqlite", "parquet")),
    "parquet in parts": WriteOptions(("parquet",), partition_by=("programme",)),
    "parquet in parts and csv": WriteOptions(("csv", "parquet"), partition_by=("programme",)),
}


@pytest.mark.parametrize("options", WRITTEN.values(), ids=WRITTEN)
def test_batches_are_the_table(
    options: WriteOptions, rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_file, "BATCH", 1)
    write_tables(rows, tmp_path, options)
    for name in table_names():
        assert list(chain.from_iterable(read_batches(tmp_path, name))) == read_table(tmp_path, name)


CHANGED = {
    "a cell": (b"on_track", b"started"),
    "a row more": (b"town-2024/#0/m1", b"town-2024/#0/m1\ntown-2024/#0/m1"),
    "the header": (b"measure_id", b"measure"),
}


@pytest.mark.parametrize(("before", "after"), CHANGED.values(), ids=CHANGED)
def test_a_changed_file_is_refused(before: bytes, after: bytes, rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    file = tmp_path / "measures.csv"
    assert before in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(before, after, 1))
    with pytest.raises(WrongUse, match=r"measures\.(csv|parquet)"):
        list(read_batches(tmp_path, "measures"))


def test_a_file_that_is_only_written_otherwise_is_accepted(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    file = tmp_path / "goals.csv"
    file.write_bytes(file.read_bytes().replace(b"town-2024,", b'"town-2024",'))
    assert list(chain.from_iterable(read_batches(tmp_path, "goals"))) == read_table(tmp_path, "goals")


def test_a_missing_table_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="The table goals is missing"):
        list(read_batches(tmp_path, "goals"))
