"""Tables without vertical rules: found among the lines of a page by the white strips they share.

Rows of text that agree on white strips make a block; the strips part its columns. Its rows are told
from horizontal rules, from alternating backgrounds, from wider gaps, or from rows that are filled.
Lists, contents, and prose set in two columns have strips too, and are left as text.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from extract.model import Box
from extract.read.pdf.grid import Grid, GridCell
from extract.read.pdf.gutters import Strip
from extract.read.pdf.lines import Line
from extract.read.pdf.page import Floats
from extract.read.pdf.paragraphs import enclosing

FEWEST_ROWS = 3
"""Rows of text in several columns that make a table."""
NARROWEST = 0.45
"""Narrowest white strip in heights of a line."""
KEPT_STRIPS = 0.6
"""Share of its strips that a block must keep with each further row."""
FARTHEST = 3.2
"""Distance of two rows of one block, in heights of a line."""
ROW_GAP = 1.35
"""A gap this many times the usual one parts rows of a table."""
FILLED = 0.6
"""Share of the columns that a row of its own fills where nothing else tells the rows."""
PROSE = 26
"""Characters of a line (median) from which a column is prose."""
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{3,}|_{6,}")
_LABEL_ONLY = re.compile(r"(?:[•▪●○■□◦‣\uf0b7\uf0a7–*-]|\(?\w{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*\.?)$")


@dataclass(frozen=True, slots=True)
class TextRow:
    """Pieces of text that stand on one line."""

    pieces: tuple[Line, ...]
    """From left to right."""

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(piece.box[1] for piece in self.pieces)

    @property
    def foot(self) -> float:
        """Lower edge of most of its letters."""
        return max(piece.box[3] for piece in self.pieces)

    @property
    def size(self) -> float:
        """Height of its letters."""
        return max(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of text that share white strips."""

    rows: tuple[TextRow, ...]
    strips: tuple[Strip, ...]
    """Between the columns, from left to right."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What else is drawn on the page."""

    rules: Sequence[Sequence[float]]
    """Horizontal rules (y, x0, x1) that belong to no ruled table."""
    fills: Sequence[tuple[Box, str]]
    barriers: Sequence[Box]
    """Areas of ruled tables, over which no block reaches."""


@dataclass(frozen=True, slots=True, eq=False)
class TextTable:
    """A table found by its text."""

    grid: Grid
    lines: tuple[tuple[Line, ...], ...]
    """Lines of each cell of the grid."""


def find_text_tables(lines: Sequence[Line], around: Surroundings) -> list[TextTable]:
    """Tables among the lines of a page, from top to bottom; a line is in one of them or in none."""
    rows = text_rows(lines)
    blocks = [block for block in rows_to_blocks(rows, around) if is_table(block, around)]
    return [block_to_table(block, around) for block in blocks]


