"""Rows of cells become a grid: gets spans and widths, gives each cell its columns and rows.

Most files say all by spans; where a row's spans do not fill the grid, the cells' widths tell the columns,
as they do for Word. Knows no XML and no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

TWIPS_PER_POINT = 20
NEAR = 3 * TWIPS_PER_POINT
"""Edges closer than this are one to the eye."""
START, ON = "start", "on"
Span = tuple[int, int]
"""First grid column and the one after the last."""


@dataclass(frozen=True, slots=True)
class CellShape:
    """What a cell says about its size."""

    span: int = 1
    width: int = 0
    """Twips, 0 where it is not said."""
    merge: str = ""
    """START or ON of a vertical merge, '' for none."""


@dataclass(frozen=True, slots=True)
class RowShape:
    """A row's cells, and the grid columns left free before and after them."""

    cells: tuple[CellShape, ...]
    before: int = 0
    after: int = 0

    @property
    def columns(self) -> int:
        """Grid columns it says it takes."""
        return self.before + sum(cell.span for cell in self.cells) + self.after

    def said_spans(self) -> list[Span]:
        """First and next column of each cell, as the spans say."""
        return list(pairwise(accumulate((cell.span for cell in self.cells), initial=self.before)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of the grid."""

    row: int
    """Index of its first row."""
    index: int
    """Index among that row's cells."""
    column: int
    column_span: int
    row_span: int
    covers: tuple[tuple[int, int], ...] = ()
    """(row, index) of cells under it that the merge hides."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where all cells lie."""

    columns: int
    cells: tuple[Placed, ...]
    uneven: tuple[int, ...] = ()
    """Rows that neither spans nor widths fit into the grid."""


def place_cells(rows: Sequence[RowShape], widths: Sequence[int]) -> Placement:
    """Places the cells of all rows in a grid whose columns have these widths."""
    count = max((row.columns for row in rows), default=0)
    edges = list(accumulate(widths, initial=0))
    if len(widths) < count or not edges[-1]:
        edges = _edges_of_rows(rows) or list(range(count + 1))
    columns = max(count, len(edges) - 1)
    found = [_row_spans(row, edges, columns) for row in rows]
    uneven = tuple(
        i for i, row in enumerate(rows) if found[i] is None and not row.after and row.columns != count
    )
    spans = [
        row.said_spans() if by_width is None else by_width for row, by_width in zip(rows, found, strict=True)
    ]
    spans, columns = _without_needless(spans, edges, columns)
    return Placement(columns, tuple(_merged(rows, spans)), uneven)


def _edges_of_rows(rows: Sequence[RowShape]) -> list[int]:
    """The grid that the cells' own widths make, where every cell has one; [] otherwise."""
    if any(row.before or not cell.width for row in rows for cell in row.cells):
        return []
    ends = sorted({end for row in rows for end in accumulate(cell.width for cell in row.cells)})
    edges = [0]
    for end in ends:
        if end - edges[-1] > NEAR:
            edges.append(end)
    return edges


def _row_spans(row: RowShape, edges: Sequence[int], columns: int) -> list[Span] | None:
    """Columns by the spans where these fill the grid, else by the widths; None if neither fits."""
    return row.said_spans() if row.columns == columns else _by_width(row, edges)


def _by_width(row: RowShape, edges: Sequence[int]) -> list[Span] | None:
    """Columns by the cells' widths, None where their edges do not meet those of the grid."""
    if row.before >= len(edges):
        return None
    spans: list[Span] = []
    start, at = row.before, edges[row.before]
    for cell in row.cells:
        at += cell.width
        later = range(start + 1, len(edges))
        end = min(later, key=lambda column: abs(edges[column] - at), default=0)
        if not end or not cell.width or abs(edges[end] - at) > NEAR:
            return None
        spans.append((start, end))
        start = end
    return spans


def _without_needless(
    rows: Sequence[list[Span]], edges: Sequence[int], columns: int
) -> tuple[list[list[Span]], int]:
    """Leaves out columns in which no cell starts, and slivers that no cell has for itself."""
    starts = {start for row in rows for start, _ in row}
    slivers = _slivers(edges) & starts
    for dropped in (slivers, frozenset[int]()):
        new = list(accumulate((i in starts and i not in dropped for i in range(columns)), initial=0))
        moved = [[(new[start], new[end]) for start, end in row] for row in rows]
        if all(start < end for row in moved for start, end in row):
            break
    return moved, new[-1]


def _slivers(edges: Sequence[int]) -> frozenset[int]:
    """Columns too narrow to hold a letter; none where the edges are counted, not measured."""
    is_measured = edges[-1] > len(edges) * NEAR
    return frozenset(
        i for i, (left, right) in enumerate(pairwise(edges)) if is_measured and right - left <= NEAR
    )


@dataclass(slots=True)
class _Open:
    """A vertical merge that may go on in the next row."""

    row: int
    index: int
    span: Span
    covers: list[tuple[int, int]]


def _merged(rows: Sequence[RowShape], spans: Sequence[Sequence[Span]]) -> Iterator[Placed]:
    """Joins cells downwards where a merge goes on in the same columns."""
    groups: list[_Open] = []
    above: dict[int, _Open] = {}
    for r, (row, row_spans) in enumerate(zip(rows, spans, strict=True)):
        here: dict[int, _Open] = {}
        for i, (cell, span) in enumerate(zip(row.cells, row_spans, strict=True)):
            group = above.get(span[0])
            if cell.merge == ON and group is not None and group.span == span:
                group.covers.append((r, i))
            else:
                group = _Open(r, i, span, [])
                groups.append(group)
            if cell.merge:
                here[span[0]] = group
        above = here
    return (_placed(group) for group in groups)


def _placed(group: _Open) -> Placed:
    start, end = group.span
    return Placed(group.row, group.index, start, end - start, 1 + len(group.covers), tuple(group.covers))
