"""The fast page source: pages of a PDF through pdfium, by its public raw layer.

The only door to pypdfium2. One call per character and property is what costs here: ctypes takes
0.25 to 0.4 microseconds a call with integer addresses and without releasing the interpreter lock
(PYFUNCTYPE), two to three times that through the wrapped functions. So each character is asked
for its box and its text object only, everything else once per text object.

pdfium is not thread-safe: one process reads one document at a time.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import hypot
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as raw

from extract.errors import EncryptedReport, UnreadableReport
from extract.read.pdf.page import (
    READS_DOWN,
    READS_UP,
    SLANTED,
    UPRIGHT,
    Characters,
    Floats,
    Integers,
    PageContent,
)
from extract.read.pdf.paths import PathCollector, PathSegments

_POINTER, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float
LINE_END_HYPHENS = (0x02, 0xFFFE)
ASCENT, DESCENT = 0.78, 0.22
"""Share of the font size above and below the baseline that a line of text takes."""
MAX_FORM_DEPTH = 8
MAX_OBJECTS = 400_000
MAX_SEGMENTS = 4_000


def _fast(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The same library function, called with integer addresses and the interpreter lock kept."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError("pdfium lacks a function this reader needs; update pypdfium2")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_char_box = _fast(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_char_origin = _fast(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_char_unicode = _fast(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_char_object = _fast(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_char_map_error = _fast(raw.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_text = _fast(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
_object_at = _fast(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_form_object_at = _fast(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_object_type = _fast(raw.FPDFPageObj_GetType, _INT, _POINTER)
_object_bounds = _fast(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_object_matrix = _fast(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_fill_colour = _fast(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_draw_mode = _fast(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
_segment_count = _fast(raw.FPDFPath_CountSegments, _INT, _POINTER)
_segment_at = _fast(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_segment_point = _fast(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
_segment_type = _fast(raw.FPDFPathSegment_GetType, _INT, _POINTER)
_segment_close = _fast(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
_text_size = _fast(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
_text_font = _fast(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)
_text_mode = _fast(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_font_name = _fast(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_font_weight = _fast(raw.FPDFFont_GetWeight, _INT, _POINTER)

_doubles = (ctypes.c_double * 2)()
_DOUBLES_AT = ctypes.addressof(_doubles)
_numbers = (_FLOAT * 8)()
_AT = ctypes.addressof(_numbers)
_whole = (ctypes.c_uint * 4)()
_WHOLE_AT = ctypes.addressof(_whole)


class PdfiumSource:
    """Pages of one PDF; use as a context manager or close it.

    Raises UnreadableReport where pdfium cannot open the file, EncryptedReport where it needs a
    password or another one.
    """

    def __init__(self, path: Path, password: str = "") -> None:
        self._name = path.name
        try:
            self._document = pypdfium2.PdfDocument(path, password=password or None)
            self.page_count = len(self._document)
        except pypdfium2.PdfiumError as error:
            raise _open_error(path, password, str(error)) from error
        if self.page_count == 0:
            raise UnreadableReport(
                f"{path.name}: the PDF has no pages", next_step="Check the file in a PDF viewer."
            )
        self.title = str(self._document.get_metadata_dict().get("Title", "") or "")

    def page(self, number: int) -> PageContent:
        """The page with this number, from 1. Raises UnreadableReport where it is damaged."""
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise UnreadableReport(
                f"{self._name}, page {number}: the page is damaged", why=str(error)
            ) from error
        try:
            return _page_content(page, number)
        finally:
            page.close()

    def close(self) -> None:
        """Frees the file."""
        self._document.close()

    def __enter__(self) -> PdfiumSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open_error(path: Path, password: str, reason: str) -> UnreadableReport:
    if "password" in reason.lower():
        what = "the password does not open it" if password else "the PDF is encrypted"
        return EncryptedReport(f"{path.name}: {what}", next_step="Give the right one with --password.")
    return UnreadableReport(
        f"{path.name}: not a readable PDF",
        why=reason,
        next_step="Open it in a PDF viewer and save it anew, or ask for the original file.",
    )


def _page_content(page: pypdfium2.PdfPage, number: int) -> PageContent:
    frame = _Frame(page)
    text_page = page.get_textpage()
    try:
        characters, unmapped = _characters(text_page, frame)
    finally:
        text_page.close()
    paths = PathCollector()
    _collect_objects(page, frame, paths)
    horizontal, vertical, shapes = paths.result()
    return PageContent(number, frame.width, frame.height, characters, horizontal, vertical, shapes, unmapped)


class _Frame:
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


def _characters(text_page: pypdfium2.PdfTextPage, frame: _Frame) -> tuple[Characters, int]:
    count = text_page.count_chars()
    address = ctypes.cast(text_page.raw, _POINTER).value
    if count <= 0 or address is None:
        return _no_characters(), 0
    codes = _codes(address, count)
    found = map(_char_object, repeat(address, count), range(count))
    objects = np.fromiter(map(_as_number, found), np.int64, count)
    corners = np.empty((count, 4), np.float32)
    start = corners.ctypes.data
    deque(map(_char_box, repeat(address, count), range(count), range(start, start + 16 * count, 16)), maxlen=0)
    addresses, run_of = np.unique(objects, return_inverse=True)
    looks = [_look(int(one)) for one in addresses]
    codes[np.isin(codes, LINE_END_HYPHENS)] = 0x2D
    kept = np.flatnonzero((objects != 0) & (codes >= 0x20))
    run = run_of[kept].astype(np.int64)
    edges = corners[kept].astype(np.float64)
    _set_on_baselines(address, kept, edges, run, looks)
    box = frame.boxes(edges)
    bold = np.array([look.bold for look in looks], np.bool_)[run]
    colour = np.array([look.colour for look in looks], np.int64)[run]
    characters = Characters(codes[kept], box, bold, colour, _directions(box, run), run)
    return characters, _unmapped(address, codes, kept, run)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a text object tells of all its characters."""

    bold: bool = False
    colour: int = 0
    size: float = 0.0
    """Font size, points; 0 where it is not known."""
    turn: int = 0
    """Quarter turns of its baseline against the page's; -1 for a slanted one."""


