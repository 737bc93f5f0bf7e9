"""The review in a real browser: by keyboard through the doubts, then extracted again."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from extract.cli import main
from extract.dataset import read_corrections, read_tables
from tests.view.comparison.browsing import browser
from tests.view.review.browsing import opened
from tests.view.review.datasets import HOSTILE, written
from tests.view.review.serving import served

pytestmark = pytest.mark.external
REPORT = "helsinki-2023-2024"
ENOUGH = 120


@pytest.fixture(scope="module")
def program() -> Iterator[Browser]:
    with browser() as started:
        yield started


def extracted(samples: Path, folder: Path) -> None:
    arguments = ["extract", str(samples / f"{REPORT}.pdf"), "-o", str(folder), "--format", "csv", "-q"]
    assert CliRunner().invoke(main, arguments).exit_code == 0


def test_a_doubt_is_corrected_by_keyboard_and_found_in_the_data(
    program: Browser, samples: Path, tmp_path: Path
) -> None:
    extracted(samples, tmp_path)
    doubts = len(read_tables(tmp_path)["doubts"])
    with served(tmp_path, samples, language="en") as server:
        page, seen = opened(program, server.url)
        expect(page.locator("svg rect.doubted").first).to_be_visible()
        expect(page.locator("#drop")).to_be_hidden()
        page.keyboard.press("e")
        page.keyboard.press("Control+A")
        page.keyboard.type("Suomi oli sijalla 28.")
        page.keyboard.press("Control+Enter")
        for settled in range(1, doubts + 1):
            expect(page.locator("#count")).to_have_text(f"{settled} of {doubts} settled")
            page.keyboard.press("a")
        assert seen == []
        page.close()
    extracted(samples, tmp_path)
    tables = read_tables(tmp_path)
    assert tables["indicators"][0]["current"] == "Suomi oli sijalla 28."
    assert tables["doubts"] == []


TEN = 10


@pytest.fixture
def ten_doubts(samples: Path, tmp_path: Path) -> Path:
    """A Word report with ten schedules that can be read in two ways."""
    report = docx.Document(str(samples / "harrowmere-2023-2024.docx"))
    rows = [row.cells for table in report.tables for row in table.rows]
    measures = [cells for cells in rows if re.fullmatch(r"\d\.\d", cells[0].text)]
    for cells in measures[:TEN]:
        cells[2].text = "2023/24"
    report.save(str(tmp_path / "harrowmere.docx"))
    return tmp_path / "harrowmere.docx"


def test_ten_doubts_are_corrected_within_two_minutes_and_found_in_the_data(
    program: Browser, ten_doubts: Path
) -> None:
    data = ten_doubts.parent / "data"
    arguments = ["extract", str(ten_doubts), "-o", str(data), "--format", "csv", "-q"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    doubts = [row["record_id"] for row in read_tables(data)["doubts"]]
    start = time.monotonic()
    with served(data) as server:
        page, seen = opened(program, server.url)
        for number in range(1, TEN + 1):
            page.keyboard.press("e")
            page.keyboard.press("Control+A")
            page.keyboard.type(f"{2030 + number}")
            page.keyboard.press("Control+Enter")
            expect(page.locator("#count")).to_have_text(f"{number} of {len(doubts)} settled")
        page.close()
    assert (time.monotonic() - start < ENOUGH, seen) == (True, [])
    assert CliRunner().invoke(main, arguments).exit_code == 0
    measures = {row["measure_id"]: row for row in read_tables(data)["measures"]}
    told = [(measures[one]["schedule"], str(measures[one]["schedule_end"])) for one in doubts[:TEN]]
    assert told == [(f"{2030 + n}", f"{2030 + n}-12-31") for n in range(1, TEN + 1)]


def test_a_record_of_word_is_outlined_in_its_whole_table(program: Browser, ten_doubts: Path) -> None:
    data = ten_doubts.parent / "data"
    CliRunner().invoke(main, ["extract", str(ten_doubts), "-o", str(data), "--format", "csv", "-q"])
    with served(data) as server:
        page, seen = opened(program, server.url)
        expect(page.locator("#seen td.doubted")).to_have_text("2023/24")
        expect(page.locator("#seen td.doubted")).to_be_in_viewport()
        assert page.locator("#seen td.own").count() >= 5
        assert page.locator("#seen tr").count() > 3
        expect(page.locator("#goal")).to_contain_text("Goal: 1 Every home")
        page.keyboard.press("n")
        expect(page.locator("#where")).to_contain_text("2 of")
        expect(page.locator("#seen td.doubted")).to_be_in_viewport()
        assert seen == []
        page.close()


def test_a_doubt_about_a_whole_report_is_looked_for_in_its_tables(
    program: Browser, samples: Path, tmp_path: Path
) -> None:
    report = docx.Document(str(samples / "harrowmere-2023-2024.docx"))
    rows = [row.cells for table in report.tables for row in table.rows]
    next(cells for cells in rows if cells[0].text == "Goal")[2].text = "An odd remark of the printer"
    report.save(str(tmp_path / "harrowmere.docx"))
    arguments = ["extract", str(tmp_path / "harrowmere.docx"), "-o", str(tmp_path), "--format", "csv", "-q"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    whole = [row for row in read_tables(tmp_path)["doubts"] if row["record_id"] == row["report_id"]]
    assert whole
    with served(tmp_path, language="en") as server:
        page, seen = opened(program, server.url)
        expect(page.locator("#where")).to_have_text(re.compile(r"1 of \d+ · harrowmere$"))
        expect(page.locator("#seen td.doubted").first).to_be_in_viewport()
        assert seen == []
        page.close()


def test_a_dropped_row_goes_at_once_and_what_is_typed_meanwhile_stays(
    program: Browser, ten_doubts: Path
) -> None:
    data = ten_doubts.parent / "data"
    CliRunner().invoke(main, ["extract", str(ten_doubts), "-o", str(data), "--format", "csv", "-q"])
    with served(data) as server:
        page, seen = opened(program, server.url)
        page.keyboard.press("d")
        expect(page.locator("#where")).to_contain_text("2 of")
        page.keyboard.press("e")
        page.keyboard.type("2031")
        expect(page.locator("#rows")).to_be_hidden()
        expect(page.locator(".doubted textarea")).to_have_value("2023/242031")
        page.keyboard.press("Control+A")
        page.keyboard.type("2032")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#count")).to_have_text(re.compile(r"1 of \d+ settled"))  # a gap may show now
        assert seen == []
        page.close()
    told = [(c.action, c.value_after) for c in read_corrections(data / "corrections.csv")]
    assert told == [("drop", ""), ("set", "2032")]


@pytest.mark.parametrize(("language", "title"), [("fi", "Tarkistus"), ("sv", "Granskning"), ("en", "Review")])
def test_the_page_speaks_the_language_asked_for(
    program: Browser, tmp_path: Path, language: str, title: str
) -> None:
    with served(written(tmp_path, 3), language=language) as server:
        page, seen = opened(program, server.url)
        expect(page.locator("h1")).to_have_text(title)
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("[...document.querySelectorAll('[data-t]')].every((e) => e.textContent)")
        assert seen == []
        page.close()


def test_hostile_text_is_shown_as_text(program: Browser, tmp_path: Path) -> None:
    with served(written(tmp_path, 2)) as server:
        page, seen = opened(program, server.url)
        expect(page.locator("#doubts li")).to_contain_text(HOSTILE)
        assert page.locator("#record img, #record script, #seen img, #seen script").count() == 0
        assert seen == []
        page.close()


def test_a_row_is_split_joined_and_dropped_and_each_is_undone(program: Browser, tmp_path: Path) -> None:
    with served(written(tmp_path, 3)) as server:
        page, _ = opened(program, server.url)
        page.locator("textarea[name=measure]").fill("One\n\nTwo")
        page.click("#split")
        expect(page.locator("#count")).to_have_text("1 of 3 settled")
        page.keyboard.press("j")
        page.keyboard.press("d")
        expect(page.locator("#count")).to_have_text("3 of 3 settled")
        assert [c.action for c in read_corrections(tmp_path / "corrections.csv")] == ["split", "join", "drop"]
        for left in (2, 1, 0):
            page.keyboard.press("u")
            expect(page.locator("#count")).to_have_text(f"{left} of 3 settled")
        page.close()
    assert read_corrections(tmp_path / "corrections.csv") == ()


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_a_thousand_doubts_open_quickly_and_fit(program: Browser, tmp_path: Path, width: int) -> None:
    with served(written(tmp_path, 1000)) as server:
        start = time.monotonic()
        page, _ = opened(program, server.url, width)
        expect(page.locator("#count")).to_have_text("0 of 1000 settled")
        opened_after = time.monotonic() - start
        for number in range(1, 11):
            page.keyboard.press("a")
            expect(page.locator("#count")).to_have_text(f"{number} of 1000 settled")
        each = (time.monotonic() - start - opened_after) / 10
        assert (opened_after < 10, each < 1) == (True, True), (opened_after, each)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()
