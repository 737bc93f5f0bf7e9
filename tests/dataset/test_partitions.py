"""Parquet in folders: opened by strangers as one table, read back in the order of the reports."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import Row, Rows, WriteOptions, read_tables, validate_folder, write_tables
from extract.dataset.partitions import LONGEST, NULL, partition_of, safe_value
from extract.errors import WrongUse

KEYS = ("programme", "period")
PARTED = WriteOptions(("parquet",), partition_by=KEYS)


def shelf(rows: Rows) -> Rows:
    """Three reports of two programmes; the first and the last are of one."""
    text = "report_id", "goal_id", "measure_id", "indicator_id", "record_id"
    joined: Rows = {name: [] for name in rows}
    for report_id, programme in (("a", "Work"), ("b", "Health/Care"), ("c", "Work")):
        for name, found in rows.items():
            for row in found if name != "failures" else ():
                own = {k: str(v).replace("town-2024", report_id) if k in text else v for k, v in row.items()}
                joined[name].append({**own, "programme": programme} if name == "reports" else own)
    return {**joined, "failures": rows["failures"]}


def test_a_table_lies_in_folders_by_its_keys(rows: Rows, tmp_path: Path) -> None:
    write_tables(shelf(rows), tmp_path, PARTED)
    found = {path.parent.parent.name for path in (tmp_path / "measures.parquet").glob("*/*/*.parquet")}
    assert found == {"programme=Work", "programme=Health%2FCare"}
    assert (tmp_path / "reports.parquet").is_file()


def test_duckdb_reads_it_as_one_table(rows: Rows, tmp_path: Path) -> None:
    write_tables(shelf(rows), tmp_path, PARTED)
    files = f"{tmp_path}/measures.parquet/**/*.parquet"
    query = f"SELECT programme, count(*) FROM read_parquet('{files}') GROUP BY ALL ORDER BY 1"
    assert duckdb.connect().execute(query).fetchall() == [("Health/Care", 2), ("Work", 4)]


def test_pandas_reads_it_by_the_name_of_a_single_file(rows: Rows, tmp_path: Path) -> None:
    import pandas

    write_tables(shelf(rows), tmp_path, PARTED)
    found = pandas.read_parquet(tmp_path / "measures.parquet")
    assert found.groupby("programme", observed=True).size().to_dict() == {"Health/Care": 2, "Work": 4}


def test_it_comes_back_in_the_order_of_the_reports(rows: Rows, tmp_path: Path) -> None:
    write_tables(shelf(rows), tmp_path / "parted", PARTED)
    write_tables(shelf(rows), tmp_path / "single", WriteOptions(("csv",)))
    assert read_tables(tmp_path / "parted") == read_tables(tmp_path / "single")
    assert validate_folder(tmp_path / "parted") == []


def test_csv_beside_it_says_the_same(rows: Rows, tmp_path: Path) -> None:
    write_tables(shelf(rows), tmp_path, WriteOptions(("csv", "parquet"), partition_by=KEYS))
    assert [row["report_id"] for row in read_tables(tmp_path)["goals"]] == ["a", "b", "c"]


def test_the_package_names_each_file(rows: Rows, tmp_path: Path) -> None:
    write_tables(shelf(rows), tmp_path, PARTED)
    resources = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    paths = {resource["name"]: resource["path"] for resource in resources}
    assert paths["reports"] == "reports.parquet"
    assert all((tmp_path / path).is_file() for path in paths["measures"])
    assert len(paths["measures"]) == 2


def test_adding_keeps_the_partitions(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, PARTED)
    write_tables(shelf(rows), tmp_path, WriteOptions(add=True))
    assert [row["report_id"] for row in read_tables(tmp_path)["reports"]] == ["town-2024", "a", "b", "c"]
    assert (tmp_path / "measures.parquet").is_dir()
    assert list(tmp_path.glob("*.csv")) == []


def test_a_later_whole_table_takes_its_place_and_back(rows: Rows, tmp_path: Path) -> None:
    for options in (PARTED, WriteOptions(("parquet",)), PARTED):
        write_tables(shelf(rows), tmp_path, options)
        assert (tmp_path / "measures.parquet").is_dir() == bool(options.partition_by)


def test_partitions_without_parquet_are_wrong_use(rows: Rows, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no Parquet to be partitioned"):
        write_tables(rows, tmp_path, WriteOptions(("csv",), partition_by=KEYS))


VALUES = {
    "plain": ("Work", "Work"),
    "letters of its own": ("Työ ja yrittäjyys", "Työ ja yrittäjyys"),
    "a way out": ("../../etc", "..%2F..%2Fetc"),
    "what Windows refuses": ('a:b*?"<>|\\', "a%3Ab%2A%3F%22%3C%3E%7C%5C"),
    "none": ("", NULL),
    "blanks": ("  ", NULL),
}


@pytest.mark.parametrize(("value", "wanted"), VALUES.values(), ids=VALUES)
def test_values_as_names_of_folders(value: str, wanted: str) -> None:
    assert safe_value(value) == wanted


@given(st.text(max_size=400))
def test_no_value_leaves_its_folder(value: str) -> None:
    name = safe_value(value)
    assert 0 < len(name.encode(errors="replace")) <= LONGEST
    assert not set(name) & set("/\\\0\n")


def test_a_period_without_days_is_its_label() -> None:
    report: Row = {"programme": "", "period_start": None, "period_end": None, "period_label": "2023/24"}
    assert partition_of(report, KEYS) == f"programme={NULL}/period=2023%2F24"
