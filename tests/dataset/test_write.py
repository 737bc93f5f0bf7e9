from __future__ import annotations

from pathlib import Path

import duckdb
import frictionless
import pandas
import pytest

from extract.dataset import (
    DEFAULT_FORMATS,
    FORMATS,
    Rows,
    WriteOptions,
    check_target,
    read_tables,
    settled,
    table_names,
    write_file,
    write_folder,
    write_tables,
)
from extract.dataset import write as write_module
from extract.errors import WrongUse

OPTIONS = {
    "csv and parquet": WriteOptions(formats=DEFAULT_FORMATS),
    "csv alone": WriteOptions(formats=("csv",)),
    "parquet alone": WriteOptions(formats=("parquet",)),
    "for spreadsheets": WriteOptions(formats=DEFAULT_FORMATS, excel=True),
    "a database alone": WriteOptions(formats=("sqlite",)),
    "all formats": WriteOptions(formats=tuple(FORMATS)),
}


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.fixture(params=list(OPTIONS.values()), ids=list(OPTIONS))
def options(request: pytest.FixtureRequest) -> WriteOptions:
    found = request.param
    assert isinstance(found, WriteOptions)
    return found


def query(sql: str) -> list[tuple[object, ...]]:
    return duckdb.connect().execute(sql).fetchall()


def test_one_file_per_table_or_for_all(rows: Rows, tmp_path: Path, options: WriteOptions) -> None:
    write_tables(rows, tmp_path, options)
    by_table = {f"{t}.{suffix}" for t in table_names() for suffix in ("csv", "parquet")}
    every = by_table | {"dataset.xlsx", "dataset.sqlite", "dataset.json"}
    wanted = {name for name in every if name.rsplit(".")[-1] in options.formats}
    assert files(tmp_path).keys() == wanted | {"datapackage.json"}


@pytest.mark.parametrize("name", FORMATS)
def test_frictionless_accepts_the_package_of_each_format(name: str, rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=(name,)))
    assert frictionless.validate(str(tmp_path / "datapackage.json")).flatten(["type", "note"]) == []


def test_the_same_rows_give_the_same_bytes(rows: Rows, tmp_path: Path, options: WriteOptions) -> None:
    write_tables(rows, tmp_path / "a", options)
    write_tables(rows, tmp_path / "b", options)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_frictionless_accepts_the_package(rows: Rows, tmp_path: Path, options: WriteOptions) -> None:
    write_tables(rows, tmp_path, options)
    found = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert found.flatten(["type", "note"]) == []
    assert len(found.tasks) == len(table_names())


