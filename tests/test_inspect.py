"""`followup inspect` from the command line: pictures, text, and a profile that makes a report readable."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from extract.cli import main

Run = Callable[..., Result]
HEADLESS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-logging=stderr",
    "--window-size=1400,1800",
)
HEADINGS = ("Deliverable", "Bearer", "By", "Tidings", "Lamp")
ROWS = (
    (
        "Publish the open data of the city in one place",
        "City Office",
        "12/2024",
        "Four of ten are there",
        "going",
    ),
    (
        "Teach the staff of all departments to use it",
        "Staff Office",
        "6/2025",
        "Two hundred were taught",
        "going",
    ),
    (
        "Tell the citizens about it in three languages",
        "Press Office",
        "2025",
        "A campaign was prepared",
        "resting",
    ),
    ("Measure each year how much it is being used", "City Office", "2026", "Counting has begun", "going"),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_PROFILES", "")
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A report whose headings no vocabulary knows."""
    file = tmp_path / "strange.docx"
    document = Document()
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for texts in (HEADINGS, *ROWS):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.save(str(file))
    return file


def test_pictures_are_written_beside_and_said_where(run: Run, samples: Path, tmp_path: Path) -> None:
    done = run("inspect", samples / "helsinki-2023-2024.pdf", "--page", "2")
    assert (done.exit_code, done.stdout) == (
        0,
        "Written to helsinki-2023-2024-inspect.html; open it in a browser.\n",
    )
    html = (tmp_path / "helsinki-2023-2024-inspect.html").read_text(encoding="utf-8")
    assert re.findall(r'<section id="page-(\d+)">', html) == ["2"]


@pytest.mark.parametrize(
    ("output", "file"),
    [
        pytest.param("look.html", "look.html", id="a file by its ending"),
        pytest.param("new/look.htm", "new/look.htm", id="a file in a new folder"),
        pytest.param("pictures", "pictures/strange-inspect.html", id="a folder"),
    ],
)
def test_where_the_pictures_go(run: Run, strange: Path, tmp_path: Path, output: str, file: str) -> None:
    assert run("inspect", strange, "-o", output).exit_code == 0
    assert (tmp_path / file).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_text_is_printed_and_nothing_is_written(run: Run, samples: Path, tmp_path: Path) -> None:
    done = run("inspect", samples / "helsinki-2023-2024.docx", "--text")
    assert done.exit_code == 0
    assert "row 4 measure 1/m2: measure" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("report", "arguments", "message"),
    [
        pytest.param("helsinki-2023-2024.pdf", ("--page", "17"), "has no page 17", id="a page too far"),
        pytest.param("helsinki-2023-2024.docx", ("--page", "1"), "has no pages", id="a page of a Word file"),
        pytest.param("missing.pdf", (), "There is no file", id="a missing file"),
    ],
)
def test_wrong_use(run: Run, samples: Path, report: str, arguments: tuple[str, ...], message: str) -> None:
    done = run("inspect", samples / report, *arguments)
    assert done.exit_code == 2
    assert message in done.stderr


def test_the_same_report_gives_the_same_bytes(run: Run, samples: Path, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        run("inspect", samples / "helsinki-2023-2024.pdf", "--page", "1", "-o", name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_report_without_anything_known_names_its_headers_and_the_way_on(run: Run, strange: Path) -> None:
    done = run("extract", strange, "-o", "data")
    assert done.exit_code == 3
    assert "'Deliverable | Bearer | By | Tidings | Lamp'" in done.stderr
    assert "followup inspect strange.docx" in done.stderr
    assert "--suggest-profile" in done.stderr


def test_a_drafted_and_corrected_profile_makes_the_report_readable(
    run: Run, strange: Path, tmp_path: Path
) -> None:
    assert run("inspect", strange, "--suggest-profile", "-o", "ours.toml").exit_code == 0
    profile = tmp_path / "ours.toml"
    drafted = profile.read_text(encoding="utf-8")
    assert '# ... = ["resting"]' in drafted
    corrected = drafted.replace('# ... = ["resting"]', 'delayed = ["resting"]').replace(
        '# ... = ["going"]', 'started = ["going"]'
    )
    profile.write_text(corrected, encoding="utf-8")
    assert run("extract", strange, "-o", "data", "--profile", "ours.toml").exit_code == 0
    with (tmp_path / "data" / "measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    fields = ("measure", "responsible", "schedule", "followup", "status_label")
    assert [tuple(row[field] for field in fields) for row in rows] == list(ROWS)
    assert [row["status"] for row in rows] == ["started", "started", "delayed", "started"]


def test_a_profile_that_is_there_is_not_overwritten(run: Run, strange: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("# mine", encoding="utf-8")
    done = run("inspect", strange, "--suggest-profile", "-o", "ours.toml")
    assert (done.exit_code, (tmp_path / "ours.toml").read_text(encoding="utf-8")) == (2, "# mine")


def test_a_draft_is_printed_where_no_file_is_named(run: Run, strange: Path) -> None:
    done = run("inspect", strange, "--suggest-profile")
    assert done.stdout.startswith("# Drafted from strange.docx")


@pytest.mark.external
@pytest.mark.parametrize("report", ["helsinki-2023-2024.pdf", "helsinki-2023-2024.docx"])
def test_a_browser_shows_the_page_without_complaint(
    run: Run, samples: Path, tmp_path: Path, report: str
) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("needs Chromium")
    run("inspect", samples / report, "-o", "look.html")
    picture = tmp_path / "look.png"
    told = [f"--user-data-dir={tmp_path / 'browser'}", f"--screenshot={picture}"]
    command = [browser, *HEADLESS, *told, (tmp_path / "look.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "CONSOLE" not in shown.stderr
    assert picture.stat().st_size > 50_000
