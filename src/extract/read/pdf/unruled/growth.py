"""Text rows become blocks: runs of rows that agree on the white strips between their columns.

A block at the foot of a page goes on at the top of the next where rows keep to its strips.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.read.pdf.unruled.belonging import begins_anew, goes_on, is_boxed, is_section, wraps
from extract.read.pdf.unruled.columns import Block
from extract.read.pdf.unruled.drawn import Surroundings
from extract.read.pdf.unruled.growing import Growing
from extract.read.pdf.unruled.text_rows import TextRow


def rows_to_blocks(rows: Sequence[TextRow], around: Surroundings) -> list[Block]:
    """Runs of rows that share white strips; each begins with a row in several columns."""
    blocks: list[Block] = []
    index = 0
    while index < len(rows):
        block = _grow(rows[index:], around) if len(rows[index].pieces) > 1 else None
        if block is not None:
            blocks.append(block)
        index += len(block.rows) if block is not None else 1
    return blocks


def _grow(rows: Sequence[TextRow], around: Surroundings) -> Block | None:
    head = rows[0]
    growing = Growing(head, head.free(), around, [head], last=0, reach=(head.left, head.right))
    growing.size = head.size
    growing.starts = [piece.box[0] for piece in head.pieces]
    _take_rows(growing, rows[1:])
    return growing.block()


def continued_block(rows: Sequence[TextRow], before: Block, around: Surroundings) -> Block | None:
    """The rows at the top of a page that go on a block of the page before, or None."""
    left, right = before.reach
    free = [(-float("inf"), left), *before.strips, (right, float("inf"))]
    growing = Growing(before.head, free, around, most=len(before.strips), is_continued=True)
    growing.starts, growing.reach, growing.widest = list(before.starts), before.reach, before.widest
    growing.size = before.size
    _take_rows(growing, rows)
    return growing.block()


def _take_rows(growing: Growing, rows: Sequence[TextRow]) -> None:
    """Takes rows as long as they belong."""
    for index, row in enumerate(rows):
        if growing.is_apart(row) or begins_anew(growing, row) or not _take(growing, row, rows[index + 1 :]):
            return


def _take(growing: Growing, row: TextRow, following: Sequence[TextRow]) -> bool:
    """Takes a row if it fits, or is a heading over all columns."""
    if len(row.pieces) > 1:
        if growing.fits(row):
            growing.add(row, is_certain=True)
            return True
        return False
    boxed = is_boxed(growing, row, following[:1])
    across = growing.strips_under(row) > 0 if boxed else growing.crosses(row)
    if across and (boxed or is_section(growing, row, following)):
        growing.add_across(row, is_certain=boxed or not following)
        return True
    if not growing.fits(row):
        return False
    growing.add(row, is_certain=boxed or goes_on(growing, row) or wraps(growing, row, following[:1]))
    return True
