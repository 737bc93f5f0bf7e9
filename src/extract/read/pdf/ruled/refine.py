"""Half-ruled tables: cells that hold several columns or rows of text are parted.

A band of rows without inner verticals is parted at the white strips that run through all of it; a
row without inner horizontals is parted where every line of text goes through all of its columns.
Running text in a cell has no such strips and fills its lines, so it stays whole.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from extract.model import Box
from extract.read.pdf.marks import is_paper
from extract.read.pdf.page import Floats
from extract.read.pdf.ruled.grid import SLIVER, Grid, GridCell
from extract.read.pdf.text.gutters import parts_both_sides, white_strips
from extract.read.pdf.text.lines import Line

STRIP = 0.9
"""Narrowest white strip between columns, in heights of a line."""
ALONE = 3
"""Rows that must agree on a strip where no rule of the table confirms it."""
SHORT = 0.8
"""Share of its column that a line fills at most (median) where lines are rows of their own."""

MARGIN = 0.025
"""Share of a grid's width that a background may leave open at each side."""
BESIDE = 1.5
"""Points above and below an end of a background where the colours are compared, past the gap of a border."""
FIGURES = 0.8
"""Share of a column's lines that are figures where its lines are rows of their own."""
_FIGURE = re.compile(r"[-–+<>≥≤~€$£]?\s?[\d][\d\s.,'%/–-]*\W?\w?$|[-–—.:]{1,3}$|n/?a$", re.IGNORECASE)


def refine_grid(grid: Grid, pieces: Sequence[Sequence[Line]], fills: Sequence[tuple[Box, str]] = ()) -> Grid:
    """The grid with half-ruled cells parted; `pieces` are the lines of each cell, split at wide gaps.

    `fills` are filled areas in painting order: where the background changes over the whole width of a
    row, another row begins. Shading behind single lines of a text, in its cell's own colour, changes nothing.
    """
    beside = {number for number, lines in enumerate(pieces) if len(lines) > 1 and _has_neighbours(lines)}
    bands = [band for band in _bands(grid) if not beside.isdisjoint(band)] if beside else []
    columns = [split for band in bands for split in _column_splits(grid, band, pieces)]
    if columns:
        grid = _with_columns(grid, columns)
        pieces = _by_cell(grid, [piece for cell in pieces for piece in cell])
    cuts = {**_row_splits(grid, pieces), **_fill_splits(grid, pieces, fills)}
    return _with_rows(grid, cuts) if cuts else grid


def _has_neighbours(pieces: Sequence[Line]) -> bool:
    """Whether two pieces stand on one line."""
    feet = sorted(piece.box[3] for piece in pieces)
    return any(after - before < 1.0 for before, after in itertools.pairwise(feet))


def _by_cell(grid: Grid, pieces: Sequence[Line]) -> list[list[Line]]:
    cells: list[list[Line]] = [[] for _ in grid.cells]
    for piece in pieces:
        column = int(np.searchsorted(grid.xs, (piece.box[0] + piece.box[2]) / 2)) - 1
        row = int(np.searchsorted(grid.ys, (piece.box[1] + piece.box[3]) / 2)) - 1
        if 0 <= column < grid.owner.shape[1] and 0 <= row < grid.owner.shape[0]:
            cells[int(grid.owner[row, column])].append(piece)
    return cells


def _bands(grid: Grid) -> Iterator[list[int]]:
    """Runs of cells under each other that cover the same columns; cell numbers from top to bottom."""
    by_columns: dict[tuple[int, int], list[int]] = {}
    for number, cell in enumerate(grid.cells):
        by_columns.setdefault((cell.column, cell.column_span), []).append(number)
    for numbers in by_columns.values():
        band: list[int] = []
        for number in numbers:
            before = grid.cells[band[-1]] if band else None
            if before is not None and grid.cells[number].row != before.row + before.row_span:
                yield band
                band = []
            band.append(number)
        yield band


def _column_splits(
    grid: Grid, band: Sequence[int], pieces: Sequence[Sequence[Line]]
) -> Iterator[tuple[list[int], list[float]]]:
    """(cells of a band, positions at which all of them are parted)."""
    boxes = [[piece.box for piece in pieces[number]] for number in band]
    lines = [piece for number in band for piece in pieces[number]]
    narrowest = STRIP * median(line.size for line in lines)
    strips = white_strips([box for row in boxes for box in row], narrowest)
    cell = grid.cells[band[0]]
    inner = grid.xs[cell.column + 1 : cell.column + cell.column_span].tolist()
    rows = [row for line_rows in boxes for row in _text_rows(line_rows)]
    positions = []
    for strip in strips:
        confirmed = [x for x in inner if strip[0] - 2 <= x <= strip[1] + 2]
        both = parts_both_sides(strip, rows)
        if (confirmed and both) or both >= max(ALONE, 0.6 * len(rows)):
            positions.append(confirmed[0] if confirmed else (strip[0] + strip[1]) / 2)
    if positions:
        yield list(band), positions


