"""Statuses that have a column each, of which a row marks one, become one column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.model import Cell, Doubt, Paragraph, Place, Table
from extract.record.columns import Header
from extract.record.grid import Grid
from extract.record.status import code_of_words, colour_named
from extract.record.unfold.labels import FEWEST, MOSTLY
from extract.vocabulary import Vocabulary

_MARK = re.compile(r"[xX×1]?|[^\w\s]{1,2}")
"""What a cell holds to say 'this one', or nothing."""


def with_one_status(grid: Grid, headers: Sequence[Header], vocabulary: Vocabulary) -> Table:
    """The table with one column for statuses that have a column each, of which a row marks one."""
    heads = {row for header in headers for row in range(header.first_row, header.last_row + 1)}
    rows = [row for row in range(grid.table.rows) if row not in heads and len(grid.filled(row)) > FEWEST]
    columns = _status_columns(grid, headers[0], rows, vocabulary)
    marked = {row: _marked(grid, row, columns) for row in rows}
    if len(columns) < FEWEST or not _is_choice(list(marked.values())):
        return grid.table
    labels = {column: headers[0].columns[column].heading for column in columns}
    word = next(iter(vocabulary.columns.get("status", ())), "")
    new = [
        _status_cell(row, columns, [(labels[c.column], c) for c in found or ()])
        for row, found in marked.items()
    ]
    new += [
        Cell(header.last_row, columns[0], 1, len(columns), (Paragraph(word.capitalize()),))
        for header in headers
    ]
    replaced = {*marked, *(header.last_row for header in headers)}
    kept = [cell for cell in grid.table.cells if cell.row not in replaced or cell.column not in columns]
    cells = tuple(sorted((*kept, *new), key=lambda cell: (cell.row, cell.column)))
    return replace(grid.table, cells=cells, doubts=(*grid.table.doubts, *_choice_doubts(grid, marked)))


def _choice_doubts(grid: Grid, marked: Mapping[int, Sequence[Cell] | None]) -> Iterator[Doubt]:
    """A doubt for each row that marks several of the statuses."""
    page = grid.table.parts[0].place.page if grid.table.parts else None
    for row, found in marked.items():
        if found is not None and len(found) > 1:
            place = Place(page, None, grid.table.number, row)
            yield Doubt("status_unclear", "Several statuses are marked.", place, "status")


def _status_columns(grid: Grid, header: Header, rows: Sequence[int], vocabulary: Vocabulary) -> list[int]:
    """The columns side by side that hold marks alone under headings that are each a status or a colour."""
    run: list[int] = []
    for column in header.columns:
        is_status = code_of_words(column.heading, vocabulary) or colour_named(column.heading, vocabulary)
        cells = grid.area(rows, (column.index,)) if is_status else ()
        if is_status and all(_MARK.fullmatch(cell.text) for cell in cells):
            run.append(column.index)
        elif len(run) >= FEWEST:
            break
        else:
            run = []
    return run


def _marked(grid: Grid, row: int, columns: Sequence[int]) -> list[Cell] | None:
    """The cells of these columns that are marked; None where one holds anything else, or covers several."""
    cells = grid.area((row,), columns)
    if any(cell.row_span > 1 or cell.column_span > 1 or not _MARK.fullmatch(cell.text) for cell in cells):
        return None
    fills = Counter(cell.fill for cell in cells)
    plain = fills.most_common(1)[0][0] if fills else ""
    return [cell for cell in cells if cell.paragraphs or cell.marks or cell.fill != plain]


def _is_choice(marked: Sequence[list[Cell] | None]) -> bool:
    """Whether each row holds nothing but marks there, and most rows one."""
    single = sum(found is not None and len(found) == 1 for found in marked)
    return len(marked) >= FEWEST and None not in marked and single >= MOSTLY * len(marked)


def _status_cell(row: int, columns: Sequence[int], found: Sequence[tuple[str, Cell]]) -> Cell:
    """One cell over the columns with the headings of those that are marked, where the marks stand."""
    paragraphs = tuple(Paragraph(label) for label, _ in found)
    parts = tuple(part for _, cell in found for part in cell.parts)
    return Cell(row, columns[0], 1, len(columns), paragraphs, parts=parts)
