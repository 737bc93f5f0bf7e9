"""A record of a dataset shown with its evidence: as text, and as the part of the pages where it stands."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from extract.cli import main

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str | Path) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    files = [samples / "helsinki-2023-2024.pdf", samples / "harrowmere-2022-2023.docx"]
    assert ran("extract", *files, "-o", "data", "--format", "csv", "-q").exit_code == 0
    return ran


@pytest.mark.parametrize(
    ("record_id", "told"),
    [
        pytest.param(
            "helsinki-2023-2024/1/m2",
            [
                "  schedule: 2022–2023",
                "    page 1, box 379.6 462.55 509.6 526.35, table 1 row 4 column 2: 2022–2023",
                "    as schedules: range, 2022-01-01, 2023-12-31",
                "    as responsibles: partner, Business Finland",
                "  status: on_track, Etenee suunnitellusti tai on jo valmis, green, #92d050",
            ],
            id="a measure of a PDF, over two pages",
        ),
        pytest.param(
            "helsinki-2023-2024/1/i1",
            ["  in doubt: current: The present state has several numbers"],
            id="an indicator in doubt",
        ),
        pytest.param("helsinki-2023-2024/1", ["  goal_no: 1"], id="a goal"),
        pytest.param("harrowmere-2022-2023/1/i1", ["    table 1 row 1 column 2: At least 40%"], id="of Word"),
    ],
)
def test_a_record_is_shown_with_its_places(run: Run, record_id: str, told: list[str]) -> None:
    lines = run("show", record_id).stdout.splitlines()
    assert lines[0] == record_id
    assert [start for start in told if not any(line.startswith(start) for line in lines)] == []


def test_an_unknown_record_is_refused(run: Run) -> None:
    result = run("show", "helsinki-2023-2024/1/m99", "data")
    assert (result.exit_code, "no record 'helsinki-2023-2024/1/m99' in data" in result.stderr) == (2, True)


def test_the_picture_shows_just_the_parts_of_both_pages(run: Run, samples: Path) -> None:
    result = run("show", "helsinki-2023-2024/1/m2", "data", "--picture", "m2.png", "--reports", samples)
    assert result.exit_code == 0
    picture = Image.open(io.BytesIO(Path("m2.png").read_bytes()))
    heights = (526.35 - 462.55) + (99.45 - 56.95) + 4 * 8.0
    assert picture.width == pytest.approx((792.1 - 37.1 + 16) * 1.6, abs=2)
    assert picture.height == pytest.approx(heights * 1.6 + 6, abs=3)


@pytest.mark.parametrize(
    ("record_id", "why"),
    [
        ("helsinki-2023-2024/1/m2", "helsinki-2023-2024.pdf of the report helsinki-2023-2024 was not found"),
        ("harrowmere-2022-2023/1/m1", "no picture of harrowmere-2022-2023/1/m1"),
    ],
    ids=["file not found", "of Word"],
)
def test_what_cannot_be_drawn_is_told(run: Run, record_id: str, why: str) -> None:
    result = run("show", record_id, "data", "--picture", "x.png")
    assert (result.exit_code, why in result.stderr, Path("x.png").exists()) == (2, True, False)


@pytest.mark.parametrize("place", ["", "below", "below/further", "data"])
def test_a_report_is_found_near_by_and_only_by_its_content(run: Run, samples: Path, place: str) -> None:
    file = Path(place, "helsinki-2023-2024.pdf")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"%PDF-1.4 another one")
    assert run("show", "helsinki-2023-2024/1/m2", "--picture", "x.png").exit_code == 2
    file.write_bytes((samples / file.name).read_bytes())
    assert run("show", "helsinki-2023-2024/1/m2", "--picture", "x.png").exit_code == 0
