"""Just that part of some pages in which a record stands, as one picture with its cells outlined.

Gets a path and boxes by page, gives PNG; nothing is read from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pypdfium2

from extract.model import Box
from extract.read.pdf.pdfium.render import SCALE, Pixels, page_pixels, pixels_to_png

Boxes = Mapping[int, Sequence[Box]]
"""Boxes by page, counted from 1."""
Pages = dict[int, tuple[Pixels, float]]
"""Pages as drawn, with the pixels to the point that they have."""
MARGIN = 8.0
"""Points around the record that are shown with it."""
OUTLINE, THICKNESS = (192, 38, 211), 2
BETWEEN, GAP = (107, 114, 128), 6
"""Colour and height in pixels of what parts the pages."""


def excerpts(path: Path, wanted: Iterable[Boxes], *, password: str = "") -> Iterator[bytes]:
    """For each of several the PNG of the areas of its pages, below each other; b'' where none can be drawn.

    Those that follow each other and share pages have these drawn once.
    """
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError:
        yield from (b"" for _ in wanted)
        return
    try:
        pages: Pages = {}
        for boxes in wanted:
            pages = {n: pages[n] if n in pages else _page(document, n) for n in sorted(boxes)}
            pieces = [_area(*page, boxes[n]) for n, page in pages.items() if len(page[0])]
            yield pixels_to_png(_stacked(pieces)) if pieces else b""
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> tuple[Pixels, float]:
    """A page and its scale; no pixels where it cannot be drawn."""
    with suppress(pypdfium2.PdfiumError, IndexError):
        page = document[number - 1]
        try:
            return page_pixels(page, SCALE)
        finally:
            page.close()
    return np.zeros((0, 0, 3), np.uint8), SCALE


def _area(page: Pixels, scale: float, boxes: Sequence[Box]) -> Pixels:
    """The part of a page around some boxes, which are outlined."""
    pixels = page.copy()
    for box in boxes:
        _outline(pixels, _scaled(box, scale, pixels))
    around = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    wide = (around[0] - MARGIN, around[1] - MARGIN, around[2] + MARGIN, around[3] + MARGIN)
    left, top, right, bottom = _scaled(wide, scale, pixels)
    return pixels[top:bottom, left:right]


def _scaled(box: Box, scale: float, pixels: Pixels) -> tuple[int, int, int, int]:
    """A box in pixels, within the page."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = (round(edge * scale) for edge in box)
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    return left, top, max(min(right, width), left + 1), max(min(bottom, height), top + 1)


def _outline(pixels: Pixels, box: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = box
    area = pixels[top:bottom, left:right]
    for edge in (area[:THICKNESS], area[-THICKNESS:], area[:, :THICKNESS], area[:, -THICKNESS:]):
        edge[:] = OUTLINE


def _stacked(pieces: Sequence[Pixels]) -> Pixels:
    width = max(piece.shape[1] for piece in pieces)
    rows: list[Pixels] = []
    for piece in pieces:
        if rows:
            rows.append(np.full((GAP, width, 3), BETWEEN, np.uint8))
        wide = np.full((piece.shape[0], width, 3), 255, np.uint8)
        wide[:, : piece.shape[1]] = piece
        rows.append(wide)
    return np.vstack(rows)
