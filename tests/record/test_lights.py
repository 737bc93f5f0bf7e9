from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Mark
from extract.record.lights import (
    NO_LIGHT,
    colour_distance,
    find_light,
    light_of_colour,
    light_of_glyph,
    light_of_mark,
)
from tests.record.mini import table

HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("#92d050", "green", id="Office light green"),
        pytest.param("#00b050", "green", id="Office green"),
        pytest.param("#c6efce", "green", id="pale spreadsheet green"),
        pytest.param("#e2efda", "green", id="palest Office green"),
        pytest.param("#548235", "green", id="dark green"),
        pytest.param("#ffff00", "yellow", id="pure yellow"),
        pytest.param("#ffc000", "yellow", id="amber"),
        pytest.param("#ffa500", "yellow", id="orange"),
        pytest.param("#ed7d31", "yellow", id="Office orange"),
        pytest.param("#fff2cc", "yellow", id="pale yellow"),
        pytest.param("#ff0000", "red", id="pure red"),
        pytest.param("#c00000", "red", id="dark red"),
        pytest.param("#ffc7ce", "red", id="pale spreadsheet red"),
        pytest.param("#0070c0", "blue", id="Office blue"),
        pytest.param("#00b0f0", "blue", id="Office light blue"),
        pytest.param("#bfbfbf", "grey", id="grey"),
        pytest.param("#000000", "grey", id="black"),
        pytest.param("#ffffff", "none", id="white"),
    ],
)
def test_colour_names(code: str, name: str) -> None:
    assert light_of_colour(code).colour == name


@given(HEX)
def test_every_colour_has_a_name(code: str) -> None:
    assert light_of_colour(code).colour in ("green", "yellow", "red", "grey", "blue", "none")


@given(HEX, HEX)
def test_colour_distance_is_symmetric_and_zero_to_itself(one: str, other: str) -> None:
    assert colour_distance(one, other) == pytest.approx(colour_distance(other, one))
    assert colour_distance(one, one) == 0


@pytest.mark.parametrize(
    ("row", "colour"),
    [
        pytest.param("teksti | #92d050", "green", id="fill"),
        pytest.param("teksti | o#ff0000", "red", id="disc"),
        pytest.param("teksti #eeeeee | #eeeeee", "none", id="zebra fill is no light"),
        pytest.param("teksti #eeeeee | #92d050", "green", id="fill in a zebra row"),
        pytest.param("teksti #eeeeee | o#92d050 #eeeeee", "green", id="disc in a zebra row"),
        pytest.param("teksti | ", "none", id="unfilled"),
        pytest.param("teksti | 🟡", "yellow", id="coloured glyph"),
        pytest.param("teksti | Valmis #92d050", "green", id="words on a fill"),
    ],
)
def test_light_of_a_row(row: str, colour: str) -> None:
    neighbour, light = table(row).cells
    found = find_light([light], [neighbour])
    assert found is not None
    assert found.colour == colour


def test_two_lights_of_one_record_disagree() -> None:
    cells = table("a | #92d050\nb | #ff0000").cells
    assert find_light([cells[1], cells[3]], [cells[0]]) is None


@pytest.mark.parametrize(
    ("mark", "colour"),
    [
        (Mark("icon", "#00b050"), "green"),
        (Mark("glyph", "#ff0000", "●"), "red"),
        (Mark("glyph", "", "🟢"), "green"),
        (Mark("text", "#ff0000", "myöhässä"), "red"),
    ],
)
def test_light_of_mark(mark: Mark, colour: str) -> None:
    light = light_of_mark(mark)
    assert light is not None
    assert light.colour == colour


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(Mark("text", "#000000", "valmis"), id="black words"),
        pytest.param(Mark("text", "#ffffff", "valmis"), id="white words on a fill"),
        pytest.param(Mark("icon", ""), id="picture without a colour"),
    ],
)
def test_marks_that_are_no_lights(mark: Mark) -> None:
    assert light_of_mark(mark) is None


def test_tick_has_a_meaning_and_no_colour() -> None:
    light = light_of_glyph("✓")
    assert light is not None
    assert (light.colour, light.glyph) == ("", "✓")


@pytest.mark.parametrize("sign", ["a", "1", " ", ".", "ä"])
def test_letters_are_no_lights(sign: str) -> None:
    assert light_of_glyph(sign) is None


def test_no_light_has_no_hex() -> None:
    assert NO_LIGHT.hex == "" and not re.match("#", NO_LIGHT.hex)


@pytest.mark.parametrize(
    ("mark", "colour"),
    [
        pytest.param(Mark("glyph", "#000000", "○"), "none", id="hollow and black"),
        pytest.param(Mark("glyph", "", "□"), "none", id="hollow without a colour"),
        pytest.param(Mark("glyph", "#00b050", "○"), "green", id="hollow and green"),
        pytest.param(Mark("glyph", "#000000", "●"), "grey", id="full and black"),
    ],
)
def test_hollow_glyphs_show_an_empty_light(mark: Mark, colour: str) -> None:
    light = light_of_mark(mark)
    assert light is not None
    assert light.colour == colour
