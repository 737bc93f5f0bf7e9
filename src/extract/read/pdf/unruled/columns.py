"""A block of text rows becomes columns: tiles of backgrounds, columns of the page before, white strips.

Gives where the columns stand and which of them a text lies in; knows nothing of the table's rows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from extract.model import Box
from extract.read.pdf.text.gutters import Strip
from extract.read.pdf.text.lines import Line
from extract.read.pdf.text.paragraphs import enclosing
from extract.read.pdf.unruled.drawn import Band, Surroundings, bands_across
from extract.read.pdf.unruled.text_rows import SAME_START, TextRow

OVERLAP = 2.0
"""Points by which a text may reach over a column's border."""
MISFITS = 0.1
"""Share of the texts that may reach over the borders between tiles."""
LEFT_ALIGNED = 0.6
"""Share of its texts that must start at a column's left for it to be left-aligned."""
PADDING = 0.4
"""Heights of a line between a column's border and its left-aligned texts."""
_WORD_PART = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
EDGE = 2.0
"""Points between a table's outer texts and its border where none is drawn."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of text that share white strips."""

    rows: tuple[TextRow, ...]
    strips: tuple[Strip, ...]
    """Between the columns, from left to right."""
    across: frozenset[int]
    """Rows whose one text runs over several columns."""
    head: TextRow
    """First row of the table, which may stand on a page before."""
    reach: Strip
    """Where the texts of the whole table begin and end."""
    widest: float
    """Widest gap between two of its rows, points."""
    starts: tuple[float, ...]
    """Where its texts start."""
    size: float
    """Height of its highest letters in rows of several texts."""

    @property
    def area(self) -> Box:
        """What its texts take up."""
        return enclosing([piece.box for row in self.rows for piece in row.pieces])


