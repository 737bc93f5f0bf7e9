"""Stitching: the parts of a table on several pages become one table, and a cut row one row.

Whether a row goes on is decided by evidence, each piece weighed in natural-log odds; the sum's
distance from 0 is the margin, and a small one becomes a doubt.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Box, Doubt, Mark, Place
from extract.read.pdf.layout import PageTable
from extract.read.pdf.lines import Line

SAME_BORDER = 6.0
"""Points by which a column border may wander from page to page."""
LIKE_HEADER = 0.82
"""Likeness from which a row is the header again, reworded or marked as continued."""
LONGEST_NAME = 40
"""Characters up to which a text is a name, a date or a word rather than a sentence."""
SURE = 1.6
"""Log odds from which a decision is no doubt (about 5 to 1)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log odds that the row after a page break continues the row before it."""

    prior: float = -0.5
    blank_where_filled: float = 1.1
    """Blank after the break in a column that was filled before it."""
    only_one_goes_on: float = 1.6
    """Only one column of several has text after the break."""
    filled_where_blank: float = -0.8
    mid_sentence: float = 3.0
    """No sentence end before, a small letter after."""
    mid_name: float = 0.3
    """The same where the text before is as short as a name: some columns begin low-case in every row."""
    open_end: float = 1.5
    """Ends with a comma, a hyphen or a joining word's start; or no sentence end in a long text."""
    sentence_then_capital: float = -0.6
    stops_early: float = -3.0
    """The text before ends well above the row's foot, yet the column has text after."""
    runs_to_foot: float = 0.5
    short_again: float = -1.6
    """A short whole text before and another after (dates, names)."""
    other_fill: float = -4.0
    """Another background in the same column."""
    border_missing: float = 2.0
    room_left: float = -3.0
    """The page had room for more lines under the row."""
    bold_then_plain: float = -3.0
    """All bold before, none after: a header at the page's foot."""


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True)
class Piece:
    """What one page shows of a cell."""

    page: int
    box: Box
    lines: tuple[Line, ...]
    fill: str
    marks: tuple[Mark, ...]
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class StitchedCell:
    """A cell of a stitched table; several pieces where page breaks cut it."""

    row: int
    column: int
    row_span: int
    column_span: int
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines in order."""
        return tuple(line for piece in self.pieces for line in piece.lines)


@dataclass(frozen=True, slots=True)
class Stitched:
    """A table over one or more pages."""

    borders: tuple[float, ...]
    """Column borders on its last page."""
    rows: int
    cells: tuple[StitchedCell, ...]
    areas: tuple[tuple[int, Box], ...]
    """(page, box) of each part."""
    doubts: tuple[Doubt, ...] = ()
    is_ruled: bool = True
    top_ruled: bool = True
    bottom_ruled: bool = True

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.borders) - 1

    def row(self, number: int) -> list[StitchedCell]:
        """Cells that cover a row, by column."""
        return sorted(
            (c for c in self.cells if c.row <= number < c.row + c.row_span), key=lambda cell: cell.column
        )


def page_table_to_stitched(table: PageTable, page: int) -> Stitched:
    """A table of one page in the form in which parts are joined."""
    grid = table.grid
    cells = []
    for i, cell in enumerate(grid.cells):
        seen = (table.lines[i], table.fills[i], table.marks[i], i in table.crossing)
        piece = Piece(page, grid.cell_box(cell), *seen)
        cells.append(StitchedCell(cell.row, cell.column, cell.row_span, cell.column_span, (piece,)))
    borders = tuple(grid.xs.tolist())
    return Stitched(
        borders,
        len(grid.ys) - 1,
        tuple(cells),
        ((page, grid.box),),
        (),
        table.is_ruled,
        grid.top_ruled,
        grid.bottom_ruled,
    )


def continues(before: Stitched, after: Stitched) -> bool:
    """Whether a table at the top of a page goes on the one at the foot of the page before."""
    if not _same_columns(before, after):
        return False
    skipped = repeated_header_rows(before, after)
    if skipped >= after.rows:
        return False
    if skipped == 0 and _is_other_header(before, after):
        return False
    return _agree(before.borders, after.borders) or _shape_fits(before, after.row(skipped), after)


def _agree(first: Sequence[float], then: Sequence[float]) -> bool:
    """Whether the borders are the same, but for some wandering."""
    return len(first) == len(then) and all(
        abs(x - y) <= SAME_BORDER for x, y in zip(first, then, strict=True)
    )


def _same_columns(before: Stitched, after: Stitched) -> bool:
    """Whether the borders agree: as many columns over the same width, or a part of the same borders."""
    left, right = after.borders[0], after.borders[-1]
    width = right - left
    if abs(before.borders[0] - left) > 0.1 * width or abs(before.borders[-1] - right) > 0.1 * width:
        return False
    if len(before.borders) == len(after.borders):
        return True
    fewer, more = sorted((before.borders, after.borders), key=len)
    return all(any(abs(x - y) <= SAME_BORDER for y in more) for x in fewer)


def _shape_fits(before: Stitched, first: Sequence[StitchedCell], after: Stitched) -> bool:
    """Whether some row of the table before is cut up as the first row after is, by number or by position."""
    starts = [after.borders[cell.column] for cell in first]
    return any(
        len(row) == len(first)
        and (
            [cell.column for cell in row] == [cell.column for cell in first]
            or all(abs(before.borders[c.column] - x) <= SAME_BORDER for c, x in zip(row, starts, strict=True))
        )
        for row in (before.row(number) for number in range(before.rows))
    )


def repeated_header_rows(before: Stitched, after: Stitched) -> int:
    """How many rows at the top of the part after are the header of the part before again."""
    texts = [_row_text(before.row(number)) for number in range(min(before.rows, 4))]
    count = 0
    for number in range(min(after.rows, len(texts))):
        text = _row_text(after.row(number))
        if not text or not any(_is_alike(text, header) for header in texts[count:][:2]):
            break
        count += 1
    return count


def _row_text(row: Sequence[StitchedCell]) -> str:
    return " | ".join(" ".join(line.text for line in cell.lines).casefold() for cell in row)


def _is_alike(first: str, then: str) -> bool:
    if first == then:
        return True
    if len(first) > 300 or len(then) > 300 or first.count("|") != then.count("|"):
        return False
    plain, other = (re.sub(r"\([^)]*\)|[\d\W_]+", " ", text) for text in (first, then))
    return difflib.SequenceMatcher(None, plain, other, autojunk=False).ratio() >= LIKE_HEADER


def _is_other_header(before: Stitched, after: Stitched) -> bool:
    """Whether the first row after looks as the header before does, and the body before does not."""
    if before.rows < 2:
        return False
    header, body, first = _look(before.row(0)), _look(before.row(before.rows - 1)), _look(after.row(0))
    return header != body and first == header and header != (False, "")


def _look(row: Sequence[StitchedCell]) -> tuple[bool, str]:
    """Whether all texts of a row are bold, and its background where it has one only."""
    lines = [line for cell in row for line in cell.lines]
    fills = {piece.fill for cell in row for piece in cell.pieces}
    return bool(lines) and all(_is_bold(line) for line in lines), fills.pop() if len(fills) == 1 else ""


def _is_bold(line: Line) -> bool:
    return line.bold == ((0, len(line.text)),)


@dataclass(frozen=True, slots=True)
class Break:
    """What is known of the page break between two parts."""

    room_left: float
    """Points between the row before and the lowest that text or tables reach on any page."""


def join_parts(before: Stitched, after: Stitched, cut: Break) -> Stitched:
    """One table of two parts; the row at the break is joined where the evidence says that it was cut.

    Header rows that the second part repeats are dropped, unless a new table of the same kind begins there.
    """
    skipped = repeated_header_rows(before, after)
    body = _aligned(before, _without_rows(after, skipped))
    score = row_goes_on(before, body, cut)
    after = _aligned(before, after) if score <= 0 and _begins_anew(before, body, skipped) else body
    joined = score > 0
    shift = before.rows - (1 if joined else 0)
    moved = tuple(replace(cell, row=cell.row + shift) for cell in after.cells)
    cells = _join_row(before.cells, moved, shift) if joined else before.cells + moved
    doubts = before.doubts + after.doubts
    if abs(score) < SURE:
        doubts += (_break_doubt(before, after, joined, shift),)
    return Stitched(
        _merged_borders(before, after), shift + after.rows, cells, before.areas + after.areas, doubts,
        before.is_ruled and after.is_ruled, before.top_ruled, after.bottom_ruled,
    )  # fmt: skip


def _begins_anew(before: Stitched, body: Stitched, header_rows: int) -> bool:
    """Whether the header above the second part is its own: it fits the row under it, not the row before.

    So it is where each table has a header for its goal and another, of more columns, for its measures.
    """
    header = {cell.column for number in range(header_rows) for cell in before.row(number)}
    last, first = before.row(before.rows - 1), body.row(0)
    return bool(header) and not _fits(last, header) and _fits(first, header)


def _fits(row: Sequence[StitchedCell], columns: set[int]) -> bool:
    return {cell.column for cell in row} <= columns


def _merged_borders(before: Stitched, after: Stitched) -> tuple[float, ...]:
    return after.borders if len(after.borders) == len(before.borders) else before.borders


def _break_doubt(before: Stitched, after: Stitched, joined: bool, row: int) -> Doubt:
    page = after.areas[0][0]
    first = next((line.text for cell in after.row(0) for line in cell.lines), "")
    code = "row_joined" if joined else "row_not_joined"
    verb = "was joined to" if joined else "was kept apart from"
    foot = f"the row at the foot of page {before.areas[-1][0]} on weak evidence"
    message = f"the row at the top of page {page} ('{first[:60]}') {verb} {foot}"
    return Doubt(code, message, Place(page=page, box=after.areas[0][1], row=row))


def _without_rows(table: Stitched, count: int) -> Stitched:
    if not count:
        return table
    cells = tuple(replace(cell, row=cell.row - count) for cell in table.cells if cell.row >= count)
    return replace(table, rows=table.rows - count, cells=cells, top_ruled=True)


def _aligned(before: Stitched, after: Stitched) -> Stitched:
    """The part after with its cells counted in the columns of the part before."""
    if len(before.borders) == len(after.borders):
        return after
    more = before.borders if len(before.borders) > len(after.borders) else after.borders
    if more is after.borders:
        return after
    index = [min(range(len(more)), key=lambda i: abs(more[i] - x)) for x in after.borders]
    cells = tuple(
        replace(
            cell,
            column=index[cell.column],
            column_span=index[cell.column + cell.column_span] - index[cell.column],
        )
        for cell in after.cells
    )
    return replace(after, cells=cells, borders=more)


def widened(before: Stitched, after: Stitched) -> Stitched:
    """The part before with its cells counted in the columns of the part after, where that has more."""
    if len(before.borders) >= len(after.borders):
        return before
    return _aligned(after, before)


def _join_row(
    before: tuple[StitchedCell, ...], after: tuple[StitchedCell, ...], row: int
) -> tuple[StitchedCell, ...]:
    first = {cell.column: cell for cell in after if cell.row == row}
    cells = []
    for cell in before:
        if cell.row <= row < cell.row + cell.row_span and cell.column in first:
            other = first.pop(cell.column)
            span = max(cell.row_span, row + other.row_span - cell.row)
            cells.append(replace(cell, pieces=cell.pieces + other.pieces, row_span=span))
        else:
            cells.append(cell)
    return (*cells, *first.values(), *(cell for cell in after if cell.row > row))


def row_goes_on(before: Stitched, after: Stitched, cut: Break) -> float:
    """Log odds that the first row after the break goes on the last row before it."""
    weights, score = WEIGHTS, WEIGHTS.prior
    last, first = before.row(before.rows - 1), after.row(0)
    pairs = _pairs(last, first)
    if not pairs:
        return -9.0
    foot = max((line.box[3] for cell in last for line in cell.pieces[-1].lines), default=0.0)
    score += sum(_cell_evidence(a, b, foot, weights) for a, b in pairs)
    filled = sum(bool(b.lines) for _, b in pairs)
    if filled == 1 and len(pairs) > 2:
        score += weights.only_one_goes_on
    if before.is_ruled and not (before.bottom_ruled and after.top_ruled):
        score += weights.border_missing
    if cut.room_left > 30:
        score += weights.room_left
    was_bold, is_bold = _look(last)[0], _look(first)[0]
    if was_bold and not is_bold:
        score += weights.bold_then_plain
    return score


def _pairs(
    last: Sequence[StitchedCell], first: Sequence[StitchedCell]
) -> list[tuple[StitchedCell, StitchedCell]]:
    by_column = {cell.column: cell for cell in last}
    if {cell.column for cell in first} != set(by_column):
        return []
    return [(by_column[cell.column], cell) for cell in first]


def _cell_evidence(before: StitchedCell, after: StitchedCell, foot: float, weights: Weights) -> float:
    score = 0.0
    fills = {before.pieces[-1].fill, after.pieces[0].fill}
    if len(fills) > 1:
        score += weights.other_fill
    if not after.lines:
        return score + (weights.blank_where_filled if before.lines else 0.0)
    if not before.lines:
        return score + weights.filled_where_blank
    return score + _text_evidence(before.lines, after.lines, foot, weights)


_SENTENCE_END = re.compile(r"[.!?:;…][)\]”\"’'»]*$")


def _text_evidence(before: Sequence[Line], after: Sequence[Line], foot: float, weights: Weights) -> float:
    last, first = before[-1], after[0]
    score = weights.runs_to_foot
    if foot - last.box[3] > 0.9 * last.size:
        score += weights.stops_early
    ended = _SENTENCE_END.search(last.text) is not None
    if last.text.endswith(("-", ",", "\u00ad", "–", "/")):
        return score + weights.open_end
    if first.text[0].islower():
        is_name = len(before) <= 2 and sum(len(line.text) for line in before) < LONGEST_NAME
        return score + (0.3 if ended else weights.mid_name if is_name else weights.mid_sentence)
    if len(before) <= 2 and len(after) <= 2 and not ended:
        return score + weights.short_again
    return score + (weights.sentence_then_capital if ended else weights.open_end * 0.5)


__all__ = [
    "Break",
    "Piece",
    "Stitched",
    "StitchedCell",
    "continues",
    "join_parts",
    "page_table_to_stitched",
    "widened",
]
