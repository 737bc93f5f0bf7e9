"""A block of text rows as it grows downwards: its white strips, where its texts start, how far apart it is.

Knows whether a further row keeps to the strips and stands near enough; what else speaks for a row or
against it is said in `belonging`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.read.pdf.text.gutters import Strip
from extract.read.pdf.unruled.columns import Block
from extract.read.pdf.unruled.drawn import Surroundings, fills_at
from extract.read.pdf.unruled.text_rows import SAME_START, TextRow

NARROWEST = 0.4
"""Narrowest white strip in heights of a line."""
KEPT_STRIPS = 0.6
"""Share of its strips that a block must keep with each further row."""
FARTHEST = 3.2
"""Distance of two rows of one block, in heights of a line; more where they start at the same places."""
FARTHEST_ALIGNED = (1.0, 1.0, 2.5, 4.0)
"""Times that distance, by the number of texts of the row that start where texts above do."""
FARTHEST_SECTION = 1.3
"""Times that distance for a section's heading on a background of its own."""
OVER_RULE = 1.6
"""Times that distance where a rule is drawn between."""
AS_WIDE = 1.15
"""A gap is as wide as another one if it is at most this many times as wide."""
FEWEST_TILES = 3
"""Tiles side by side that make a row of its own a table."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where the texts of a block stand."""

    free: tuple[Strip, ...]
    reach: Strip
    widest: float
    starts: tuple[float, ...]


