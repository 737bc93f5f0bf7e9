"""What a page of a PDF shows, as arrays: the one shape in which page sources give it.

All coordinates are points from the top left of the displayed page (rotation and crop box already
applied). Characters come in the order of the file; spaces that a source made up are left out.
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

UPRIGHT, READS_UP, READS_DOWN, SLANTED = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The visible characters of a page; every array has one entry per character."""

    code: Integers
    """Unicode code points; a line-end hyphen is U+002D, a soft one U+00AD."""
    box: Floats
    """(n, 4): x0, top, x1, bottom; width of the advance, height of the font."""
    bold: Flags
    colour: Integers
    """0xRRGGBB."""
    direction: Integers
    """UPRIGHT, READS_UP, READS_DOWN or SLANTED (a watermark)."""
    run: Integers
    """Number of the text run (a producer's text object) it belongs to."""

    def __len__(self) -> int:
        return len(self.code)

    def select(self, which: Flags | Integers) -> Characters:
        """Some of the characters, by mask or by index."""
        return Characters(
            self.code[which], self.box[which], self.bold[which],
            self.colour[which], self.direction[which], self.run[which],
        )  # fmt: skip


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
    characters: Characters
    horizontal: Floats
    """(n, 3) drawn rules: y, x0, x1."""
    vertical: Floats
    """(n, 3) drawn rules: x, top, bottom."""
    shapes: tuple[Shape, ...]
    """In painting order."""
    unmapped: int = 0
    """Characters whose font does not tell which letters they are."""


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
