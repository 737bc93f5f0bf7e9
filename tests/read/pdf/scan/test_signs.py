from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.read.pdf.scan.signs import is_arrow


def ink(*lines: tuple[int, int, int, int], width: int = 3) -> np.ndarray:
    """The ink of strokes on a sheet of 40 by 40."""
    image = Image.new("L", (40, 40), 255)
    for line in lines:
        ImageDraw.Draw(image).line(line, fill=0, width=width)
    return np.asarray(image) < 128


SHAFT = (2, 20, 36, 20)
ARROWS = [
    pytest.param(ink(SHAFT, (24, 10, 37, 20), (24, 30, 37, 20)), id="open head"),
    pytest.param(ink(SHAFT, *((24, y, 37, 20) for y in range(12, 29))), id="filled head"),
    pytest.param(ink(SHAFT, (28, 14, 37, 20), (28, 26, 37, 20), width=2), id="thin"),
]
NO_ARROWS = [
    pytest.param(ink(SHAFT), id="dash"),
    pytest.param(ink((8, 8, 30, 20), (8, 32, 30, 20)), id="greater than"),
    pytest.param(ink(SHAFT, (15, 10, 2, 20), (15, 30, 2, 20)), id="arrow to the left"),
    pytest.param(ink((4, 14, 36, 14), (4, 26, 36, 26)), id="equals"),
    pytest.param(ink(SHAFT, (20, 4, 20, 36)), id="plus"),
    pytest.param(ink((10, 20, 24, 20), width=12), id="bullet"),
    pytest.param(np.zeros((10, 10), np.bool_), id="nothing"),
]


@pytest.mark.parametrize("sign", ARROWS)
def test_an_arrow_is_told_by_its_outline(sign: np.ndarray) -> None:
    assert is_arrow(sign)


@pytest.mark.parametrize("sign", NO_ARROWS)
def test_other_signs_are_no_arrows(sign: np.ndarray) -> None:
    assert not is_arrow(sign)