def _text_rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """Pieces of text by the line they stand on."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: box[3]):
        if rows and abs(rows[-1][-1][3] - box[3]) < 0.3 * (box[3] - box[1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _with_columns(grid: Grid, splits: Sequence[tuple[list[int], list[float]]]) -> Grid:
    new = {x for _, positions in splits for x in positions}
    xs = np.array(sorted(set(grid.xs.tolist()) | new))
    index = np.searchsorted(xs, grid.xs)
    parted = {number: positions for band, positions in splits for number in band}
    cells: list[GridCell] = []
    for number, cell in enumerate(grid.cells):
        start, end = int(index[cell.column]), int(index[cell.column + cell.column_span])
        cuts = [start, *np.searchsorted(xs, sorted(parted.get(number, []))).tolist(), end]
        cells += [GridCell(cell.row, a, cell.row_span, b - a) for a, b in itertools.pairwise(cuts) if b > a]
    return _regridded(grid, xs, grid.ys, cells)


def _regridded(grid: Grid, xs: Floats, ys: Floats, cells: Sequence[GridCell]) -> Grid:
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    owner = np.full((len(ys) - 1, len(xs) - 1), -1, np.int64)
    for number, cell in enumerate(ordered):
        owner[cell.row : cell.row + cell.row_span, cell.column : cell.column + cell.column_span] = number
    return replace(grid, xs=xs, ys=ys, cells=ordered, owner=owner)


def _fill_splits(
    grid: Grid, pieces: Sequence[Sequence[Line]], fills: Sequence[tuple[Box, str]]
) -> dict[int, list[float]]:
    """For each row whose background changes over the grid's whole width, the positions where it does."""
    cuts: dict[int, list[float]] = {}
    borders = grid.ys.tolist()
    left, top, right, bottom = grid.box
    behind = [fill for fill in fills if fill[0][1] >= top - SLIVER and fill[0][3] <= bottom + SLIVER]
    for y in sorted({round(end) for box, _ in behind for end in (box[1], box[3])}):
        row = bisect_left(borders, y) - 1
        if not 0 <= row < len(borders) - 1 or min(y - borders[row], borders[row + 1] - y) < SLIVER:
            continue
        numbers = sorted(set(grid.owner[row].tolist()))
        if any(grid.cells[n].row_span > 1 for n in numbers):
            continue
        lines = [line for n in numbers for line in pieces[n]]
        if any(line.box[1] + 1 < y < line.box[3] - 1 for line in lines):
            continue
        boxes = [grid.cell_box(grid.cells[n]) for n in numbers]
        margin = MARGIN * (right - left)
        across = [left + margin, *((x0 + x1) / 2 for x0, _, x1, _ in boxes), right - margin]
        if all(_painted(behind, x, y - BESIDE) != _painted(behind, x, y + BESIDE) for x in across):
            cuts.setdefault(row, []).append(float(y))
    return cuts


def _painted(fills: Sequence[tuple[Box, str]], x: float, y: float) -> str:
    """The colour seen at a point, '' for the paper's own: what is painted last covers what lies under it."""
    for (x0, y0, x1, y1), colour in reversed(fills):
        if x0 <= x <= x1 and y0 <= y <= y1:
            return "" if is_paper(colour) else colour
    return ""


def _row_splits(grid: Grid, pieces: Sequence[Sequence[Line]]) -> dict[int, list[float]]:
    """For each row that holds a whole table's lines, the positions at which it is parted."""
    cuts: dict[int, list[float]] = {}
    for row in range(len(grid.ys) - 1):
        numbers = sorted(set(grid.owner[row].tolist()))
        if sum(len(pieces[n]) >= ALONE for n in numbers) < 2:
            continue
        if any(grid.cells[n].row_span > 1 for n in numbers):
            continue
        positions = _row_cuts([pieces[n] for n in numbers], [grid.cell_box(grid.cells[n]) for n in numbers])
        if positions:
            cuts[row] = positions
    return cuts


def _row_cuts(columns: Sequence[Sequence[Line]], boxes: Sequence[Box]) -> list[float]:
    """Positions between the lines of a row whose every line goes through most of its columns."""
    filled = [lines for lines in columns if lines]
    if len(filled) < 2 or not any(_is_figures(lines) for lines in filled):
        return []
    rows = _text_rows([line.box for lines in columns for line in lines])
    if len(rows) < ALONE:
        return []
    whole = sum(len(row) >= max(2, 0.7 * len(filled)) for row in rows)
    shares = [
        median((line.box[2] - line.box[0]) / max(box[2] - box[0], 1) for line in lines)
        for lines, box in zip(columns, boxes, strict=True)
        if lines
    ]
    if whole < 0.8 * len(rows) or max(shares) > SHORT:
        return []
    feet = [max(box[3] for box in row) for row in rows]
    heads = [min(box[1] for box in row) for row in rows]
    return [(foot + head) / 2 for foot, head in zip(feet, heads[1:], strict=False)]


def _is_figures(lines: Sequence[Line]) -> bool:
    """Whether a column holds figures line by line; running text never does."""
    others = len(lines) - max(ALONE, FIGURES * len(lines))
    for line in lines:
        others -= _FIGURE.match(line.text) is None
        if others < 0:
            return False
    return True


def _with_rows(grid: Grid, cuts: dict[int, list[float]]) -> Grid:
    ys = np.array(sorted({*grid.ys.tolist(), *(y for positions in cuts.values() for y in positions)}))
    index = np.searchsorted(ys, grid.ys)
    cells: list[GridCell] = []
    for cell in grid.cells:
        start, end = int(index[cell.row]), int(index[cell.row + cell.row_span])
        if cell.row in cuts and cell.row_span == 1:
            cells += [GridCell(row, cell.column, 1, cell.column_span) for row in range(start, end)]
        else:
            cells.append(GridCell(start, cell.column, end - start, cell.column_span))
    return _regridded(grid, grid.xs, ys, cells)
