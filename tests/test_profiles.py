"""Profiles from the command line: by file, by name, by themselves; and those kept in samples/profiles.

A new family of reports is tested here without Python: `samples/profiles/NAME.toml`, the report beside
it, and in `samples/profiles/expected/REPORT.csv` the rows that a person reads in it.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import extract
from extract.cli import main

PROFILES = Path(__file__).parents[1] / "samples" / "profiles"
EXPECTED = sorted((PROFILES / "expected").glob("*.csv"))
REPORT = PROFILES / "kulturplan-2024.docx"
PROFILE = PROFILES / "kulturplan.toml"
Row = dict[str, str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the user's own."""
    folder = tmp_path / "profiles"
    folder.mkdir()
    monkeypatch.setenv("FOLLOWUP_PROFILES", str(folder))
    return folder


def run(report: Path, tmp_path: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["extract", str(report), "-o", str(tmp_path / "data"), *more])


def rows_of(file: Path) -> list[Row]:
    """The rows with white space collapsed."""
    with file.open(encoding="utf-8", newline="") as text:
        return [{name: " ".join(cell.split()) for name, cell in row.items()} for row in csv.DictReader(text)]


def document_of(expected: Path) -> Path:
    return next(file for file in PROFILES.glob(f"{expected.stem}.*") if file.suffix in (".pdf", ".docx"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_a_kept_profile_gives_what_a_person_reads(
    expected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLLOWUP_PROFILES", str(PROFILES))
    done = run(document_of(expected), tmp_path)
    assert done.exit_code == 0, done.output
    wanted = rows_of(expected)
    found = rows_of(tmp_path / "data" / "measures.csv")
    assert [{name: row[name] for name in wanted[0]} for row in found] == wanted


def test_without_its_profile_the_sample_gives_nothing(tmp_path: Path) -> None:
    assert run(REPORT, tmp_path).exit_code == 3


@pytest.mark.parametrize("way", ["file", "name", "by itself"])
def test_the_summary_names_the_profile(way: str, folder: Path, tmp_path: Path) -> None:
    shutil.copy(PROFILE, folder / "ours.toml")
    given = {"file": ["--profile", str(folder / "ours.toml")], "name": ["--profile", "ours"]}.get(way, [])
    done = run(REPORT, tmp_path, *given)
    assert (done.exit_code, "\n  profile: ours\n" in done.output) == (0, True)


def test_a_summary_without_a_profile_names_none(tmp_path: Path, samples: Path) -> None:
    assert "profile" not in run(samples / "helsinki-2023-2024.docx", tmp_path).output


def test_a_named_profile_needs_no_condition(tmp_path: Path) -> None:
    profile = tmp_path / "ours.toml"
    text = re.sub(r"\[applies\]\n.*\n", "", PROFILE.read_text(encoding="utf-8"))
    profile.write_text(text, encoding="utf-8")
    assert run(REPORT, tmp_path, "--profile", str(profile)).exit_code == 0


def test_the_most_specific_profile_wins(folder: Path, tmp_path: Path) -> None:
    text = PROFILE.read_text(encoding="utf-8")
    (folder / "a.toml").write_text(text, encoding="utf-8")
    more = text.replace("[applies]", '[applies]\nfile = "kulturplan-*"')
    (folder / "b.toml").write_text(more, encoding="utf-8")
    assert "  profile: b\n" in run(REPORT, tmp_path).output


def test_two_equal_profiles_are_a_doubt(folder: Path, tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        shutil.copy(PROFILE, folder / name)
    output = run(REPORT, tmp_path, "-v").output
    assert "The profiles 'a' and 'b' apply equally; 'a' is used. [profile_unclear]" in output


@pytest.mark.parametrize(
    ("given", "told"),
    [
        pytest.param(["--profile", "none.toml"], "There is no profile none.toml", id="no file"),
        pytest.param(["--profile", "none"], "There is no profile 'none'", id="no name"),
        pytest.param(["--language", "xx"], "There is no language 'xx'", id="no language"),
    ],
)
def test_wrong_use(given: list[str], told: str, tmp_path: Path) -> None:
    done = run(REPORT, tmp_path, *given)
    assert (done.exit_code, told in done.output) == (2, True)
    assert not (tmp_path / "data").exists()


def test_a_wrong_profile_in_the_folder_is_not_passed_over(folder: Path, tmp_path: Path) -> None:
    (folder / "wrong.toml").write_text('[columns]\nmesure = ["x"]')
    done = run(REPORT, tmp_path)
    assert done.exit_code == 2
    assert "wrong.toml" in done.output
    assert "columns.mesure" in done.output


def test_python_takes_a_profile_too() -> None:
    report = extract.read_report(REPORT, profile=str(PROFILE))
    assert (report.content.profile, len(report.measures)) == ("kulturplan", 4)


FIELDS = (
    "goal_no",
    "goal",
    "theme",
    "measure_no",
    "measure",
    "responsible",
    "schedule",
    "followup",
    "status",
)


def same(text: str) -> str:
    """A text without what a line break changes: blanks and hyphens."""
    return re.sub(r"[\s‐-―-]", "", text)


def truth_rows(file: Path) -> list[Row]:
    goals: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["goals"]
    return [
        {name: same({**goal, **measure}[name]) for name in FIELDS}
        for goal in goals
        for measure in goal["measures"]
    ]


@pytest.mark.parametrize(
    ("report", "profile", "doubts"),
    [
        pytest.param(
            "stress001.docx",
            "school-anti-corruption-plan",
            {"column_guessed", "period_unknown", "number_sequence", "schedule_unread", "text_cut_off"},
            id="Russian work plan",
        ),
        pytest.param(
            "2021-Federal-Data-Strategy-Action-Plan.pdf",
            "federal-data-strategy",
            {"party_unread", "table_ignored"},
            id="actions as goals",
        ),
    ],
)
def test_a_strangers_report_needs_no_python(
    report: str, profile: str, doubts: set[str], shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLLOWUP_PROFILES", str(PROFILES))
    done = run(shared / "real" / report, tmp_path)
    assert f"  profile: {profile}\n" in done.output
    found = rows_of(tmp_path / "data" / "measures.csv")
    truth = truth_rows(shared / "real" / "truth" / f"{Path(report).stem}.json")
    assert [{name: same(row[name]) for name in FIELDS} for row in found] == truth
    assert {row["code"] for row in rows_of(tmp_path / "data" / "doubts.csv")} == doubts
