"""The light in a cell: a fill that differs from its row, a mark or a glyph, and its colour's name.

Gets cells, gives colours. What a colour means in a report is told by `status`, not here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.model import Cell, Mark, Paragraph
from extract.vocabulary import load_signs

GREY_CHROMA = 0.02
"""OKLCH chroma below which a colour shows no hue; Office's palest green has .03, its bluish grey .01."""
WHITE_LIGHTNESS = 0.97
UNCLEAR_DEGREES = 4.0
"""Nearer than this to the bound of two hues, a colour could be either."""
Oklab = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Light:
    """What a light cell shows; colour 'none' for a light cell without a light."""

    colour: str = ""
    """green, yellow, red, grey, blue, none, or '' where there is no light cell."""
    hex: str = ""
    glyph: str = ""
    """The sign itself, where it has a meaning of its own, such as a tick."""
    is_unclear: bool = False
    """Whether the hue lies at the bound of two colours."""


NO_LIGHT = Light("none")


def find_light(cells: Sequence[Cell], neighbours: Iterable[Cell]) -> Light | None:
    """The light of a record's light cells; None where they disagree."""
    fills = Counter(cell.fill for cell in neighbours)
    lights = {light for cell in cells for light in lights_of(cell, fills)}
    shown = {light for light in lights if light != NO_LIGHT}
    if len({light.colour for light in shown}) > 1:
        return None
    return min(shown, key=lambda light: (light.glyph, light.hex)) if shown else NO_LIGHT


def lights_of(cell: Cell, fills: Counter[str]) -> tuple[Light, ...]:
    """The lights that one cell shows beside neighbours with these fills."""
    marks = tuple(light for mark in _marks(cell) if (light := light_of_mark(mark)))
    found = marks or _lights_in(cell.text)
    if set(found) - {NO_LIGHT}:
        return found
    if cell.fill and cell.fill != _common(fills):
        return (light_of_colour(cell.fill),)
    return (NO_LIGHT,)


@lru_cache(maxsize=4096)
def _lights_in(text: str) -> tuple[Light, ...]:
    """The lights of a text's glyphs, in order; a cell is asked for them again and again."""
    return tuple(light for sign in text if (light := light_of_glyph(sign)))


def _common(fills: Counter[str]) -> str:
    return fills.most_common(1)[0][0] if fills else ""


def _marks(cell: Cell) -> tuple[Mark, ...]:
    return cell.marks + tuple(mark for paragraph in cell.paragraphs for mark in paragraph.marks)


def light_of_mark(mark: Mark) -> Light | None:
    """The light that a mark shows; black letters and colourless glyphs show none, hollow ones no fill."""
    by_glyph = next((light for sign in mark.text if (light := light_of_glyph(sign))), None)
    if by_glyph and (by_glyph.glyph or not mark.colour):
        return by_glyph
    light = light_of_colour(mark.colour) if mark.colour else Light()
    if mark.text.strip() in load_signs().plain_lights["hollow"] and light.colour in ("", "grey"):
        return NO_LIGHT
    if not mark.colour:
        return None
    is_letter_colour = mark.kind == "text" and light.colour in ("grey", "none")
    return None if is_letter_colour else light


@lru_cache(maxsize=1024)
def light_of_glyph(sign: str) -> Light | None:
    """The light that a glyph shows by itself, such as a green circle or a tick."""
    if sign.isalnum() or sign.isspace():
        return None
    signs = load_signs()
    colour = next((name for name, glyphs in signs.glyph_colours.items() if sign in glyphs), "")
    if colour:
        return Light(colour)
    has_meaning = any(sign in glyphs for glyphs in signs.glyph_status.values())
    return Light("", glyph=sign) if has_meaning else None


@lru_cache(maxsize=1024)
def light_of_colour(code: str) -> Light:
    """The light of a colour '#rrggbb' by its perceived hue."""
    lightness, a, b = oklab(code)
    chroma = math.hypot(a, b)
    if lightness >= WHITE_LIGHTNESS and chroma < GREY_CHROMA:
        return NO_LIGHT
    if chroma < GREY_CHROMA:
        return Light("grey", code)
    hue = math.degrees(math.atan2(b, a)) % 360
    name, margin = _hue_name(hue)
    return Light(name, code, is_unclear=margin < UNCLEAR_DEGREES)


def _hue_name(hue: float) -> tuple[str, float]:
    """The colour whose arc holds a hue, or lies nearest, and the distance to the arc's bound."""
    margins = {name: _margin(hue, float(low), float(high)) for name, (low, high) in load_signs().hues.items()}
    return max(margins.items(), key=lambda pair: pair[1])


def _margin(hue: float, low: float, high: float) -> float:
    """How far a hue lies inside an arc; negative outside."""
    width = (high - low) % 360
    distance = (hue - low - width / 2 + 180) % 360 - 180
    return width / 2 - abs(distance)


@lru_cache(maxsize=1024)
def oklab(code: str) -> Oklab:
    """A colour '#rrggbb' in Oklab (Björn Ottosson's matrices)."""
    red, green, blue = (_linear(int(code[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def colour_distance(one: str, other: str) -> float:
    """How far apart two colours look, in Oklab; .02 is just visible side by side."""
    return math.dist(oklab(one), oklab(other))


def light_of_paragraph(paragraph: Paragraph) -> Light | None:
    """The light in the line of a text: a mark, a glyph or a fill behind it."""
    marks = [light for mark in paragraph.marks if (light := light_of_mark(mark))]
    glyphs = [light for sign in paragraph.text if (light := light_of_glyph(sign))]
    fill = [light_of_colour(paragraph.fill)] if paragraph.fill else []
    return next(iter(marks + glyphs + fill), None)
