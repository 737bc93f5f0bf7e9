"""What a page of a PDF shows, as arrays: the one shape in which page sources give it.

All coordinates are points from the top left of the displayed page (rotation and crop box already
applied).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from extract.model import Box

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.object_]
"""Strings in an array, so that they are picked and ordered as numbers are."""

UPRIGHT, READS_UP, READS_DOWN, SLANTED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The visible words of a page: letters of one text run with no blank between, in the order of the file.

    A word is the unit of reading: to ask a library for every character costs several times as much as
    all that is done with them. Every array has one entry per word.
    """

    text: Texts
    """What is seen; a soft hyphen is kept only as the last letter, where it may end a line."""
    box: Floats
    """(n, 4): x0, top, x1, bottom; from the first letter's edge to the last one's, height of the font."""
    bold: Flags
    colour: Integers
    """0xRRGGBB."""
    direction: Integers
    """UPRIGHT, READS_UP, READS_DOWN or SLANTED (a watermark)."""
    blank: Flags
    """Whether the file has a blank after the word; blanks that a library makes up do not count."""

    def __len__(self) -> int:
        return len(self.text)

    def select(self, which: Flags | Integers) -> Words:
        """Some of the words, by mask or by index."""
        return Words(
            self.text[which],
            self.box[which],
            self.bold[which],
            self.colour[which],
            self.direction[which],
            self.blank[which],
        )


def no_words() -> Words:
    """The words of an empty page."""
    none, no_flags = np.zeros(0, np.int64), np.zeros(0, np.bool_)
    return Words(np.zeros(0, np.object_), np.zeros((0, 4)), no_flags, none, none, no_flags)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled area, a disc or a picture."""

    kind: str
    """fill (a rectangle), disc (a curved outline), shape (any other outline) or image."""
    box: Box
    colour: str
    """'#rrggbb'; '' where an image's is not known."""


@dataclass(frozen=True, slots=True, eq=False)
class PageContent:
    """One page of a PDF."""

    number: int
    """From 1."""
    width: float
    height: float
    words: Words
    horizontal: Floats
    """(n, 3) drawn rules: y, x0, x1."""
    vertical: Floats
    """(n, 3) drawn rules: x, top, bottom."""
    shapes: tuple[Shape, ...]
    """In painting order."""
    unmapped: int = 0
    """Characters whose font does not tell which letters they are."""
    is_cut: bool = False
    """Whether more is drawn on it than is read."""
    hidden: int = 0
    """Words that are not drawn: what a scanner's program made out on a picture."""


class PageSource(Protocol):
    """The one door through which pages come: pdfium, or pdfplumber as second reader."""

    page_count: int
    title: str

    def page(self, number: int) -> PageContent:
        """The page with this number, from 1."""
        ...

    def close(self) -> None:
        """Frees the file."""
        ...
