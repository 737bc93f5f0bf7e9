"""How words look in a picture: heavy or not, and in which colour.

Gets a picture and the boxes of its words, gives for each whether its strokes are thicker than those of most
words of its page, and its colour where it is no grey.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extract.read.pdf.page import Flags, Floats, Integers
from extract.read.pdf.scan.picture import WEIGHTS, Picture

HEAVY = 1.22
"""How many times as thick as the usual strokes bold ones are at least."""
FEWEST_LETTERS = 3
"""A word of fewer letters takes after its neighbours: its strokes tell too little."""
CHROMA = 48
"""By how much red, green and blue of letters differ at least where they have a colour."""
SAME = 48
"""Colours that differ less are one."""
FAINT = 30.0
"""Levels between ink and background, under which nothing is measured."""


def stroke_widths(picture: Picture, boxes: NDArray[np.int64]) -> Floats:
    """Mean thickness of each word's strokes in pixels, 0 where there is no ink."""
    return np.array([_stroke_width(_part(picture, box)) for box in boxes], np.float64)


def _part(picture: Picture, box: NDArray[np.int64]) -> NDArray[np.float32]:
    """How far each pixel of a box is from its background: 0 to 1 from paper to ink."""
    x0, top, x1, bottom = (max(int(edge), 0) for edge in box)
    lightness = picture.pixels[top:bottom, x0:x1].astype(np.float32) @ WEIGHTS
    if not lightness.size:
        return np.zeros((0, 0), np.float32)
    low, high = np.percentile(lightness, (3, 97))
    if high - low < FAINT:
        return np.zeros((0, 0), np.float32)
    ink = (high - lightness) / (high - low)
    if np.median(ink) > 0.5:  # light letters on a dark background
        ink = 1 - ink
    clipped: NDArray[np.float32] = np.clip(ink, 0, 1).astype(np.float32)
    return clipped


def _stroke_width(ink: NDArray[np.float32]) -> float:
    """Twice the area of the ink by the length of its outline: exact for long strokes of any direction."""
    outline = float(np.abs(np.diff(ink, axis=0)).sum() + np.abs(np.diff(ink, axis=1)).sum())
    return 2.5 * float(ink.sum()) / outline if outline else 0.0


def heavy_words(widths: Floats, sizes: Floats, letters: Sequence[int], lines: Integers) -> Flags:
    """Which words are bold, by the thickness of their strokes for the size of their line's letters."""
    if not len(widths):
        return np.zeros(0, np.bool_)
    share = widths / np.maximum(sizes, 1)
    told = (np.array(letters) >= FEWEST_LETTERS) & (widths > 0)
    if not told.any():
        return np.zeros(len(widths), np.bool_)
    heavy = share > HEAVY * np.median(share[told])
    return _like_neighbours(heavy, told, lines)


def _like_neighbours(heavy: Flags, told: Flags, lines: Integers) -> Flags:
    """The flags with those of words that tell nothing taken from the next word of the line, else the last."""
    settled = heavy & told
    for index in np.flatnonzero(~told).tolist():
        beside = [i for i in (index + 1, index - 1) if 0 <= i < len(lines) and lines[i] == lines[index]]
        settled[index] = bool(beside) and settled[beside[0]]
    return settled


def word_colours(picture: Picture, boxes: NDArray[np.int64]) -> Integers:
    """0xRRGGBB of each word's ink: 0 for black and greys, one value for colours that look the same."""
    known: list[NDArray[np.float64]] = []
    return np.array([_colour_number(_ink_colour(picture, box), known) for box in boxes], np.int64)


def _ink_colour(picture: Picture, box: NDArray[np.int64]) -> NDArray[np.float64]:
    """The median colour of the pixels of full ink."""
    ink = _part(picture, box)
    x0, top, x1, bottom = (max(int(edge), 0) for edge in box)
    full = picture.pixels[top:bottom, x0:x1][ink > 0.8] if ink.size else np.zeros((0, 3))
    return np.median(full, axis=0) if len(full) else np.zeros(3)


def _colour_number(colour: NDArray[np.float64], known: list[NDArray[np.float64]]) -> int:
    if colour.max() - colour.min() < CHROMA:
        return 0
    alike = next((other for other in known if np.abs(other - colour).max() < SAME), None)
    if alike is None:
        known.append(alike := colour)
    red, green, blue = (round(float(part)) for part in alike)
    return (red << 16) | (green << 8) | blue
