"""Stitching: the parts of a table on several pages become one table, and a cut row one row.

Whether a part goes on the table before is told from columns, headers and shapes; whether a row goes
on, by `evidence`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Doubt, Place
from extract.read.pdf.stitching.evidence import SURE, Break, row_goes_on
from extract.read.pdf.stitching.stitched import (
    KEPT,
    Stitched,
    StitchedCell,
    reads_as_header,
    row_look,
    with_settled,
)

SAME_BORDER = 6.0
"""Points by which a column border may wander from page to page."""
LIKE_HEADER = 0.82
"""Likeness from which a row is the header again, reworded or marked as continued."""
MOST_HEADER_ROWS = 4
FEWEST_UNDER = 2
"""Rows under a header from which its fill can be told from alternating ones."""
LONGEST_HEADER = 300
"""Characters of a row from which it is text, not a header."""
_LEADING_NUMBER = re.compile(r"(?:[^\W\d_]+\s+)?(\d+(?:\.\d+)*)[.:)]?(?:\s|$)")


def continues(before: Stitched, after: Stitched) -> bool:
    """Whether a table at the top of a page goes on the one at the foot of the page before."""
    if not _same_columns(before, after):
        return False
    skipped = repeated_header_rows(before, after)
    if skipped >= after.rows:
        return before.rows > skipped  # the header again, and under it nothing that was left of the last row
    if skipped == 0 and _is_other_header(before, after):
        return False
    if skipped and _begins_anew(before, _aligned(before, _without_rows(after, skipped)), skipped):
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
        for row in before.kept_rows()
    )


def repeated_header_rows(before: Stitched, after: Stitched) -> int:
    """How many rows at the top of the part after are the header of the table again.

    They follow each other as they do in the table, whose title, or a legend above them, may be left out.
    """
    first = next((n for n in range(min(before.rows - 1, KEPT)) if _is_repeated(before, n, after, 0)), 0)
    count = 0
    while (
        count < min(after.rows, MOST_HEADER_ROWS)
        and first + count < before.rows
        and _is_repeated(before, first + count, after, count)
    ):
        count += 1
    return count


def _is_repeated(before: Stitched, number: int, after: Stitched, at: int) -> bool:
    """Whether a row of the part after is a row of the table's header, perhaps reworded.

    A row whose own number differs is another row, however alike; what is not the same but for figures and
    brackets must look as the header does, and no row under the header so.
    """
    header, row = before.row(number), after.row(at)
    texts, again = _texts(header), _texts(row)
    if len(texts) != len(again) or not any(texts):
        return False
    if texts == again:
        is_below_others = reads_as_header(header) and _has_own_look(before, number)
        return number == 0 or at > 0 or len(before.row(0)) == 1 or is_below_others
    if at == 0 and number > (len(before.row(0)) == 1):
        return False
    if any(_number(x) != _number(y) for x, y in zip(texts, again, strict=True)):
        return False
    if [_words(text) for text in texts] == [_words(text) for text in again]:
        return True
    return row_look(row) == row_look(header) and _has_own_look(before, number) and _is_alike(texts, again)


def _filled(row: Sequence[StitchedCell]) -> int:
    return sum(bool(cell.lines) for cell in row)


def _has_own_look(table: Stitched, number: int) -> bool:
    """Whether a header row is bold, or filled with several rows under it, and none of those is so."""
    look = row_look(table.row(number))
    under = [row_look(row) for row in table.kept_rows(number + 1)]
    if look in under or look == (False, ""):
        return False
    return len(under) >= (1 if look[0] else FEWEST_UNDER)


def _texts(row: Sequence[StitchedCell]) -> list[str]:
    return [" ".join(line.text for line in cell.lines).casefold() for cell in row]


def _number(text: str) -> str:
    """The number with which a text begins, its label before it ('Goal 2'); '' where it begins with none."""
    found = _LEADING_NUMBER.match(text)
    return found.group(1) if found else ""


def _words(text: str) -> str:
    """A header's words and figures, without zeros in front ('05/2023') and brackets ('(jatkuu)')."""
    plain = re.sub(r"[\W_]+", " ", re.sub(r"\([^)]*\)", " ", text))
    return " ".join(word.lstrip("0") or word for word in plain.split())


