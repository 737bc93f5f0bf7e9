from __future__ import annotations

import pytest

from extract.read.pdf.scan.colours import picture_shapes
from tests.read.pdf.scan.drawing import Sheet


def near(colour: str) -> str:
    """A colour in steps of a sixteenth, which noise does not change."""
    return " ".join(str(round(int(colour[i : i + 2], 16) / 16)) for i in (1, 3, 5))


def seen(sheet: Sheet, noise: float = 5.0) -> list[tuple[str, str]]:
    return [(shape.kind, near(shape.colour)) for shape in picture_shapes(sheet.picture(noise))]


ON_FILL = Sheet().area(20, 20, 120, 60, "#92d050").text(30, 30, "On track", 10)
SHAPES = [
    pytest.param(Sheet().area(20, 20, 120, 60, "#92d050"), [("fill", "#92d050")], id="a fill"),
    pytest.param(Sheet().area(20, 20, 120, 60, "#d9d9d9"), [("fill", "#d9d9d9")], id="a grey fill"),
    pytest.param(Sheet().disc(50, 50, 4, "#c00000"), [("disc", "#c00000")], id="a small disc"),
    pytest.param(Sheet().disc(50, 50, 12, "#a6a6a6"), [("disc", "#a6a6a6")], id="a grey disc"),
    pytest.param(Sheet().area(50, 50, 58, 58, "#ffc000"), [("fill", "#ffc000")], id="a square"),
    pytest.param(ON_FILL, [("fill", "#92d050")], id="a fill with letters on it"),
    pytest.param(
        Sheet().area(20, 20, 120, 60, "#1f3864").text(30, 30, "Status", 10, "white"),
        [("fill", "#1f3864")],
        id="a dark fill with white letters",
    ),
    pytest.param(
        Sheet().area(20, 20, 120, 60, "#e0e0e0").disc(50, 40, 6, "#00b050"),
        [("fill", "#e0e0e0"), ("disc", "#00b050")],
        id="a disc on a fill",
    ),
    pytest.param(
        Sheet().area(20, 20, 120, 60, "#ffff00").area(20, 60, 120, 90, "#92d050"),
        [("fill", "#ffff00"), ("fill", "#92d050")],
        id="two fills that touch",
    ),
]


@pytest.mark.parametrize(("sheet", "expected"), SHAPES)
def test_areas_of_colour_are_found(sheet: Sheet, expected: list[tuple[str, str]]) -> None:
    assert seen(sheet) == [(kind, near(colour)) for kind, colour in expected]


NOTHING = [
    pytest.param(Sheet(), id="paper"),
    pytest.param(Sheet().area(0, 0, 300, 200, "#f8f8f8"), id="paper that is not quite white"),
    pytest.param(Sheet().text(20, 20, "Seuranta 2023", 10), id="text"),
    pytest.param(Sheet().text(20, 20, "Seuranta", 22, "#1f3864"), id="a heading in colour"),
    pytest.param(Sheet().rule(20, 20, 200, 20).rule(20, 20, 20, 90), id="rules"),
]


@pytest.mark.parametrize("sheet", NOTHING)
def test_what_is_no_area_gives_none(sheet: Sheet) -> None:
    assert seen(sheet) == []


def test_an_area_lies_where_it_is_drawn() -> None:
    (shape,) = picture_shapes(Sheet().area(20, 30, 120, 60, "#92d050").picture())
    assert shape.box == pytest.approx((20, 30, 120, 60), abs=1.2)


def test_an_area_with_a_corner_cut_out_is_two_rectangles() -> None:
    sheet = Sheet().area(20, 20, 200, 50, "#92d050").area(20, 50, 80, 120, "#92d050")
    boxes = [shape.box for shape in picture_shapes(sheet.picture())]
    assert boxes == [pytest.approx(box, abs=2.5) for box in ((20, 20, 200, 50), (20, 50, 80, 120))]
