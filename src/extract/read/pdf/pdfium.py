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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import hypot
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray

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
_ink_box = _fast(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER)
_char_matrix = _fast(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
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

_doubles = (ctypes.c_double * 4)()
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
    objects = _objects(address, codes)
    kept = np.flatnonzero((objects != 0) & ((codes >= 0x20) | (codes == LINE_END_HYPHENS[0])))
    if not len(kept):
        return _no_characters(), 0
    code, objects = codes[kept], objects[kept]
    code[(code == LINE_END_HYPHENS[0]) | (code == LINE_END_HYPHENS[1])] = 0x2D
    starts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
    fonts: dict[int, bool] = {}
    first = zip(objects[starts].tolist(), kept[starts].tolist(), strict=True)
    looks = [_look(one, address, at, fonts) for one, at in first]
    runs = _Runs(starts, np.append(starts[1:], len(kept)), looks)
    edges = _edges(address, kept, code, runs)
    _set_on_baselines(address, kept, edges, runs)
    box = frame.boxes(edges)
    characters = Characters(
        code,
        box,
        runs.spread([look.bold for look in runs.looks]),
        runs.spread([look.colour for look in runs.looks]),
        runs.spread(_directions(box, runs)),
        runs.spread(range(len(starts))),
    )
    return characters, _unmapped(address, code, kept, runs)


def _objects(address: int, codes: Integers) -> Integers:
    """Address of each character's text object; 0 for characters that pdfium made up.

    The characters of a text object are neighbours, so that one question per word is enough where two
    words have the same answer; all others between different answers are asked.
    """
    ink = codes > 0x20
    words = np.flatnonzero(ink & ~np.concatenate(([False], ink[:-1])))
    if not len(words):
        return np.zeros(len(codes), np.int64)
    of_word = _ask_objects(address, words)
    lengths = np.diff(np.append(words, len(codes)))
    objects = np.concatenate((np.zeros(words[0], np.int64), np.repeat(of_word, lengths)))
    changes = np.append(of_word[1:] != of_word[:-1], True)
    unsure = np.concatenate((np.zeros(words[0], np.bool_), np.repeat(changes, lengths)))
    unsure[words] = False
    asked = np.flatnonzero(unsure & ((codes >= 0x20) | (codes == LINE_END_HYPHENS[0])))
    objects[asked] = _ask_objects(address, asked)
    return objects


def _ask_objects(address: int, at: Integers) -> Integers:
    found = map(_char_object, repeat(address, len(at)), at.tolist())
    return np.fromiter((one or 0 for one in found), np.int64, len(at))


def _edges(address: int, kept: Integers, code: Integers, runs: _Runs) -> Floats:
    """(n, 4) left, bottom, right, top of each character in page coordinates.

    The first and the last character of each word of a text object are asked; those between lie evenly
    between them, which is near enough to tell their cell and never opens a gap inside a word.
    """
    count = len(kept)
    apart = np.zeros(count, np.bool_)
    apart[runs.starts] = True
    apart[1:] |= (code[1:] == 0x20) | (code[:-1] == 0x20) | (np.diff(kept) > 1)
    first = np.flatnonzero(apart)
    last = np.append(first[1:], count) - 1
    ends = np.zeros((count, 4), np.float32)
    flat = runs.spread([look.turn == 0 for look in runs.looks])
    asked = np.zeros(count, np.bool_)
    asked[first] = asked[last] = True
    _ask_advances(address, kept, np.flatnonzero(asked & flat), ends)
    _ask_ink(address, kept, np.flatnonzero(asked & ~flat), ends)
    lengths = last - first + 1
    share = (np.arange(count) - np.repeat(first, lengths)) / np.repeat(lengths, lengths)
    heads = np.repeat(ends[first].astype(np.float64), lengths, axis=0)
    tails = np.repeat(ends[last].astype(np.float64), lengths, axis=0)
    return _between(heads, tails, share, np.repeat(1 / lengths, lengths))


def _ask_advances(address: int, kept: Integers, at: Integers, ends: NDArray[np.float32]) -> None:
    """Fills in boxes with the advance of each character; pdfium gives them upright whatever way text runs."""
    if len(at):
        boxes = np.empty((len(at), 4), np.float32)
        targets = range(boxes.ctypes.data, boxes.ctypes.data + boxes.nbytes, 16)
        deque(map(_char_box, repeat(address, len(at)), kept[at].tolist(), targets), maxlen=0)
        ends[at] = boxes[:, [0, 3, 2, 1]]


def _ask_ink(address: int, kept: Integers, at: Integers, ends: NDArray[np.float32]) -> None:
    """Fills in boxes of the ink, for text that is turned."""
    for index in at.tolist():
        if _ink_box(address, int(kept[index]), *(_DOUBLES_AT + 8 * i for i in range(4))):
            left, right, bottom, top = _doubles
            ends[index] = (left, bottom, right, top)


def _between(head: Floats, tail: Floats, share: Floats, width: Floats) -> Floats:
    """Boxes that part the way from the first box of a word to its last evenly, along the way it takes."""
    box = np.column_stack((np.minimum(head[:, :2], tail[:, :2]), np.maximum(head[:, 2:], tail[:, 2:])))
    for low, high in ((0, 2), (1, 3)):
        forward = tail[:, low] + tail[:, high] - head[:, low] - head[:, high]
        extent = box[:, high] - box[:, low]
        moves = np.abs(forward) > 0.5 * (head[:, high] - head[:, low])
        start = np.where(forward >= 0, box[:, low] + share * extent, box[:, high] - (share + width) * extent)
        box[:, low] = np.where(moves, start, box[:, low])
        box[:, high] = np.where(moves, start + width * extent, box[:, high])
    return box


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Characters of one text object after each other, and what it tells of them."""

    starts: Integers
    ends: Integers
    looks: list[_Look]

    def spread(self, values: Sequence[Any] | Integers) -> Any:
        """One value per run -> one per character."""
        return np.repeat(np.array(values), self.ends - self.starts, axis=0)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a text object tells of all its characters."""

    bold: bool = False
    colour: int = 0
    size: float = 0.0
    """Font size, points; 0 where it is not known."""
    turn: int = 0
    """Quarter turns of its baseline against the page's; -1 for a slanted one."""


def _look(text_object: int, address: int, first: int, fonts: dict[int, bool]) -> _Look:
    """The look of a text object whose first character has the index `first`.

    `fonts` remembers which fonts are bold, for one page only: pdfium gives the address of a font that
    it has let go to another one.
    """
    bold = _is_bold(text_object, fonts)
    colour = _colour_of(text_object)[0]
    if not _char_matrix(address, first, _AT):  # with the matrices of the forms around it
        return _Look(bold, colour)
    a, b, c, d = _numbers[0:4]
    if not _text_size(text_object, _AT):
        return _Look(bold, colour)
    return _Look(bold, colour, _numbers[0] * hypot(c, d), _quarter_turns(a, b))


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _is_bold(address: int, fonts: dict[int, bool]) -> bool:
    font = _text_font(address) or 0
    if font not in fonts:
        fonts[font] = _font_is_bold(font)
    return fonts[font] or _text_mode(address) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE


def _set_on_baselines(address: int, kept: Integers, edges: Floats, runs: _Runs) -> None:
    """Gives all characters of a run the run's own height above and below its baseline, in place.

    What pdfium calls the loose box has the height of the ink in some fonts and many times the font's
    size in others.
    """
    first = kept[runs.starts].tolist()
    size, turn, at = np.zeros(len(first)), np.full(len(first), -1), np.zeros((len(first), 2))
    for index, look in enumerate(runs.looks):
        if look.size > 0 and _char_origin(address, first[index], _DOUBLES_AT, _DOUBLES_AT + 8):
            size[index], turn[index], at[index] = look.size, look.turn, _doubles[0:2]
    below = np.where((turn == 0) | (turn == 3), DESCENT, ASCENT) * size
    low, high = at - below[:, None], at + (size - below)[:, None]
    flat, steep = runs.spread((turn == 0) | (turn == 2)), runs.spread((turn == 1) | (turn == 3))
    low, high = runs.spread(low), runs.spread(high)
    edges[flat, 1], edges[flat, 3] = low[flat, 1], high[flat, 1]
    edges[steep, 0], edges[steep, 2] = low[steep, 0], high[steep, 0]


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


def _directions(box: Floats, runs: _Runs) -> Integers:
    """Direction of reading per run, from where its characters go; a run that goes nowhere is upright.

    A right-to-left run goes left just as one that stands on its head would; both count as upright.
    """
    starts, ends = runs.starts, runs.ends - 1
    across = (box[ends, 0] + box[ends, 2] - box[starts, 0] - box[starts, 2]) / 2
    down = (box[ends, 1] + box[ends, 3] - box[starts, 1] - box[starts, 3]) / 2
    steep = np.abs(down) > 2
    vertical = steep & (np.abs(down) > 4 * np.abs(across))
    slanted = steep & ~vertical & (np.abs(down) > 0.25 * np.abs(across))
    upright_or_vertical = np.where(vertical, np.where(down < 0, READS_UP, READS_DOWN), UPRIGHT)
    return np.where(slanted, SLANTED, upright_or_vertical)


def _unmapped(address: int, code: Integers, kept: Integers, runs: _Runs) -> int:
    """How many characters have no known letter: one question per text run, and the code itself."""
    bad_code = (code == 0xFFFD) | ((code >= 0xE000) & (code < 0xF000))
    errors = map(_char_map_error, repeat(address), kept[runs.starts].tolist())
    unknown = runs.spread(np.fromiter(errors, np.int64, len(runs.starts)) == 1)
    return int((bad_code | unknown).sum())


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
    if not _draw_mode(address, _WHOLE_AT, _WHOLE_AT + 4):
        return
    fill_mode, stroked = _whole[0], _whole[1]
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
