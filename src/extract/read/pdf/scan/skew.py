"""How a scanned page leans, and the page put straight.

The angle is the one at which the sums of ink along the lines differ most from line to line: W. Postl,
'Detection of linear oblique structures and skew scan in digitized documents', ICPR 1986, with the sum of
squared differences as in D. S. Bloomberg, G. E. Kopec and L. Dasari, 'Measuring document image skew and
orientation', SPIE 2422, 1995.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from extract.read.pdf.scan.picture import Lightness, Pixels

STEEPEST = 5.0
"""Degrees: no page is looked for that leans more."""
STEPS = (0.25, 0.05, 0.01)
"""Degrees between the angles that are tried, each time around the best of before."""
INK = 140
"""Lightness of ink, and of dark rules, at most."""
FEWEST, MOST = 200, 60_000
"""Pixels of ink of which a page must have some, and of which not more are looked at."""
ALIKE = 0.998
"""Share of the best angle's sharpness from which others are as good; the middle of them is taken."""
STRAIGHT = 0.03
"""Degrees: a page that leans less is left as it is."""


def skew_angle(lightness: Lightness) -> float:
    """Degrees by which the lines of a picture fall from left to right; 0 where it has no lines."""
    ys, xs = np.nonzero(lightness < INK)
    if len(ys) < FEWEST:
        return 0.0
    thinned = slice(None, None, len(ys) // MOST + 1)
    ys, xs = ys[thinned], xs[thinned] - lightness.shape[1] / 2
    best, reach = 0.0, STEEPEST
    for step in STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        sharpness = np.array([_sharpness(ys, xs, angle) for angle in angles])
        best = float(angles[sharpness >= ALIKE * sharpness.max()].mean())
        reach = step
    return best


def _sharpness(ys: np.ndarray, xs: np.ndarray, angle: float) -> float:
    """How much the ink along lines of an angle differs from line to line."""
    lines = np.rint(ys - xs * np.tan(np.radians(angle))).astype(np.int64)
    sums = np.bincount(lines - lines.min())
    return float((np.diff(sums) ** 2).sum())


def straightened(pixels: Pixels, angle: float) -> Pixels:
    """The picture turned by the angle at which its lines fall, white where nothing was."""
    if abs(angle) < STRAIGHT:
        return pixels
    turned = Image.fromarray(pixels).rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return np.asarray(turned)
