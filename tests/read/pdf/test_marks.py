from __future__ import annotations

import numpy as np
import pytest

from extract.model import Box
from extract.read.pdf.marks import cell_fills, drawn_marks, lies_in, line_marks
from tests.read.pdf.sheet import lines, page, read

CELLS = np.array([[0, 0, 100, 20], [100, 0, 200, 20]], np.float64)
FILLS = [
    pytest.param("fill 0 0 100 20 #ff0000", ["#ff0000", ""], id="one cell"),
    pytest.param("fill 0 0 200 20 #ff0000", ["#ff0000", "#ff0000"], id="over both"),
    pytest.param(
        "fill 0 0 200 20 #eeeeee\nfill 100 0 200 20 #ff0000", ["#eeeeee", "#ff0000"], id="later paint"
    ),
    pytest.param("fill 0 0 100 20 #ff0000\nfill 0 0 100 20 #ffffff", ["", ""], id="painted over in white"),
    pytest.param("fill 1 1 99 19 #ff0000", ["#ff0000", ""], id="inside its borders"),
    pytest.param("shape 0 0 100 20 #ff0000", ["#ff0000", ""], id="an outline that is no rectangle"),
]
NO_FILLS = [
    pytest.param("", id="nothing painted"),
    pytest.param("fill 0 0 200 20 #ffffff", id="white paint"),
    pytest.param("fill 0 0 200 20 #fcfcfc", id="nearly white paint"),
    pytest.param("fill 10 5 60 15 #ffff00", id="shading behind a text"),
    pytest.param("disc 40 5 50 15 #ff0000", id="a disc"),
    pytest.param("image 0 0 200 20", id="a picture"),
    pytest.param("fill 0 30 200 60 #ff0000", id="another row's paint"),
]


@pytest.mark.parametrize(("drawing", "expected"), FILLS)
def test_backgrounds_of_cells(drawing: str, expected: list[str]) -> None:
    assert cell_fills(CELLS, page(drawing).shapes) == expected


@pytest.mark.parametrize("drawing", NO_FILLS)
def test_cells_without_background(drawing: str) -> None:
    assert cell_fills(CELLS, page(drawing).shapes) == ["", ""]


def test_no_cells_have_no_backgrounds() -> None:
    assert cell_fills(np.zeros((0, 4)), page("fill 0 0 9 9 #ff0000").shapes) == []


MARKS = [
    pytest.param("disc 0 0 12 12 #00ff00", [("disc", "#00ff00")], id="a disc"),
    pytest.param("fill 0 0 12 12 #00ff00", [("square", "#00ff00")], id="a square"),
    pytest.param("shape 0 0 12 12 #00ff00", [("square", "#00ff00")], id="a triangle"),
    pytest.param("image 0 0 16 16", [("icon", "")], id="an icon"),
    pytest.param(
        "disc 0 0 9 9 #1\ndisc 0 0 9 9 #2".replace("#", "#00000"),
        [("disc", "#000001"), ("disc", "#000002")],
        id="painting order",
    ),
]
NO_MARKS = [
    pytest.param("image 0 0 200 80", id="a picture larger than a light"),
    pytest.param("fill 0 0 500 30 #00ff00", id="a row's background"),
    pytest.param("fill 0 0 12 12 #ffffff", id="white"),
    pytest.param("fill 0 0 50 10 #00ff00", id="a bar"),
    pytest.param("disc 0 0 2 2 #00ff00", id="a full stop drawn as a disc"),
]


@pytest.mark.parametrize(("drawing", "expected"), MARKS)
def test_drawn_marks(drawing: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark.kind, mark.colour) for mark in drawn_marks(page(drawing).shapes, 1)] == expected


@pytest.mark.parametrize("drawing", NO_MARKS)
def test_other_shapes_are_no_marks(drawing: str) -> None:
    assert drawn_marks(page(drawing).shapes, 1) == []


TEXT_MARKS = [
    pytest.param("text/#c00000 0 10 ●", [("glyph", "#c00000", "●")], id="a coloured glyph"),
    pytest.param("text 0 10 🟢 on track", [("glyph", "#78b159", "🟢")], id="an emoji has its own colour"),
    pytest.param("text/#c00000 0 10 Late", [("text", "#c00000", "Late")], id="coloured words"),
    pytest.param(
        "text/#00a000 0 10 On\ntext/#00a000 0 22 track", [("text", "#00a000", "On track")], id="on two lines"
    ),
]
NO_TEXT_MARKS = [
    pytest.param("text 0 10 Late", id="black words"),
    pytest.param("text/#404040 0 10 Late", id="grey words"),
    pytest.param("text/#ffffff 0 10 Late", id="white words on a dark cell"),
    pytest.param("text/#c00000 0 10 Late\ntext 0 22 again", id="one of two lines coloured"),
    pytest.param("text/#00003a 0 10 Late", id="nearly black"),
    pytest.param("", id="no words"),
]


@pytest.mark.parametrize(("drawing", "expected"), TEXT_MARKS)
def test_marks_in_text(drawing: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(mark.kind, mark.colour, mark.text) for mark in line_marks(lines(drawing), 1)] == expected


@pytest.mark.parametrize("drawing", NO_TEXT_MARKS)
def test_other_text_has_no_marks(drawing: str) -> None:
    assert line_marks(lines(drawing), 1) == []


@pytest.mark.parametrize(
    ("box", "expected"), [((1, 1, 9, 9), True), ((8, 1, 30, 9), False)], ids=["inside", "mostly outside"]
)
def test_where_a_box_lies(box: Box, expected: bool) -> None:
    assert lies_in(box, (0, 0, 10, 10)) == expected


TABLE = "grid 0|100|200 0|40|80\ntext 5 20 Avataan\ntext 5 60 Suljetaan\n"
LIGHTS = [
    pytest.param("disc 140 10 160 30 #00ff00", ("", [("disc", "#00ff00")]), id="a disc"),
    pytest.param("fill 100 0 200 40 #00ff00", ("#00ff00", []), id="a background is no mark"),
    pytest.param("fill 140 12 156 28 #00ff00", ("", [("square", "#00ff00")]), id="a square"),
    pytest.param("image 140 10 160 30", ("", [("icon", "")]), id="an icon"),
    pytest.param("text/#ff0000 140 24 ●", ("", [("glyph", "#ff0000")]), id="a glyph"),
]


@pytest.mark.parametrize(("light", "expected"), LIGHTS)
def test_lights_belong_to_their_cells(light: str, expected: tuple[str, list[tuple[str, str]]]) -> None:
    cells = read(TABLE + light).tables[0].cells
    assert (cells[1].fill, [(mark.kind, mark.colour) for mark in cells[1].marks]) == expected
    assert not any(cell.fill or cell.marks for i, cell in enumerate(cells) if i != 1)


def test_a_light_beside_a_text_belongs_to_its_paragraph() -> None:
    document = read("disc 20 92 30 102 #ff0000\ntext 40 102 Ei aloitettu\ntext 40 160 Muuta")
    marks = [[mark.colour for mark in p.marks] for p in document.blocks]  # type: ignore[union-attr]  # paragraphs alone
    assert marks == [["#ff0000"], []]
