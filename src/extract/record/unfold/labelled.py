"""Labelled values in a measure's cell: '... Responsible: Office' becomes a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Paragraph, Table
from extract.record.columns import CERTAIN, TELLING, Header, match_heading
from extract.record.grid import Grid
from extract.record.unfold.labels import FEWEST, MOSTLY, heading, lacks
from extract.vocabulary import Vocabulary

LABEL_WORDS = 4
"""Words of a label at most."""


def with_labelled(grid: Grid, headers: Sequence[Header], vocabulary: Vocabulary) -> Table:
    """The table with a column for each label that most measures' cells hold: '... Responsible: Office'."""
    columns = headers[0].of("measure")
    cells = [cell for cell in grid.table.cells if cell.column in columns and _is_under(cell, headers)]
    parted = {
        (cell.row, cell.column): _parted(cell, TELLING, vocabulary) for cell in cells if cell.paragraphs
    }
    count = Counter(value.role for values in parted.values() for value in values)
    usual = [role for role in sorted(count) if count[role] >= max(FEWEST, MOSTLY * len(parted))]
    wanted = [role for role in usual if lacks(headers, role)]
    if not wanted:
        return grid.table
    places = {role: grid.table.columns + number for number, role in enumerate(wanted)}
    labels = {value.role: value.label for values in parted.values() for value in values}
    new = [heading(header, places[role], labels[role]) for header in headers for role in wanted]
    for cell in grid.table.cells:
        is_parted = (cell.row, cell.column) in parted
        values = _parted(cell, frozenset(places), vocabulary) if is_parted else []
        new += [_own_text(cell, values), *(v.cell(cell, places[v.role]) for v in values)]
    ordered = tuple(sorted(new, key=lambda cell: (cell.row, cell.column)))
    return replace(grid.table, columns=grid.table.columns + len(wanted), cells=ordered)


@dataclass(frozen=True, slots=True)
class _Value:
    """A labelled value within the text of a cell, and where its label begins."""

    role: str
    label: str
    text: str
    start: int

    def cell(self, of: Cell, column: int) -> Cell:
        """The value as a cell of its own, standing where the cell does that it was part of."""
        return replace(of, column=column, column_span=1, paragraphs=(Paragraph(self.text),), marks=())


def _is_under(cell: Cell, headers: Sequence[Header]) -> bool:
    return all(not header.first_row <= cell.row <= header.last_row for header in headers)


def _parted(cell: Cell, roles: frozenset[str], vocabulary: Vocabulary) -> list[_Value]:
    """The values of a cell with labels of these roles, each up to the next one of them."""
    text = cell.text
    found = [
        (start, colon, label, role)
        for colon in (match.start() for match in re.finditer(r":\s", text))
        for start, label, role in _label_before(text, colon, vocabulary)
        if role in roles and start > 0
    ]
    ends = [*(start for start, *_ in found[1:]), len(text)][: len(found)]
    return [
        _Value(role, label, text[colon + 1 : end].strip(), start)
        for (start, colon, label, role), end in zip(found, ends, strict=True)
    ]


def _label_before(text: str, colon: int, vocabulary: Vocabulary) -> list[tuple[int, str, str]]:
    """The surest label right before a colon with where it begins; none where the words are no label."""
    starts = [match.start() for match in re.finditer(r"(?<!\S)[^\W\d_]", text[:colon])][-LABEL_WORDS:]
    tries = [(start, text[start:colon]) for start in starts if text[start].isupper()]
    found = [(match_heading(label, vocabulary), start, label) for start, label in tries if "\n" not in label]
    sure = [each for each in found if each[0].role in TELLING and each[0].score >= CERTAIN]
    best = max(sure, key=lambda each: each[0].score, default=None)
    return [(best[1], best[2], best[0].role)] if best else []


def _own_text(cell: Cell, values: Sequence[_Value]) -> Cell:
    """The cell without the labelled values, which stand at its end."""
    if not values:
        return cell
    end, kept = min(value.start for value in values), []
    for paragraph in cell.paragraphs:
        text = paragraph.text[: max(end, 0)].rstrip()
        if text:
            bold = tuple((a, min(b, len(text))) for a, b in paragraph.bold if a < len(text))
            kept.append(replace(paragraph, text=text, bold=bold))
        end -= len(paragraph.text) + 1
    return replace(cell, paragraphs=tuple(kept))
