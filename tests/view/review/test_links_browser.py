"""The links of a comparison in a real browser: decided by keyboard, then compared again."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect

from extract.cli import main
from tests.view.comparison.browsing import browser
from tests.view.review.browsing import opened
from tests.view.review.serving import served

pytestmark = pytest.mark.external
BEFORE, NOW = "harrowmere-2022-2023", "harrowmere-2023-2024"


@pytest.fixture(scope="module")
def program() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    compare(folder, samples)
    return folder


@pytest.fixture
def folder(compared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(compared, tmp_path / "changes"))


def compare(folder: Path, samples: Path) -> None:
    files = [str(samples / f"{name}.docx") for name in (BEFORE, NOW)]
    assert CliRunner().invoke(main, ["compare", *files, "-o", str(folder), "-q"]).exit_code == 0


def decided(folder: Path) -> dict[tuple[str, str], str]:
    """The kinds of the links that a person decided, by the ends of both ids."""
    with (folder / "links.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["decided_by"] == "analyst"]
    ends = ("previous_measure_id", "measure_id")
    return {(r[ends[0]].partition("/")[2], r[ends[1]].partition("/")[2]): r["kind"] for r in rows}


def ticked(page: Page) -> list[str]:
    return [
        text.split(" · ")[-1].partition("/")[2]
        for text in page.locator("article.ticked small").all_inner_texts()
    ]


def test_links_are_decided_by_keyboard_and_stand_in_the_next_comparison(
    program: Browser, folder: Path, samples: Path
) -> None:
    with served(folder, samples, language="en") as server:
        page, seen = opened(program, server.url)
        expect(page.locator("#count")).to_contain_text("0 of")
        page.keyboard.press("1")
        expect(page.locator("#outcome")).to_have_text("Saves: they are the same measure")
        kept = ticked(page)[0]
        page.keyboard.press("a")
        expect(page.locator("#count")).not_to_contain_text("0 of")
        saved = page.locator("#count").inner_text()
        page.keyboard.press("x")
        expect(page.locator("#count")).not_to_have_text(saved)
        page.keyboard.press("u")
        expect(page.locator("#count")).to_have_text(saved)
        assert seen == []
        page.close()
    before = decided(folder)
    assert kept in {current for _, current in before}
    compare(folder, samples)
    assert decided(folder) == before


def test_a_link_becomes_a_split_and_what_was_freed_is_asked(
    program: Browser, folder: Path, samples: Path
) -> None:
    with served(folder, samples, language="en") as server:
        page, seen = opened(program, server.url)
        all_doubts = page.locator("#count").inner_text()
        page.locator("#later select").focus()
        page.locator("#later select").select_option(f"{NOW}/1/m1")
        expect(page.locator("#outcome")).to_have_text("Saves: they are the same measure")
        page.keyboard.press("Shift+Digit1")
        expect(page.locator("#outcome")).to_have_text("Saves: split into 2")
        page.keyboard.press("a")
        expect(page.locator("#count")).not_to_have_text(all_doubts)
        assert sorted(decided(folder).values()) == ["split", "split"]
        for _ in range(8):
            page.keyboard.press("a")
        page.keyboard.press("o")
        expect(page.locator("#where")).not_to_be_empty()
        assert seen == []
        page.close()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_of_links_speaks_the_language_asked_for(
    program: Browser, folder: Path, samples: Path, language: str
) -> None:
    with served(folder, samples, language=language) as server:
        page, seen = opened(program, server.url)
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("[...document.querySelectorAll('[data-t]')].every((e) => e.textContent)")
        assert seen == []
        page.close()


@pytest.mark.parametrize("width", [1600, 390])
def test_the_page_of_links_fits(program: Browser, folder: Path, samples: Path, width: int) -> None:
    with served(folder, samples) as server:
        page, _ = opened(program, server.url, width)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()
