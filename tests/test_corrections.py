"""Corrections from the command line: applied on every run, told in the summary, kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main
from extract.dataset import Row, read_tables, write_corrections
from extract.model import Correction, Place

Run = Callable[..., Result]
DATA = Path("data")


@pytest.fixture
def extract(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*options: str, report: str = "harrowmere-2023-2024.pdf") -> Result:
        arguments = ["extract", str(samples / report), "-o", "data", "--format", "csv", *options]
        return CliRunner().invoke(main, arguments)

    assert run().exit_code == 0
    return run


def table(name: str) -> list[Row]:
    return read_tables(DATA)[name]


def of(measure: Row, action: str, field: str, after: str = "") -> Correction:
    """A correction of a measure, as a person makes it from the dataset."""
    (source, *_) = [
        s for s in table("sources") if (s["record_id"], s["field"]) == (measure["measure_id"], field)
    ]
    page, number, row, column = (source[name] for name in ("page", "table", "row", "column"))
    before = measure[field] if action == "set" else source["text"]
    place = Place(page, None, number, row, column)  # type: ignore[arg-type]
    sha256 = str(table("reports")[0]["source_sha256"])
    record_id = str(measure["measure_id"])
    return Correction(action, sha256, str(before), after, place, "harrowmere-2023-2024", record_id, field)


def test_a_field_that_was_set_stays_set(extract: Run) -> None:
    write_corrections(DATA / "corrections.csv", [of(table("measures")[2], "set", "schedule", "2031")])
    told = extract().output
    first = Path("data/measures.csv").read_bytes()
    extract()
    measure = table("measures")[2]
    assert "corrections: 1 applied" in told
    assert (measure["schedule"], str(measure["schedule_start"]), measure["corrected"]) == (
        "2031", "2031-01-01", "schedule"
    )  # fmt: skip
    assert Path("data/measures.csv").read_bytes() == first


def test_rows_are_dropped_joined_and_split_in_one_run(extract: Run) -> None:
    before = table("measures")
    split = of(before[4], "split", "measure", "One thing\n\nAnother thing")
    write_corrections(
        DATA / "corrections.csv", [of(before[1], "drop", "measure"), of(before[3], "join", "measure"), split]
    )
    assert "corrections: 3 applied" in extract().output
    after = [str(row["measure"]) for row in table("measures")]
    assert after[0] == before[0]["measure"]
    assert after[1].startswith(str(before[2]["measure"])) and str(before[3]["measure"]) in after[1]
    assert after[2:4] == ["One thing", "Another thing"]
    assert after[4:] == [row["measure"] for row in before[5:]]


def test_a_row_that_a_person_joined_is_not_in_doubt_as_a_row(extract: Run) -> None:
    write_corrections(DATA / "corrections.csv", [of(table("measures")[3], "join", "measure")])
    extract()
    joined = table("measures")[2]["measure_id"]
    assert [d["code"] for d in table("doubts") if d["record_id"] == joined and not d["field"]] == []


@pytest.mark.parametrize("named", ["data", "data/corrections.csv"], ids=["the dataset", "the file"])
def test_inspect_shows_a_report_as_corrected(extract: Run, samples: Path, named: str) -> None:
    measures = table("measures")
    told = [of(measures[0], "drop", "measure"), of(measures[2], "set", "schedule", "2031")]
    write_corrections(DATA / "corrections.csv", told)
    arguments = ["inspect", str(samples / "harrowmere-2023-2024.pdf"), "--text"]
    as_read = CliRunner().invoke(main, arguments).output
    corrected = CliRunner().invoke(main, [*arguments, "--corrections", named]).output
    assert f"measures: {len(measures)}\n" in as_read and "1/m1: number '1.1'" in as_read
    assert f"measures: {len(measures) - 1}\n" in corrected and "1/m1: number '1.2'" in corrected


def test_inspect_says_where_there_are_no_corrections(extract: Run, samples: Path) -> None:
    file = str(samples / "harrowmere-2023-2024.pdf")
    result = CliRunner().invoke(main, ["inspect", file, "--corrections", "data"])
    assert (result.exit_code, "There is no file data/corrections.csv" in result.output) == (2, True)


def test_what_no_longer_fits_is_told_and_in_doubt(extract: Run) -> None:
    wrong = of({**table("measures")[2], "schedule": "never"}, "set", "schedule", "2031")
    write_corrections(DATA / "corrections.csv", [wrong])
    told = extract().output
    assert "corrections: 0 applied" in told
    assert f"not applied: The correction 'set {wrong.record_id} schedule' fits no value 'never'" in told
    assert [d["field"] for d in table("doubts") if d["code"] == "correction_unfit"] == ["schedule"]


def test_corrections_of_other_content_do_not_fit(extract: Run) -> None:
    write_corrections(DATA / "corrections.csv", [of(table("measures")[2], "set", "schedule", "2031")])
    told = extract("--id", "harrowmere-2023-2024", report="harrowmere-2022-2023.pdf").output
    assert "corrections: 0 applied" in told


def test_corrections_of_other_reports_play_no_part(extract: Run) -> None:
    write_corrections(DATA / "corrections.csv", [of(table("measures")[2], "set", "schedule", "2031")])
    assert "corrections" not in extract(report="harrowmere-2022-2023.pdf").output


def test_a_wrong_corrections_file_ends_it_with_file_and_line(extract: Run) -> None:
    Path("data/corrections.csv").write_text("action\nset\n", encoding="utf-8")
    result = extract()
    assert (result.exit_code, "corrections.csv, line 1" in result.output) == (2, True)
