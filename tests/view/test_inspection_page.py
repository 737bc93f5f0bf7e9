from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.view import PagePicture, inspection_to_html
from extract.view.looks import ROLE_COLOURS
from extract.view.page_picture import within
from tests.view.small import REPORT, seen

PNG = b"\x89PNG\r\n\x1a\n"
PAGES = (PagePicture(1, 500.0, 400.0, PNG), PagePicture(2, 500.0, 400.0, PNG))
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & \' "'


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def page_of(*blocks: str, name: str = "report.pdf", cut: dict[int, int] | None = None) -> Elements:
    return Elements(inspection_to_html(seen(*blocks, name=name, cut=cut), PAGES))


def test_a_pdf_has_one_figure_a_page_and_each_shows_its_picture() -> None:
    page = page_of(*REPORT)
    assert len(page.of("figure")) == len(page.of("svg")) == len(page.of("img")) == len(PAGES)
    assert [image["src"] for image in page.of("img")] == ["data:image/png;base64,iVBORw0KGgo="] * 2


def test_a_word_file_has_one_figure_a_table_and_no_picture() -> None:
    page = page_of(*REPORT, name="report.docx")
    assert len(page.of("figure")) == 2
    assert page.of("svg") == page.of("img") == []


@pytest.mark.parametrize("name", ["report.pdf", "report.docx"])
def test_nothing_is_loaded_from_anywhere(name: str) -> None:
    html = inspection_to_html(seen(*REPORT, name=name), PAGES)
    links = [a.get(key) or "" for _, a in Elements(html).found for key in ("src", "href") if a.get(key)]
    assert all(link.startswith(("data:image/png;base64,", "#")) for link in links)
    assert not re.search(r"https?:|url\(|@import|<script|<link", html)


@pytest.mark.parametrize("name", ["report.pdf", "report.docx"])
def test_hostile_text_stays_text(name: str) -> None:
    inspection = seen(f"# {HOSTILE}", *REPORT[1:], f"Alpha | {HOSTILE}\n{HOSTILE} | Beta", name=name)
    page = Elements(inspection_to_html(inspection, PAGES))
    assert page.of("script") == []
    assert not any(key.startswith("on") for _, attributes in page.found for key in attributes)
    assert any("<script>" in text for text in page.texts)


@pytest.mark.parametrize("name", ["report.pdf", "report.docx"])
@pytest.mark.parametrize(
    "told", ["goal", "measure", "responsible", "schedule", "followup", "1/m2", "not_done"]
)
def test_roles_records_and_statuses_are_shown(told: str, name: str) -> None:
    shown = inspection_to_html(seen(*REPORT, name=name), PAGES).split("</nav>")[1]
    assert told in Elements(shown).texts


def test_a_row_that_goes_on_is_shown_on_both_pages() -> None:
    texts = page_of(*REPORT, cut={1: 2}).texts
    assert "1/m2 goes on, page 2 ↓" in texts
    assert "↑ 1/m2 goes on from page 1" in texts


def test_an_ignored_table_tells_why() -> None:
    assert "ignored, none of its rows is a header of a follow-up" in page_of("Alpha | Beta\none | two").texts


def test_each_doubt_of_a_page_is_flagged_and_listed() -> None:
    inspection = seen(*REPORT[1:])
    page = Elements(inspection_to_html(inspection, PAGES))
    numbers = [str(doubt.number) for doubt in inspection.doubts]
    assert numbers
    assert all(page.texts.count(number) >= 1 for number in numbers)
    assert all(doubt.doubt.message in page.texts for doubt in inspection.doubts)


def test_all_that_is_drawn_lies_on_the_page() -> None:
    for attributes in page_of(*REPORT, cut={1: 2}).of("rect"):
        left, top = float(attributes["x"] or 0), float(attributes["y"] or 0)
        assert 0 <= left <= left + float(attributes["width"] or 0) <= PAGES[0].width + 0.1
        assert 0 <= top <= top + float(attributes["height"] or 0) <= PAGES[0].height + 0.1


numbers = st.floats(-1e4, 1e4)


@given(numbers, numbers, numbers, numbers)
def test_no_box_leaves_its_page(x0: float, top: float, x1: float, bottom: float) -> None:
    left, upper, right, lower = within((x0, top, x1, bottom), PAGES[0])
    assert 0 <= left <= right <= PAGES[0].width
    assert 0 <= upper <= lower <= PAGES[0].height


def test_roles_differ_in_colour() -> None:
    assert len(set(ROLE_COLOURS.values())) == len(ROLE_COLOURS)
