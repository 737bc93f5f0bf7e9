"""What is drawn in cells: background fills, and marks (discs, squares, icons, glyphs, coloured words)."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

import numpy as np

from extract.model import Box, Mark, Place
from extract.read.pdf.page import Floats, Shape
from extract.read.pdf.text.lines import Line
from extract.read.pdf.text.paragraphs import rounded
from extract.read.symbols import EMOJI_COLOURS, GLYPHS

COVERS = 0.5
"""Share of a cell that a fill must cover to be its background; less is shading behind a text or a square."""
PAPER = 0.97
"""Lightness from which a fill is the paper's own colour."""
MARK_SIZES = (3.0, 60.0)
"""Points: width and height of a light that is drawn as a shape or picture."""
COLOURED = 0.25
"""Saturation and brightness from which words count as coloured."""


def cell_fills(cells: Floats, shapes: Sequence[Shape]) -> list[str]:
    """Background of each cell ((n, 4) boxes), '' where it is the paper's; later paint covers earlier."""
    fills = [""] * len(cells)
    painted = [shape for shape in shapes if shape.kind in ("fill", "shape") and shape.colour]
    if not painted or not len(cells):
        return fills
    overlap = _overlap(cells, np.array([shape.box for shape in painted]))
    covered = overlap >= COVERS * _area(cells)[:, None]
    for index in np.flatnonzero(covered.any(axis=1)).tolist():
        last = painted[int(np.flatnonzero(covered[index])[-1])]
        fills[index] = "" if is_paper(last.colour) else last.colour
    return fills


def _overlap(cells: Floats, shapes: Floats) -> Floats:
    wide = np.minimum(cells[:, None, 2], shapes[None, :, 2]) - np.maximum(
        cells[:, None, 0], shapes[None, :, 0]
    )
    high = np.minimum(cells[:, None, 3], shapes[None, :, 3]) - np.maximum(
        cells[:, None, 1], shapes[None, :, 1]
    )
    overlap: Floats = np.maximum(wide, 0) * np.maximum(high, 0)
    return overlap


def _area(boxes: Floats) -> Floats:
    return (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])


def is_paper(colour: str) -> bool:
    """Whether '#rrggbb' is so light that it looks like paper without a fill."""
    return min(_rgb(colour)) >= PAPER


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def drawn_marks(shapes: Sequence[Shape], page: int) -> list[Mark]:
    """Discs, squares and icons of the size of a light, in painting order; where they lie, their cells are."""
    return [_drawn(shape, page) for shape in shapes if is_light_sized(shape)]


def is_light_sized(shape: Shape) -> bool:
    """Whether a shape is as large as a light, and no rule or sliver."""
    width, height = shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]
    small, large = MARK_SIZES
    if not (small <= width <= large and small <= height <= large):
        return False
    if shape.kind == "image":
        return True
    return bool(shape.colour) and not is_paper(shape.colour) and 0.4 <= width / height <= 2.5


def _drawn(shape: Shape, page: int) -> Mark:
    kind = {"disc": "disc", "image": "icon"}.get(shape.kind, "square")
    return Mark(kind, shape.colour, place=Place(page=page, box=rounded(shape.box)))


def line_marks(lines: Sequence[Line], page: int) -> list[Mark]:
    """Glyphs in a cell's lines, each with its colour, or its words where all have one colour of their own."""
    text = " ".join(line.text for line in lines)
    if not GLYPHS.isdisjoint(text):
        return [mark for line in lines for mark in _glyph_marks(line, page)]
    if lines and _is_coloured(lines[0].colour) and all(line.colour == lines[0].colour for line in lines):
        place = Place(page=page, box=rounded(lines[0].box))
        return [Mark("text", _in_digits(lines[0].colour), text, place)]
    return []


def _glyph_marks(line: Line, page: int) -> list[Mark]:
    """The glyphs of a line, each with its own colour where the line's differ."""
    signs = [sign for sign in line.text if sign in GLYPHS]
    colours = line.lights if len(line.lights) == len(signs) else (line.colour,) * len(signs)
    place = Place(page=page, box=rounded(line.box))
    return [
        Mark("glyph", EMOJI_COLOURS.get(sign, _in_digits(colour)), sign, place)
        for sign, colour in zip(signs, colours, strict=True)
    ]


def _in_digits(colour: int) -> str:
    return f"#{colour:06x}" if colour >= 0 else ""


def _is_coloured(colour: int) -> bool:
    if colour <= 0:
        return False
    _, saturation, brightness = colorsys.rgb_to_hsv(*_rgb(f"#{colour:06x}"))
    return saturation >= COLOURED and brightness >= COLOURED


def lies_in(box: Box, area: Box) -> bool:
    """Whether the centre of a box lies in an area."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]
