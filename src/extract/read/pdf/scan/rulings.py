"""Rules in a picture: long thin runs of pixels darker than what lies on both sides of them.

Gets the lightness of a straight page, gives rules as page sources give those that are drawn. Text is told
apart by its gaps: along a rule nearly every pixel is dark.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extract.read.pdf.page import Flags, Floats
from extract.read.pdf.ruled.edges import TOUCH
from extract.read.pdf.scan.picture import Lightness

BESIDE = 1.7
"""Points from a rule's middle to where its two sides are compared with it."""
CONTRAST = 20.0
"""Levels by which a rule is darker than both its sides."""
DARK_FILL, STEP = 120.0, 60.0
"""Levels: beside a fill as dark as this a border may be lost; the step to what is lighter stands for it."""
WINDOW = 15.0
"""Points: the shortest rule; a letter's stroke is shorter."""
UNBROKEN = 0.93
"""Share of the window in which a rule must show; a line of text shows in less."""
LONG = 80.0
"""Points: a shorter rule counts only between two others, since a row of letters may look like one."""
Levels = NDArray[np.float32]


def picture_rules(lightness: Lightness, scale: float) -> tuple[Floats, Floats]:
    """Horizontal rules (y, x0, x1) and vertical rules (x, top, bottom) of a picture, in points."""
    across = _rules(lightness, scale) / scale
    down = _rules(np.ascontiguousarray(lightness.T), scale) / scale
    return across[_holds(across, down)], down[_holds(down, across)]


def _rules(lightness: Lightness, scale: float) -> Floats:
    """(n, 3) horizontal rules in pixels: position, start, end."""
    darker = _darker_than_sides(lightness, round(BESIDE * scale))
    window = round(WINDOW * scale)
    runs = _runs(_widened(_share_along(darker, window) >= UNBROKEN, window), darker)
    return _joined(runs)


def _darker_than_sides(lightness: Lightness, beside: int) -> Levels:
    """How much each pixel is darker than above and below it, 1 from CONTRAST on, or one beside it is."""
    darker = np.zeros_like(lightness)
    middle = lightness[beside:-beside]
    above, below = lightness[: -2 * beside], lightness[2 * beside :]
    darker[beside:-beside] = np.clip((np.minimum(above, below) - middle) / CONTRAST, 0, 1)
    step = np.abs(above - below)
    slope = np.abs(lightness[beside - 1 : -beside - 1] - lightness[beside + 1 : 1 - beside or None])
    at_fill = (step >= STEP) & (np.minimum(above, below) <= DARK_FILL) & (slope >= step / 2)
    darker[beside:-beside][at_fill] = 1
    return np.maximum(darker, np.maximum(np.roll(darker, 1, axis=0), np.roll(darker, -1, axis=0)))


def _share_along(darker: Levels, window: int) -> Levels:
    """Mean over a window around each pixel along its line."""
    sums = np.cumsum(np.pad(darker, ((0, 0), (window // 2 + 1, window - window // 2 - 1))), axis=1)
    share: Levels = (sums[:, window - 1 :] - np.pad(sums, ((0, 0), (1, 0)))[:, :-window]) / np.float32(window)
    return share[:, : darker.shape[1]]


def _widened(found: Flags, window: int) -> Flags:
    """Each flag spread over the window around it."""
    counts = _share_along(found.astype(np.float32), window)
    spread: Flags = counts > 0.5 / window
    return spread


def _runs(found: Flags, darker: Levels) -> NDArray[np.int64]:
    """(n, 3) runs of flags: line, start, end; each from its first to its last dark pixel."""
    dark = found & (darker >= 0.5)
    lines = np.flatnonzero(dark.any(axis=1))
    runs = [run for line in lines.tolist() for run in _line_runs(line, found[line], dark[line])]
    return np.array(runs, np.int64).reshape(-1, 3)


def _line_runs(line: int, found: Flags, dark: Flags) -> list[tuple[int, int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], found.astype(np.int8), [0]))))
    runs = []
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        inked = np.flatnonzero(dark[start:end])
        if len(inked):
            runs.append((line, start + int(inked[0]), start + int(inked[-1]) + 1))
    return runs


def _joined(runs: NDArray[np.int64]) -> Floats:
    """Runs of neighbouring lines that overlap, as one rule each: mean line, first start, last end."""
    rules: list[list[float]] = []
    open_rules: list[list[float]] = []
    for line, start, end in runs.tolist():
        open_rules = [rule for rule in open_rules if rule[0] >= line - 1]
        rule = next((rule for rule in open_rules if start < rule[2] and end > rule[1]), None)
        if rule is None:
            rule = [line, start, end, 0.0, 0.0]
            rules.append(rule)
            open_rules.append(rule)
        rule[:3] = [line, min(rule[1], start), max(rule[2], end)]
        rule[3] += (end - start) * line
        rule[4] += end - start
    return np.array([(total / length + 0.5, start, end) for _, start, end, total, length in rules]).reshape(
        -1, 3
    )


def _holds(rules: Floats, across: Floats) -> Flags:
    """Which rules are long, or reach from one rule across to another."""
    meets = (across[None, :, 1] - TOUCH <= rules[:, None, 0]) & (
        rules[:, None, 0] <= across[None, :, 2] + TOUCH
    )
    begins = meets & (np.abs(across[None, :, 0] - rules[:, None, 1]) <= TOUCH)
    ends = meets & (np.abs(across[None, :, 0] - rules[:, None, 2]) <= TOUCH)
    held: Flags = (rules[:, 2] - rules[:, 1] >= LONG) | (begins.any(axis=1) & ends.any(axis=1))
    return held
