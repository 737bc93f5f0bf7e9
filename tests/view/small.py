"""Small reports as they are looked at: documents of the mini-language with boxes on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract import record
from extract.errors import NothingRecognised
from extract.model import Box, Cell, Document, Part, Place, Table
from extract.record import RecordOptions
from extract.view import Inspection, Recorded, inspection_of
from tests.record.mini import Block, document, lines

WIDTH, HEIGHT, LINE = 80.0, 20.0, 100.0
REPORT = (
    "# Work programme, follow-up 2023",
    "Goal | Indicator | Status\nGoal 1. More staff | 100 in 2025 | #ffff00",
    lines(
        "Measure | Responsible | Schedule | Follow-up | Status",
        "Train staff | HR | 2023 | Two courses | #92d050",
        "Hire staff | HR | 2024 | Nobody yet | #ff0000",
    ),
)
LEGEND = "On track | #92d050\nStarted | #ffff00\nNot done | #ff0000"


def seen(*blocks: Block, name: str = "report.pdf", cut: Mapping[int, int] | None = None) -> Inspection:
    """What is shown of a document; `cut` has the tables whose last row goes on on the next page."""
    made = boxed(document(*blocks, name=name), cut or {})
    if name.endswith(".docx"):
        made = replace(made, source=replace(made.source, kind="word", pages=None))
    told = RecordOptions(language="en")
    return inspection_of(made, record.table_roles(made, told), recorded(made, told))


def recorded(made: Document, told: RecordOptions) -> Recorded:
    """The rows and doubts of a document."""
    try:
        content = record.record_report(made, told)
    except NothingRecognised as error:
        return Recorded(failure=str(error))
    return Recorded(record.report_tables(content, "r"), record.named_doubts(content, "r"))


def boxed(made: Document, cut: Mapping[int, int]) -> Document:
    """The document with a box for each cell: 80 points wide, 20 high, tables one below the other."""
    top, blocks = LINE, []
    for block in made.blocks:
        blocks.append(_boxed_table(block, top, cut.get(block.number)) if isinstance(block, Table) else block)
        top += HEIGHT * (block.rows + 1) if isinstance(block, Table) else 0
    return replace(made, blocks=tuple(blocks), source=replace(made.source, pages=2))


def _boxed_table(table: Table, top: float, cut: int | None) -> Table:
    cells = tuple(_boxed_cell(cell, table.number, top, cut) for cell in table.cells)
    area = (50.0, top, 50.0 + WIDTH * table.columns, top + HEIGHT * table.rows)
    parts = [Part(Place(1, area, table.number))]
    parts += [Part(Place(2, (50.0, 30.0, area[2], 60.0), table.number))] if cut is not None else []
    return replace(table, cells=cells, parts=tuple(parts))


def _boxed_cell(cell: Cell, number: int, top: float, cut: int | None) -> Cell:
    x, y = 50.0 + WIDTH * cell.column, top + HEIGHT * cell.row
    box: Box = (x, y, x + WIDTH * cell.column_span, y + HEIGHT * cell.row_span)
    spot = (number, cell.row, cell.column)
    parts = [Part(Place(1, box, *spot), cell.text)]
    if cell.row == cut:
        parts.append(Part(Place(2, (box[0], 30.0, box[2], 60.0), *spot), "more"))
    return replace(cell, parts=tuple(parts))
