"""The colour of a small picture, such as a traffic light that was put in as an image."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from extract.read.limits import PICTURE_PIXELS

OPAQUE = 128
"""Opacity (0 to 255) from which a pixel is seen."""
WHITE, GREY = 235, 40
"""From which lightness a pixel is paper, and up to which difference of its parts it is grey."""
SHARE = 0.1
"""Share of the seen pixels that must have a colour of their own."""
STEP = 32
"""Width of the classes among which the commonest colour is looked for."""


def picture_colour(page: pypdfium2.PdfPage, address: int) -> str:
    """The commonest colour of a picture, paper and greys apart, as '#rrggbb'; '' where it has none."""
    image = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    if not _is_light(image):
        return ""
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf.raw, page.raw, image)
    if not bitmap:
        return ""
    try:
        return _commonest(_pixels(bitmap))
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _is_light(image: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether it has no more pixels than a light is drawn with, and its file no more bytes."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    return width.value * height.value <= PICTURE_PIXELS and size <= 4 * PICTURE_PIXELS


def _pixels(bitmap: raw.FPDF_BITMAP) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """(n, 3) red, green, blue of the seen pixels."""
    width, height = raw.FPDFBitmap_GetWidth(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    stride, buffer = raw.FPDFBitmap_GetStride(bitmap), raw.FPDFBitmap_GetBuffer(bitmap)
    depth = _DEPTHS.get(raw.FPDFBitmap_GetFormat(bitmap), 0)
    if not depth or not buffer:
        return np.zeros((0, 3), np.int64)
    data = np.frombuffer(ctypes.string_at(buffer, stride * height), np.uint8).reshape(height, stride)
    pixels = data[:, : width * depth].reshape(-1, depth).astype(np.int64)
    if raw.FPDFBitmap_GetFormat(bitmap) == raw.FPDFBitmap_BGRA:
        pixels = pixels[pixels[:, 3] >= OPAQUE]
    return pixels[:, 2::-1]


def _commonest(pixels: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> str:
    lightest, darkest = pixels.max(axis=1, initial=0), pixels.min(axis=1, initial=255)
    coloured = pixels[(darkest < WHITE) & (lightest - darkest > GREY)]
    if len(coloured) < max(1, SHARE * len(pixels)):
        return ""
    _, member, counts = np.unique(coloured // STEP, axis=0, return_inverse=True, return_counts=True)
    alike = coloured[member.reshape(-1) == int(np.argmax(counts))]
    red, green, blue = alike.mean(axis=0).round().astype(int).tolist()
    return f"#{red:02x}{green:02x}{blue:02x}"


_DEPTHS = {raw.FPDFBitmap_BGRA: 4, raw.FPDFBitmap_BGRx: 4, raw.FPDFBitmap_BGR: 3}