def text_rows(lines: Sequence[Line]) -> list[TextRow]:
    """Upright lines by the height at which they stand."""
    groups: list[list[Line]] = []
    for line in sorted((line for line in lines if line.direction == 0), key=lambda line: line.box[3]):
        if groups and line.box[3] - groups[-1][0].box[3] < 0.3 * min(line.size, groups[-1][0].size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [TextRow(tuple(sorted(group, key=lambda line: line.box[0]))) for group in groups]


def rows_to_blocks(rows: Sequence[TextRow], around: Surroundings) -> list[Block]:
    """Runs of rows that share white strips; each begins and ends with a row in several columns."""
    blocks: list[Block] = []
    index = 0
    while index < len(rows):
        block, index = _grow(rows, index, around)
        if block is not None:
            blocks.append(block)
    return blocks


def _grow(rows: Sequence[TextRow], start: int, around: Surroundings) -> tuple[Block | None, int]:
    """The block that begins with a row, and where to look on."""
    if len(rows[start].pieces) < 2:
        return None, start + 1
    free = _free_strips(rows[start])
    most, last = 0, start
    for index in range(start + 1, len(rows)):
        if _is_apart(rows[index - 1], rows[index], around):
            break
        shared = _shared(free, _free_strips(rows[index]), NARROWEST * rows[index].size)
        inner = _inner(shared, rows[start : index + 1])
        if not inner or (index - start > 1 and len(inner) < KEPT_STRIPS * most):
            break
        free, most = shared, max(most if index - start > 1 else 0, len(inner))
        if len(rows[index].pieces) > 1 or _belongs(rows[index], rows[last], inner):
            last = index
    kept = rows[start : last + 1]
    strips = _inner(free, kept)
    if last == start or not strips:
        return None, start + 1
    return Block(tuple(kept), tuple(strips)), last + 1


def _free_strips(row: TextRow) -> list[Strip]:
    edges = [-np.inf, *(x for piece in row.pieces for x in (piece.box[0], piece.box[2])), np.inf]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _shared(first: Sequence[Strip], then: Sequence[Strip], narrowest: float) -> list[Strip]:
    shared = [(max(a, c), min(b, d)) for a, b in first for c, d in then]
    return sorted((a, b) for a, b in shared if b - a >= narrowest)


def _inner(strips: Sequence[Strip], rows: Sequence[TextRow]) -> list[Strip]:
    """Strips with text on both sides."""
    left = min(row.pieces[0].box[0] for row in rows)
    right = max(row.pieces[-1].box[2] for row in rows)
    return [(a, b) for a, b in strips if a > left and b < right]


def _is_apart(before: TextRow, after: TextRow, around: Surroundings) -> bool:
    if any(before.foot <= area[1] + 2 and after.top >= area[3] - 2 for area in around.barriers):
        return True
    gap = after.foot - before.foot
    ruled = any(before.foot - 2 <= rule[0] <= after.top + 2 for rule in around.rules)
    return gap > FARTHEST * max(before.size, after.size) * (1.6 if ruled else 1.0)


def _belongs(row: TextRow, last: TextRow, strips: Sequence[Strip]) -> bool:
    """Whether a row with one piece goes on a cell: close under the last row, and in one column."""
    piece = row.pieces[0]
    close = row.foot - last.foot < ROW_GAP * max(row.size, last.size)
    return close and (piece.box[0] > strips[0][0] or piece.box[2] < strips[0][1])


def is_table(block: Block, around: Surroundings) -> bool:
    """Whether a block is a table, and not a list, a table of contents or prose in two columns."""
    wide = [row for row in block.rows if len(row.pieces) > 1]
    ruled = _rules_within(block, around)
    if len(wide) < (2 if len(ruled) >= 2 else FEWEST_ROWS):
        return False
    columns = _columns(block)
    filled = [column for column in columns if len(column) >= max(2, 0.25 * len(block.rows))]
    if len(filled) < 2:
        return False
    leaders = sum(_LEADERS.search(line.text) is not None for column in columns for line in column)
    if leaders > 0.3 * len(block.rows):
        return False
    if len(columns) == 2 and not ruled:
        return not _is_list(columns) and not _is_prose(columns)
    return True


def _rules_within(block: Block, around: Surroundings) -> list[float]:
    """Heights of rules that run along most of the block, at its edges or inside it."""
    box = _area(block)
    size = median(row.size for row in block.rows)
    return sorted(
        y
        for y, x0, x1 in around.rules
        if box[1] - 1.5 * size <= y <= box[3] + 1.5 * size
        and min(x1, box[2]) - max(x0, box[0]) > 0.6 * (box[2] - box[0])
    )


def _area(block: Block) -> Box:
    return enclosing([piece.box for row in block.rows for piece in row.pieces])


def _columns(block: Block) -> list[list[Line]]:
    columns: list[list[Line]] = [[] for _ in range(len(block.strips) + 1)]
    for row in block.rows:
        for piece in row.pieces:
            columns[_column_of(piece, block.strips)].append(piece)
    return columns


def _column_of(piece: Line, strips: Sequence[Strip]) -> int:
    return sum(piece.box[0] >= (a + b) / 2 for a, b in strips)


def _is_list(columns: Sequence[Sequence[Line]]) -> bool:
    labels = sum(_LABEL_ONLY.match(line.text) is not None for line in columns[0])
    return labels >= 0.7 * len(columns[0])


def _is_prose(columns: Sequence[Sequence[Line]]) -> bool:
    lengths = [median(len(line.text) for line in column) for column in columns]
    return min(lengths) >= PROSE


def block_to_table(block: Block, around: Surroundings) -> TextTable:
    """The grid of a block and the lines of its cells; texts over several columns make merged cells."""
    box = _area(block)
    xs = np.array([box[0] - 2, *((a + b) / 2 for a, b in block.strips), box[2] + 2])
    starts = _row_starts(block, around)
    ys = _row_borders(block, starts)
    cells: dict[tuple[int, int, int], list[Line]] = {}
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(block.rows)], strict=True)):
        for span, lines in _row_cells(block, start, end).items():
            cells[(number, *span)] = lines
    ordered = sorted(cells)
    grid_cells = tuple(GridCell(row, column, 1, span) for row, column, span in ordered)
    owner = np.full((len(ys) - 1, len(xs) - 1), -1, np.int64)
    for index, cell in enumerate(grid_cells):
        owner[cell.row, cell.column : cell.column + cell.column_span] = index
    return TextTable(Grid(xs, ys, grid_cells, owner), tuple(tuple(cells[key]) for key in ordered))


