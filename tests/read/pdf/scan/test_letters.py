from __future__ import annotations

import numpy as np
import pytest

from extract.read.pdf.scan.letters import heavy_words, stroke_widths, word_colours
from tests.read.pdf.scan.drawing import SCALE, Sheet


def boxes(*points: tuple[float, float, float, float]) -> np.ndarray:
    return (np.array(points) * SCALE).astype(np.int64)


def strokes(thickness: float) -> float:
    """The thickness that is measured where strokes of one, in points, are drawn."""
    sheet = Sheet()
    for x in range(20, 60, 8):
        sheet.area(x, 20, x + thickness, 30, "black")
    return float(stroke_widths(sheet.picture(), boxes((18, 18, 60, 32)))[0]) / SCALE


def test_thicker_strokes_measure_thicker() -> None:
    widths = [strokes(thickness) for thickness in (0.7, 1.0, 1.5, 2.0)]
    assert widths == sorted(widths) and widths[3] > 1.5 * widths[1]


def test_paper_has_no_strokes() -> None:
    assert stroke_widths(Sheet().picture(), boxes((20, 20, 60, 30)))[0] == 0


HEAVY = [
    pytest.param([3, 3, 3, 3, 3], [5] * 5, "00000", id="all alike"),
    pytest.param([4.5, 4.5, 3, 3, 3], [5] * 5, "11000", id="two bold words"),
    pytest.param([3, 4.5, 3, 3, 3], [0, 5, 5, 5, 5], "11000", id="a number goes with the word after it"),
    pytest.param([3, 3, 3, 4.5, 3], [5, 5, 5, 5, 0], "00011", id="at the end with the word before it"),
    pytest.param([6, 3, 3, 3, 3], [1, 5, 5, 5, 5], "00000", id="a dash tells nothing"),
]


@pytest.mark.parametrize(("widths", "letters", "expected"), HEAVY)
def test_bold_words_stand_out(widths: list[float], letters: list[int], expected: str) -> None:
    lines = np.zeros(len(widths), np.int64)
    found = heavy_words(np.array(widths, np.float64), np.full(len(widths), 40.0), letters, lines)
    assert "".join(str(int(flag)) for flag in found) == expected


COLOURS = [
    pytest.param("black", 0, id="black"),
    pytest.param("#606060", 0, id="grey"),
    pytest.param("#c00000", 0xC, id="red"),
]


@pytest.mark.parametrize(("colour", "red"), COLOURS)
def test_letters_have_a_colour_where_it_is_no_grey(colour: str, red: int) -> None:
    picture = Sheet().text(20, 20, "Myöhässä", 12, colour).picture()
    assert int(word_colours(picture, boxes((18, 18, 90, 38)))[0]) >> 20 == red


def test_words_of_one_colour_have_one_value() -> None:
    picture = Sheet().text(20, 20, "Myöhässä", 12, "#c00000").text(20, 60, "Myös", 12, "#c00000").picture()
    first, second = word_colours(picture, boxes((18, 18, 90, 38), (18, 58, 60, 78)))
    assert first == second
