"""Rules become edges: positions snapped, pieces of one line joined, lines that cross gathered.

The way is that of pdfplumber's table finder (rules -> snapped edges -> joined edges) with another
end: edges that touch form a net, and each net is the ruling of one table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.read.pdf.page import Flags, Floats

SNAP = 2.5
"""Points: rules closer than this are one (double lines, lines drawn cell by cell)."""
JOIN = 3.5
"""Points: a gap in a rule up to this is bridged (dashes, cell corners)."""
TOUCH = 3.0
"""Points: how far two rules may miss each other and still meet."""
FEWEST_SIDES = 3
"""Verticals that make a grid without any horizontal."""
SHORTEST = 5.0
"""Points: a rule shorter than this, after joining, is no edge."""

STRIPE = 10.0
"""Points: verticals no farther apart than this are a stripe, not the sides of a column."""

Edge = tuple[float, float, float]
"""Position across, start and end along."""


@dataclass(frozen=True, slots=True)
class Net:
    """Edges that touch each other."""

    horizontal: tuple[Edge, ...]
    """(y, x0, x1)."""
    vertical: tuple[Edge, ...]
    """(x, top, bottom)."""
    is_open: bool = False
    """Whether no edge is drawn along its top and its foot: a row that goes on before and after the page."""


def rules_to_edges(rules: Floats) -> list[Edge]:
    """(n, 3) rules (position, start, end) -> edges in order of position, then of start."""
    if not len(rules):
        return []
    position = snap(rules[:, 0])
    order = np.lexsort((rules[:, 1], position))
    joined: list[list[float]] = []
    for at, start, end in np.column_stack((position, rules[:, 1:]))[order].tolist():
        if joined and joined[-1][0] == at and start <= joined[-1][2] + JOIN:
            joined[-1][2] = max(joined[-1][2], end)
        else:
            joined.append([at, start, end])
    return [(at, start, end) for at, start, end in joined if end - start >= SHORTEST]


def snap(values: Floats) -> Floats:
    """Each value replaced by the mean of its cluster; a cluster never spans more than twice SNAP."""
    order = np.argsort(values, kind="stable")
    ascending: list[float] = values[order].tolist()
    means: list[float] = []
    start = 0
    for index in range(1, len(ascending) + 1):
        if index < len(ascending) and _is_close(ascending, start, index):
            continue
        means += [sum(ascending[start:index]) / (index - start)] * (index - start)
        start = index
    snapped = np.empty_like(values)
    snapped[order] = means
    return snapped


def _is_close(ascending: list[float], start: int, index: int) -> bool:
    return ascending[index] - ascending[index - 1] <= SNAP and ascending[index] - ascending[start] <= 2 * SNAP


def edges_to_nets(horizontal: list[Edge], vertical: list[Edge]) -> list[Net]:
    """Groups edges that touch, from top to bottom; edges that touch none are left out."""
    if not vertical:
        return []
    if not horizontal:
        return _open_nets(vertical)
    h, v = np.array(horizontal), np.array(vertical)
    meets = (
        (h[:, None, 1] - TOUCH <= v[None, :, 0])
        & (v[None, :, 0] <= h[:, None, 2] + TOUCH)
        & (v[None, :, 1] - TOUCH <= h[:, None, 0])
        & (h[:, None, 0] <= v[None, :, 2] + TOUCH)
    )
    nets = [
        Net(tuple(horizontal[i] for i in rows), tuple(vertical[j] for j in columns))
        for rows, columns in _components(meets)
    ]
    touched = set(np.flatnonzero(meets.any(axis=0)).tolist())
    nets += _open_nets([edge for index, edge in enumerate(vertical) if index not in touched])
    return sorted(nets, key=lambda net: (net.horizontal[0][0], net.horizontal[0][1]))


def is_stripe(net: Net) -> bool:
    """Whether all verticals stand at one end of the rows: a stripe beside a table that rules no column."""
    places = [x for x, _, _ in net.vertical]
    left, right = min(x0 for _, x0, _ in net.horizontal), max(x1 for _, _, x1 in net.horizontal)
    is_at_end = max(places) <= left + STRIPE or min(places) >= right - STRIPE
    return is_at_end and max(places) - min(places) <= STRIPE


def _open_nets(vertical: list[Edge]) -> list[Net]:
    """Nets of verticals alone that run side by side over the same height: the middle of a row over pages."""
    alike: dict[tuple[int, int], list[Edge]] = {}
    for edge in vertical:
        alike.setdefault((round(edge[1] / TOUCH), round(edge[2] / TOUCH)), []).append(edge)
    return [_open_net(edges) for edges in alike.values() if len(edges) >= FEWEST_SIDES]


def _open_net(sides: list[Edge]) -> Net:
    (left, top, bottom), right = sides[0], sides[-1][0]
    return Net(((top, left, right), (bottom, left, right)), tuple(sides), is_open=True)


def _components(meets: Flags) -> list[tuple[list[int], list[int]]]:
    """Connected components of a two-sided graph given as its adjacency matrix."""
    left = set(np.flatnonzero(meets.any(axis=1)).tolist())
    components = []
    while left:
        rows, columns = {min(left)}, set[int]()
        while True:
            columns = set(np.flatnonzero(meets[sorted(rows)].any(axis=0)).tolist())
            grown = set(np.flatnonzero(meets[:, sorted(columns)].any(axis=1)).tolist())
            if grown == rows:
                break
            rows = grown
        left -= rows
        components.append((sorted(rows), sorted(columns)))
    return components
