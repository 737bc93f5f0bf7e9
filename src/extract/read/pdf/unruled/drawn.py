"""What is drawn behind and between lines of text: rules across, bands of backgrounds, tiles.

Gives positions only; what they mean for rows and columns is for others to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Box
from extract.read.pdf.text.gutters import Strip

SAME_EDGE = 1.5
"""Points by which edges of neighbouring fills may differ."""
WIDE = 0.6
"""Share of the width that a rule or the fills of a band must take up to part rows."""
MOST_BACKGROUND = 400.0
"""Points: a higher fill is a page's background."""
FLATTEST = 5.0
"""Points: lower fills than this are rules or underlines."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What else is drawn on the page."""

    rules: Sequence[Sequence[float]]
    """Horizontal rules (y, x0, x1) that belong to no ruled table."""
    fills: Sequence[tuple[Box, str]]
    barriers: Sequence[Box]
    """Areas of ruled tables, over which no table reaches."""


@dataclass(frozen=True, slots=True)
class Band:
    """Fills side by side between the same upper and lower edges."""

    top: float
    foot: float
    tiles: tuple[Strip, ...]
    """Left and right edge of each, from left to right."""

    @property
    def height(self) -> float:
        """Points."""
        return self.foot - self.top

    def borders(self) -> list[float]:
        """Where one of its tiles ends and the next begins."""
        return [(a[1] + b[0]) / 2 for a, b in pairwise(self.tiles) if abs(b[0] - a[1]) <= SAME_EDGE]


def is_painted(colour: str) -> bool:
    """Whether a fill of this colour is seen on paper."""
    return colour != "#ffffff"


def fills_at(around: Surroundings, y: float) -> list[Box]:
    """The backgrounds at a height, but for those of a page."""
    return [
        box
        for box, colour in around.fills
        if box[1] <= y <= box[3] and is_painted(colour) and box[3] - box[1] < MOST_BACKGROUND
    ]


def fill_ends(around: Surroundings, y: float) -> Strip | None:
    """Left and right end of the backgrounds side by side at a height, None where there is none."""
    boxes = fills_at(around, y)
    return (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None


def rule_ends(around: Surroundings, top: float, foot: float) -> set[tuple[int, int]]:
    """Left and right ends, in steps of three points, of the rules between two heights."""
    return {(round(x0 / 3), round(x1 / 3)) for y, x0, x1 in around.rules if top <= y <= foot}


def rules_across(around: Surroundings, area: Box, reach: float) -> list[float]:
    """Heights of the rules along most of an area, inside it or at most `reach` points beyond."""
    return sorted(
        y
        for y, x0, x1 in around.rules
        if area[1] - reach <= y <= area[3] + reach
        and min(x1, area[2]) - max(x0, area[0]) > WIDE * (area[2] - area[0])
    )


def bands_across(around: Surroundings, area: Box) -> list[Band]:
    """Bands of fills along most of an area, the flattest first."""
    fills = [
        box
        for box, colour in around.fills
        if is_painted(colour)
        and box[3] - box[1] > FLATTEST
        and min(box[2], area[2]) > max(box[0], area[0])
        and box[1] < area[3]
        and box[3] > area[1]
    ]
    groups: list[list[Box]] = []
    for box in sorted(fills, key=lambda box: (box[1], box[3])):
        at = next((g for g in reversed(groups) if _is_beside(g[0], box)), None)
        if at is None:
            groups.append([box])
        else:
            at.append(box)
    bands = [_band(group) for group in groups]
    wide = [band for band in bands if _width(band, area) > WIDE * (area[2] - area[0])]
    return sorted(wide, key=lambda band: band.height)


def _is_beside(first: Box, box: Box) -> bool:
    return abs(first[1] - box[1]) <= SAME_EDGE and abs(first[3] - box[3]) <= SAME_EDGE


def _band(boxes: Sequence[Box]) -> Band:
    tiles: list[Strip] = []
    for x0, x1 in sorted({(box[0], box[2]) for box in boxes}):
        if not tiles or x0 > tiles[-1][0] + SAME_EDGE:
            tiles.append((x0, x1))
    return Band(min(box[1] for box in boxes), max(box[3] for box in boxes), tuple(tiles))


def _width(band: Band, area: Box) -> float:
    return sum(max(min(b, area[2]) - max(a, area[0]), 0.0) for a, b in band.tiles)


def band_at(bands: Sequence[Band], y: float) -> Band | None:
    """The flattest band that a height lies in; `bands` come with the flattest first."""
    return next((band for band in bands if band.top <= y <= band.foot), None)
