"""A page's content becomes its layout: ruled tables with the lines of their cells, and lines outside.

What is text of a table and what is not is settled here for ruled tables; tables without rules are
looked for among the lines outside (`unruled`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extract.model import Box, Mark
from extract.read.pdf.dense import are_too_many, is_too_fine
from extract.read.pdf.marks import cell_fills, drawn_marks, lies_in
from extract.read.pdf.page import SLANTED, Flags, Floats, Integers, PageContent, Shape, Words, no_words
from extract.read.pdf.ruled.edges import edges_to_nets, is_stripe, rules_to_edges
from extract.read.pdf.ruled.grid import Grid, net_to_grid
from extract.read.pdf.ruled.refine import refine_grid
from extract.read.pdf.ruled.sections import nets_with_sections
from extract.read.pdf.text.bullets import is_bullet, with_drawn_bullets
from extract.read.pdf.text.lines import Line, Reading, reading_to_lines, words_to_lines, words_to_reading
from extract.read.pdf.unruled.columns import Columns
from extract.read.pdf.unruled.drawn import Surroundings
from extract.read.pdf.unruled.find import TextTable, find_text_tables

OUTSIDE = -1
PIECE_GAP = 0.8
"""A gap this many line heights wide parts two pieces of a line in a cell."""
COLUMN_GAP = 0.38
"""The same outside of cells; pieces are put together again where no column starts (`text_rows`)."""
FRAME = 40.0
"""Points: a ruled box with one cell is a mark if smaller than this, else a frame; neither is a table."""


@dataclass(frozen=True, slots=True, eq=False)
class PageTable:
    """A table on one page, cell by cell in the order of its grid."""

    grid: Grid
    lines: tuple[tuple[Line, ...], ...]
    """Lines of each cell."""
    fills: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]
    """Shapes drawn in each cell."""
    crossing: tuple[int, ...] = ()
    """Cells whose text reaches over a border."""
    is_ruled: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class PageLayout:
    """One page before the document around it is known."""

    number: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    outside: tuple[Line, ...]
    """Lines that stand in no table, from top to bottom."""
    watermarks: tuple[Line, ...]
    marks: tuple[Mark, ...]
    """Marks that stand in no table."""
    rules: Floats
    """(n, 3) horizontal rules y, x0, x1 that belong to no table."""
    fills: tuple[tuple[Box, str], ...]
    """Filled areas in painting order."""
    unmapped: int
    is_cut: bool = False
    """Whether more is drawn on the page than was read."""


def page_to_layout(content: PageContent) -> PageLayout:
    """Finds the ruled tables of a page and puts each word in its cell, or outside."""
    words, slanted = _without_slanted(with_drawn_bullets(content))
    centres = _centres(words.box)
    ruling = _ruling(content, words.box)
    grids = ruling.grids
    groups, first = _groups(grids, centres)
    reading = words_to_reading(words, groups)
    wide = reading.wide_gaps(PIECE_GAP)
    lines = reading_to_lines(reading, reading.wide_gaps(COLUMN_GAP) & (reading.group == OUTSIDE))
    fills = tuple((shape.box, shape.colour) for shape in content.shapes if shape.kind == "fill")
    by_cell = _by_cell(lines, _pieces(reading, wide))
    refined = _refined(grids, first, by_cell, fills)
    if refined is not grids:
        grids = refined
        groups, first = _groups(grids, centres)
        reading = words_to_reading(words, groups)
        lines = reading_to_lines(reading, reading.wide_gaps(COLUMN_GAP) & (reading.group == OUTSIDE))
    by_group: dict[int, list[Line]] = {OUTSIDE: []}
    for line in lines:
        by_group.setdefault(line.group, []).append(line)
    marks = drawn_marks([shape for shape in content.shapes if not is_bullet(shape)], content.number)
    tables = tuple(_page_table(grid, first[i], by_group, content, marks) for i, grid in enumerate(grids))
    inside = [grid.box for grid in grids]
    return PageLayout(
        number=content.number,
        width=content.width,
        height=content.height,
        tables=tables,
        outside=tuple(sorted(by_group[OUTSIDE], key=lambda line: (line.box[3], line.box[0]))),
        watermarks=tuple(words_to_lines(slanted, np.zeros(len(slanted), np.int64))),
        marks=tuple(m for m in marks if not any(m.place.box and lies_in(m.place.box, box) for box in inside)),
        rules=ruling.free,
        fills=fills,
        unmapped=content.unmapped,
        is_cut=content.is_cut or ruling.is_cut,
    )


def _without_slanted(words: Words) -> tuple[Words, Words]:
    slanted = words.direction == SLANTED
    return (words.select(~slanted), words.select(slanted)) if slanted.any() else (words, no_words())


def _centres(box: Floats) -> Floats:
    return (box[:, :2] + box[:, 2:]) / 2


@dataclass(frozen=True, slots=True, eq=False)
class _Ruling:
    """What the rules of a page make."""

    grids: list[Grid]
    """Those of several cells, large ones before those that lie in them."""
    free: Floats
    """(n, 3) horizontal rules that made no net."""
    is_cut: bool = False
    """Whether some are too many or too fine to be tables."""


def _ruling(content: PageContent, boxes: Floats) -> _Ruling:
    horizontal, vertical = rules_to_edges(content.horizontal), rules_to_edges(content.vertical)
    if are_too_many(horizontal, vertical):
        return _Ruling([], np.zeros((0, 3)), is_cut=True)
    drawn = [net for net in edges_to_nets(horizontal, vertical) if not is_stripe(net)]
    fitting = [net for net in drawn if not is_too_fine(net)]
    nets = nets_with_sections(fitting, horizontal, boxes)
    grids = [
        grid
        for net in nets
        if (grid := net_to_grid(net, _centres(boxes))) is not None and len(grid.cells) > 1
    ]
    used = {edge for net in nets for edge in net.horizontal}
    free = np.array([edge for edge in horizontal if edge not in used]).reshape(-1, 3)
    grids.sort(key=lambda grid: -_area(grid.box))
    return _Ruling(grids, free, len(fitting) < len(drawn))


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _groups(grids: Sequence[Grid], centres: Floats) -> tuple[Integers, list[int]]:
    """Each word's group (a cell's number over all grids, or OUTSIDE) and each grid's first number."""
    groups = np.full(len(centres), OUTSIDE, np.int64)
    first, number = [], 0
    for grid in grids:
        columns = np.searchsorted(grid.xs, centres[:, 0]) - 1
        rows = np.searchsorted(grid.ys, centres[:, 1]) - 1
        inside = (columns >= 0) & (columns < len(grid.xs) - 1) & (rows >= 0) & (rows < len(grid.ys) - 1)
        groups[inside] = grid.owner[rows[inside], columns[inside]] + number
        first.append(number)
        number += len(grid.cells)
    return groups, first


