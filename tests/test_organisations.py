"""Organisations from the command line: in the dataset, listed, corrected by aliases, fed back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extract.cli import main

Run = Callable[..., Result]
REPORT = "helsinki-2023-2024"
ALIAS = (
    "organisation_text;organisation;organisation_id\nPks-korkeakoulut;Pääkaupunkiseudun korkeakoulut;pks\n"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def extract(run: Run, samples: Path) -> Run:
    def extracted(*options: str | Path, report: str = REPORT) -> Result:
        return run("extract", samples / f"{report}.docx", "-o", "data", "--format", "csv", *options)

    return extracted


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path("data", f"{name}.csv").read_text(encoding="utf-8"))))


def test_a_dataset_with_organisations_is_sound(run: Run, extract: Run) -> None:
    assert extract().exit_code == 0
    assert run("validate", "data").exit_code == 0
    assert len(rows("responsibles")) == 114


def test_the_organisations_of_added_reports_are_those_of_all(run: Run, extract: Run, samples: Path) -> None:
    extract()
    extract("--add", report="helsinki-2022-2023")
    added = rows("organisations")
    run("extract", *(samples / f"{r}.docx" for r in (REPORT, "helsinki-2022-2023")), "-o", "data")
    assert added == rows("organisations")
    assert len({row["organisation_id"] for row in added}) == len(added)


def test_a_replaced_report_leaves_no_organisation_behind(extract: Run) -> None:
    extract("--id", "a")
    extract("--add", "--id", "a", report="helsinki-2022-2023")
    there = rows("organisations")
    extract("--id", "a", report="helsinki-2022-2023")
    assert rows("organisations") == there


def test_the_listing_fed_back_changes_nothing(run: Run, extract: Run) -> None:
    extract()
    before = rows("responsibles"), rows("organisations"), rows("doubts")
    assert run("organisations", "data", "-o", "data").output == "Written to data/aliases.csv\n"
    extract()
    assert (rows("responsibles"), rows("organisations"), rows("doubts")) == before


def test_the_listing_is_printed_as_an_aliases_file(run: Run, extract: Run) -> None:
    extract()
    listing = list(csv.DictReader(io.StringIO(run("organisations", "data").output)))
    assert list(listing[0])[:3] == ["organisation_text", "organisation", "organisation_id"]
    counts = {line["organisation"]: line["measures"] for line in listing}
    assert counts["Helsinki Partners"] == "14"


@pytest.mark.parametrize(
    "options", [pytest.param(("--aliases", "own.csv"), id="given"), pytest.param((), id="kept")]
)
def test_aliases_are_applied(options: tuple[str, ...], extract: Run) -> None:
    file = Path(options[-1] if options else "data/aliases.csv")
    file.parent.mkdir(exist_ok=True)
    file.write_text("\ufeff" + ALIAS, encoding="utf-8")
    extract(*options)
    extract(*options)
    found = {row["organisation_id"]: row["organisation"] for row in rows("responsibles")}
    assert (found["pks"], "pks-korkeakoulut" in found) == ("Pääkaupunkiseudun korkeakoulut", False)


def test_a_wrong_aliases_file_ends_it_with_file_and_line(extract: Run) -> None:
    Path("own.csv").write_text("organisation_text,organisation\nKela,\n", encoding="utf-8")
    done = extract("--aliases", "own.csv")
    assert (done.exit_code, "own.csv, line 2" in done.output) == (2, True)


def test_a_folder_without_a_dataset_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("organisations", tmp_path).exit_code == 2
