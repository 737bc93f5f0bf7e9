"""A net of edges becomes a grid: the table's rows, columns and cells, merged ones included.

The smallest units between neighbouring positions are put together wherever no edge parts them.
A side that lacks its outer border counts as closed where the other edges end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.model import Box
from extract.read.pdf.page import Flags, Floats
from extract.read.pdf.ruled.edges import SNAP, Edge, Net

UNCOVERED = 0.2
"""Share of a stretch between two positions that an edge may leave open at each end."""
SLIVER = 5.0
"""Points: a row or column of the net thinner than this that holds no text is a double line."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A rectangle of the grid's units."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Rows and columns of one table on one page."""

    xs: Floats
    """Positions of the column borders, ascending; one more than there are columns."""
    ys: Floats
    """Positions of the row borders."""
    cells: tuple[GridCell, ...]
    """By (row, column); every unit belongs to just one."""
    owner: NDArray[np.int64]
    """(rows, columns): index of the cell that covers each unit."""
    top_edges: tuple[bool, ...] = ()
    """Over which columns an edge is drawn along the top; a merged cell may leave out its part."""
    foot_edges: tuple[bool, ...] = ()
    """The same along the foot."""

    @property
    def top_ruled(self) -> bool:
        """Whether an edge is drawn along some of the top, or nothing is known of it."""
        return any(self.top_edges) or not self.top_edges

    @property
    def bottom_ruled(self) -> bool:
        """The same along the foot."""
        return any(self.foot_edges) or not self.foot_edges

    @property
    def box(self) -> Box:
        """The whole table's area."""
        return (float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1]))

    def cell_box(self, cell: GridCell) -> Box:
        """A cell's area."""
        return (
            float(self.xs[cell.column]),
            float(self.ys[cell.row]),
            float(self.xs[cell.column + cell.column_span]),
            float(self.ys[cell.row + cell.row_span]),
        )


def net_to_grid(net: Net, centres: Floats) -> Grid | None:
    """The grid of a net, or None where it parts nothing; `centres` (n, 2) are of the page's characters."""
    xs = _positions(
        [x for x, _, _ in net.vertical], [end for _, x0, x1 in net.horizontal for end in (x0, x1)]
    )
    ys = _positions(
        [y for y, _, _ in net.horizontal], [end for _, top, bottom in net.vertical for end in (top, bottom)]
    )
    if len(xs) < 2 or len(ys) < 2:
        return None
    across, down = _drawn(list(net.horizontal), ys, xs), _drawn(list(net.vertical), xs, ys)
    ys, across, down = _without_undrawn(ys, across, down)
    xs, down, across = _without_undrawn(xs, down, across)
    if min(np.diff(xs).min(), np.diff(ys).min()) <= SLIVER:
        x, y = centres.T
        inside = centres[(x > xs[0]) & (x < xs[-1]) & (y > ys[0]) & (y < ys[-1])]
        xs, down, across = _without_slivers(xs, down, across, inside[:, 0])
        ys, across, down = _without_slivers(ys, across, down, inside[:, 1])
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells, owner = _merge_units(across, down)
    top, foot = across[[0, -1]] & (not net.is_open)
    return Grid(xs, ys, cells, owner, tuple(top.tolist()), tuple(foot.tolist()))


def _positions(drawn: list[float], ends: list[float]) -> Floats:
    """Positions of drawn edges, and ends of the others outside of all of them (missing outer borders)."""
    positions = sorted(set(drawn))
    low, high = min(ends), max(ends)
    if not positions or low < positions[0] - 2 * SLIVER:
        positions.insert(0, low)
    if high > positions[-1] + 2 * SLIVER:
        positions.append(high)
    return np.array(positions)


def _drawn(edges: list[Edge], at: Floats, along: Floats) -> Flags:
    """(len(at), len(along) - 1): whether an edge at that position covers that stretch."""
    positions, borders = at.tolist(), along.tolist()
    slack = [UNCOVERED * (then - first) for first, then in pairwise(borders)]
    starts = [border + free for border, free in zip(borders, slack, strict=False)]
    ends = [border - free for border, free in zip(borders[1:], slack, strict=True)]
    drawn = [[False] * len(slack) for _ in positions]
    for position, start, end in edges:
        row = drawn[_nearest(positions, position)]
        for stretch in range(bisect_left(starts, start), bisect_right(ends, end)):
            row[stretch] = True
    return np.array(drawn, np.bool_)


def _nearest(positions: list[float], wanted: float) -> int:
    index = bisect_left(positions, wanted)
    if index == len(positions) or (index and wanted - positions[index - 1] < positions[index] - wanted):
        return index - 1
    return index


def _without_undrawn(at: Floats, own: Flags, other: Flags) -> tuple[Floats, Flags, Flags]:
    """Leaves out inner positions whose edges cover no stretch whole: underlines, ticks."""
    kept: Flags = np.array(own.any(axis=1))
    kept[[0, -1]] = True
    if kept.all():
        return at, own, other
    left = np.flatnonzero(kept)
    spread = np.add.reduceat(other.astype(np.int64), left[:-1], axis=1) > 0
    return at[left], own[left], spread


def _without_slivers(at: Floats, own: Flags, other: Flags, centres: Floats) -> tuple[Floats, Flags, Flags]:
    """Joins neighbouring positions that enclose no character and lie too close for one."""
    index = 0
    while index < len(at) - 1 and len(at) > 2:
        width = at[index + 1] - at[index]
        if width > SLIVER or ((centres > at[index]) & (centres < at[index + 1])).any():
            index += 1
            continue
        own = np.vstack((own[:index], own[index] | own[index + 1], own[index + 2 :]))
        other = np.delete(other, index, axis=1)
        at = np.concatenate((at[:index], [(at[index] + at[index + 1]) / 2], at[index + 2 :]))
    return at, own, other


def _merge_units(across: Flags, down: Flags) -> tuple[tuple[GridCell, ...], NDArray[np.int64]]:
    """Rectangles of units that no edge parts, from the top left on."""
    rows, columns = across.shape[0] - 1, across.shape[1]
    owner = np.full((rows, columns), -1, np.int64)
    parted_right = down.T.tolist()
    parted_below = across.tolist()
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if owner[row, column] >= 0:
                continue
            width = _width(parted_right[row], owner[row], column, columns)
            height = _height(parted_right, parted_below, (row, column, width), rows)
            owner[row : row + height, column : column + width] = len(cells)
            cells.append(GridCell(row, column, height, width))
    return tuple(cells), owner


def _width(parted: list[bool], owner: NDArray[np.int64], column: int, columns: int) -> int:
    width = 1
    while column + width < columns and not parted[column + width] and owner[column + width] < 0:
        width += 1
    return width


def _height(
    parted_right: list[list[bool]], parted_below: list[list[bool]], start: tuple[int, int, int], rows: int
) -> int:
    row, column, width = start
    height = 1
    while row + height < rows:
        if any(parted_below[row + height][column : column + width]):
            break
        if any(parted_right[row + height][column + 1 : column + width]):
            break
        height += 1
    return height


__all__ = ["SLIVER", "SNAP", "Grid", "GridCell", "net_to_grid"]
