from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Box
from extract.read.pdf.page import Floats
from extract.read.pdf.paths import PathCollector
from tests.read.pdf.sheet import paths

BOX = "0,0 100,0 100,20 0,20="
RULES = [
    pytest.param(("0,10 100,10", "", True), [(10, 0, 100)], [], id="a line"),
    pytest.param(("100,10 0,10", "", True), [(10, 0, 100)], [], id="a line drawn backwards"),
    pytest.param(("5,0 5,40", "", True), [], [(5, 0, 40)], id="a vertical"),
    pytest.param((BOX, "", True), [(0, 0, 100), (20, 0, 100)], [(0, 0, 20), (100, 0, 20)], id="a box"),
    pytest.param(("0,0 100,0 100,20", "", True), [(0, 0, 100)], [(100, 0, 20)], id="an angle"),
    pytest.param(("0,0 100,0.4", "", True), [(0.2, 0, 100)], [], id="a line that leans a little"),
    pytest.param(("0,0 100,0 100,1 0,1=", "#000000", False), [(0.5, 0, 100)], [], id="a thin bar"),
    pytest.param(("0,0 2,0 2,60 0,60=", "#ffffff", False), [], [(1, 0, 60)], id="a thin upright bar"),
    pytest.param(("0,0 90,0 |0,9 90,9", "", True), [(0, 0, 90), (9, 0, 90)], [], id="two lines in one path"),
]
NO_RULES = [
    pytest.param(("0,0 100,30", "", True), id="a slanted line"),
    pytest.param(("0,0 ~5,5 ~9,9 ~12,0", "", True), id="a curve"),
    pytest.param((BOX, "", False), id="neither filled nor stroked"),
    pytest.param((BOX, "#ff0000", False), id="a filled area"),
    pytest.param(("5,5 5,5", "", True), id="a point"),
]


def _sorted(rules: Floats) -> list[tuple[float, ...]]:
    return sorted(tuple(round(number, 3) for number in rule) for rule in rules.tolist())


@pytest.mark.parametrize(("outline", "horizontal", "vertical"), RULES)
def test_outlines_become_rules(
    outline: tuple[str, str, bool], horizontal: list[Box], vertical: list[Box]
) -> None:
    across, down, _ = paths(outline).result()
    assert (_sorted(across), _sorted(down)) == (horizontal, vertical)


@pytest.mark.parametrize("outline", NO_RULES)
def test_other_outlines_are_no_rules(outline: tuple[str, str, bool]) -> None:
    across, down, _ = paths(outline).result()
    assert not len(across)
    assert not len(down)


SHAPES = [
    pytest.param((BOX, "#ff0000", False), ("fill", (0, 0, 100, 20), "#ff0000"), id="a rectangle"),
    pytest.param((BOX, "#ff0000", True), ("fill", (0, 0, 100, 20), "#ff0000"), id="with its border"),
    pytest.param(
        ("0,0 9,0 9,9 0,9 0,0", "#00ff00", False), ("fill", (0, 0, 9, 9), "#00ff00"), id="closed by hand"
    ),
    pytest.param(("0,5 ~0,9 ~9,9 ~9,5=", "#00ff00", False), ("disc", (0, 5, 9, 9), "#00ff00"), id="a disc"),
    pytest.param(("0,9 5,0 9,9=", "#0000ff", False), ("shape", (0, 0, 9, 9), "#0000ff"), id="a triangle"),
]


@pytest.mark.parametrize(("outline", "expected"), SHAPES)
def test_outlines_become_shapes(outline: tuple[str, str, bool], expected: tuple[str, Box, str]) -> None:
    _, _, (shape,) = paths(outline).result()
    assert (shape.kind, shape.box, shape.colour) == expected


def test_shapes_keep_the_painting_order() -> None:
    collector = paths((BOX, "#111111", False), (BOX, "#222222", False))
    collector.add_image((0, 0, 9, 9))
    assert [shape.colour for shape in collector.result()[2]] == ["#111111", "#222222", ""]


THIN = [
    pytest.param((0, 0, 50, 1), (1, 0), id="flat"),
    pytest.param((0, 0, 1, 50), (0, 1), id="steep"),
    pytest.param((0, 0, 1, 1), (1, 1), id="a dot counts both ways"),
    pytest.param((0, 0, 90, 5), (1, 0), id="a thick border"),
    pytest.param((0, 0, 12, 5), (0, 0), id="a small square"),
    pytest.param((0, 0, 50, 20), (0, 0), id="an area"),
]


@pytest.mark.parametrize(("box", "expected"), THIN)
def test_thin_boxes_are_taken_as_rules(box: Box, expected: tuple[int, int]) -> None:
    collector = PathCollector()
    assert collector.add_thin(box) == any(expected)
    across, down, _ = collector.result()
    assert (len(across), len(down)) == expected


corners = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=6)


@given(corners, st.booleans())
def test_nothing_is_drawn_outside_of_its_outline(points: list[tuple[int, int]], stroked: bool) -> None:
    outline = " ".join(f"{x},{y}" for x, y in points)
    across, down, shapes = paths((outline, "#123456", stroked)).result()
    xs, ys = [x for x, _ in points], [y for _, y in points]
    assert all(min(xs) <= shape.box[0] and shape.box[3] <= max(ys) for shape in shapes)
    assert all(min(xs) <= x0 <= x1 <= max(xs) for _, x0, x1 in across.tolist())
    assert all(min(ys) <= top <= foot <= max(ys) for _, top, foot in down.tolist())
