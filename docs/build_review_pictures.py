"""Takes the pictures of the review: of a PDF report, of a Word report, and of the links of a comparison.

Run it from the checkout as `python -m docs.build_review_pictures`; it needs the development dependencies and
Chromium. The pages are those of the sample reports.
"""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser

from extract.cli import main as followup
from extract.review_server import ReviewServer
from extract.reviewing import ReviewOptions, open_review
from tests.view.comparison.browsing import browser

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples"
SIZE = (1280, 800)
COLOURS = 128


@dataclass(frozen=True)
class Picture:
    """A review and what is done in it before its picture is taken."""

    name: str
    command: tuple[str, ...]
    """What makes the folder that is reviewed; reports by their names in the samples."""
    keys: tuple[str, ...]
    waits_for: str
    """What is on the page when all of it is."""


PICTURES = (
    Picture("review-of-a-pdf.png", ("extract", "helsinki-2023-2024.pdf"), ("n",), "svg rect.doubted"),
    Picture("review-of-word.png", ("extract", "harrowmere-2023-2024.docx"), ("e",), "td.doubted"),
    Picture(
        "review-of-links.png",
        ("compare", "harrowmere-2022-2023.docx", "harrowmere-2023-2024.docx"),
        ("1",),
        "article.ticked",
    ),
)


def main() -> None:
    """Writes the pictures."""
    with browser() as program:
        for picture in PICTURES:
            with tempfile.TemporaryDirectory() as folder:
                command, *reports = picture.command
                files = [str(SAMPLES / name) for name in reports]
                done = CliRunner().invoke(followup, [command, *files, "-o", folder, "-q"])
                assert done.exit_code == 0, done.output
                taken(program, picture, Path(folder)).save(HERE / picture.name, optimize=True)


def taken(program: Browser, picture: Picture, folder: Path) -> Image.Image:
    """The page of a review when its keys were struck."""
    with served(folder) as url:
        page = program.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.goto(url)
        page.locator("#count:not(:empty)").wait_for()
        for key in picture.keys:
            page.keyboard.press(key)
        page.locator(picture.waits_for).first.wait_for()
        page.wait_for_timeout(500)
        shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        page.close()
    return shown.quantize(COLOURS, dither=Image.Dither.NONE)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a review of a folder."""
    server = ReviewServer(open_review(folder, ReviewOptions((SAMPLES,), language="en")))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.stop()
        thread.join()


if __name__ == "__main__":
    main()