def _pieces(reading: Reading, wide: Flags) -> list[Line]:
    """Lines of the cells that have wide gaps, split at them."""
    inside = wide & (reading.group != OUTSIDE)
    if not inside.any():
        return []
    gapped = np.isin(reading.group, np.unique(reading.group[inside]))
    return reading_to_lines(reading.select(gapped), wide[gapped])


def _by_cell(lines: list[Line], pieces: list[Line]) -> dict[int, list[Line]]:
    """The pieces of cells with wide gaps, and the lines of the others."""
    gapped = {piece.group for piece in pieces}
    by_cell: dict[int, list[Line]] = {}
    for piece in (*pieces, *(line for line in lines if line.group not in gapped)):
        by_cell.setdefault(piece.group, []).append(piece)
    return by_cell


def _refined(
    grids: list[Grid], first: Sequence[int], by_cell: dict[int, list[Line]], fills: Sequence[tuple[Box, str]]
) -> list[Grid]:
    """The grids with half-ruled cells parted; the same list where none is."""
    refined = [
        refine_grid(grid, [by_cell.get(start + i, []) for i in range(len(grid.cells))], fills)
        for grid, start in zip(grids, first, strict=True)
    ]
    return grids if all(new is old for new, old in zip(refined, grids, strict=True)) else refined


def _page_table(
    grid: Grid, first: int, by_group: dict[int, list[Line]], content: PageContent, marks: Sequence[Mark]
) -> PageTable:
    boxes = [grid.cell_box(cell) for cell in grid.cells]
    lines = tuple(tuple(by_group.get(first + index, ())) for index in range(len(boxes)))
    crossing = tuple(i for i, box in enumerate(boxes) if any(_reaches_over(line, box) for line in lines[i]))
    near = [mark for mark in marks if mark.place.box and lies_in(mark.place.box, grid.box)]
    placed = tuple(_marks_in(near, box) for box in boxes) if near else ((),) * len(boxes)
    return PageTable(grid, lines, tuple(cell_fills(np.array(boxes), content.shapes)), placed, crossing)


def _reaches_over(line: Line, cell: Box) -> bool:
    drift = 0.5 * line.size
    return line.box[0] < cell[0] - drift or line.box[2] > cell[2] + drift


def _marks_in(marks: Sequence[Mark], cell: Box) -> tuple[Mark, ...]:
    """Marks whose centre lies in the cell; a square that covers most of it is its background, not a mark."""
    area = _area(cell)
    return tuple(
        mark
        for mark in marks
        if mark.place.box
        and lies_in(mark.place.box, cell)
        and not (mark.kind == "square" and _area(mark.place.box) > area / 2)
    )


def text_tables(
    layout: PageLayout, lines: Sequence[Line], before: Columns | None = None
) -> list[tuple[PageTable, Columns]]:
    """Tables without rules among some of a page's outside lines, and the columns of each.

    `before` are the columns of the table at the foot of the page before, which may go on here.
    """
    around = Surroundings(layout.rules.tolist(), layout.fills, [table.grid.box for table in layout.tables])
    found = find_text_tables(lines, around, before)
    return [(_text_page_table(table, layout), table.columns) for table in found]


def _text_page_table(found: TextTable, layout: PageLayout) -> PageTable:
    grid = found.grid
    boxes = [grid.cell_box(cell) for cell in grid.cells]
    shapes = [Shape("fill", box, colour) for box, colour in layout.fills]
    marks = tuple(_marks_in(layout.marks, box) for box in boxes)
    fills = tuple(cell_fills(np.array(boxes), shapes))
    return PageTable(grid, found.lines, fills, marks, found.crossing, is_ruled=False)