@dataclass(slots=True)
class Growing:
    """A block as it grows."""

    head: TextRow
    """First row of the table, which may stand on a page before."""
    free: list[Strip]
    around: Surroundings
    rows: list[TextRow] = field(default_factory=list)
    most: int = 0
    """Strips that it had at most."""
    last: int = -1
    """Index of the last row that surely belongs."""
    across: set[int] = field(default_factory=set)
    starts: list[float] = field(default_factory=list)
    reach: Strip = (0.0, 0.0)
    """Where its texts begin and end."""
    widest: float = 0.0
    """Widest gap between two of its rows, points."""
    size: float = 0.0
    """Height of its highest letters in rows of several texts; a header's may be smaller than those below."""
    is_continued: bool = False
    """Whether it goes on a block of the page before."""
    sure: _Shape | None = None
    """How it was when its last row that surely belongs was taken."""

    @property
    def is_settled(self) -> bool:
        """Whether its last row surely belongs."""
        return self.last == len(self.rows) - 1

    def shared(self, row: TextRow) -> list[Strip]:
        """Its free strips that a further row leaves free."""
        narrowest = NARROWEST * row.size
        both = [(max(a, c), min(b, d)) for a, b in self.free for c, d in row.free()]
        return sorted((a, b) for a, b in both if b - a >= narrowest)

    def inner(self, strips: Sequence[Strip], row: TextRow | None = None) -> list[Strip]:
        """Strips with text on both sides."""
        left, right = self.reach
        if row is not None:
            left, right = min(left, row.left), max(right, row.right)
        return [(a, b) for a, b in strips if a > left and b < right]

    def inner_with(self, row: TextRow) -> list[Strip]:
        """Strips with text on both sides that are left if a row is taken."""
        return self.inner(self.shared(row), row)

    def aligned(self, row: TextRow) -> int:
        """How many texts of a row start where a text of the block does."""
        return sum(any(abs(piece.box[0] - x) <= SAME_START for x in self.starts) for piece in row.pieces)

    def gap(self, row: TextRow) -> float:
        """Points between the last row and a further one; none where that is the first on its page."""
        return row.top - self.rows[-1].foot if self.rows else 0.0

    def is_apart(self, row: TextRow) -> bool:
        """Whether a row is too far below, or beyond a ruled table."""
        if not self.rows:
            return False
        before = self.rows[-1]
        if any(before.foot <= area[1] + 2 and row.top >= area[3] - 2 for area in self.around.barriers):
            return True
        reach = FARTHEST * max(before.size, row.size)
        if row.foot - before.foot <= reach or self.gap(row) <= AS_WIDE * self.widest:
            return False
        return row.foot - before.foot > reach * self._more_reach(row)

    def _more_reach(self, row: TextRow) -> float:
        """How many times farther a row may stand that looks as if it belonged."""
        before = self.rows[-1]
        is_ruled = any(before.foot - 2 <= rule[0] <= row.top + 2 for rule in self.around.rules)
        if self.crosses(row) and fills_at(self.around, row.middle):
            return max(FARTHEST_SECTION, OVER_RULE if is_ruled else 1.0)
        aligned = self.aligned(row) + (self._is_under_header() and self.aligned(row) > 0)
        return max(FARTHEST_ALIGNED[min(aligned, 3)], OVER_RULE if is_ruled else 1.0)

    def _is_under_header(self) -> bool:
        """Whether the header is printed again at the top of the page, and no row yet under it."""
        return self.is_continued and len(self.rows) == 1 and self.rows[0].text == self.head.text

    def fits(self, row: TextRow) -> bool:
        """Whether the block keeps its strips with a further row."""
        inner = self.inner_with(row)
        if self.is_continued and not self.rows and not self.aligned(row):
            return False
        if len(self.rows) < 2 and not self.is_continued and len(row.pieces) > 1:
            return bool(inner)
        most = self.most if len(self.rows) > 1 or self.is_continued else len(self.inner(self.free))
        return bool(inner) and len(inner) >= KEPT_STRIPS * most

    def crosses(self, row: TextRow) -> bool:
        """Whether the one text of a row runs over strips: from the left edge, or over most of them."""
        over = self.strips_under(row) if len(row.pieces) == 1 else 0
        is_most = over > len(self.inner(self.free)) / 2
        return over > 0 and (row.left <= self.reach[0] + SAME_START or is_most)

    def strips_under(self, row: TextRow) -> int:
        """How many of its strips a row runs over."""
        return sum(row.left < a and row.right > b for a, b in self.inner(self.free))

    def add(self, row: TextRow, *, is_certain: bool) -> None:
        """Takes a row that fits."""
        shared = self.shared(row)
        self.widest = max(self.widest, self.gap(row))
        self.size = max(self.size, row.size if len(row.pieces) > 1 else 0.0)
        before = self.most if len(self.rows) > 1 or self.is_continued else 0
        self.most = max(before, len(self.inner(shared, row)))
        self.free = shared
        self.reach = (min(self.reach[0], row.left), max(self.reach[1], row.right))
        for piece in row.pieces:
            if not any(abs(piece.box[0] - x) <= 0.5 for x in self.starts):
                self.starts.append(piece.box[0])
        self._take(row, is_certain)

    def add_across(self, row: TextRow, *, is_certain: bool) -> None:
        """Takes a row over all columns."""
        self.across.add(len(self.rows))
        self._take(row, is_certain)

    def _take(self, row: TextRow, is_certain: bool) -> None:
        self.rows.append(row)
        if is_certain:
            self.last = len(self.rows) - 1
            self.sure = self._shape()

    def _shape(self) -> _Shape:
        return _Shape(tuple(self.free), self.reach, self.widest, tuple(self.starts))

    def block(self) -> Block | None:
        """What has grown, up to the last row that surely belongs; the rows after it leave no trace."""
        rows = tuple(self.rows[: self.last + 1])
        shape = self.sure or self._shape()
        strips = [(a, b) for a, b in shape.free if a > shape.reach[0] and b < shape.reach[1]]
        if not rows or not strips:
            return None
        is_alone = len(rows) < 2 and not self.is_continued
        if is_alone and len(fills_at(self.around, rows[0].middle)) < FEWEST_TILES:
            return None
        across = frozenset(i for i in self.across if i <= self.last)
        return Block(
            rows, tuple(strips), across, self.head, shape.reach, shape.widest, shape.starts, self.size
        )
