"""The drawn objects of a page: paths and pictures, those in forms included."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

import pypdfium2
import pypdfium2.raw as raw

from extract.read.limits import PAGE_OBJECTS
from extract.read.pdf.paths import PathCollector, PathSegments
from extract.read.pdf.pdfium import calls
from extract.read.pdf.pdfium.frame import Frame, Matrix
from extract.read.pdf.pdfium.pictures import picture_colour

MAX_FORM_DEPTH = 8
LARGEST_LIGHT = 60.0
"""Points: a larger picture is none."""
MAX_SEGMENTS = 4_000
CORNERS = 5
"""Segments of a rectangle at most; an area with so few is taken for one, whatever its corners."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where objects are collected from and to."""

    page: pypdfium2.PdfPage
    paths: PathCollector


def collect_objects(page: pypdfium2.PdfPage, frame: Frame, paths: PathCollector) -> bool:
    """Puts the paths and pictures of a page into the collector, in painting order; False where not all."""
    address = ctypes.cast(page.raw, calls.POINTER).value
    drawn: int = raw.FPDFPage_CountObjects(page.raw)
    count = min(drawn, PAGE_OBJECTS)
    objects = map(calls.object_at, repeat(address, count), range(count))
    _collect(objects, frame.matrix, _Walk(page, paths), 0)
    return count == drawn


def _collect(objects: Iterator[int], matrix: Matrix, walk: _Walk, depth: int) -> None:
    for address in objects:
        if not address:
            continue
        kind = calls.object_type(address)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _collect_path(address, matrix, walk.paths)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            _collect_picture(address, matrix, walk)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            walk.paths.add_image(_bounds(address, matrix), "")
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
            _collect(_form_objects(address), _times(_matrix_of(address), matrix), walk, depth + 1)


def _collect_picture(address: int, matrix: Matrix, walk: _Walk) -> None:
    """A picture, and its colour where it is as small as a light."""
    box = _bounds(address, matrix)
    is_small = max(box[2] - box[0], box[3] - box[1]) <= LARGEST_LIGHT
    walk.paths.add_image(box, picture_colour(walk.page, address) if is_small else "")


def _form_objects(address: int) -> Iterator[int]:
    pointer = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    count = min(raw.FPDFFormObj_CountObjects(pointer), PAGE_OBJECTS)
    return map(calls.form_object_at, repeat(address, count), range(count))


def _matrix_of(address: int) -> Matrix:
    if not calls.object_matrix(address, calls.NUMBERS_AT):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = calls.numbers[0:6]
    return (a, b, c, d, e, f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _bounds(address: int, matrix: Matrix) -> tuple[float, float, float, float]:
    """Bounding box as displayed; pdfium counts half the pen's width in."""
    calls.object_bounds(
        address, calls.NUMBERS_AT, calls.NUMBERS_AT + 4, calls.NUMBERS_AT + 8, calls.NUMBERS_AT + 12
    )
    left, bottom, right, top = calls.numbers[0:4]
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = (
        left * a + bottom * c + e,
        left * b + bottom * d + f,
        right * a + top * c + e,
        right * b + top * d + f,
    )
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _collect_path(address: int, matrix: Matrix, paths: PathCollector) -> None:
    if not calls.draw_mode(address, calls.WHOLE_AT, calls.WHOLE_AT + 4):
        return
    fill_mode, stroked = calls.whole[0], calls.whole[1]
    if not fill_mode and not stroked:
        return
    box = _bounds(address, matrix)
    if paths.add_thin(box):
        return
    count = calls.segment_count(address)
    colour, opacity = calls.colour_of(address) if fill_mode else (0, 0)
    filled = f"#{colour:06x}" if fill_mode and opacity > 0 else ""
    if count > MAX_SEGMENTS or (not stroked and count <= CORNERS):
        paths.add_area(box, filled, is_rectangle=count <= CORNERS)
        return
    paths.add_segments(_segments(address, count, _times(_matrix_of(address), matrix)), filled, bool(stroked))


def _segments(address: int, count: int, matrix: Matrix) -> PathSegments:
    """(kind, x, y, closes) of each segment, as displayed; kinds are move, line and curve."""
    a, b, c, d, e, f = matrix
    segments: PathSegments = []
    for index in range(count):
        segment = calls.segment_at(address, index)
        calls.segment_point(segment, calls.NUMBERS_AT, calls.NUMBERS_AT + 4)
        x, y = calls.numbers[0], calls.numbers[1]
        kind = _KINDS.get(calls.segment_type(segment), "curve")
        segments.append((kind, x * a + y * c + e, x * b + y * d + f, bool(calls.segment_close(segment))))
    return segments


_KINDS = {raw.FPDF_SEGMENT_MOVETO: "move", raw.FPDF_SEGMENT_LINETO: "line"}
