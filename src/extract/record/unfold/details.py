"""Details under rows: 'Follow-up: ...' over the whole width goes on the row above, in a column of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Paragraph, Table
from extract.record.columns import TELLING, Header
from extract.record.grid import Grid
from extract.record.unfold.labels import FEWEST, MOSTLY, heading, lacks, role_of
from extract.vocabulary import Vocabulary

LONGEST_LABEL = 50
"""Characters of a label in front of a detail."""


@dataclass(frozen=True, slots=True)
class _Detail:
    """A cell over the whole width that goes on the row above: 'Follow-up: ...'."""

    cell: Cell
    role: str
    label: str


def with_details(grid: Grid, headers: Sequence[Header], vocabulary: Vocabulary) -> Table:
    """The table with a column for each label of its details; the table itself where it has none."""
    details = [found for row in range(grid.table.rows) for found in _details_of(grid, row, vocabulary)]
    labels = {detail.role: detail.label for detail in reversed(details) if lacks(headers, detail.role)}
    wanted = [role for role in sorted(labels) if _is_usual(details, role, grid, headers)]
    if not wanted:
        return grid.table
    columns = {role: grid.table.columns + number for number, role in enumerate(wanted)}
    kept = [detail for detail in details if detail.role in columns]
    gone = {(detail.cell.row, detail.cell.column) for detail in kept}
    cells = [cell for cell in grid.table.cells if (cell.row, cell.column) not in gone]
    cells += [heading(header, columns[role], labels[role]) for header in headers for role in wanted]
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
    role = role_of(label, vocabulary) if colon else ""
    return [_Detail(filled[0], role, label.strip())] if role in TELLING else []


def _is_usual(details: Iterable[_Detail], role: str, grid: Grid, headers: Sequence[Header]) -> bool:
    """Whether most rows with several texts under the headers have a detail of this role below them."""
    count = sum(detail.role == role for detail in details)
    heads = {row for header in headers for row in range(header.first_row, header.last_row + 1)}
    rows = sum(len(grid.filled(row)) > 1 for row in range(grid.table.rows) if row not in heads)
    return count >= FEWEST and count >= MOSTLY * rows


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
