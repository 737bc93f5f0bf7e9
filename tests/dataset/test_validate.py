from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pyarrow.parquet
import pytest

from extract.dataset import Rows, WriteOptions, validate_folder, write_tables
from extract.errors import WrongUse

OPTIONS = {
    "plain": WriteOptions(),
    "for spreadsheets": WriteOptions(excel=True),
    "parquet alone": WriteOptions(formats=("parquet",)),
    "a database alone": WriteOptions(formats=("sqlite",)),
    "all formats": WriteOptions(formats=("csv", "parquet", "xlsx", "sqlite", "json")),
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_a_sound_dataset_has_no_fault(options: WriteOptions, rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, options)
    assert validate_folder(tmp_path) == []


def test_an_empty_dataset_has_no_fault(tmp_path: Path) -> None:
    write_tables({}, tmp_path, WriteOptions())
    assert validate_folder(tmp_path) == []


# A column of the second measure, what it is set to, what is said.
FAULTS = {
    "no such status": ("status", "done", "row 2, status: 'done' is none of completed"),
    "no colour of that form": ("colour_hex", "green", "row 2, colour_hex: 'green' does not have the form"),
    "below the least": ("position", 0, "row 2, position: 0 is below 1"),
    "a required value missing": ("doubts", None, "row 2, doubts: it is empty"),
    "a key twice": ("measure_id", "town-2024/1/m1", "row 2, measure_id: the key of row 1 again"),
    "no such goal": ("goal_id", "town-2024/7", "row 2, goal_id: town-2024/7 is not in goals"),
    "no such report": ("report_id", "town-2023", "row 2, report_id: town-2023 is not in reports"),
}


@pytest.mark.parametrize(("column", "value", "message"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_a_fault_is_found(
    suffix: str, column: str, value: object, message: str, rows: Rows, tmp_path: Path
) -> None:
    rows["measures"][1][column] = value
    write_tables(rows, tmp_path, WriteOptions(formats=(suffix,)))
    found = [str(f) for f in validate_folder(tmp_path) if f.table.startswith("measures")]
    assert len(found) == 1
    assert found[0].startswith(f"measures.{suffix}, {message}")


def test_a_doubt_about_nothing_is_found(rows: Rows, tmp_path: Path) -> None:
    rows["doubts"][0]["record_id"] = "town-2024/9/m9"
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    assert "town-2024/9/m9 is not in reports or goals or indicators or measures" in str(
        validate_folder(tmp_path)[0]
    )


TEXT_FAULTS = {
    "a column missing": (",colour,", ",", "legend.csv, colour: the column is missing"),
    "a column of no schema": ("status_label", "label", "legend.csv, label: no schema has this column"),
    "a column twice": ("status_label", "status", "legend.csv, status: the column comes twice"),
    "a short line": ("hex\n", "hex\na,b\n", "legend.csv, row 1: it has 2 cells, the header has 5"),
    "a quote left open": ("hex\n", 'hex\n"a', "legend.csv: it cannot be read"),
}


@pytest.mark.parametrize(("old", "new", "message"), TEXT_FAULTS.values(), ids=TEXT_FAULTS)
def test_a_fault_of_the_file_is_found(old: str, new: str, message: str, rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    file = tmp_path / "legend.csv"
    file.write_text(file.read_text().replace(old, new))
    assert any(str(finding).startswith(message) for finding in validate_folder(tmp_path))


@pytest.mark.parametrize("name", ["goals.csv", "goals.parquet", "datapackage.json"])
def test_a_missing_file_is_found(name: str, rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    (tmp_path / name).unlink()
    assert [str(finding) for finding in validate_folder(tmp_path)] == [f"{name}: the file is missing"]


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    assert {"datapackage.json", "measures.csv"} <= {finding.table for finding in validate_folder(tmp_path)}


def test_another_parquet_type_is_found(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("parquet",)))
    file = tmp_path / "goals.parquet"
    table = pyarrow.parquet.read_table(file)
    place = table.column_names.index("page")
    table = table.set_column(place, "page", table["page"].cast("double"))
    pyarrow.parquet.write_table(table, file)
    assert "goals.parquet, page: its type is double" in str(validate_folder(tmp_path)[0])


def test_a_fault_in_a_database_is_found(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("sqlite",)))
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as database, database:
        database.execute("update goals set report_id = 'elsewhere'")
    assert str(validate_folder(tmp_path)[0]) == (
        "goals in dataset.sqlite, row 1, report_id: elsewhere is not in reports"
    )


def test_a_workbook_alone_cannot_be_checked(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("xlsx",)))
    with pytest.raises(WrongUse, match="cannot be read back"):
        validate_folder(tmp_path)


def test_no_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no folder"):
        validate_folder(tmp_path / "nowhere")