@dataclass(frozen=True)
class Columns:
    """A block and the borders of its columns."""

    block: Block
    edges: tuple[float, ...]
    """From left to right, outer ones included."""
    starts: tuple[float, ...]
    """Where the texts of each column start, as most of them do."""
    area: Box
    bands: tuple[Band, ...]
    """Fills behind its rows, the flattest first."""
    is_tiled: bool = False
    """Whether its borders are drawn, as ends of backgrounds, on this page or the one before."""

    @property
    def rows(self) -> tuple[TextRow, ...]:
        """Its text rows."""
        return self.block.rows

    @property
    def across(self) -> frozenset[int]:
        """Its text rows with one text over several columns."""
        return self.block.across

    @property
    def count(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1

    def of(self, x: float) -> int:
        """The column in which a text starts."""
        return bisect_right(self.edges, x + 0.01, 1, len(self.edges) - 1) - 1

    def reach(self, piece: Line) -> tuple[int, int]:
        """First and last column of a text."""
        first = self.of(piece.box[0])
        return first, max(first, self.of(piece.box[2] - OVERLAP))

    @cached_property
    def texts(self) -> list[list[Line]]:
        """The texts of each column, from top to bottom; those over several columns are left out."""
        texts: list[list[Line]] = [[] for _ in range(self.count)]
        for number, row in enumerate(self.rows):
            if number not in self.across:
                for piece in row.pieces:
                    texts[self.of(piece.box[0])].append(piece)
        return texts


def block_to_columns(block: Block, around: Surroundings, before: Columns | None = None) -> Columns:
    """The columns of a block; `before` are those of the part that it goes on."""
    block = replace(block, strips=_between_columns(block))
    area = block.area
    bands = bands_across(around, area)
    pieces = [piece for i, row in enumerate(block.rows) if i not in block.across for piece in row.pieces]
    size = block.head.size
    if before is None:
        inner = _tile_borders(bands, pieces, len(block.strips))
        outer = _left(area, bands), _right(area, bands)
    else:
        inner, outer = list(before.edges[1:-1]), (before.edges[0], before.edges[-1])
    is_tiled = bool(inner) if before is None else before.is_tiled
    if before is not None and len(inner) == len(block.strips):
        inner = [_kept(x, strip, pieces, size) for x, strip in zip(inner, block.strips, strict=True)]
    elif len(inner) < len(block.strips) or not inner:
        inner = [_border(strip, pieces, size) for strip in block.strips]
    edges = (outer[0], *inner, outer[1])
    starts = tuple(_usual_start(a, b, pieces) for a, b in pairwise(edges))
    return Columns(block, edges, starts, area, tuple(bands), is_tiled)


def _between_columns(block: Block) -> tuple[Strip, ...]:
    """The strips but for gaps inside of a column, where words at line ends are broken and go on below.

    In a justified cell of few lines, word gaps may lie above each other as a gutter does.
    """
    bounds = (-float("inf"), *(strip[1] - OVERLAP for strip in block.strips), float("inf"))
    sides = pairwise(pairwise(bounds))
    kept = tuple(
        strip
        for strip, (left, right) in zip(block.strips, sides, strict=True)
        if not _breaks_words(block, left, right)
    )
    return kept or block.strips


def _breaks_words(block: Block, left: Strip, right: Strip) -> bool:
    """Whether all texts in the right strip are parts of words whose rest is the next line in the left one."""
    rows = [None if i in block.across else row for i, row in enumerate(block.rows)]
    ends = [_texts_in(row, right) for row in rows]
    lines = [_texts_in(row, left) for row in rows]
    pairs = zip(ends, lines, [*ends[1:], ""], [*lines[1:], ""], strict=True)
    return any(ends) and all(
        bool(line and not below and _WORD_PART.search(end) and rest[:1].islower())
        for end, line, below, rest in pairs
        if end
    )


def _texts_in(row: TextRow | None, strip: Strip) -> str:
    """The texts of a row that start in a strip; '' for a row over all columns."""
    pieces = row.pieces if row else ()
    return " ".join(piece.text for piece in pieces if strip[0] <= piece.box[0] < strip[1])


def _kept(edge: float, strip: Strip, pieces: Sequence[Line], size: float) -> float:
    """The border of the page before where the texts leave it free, else one of their own."""
    return edge if strip[0] - OVERLAP <= edge <= strip[1] + OVERLAP else _border(strip, pieces, size)


def _tile_borders(bands: Sequence[Band], pieces: Sequence[Line], strips: int) -> list[float]:
    """Borders of the tiles that part most columns, if the texts keep to them."""
    most = max((band.borders() for band in bands), key=len, default=[])
    if len(most) < strips or not most:
        return []
    over = sum(any(p.box[0] + OVERLAP < x < p.box[2] - OVERLAP for x in most) for p in pieces)
    return most if over <= MISFITS * len(pieces) else []


def _border(strip: Strip, pieces: Sequence[Line], size: float) -> float:
    """Close to the texts on its right where they are left-aligned, else in the middle of a white strip."""
    middle, right = (strip[0] + strip[1]) / 2, strip[1]
    beyond = [p.box[0] for p in pieces if p.box[0] >= right - SAME_START]
    nearest = [x for x in beyond if x <= right + 3 * size]
    aligned = sum(x <= right + SAME_START for x in nearest)
    if aligned >= 2 and aligned >= LEFT_ALIGNED * len(nearest):
        return max(middle, right - PADDING * size)
    return middle


def _left(area: Box, bands: Sequence[Band]) -> float:
    drawn = [band.tiles[0][0] for band in bands if 0 <= area[0] - band.tiles[0][0] <= 30]
    return min([area[0] - EDGE, *drawn])


def _right(area: Box, bands: Sequence[Band]) -> float:
    drawn = [band.tiles[-1][1] for band in bands if 0 <= band.tiles[-1][1] - area[2] <= 300]
    return max([area[2] + EDGE, *drawn])


def _usual_start(left: float, right: float, pieces: Sequence[Line]) -> float:
    starts = sorted(p.box[0] for p in pieces if left <= p.box[0] < right)
    if not starts:
        return left
    return max(starts, key=lambda x: sum(abs(x - y) <= SAME_START for y in starts[:50]))