def test_frictionless_finds_a_dangling_key(rows: Rows, tmp_path: Path) -> None:
    rows["goals"][0]["report_id"] = "elsewhere"
    write_tables(rows, tmp_path, WriteOptions())
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_csv_is_plain(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    assert (tmp_path / "goals.csv").read_bytes().decode() == (
        "report_id,goal_id,goal_no,goal,status,status_label,colour,colour_hex,page\n"
        "town-2024,town-2024/1,1,Työ,on_track,Etenee,green,#92d050,1\n"
    )


def test_csv_for_spreadsheets(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(excel=True))
    assert (tmp_path / "goals.csv").read_bytes().startswith(b"\xef\xbb\xbfreport_id;goal_id;")


def test_duckdb_sees_the_types(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    types = {name: kind for name, kind, *_ in query(f"describe select * from '{tmp_path}/measures.parquet'")}
    assert [types[name] for name in ("period_start", "position", "doubts")] == ["DATE", "BIGINT", "BIGINT"]
    assert types["measure"] == "VARCHAR"
    assert query(f"select period_end - period_start from '{tmp_path}/reports.parquet'") == [(396,)]


def test_pandas_sees_the_types(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    measures = pandas.read_parquet(tmp_path / "measures.parquet")
    assert measures["position"].dtype == "int64"
    assert measures["status"].dtype == "category"
    assert measures["theme"].isna().all()
    assert pandas.read_parquet(tmp_path / "sources.parquet")["x0"].dtype == "float64"


def test_files_of_people_are_kept_and_stale_tables_go(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    for name in ("corrections.csv", "aliases.csv", "links.csv", "notes.txt"):
        (tmp_path / name).write_text("mine")
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    kept = files(tmp_path)
    assert [kept[name] for name in ("corrections.csv", "aliases.csv", "links.csv", "notes.txt")] == [
        b"mine"
    ] * 4
    assert not [name for name in kept if name.endswith(".parquet")]


def test_a_failure_leaves_all_as_it_was(rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    before = files(tmp_path)
    monkeypatch.setattr(write_module, "package_text", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_tables({}, tmp_path, WriteOptions())
    assert files(tmp_path) == before


def test_a_failure_leaves_no_folder(rows: Rows, tmp_path: Path) -> None:
    rows["goals"][0]["page"] = "x"
    with pytest.raises(ValueError, match="page"):
        write_tables(rows, tmp_path / "new" / "deep", WriteOptions())
    assert files(tmp_path) == {}


def test_a_move_that_fails_is_taken_back(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    (tmp_path / "sources.parquet").mkdir()
    before = {file.name: file.stat().st_ino for file in tmp_path.iterdir()}
    with pytest.raises(WrongUse, match="Cannot write to"):
        write_tables({}, tmp_path, WriteOptions())
    assert {file.name: file.stat().st_ino for file in tmp_path.iterdir()} == before


def test_an_unknown_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such table in this dataset: goal"):
        write_tables({"goal": []}, tmp_path, WriteOptions())


def renamed(rows: Rows, report_id: str, programme: str) -> Rows:
    """The same dataset as another report."""
    text = "report_id", "goal_id", "measure_id", "indicator_id", "record_id"
    changed = {
        t: [{k: str(v).replace("town-2024", report_id) if k in text else v for k, v in r.items()} for r in rs]
        for t, rs in rows.items()
    }
    changed["reports"][0]["programme"] = programme
    return changed


def test_added_reports_follow_and_replaced_ones_keep_their_place(
    rows: Rows, tmp_path: Path, options: WriteOptions
) -> None:
    added = WriteOptions(options.formats, options.excel, add=True)
    for report_id, programme in (("a", "first"), ("b", "second"), ("a", "third")):
        write_tables(renamed(rows, report_id, programme), tmp_path, added)
    tables = read_tables(tmp_path)
    assert [(row["report_id"], row["programme"]) for row in tables["reports"]] == [
        ("a", "third"),
        ("b", "second"),
    ]
    assert [row["report_id"] for row in tables["measures"]] == ["a", "a", "b", "b"]


@pytest.mark.parametrize("formats", [("xlsx",), ("json",), ("json", "xlsx")], ids=" and ".join)
def test_adding_to_what_is_only_written_is_wrong_use(
    formats: tuple[str, ...], rows: Rows, tmp_path: Path
) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats))
    before = files(tmp_path)
    with pytest.raises(WrongUse, match=r"cannot be read back(.|\n)*--format csv,"):
        write_tables(rows, tmp_path, WriteOptions(("csv",), add=True))
    assert files(tmp_path) == before


def test_rows_that_tell_no_report_are_those_of_the_last_call(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions())
    write_tables({"failures": []}, tmp_path, WriteOptions(add=True))
    tables = read_tables(tmp_path)
    assert (len(tables["failures"]), len(tables["reports"])) == (0, 1)


def test_adding_to_a_dataset_that_does_not_fit_is_wrong_use(rows: Rows, tmp_path: Path) -> None:
    write_tables(rows, tmp_path, WriteOptions(formats=("csv",)))
    (tmp_path / "goals.csv").write_text("report_id,colour\n")
    before = files(tmp_path)
    with pytest.raises(WrongUse, match=r"goals.csv cannot be read: columns missing(.|\n)*followup validate"):
        write_tables(rows, tmp_path, WriteOptions(add=True))
    assert files(tmp_path) == before


def test_a_dataset_that_is_added_to_keeps_its_files(
    rows: Rows, tmp_path: Path, options: WriteOptions
) -> None:
    write_tables(rows, tmp_path, options)
    before = files(tmp_path)
    write_tables(rows, tmp_path, WriteOptions(add=True))
    assert files(tmp_path) == before


SETTLED = {
    "nothing said": (WriteOptions(), WriteOptions(DEFAULT_FORMATS)),
    "nothing said, adding": (WriteOptions(add=True), WriteOptions(DEFAULT_FORMATS, excel=True, add=True)),
    "one format, adding": (
        WriteOptions(("csv",), add=True),
        WriteOptions(("csv",), excel=True, add=True),
    ),
    "no CSV, adding": (WriteOptions(("parquet",), add=True), WriteOptions(("parquet",), add=True)),
}


@pytest.mark.parametrize(("told", "wanted"), SETTLED.values(), ids=SETTLED)
def test_what_is_left_open_is_as_it_is_there(
    rows: Rows, tmp_path: Path, told: WriteOptions, wanted: WriteOptions
) -> None:
    write_tables(rows, tmp_path, WriteOptions(excel=True))
    assert settled(told, tmp_path) == wanted
    assert settled(wanted, tmp_path) == wanted


def test_spreadsheets_without_csv_are_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no CSV to be written"):
        write_tables({}, tmp_path, WriteOptions(("parquet",), excel=True))


UNWRITABLE = {"a file": "file", "a folder in a file": "file/data"}


@pytest.mark.parametrize("target", UNWRITABLE.values(), ids=UNWRITABLE)
def test_an_unwritable_target_is_wrong_use(target: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WrongUse, match="Cannot write to"):
        check_target(tmp_path / target)
    assert files(tmp_path) == {"file": b"mine"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WrongUse, match="the folder cannot be made"):
        check_target(tmp_path / "file" / "data")


def test_checking_a_target_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    check_target(tmp_path / "new" / "deep")
    check_target(tmp_path / "there")
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


def test_one_file_over_a_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="it is a folder"):
        write_file(tmp_path, b"")


def test_a_folder_of_files_keeps_what_is_not_its_own(tmp_path: Path) -> None:
    for name in ("a-1.png", "a-9.png", "mine.png"):
        (tmp_path / name).write_bytes(b"old")
    write_folder(tmp_path, {"a-1.png": b"new", "a-2.png": b"new"}, "a-*.png")
    assert files(tmp_path) == {"a-1.png": b"new", "a-2.png": b"new", "mine.png": b"old"}


def test_a_folder_of_files_that_fails_is_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "old.png").write_bytes(b"old")
    with pytest.raises(WrongUse):
        write_folder(tmp_path, {"a.png": b"a", "no/such.png": b"b"}, "*.png")
    assert [file.name for file in tmp_path.iterdir()] == ["old.png"]
