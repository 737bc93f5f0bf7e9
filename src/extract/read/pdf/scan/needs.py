"""Which pages have to be recognised: pictures without text, or with text that nobody sees or can read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.read.pdf.page import Flags, Floats, PageContent, Shape

FEW_WORDS = 12
"""Words up to which a page's text may be a stamp or a page number that a scanner's program wrote on it."""
COVERED = 0.4
"""Share of a page that pictures cover at least where it is one."""
OUTLINES = 150
"""Drawn shapes from which a page without words may have its letters drawn as outlines."""
UNREADABLE = 0.6
"""Share of letters without a meaning from which a page's text is of no use."""
STEP = 6.0
"""Points between the places at which it is seen whether a picture covers them."""


def needs_recognition(content: PageContent) -> bool:
    """Whether a page shows what its text does not tell."""
    seen = len(content.words) - content.hidden
    letters = sum(map(len, content.words.text.tolist()))
    if letters and content.unmapped >= UNREADABLE * letters:
        return True
    if seen > FEW_WORDS:
        return False
    is_outlined = seen == 0 and len(content.shapes) >= OUTLINES
    return is_outlined or _covered(content.shapes, content.width, content.height) >= COVERED


def _covered(shapes: Sequence[Shape], width: float, height: float) -> float:
    """Share of the page that pictures cover; a scan may be cut into strips."""
    boxes = [shape.box for shape in shapes if shape.kind == "image"]
    if not boxes:
        return 0.0
    across, down = np.arange(STEP / 2, width, STEP), np.arange(STEP / 2, height, STEP)
    covered = np.zeros((len(down), len(across)), np.bool_)
    for box in boxes:
        covered |= _within(down, box[1], box[3])[:, None] & _within(across, box[0], box[2])[None, :]
    return float(covered.mean()) if covered.size else 0.0


def _within(places: Floats, start: float, end: float) -> Flags:
    inside: Flags = (places >= start) & (places <= end)
    return inside
