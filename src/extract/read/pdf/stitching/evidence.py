"""Whether a row goes on over a page break: evidence, each piece weighed in natural-log odds.

The sum's distance from 0 is the margin of the decision; a small one becomes a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.read.pdf.stitching.stitched import (
    LONGEST_NAME,
    SENTENCE_END,
    Stitched,
    StitchedCell,
    reads_as_header,
    row_look,
)
from extract.read.pdf.text.lines import Line

SURE = 1.6
"""Log odds from which a decision is no doubt (about 5 to 1)."""
ROOM = 30.0
"""Points under a row in which another line would have had room."""
MOSTLY = 0.6
"""Share of a table's rows that must begin with a number for a number to begin a row."""
ALWAYS = 3
"""Rows of a table from which a column that is filled in all of them counts as always filled."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds that the row after a page break continues the row before it."""

    prior: float = -0.5
    blank_where_filled: float = 1.1
    """Blank after the break in a column that was filled before it."""
    blank_where_always_filled: float = 2.2
    """The same in a column that all rows before fill (numbers, parties)."""
    only_one_goes_on: float = 1.6
    """Only one column of several has text after the break."""
    filled_where_blank: float = -0.8
    completes: float = 1.1
    """Filled after the break in a column that all rows but the last fill, where no column has text on both
    sides: each part has what the other lacks."""
    light_again: float = -2.0
    """A drawn light before and another after: a row has one."""
    mid_sentence: float = 3.0
    """No sentence end before, a small letter after."""
    mid_name: float = -0.7
    """The same where the text before is as short as a name: some columns begin low-case in every row."""
    open_end: float = 1.5
    """Ends with a comma or a word's hyphen; half of it for a long text that ends no sentence."""
    sentence_then_capital: float = -0.6
    stops_early: float = -3.0
    """The text before ends well above the row's foot, yet the column has text after."""
    runs_to_foot: float = 0.5
    short_again: float = -1.6
    """A short whole text before and another after (dates, names)."""
    same_again: float = -2.5
    """The same text before and after: a cut text does not repeat itself."""
    other_fill: float = -4.0
    """Another background in the same column."""
    border_missing: float = 2.0
    room_left: float = -3.0
    """The page had room for more lines under the row."""
    number_begins: float = -5.0
    """A number in the first column of a table whose rows have numbers there."""
    heading_alone: float = -5.0
    """The row before is the table's only one, and reads as a header: it stands at the page's foot alone."""
    bold_then_plain: float = -3.0
    """All bold before, none after: a header at the page's foot."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Break:
    """What is known of the page break between two parts."""

    room_left: float
    """Points between the row before and the lowest that text or tables reach on any page."""


def row_goes_on(before: Stitched, after: Stitched, cut: Break) -> float:
    """Log odds that the first row after the break goes on the last row before it."""
    weights, score = WEIGHTS, WEIGHTS.prior
    last, first = before.row(before.rows - 1), after.row(0)
    pairs = _pairs(last, first)
    if not pairs:
        return -9.0
    foot = max((line.box[3] for cell in last for line in cell.pieces[-1].lines), default=0.0)
    always = _always_filled(before)
    score += sum(_blank_evidence(a, b, a.column in always) for a, b in pairs)
    if not any(_is_filled(a) and _is_filled(b) for a, b in pairs):
        completed = sum(_is_filled(b) and a.column in always for a, b in pairs)
        score += completed * (weights.completes - weights.filled_where_blank)
    score += sum(_text_evidence(a.lines, b.lines, foot) for a, b in pairs if a.lines and b.lines)
    filled = sum(bool(b.lines) for _, b in pairs)
    if filled == 1 and len(pairs) > 2:
        score += weights.only_one_goes_on
    if before.is_ruled and not (any(before.foot_edges) and any(after.top_edges)):
        score += weights.border_missing
    if cut.room_left > ROOM:
        score += weights.room_left
    was_bold, is_bold = row_look(last)[0], row_look(first)[0]
    if was_bold and not is_bold:
        score += weights.bold_then_plain
    if before.rows == 1 and reads_as_header(last):
        score += weights.heading_alone
    if _NUMBER.match(first[0].text) and _is_numbered(before):
        score += weights.number_begins
    return score


def _is_numbered(table: Stitched) -> bool:
    """Whether most rows of a table begin with a number of their own."""
    numbered = [_NUMBER.match(row[0].text) is not None for row in table.kept_rows()]
    return sum(numbered) >= max(2, MOSTLY * len(numbered))


def _pairs(
    last: Sequence[StitchedCell], first: Sequence[StitchedCell]
) -> list[tuple[StitchedCell, StitchedCell]]:
    by_column = {cell.column: cell for cell in last}
    if {cell.column for cell in first} != set(by_column):
        return []
    return [(by_column[cell.column], cell) for cell in first]


def _always_filled(table: Stitched) -> set[int]:
    """Columns that every row fills but the last, which may be cut."""
    *rows, last = table.kept_rows()
    columns = [cell.column for cell in last]
    alike = [row for row in rows if [cell.column for cell in row] == columns]
    if len(alike) < ALWAYS:
        return set()
    return set.intersection(*({cell.column for cell in row if _is_filled(cell)} for row in alike))


def _is_filled(cell: StitchedCell) -> bool:
    """Whether a cell has a text or a light that is drawn in it; a background goes on over a break."""
    return bool(cell.lines) or any(piece.marks for piece in cell.pieces)


def _blank_evidence(before: StitchedCell, after: StitchedCell, always: bool) -> float:
    """What blanks and backgrounds of one column say."""
    score = WEIGHTS.other_fill if before.pieces[-1].fill != after.pieces[0].fill else 0.0
    if before.row_span > 1:  # it may hold for the row after, too, whether that goes on or not
        return score
    was_filled, is_filled = _is_filled(before), _is_filled(after)
    if was_filled and not is_filled:
        score += WEIGHTS.blank_where_always_filled if always else WEIGHTS.blank_where_filled
    elif is_filled and not was_filled:
        score += WEIGHTS.filled_where_blank
    elif was_filled and not (before.lines or after.lines):
        score += WEIGHTS.light_again
    return score


_NUMBER = re.compile(r"(?:[^\W\d_]{1,3}\s?)?\d{1,3}(?:\.\d{1,3}){0,3}[.)]?(?:\s|$)")
_OPEN_END = re.compile(r"[^\W\d][-\u2010/]$|[,\u00ad]$")


def _text_evidence(before: Sequence[Line], after: Sequence[Line], foot: float) -> float:
    """What the end and the beginning of one column's texts say."""
    weights, last, first = WEIGHTS, before[-1], after[0]
    score = weights.runs_to_foot
    if foot - last.box[3] > 0.9 * last.size:
        score += weights.stops_early
    ended = SENTENCE_END.search(last.text) is not None
    if [line.text for line in before] == [line.text for line in after]:
        return score + weights.same_again
    if _OPEN_END.search(last.text):
        return score + weights.open_end
    if first.text[0].islower():
        is_name = len(before) <= 2 and sum(len(line.text) for line in before) < LONGEST_NAME
        return score + (0.3 if ended else weights.mid_name if is_name else weights.mid_sentence)
    if len(before) <= 2 and len(after) <= 2 and not ended:
        return score + weights.short_again
    return score + (weights.sentence_then_capital if ended else weights.open_end * 0.5)
