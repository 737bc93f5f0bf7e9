"""Takes the picture of the page that compares two periods: its top, and a measure side by side.

Run it from the checkout as `python -m docs.build_comparison_picture`; it needs the development
dependencies and Chromium. The page is that of the two sample reports.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import FloatRect, Page

from extract.comparing import Input, compare_reports, comparison_html
from extract.options import ReadOptions
from tests.view.comparison.browsing import browser

PICTURE = Path(__file__).parent / "two-periods.png"
SAMPLES = Path(__file__).parent.parent / "samples"
MEASURE = "#m2"
"""A measure with a better light, another wording and a later end."""
WIDTH, MARGIN = 1280, 12
"""Pixels of the page, and around what is shown of it."""
SCALE = 1.25
COLOURS = 128


def main() -> None:
    """Writes the picture."""
    before, now = (Input(SAMPLES / f"helsinki-{period}.pdf") for period in ("2022-2023", "2023-2024"))
    html = comparison_html(compare_reports(before, now, ReadOptions()), "en")
    with tempfile.TemporaryDirectory() as folder, browser() as program:
        file = Path(folder) / "report.html"
        file.write_text(html, encoding="utf-8")
        page = program.new_page(viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE)
        page.goto(file.as_uri())
        parts = [part(page, "header.top", ".two"), part(page, MEASURE, MEASURE)]
    stacked(parts).quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


def part(page: Page, first: str, last: str) -> Image.Image:
    """The page from the top of one element to the bottom of another, with nothing that sticks over it."""
    page.evaluate("document.getElementById('find').style.position = 'static'")
    upper, lower = (page.locator(name).bounding_box() for name in (first, last))
    assert upper is not None
    assert lower is not None
    top = upper["y"] + page.evaluate("scrollY") - MARGIN
    bottom = lower["y"] + page.evaluate("scrollY") + lower["height"] + MARGIN
    clip: FloatRect = {"x": 0, "y": max(0, top), "width": WIDTH, "height": bottom - max(0, top)}
    return Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")


def stacked(parts: Sequence[Image.Image]) -> Image.Image:
    """The pictures below each other."""
    whole = Image.new("RGB", (parts[0].width, sum(each.height for each in parts)), "white")
    top = 0
    for each in parts:
        whole.paste(each, (0, top))
        top += each.height
    return whole


if __name__ == "__main__":
    main()
