"""Where on a page text is to be recognised: cell by cell in ruled tables, and the rest as one.

A cell alone is read better and never runs into its neighbour. Gets rules and lightness, gives boxes in
pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extract.model import Box as Area
from extract.read.pdf.page import Floats
from extract.read.pdf.ruled.edges import edges_to_nets, rules_to_edges
from extract.read.pdf.ruled.grid import Grid, net_to_grid
from extract.read.pdf.scan.picture import Levels

INSET = 1.3
"""Points by which a cell's inside keeps from its rules."""
SMALLEST = 5.0
"""Points: a cell that is narrower or lower holds no text."""
INKED = 24.0
"""Levels by which the darkest and lightest parts of a box differ where something is written."""
SHARE = 0.0005
"""Share of a box that ink takes at least."""

Box = tuple[int, int, int, int]


def picture_grids(horizontal: Floats, vertical: Floats) -> list[Grid]:
    """The grids that rules make, those of a single cell included."""
    nets = edges_to_nets(rules_to_edges(horizontal), rules_to_edges(vertical))
    grids = (net_to_grid(net, np.zeros((0, 2))) for net in nets)
    return sorted((grid for grid in grids if grid is not None), key=lambda grid: grid.box[1])


def cell_boxes(grids: Sequence[Grid], lightness: Levels, scale: float) -> Iterator[Box]:
    """The inside of each cell in which something is written."""
    for grid in grids:
        for cell in grid.cells:
            box = _inside(grid.cell_box(cell), lightness.shape, scale)
            if box is not None and _is_written(lightness[box[1] : box[3], box[0] : box[2]]):
                yield box


def _inside(area: Area, shape: tuple[int, ...], scale: float) -> Box | None:
    x0, top, x1, bottom = area
    if min(x1 - x0, bottom - top) < SMALLEST:
        return None
    x0, top, x1, bottom = x0 + INSET, top + INSET, x1 - INSET, bottom - INSET
    height, width = shape[0], shape[1]
    return (
        max(round(x0 * scale), 0),
        max(round(top * scale), 0),
        min(round(x1 * scale), width),
        min(round(bottom * scale), height),
    )


def _is_written(part: Levels) -> bool:
    """Whether some pixels differ clearly from the background, which is most of the box."""
    if not part.size:
        return False
    away = np.abs(part.astype(np.int16) - int(np.median(part)))
    return float((away > 2 * INKED).mean()) > SHARE


def without_grids(lightness: Levels, grids: Sequence[Grid], scale: float) -> Levels:
    """The page with its ruled tables painted over, for what stands outside of them."""
    rest = lightness.copy()
    for grid in grids:
        x0, top, x1, bottom = (round(edge * scale) for edge in grid.box)
        around = round(INSET * scale)
        rest[max(top - around, 0) : bottom + around, max(x0 - around, 0) : x1 + around] = 255
    return rest


def without_rules(lightness: Levels, horizontal: Floats, vertical: Floats, scale: float) -> Levels:
    """The page with its rules painted over; they would be read as dashes and bars."""
    rest = lightness.copy()
    half = INSET * scale
    for y, x0, x1 in (horizontal * scale).tolist():
        rest[max(round(y - half), 0) : round(y + half), max(round(x0), 0) : round(x1)] = 255
    for x, top, bottom in (vertical * scale).tolist():
        rest[max(round(top), 0) : round(bottom), max(round(x - half), 0) : round(x + half)] = 255
    return rest


__all__ = ["Box", "cell_boxes", "picture_grids", "without_grids", "without_rules"]
