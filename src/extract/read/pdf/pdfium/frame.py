"""From a page's own coordinates to those of the displayed page."""

from __future__ import annotations

import numpy as np
import pypdfium2

from extract.read.pdf.page import Floats

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x becomes x*a + y*c + e, y becomes x*b + y*d + f."""


class Frame:
    """From the page's own coordinates to the displayed page's."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        left, bottom, right, top = page.get_bbox()
        self.rotation = page.get_rotation() % 360
        self.matrix = {
            0: (1.0, 0.0, 0.0, -1.0, -left, top),
            90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
            180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
            270: (0.0, -1.0, -1.0, 0.0, top, right),
        }[self.rotation]

    def boxes(self, corners: Floats) -> Floats:
        """(n, 4) of left, top, right, bottom in page coordinates -> x0, top, x1, bottom as displayed."""
        a, b, c, d, e, f = self.matrix
        x0, y0 = corners[:, 0], corners[:, 1]
        x1, y1 = corners[:, 2], corners[:, 3]
        xs = (x0 * a + y0 * c + e, x1 * a + y1 * c + e)
        ys = (x0 * b + y0 * d + f, x1 * b + y1 * d + f)
        return np.column_stack((np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys)))
