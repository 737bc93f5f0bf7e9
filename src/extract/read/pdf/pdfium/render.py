"""A page of a PDF as a picture, for a person to look at or to be recognised; nothing is read from it here.

Gets a path and page numbers, gives pictures in PNG.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from numpy.typing import NDArray

SCALE = 1.6
"""Pixels to the point: small print can be read, and sixteen pages fit in about a megabyte."""
MOST_PIXELS = 4_000_000
"""A page of a poster's size is drawn smaller, so that its picture stays small."""
MOST_DETAILED = 20_000_000
"""The same for a page that is to be recognised: A3 at 300 dpi fits."""
STEPS = 16
"""Shades of each of red, green and blue that are kept; a page of text packs into a third that way."""

PALETTE = 256
SIGNATURE = b"\x89PNG\r\n\x1a\n"
Pixels = NDArray[np.uint8]


class PagePicture(NamedTuple):
    """A page as a reader's program shows it."""

    number: int
    """From 1."""
    width: float
    """In points, as displayed."""
    height: float
    png: bytes


def page_pictures(
    path: Path, numbers: Iterable[int], *, scale: float = SCALE, password: str = ""
) -> Iterator[PagePicture]:
    """The pictures of some pages, counted from 1; `scale` is in pixels to the point.

    Gives none where pdfium cannot open the file, and none for a page that it cannot draw.
    """
    try:
        document = pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError:
        return
    try:
        for number in numbers:
            with suppress(pypdfium2.PdfiumError):
                yield _picture(document[number - 1], number, scale)
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, number: int, scale: float) -> PagePicture:
    try:
        width, height = page.get_size()
        pixels, _ = page_pixels(page, scale)
        return PagePicture(number, width, height, pixels_to_png(pixels))
    finally:
        page.close()


def page_pixels(page: pypdfium2.PdfPage, scale: float, most: int = MOST_PIXELS) -> tuple[Pixels, float]:
    """A page as (height, width, 3) red, green and blue, and the pixels to the point that it has at last."""
    width, height = page.get_size()
    fitting = min(scale, (most / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=fitting, rev_byteorder=True)
    pixels = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
    bitmap.close()
    return pixels, fitting


def pixels_to_png(pixels: Pixels) -> bytes:
    """A PNG of (height, width, 3) red, green and blue; with a palette where few shades show."""
    height, width = pixels.shape[:2]
    flat = pixels.reshape(-1, 3)
    codes = (flat // (256 // STEPS)).astype(np.int64) @ np.array([STEPS * STEPS, STEPS, 1])
    colour_of = np.zeros((STEPS**3, 3), np.uint8)
    colour_of[codes] = flat
    shown = np.flatnonzero(np.bincount(codes, minlength=STEPS**3))
    if len(shown) > PALETTE:
        return _png(width, height, b"", pixels.reshape(height, -1))
    place_of = np.zeros(STEPS**3, np.uint8)
    place_of[shown] = np.arange(len(shown))
    return _png(width, height, colour_of[shown].tobytes(), place_of[codes].reshape(height, width))


def _png(width: int, height: int, palette: bytes, rows: Pixels) -> bytes:
    kind = 3 if palette else 2
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    unfiltered = np.hstack([np.zeros((height, 1), np.uint8), rows]).tobytes()
    colours = _chunk(b"PLTE", palette) if palette else b""
    picture = _chunk(b"IDAT", zlib.compress(unfiltered, 9))
    return SIGNATURE + _chunk(b"IHDR", header) + colours + picture + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


class PageDrawer:
    """Draws pages of one PDF for a program to look at; close it."""

    def __init__(self, path: Path, password: str = "") -> None:
        self._document = pypdfium2.PdfDocument(path, password=password or None)

    def draw(self, number: int, scale: float) -> tuple[Pixels, float]:
        """The page with this number, from 1, and the pixels to the point that it has at last."""
        page = self._document[number - 1]
        try:
            return page_pixels(page, scale, MOST_DETAILED)
        finally:
            page.close()

    def close(self) -> None:
        """Frees the file."""
        self._document.close()