def _is_alike(texts: Sequence[str], again: Sequence[str]) -> bool:
    first, then = (" | ".join(map(_words, cells)) for cells in (texts, again))
    if max(len(first), len(then)) > LONGEST_HEADER:
        return False
    return difflib.SequenceMatcher(None, first, then, autojunk=False).ratio() >= LIKE_HEADER


def _is_other_header(before: Stitched, after: Stitched) -> bool:
    """Whether the first row after looks as the header before does, and the body before does not.

    A row with text in few of the columns that the header names is no header: a goal's line is bold, too.
    """
    if before.rows < 2 or 2 * _filled(after.row(0)) < _filled(before.row(0)):
        return False
    header, body, first = (
        row_look(before.row(0)),
        row_look(before.row(before.rows - 1)),
        row_look(after.row(0)),
    )
    return header != body and first == header and header != (False, "")


def join_parts(before: Stitched, after: Stitched, cut: Break) -> Stitched:
    """One table of two parts; the row at the break is joined where the evidence says that it was cut.

    Header rows that the second part repeats are dropped.
    """
    skipped = repeated_header_rows(before, after)
    if skipped >= after.rows:
        return replace(before, areas=before.areas + after.areas)
    after = _aligned(before, _without_rows(after, skipped))
    score = row_goes_on(before, after, cut)
    joined = score > 0
    if not joined:
        before, after = _merged_over_break(before, after)
    shift = before.rows - (1 if joined else 0)
    moved = tuple(replace(cell, row=cell.row + shift) for cell in after.cells)
    cells = _join_row(before.cells, moved, shift) if joined else before.cells + moved
    doubts = before.doubts + after.doubts
    if abs(score) < SURE:
        doubts += (_break_doubt(before, after, joined, shift),)
    whole = Stitched(
        _merged_borders(before, after), shift + after.rows, cells, before.areas + after.areas, doubts,
        before.is_ruled and after.is_ruled, before.top_edges, after.foot_edges, before.settled,
    )  # fmt: skip
    return with_settled(whole)


def _merged_over_break(before: Stitched, after: Stitched) -> tuple[Stitched, Stitched]:
    """Both parts, where a cell goes on over the break while the row beside it does not.

    So it is where an edge is drawn along the break, but not along that cell, and the second part leaves it
    blank. The cell before then covers the first row after.
    """
    last = {cell.column: cell for cell in before.row(before.rows - 1)}
    going = [
        (last[cell.column], cell)
        for cell in after.row(0)
        if cell.column in last and not cell.lines and _is_open_at(cell, before, after)
    ]
    if not going or len(going) == len(after.row(0)):
        return before, after
    longer = {
        first: replace(first, row_span=first.row_span + then.row_span, pieces=first.pieces + then.pieces)
        for first, then in going
    }
    gone = [then for _, then in going]
    cells = tuple(longer.get(cell, cell) for cell in before.cells)
    return replace(before, cells=cells), replace(after, cells=tuple(c for c in after.cells if c not in gone))


def _is_open_at(cell: StitchedCell, before: Stitched, after: Stitched) -> bool:
    """Whether no edge is drawn between the two parts where the cell is, though one is elsewhere."""
    columns = range(cell.column, cell.column + cell.column_span)
    for edges in (before.foot_edges, after.top_edges):
        if any(edges) and len(edges) > max(columns) and not any(edges[c] for c in columns):
            return True
    return False


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
    return replace(table, rows=table.rows - count, cells=cells, top_edges=(True,) * table.columns)


def _aligned(before: Stitched, after: Stitched) -> Stitched:
    """The part after with its cells counted in the columns of the part before."""
    if len(before.borders) == len(after.borders):
        return after
    more = before.borders if len(before.borders) > len(after.borders) else after.borders
    if more is after.borders:
        return after
    index = [min(range(len(more)), key=lambda i: abs(more[i] - x)) for x in after.borders]
    cells, *settled = (_counted_in(index, parcel) for parcel in (after.cells, *after.settled))
    return replace(after, cells=cells, settled=tuple(settled), borders=more)


def _counted_in(index: Sequence[int], cells: Sequence[StitchedCell]) -> tuple[StitchedCell, ...]:
    """Cells in other columns; `index` gives the new border of each old one."""
    return tuple(
        replace(
            cell,
            column=index[cell.column],
            column_span=index[cell.column + cell.column_span] - index[cell.column],
        )
        for cell in cells
    )


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
