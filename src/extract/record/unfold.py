"""Tables whose layout folds a column away are unfolded: details under a row, a column per status.

Gets a table, gives the same table with a column more or some columns made one, so that what follows
knows one form only. Texts keep their places; nothing is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Doubt, Paragraph, Place, Table
from extract.record.columns import CERTAIN, TELLING, Header, find_headers, match_heading
from extract.record.grid import Grid
from extract.record.status import code_of_words, colour_named
from extract.vocabulary import Vocabulary

LONGEST_LABEL = 50
"""Characters of a label in front of a detail."""
MOSTLY = 0.6
"""Share of the rows under a header that must have a detail, or one mark among the statuses."""
FEWEST = 2
"""Statuses that make a column each, and rows that show what they hold."""
_MARK = re.compile(r"[xX×1]?|[^\w\s]{1,2}")
"""What a cell holds to say 'this one', or nothing."""


def unfolded(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with a column for what stands in rows under its rows, and one for its statuses."""
    grid = Grid(table)
    headers = find_headers(grid, vocabulary)
    if not headers:
        return table
    with_details = _with_details(grid, headers, vocabulary)
    if with_details is not table:
        grid, headers = Grid(with_details), find_headers(Grid(with_details), vocabulary)
    return _with_one_status(grid, headers, vocabulary)


# Details ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Detail:
    """A cell over the whole width that goes on the row above: 'Follow-up: ...'."""

    cell: Cell
    role: str
    label: str


def _with_details(grid: Grid, headers: Sequence[Header], vocabulary: Vocabulary) -> Table:
    """The table with a column for each label of its details; the table itself where it has none."""
    details = [found for row in range(grid.table.rows) for found in _details_of(grid, row, vocabulary)]
    labels = {detail.role: detail.label for detail in reversed(details) if _lacks(headers, detail.role)}
    wanted = [role for role in sorted(labels) if _is_usual(details, role, grid, headers)]
    if not wanted:
        return grid.table
    columns = {role: grid.table.columns + number for number, role in enumerate(wanted)}
    kept = [detail for detail in details if detail.role in columns]
    gone = {(detail.cell.row, detail.cell.column) for detail in kept}
    cells = [cell for cell in grid.table.cells if (cell.row, cell.column) not in gone]
    cells += [_heading(header, columns[role], labels[role]) for header in headers for role in wanted]
    cells += _under_rows(kept, columns, gone)
    return replace(
        grid.table,
        columns=grid.table.columns + len(wanted),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
    )


def _details_of(grid: Grid, row: int, vocabulary: Vocabulary) -> list[_Detail]:
    """The labelled text of a row that has one cell only, over all columns."""
    filled = grid.filled(row)
    if row == 0 or len(filled) != 1 or len(grid.row(row)) != 1 or not grid.is_wide(filled[0]):
        return []
    label, colon, _ = filled[0].text[:LONGEST_LABEL].partition(":")
    match = match_heading(label, vocabulary)
    is_label = bool(colon) and match.role in TELLING and match.score >= CERTAIN
    return [_Detail(filled[0], match.role, label.strip())] if is_label else []


def _lacks(headers: Sequence[Header], role: str) -> bool:
    return not any(header.has(role) for header in headers)


def _is_usual(details: Iterable[_Detail], role: str, grid: Grid, headers: Sequence[Header]) -> bool:
    """Whether most rows with several texts under the headers have a detail of this role below them."""
    count = sum(detail.role == role for detail in details)
    heads = {row for header in headers for row in range(header.first_row, header.last_row + 1)}
    rows = sum(len(grid.filled(row)) > 1 for row in range(grid.table.rows) if row not in heads)
    return count >= FEWEST and count >= MOSTLY * rows


def _heading(header: Header, column: int, label: str) -> Cell:
    height = header.last_row - header.first_row + 1
    return Cell(header.first_row, column, height, 1, (Paragraph(label),))


def _under_rows(
    details: Sequence[_Detail], columns: dict[str, int], gone: set[tuple[int, int]]
) -> list[Cell]:
    """The details as cells of the row above them, without their labels."""
    cells = []
    for detail in details:
        row = detail.cell.row - 1
        while (row, 0) in gone:  # several details under one row
            row -= 1
        paragraphs = _without_label(detail.cell.paragraphs, detail.label)
        cells.append(
            replace(detail.cell, row=row, column=columns[detail.role], column_span=1, paragraphs=paragraphs)
        )
    return cells


def _without_label(paragraphs: Sequence[Paragraph], label: str) -> tuple[Paragraph, ...]:
    first, *others = paragraphs
    start = first.text.index(":", len(label)) + 1
    start += len(first.text[start:]) - len(first.text[start:].lstrip())
    bold = tuple((max(a - start, 0), b - start) for a, b in first.bold if b > start)
    rest = [replace(first, text=first.text[start:], bold=bold)] if first.text[start:] else []
    return (*rest, *others)


# A column per status -----------------------------------------------------------------------------


def _with_one_status(grid: Grid, headers: Sequence[Header], vocabulary: Vocabulary) -> Table:
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
