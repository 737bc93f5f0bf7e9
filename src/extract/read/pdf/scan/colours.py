"""Coloured areas in a picture: backgrounds of cells, and lights (discs, squares).

The picture is looked at in blocks of about a point. Blocks without detail that are no paper and lie side by
side in one colour make an area; rules and letters part and pierce areas. Gives shapes as page sources do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.model import Box
from extract.read.pdf.page import Shape
from extract.read.pdf.scan.picture import WEIGHTS, Picture

BLOCK = 1.0
"""Points: side of the blocks."""
DETAIL = 16.0
"""Levels by which lightness varies (standard deviation) in a block that holds an edge or a letter."""
PAPER = 243.0
"""Level from which each of red, green and blue is paper's."""
ALIKE = 30.0
"""Levels by which neighbouring blocks of one area differ at most."""
SMALLEST = 5.0
"""Points: width and height of an area; strokes of large letters are thinner."""
SOLID = 0.6
"""Share of its box that an area fills at least; letters of a large heading fill less."""
RECTANGLE = 0.88
"""Share of its box from which an area is a rectangle; a disc fills 0.79 of it."""
LIGHT = 60.0
"""Points: a larger area is a background, whatever its outline."""
STRAY = 2
"""Blocks by which the ends of a straight area's lines may differ."""

Values = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Blocks:
    """The picture in blocks."""

    colour: Values
    """(rows, columns, 3): mean of each."""
    plain: NDArray[np.bool_]
    """Whether a block is of one colour that is not the paper's."""
    side: float
    """Points."""


def picture_shapes(picture: Picture) -> tuple[Shape, ...]:
    """Fills and discs of a picture in points, large ones first: what lies on another comes after it."""
    blocks = _blocks(picture)
    shapes = [shape for spans in _areas(blocks) for shape in _area_shapes(spans, blocks)]
    shapes.sort(key=lambda shape: -_size(shape.box))
    large = [shape for shape in shapes if shape.kind == "fill"]
    return tuple(shape for shape in shapes if not any(_is_part(shape, other) for other in large))


def _is_part(shape: Shape, other: Shape) -> bool:
    """Whether a shape is a piece of a larger fill, seen through a letter."""
    (x0, top, x1, bottom), (left, high, right, low) = shape.box, other.box
    lies_in = left <= x0 and high <= top and x1 <= right and bottom <= low and shape is not other
    return lies_in and all(abs(a - b) <= ALIKE for a, b in zip(_parts(shape), _parts(other), strict=True))


def _parts(shape: Shape) -> tuple[int, ...]:
    return tuple(int(shape.colour[i : i + 2], 16) for i in (1, 3, 5))


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _blocks(picture: Picture) -> _Blocks:
    side = max(round(BLOCK * picture.scale), 1)
    rows, columns = picture.pixels.shape[0] // side, picture.pixels.shape[1] // side
    pixels = picture.pixels[: rows * side, : columns * side]
    parts = pixels.reshape(rows, side, columns, side, 3)
    colour = parts.mean(axis=(1, 3), dtype=np.float32)
    lightness = (pixels.astype(np.float32) @ WEIGHTS).reshape(rows, side, columns, side)
    plain = (lightness.std(axis=(1, 3)) < DETAIL) & (colour.min(axis=2) < PAPER)
    return _Blocks(colour, plain, side / picture.scale)


Span = tuple[int, int, int]
"""Row of blocks, first column, column after the last."""


def _areas(blocks: _Blocks) -> Iterator[list[Span]]:
    """The spans of each area, from top to bottom."""
    spans = list(_spans(blocks))
    parent = list(range(len(spans)))
    above: list[int] = []
    for first, last in _rows_of(spans):
        _join_to_above(spans, parent, above, range(first, last), blocks.colour)
        above = list(range(first, last))
    areas: dict[int, list[Span]] = defaultdict(list)
    for number, span in enumerate(spans):
        areas[_root(parent, number)].append(span)
    yield from areas.values()


