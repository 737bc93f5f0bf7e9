"""What speaks for a row with one text belonging to the block above it.

Such a row goes on a cell, is a row of its own, or is a section's heading over all columns; or it is
text after the table. Told from its column, its distance, what is drawn around it and what follows.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.read.pdf.text.gutters import Strip
from extract.read.pdf.unruled.drawn import fill_ends, is_painted, rule_ends
from extract.read.pdf.unruled.growing import AS_WIDE, Growing
from extract.read.pdf.unruled.text_rows import SAME_START, TextRow

CLOSE = 1.35
"""Distance in heights of a line up to which a single text goes on the row above."""
FAR_LINE, RUNNING = 1.62, 0.3
"""The same where at least that share of the rows go on single cells."""
FAR_PARAGRAPH = 2.2
"""The same for a further paragraph of a cell, where its column or a drawn border tells that it is one."""
FAR_SECTION = 2.6
"""The same for a section's heading, where the gaps between rows are not known yet."""
KNOWN_GAPS = 3
"""Rows after which the gaps between rows are known."""
MOST_ACROSS = 2
"""Text rows across the columns that may follow each other."""
SAME_END = 2.0
"""Points by which ends of backgrounds as wide as each other may differ."""
LARGER = 1.1
"""A text higher than this many times those of the block is a heading outside of it."""
SENTENCE_ENDS = frozenset(".!?:;)”")


def is_header(row: TextRow) -> bool:
    """Whether a row looks as headers of columns do."""
    return row.is_bold and len(row.pieces) > 1


def begins_anew(growing: Growing, row: TextRow) -> bool:
    """Whether a row is the header of a further table under a heading of its own."""
    if not is_header(row) or not growing.head.is_bold:
        return False
    is_first_on_page = growing.is_continued and not growing.rows
    return not growing.is_settled or (row.text == growing.head.text and not is_first_on_page)


def goes_on(growing: Growing, row: TextRow) -> bool:
    """Whether a row with one text goes on a cell: in one column and close under the last row."""
    if not growing.is_settled or row.size > LARGER * growing.size:
        return False
    inner = growing.inner_with(row)
    is_first = row.right < inner[0][1]
    if not is_first and row.left <= inner[0][0]:
        return False
    if not growing.rows:
        return not is_first or row.text[0].islower()
    return _is_near(growing, row, is_first)


def _is_near(growing: Growing, row: TextRow, is_first: bool) -> bool:
    before = growing.rows[-1]
    size, distance = max(row.size, before.size), row.foot - before.foot
    if distance < (FAR_LINE if _is_running(growing) else CLOSE) * size:
        return True
    is_row_gap = not is_first and growing.gap(row) <= growing.widest + 1
    if not growing.aligned(row) or not (distance <= FAR_PARAGRAPH * size or is_row_gap):
        return False
    return not is_first or _is_enclosed(growing, row)


def _is_running(growing: Growing) -> bool:
    """Whether many rows go on a single cell, as they do where texts run over several lines."""
    single = sum(len(row.pieces) == 1 for i, row in enumerate(growing.rows) if i not in growing.across)
    return single >= RUNNING * len(growing.rows)


def _is_enclosed(growing: Growing, row: TextRow) -> bool:
    """Whether a background or a rule that closes the table tells that a row lies in it."""
    begun = growing.rows[-1].foot - 2
    fills = growing.around.fills
    if any(b[1] < begun and row.middle < b[3] and b[0] < row.left < b[2] and is_painted(c) for b, c in fills):
        return True
    above = rule_ends(growing.around, growing.rows[0].top - row.size, row.top)
    return bool(above & rule_ends(growing.around, row.middle, float("inf")))


def wraps(growing: Growing, row: TextRow, following: Sequence[TextRow]) -> bool:
    """Whether one text in the first column is broken where that ends; other text has more room."""
    inner = growing.inner_with(row)
    if not growing.is_settled or not growing.aligned(row) or row.size > LARGER * growing.size:
        return False
    if row.right > inner[0][1] or growing.gap(row) > growing.widest + 1:
        return False
    if not following:
        return not row.is_bold and row.text[-1] not in SENTENCE_ENDS
    after = following[0]
    close = after.foot - row.foot < CLOSE * row.size and abs(after.left - row.left) < SAME_START
    return close and len(after.pieces) == 1 and after.right < inner[0][1] and not after.text[0].isupper()


def is_boxed(growing: Growing, row: TextRow, following: Sequence[TextRow]) -> bool:
    """Whether one text stands on a background, or between rules, as wide as those of the rows before."""
    if len(row.pieces) > 1 or growing.gap(row) > FAR_SECTION * row.size + growing.widest:
        return False
    if any(is_header(after) for after in following):
        return False
    if _is_between_rules(growing, row):
        return True
    return row.size <= LARGER * growing.size and _is_filled_alike(growing, row)


def _is_between_rules(growing: Growing, row: TextRow) -> bool:
    """Whether rules from one place to another part a row from those around it; its letters may be larger."""
    if not growing.rows:
        return False
    above = rule_ends(growing.around, growing.rows[-1].foot - 1, row.top + 1)
    return bool(above & rule_ends(growing.around, row.foot - 1, row.foot + CLOSE * row.size))


def _is_filled_alike(growing: Growing, row: TextRow) -> bool:
    own = fill_ends(growing.around, row.middle)
    if own is None:
        return False
    if growing.is_continued and own[0] <= growing.reach[0] and own[1] >= growing.reach[1]:
        return True
    return any(_is_same(own, fill_ends(growing.around, before.middle)) for before in growing.rows)


def _is_same(first: Strip, then: Strip | None) -> bool:
    return then is not None and all(abs(a - b) <= SAME_END for a, b in zip(first, then, strict=True))


def is_section(growing: Growing, row: TextRow, following: Sequence[TextRow]) -> bool:
    """Whether a text across the columns is a heading inside the table: rows of the same columns follow."""
    if row.size > LARGER * growing.size or not growing.aligned(row):
        return False
    reach = _section_reach(growing, row)
    near = following[:MOST_ACROSS]
    end = next((i for i, r in enumerate(near) if not growing.crosses(r) and growing.fits(r)), None)
    if end is None:
        return not following and row.is_bold and growing.gap(row) <= reach
    after, above = near[end], near[end - 1] if end else row
    if after.text == growing.head.text or is_header(after):
        return False
    return max(growing.gap(row), after.top - above.foot) <= reach


def _section_reach(growing: Growing, row: TextRow) -> float:
    """How far above and below its neighbours a section's heading may stand, points."""
    least = 1.2 if len(growing.rows) > KNOWN_GAPS else FAR_SECTION
    return max(AS_WIDE * growing.widest, least * row.size)
