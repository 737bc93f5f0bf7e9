"""Which pairs go together so that the sum of their values is greatest, each side used once at most.

Gets the values of the possible pairs, gives the chosen ones; a pair that adds nothing is left out. The sum
is the optimum, not what taking the best pair first would reach.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_ALONE = -1
"""The column of a row that stays without partner."""


@dataclass(slots=True)
class _Search:
    """The state of the shortest augmenting paths: prices and who is matched with whom."""

    edges: Sequence[Sequence[tuple[int, float]]]
    row_prices: dict[int, float] = field(default_factory=dict)
    column_prices: dict[int, float] = field(default_factory=dict)
    row_of: dict[int, int] = field(default_factory=dict)
    column_of: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Path:
    """One search from a row: the way to each column reached, and the rows and columns settled."""

    came_from: dict[int, int] = field(default_factory=dict)
    distance: dict[int, float] = field(default_factory=dict)
    settled: dict[int, float] = field(default_factory=dict)
    heap: list[tuple[float, int]] = field(default_factory=list)
    best_alone: tuple[float, int] = (float("inf"), _ALONE)


def assign(pairs: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs of the greatest sum of values, in order; values that are not positive are never taken.

    Sparse shortest augmenting paths after Jonker and Volgenant (1987), with an own column of value 0 for each
    row, so that none is forced.

    >>> assign({(0, 0): 0.95, (0, 1): 0.94, (1, 0): 0.93, (1, 1): 0.01})
    [(0, 1), (1, 0)]
    """
    rows = sorted({row for row, _ in pairs})
    place = {row: number for number, row in enumerate(rows)}
    edges: list[list[tuple[int, float]]] = [[] for _ in rows]
    for (row, column), value in sorted(pairs.items()):
        if value > 0:
            edges[place[row]].append((column, -value))
    search = _Search(edges)
    for number in range(len(rows)):
        _augment(search, number)
    return sorted((rows[number], column) for number, column in search.column_of.items())


def _augment(search: _Search, start: int) -> None:
    """Match a row that is free, moving others where the sum gains by it."""
    path = _Path()
    prices = search.column_prices
    search.row_prices[start] = min(
        [0.0, *(cost - prices.get(column, 0.0) for column, cost in search.edges[start])]
    )
    end = _walk(search, path, start)
    _reprice(search, path, start)
    _flip(search, path, start, end)


def _walk(search: _Search, path: _Path, start: int) -> int:
    """Go by the cheapest ways until a free column, or a row that had better stay alone, is reached."""
    _reach(search, path, start, 0.0)
    while path.heap:
        distance, column = heapq.heappop(path.heap)
        if column in path.settled:
            continue
        if path.best_alone[0] <= distance:
            break
        path.settled[column] = distance
        if column not in search.row_of:
            return column
        _reach(search, path, search.row_of[column], distance)
    return _ALONE


def _reach(search: _Search, path: _Path, row: int, so_far: float) -> None:
    base = so_far - search.row_prices[row]
    path.best_alone = min(path.best_alone, (base, row))
    for column, cost in search.edges[row]:
        distance = base + cost - search.column_prices.get(column, 0.0)
        if column not in path.settled and distance < path.distance.get(column, float("inf")):
            path.distance[column] = distance
            path.came_from[column] = row
            heapq.heappush(path.heap, (distance, column))


def _reprice(search: _Search, path: _Path, start: int) -> None:
    """Keep all costs above their prices, so that the next search may go by the cheapest again."""
    ends = list(path.settled.values())
    shortest = min(path.best_alone[0], max(ends)) if ends else path.best_alone[0]
    search.row_prices[start] += shortest
    for column, distance in path.settled.items():
        gap = shortest - distance
        search.column_prices[column] = search.column_prices.get(column, 0.0) - gap
        if column in search.row_of:
            search.row_prices[search.row_of[column]] += gap


def _flip(search: _Search, path: _Path, start: int, end: int) -> None:
    """Give each row on the way the column that it came by; the row left over at its end stays alone."""
    column = end
    if end == _ALONE:
        row = path.best_alone[1]
        if row == start:
            return
        column = search.column_of.pop(row)
    while True:
        row = path.came_from[column]
        before = search.column_of.get(row, _ALONE)
        search.row_of[column], search.column_of[row] = row, column
        if row == start:
            return
        column = before
