"""Text rows become blocks: runs of rows that agree on the white strips between their columns.

A row with one text across the strips belongs to a block where rows of the same columns follow it at
the distances of the block, or where its background tells; so headings of sections inside a table stay
in it. A block at the foot of a page goes on at the top of the next where rows keep to its strips.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.read.pdf.columns import Block
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
FARTHEST_SECTION = 1.3
"""Times that distance for a section's heading on a background of its own."""
OVER_RULE = 1.6
"""Times that distance where a rule is drawn between."""
CLOSE = 1.35
"""Distance in heights of a line up to which a single text goes on the row above."""
FAR_LINE, RUNNING = 1.62, 0.3
"""The same where at least that share of the rows go on single cells."""
FAR_PARAGRAPH = 2.2
"""The same for a further paragraph of a cell, where its column or a drawn border tells that it is one."""
CLOSE_SECTION = 1.15
"""A section's heading is at most this many times the widest gap between rows away from them."""
FAR_SECTION = 2.6
"""The same in heights of a line, where the gaps between rows are not known yet."""
MOST_ACROSS = 2
"""Text rows across the columns that may follow each other."""
MOST_BACKGROUND = 400.0
"""Points: a higher fill is a page's background."""
FEWEST_TILES = 3
"""Tiles side by side that make a row of its own a table."""
SENTENCE_ENDS = frozenset(".!?:;)”")
LARGER = 1.1
"""A text higher than this many times those of the block is a heading outside of it."""