def _look(address: int) -> _Look:
    """The look of a text object; address 0 stands for made-up characters."""
    if not address:
        return _Look()
    bold = _is_bold(address)
    colour = _colour_of(address)[0]
    a, b, c, d, _, _ = _matrix_of(address)
    if not _text_size(address, _AT):
        return _Look(bold, colour)
    return _Look(bold, colour, _numbers[0] * hypot(c, d), _quarter_turns(a, b))


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _is_bold(address: int) -> bool:
    font = _text_font(address) or 0
    return _font_is_bold(font) or _text_mode(address) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE


def _set_on_baselines(address: int, kept: Integers, edges: Floats, run: Integers, looks: list[_Look]) -> None:
    """Gives all characters of a run the run's own height above and below its baseline, in place.

    What pdfium calls the loose box has the height of the ink in some fonts and many times the font's
    size in others.
    """
    starts = np.flatnonzero(np.concatenate(([True], run[1:] != run[:-1]))) if len(run) else run
    for start, end in zip(starts.tolist(), [*starts[1:].tolist(), len(run)], strict=bool(len(run))):
        look, part = looks[run[start]], edges[start:end]
        if look.size <= 0 or look.turn < 0:
            continue
        if not _char_origin(address, int(kept[start]), _DOUBLES_AT, _DOUBLES_AT + 8):
            continue
        low, high, at = (1, 3, _doubles[1]) if look.turn in (0, 2) else (0, 2, _doubles[0])
        below, above = (DESCENT, ASCENT) if look.turn in (0, 3) else (ASCENT, DESCENT)
        part[:, low], part[:, high] = at - below * look.size, at + above * look.size


def _as_number(address: int | None) -> int:
    return address or 0


def _no_characters() -> Characters:
    none = np.zeros(0, np.int64)
    return Characters(none, np.zeros((0, 4)), np.zeros(0, np.bool_), none, none, none)


def _codes(address: int, count: int) -> Integers:
    """Code points by character index: at once where text and index agree, else one by one."""
    buffer = np.zeros(count + 2, np.uint16)
    written = _text(address, 0, count, buffer.ctypes.data)
    codes = buffer[:count].astype(np.int64)
    surrogates = (codes >= 0xD800) & (codes < 0xE000)
    if written == count + 1 and not surrogates.any():
        return codes
    return np.fromiter(map(_char_unicode, repeat(address, count), range(count)), np.int64, count)


@lru_cache(maxsize=64)
def _font_is_bold(font: int) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(256)
    _font_name(font, ctypes.addressof(name), 255)
    written = name.value.decode("utf-8", "replace").lower()
    if any(word in written for word in ("bold", "black", "heavy", "-bd", "demi")):
        return True
    return int(_font_weight(font)) >= 600 and "regular" not in written


def _colour_of(address: int) -> tuple[int, int]:
    """Fill colour as 0xRRGGBB and its opacity 0..255; (0, 255) where it has none."""
    at = _WHOLE_AT
    if not _fill_colour(address, at, at + 4, at + 8, at + 12):
        return 0, 255
    return (_whole[0] << 16) | (_whole[1] << 8) | _whole[2], _whole[3]


