"""Text rows become blocks: runs of rows that agree on the white strips between their columns.

A row with one text across the strips belongs to a block where rows of the same columns follow it at
the distances of the block; so headings of sections inside a table stay in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.read.pdf.columns import Block, Columns
from extract.read.pdf.drawn import Surroundings
from extract.read.pdf.gutters import Strip
from extract.read.pdf.text_rows import SAME_START, TextRow

NARROWEST = 0.4
"""Narrowest white strip in heights of a line."""
KEPT_STRIPS = 0.6
"""Share of its strips that a block must keep with each further row."""
FARTHEST = 3.2
"""Distance of two rows of one block, in heights of a line; more where they start at the same places."""
FARTHEST_ALIGNED = (1.0, 1.0, 2.5, 4.0)
"""Times that distance, by the number of texts of the row that start where texts above do."""
OVER_RULE = 1.6
"""Times that distance where a rule is drawn between."""
CLOSE = 1.35
"""Distance in heights of a line up to which a single text goes on the row above."""
FAR_PARAGRAPH = 2.2
"""The same for a further paragraph of a cell, where its column or a drawn border tells that it is one."""
CLOSE_SECTION = 1.15
"""A section's heading is at most this many times the widest gap between rows away from them."""
MOST_ACROSS = 2
"""Text rows across the columns that may follow each other."""
LARGER = 1.1
"""A text higher than this many times those of the block is a heading outside of it."""


@dataclass(slots=True)
class _Growing:
    """A block as it grows."""

    rows: list[TextRow]
    free: list[Strip]
    around: Surroundings
    narrowest: float = NARROWEST
    most: int = 0
    last: int = 0
    """Index of the last row that surely belongs."""
    across: set[int] = field(default_factory=set)
    starts: list[float] = field(default_factory=list)
    widest: float = 0.0
    """Widest gap between two of its rows, points."""

    def shared(self, row: TextRow) -> list[Strip]:
        """Its free strips that a further row leaves free."""
        narrowest = self.narrowest * row.size
        both = [(max(a, c), min(b, d)) for a, b in self.free for c, d in row.free()]
        return sorted((a, b) for a, b in both if b - a >= narrowest)

    def inner(self, strips: Sequence[Strip], row: TextRow | None = None) -> list[Strip]:
        """Strips with text on both sides."""
        rows = [r for i, r in enumerate(self.rows) if i not in self.across] + ([row] if row else [])
        left, right = min(r.left for r in rows), max(r.right for r in rows)
        return [(a, b) for a, b in strips if a > left and b < right]

    def aligned(self, row: TextRow) -> int:
        """How many texts of a row start where a text of the block does."""
        return sum(
            any(abs(piece.box[0] - x) <= SAME_START for x in self.starts) for piece in row.pieces
        )

    def is_apart(self, row: TextRow) -> bool:
        """Whether a row is too far below, or beyond a ruled table."""
        before = self.rows[-1]
        if any(before.foot <= area[1] + 2 and row.top >= area[3] - 2 for area in self.around.barriers):
            return True
        reach = FARTHEST * max(before.size, row.size)
        if row.foot - before.foot <= reach:
            return False
        ruled = any(before.foot - 2 <= rule[0] <= row.top + 2 for rule in self.around.rules)
        aligned = FARTHEST_ALIGNED[min(self.aligned(row), 3)]
        return row.foot - before.foot > reach * max(aligned, OVER_RULE if ruled else 1.0)

    def fits(self, row: TextRow) -> bool:
        """Whether the block keeps its strips with a further row."""
        inner = self.inner(self.shared(row), row)
        return bool(inner) and (len(self.rows) < 2 or len(inner) >= KEPT_STRIPS * self.most)

    def add(self, row: TextRow) -> None:
        """Takes a row that fits."""
        shared = self.shared(row)
        inner = self.inner(shared, row)
        self.widest = max(self.widest, row.top - self.rows[-1].foot)
        is_certain = len(row.pieces) > 1 or self._goes_on(row, inner)
        self.most = max(self.most if len(self.rows) > 1 else 0, len(inner))
        self.free = shared
        self.rows.append(row)
        self._note(row)
        if is_certain:
            self.last = len(self.rows) - 1

    def _goes_on(self, row: TextRow, inner: Sequence[Strip]) -> bool:
        """Whether a row with one text goes on a cell: in one column and close under the last row."""
        piece, last = row.pieces[0], self.rows[-1]
        size = max(row.size, last.size)
        distance = row.foot - last.foot
        is_first = piece.box[2] < inner[0][1]
        if self.last < len(self.rows) - 1 or row.size > LARGER * size:
            return False
        if not is_first and piece.box[0] <= inner[0][0]:
            return False
        if distance < CLOSE * size:
            return True
        if distance > FAR_PARAGRAPH * size or not self.aligned(row):
            return False
        return not is_first or self._is_enclosed(row)

    def _is_enclosed(self, row: TextRow) -> bool:
        """Whether a background or a rule that closes the table tells that a row lies in it."""
        middle, top = (row.top + row.foot) / 2, self.rows[0].top - row.size
        if any(
            box[1] < self.rows[-1].foot - 2 and middle < box[3] and box[0] < row.left < box[2]
            for box, colour in self.around.fills
            if colour != "#ffffff"
        ):
            return True
        above = {(round(x0 / 3), round(x1 / 3)) for y, x0, x1 in self.around.rules if top <= y <= row.top}
        return any(y > middle and (round(x0 / 3), round(x1 / 3)) in above for y, x0, x1 in self.around.rules)

    def _note(self, row: TextRow) -> None:
        self.starts += [
            x for piece in row.pieces if not any(abs((x := piece.box[0]) - y) <= 0.5 for y in self.starts)
        ]

    def section_reach(self, row: TextRow) -> float:
        """How far above and below its neighbours a section's heading may stand."""
        if len(self.rows) > 3:
            return max(CLOSE_SECTION * self.widest, 1.2 * row.size)
        return max(CLOSE_SECTION * self.widest, FAR_PARAGRAPH * row.size)

    def add_across(self, row: TextRow) -> None:
        """Takes a row over all columns."""
        self.across.add(len(self.rows))
        self.rows.append(row)

    def block(self) -> Block | None:
        """What has grown, up to the last row that surely belongs."""
        self.rows = self.rows[: self.last + 1]
        self.across = {i for i in self.across if i <= self.last}
        strips = self.inner(self.free)
        if self.last == 0 or not strips:
            return None
        return Block(tuple(self.rows), tuple(strips), frozenset(self.across))


