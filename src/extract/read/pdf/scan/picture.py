"""The picture of a page: its pixels with the paper made white, and how many of them go to a point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Lightness = NDArray[np.float32]
Levels = NDArray[np.uint8]
"""Lightness in whole levels."""

PAPER_SHARE = 0.02
"""Share of a page's pixels that are of one lightness, at least, where that is its paper's."""
LIGHTEST_PAPER, DARKEST_PAPER = 255, 170
"""What is darker over most of a page is its picture, not its paper."""
SPREAD = 6
"""Levels around the commonest lightness that are taken for paper."""
INK_TO, PAPER_FROM = 40, 220
"""Levels up to which all is black, and from which all is white, for the eye of Tesseract."""
WEIGHTS = np.array([0.299, 0.587, 0.114], np.float32)
"""Share of red, green and blue in lightness (ITU-R BT.601)."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A page as pixels, upright."""

    pixels: Pixels
    """(height, width, 3) red, green and blue; paper is white."""
    scale: float
    """Pixels to the point."""

    @property
    def lightness(self) -> Lightness:
        """(height, width) from 0 to 255."""
        lightness: Lightness = self.pixels.astype(np.float32) @ WEIGHTS
        return lightness


def stretched(lightness: Lightness) -> Levels:
    """Lightness with the shades of paper white and those of ink black: noise would pass for dots."""
    return np.clip((lightness - INK_TO) * 255 / (PAPER_FROM - INK_TO), 0, 255).round().astype(np.uint8)


def paper_colour(pixels: Pixels) -> tuple[float, float, float]:
    """The colour of the paper: the mean of the pixels around the commonest of the light shades."""
    sample = pixels[::4, ::4].reshape(-1, 3)
    lightness = (sample @ WEIGHTS).astype(np.int64)
    counts = np.bincount(lightness, minlength=256)
    light = counts[DARKEST_PAPER:]
    if light.sum() < PAPER_SHARE * len(sample):
        return (255.0, 255.0, 255.0)
    commonest = DARKEST_PAPER + int(np.argmax(light))
    paper = sample[np.abs(lightness - commonest) <= SPREAD]
    red, green, blue = paper.mean(axis=0).tolist()
    return red, green, blue


def with_white_paper(pixels: Pixels) -> Pixels:
    """The pixels with each of red, green and blue stretched so that the paper is white."""
    stretch = [np.clip(np.arange(256) * 255 / part, 0, 255) for part in paper_colour(pixels)]
    levels = np.array(stretch).round().astype(np.uint8)
    return np.stack([levels[i][pixels[:, :, i]] for i in range(3)], axis=2)