def _directions(box: Floats, run: Integers) -> Integers:
    """Direction of reading per run, from where its characters go; a run that goes nowhere is upright.

    A right-to-left run goes left just as one that stands on its head would; both count as upright.
    """
    if not len(run):
        return run
    starts = np.flatnonzero(np.r_[True, run[1:] != run[:-1]])
    ends = np.r_[starts[1:], len(run)] - 1
    across = (box[ends, 0] + box[ends, 2] - box[starts, 0] - box[starts, 2]) / 2
    down = (box[ends, 1] + box[ends, 3] - box[starts, 1] - box[starts, 3]) / 2
    steep = np.abs(down) > 2
    vertical = steep & (np.abs(down) > 4 * np.abs(across))
    slanted = steep & ~vertical & (np.abs(down) > 0.25 * np.abs(across))
    upright_or_vertical = np.where(vertical, np.where(down < 0, READS_UP, READS_DOWN), UPRIGHT)
    return np.repeat(np.where(slanted, SLANTED, upright_or_vertical), ends - starts + 1)


def _unmapped(address: int, codes: Integers, kept: Integers, run: Integers) -> int:
    """How many characters have no known letter: one question per text run, and the code itself."""
    if not len(kept):
        return 0
    bad_code = (codes[kept] == 0xFFFD) | ((codes[kept] >= 0xE000) & (codes[kept] < 0xF000))
    starts = np.flatnonzero(np.r_[True, run[1:] != run[:-1]])
    lengths = np.diff(np.r_[starts, len(run)])
    errors = np.fromiter((_char_map_error(address, int(kept[s])) == 1 for s in starts), np.bool_, len(starts))
    return int((bad_code | np.repeat(errors, lengths)).sum())


def _collect_objects(page: pypdfium2.PdfPage, frame: _Frame, paths: PathCollector) -> None:
    address = ctypes.cast(page.raw, _POINTER).value
    count = min(raw.FPDFPage_CountObjects(page.raw), MAX_OBJECTS)
    objects = map(_object_at, repeat(address, count), range(count))
    _collect(objects, frame.matrix, paths, 0)


Matrix = tuple[float, float, float, float, float, float]


def _collect(objects: Iterator[int | None], matrix: Matrix, paths: PathCollector, depth: int) -> None:
    for address in objects:
        if not address:
            continue
        kind = _object_type(address)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _collect_path(address, matrix, paths)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            paths.add_image(_bounds(address, matrix))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
            _collect(_form_objects(address), _times(_matrix_of(address), matrix), paths, depth + 1)


def _form_objects(address: int) -> Iterator[int | None]:
    pointer = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    count = min(raw.FPDFFormObj_CountObjects(pointer), MAX_OBJECTS)
    return map(_form_object_at, repeat(address, count), range(count))


def _matrix_of(address: int) -> Matrix:
    if not _object_matrix(address, _AT):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = _numbers[0:6]
    return (a, b, c, d, e, f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _bounds(address: int, matrix: Matrix) -> tuple[float, float, float, float]:
    """Bounding box as displayed; pdfium counts half the pen's width in."""
    _object_bounds(address, _AT, _AT + 4, _AT + 8, _AT + 12)
    left, bottom, right, top = _numbers[0:4]
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = (
        left * a + bottom * c + e,
        left * b + bottom * d + f,
        right * a + top * c + e,
        right * b + top * d + f,
    )
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _collect_path(address: int, matrix: Matrix, paths: PathCollector) -> None:
    if not _draw_mode(address, _AT, _AT + 4):
        return
    fill_mode, stroked = ctypes.c_int.from_address(_AT).value, ctypes.c_int.from_address(_AT + 4).value
    if not fill_mode and not stroked:
        return
    box = _bounds(address, matrix)
    if paths.add_thin(box):
        return
    count = _segment_count(address)
    colour, opacity = _colour_of(address) if fill_mode else (0, 0)
    filled = f"#{colour:06x}" if fill_mode and opacity > 0 else ""
    if count > MAX_SEGMENTS:
        paths.add_outline(box, filled)
        return
    paths.add_segments(_segments(address, count, _times(_matrix_of(address), matrix)), filled, bool(stroked))


def _segments(address: int, count: int, matrix: Matrix) -> PathSegments:
    """(kind, x, y, closes) of each segment, as displayed; kinds are move, line and curve."""
    a, b, c, d, e, f = matrix
    segments: PathSegments = []
    for index in range(count):
        segment = _segment_at(address, index)
        _segment_point(segment, _AT, _AT + 4)
        x, y = _numbers[0], _numbers[1]
        kind = _KINDS.get(_segment_type(segment), "curve")
        segments.append((kind, x * a + y * c + e, x * b + y * d + f, bool(_segment_close(segment))))
    return segments


_KINDS = {raw.FPDF_SEGMENT_MOVETO: "move", raw.FPDF_SEGMENT_LINETO: "line"}
__all__ = ["PdfiumSource"]