def _row_cells(block: Block, start: int, end: int) -> dict[tuple[int, int], list[Line]]:
    """Lines of one row of the table by (column, column span); every column is covered once."""
    spans: list[tuple[int, int]] = [(column, column) for column in range(len(block.strips) + 1)]
    placed: list[tuple[int, int, Line]] = []
    for row in block.rows[start:end]:
        for piece in row.pieces:
            first = _column_of(piece, block.strips)
            last = max(first, sum(piece.box[2] > (a + b) / 2 for a, b in block.strips))
            placed.append((first, last, piece))
    for first, last, _ in placed:
        touched = [span for span in spans if span[0] <= last and span[1] >= first]
        merged = (min(a for a, _ in touched), max(b for _, b in touched))
        spans = sorted({span for span in spans if span not in touched} | {merged})
    return {(a, b - a + 1): [piece for first, _, piece in placed if a <= first <= b] for a, b in spans}


def _row_borders(block: Block, starts: Sequence[int]) -> Floats:
    tops = [block.rows[start].top for start in starts]
    feet = [
        max(row.foot for row in block.rows[a:b])
        for a, b in zip(starts, [*starts[1:], len(block.rows)], strict=True)
    ]
    inner = [(foot + top) / 2 for foot, top in zip(feet, tops[1:], strict=False)]
    borders: Floats = np.maximum.accumulate(np.array([tops[0] - 1, *inner, feet[-1] + 1]))
    return borders


def _row_starts(block: Block, around: Surroundings) -> list[int]:
    """Indices of the text rows with which rows of the table begin."""
    bands = _bands(block, around)
    starts: list[int] = []
    for start, end in zip(bands, [*bands[1:], len(block.rows)], strict=True):
        starts += _starts_in_band(block, start, end, len(bands) > FEWEST_ROWS)
    return starts


def _bands(block: Block, around: Surroundings) -> list[int]:
    """Text rows before which a rule is drawn or the background changes."""
    rules = _rules_within(block, around)
    fills = [_fill_at(row, around) for row in block.rows]
    starts = [0]
    for index in range(1, len(block.rows)):
        before, row = block.rows[index - 1], block.rows[index]
        middle = (before.top + before.foot) / 2, (row.top + row.foot) / 2
        if any(middle[0] < y < middle[1] for y in rules) or fills[index] != fills[index - 1]:
            starts.append(index)
    return starts


def _fill_at(row: TextRow, around: Surroundings) -> Box | None:
    """The area of the last background painted behind the middle of a row's first text."""
    x, y = row.pieces[0].box[0] + 1, (row.top + row.foot) / 2
    for box, colour in reversed(around.fills):
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            return None if colour == "#ffffff" else box
    return None


def _starts_in_band(block: Block, start: int, end: int, one_row_each: bool) -> list[int]:
    """Where rows begin between two rules or in one background; `one_row_each`: there are bands for rows."""
    if end - start < 2:
        return [start]
    rows = block.rows[start:end]
    gaps = [after.foot - before.foot for before, after in itertools.pairwise(rows)]
    usual = float(np.percentile(gaps, 30))
    wide = [start + 1 + i for i, gap in enumerate(gaps) if gap > ROW_GAP * usual]
    complete = [start + i for i, row in enumerate(rows) if _is_complete(row, block)]
    if len(complete) >= 0.7 * len(rows) and (_has_figures(block, start, end) or not one_row_each):
        return sorted({start, *complete, *(i for i in range(start, end) if _is_label(block, i))})
    if one_row_each and not wide:
        return [start]
    if wide:
        return [start, *wide]
    return sorted({start, *complete})


def _is_complete(row: TextRow, block: Block) -> bool:
    columns = {_column_of(piece, block.strips) for piece in row.pieces}
    return len(columns) >= FILLED * (len(block.strips) + 1) and 0 in columns


def _is_label(block: Block, index: int) -> bool:
    """Whether a text row is a heading inside the table: the first column alone, begun anew."""
    row = block.rows[index]
    alone = len(row.pieces) == 1 and _column_of(row.pieces[0], block.strips) == 0
    return alone and not row.pieces[0].text[0].islower()


_FIGURE = re.compile(r"[-–+<>€$£]?\s?\d[\d\s.,'%/–-]*\W?\w?$|[-–—.:]{1,3}$|n/?a$", re.IGNORECASE)


def _has_figures(block: Block, start: int, end: int) -> bool:
    later = [piece.text for row in block.rows[start:end] for piece in row.pieces[1:]]
    return sum(_FIGURE.match(text) is not None for text in later) >= 0.6 * max(len(later), 1)
