"""Where rules are missing, columns are told from the white strips between texts, rows from their lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.model import Box

Strip = tuple[float, float]
"""Left and right edge of a white strip."""


def white_strips(boxes: Sequence[Box], narrowest: float, blocked: int = 0) -> list[Strip]:
    """Vertical strips inside the boxes' extent that at most `blocked` of them cross, from left to right.

    Strips narrower than `narrowest` points are left out.
    """
    if not boxes:
        return []
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    counts = np.zeros(int(np.ceil(right - left)) + 2, np.int64)
    for x0, _, x1, _ in boxes:
        counts[int(np.floor(x0 - left))] += 1
        counts[int(np.ceil(x1 - left))] -= 1
    free = np.cumsum(counts)[:-1] <= blocked
    edges = np.flatnonzero(np.diff(np.concatenate(([0], free.astype(np.int8), [0]))))
    strips = [(left + a, left + b) for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)]
    return [(a, b) for a, b in strips if b - a >= narrowest and a > left and b < right]


def parts_both_sides(strip: Strip, rows: Sequence[Sequence[Box]]) -> int:
    """In how many rows texts stand on both sides of the strip."""
    middle = (strip[0] + strip[1]) / 2
    return sum(any(box[2] <= middle for box in row) and any(box[0] >= middle for box in row) for row in rows)
