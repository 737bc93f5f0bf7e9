"""Measures side by side: rows and columns are exchanged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from extract.model import Table
from extract.record.columns import TELLING
from extract.record.unfold.labels import FEWEST, MOSTLY, role_of
from extract.vocabulary import Vocabulary


def upright(table: Table, vocabulary: Vocabulary) -> Table:
    """The table with rows and columns exchanged, where the first column heads measures side by side."""
    heads = [cell for cell in table.cells if cell.column == 0 and cell.paragraphs]
    roles = {cell.row: role for cell in heads if (role := role_of(cell.text.rstrip(" :"), vocabulary))}
    row = next((row for row, role in roles.items() if role == "measure"), None)
    if table.columns <= FEWEST or row is None or len(set(roles.values()) & TELLING) < FEWEST:
        return table
    values = [cell for cell in table.cells if cell.row == row and cell.column > 0 and cell.paragraphs]
    further = Counter(c.column for c in table.cells if c.column > 0 and role_of(c.text, vocabulary))
    is_of_pairs = max(further.values(), default=0) >= MOSTLY * table.rows
    if len(values) < FEWEST or is_of_pairs or len(roles) < MOSTLY * table.rows:
        return table
    turned = (
        replace(c, row=c.column, column=c.row, row_span=c.column_span, column_span=c.row_span)
        for c in table.cells
    )
    cells = tuple(sorted(turned, key=lambda cell: (cell.row, cell.column)))
    return replace(table, rows=table.columns, columns=table.rows, cells=cells)
