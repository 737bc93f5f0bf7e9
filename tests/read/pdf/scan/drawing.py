"""Pages drawn as pictures, as a scanner would give them: in points, with noise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extract.read.pdf.scan.picture import Picture

SCALE = 3.0
"""Pixels to the point."""


class Sheet:
    """A small white page to draw on; coordinates are points."""

    def __init__(self, width: float = 300, height: float = 200) -> None:
        self.image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "white")
        self._draw = ImageDraw.Draw(self.image)

    def rule(self, x0: float, top: float, x1: float, bottom: float, colour: str = "black") -> Sheet:
        """A rule of half a point."""
        ends = [round(edge * SCALE) for edge in (x0, top, x1, bottom)]
        self._draw.line(ends, fill=colour, width=2)
        return self

    def area(self, x0: float, top: float, x1: float, bottom: float, colour: str) -> Sheet:
        """A filled rectangle."""
        self._draw.rectangle([round(edge * SCALE) for edge in (x0, top, x1, bottom)], fill=colour)
        return self

    def disc(self, x: float, y: float, radius: float, colour: str) -> Sheet:
        """A filled disc around a point."""
        edges = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse([round(edge * SCALE) for edge in edges], fill=colour)
        return self

    def text(self, x: float, y: float, text: str, size: float = 10, colour: str = "black") -> Sheet:
        """A text whose top left is given."""
        font = ImageFont.load_default(size * SCALE)
        self._draw.text((x * SCALE, y * SCALE), text, fill=colour, font=font)
        return self

    def picture(
        self, noise: float = 5.0, change: Callable[[Image.Image], Image.Image] | None = None
    ) -> Picture:
        """What a scanner sees of it; `change` turns it, say."""
        image = change(self.image) if change else self.image
        pixels = np.asarray(image).astype(np.float64)
        noisy = pixels + np.random.default_rng(3).normal(0, noise, pixels.shape)
        return Picture(np.clip(noisy, 0, 255).astype(np.uint8), SCALE)