def rows_to_blocks(rows: Sequence[TextRow], around: Surroundings) -> list[Block]:
    """Runs of rows that share white strips; each begins and ends with a row in several columns."""
    blocks: list[Block] = []
    index = 0
    while index < len(rows):
        block = _grow(rows, index, around) if len(rows[index].pieces) > 1 else None
        if block is not None:
            blocks.append(block)
        index += len(block.rows) if block is not None else 1
    return blocks


def _grow(rows: Sequence[TextRow], start: int, around: Surroundings) -> Block | None:
    growing = _Growing([rows[start]], rows[start].free(), around)
    growing.starts = [piece.box[0] for piece in rows[start].pieces]
    _take(growing, rows, start + 1)
    return growing.block()


def _take(growing: _Growing, rows: Sequence[TextRow], index: int) -> None:
    """Takes rows as long as they belong."""
    while index < len(rows) and not growing.is_apart(rows[index]):
        row = rows[index]
        if growing.fits(row):
            growing.add(row)
        elif is_section(growing, rows, index):
            growing.add_across(row)
        else:
            return
        index += 1


def is_section(growing: _Growing, rows: Sequence[TextRow], index: int) -> bool:
    """Whether a row that does not fit is a heading inside the table: rows of the same columns follow."""
    row = rows[index]
    if len(row.pieces) > 1 or row.size > LARGER * growing.rows[0].size or not growing.aligned(row):
        return False
    end = next((i for i in range(index, len(rows)) if growing.fits(rows[i])), len(rows))
    if end - index > MOST_ACROSS:
        return False
    if end == len(rows):
        return row.is_bold and row.top - growing.rows[-1].foot <= growing.section_reach(row)
    following = rows[end]
    if following.text == growing.rows[0].text or (following.is_bold and len(following.pieces) > 1):
        return False
    above, below = row.top - growing.rows[-1].foot, following.top - rows[end - 1].foot
    return max(above, below) <= growing.section_reach(row)


def continued_block(rows: Sequence[TextRow], before: Columns, around: Surroundings) -> Block | None:
    """The rows at the top of a page that go on a table of the page before, or None."""
    kept: list[TextRow] = []
    across: set[int] = set()
    for index, row in enumerate(rows):
        if kept and _is_far(kept[-1], row, before, around):
            break
        if keeps_to(row, before):
            kept.append(row)
        elif _is_section_of(before, rows, index):
            across.add(len(kept))
            kept.append(row)
        else:
            break
    while kept and len(kept) - 1 in across:
        across.discard(len(kept) - 1)
        kept.pop()
    if not kept or not _goes_on(kept, before):
        return None
    return Block(tuple(kept), (), frozenset(across))


def _goes_on(rows: Sequence[TextRow], before: Columns) -> bool:
    """Whether rows that fit are more than a few lines of text at the page's left edge."""
    columns = {before.of(piece.box[0]) for row in rows for piece in row.pieces}
    return columns != {0} or rows[0].text[0].islower()


def _is_section_of(before: Columns, rows: Sequence[TextRow], index: int) -> bool:
    """Whether a text over several columns stands among rows that keep to the columns."""
    row = rows[index]
    if len(row.pieces) > 1 or abs(row.left - before.starts[0]) > SAME_START:
        return False
    if row.size > LARGER * before.rows[-1].size:
        return False
    following = next((r for r in rows[index + 1 : index + 1 + MOST_ACROSS] if keeps_to(r, before)), None)
    return following is not None and not (following.is_bold and len(following.pieces) > 1)


def _is_far(last: TextRow, row: TextRow, before: Columns, around: Surroundings) -> bool:
    if any(last.foot <= area[1] + 2 and row.top >= area[3] - 2 for area in around.barriers):
        return True
    aligned = sum(any(abs(p.box[0] - x) <= SAME_START for x in before.starts) for p in row.pieces)
    reach = FARTHEST * max(last.size, row.size) * FARTHEST_ALIGNED[min(aligned, 3)]
    return row.foot - last.foot > reach


def keeps_to(row: TextRow, before: Columns) -> bool:
    """Whether all texts of a row lie in one column each, and one of them starts where its column does."""
    reaches = [before.reach(piece) for piece in row.pieces]
    if any(first != last for first, last in reaches) or len({a for a, _ in reaches}) < len(reaches):
        return False
    if row.left < before.edges[0] - SAME_START or row.right > before.edges[-1] + row.size:
        return False
    return any(
        abs(piece.box[0] - before.starts[first]) <= SAME_START
        for piece, (first, _) in zip(row.pieces, reaches, strict=True)
    )
