from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from extract.read.pdf.scan.picture import Lightness, Pixels
from extract.read.pdf.scan.skew import skew_angle, straightened
from tests.read.pdf.scan.drawing import Sheet

WORDS = "what is done, by whom and when; what happened in the period"


def leaning(angle: float) -> Pixels:
    """The pixels of a page of text that falls from left to right by an angle in degrees."""
    sheet = Sheet()
    for row in range(8):
        sheet.text(20, 20 + 20 * row, WORDS, 8)
    return sheet.picture(
        change=lambda image: image.rotate(-angle, Image.Resampling.BICUBIC, fillcolor="white")
    ).pixels


def lightness(pixels: Pixels) -> Lightness:
    return np.asarray(pixels.mean(axis=2), np.float32)


@pytest.mark.parametrize("angle", [-4.0, -1.5, -0.4, 0.0, 0.2, 0.4, 3.0])
def test_the_angle_of_a_page_is_found(angle: float) -> None:
    assert skew_angle(lightness(leaning(angle))) == pytest.approx(angle, abs=0.06)


@pytest.mark.parametrize("angle", [-1.5, 0.4])
def test_a_page_put_straight_leans_no_more(angle: float) -> None:
    pixels = leaning(angle)
    assert abs(skew_angle(lightness(straightened(pixels, skew_angle(lightness(pixels)))))) <= 0.06


def test_a_page_without_ink_does_not_lean() -> None:
    assert skew_angle(lightness(Sheet().picture().pixels)) == 0.0


def test_a_straight_page_keeps_its_pixels() -> None:
    pixels = leaning(0)
    assert straightened(pixels, 0.01) is pixels