@dataclass(slots=True)
class _Growing:
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
    is_continued: bool = False

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
        if row.foot - before.foot <= reach or self.gap(row) <= CLOSE_SECTION * self.widest:
            return False
        ruled = any(before.foot - 2 <= rule[0] <= row.top + 2 for rule in self.around.rules)
        more = FARTHEST_ALIGNED[min(self.aligned(row), 3)]
        if self.crosses(row) and self._fills_at(row):
            more = FARTHEST_SECTION
        return row.foot - before.foot > reach * max(more, OVER_RULE if ruled else 1.0)

    def fits(self, row: TextRow) -> bool:
        """Whether the block keeps its strips with a further row."""
        inner = self.inner(self.shared(row), row)
        if self.is_continued and not self.rows and not self.aligned(row):
            return False
        if len(self.rows) < 2 and not self.is_continued and len(row.pieces) > 1:
            return bool(inner)
        most = self.most if len(self.rows) > 1 or self.is_continued else len(self.inner(self.free))
        return bool(inner) and len(inner) >= KEPT_STRIPS * most

    def crosses(self, row: TextRow) -> bool:
        """Whether the one text of a row runs over strips: from the left edge, or over most of them."""
        if len(row.pieces) > 1:
            return False
        strips = self.inner(self.free)
        over = sum(row.left < a and row.right > b for a, b in strips)
        return over > 0 and (row.left <= self.reach[0] + SAME_START or over > len(strips) / 2)

    def begins_anew(self, row: TextRow) -> bool:
        """Whether a row is the header of a further table under a heading of its own."""
        if len(row.pieces) < 2 or not row.is_bold or not self.head.is_bold:
            return False
        is_again = row.text == self.head.text and (bool(self.rows) or not self.is_continued)
        return is_again or self.last < len(self.rows) - 1

    def add(self, row: TextRow) -> None:
        """Takes a row that fits."""
        shared = self.shared(row)
        inner = self.inner(shared, row)
        is_certain = len(row.pieces) > 1 or self._goes_on(row, inner)
        self.widest = max(self.widest, self.gap(row))
        self.most = max(self.most if len(self.rows) > 1 or self.is_continued else 0, len(inner))
        self.free = shared
        self._take(row)
        if is_certain:
            self.last = len(self.rows) - 1

    def _take(self, row: TextRow) -> None:
        self.rows.append(row)
        self.reach = (min(self.reach[0], row.left), max(self.reach[1], row.right))
        for piece in row.pieces:
            if not any(abs(piece.box[0] - x) <= 0.5 for x in self.starts):
                self.starts.append(piece.box[0])

    def add_across(self, row: TextRow, *, is_certain: bool) -> None:
        """Takes a row over all columns."""
        self.across.add(len(self.rows))
        self.rows.append(row)
        if is_certain:
            self.last = len(self.rows) - 1

    def _goes_on(self, row: TextRow, inner: Sequence[Strip]) -> bool:
        """Whether a row with one text goes on a cell: in one column and close under the last row."""
        piece = row.pieces[0]
        is_first = piece.box[2] < inner[0][1]
        if self.last < len(self.rows) - 1 or row.size > LARGER * self.head.size:
            return False
        if not is_first and piece.box[0] <= inner[0][0]:
            return False
        if not self.rows:
            return not is_first or piece.text[0].islower()
        size, distance = max(row.size, self.rows[-1].size), row.foot - self.rows[-1].foot
        if distance < (FAR_LINE if self._is_running() else CLOSE) * size:
            return True
        near = distance <= FAR_PARAGRAPH * size or (not is_first and self.gap(row) <= self.widest + 1)
        if not near or not self.aligned(row):
            return False
        return not is_first or self._is_enclosed(row)

    def wraps(self, row: TextRow, following: Sequence[TextRow]) -> bool:
        """Whether one text in the first column is broken where that ends; other text has more room."""
        inner = self.inner(self.free)
        if len(row.pieces) > 1 or self.last < len(self.rows) - 2 or not self.aligned(row) or not inner:
            return False
        if row.size > LARGER * self.head.size or row.right > inner[0][1] or self.gap(row) > self.widest + 1:
            return False
        if not following:
            return not row.is_bold and row.text[-1] not in SENTENCE_ENDS
        after = following[0]
        close = after.foot - row.foot < CLOSE * row.size and abs(after.left - row.left) < SAME_START
        goes_on = len(after.pieces) == 1 and after.right < inner[0][1] and not after.text[0].isupper()
        return close and goes_on

    def _is_running(self) -> bool:
        """Whether many rows go on a single cell, as they do where texts run over several lines."""
        single = sum(len(row.pieces) == 1 for i, row in enumerate(self.rows) if i not in self.across)
        return single >= RUNNING * len(self.rows)

    def _is_enclosed(self, row: TextRow) -> bool:
        """Whether a background or a rule that closes the table tells that a row lies in it."""
        middle = (row.top + row.foot) / 2
        if any(
            box[1] < self.rows[-1].foot - 2 and middle < box[3] and box[0] < row.left < box[2]
            for box, colour in self.around.fills
            if colour != "#ffffff"
        ):
            return True
        above = self._rule_ends(self.rows[0].top - row.size, row.top)
        return bool(above & self._rule_ends(middle, float("inf")))

    def _rule_ends(self, top: float, foot: float) -> set[tuple[int, int]]:
        """Left and right ends, in steps of three points, of the rules between two heights."""
        return {(round(x0 / 3), round(x1 / 3)) for y, x0, x1 in self.around.rules if top <= y <= foot}

    def is_boxed(self, row: TextRow, following: Sequence[TextRow]) -> bool:
        """Whether one text stands on a background, or between rules, as wide as those of the rows before."""
        if len(row.pieces) > 1 or self.gap(row) > FAR_SECTION * row.size + self.widest:
            return False
        if row.size > LARGER * self.head.size or any(is_header(after) for after in following):
            return False
        own = self._fill_ends(row)
        if own is not None and any(_is_same(own, ends) for ends in map(self._fill_ends, self.rows) if ends):
            return True
        if own is not None and self.is_continued and own[0] <= self.reach[0] and own[1] >= self.reach[1]:
            return True
        if not self.rows:
            return False
        above = self._rule_ends(self.rows[-1].foot - 1, row.top + 1)
        return bool(above & self._rule_ends(row.foot - 1, row.foot + CLOSE * row.size))

    def _fill_ends(self, row: TextRow) -> Strip | None:
        """Left and right end of the backgrounds side by side at a row, None where there is none."""
        boxes = self._fills_at(row)
        return (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None

    def _fills_at(self, row: TextRow) -> list[tuple[float, float, float, float]]:
        y = (row.top + row.foot) / 2
        return [
            box
            for box, colour in self.around.fills
            if colour != "#ffffff" and box[1] <= y <= box[3] and box[3] - box[1] < MOST_BACKGROUND
        ]

    def section_reach(self, row: TextRow) -> float:
        """How far above and below its neighbours a section's heading may stand."""
        if len(self.rows) > 3:
            return max(CLOSE_SECTION * self.widest, 1.2 * row.size)
        return max(CLOSE_SECTION * self.widest, FAR_SECTION * row.size)

    def block(self) -> Block | None:
        """What has grown, up to the last row that surely belongs."""
        rows = tuple(self.rows[: self.last + 1])
        across = frozenset(i for i in self.across if i <= self.last)
        strips = self.inner(self.free)
        is_alone = len(rows) < 2 and not self.is_continued
        if not rows or not strips or (is_alone and len(self._fills_at(rows[0])) < FEWEST_TILES):
            return None
        return Block(rows, tuple(strips), across, self.head, self.reach, self.widest, tuple(self.starts))


def is_header(row: TextRow) -> bool:
    """Whether a row looks as headers of columns do."""
    return row.is_bold and len(row.pieces) > 1


def _is_same(first: Strip, then: Strip) -> bool:
    return abs(first[0] - then[0]) <= 2 and abs(first[1] - then[1]) <= 2


def rows_to_blocks(rows: Sequence[TextRow], around: Surroundings) -> list[Block]:
    """Runs of rows that share white strips; each begins with a row in several columns."""
    blocks: list[Block] = []
    index = 0
    while index < len(rows):
        block = _grow(rows, index, around) if len(rows[index].pieces) > 1 else None
        if block is not None:
            blocks.append(block)
        index += len(block.rows) if block is not None else 1
    return blocks


def _grow(rows: Sequence[TextRow], start: int, around: Surroundings) -> Block | None:
    head = rows[start]
    growing = _Growing(head, head.free(), around, [head], last=0, reach=(head.left, head.right))
    growing.starts = [piece.box[0] for piece in head.pieces]
    _take_rows(growing, rows, start + 1)
    return growing.block()


def continued_block(rows: Sequence[TextRow], before: Block, around: Surroundings) -> Block | None:
    """The rows at the top of a page that go on a block of the page before, or None."""
    growing = _Growing(
        before.head, [(a, b) for a, b in before.strips], around, most=len(before.strips),
        starts=list(before.starts), reach=before.reach, widest=before.widest, is_continued=True,
    )  # fmt: skip
    growing.free = [(-float("inf"), before.reach[0]), *growing.free, (before.reach[1], float("inf"))]
    _take_rows(growing, rows, 0)
    return growing.block()


def _take_rows(growing: _Growing, rows: Sequence[TextRow], index: int) -> None:
    """Takes rows as long as they belong."""
    while index < len(rows) and not growing.is_apart(rows[index]):
        row = rows[index]
        if growing.begins_anew(row):
            return
        crosses, is_boxed = growing.crosses(row), growing.is_boxed(row, rows[index + 1 : index + 2])
        if crosses and is_boxed:
            growing.add_across(row, is_certain=True)
        elif crosses and is_section(growing, rows, index):
            growing.add_across(row, is_certain=_ends_page(rows, index))
        elif growing.fits(row):
            growing.add(row)
            if is_boxed or growing.wraps(row, rows[index + 1 : index + 2]):
                growing.last = len(growing.rows) - 1
        else:
            return
        index += 1


def _ends_page(rows: Sequence[TextRow], index: int) -> bool:
    return index + 1 == len(rows)


def is_section(growing: _Growing, rows: Sequence[TextRow], index: int) -> bool:
    """Whether a text across the columns is a heading inside the table: rows of the same columns follow."""
    row = rows[index]
    if row.size > LARGER * growing.head.size or not growing.aligned(row):
        return False
    following = range(index + 1, min(index + 1 + MOST_ACROSS, len(rows)))
    end = next((i for i in following if not growing.crosses(rows[i]) and growing.fits(rows[i])), None)
    if end is None:
        return _ends_page(rows, index) and row.is_bold and growing.gap(row) <= growing.section_reach(row)
    after = rows[end]
    if after.text == growing.head.text or is_header(after):
        return False
    return max(growing.gap(row), after.top - rows[end - 1].foot) <= growing.section_reach(row)
