"""The functions of pdfium that are called often, with integer addresses and the interpreter lock kept.

One call per character and property is what costs: 0.25 to 0.4 microseconds each this way
(PYFUNCTYPE), two to three times that through pypdfium2's wrapped functions. Only its public raw layer
is used. Results come in `doubles`, `numbers` and `whole`, which the next call overwrites: pdfium is not
thread-safe anyway, so that one process reads one document at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw

POINTER, INT, FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
ADDRESS = ctypes.c_size_t
"""A pointer as a result: 0 where there is none, which as a pointer would be None and no number."""


def fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same library function, called with integer addresses and the interpreter lock kept."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError("pdfium lacks a function this reader needs; update pypdfium2")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


char_box = fast(raw.FPDFText_GetLooseCharBox, INT, POINTER, INT, POINTER)
ink_box = fast(raw.FPDFText_GetCharBox, INT, POINTER, INT, POINTER, POINTER, POINTER, POINTER)
char_matrix = fast(raw.FPDFText_GetMatrix, INT, POINTER, INT, POINTER)
char_unicode = fast(raw.FPDFText_GetUnicode, ctypes.c_uint, POINTER, INT)
char_object = fast(raw.FPDFText_GetTextObject, ADDRESS, POINTER, INT)
char_map_error = fast(raw.FPDFText_HasUnicodeMapError, INT, POINTER, INT)
text = fast(raw.FPDFText_GetText, INT, POINTER, INT, INT, POINTER)
object_at = fast(raw.FPDFPage_GetObject, ADDRESS, POINTER, INT)
form_object_at = fast(raw.FPDFFormObj_GetObject, ADDRESS, POINTER, ctypes.c_ulong)
object_type = fast(raw.FPDFPageObj_GetType, INT, POINTER)
object_bounds = fast(raw.FPDFPageObj_GetBounds, INT, POINTER, POINTER, POINTER, POINTER, POINTER)
object_matrix = fast(raw.FPDFPageObj_GetMatrix, INT, POINTER, POINTER)
fill_colour = fast(raw.FPDFPageObj_GetFillColor, INT, POINTER, POINTER, POINTER, POINTER, POINTER)
draw_mode = fast(raw.FPDFPath_GetDrawMode, INT, POINTER, POINTER, POINTER)
segment_count = fast(raw.FPDFPath_CountSegments, INT, POINTER)
segment_at = fast(raw.FPDFPath_GetPathSegment, POINTER, POINTER, INT)
segment_point = fast(raw.FPDFPathSegment_GetPoint, INT, POINTER, POINTER, POINTER)
segment_type = fast(raw.FPDFPathSegment_GetType, INT, POINTER)
segment_close = fast(raw.FPDFPathSegment_GetClose, INT, POINTER)
text_size = fast(raw.FPDFTextObj_GetFontSize, INT, POINTER, POINTER)
text_font = fast(raw.FPDFTextObj_GetFont, ADDRESS, POINTER)
text_mode = fast(raw.FPDFTextObj_GetTextRenderMode, INT, POINTER)
font_name = fast(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, POINTER, POINTER, ctypes.c_size_t)
font_weight = fast(raw.FPDFFont_GetWeight, INT, POINTER)

doubles = (ctypes.c_double * 4)()
DOUBLES_AT = ctypes.addressof(doubles)
numbers = (FLOAT * 8)()
NUMBERS_AT = ctypes.addressof(numbers)
whole = (ctypes.c_uint * 4)()
WHOLE_AT = ctypes.addressof(whole)


def colour_of(address: int) -> tuple[int, int]:
    """Fill colour as 0xRRGGBB and its opacity 0..255; (0, 255) where it has none."""
    at = WHOLE_AT
    if not fill_colour(address, at, at + 4, at + 8, at + 12):
        return 0, 255
    return (whole[0] << 16) | (whole[1] << 8) | whole[2], whole[3]
