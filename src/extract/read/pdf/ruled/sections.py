"""Rows over all columns in tables without outer borders, which only horizontals bound.

They would part a table in two, or be left out at its ends. A band between two horizontals is such a row
where it holds text of the table's own size and no more room than a row has; a heading between two
tables is larger or stands apart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.read.pdf.page import Flags, Floats
from extract.read.pdf.ruled.edges import JOIN, TOUCH, Edge, Net

TALLEST = 75.0
"""Points: height of a row over all columns (up to five lines)."""
LARGER = 1.12
"""Height of letters, in those of the table, from which a text is a heading outside of it."""
PADDING = 1.7
"""Room above and below the text of a row together, in heights of a line; a heading stands freer."""


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """The words of the page, how large those of the tables are, and where horizontals are drawn."""

    boxes: Floats
    usual: float
    heights: tuple[float, ...]

    def is_row(self, above: Edge, below: Edge) -> bool:
        """Whether the band between two horizontals holds text as a row of the table does."""
        height = below[0] - above[0]
        if not 0 < height <= TALLEST or any(above[0] < y < below[0] for y in self.heights):
            return False
        inside = self.boxes[_within(self.boxes, (above[1], above[0], above[2], below[0]))]
        if not len(inside):
            return False
        size = float((inside[:, 3] - inside[:, 1]).max())
        room = height - float(inside[:, 3].max() - inside[:, 1].min())
        return size <= LARGER * self.usual and room <= PADDING * size


def nets_with_sections(nets: list[Net], horizontal: list[Edge], boxes: Floats) -> list[Net]:
    """Nets of tables without outer borders with their rows over all columns; `boxes` are the words'."""
    if not nets or all(not _is_open(net) for net in nets):
        return nets
    held = np.zeros(len(boxes), np.bool_)
    for net in nets:
        left, right = _extent(net)
        held |= _within(boxes, (left, net.horizontal[0][0], right, net.horizontal[-1][0]))
    heights = boxes[held, 3] - boxes[held, 1]
    usual = float(np.median(heights)) if len(heights) else 0.0
    page = _Page(boxes, usual, tuple(y for y, _, _ in horizontal))
    taken = {edge for net in nets for edge in net.horizontal}
    free = [edge for edge in horizontal if edge not in taken]
    return _joined([_with_ends(net, free, page) for net in nets], page)


def _within(boxes: Floats, area: tuple[float, float, float, float]) -> Flags:
    """Which boxes have their middle in an area."""
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    within: Flags = (x > area[0]) & (x < area[2]) & (y > area[1]) & (y < area[3])
    return within


def _extent(net: Net) -> tuple[float, float]:
    return min(x0 for _, x0, _ in net.horizontal), max(x1 for _, _, x1 in net.horizontal)


def _is_open(net: Net) -> bool:
    """Whether no vertical runs along the net's sides."""
    left, right = _extent(net)
    return all(left + JOIN < x < right - JOIN for x, _, _ in net.vertical)


def _with_ends(net: Net, free: list[Edge], page: _Page) -> Net:
    """A net with the rows above and below it that horizontals of its own width bound."""
    if not _is_open(net):
        return net
    edges = sorted(net.horizontal)
    alike = sorted(edge for edge in free if _is_as_wide(edge, _extent(net)))
    for edge in alike:
        if page.is_row(edges[-1], edge):
            edges.append(edge)
    for edge in reversed(alike):
        if page.is_row(edge, edges[0]):
            edges.insert(0, edge)
    inner = [edge for edge in alike if edges[0][0] < edge[0] < edges[-1][0] and edge not in edges]
    return Net(tuple(sorted(edges + inner)), net.vertical)


def _is_as_wide(edge: Edge, extent: tuple[float, float]) -> bool:
    return abs(edge[1] - extent[0]) <= TOUCH and abs(edge[2] - extent[1]) <= TOUCH


def _joined(nets: list[Net], page: _Page) -> list[Net]:
    """Nets of one table that a row over all columns holds apart, put together."""
    joined: list[Net] = []
    for net in nets:
        above = next((other for other in reversed(joined) if _go_together(other, net, page)), None)
        if above is None:
            joined.append(net)
        else:
            both = Net(above.horizontal + net.horizontal, above.vertical + net.vertical)
            joined[joined.index(above)] = both
    return joined


def _go_together(above: Net, below: Net, page: _Page) -> bool:
    """Whether two nets are open at their sides, one row apart or touch, and have columns of one table."""
    (left, right), (other_left, other_right) = _extent(above), _extent(below)
    same_width = abs(left - other_left) <= TOUCH and abs(right - other_right) <= TOUCH
    fewer, more = sorted((_borders(above), _borders(below)), key=len)
    if not (same_width and _is_open(above) and _is_open(below) and fewer <= more):
        return False
    last, first = above.horizontal[-1], below.horizontal[0]
    return abs(first[0] - last[0]) <= TOUCH or page.is_row(last, first)


def _borders(net: Net) -> set[float]:
    return {x for x, _, _ in net.vertical}
