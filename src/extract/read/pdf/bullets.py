"""List bullets that are drawn, not written, become characters of the text.

Browsers draw them as small discs; as such they would be lights, and the items of a list one paragraph.
"""

from __future__ import annotations

import numpy as np

from extract.read.pdf.page import UPRIGHT, Characters, PageContent, Shape

LARGEST = 5.5
"""Points: a grey or black disc or square up to this size is a bullet, a larger one a light."""
GREY = 24
"""By how much the parts of a colour (0 to 255) may differ in a grey."""
BULLET = 0x2022


def is_bullet(shape: Shape) -> bool:
    """Whether a shape is drawn as a list bullet is."""
    x0, top, x1, bottom = shape.box
    if shape.kind not in ("disc", "fill") or not shape.colour or max(x1 - x0, bottom - top) > LARGEST:
        return False
    parts = [int(shape.colour[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts) <= GREY and max(parts) < 160


def with_drawn_bullets(content: PageContent) -> Characters:
    """The page's characters and a bullet for each drawn one that stands on a line, as high as that line."""
    drawn = [shape for shape in content.shapes if is_bullet(shape)]
    characters = content.characters
    if not drawn or not len(characters):
        return characters
    boxes = [box for shape in drawn if (box := _on_line(shape, characters)) is not None]
    if not boxes:
        return characters
    count = len(boxes)
    return Characters(
        np.concatenate((characters.code, np.full(count, BULLET))),
        np.vstack((characters.box, np.array(boxes))),
        np.concatenate((characters.bold, np.zeros(count, np.bool_))),
        np.concatenate((characters.colour, np.zeros(count, np.int64))),
        np.concatenate((characters.direction, np.full(count, UPRIGHT))),
        np.concatenate((characters.run, characters.run.max() + 1 + np.arange(count))),
    )


def _on_line(shape: Shape, characters: Characters) -> tuple[float, float, float, float] | None:
    """The box of a bullet as a character of the line that begins right of it; None where there is none."""
    x0, top, x1, bottom = shape.box
    box, middle = characters.box, (top + bottom) / 2
    height = box[:, 3] - box[:, 1]
    beside = (box[:, 1] <= middle) & (middle <= box[:, 3]) & (box[:, 0] >= x1) & (box[:, 0] - x1 < 2 * height)
    if not beside.any():
        return None
    first = int(np.flatnonzero(beside)[np.argmin(box[beside, 0])])
    return (x0, float(box[first, 1]), x1, float(box[first, 3]))
