"""Drawn paths become rules and shapes, whichever library read them.

A thin bar is a rule as often as a line is; a stroked rectangle is four rules; a filled rectangle
is a fill; a filled outline with curves is a disc.
"""

from __future__ import annotations

import itertools

import numpy as np

from extract.model import Box
from extract.read.pdf.page import Floats, Shape

PathSegments = list[tuple[str, float, float, bool]]
"""(kind, x, y, closes its outline); kind is move, line or curve (a curve's control points count)."""

THIN = 3.2
"""Points: what is not thicker is a rule, not an area."""
MOST_DOTS = 10_000
"""Dots on a page from which they draw a picture, not borders."""
THICKEST, LONG = 6.5, 4.0
"""Points: a bar up to this thickness is a rule, too, if it is so many times as long."""
STRAIGHT = 0.6
"""Points: how far a segment may lean and still be horizontal or vertical."""


class PathCollector:
    """Gathers the paths of one page in painting order."""

    def __init__(self) -> None:
        self._horizontal: list[tuple[float, float, float]] = []
        self._vertical: list[tuple[float, float, float]] = []
        self._shapes: list[Shape] = []
        self._dots: list[tuple[float, float]] = []

    def result(self) -> tuple[Floats, Floats, tuple[Shape, ...]]:
        """Horizontal rules (y, x0, x1), vertical rules (x, top, bottom), shapes."""
        dots = self._dots if len(self._dots) <= MOST_DOTS else []
        horizontal = self._horizontal + [(y, x, x) for x, y in dots]
        vertical = self._vertical + [(x, y, y) for x, y in dots]
        return (
            np.array(horizontal, np.float64).reshape(-1, 3),
            np.array(vertical, np.float64).reshape(-1, 3),
            tuple(self._shapes),
        )

    def add_image(self, box: Box, colour: str = "") -> None:
        """A picture or a shading, with its colour where that is known."""
        self._shapes.append(Shape("image", box, colour))

    def add_area(self, box: Box, fill: str, *, is_rectangle: bool) -> None:
        """A filled area whose outline is not read point by point: it has few corners, or too many."""
        if fill:
            self._shapes.append(Shape("fill" if is_rectangle else "shape", box, fill))

    def add_thin(self, box: Box) -> bool:
        """Takes a box that is as thin as a rule; False where it is not.

        Dots count both ways: dotted borders are rows of dots, which are joined later.
        """
        x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        if width > THICKEST and height > THICKEST:
            return False
        is_dot = width <= THIN and height <= THIN
        flat = is_dot or _is_bar(height, width)
        steep = is_dot or _is_bar(width, height)
        if flat:
            self._horizontal.append(((top + bottom) / 2, x0, x1))
        if steep:
            self._vertical.append(((x0 + x1) / 2, top, bottom))
        return flat or steep

    def add_segments(self, segments: PathSegments, fill: str, stroked: bool) -> None:
        """A path of one or more outlines, filled with `fill` ('' where it is not) or stroked."""
        for outline, curved in _outlines(segments):
            if stroked:
                self._add_strokes(outline)
            if fill:
                self._add_fill(outline, curved, fill)

    def _add_strokes(self, outline: list[tuple[float, float]]) -> None:
        for (x0, y0), (x1, y1) in itertools.pairwise(outline):
            if abs(y0 - y1) <= STRAIGHT and x0 != x1:
                self._horizontal.append(((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) <= STRAIGHT and y0 != y1:
                self._vertical.append(((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _add_fill(self, outline: list[tuple[float, float]], curved: bool, fill: str) -> None:
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        box = (min(xs), min(ys), max(xs), max(ys))
        if curved:
            self._shapes.append(Shape("disc", box, fill))
        elif not self.add_thin(box):
            kind = "fill" if _is_rectangle(outline) else "shape"
            self._shapes.append(Shape(kind, box, fill))


def _is_bar(thickness: float, length: float) -> bool:
    """Whether an area is so thin against its length that it is a rule."""
    thin = thickness <= THIN and length >= 2 * thickness
    return thin or (thickness <= THICKEST and length >= LONG * thickness)


def _outlines(segments: PathSegments) -> list[tuple[list[tuple[float, float]], bool]]:
    """(points, has curves) of each outline; a closed one ends where it began."""
    outlines: list[tuple[list[tuple[float, float]], bool]] = []
    points: list[tuple[float, float]] = []
    curved = False
    for kind, x, y, closes in segments:
        if kind == "move":
            if len(points) > 1:
                outlines.append((points, curved))
            points, curved = [], False
        curved = curved or kind == "curve"
        points.append((x, y))
        if closes and points[0] != points[-1]:
            points.append(points[0])
    if len(points) > 1:
        outlines.append((points, curved))
    return outlines


def _is_rectangle(outline: list[tuple[float, float]]) -> bool:
    corners = outline[:-1] if outline[0] == outline[-1] else outline
    if len(corners) < 4:
        return False
    sides = zip(corners, corners[1:] + corners[:1], strict=True)
    return all(abs(x0 - x1) <= STRAIGHT or abs(y0 - y1) <= STRAIGHT for (x0, y0), (x1, y1) in sides)
