"""The review in a real browser: by keyboard through the doubts, then extracted again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from extract.cli import main
from extract.dataset import read_corrections, read_tables
from tests.view.comparison.browsing import browser
from tests.view.review.datasets import HOSTILE, written
from tests.view.review.serving import served

pytestmark = pytest.mark.external
REPORT = "helsinki-2023-2024"
ENOUGH = 120


@pytest.fixture(scope="module")
def program() -> Iterator[Browser]:
    with browser() as started:
        yield started


def opened(program: Browser, url: str, width: int = 1280) -> tuple[Page, list[str]]:
    page = program.new_page(viewport={"width": width, "height": 900})
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("request", lambda request: None if request.url.startswith(url) else seen.append(request.url))
    page.goto(url)
    expect(page.locator("#count")).not_to_be_empty()
    return page, seen


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


def test_ten_doubts_are_settled_in_less_than_two_minutes(program: Browser, tmp_path: Path) -> None:
    start = time.monotonic()
    with served(written(tmp_path, 10)) as server:
        page, _ = opened(program, server.url)
        for number in range(1, 11):
            page.keyboard.press("a")
            expect(page.locator("#count")).to_have_text(f"{number} of 10 settled")
        page.close()
    assert time.monotonic() - start < ENOUGH
    assert len(read_corrections(tmp_path / "corrections.csv")) == 10


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
        page.keyboard.press("a")
        expect(page.locator("#count")).to_have_text("1 of 1000 settled")
        assert time.monotonic() - start < 10
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()
