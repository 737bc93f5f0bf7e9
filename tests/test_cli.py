"""The command line over a pipeline that reads nothing: what is asked for, said, written, returned."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract import pipeline
from extract.cli import main
from extract.dataset import Row, Rows, read_tables, table_names
from extract.errors import EncryptedReport, WrongUse
from extract.model import Document, IgnoredTable, Period, Place, ReportContent, Source
from extract.options import ReadOptions
from extract.report_ids import content_hash

Run = Callable[..., Result]
TABLES = {"tables": [{"pages": [1, 2], "cells": [
    {"row": 0, "col": 0, "row_span": 1, "col_span": 2, "text": "Goal"},
    {"row": 1, "col": 0, "row_span": 1, "col_span": 1, "text": "a, b"},
    {"row": 1, "col": 1, "row_span": 1, "col_span": 1, "text": "c"},
]}]}  # fmt: skip


@dataclass(frozen=True)
class FakeResult:
    content: ReportContent
    tables: Rows


def content_of(path: Path) -> ReportContent:
    ignored = IgnoredTable(Place(page=3), "it is a budget", ("Euro", "Year"))
    return ReportContent(
        Source(path.name, "0" * 64, "pdf", 4),
        programme="Work",
        language="fi",
        period=Period("2023"),
        ignored=(ignored,),
    )


def tables_of(path: Path, report_id: str) -> Rows:
    key: Row = {"report_id": report_id}
    goal: Row = {**key, "goal_id": f"{report_id}/1", "colour": "green"}
    measure = {**key, "goal_id": f"{report_id}/1", "position": 1, "doubts": 0, "colour": "red"}
    return {
        "reports": [
            {
                **key,
                "source_file": path.name,
                "source_sha256": content_hash(path),
                "source_kind": "pdf",
            }
        ],
        "goals": [goal],
        "indicators": [],
        "measures": [
            {**measure, "measure_id": f"{report_id}/1/m1"},
            {**measure, "measure_id": f"{report_id}/1/m2", "position": 2, "colour": "none"},
        ],
        "doubts": [
            {**key, "record_id": report_id, "code": "period_unknown", "message": "no period", "page": 1}
        ],
    }


def extract_report(path: Path, options: ReadOptions, report_id: str) -> FakeResult:
    faults: dict[str, Exception] = {
        "locked.pdf": EncryptedReport("locked.pdf needs a password.", next_step="Give it with --password."),
        "odd.pdf": ZeroDivisionError("division by zero"),
        "wrong.pdf": WrongUse("There is no language 'xx'."),
    }
    if path.name in faults and not options.password:
        raise faults[path.name]
    return FakeResult(content_of(path), tables_of(path, report_id))


def read_document(path: Path, options: ReadOptions) -> Document:
    extract_report(path, options, "")
    return Document(Source(path.name, "", "pdf"), ())


@pytest.fixture(autouse=True)
def fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "extract_report", extract_report)
    monkeypatch.setattr(pipeline, "read_document", read_document)
    monkeypatch.setattr(pipeline, "document_tables_json", lambda _document: TABLES)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copy").mkdir()
    for name in ("copy/a.pdf", "a.pdf", "b.pdf", "locked.pdf", "odd.pdf", "wrong.pdf"):
        (tmp_path / name).write_bytes(f"%PDF-1.7 {Path(name).name}".encode())
    return lambda *arguments: CliRunner().invoke(main, arguments)


def test_extract_writes_and_sums_up(run: Run) -> None:
    result = run("extract", "a.pdf", "-o", "data")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "a  (Work, 2023, fi)",
        "  1 goal, 0 indicators, 2 measures",
        "  lights of goals: 1 green",
        "  lights of measures: 1 red, 1 without fill",
        "  doubts: 1 period_unknown",
        "  passed over: table on page 3: it is a budget (Euro | Year)",
        f"Written to data: {len(table_names())} tables as csv and parquet, datapackage.json",
    ]
    assert result.stderr == ""
    assert len(read_tables(Path("data"))["measures"]) == 2


def test_quiet_says_nothing(run: Run) -> None:
    assert run("extract", "a.pdf", "-o", "data", "-q").output == ""


def test_verbose_lists_the_doubts(run: Run) -> None:
    assert "    a, page 1: no period [period_unknown]" in run("extract", "a.pdf", "-o", "data", "-v").stdout


FORMATS = {
    "both by default": ((), {".csv", ".parquet"}),
    "one": (("--format", "csv"), {".csv"}),
    "with a comma": (("--format", "csv,parquet"), {".csv", ".parquet"}),
    "twice": (("--format", "parquet", "--format", "csv"), {".csv", ".parquet"}),
    "a workbook": (("--format", "xlsx"), {".xlsx"}),
    "a database and nested": (("--format", "json,sqlite"), {".sqlite"}),
}


@pytest.mark.parametrize(("given", "suffixes"), FORMATS.values(), ids=FORMATS)
def test_formats(run: Run, given: tuple[str, ...], suffixes: set[str]) -> None:
    assert run("extract", "a.pdf", "-o", "data", *given).exit_code == 0
    assert {file.suffix for file in Path("data").iterdir()} == {".json", *suffixes}


def test_excel(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data", "--excel")
    assert Path("data/goals.csv").read_text(encoding="utf-8").startswith("\ufeffreport_id;goal_id;")


def test_add_keeps_what_is_there(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data")
    run("extract", "b.pdf", "-o", "data", "--add", "--id", "bee")
    assert [row["report_id"] for row in read_tables(Path("data"))["reports"]] == ["a", "bee"]


@pytest.fixture
def other_year(run: Run) -> None:
    """A dataset with a.pdf, and now another report of the same name."""
    run("extract", "a.pdf", "-o", "data")
    Path("a.pdf").write_bytes(b"%PDF-1.7 of another year")


@pytest.mark.usefixtures("other_year")
def test_add_refuses_to_replace_another_report(run: Run) -> None:
    result = run("extract", "b.pdf", "a.pdf", "-o", "data", "--add")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "followup: Adding a.pdf would replace another report, 'a' in data.",
        "  The one that is there came of a.pdf, whose content is not the same.",
        "  Add it alone, with --id: a name of its own keeps both, --id a replaces the one that is there.",
    ]
    assert [row["report_id"] for row in read_tables(Path("data"))["reports"]] == ["a"]


@pytest.mark.usefixtures("other_year")
@pytest.mark.parametrize(("report_id", "ids"), [("a", ["a"]), ("a-2", ["a", "a-2"])])
def test_add_with_an_id_does_what_it_says(run: Run, report_id: str, ids: list[str]) -> None:
    assert run("extract", "a.pdf", "-o", "data", "--add", "--id", report_id).exit_code == 0
    assert [row["report_id"] for row in read_tables(Path("data"))["reports"]] == ids


def test_add_of_the_same_report_replaces_it(run: Run) -> None:
    run("extract", "a.pdf", "b.pdf", "-o", "data")
    assert run("extract", "a.pdf", "-o", "data", "--add").exit_code == 0
    assert [row["report_id"] for row in read_tables(Path("data"))["reports"]] == ["a", "b"]


def test_add_refuses_a_table_that_somebody_changed(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data")
    changed = Path("data/measures.csv").read_bytes().replace(b"red", b"green")
    Path("data/measures.csv").write_bytes(changed)
    result = run("extract", "b.pdf", "-o", "data", "--add")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "measures.csv and measures.parquet in data differ" in result.stderr
    assert Path("data/measures.csv").read_bytes() == changed


def test_add_keeps_the_form_that_is_there(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data", "--format", "csv", "--excel")
    result = run("extract", "b.pdf", "-o", "data", "--add", "-q")
    assert (result.exit_code, list(Path("data").glob("*.parquet"))) == (0, [])
    assert Path("data/goals.csv").read_text(encoding="utf-8").startswith("\ufeffreport_id;")


def test_without_add_the_dataset_is_replaced(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data")
    run("extract", "b.pdf", "-o", "data")
    assert [row["report_id"] for row in read_tables(Path("data"))["reports"]] == ["b"]


EXIT_CODES = {
    "all done": (("a.pdf", "b.pdf"), 0, ["a", "b"]),
    "some could not be read": (("a.pdf", "locked.pdf", "b.pdf"), 1, ["a", "b"]),
    "a fault of the program in one": (("odd.pdf", "b.pdf"), 1, ["b"]),
    "nothing could be read": (("locked.pdf", "odd.pdf"), 3, None),
    "a password": (("locked.pdf", "--password", "x"), 0, ["locked"]),
    "wrong use found while reading": (("a.pdf", "wrong.pdf"), 2, None),
    "a missing file": (("a.pdf", "missing.pdf"), 2, None),
    "an id for several": (("a.pdf", "b.pdf", "--id", "x"), 2, None),
    "an id with a stroke": (("a.pdf", "--id", "x/y"), 2, None),
    "a report twice": (("a.pdf", "./a.pdf"), 2, None),
    "the same report in two folders": (("a.pdf", "copy/a.pdf"), 0, ["a"]),
    "no report": ((), 2, None),
    "spreadsheets without CSV": (("a.pdf", "--format", "parquet", "--excel"), 2, None),
    "an unknown format": (("a.pdf", "--format", "ods"), 2, None),
    "an unknown engine": (("a.pdf", "--engine", "tabula"), 2, None),
}


@pytest.mark.parametrize(("given", "code", "ids"), EXIT_CODES.values(), ids=EXIT_CODES)
def test_exit_codes(run: Run, given: tuple[str, ...], code: int, ids: list[str] | None) -> None:
    result = run("extract", *given, "-o", "data")
    assert (result.exit_code, "Traceback" in result.output) == (code, False)
    assert bool(result.stderr) == (code > 0)
    assert Path("data").exists() == (ids is not None)
    assert ids is None or [row["report_id"] for row in read_tables(Path("data"))["reports"]] == ids


FAILURES = {
    "none": (("a.pdf", "b.pdf"), []),
    "one": (("a.pdf", "locked.pdf"), [("locked.pdf", "encrypted")]),
    "two in their order": (
        ("odd.pdf", "a.pdf", "locked.pdf"),
        [("odd.pdf", "program_fault"), ("locked.pdf", "encrypted")],
    ),
}


@pytest.mark.parametrize(("given", "failures"), FAILURES.values(), ids=FAILURES)
def test_what_could_not_be_read_is_a_table(run: Run, given: tuple[str, ...], failures: list[object]) -> None:
    run("extract", *given, "-o", "data")
    rows = read_tables(Path("data"))["failures"]
    assert [(row["source_file"], row["code"]) for row in rows] == failures


def test_a_failure_says_what_and_what_next(run: Run) -> None:
    run("extract", "a.pdf", "locked.pdf", "-o", "data")
    (row,) = read_tables(Path("data"))["failures"]
    assert (row["message"], row["next_step"]) == ("locked.pdf needs a password.", "Give it with --password.")


def test_failures_are_those_of_the_last_call(run: Run) -> None:
    run("extract", "a.pdf", "locked.pdf", "-o", "data")
    run("extract", "b.pdf", "-o", "data", "--add")
    assert read_tables(Path("data"))["failures"] == []


def test_add_to_what_cannot_be_read_back_is_refused(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data", "--format", "xlsx,json")
    result = run("extract", "b.pdf", "-o", "data", "--add")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "followup: The dataset in data cannot be read back.",
        "  It is there only as xlsx and json; what can be read back is csv, parquet, sqlite.",
        "  Extract all its reports anew, in one of these formats too: --format csv,xlsx,json.",
    ]


def test_an_error_says_what_and_what_next(run: Run) -> None:
    result = run("extract", "locked.pdf", "-o", "data")
    assert result.stderr == "followup: locked.pdf needs a password.\n  Give it with --password.\n"


@pytest.mark.parametrize(("option", "shown"), [("-q", False), ("-v", True)])
def test_a_fault_of_the_program_names_the_report(run: Run, option: str, shown: bool) -> None:
    result = run("extract", "odd.pdf", "-o", "data", option)
    assert "followup: odd.pdf could not be read" in result.stderr
    assert "ZeroDivisionError: division by zero" in result.stderr
    assert ("Traceback" in result.stderr) == shown


def test_tables_as_json(run: Run) -> None:
    assert json.loads(run("tables", "a.pdf").stdout) == TABLES


def test_tables_as_csv(run: Run) -> None:
    wanted = 'table,pages,row,0,1\n0,1 2,0,Goal,\n0,1 2,1,"a, b",c\n'
    assert run("tables", "a.pdf", "--format", "csv").stdout == wanted


@pytest.mark.parametrize(("name", "code"), [("locked.pdf", 3), ("odd.pdf", 3), ("missing.pdf", 2)])
def test_tables_of_what_cannot_be_read(run: Run, name: str, code: int) -> None:
    result = run("tables", name)
    assert (result.exit_code, result.stdout, name in result.stderr) == (code, "", True)


def test_tables_into_a_file(run: Run) -> None:
    assert run("tables", "a.pdf", "-o", "out/tables.json").output == ""
    assert json.loads(Path("out/tables.json").read_text(encoding="utf-8")) == TABLES


def test_tables_over_a_folder_is_wrong_use(run: Run, tmp_path: Path) -> None:
    result = run("tables", "a.pdf", "-o", str(tmp_path))
    assert (result.exit_code, "it is a folder" in result.stderr) == (2, True)


def test_schema_of_a_table(run: Run) -> None:
    assert json.loads(run("schema", "measures").stdout)["name"] == "measures"


def test_schema_lists_the_tables(run: Run) -> None:
    assert "legend: one row per entry of the report's legend\n  report_id, status," in run("schema").stdout


def test_schema_of_no_table(run: Run) -> None:
    result = run("schema", "nothing")
    assert (result.exit_code, "The tables are:" in result.stderr) == (2, True)


def test_validate_a_sound_dataset(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data")
    assert (run("validate", "data").exit_code, run("validate", "data").stdout) == (0, "data is sound\n")


def test_validate_tells_each_fault(run: Run) -> None:
    run("extract", "a.pdf", "-o", "data", "--format", "csv")
    Path("data/goals.csv").unlink()
    result = run("validate", "data")
    assert (result.exit_code, result.stdout) == (1, "goals.csv: the file is missing\n")


def test_validate_no_folder(run: Run) -> None:
    assert run("validate", "nowhere").exit_code == 2
