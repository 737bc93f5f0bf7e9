"""`followup compare --with-pictures`: each measure's part of the pages, beside the page that shows them."""

from __future__ import annotations

import io
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from extract.cli import main

BEFORE, NOW = "harrowmere-2022-2023", "harrowmere-2023-2024"


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments), "--format", "csv", "--with-pictures"])


def shown(folder: Path) -> list[str]:
    """The pictures that the page shows."""
    return re.findall(
        r'<img src="(pictures/[\w-]+\.png)"', (folder / "report.html").read_text(encoding="utf-8")
    )


@pytest.fixture(scope="module")
def pictured(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictured")
    (folder / "pictures").mkdir()
    (folder / "pictures" / "previous-9999.png").write_bytes(b"of an earlier run")
    result = compare(samples / f"{BEFORE}.pdf", samples / f"{NOW}.docx", "-o", folder)
    assert (result.exit_code, result.stderr) == (
        0,
        f"No pictures of {NOW}.docx: a Word file's pages are made only when it is shown.\n",
    )
    return folder


def test_the_pictures_that_are_shown_are_those_that_are_there(pictured: Path) -> None:
    there = {file.relative_to(pictured).as_posix() for file in (pictured / "pictures").iterdir()}
    assert set(shown(pictured)) == there
    assert len(there) > 20


def test_a_picture_is_of_a_part_of_a_page(pictured: Path) -> None:
    sizes = [Image.open(io.BytesIO((pictured / name).read_bytes())).size for name in shown(pictured)]
    assert all(width > height > 20 for width, height in sizes)


def test_the_page_stays_small_and_asks_for_nothing_elsewhere(pictured: Path) -> None:
    html = unescape((pictured / "report.html").read_text(encoding="utf-8"))
    assert "img-src data: 'self'" in html
    assert (len(html) < 2_000_000, "base64,iVBOR" in html, "http://" in html) == (True, False, False)


def test_the_same_reports_give_the_same_pictures(pictured: Path, samples: Path, tmp_path: Path) -> None:
    compare(samples / f"{BEFORE}.pdf", samples / f"{NOW}.docx", "-o", tmp_path)
    assert shown(tmp_path) == shown(pictured)
    assert all((tmp_path / name).read_bytes() == (pictured / name).read_bytes() for name in shown(pictured))


def test_reports_of_a_dataset_are_looked_for(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "in" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    CliRunner().invoke(main, ["extract", str(samples / f"{NOW}.pdf"), "-o", "data", "--format", "csv", "-q"])
    told = compare("data", "data", "-o", "changes")
    assert f"No pictures of {NOW}.pdf: the file was not found" in told.stderr
    assert shown(Path("changes")) == []
    assert compare("data", "data", "-o", "changes", "--reports", samples).stderr == ""
    shutil.copy(samples / f"{NOW}.pdf", "data")
    assert compare("data", "data", "-o", "again").stderr == ""
    assert shown(Path("changes")) == shown(Path("again")) != []


def test_pictures_without_a_folder_are_refused(samples: Path) -> None:
    result = compare(samples / f"{BEFORE}.pdf", samples / f"{NOW}.pdf")
    assert (result.exit_code, "Name a folder with -o" in result.stderr) == (2, True)


def test_reports_of_one_name_have_no_pictures(samples: Path, tmp_path: Path) -> None:
    for number, name in enumerate((BEFORE, NOW)):
        arguments = ["extract", str(samples / f"{name}.pdf"), "-o", str(tmp_path / str(number)), "--id", "r"]
        CliRunner().invoke(main, [*arguments, "-q"])
    result = compare(tmp_path / "0", tmp_path / "1", "-o", tmp_path / "changes", "--reports", samples)
    assert "No pictures of either report: both are called 'r'" in result.stderr
    assert (result.exit_code, shown(tmp_path / "changes")) == (0, [])
