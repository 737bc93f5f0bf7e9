from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.read.pdf.pdfium import PdfiumSource
from extract.read.pdf.pdfium.render import page_pictures, pixels_to_png


def decoded(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def file_with_lights(folder: Path, *, turned: int = 0) -> Path:
    path = folder / "lights.pdf"
    canvas = Canvas(str(path), pagesize=(200, 100))
    canvas.setPageRotation(turned)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 50, 100, 50, stroke=0, fill=1)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    return path


def test_a_page_is_drawn_in_its_colours_from_its_top_left(tmp_path: Path) -> None:
    (page,) = page_pictures(file_with_lights(tmp_path), [1], scale=1.0)
    pixels = decoded(page.png)
    assert (page.number, page.width, page.height, pixels.shape) == (1, 200, 100, (100, 200, 3))
    assert pixels[20, 20].tolist() == [255, 0, 0]
    assert pixels[80, 150].tolist() == [255, 255, 255]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_picture_has_the_size_in_which_boxes_are_given(tmp_path: Path, turned: int) -> None:
    file = file_with_lights(tmp_path, turned=turned)
    (page,) = page_pictures(file, [1], scale=1.0)
    with PdfiumSource(file) as source:
        content = source.page(1)
    assert (page.width, page.height) == (content.width, content.height)
    assert decoded(page.png).shape == (content.height, content.width, 3)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([2], [2], id="some pages"),
        pytest.param([1, 2], [1, 2], id="all pages"),
        pytest.param([], [], id="none"),
    ],
)
def test_only_the_pages_that_were_asked_for(tmp_path: Path, numbers: list[int], expected: list[int]) -> None:
    drawn = page_pictures(file_with_lights(tmp_path), numbers)
    assert [page.number for page in drawn] == expected


def test_a_file_that_cannot_be_drawn_gives_no_picture(tmp_path: Path) -> None:
    (tmp_path / "damaged.pdf").write_bytes(b"%PDF-1.7 nothing more")
    assert list(page_pictures(tmp_path / "damaged.pdf", [1])) == []


@pytest.mark.parametrize(
    "pixels",
    [
        pytest.param(np.zeros((3, 5, 3), np.uint8), id="one colour"),
        pytest.param(np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [1, 2, 3]]], np.uint8), id="four"),
        pytest.param(np.random.default_rng(1).integers(0, 255, (64, 64, 3), np.uint8), id="thousands"),
    ],
)
def test_a_picture_keeps_its_pixels(pixels: np.ndarray) -> None:
    assert decoded(pixels_to_png(pixels)).tolist() == pixels.tolist()
