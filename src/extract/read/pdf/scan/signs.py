"""Signs that Tesseract does not know: an arrow before a text, which it takes for a dash or a bracket.

Gets the shades of a page and the words made out on it, gives the words with such signs put right.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.read.pdf.scan.picture import Levels
from extract.read.pdf.scan.tesseract import SeenWord

ARROW = "→"
AROUND = 0.35
"""Share of its line's height above and below a word in which the rest of its sign may lie."""
SHAFT, HEAD = 0.3, 0.75
"""Height of an arrow's shaft at most and of its head at least, as shares of its whole height."""
LONG = (1.05, 4.0)
"""An arrow's width by its height."""
INK = 128
"""Levels below which a pixel is ink."""


def with_signs(words: Sequence[SeenWord], levels: Levels) -> list[SeenWord]:
    """The words with arrows in place of the dashes, brackets and the like that they were taken for."""
    return [
        word._replace(text=ARROW, confidence=100.0)
        if not any(map(str.isalnum, word.text)) and is_arrow(_sign(word, levels))
        else word
        for word in words
    ]


def _sign(word: SeenWord, levels: Levels) -> np.ndarray:
    """The ink of a word and of what lies just above and below it."""
    x0, top, x1, bottom = word.box
    more = round(AROUND * word.size)
    middle = (top + bottom) // 2
    top, bottom = min(top, middle - more), max(bottom, middle + more)
    return levels[max(top, 0) : bottom, max(x0 - 2, 0) : x1 + 2] < INK


def is_arrow(ink: np.ndarray) -> bool:
    """Whether ink has the outline of an arrow to the right: a thin shaft, then a pointed head."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not len(rows):
        return False
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = ink.shape
    if height < 5 or not LONG[0] <= width / height <= LONG[1] or not ink.any(axis=0).all():
        return False
    first, last = ink.argmax(axis=0), height - 1 - ink[::-1].argmax(axis=0)
    extent = (last - first + 1) / height
    widest = int(np.argmax(extent))
    third = width // 3
    is_centred = abs(float((first[:third] + last[:third]).mean()) / 2 - (height - 1) / 2) <= 0.2 * height
    has_shaft = bool((extent[:third] <= SHAFT + 2 / height).mean() > 0.8) and is_centred
    return has_shaft and extent[widest] >= HEAD and widest >= 0.55 * width and bool(extent[-1] <= 0.6)