def _spans(blocks: _Blocks) -> Iterator[Span]:
    """Runs of plain blocks of one colour in each row."""
    differs = np.abs(np.diff(blocks.colour, axis=1)).max(axis=2) > ALIKE
    for row in np.flatnonzero(blocks.plain.any(axis=1)).tolist():
        plain = blocks.plain[row]
        begins = plain & np.concatenate(([True], ~plain[:-1] | differs[row]))
        ends = plain & np.concatenate((~plain[1:] | differs[row], [True]))
        yield from zip(
            (row for _ in range(int(begins.sum()))),
            np.flatnonzero(begins).tolist(),
            (np.flatnonzero(ends) + 1).tolist(),
            strict=True,
        )


def _rows_of(spans: list[Span]) -> Iterator[tuple[int, int]]:
    """First and last place of the spans of each row."""
    starts = [i for i in range(len(spans)) if i == 0 or spans[i][0] != spans[i - 1][0]]
    return pairwise([*starts, len(spans)])


def _join_to_above(
    spans: list[Span], parent: list[int], above: list[int], here: Iterable[int], colour: Values
) -> None:
    """Puts the spans of a row into the areas of those above them that they touch in one colour."""
    for number in here:
        row, start, end = spans[number]
        for other in above:
            other_row, other_start, other_end = spans[other]
            low, high = max(start, other_start), min(end, other_end)
            if other_row == row - 1 and low < high:
                middle = (low + high) // 2
                if np.abs(colour[row, middle] - colour[other_row, middle]).max() <= ALIKE:
                    parent[_root(parent, number)] = _root(parent, other)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _area_shapes(spans: list[Span], blocks: _Blocks) -> Iterator[Shape]:
    """The area as a light or as the rectangles of which it is made; nothing where it is neither."""
    box = _box(spans, blocks.side)
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) < SMALLEST:
        return
    extents = _extents(spans)
    covered = sum(end - start for _, start, end in extents) / _inner_size(spans)
    if max(width, height) <= LIGHT and SOLID <= covered < RECTANGLE:
        yield Shape("disc", box, _colour(spans, blocks))
        return
    for part in _straight_parts(extents):
        box = _box(part, blocks.side)
        if min(box[2] - box[0], box[3] - box[1]) >= SMALLEST:
            yield Shape("fill", box, _colour(part, blocks))


def _inner_size(spans: list[Span]) -> int:
    """Blocks of the box around the area."""
    left, right = min(span[1] for span in spans), max(span[2] for span in spans)
    return (right - left) * (spans[-1][0] + 1 - spans[0][0])


def _extents(spans: list[Span]) -> list[Span]:
    """From the first to the last block of the area in each row; what lies between may be letters on it."""
    extents: dict[int, tuple[int, int]] = {}
    for row, start, end in spans:
        left, right = extents.get(row, (start, end))
        extents[row] = (min(left, start), max(right, end))
    return [(row, left, right) for row, (left, right) in sorted(extents.items())]


def _box(spans: list[Span], side: float) -> Box:
    """The area's box with half of the blocks at its edge, which hold some of it."""
    left, right = min(span[1] for span in spans), max(span[2] for span in spans)
    top, bottom = spans[0][0], spans[-1][0] + 1
    return ((left - 0.5) * side, (top - 0.5) * side, (right + 0.5) * side, (bottom + 0.5) * side)


def _colour(spans: list[Span], blocks: _Blocks) -> str:
    """The median of the area's blocks, as '#rrggbb'."""
    colours = np.concatenate([blocks.colour[row, start:end] for row, start, end in spans])
    red, green, blue = np.median(colours, axis=0).round().astype(int).tolist()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _straight_parts(extents: list[Span]) -> Iterator[list[Span]]:
    """An area parted where its left or right end moves: the rectangles that it is made of."""
    part: list[Span] = []
    for row, left, right in extents:
        if part and (abs(part[0][1] - left) > STRAY or abs(part[0][2] - right) > STRAY):
            yield part
            part = []
        part.append((row, left, right))
    yield part
