"""Both reports of a comparison are found again: in a dataset, or as a file; else their texts are shown."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extract.cli import main
from extract.reviewing import ReviewOptions, open_review

BEFORE, NOW = "harrowmere-2022-2023", "harrowmere-2023-2024"
MEASURE = f"{NOW}/1/m1"


def run(*arguments: str) -> None:
    assert CliRunner().invoke(main, [*arguments, "-q"]).exit_code == 0


@pytest.fixture
def here(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a comparison of two datasets, and nothing else near."""
    monkeypatch.chdir(tmp_path)
    for name in (BEFORE, NOW):
        run("extract", str(samples / f"{name}.docx"), "-o", f"data/{name}", "--format", "csv")
    run("compare", f"data/{BEFORE}", f"data/{NOW}", "-o", "changes")
    return tmp_path


def content(*places: Path) -> dict[str, Any]:
    return open_review(Path("changes"), ReviewOptions(places)).content()


def test_datasets_near_the_comparison_are_found(here: Path) -> None:
    shown = content()
    assert (shown["missing"], bool(shown["measures"][MEASURE]["responsible"])) == ([], True)
    assert shown["candidates"]


def test_reports_near_the_comparison_are_read(here: Path, samples: Path) -> None:
    shutil.rmtree("data")
    for name in (BEFORE, NOW):
        shutil.copy(samples / f"{name}.docx", f"{name} (copy).docx")
    assert content()["missing"] == [BEFORE, NOW]
    assert content(samples)["missing"] == []


def test_a_dataset_of_other_measures_does_not_count(here: Path) -> None:
    file = Path(f"data/{NOW}/measures.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("council-owned", "all"), encoding="utf-8")
    assert content()["missing"] == [NOW]


def test_without_its_side_a_measure_is_shown_by_its_text(here: Path) -> None:
    shutil.rmtree("data")
    shown = content()
    assert (shown["missing"], shown["candidates"]) == ([BEFORE, NOW], {})
    assert shown["measures"][MEASURE]["measure"].startswith("Retrofit council-owned homes")
