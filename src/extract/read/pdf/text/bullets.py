"""List bullets that are drawn, not written, become words of the text.

Browsers draw them as small discs; as such they would be lights, and the items of a list one paragraph.
"""

from __future__ import annotations

import numpy as np

from extract.read.pdf.page import UPRIGHT, PageContent, Shape, Words

LARGEST = 5.5
"""Points: a grey or black disc or square up to this size is a bullet, a larger one a light."""
GREY = 24
"""By how much the parts of a colour (0 to 255) may differ in a grey."""
BULLET = "•"


def is_bullet(shape: Shape) -> bool:
    """Whether a shape is drawn as a list bullet is."""
    x0, top, x1, bottom = shape.box
    if shape.kind not in ("disc", "fill") or not shape.colour or max(x1 - x0, bottom - top) > LARGEST:
        return False
    parts = [int(shape.colour[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts) <= GREY and max(parts) < 160


def with_drawn_bullets(content: PageContent) -> Words:
    """The page's words and a bullet for each drawn one that stands on a line, as high as that line."""
    drawn = [shape for shape in content.shapes if is_bullet(shape)]
    words = content.words
    if not drawn or not len(words):
        return words
    boxes = [box for shape in drawn if (box := _on_line(shape, words)) is not None]
    if not boxes:
        return words
    count = len(boxes)
    return Words(
        np.concatenate((words.text, np.full(count, BULLET, np.object_))),
        np.vstack((words.box, np.array(boxes))),
        np.concatenate((words.bold, np.zeros(count, np.bool_))),
        np.concatenate((words.colour, np.zeros(count, np.int64))),
        np.concatenate((words.direction, np.full(count, UPRIGHT))),
        np.concatenate((words.blank, np.ones(count, np.bool_))),
    )


def _on_line(shape: Shape, words: Words) -> tuple[float, float, float, float] | None:
    """The box of a bullet as a word of the line that begins right of it; None where there is none."""
    x0, top, x1, bottom = shape.box
    box, middle = words.box, (top + bottom) / 2
    height = box[:, 3] - box[:, 1]
    beside = (box[:, 1] <= middle) & (middle <= box[:, 3]) & (box[:, 0] >= x1) & (box[:, 0] - x1 < 2 * height)
    if not beside.any():
        return None
    first = int(np.flatnonzero(beside)[np.argmin(box[beside, 0])])
    return (x0, float(box[first, 1]), x1, float(box[first, 3]))
