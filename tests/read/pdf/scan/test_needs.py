from __future__ import annotations

import numpy as np
import pytest

from extract.read.pdf.page import PageContent, Shape, Words, no_words
from extract.read.pdf.scan.needs import needs_recognition

WHOLE, HALF, PHOTO = (0.0, 0.0, 600.0, 800.0), (0.0, 0.0, 600.0, 400.0), (100.0, 100.0, 300.0, 300.0)
STRIPS = [(0.0, y, 600.0, y + 100.0) for y in np.arange(0, 800, 100.0).tolist()]


def words(count: int) -> Words:
    none = np.zeros(count, np.int64)
    flags = np.zeros(count, np.bool_)
    text = np.array([*["sana"] * count, None], np.object_)[:-1]
    return Words(text, np.zeros((count, 4)), flags, none, none, flags)


def page(
    count: int, *pictures: tuple[float, ...], hidden: int = 0, unmapped: int = 0, outlines: int = 0
) -> PageContent:
    shapes = [Shape("image", (a, b, c, d), "") for a, b, c, d in pictures]
    shapes += [Shape("disc", PHOTO, "#000000")] * outlines
    none = np.zeros((0, 3))
    text = words(count) if count else no_words()
    return PageContent(1, 600, 800, text, none, none, tuple(shapes), unmapped, hidden=hidden)


NEEDY = [
    pytest.param(page(0, WHOLE), id="a picture of the whole page"),
    pytest.param(page(0, *STRIPS), id="a picture cut into strips"),
    pytest.param(page(3, WHOLE), id="a picture with a stamp"),
    pytest.param(page(300, WHOLE, hidden=300), id="a picture over hidden text"),
    pytest.param(page(100, unmapped=300), id="letters whose meaning is not known"),
    pytest.param(page(0, outlines=400), id="letters drawn as outlines"),
]
FINE = [
    pytest.param(page(300), id="text alone"),
    pytest.param(page(300, WHOLE), id="text over a picture"),
    pytest.param(page(300, WHOLE, hidden=20), id="text with a few hidden words"),
    pytest.param(page(5, PHOTO), id="few words beside a photo"),
    pytest.param(page(0), id="an empty page"),
    pytest.param(page(0, outlines=5), id="a few shapes"),
    pytest.param(page(100, unmapped=20), id="a few letters without a meaning"),
]


@pytest.mark.parametrize("content", NEEDY)
def test_a_page_without_text_of_use_is_recognised(content: PageContent) -> None:
    assert needs_recognition(content)


@pytest.mark.parametrize("content", FINE)
def test_a_page_that_tells_its_text_is_left_alone(content: PageContent) -> None:
    assert not needs_recognition(content)
