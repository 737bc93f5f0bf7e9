"""A table of a Word file, drawn as HTML with what was read, as one figure.

Gets an Inspection's table, gives HTML with the colours and labels of the pages of a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from extract.view.inspection import Inspection, SeenCell, SeenDoubt, SeenLight, SeenTable
from extract.view.looks import SURE, UNREAD, colour_of, is_serious, record_colour, table_title


def table_figure(inspection: Inspection, table: SeenTable) -> str:
    """The figure of a table."""
    doubts = [seen for seen in inspection.doubts if seen.doubt.place.table == table.table.number]
    rows = "".join(f"<tr>{''.join(_cells(table, row, doubts))}</tr>" for row in range(table.table.rows))
    kind = "ignored" if table.roles.kind == "ignored" else "read"
    return (
        f'<figure class="word {kind}"><figcaption>{escape(table_title(table))}</figcaption>'
        f'<div class="sheet"><table>{rows}</table></div></figure>'
    )


def _cells(table: SeenTable, row: int, doubts: list[SeenDoubt]) -> Iterator[str]:
    """The cells that begin in a row, each with its labels; a record's first cell has its id."""
    scores = {
        (header.first_row, column.index): column.score
        for header in table.roles.headers
        for column in header.columns
    }
    named = {""}
    for cell in table.cells:
        if cell.cell.row == row:
            is_first = cell.record not in named
            named.add(cell.record)
            labels = _labels(cell, scores.get((row, cell.cell.column)), is_first=is_first)
            yield _cell(cell, labels + "".join(_flags(cell, doubts)))


def _cell(cell: SeenCell, labels: str) -> str:
    colour = colour_of(cell.role) if cell.role or cell.is_lost else "#d4d4d4"
    strength = 34 if cell.kind == "header" else 12 if cell.role or cell.is_lost else 0
    style = f"--c:{colour};--s:{strength}%"
    text = "".join(f"<p>{escape(paragraph.text)}</p>" for paragraph in cell.cell.paragraphs)
    spans = f'rowspan="{cell.cell.row_span}" colspan="{cell.cell.column_span}"'
    lost = ' class="lost"' if cell.is_lost else ""
    lights = "".join(_light(light, is_legend=cell.role == "legend") for light in cell.lights)
    return f'<td {spans} style="{style}"{lost}>{labels}{lights}{text}</td>'


def _labels(cell: SeenCell, score: float | None, *, is_first: bool) -> str:
    labels = [_tag(cell.record, record_colour(cell.record))] if is_first else []
    if cell.kind == "header" and cell.role:
        unsure = "" if score is None or score >= SURE or cell.role == "other" else f" ? {score:.2f}"
        labels.append(_tag(cell.role + unsure, colour_of(cell.role)))
    if cell.is_lost:
        labels.append(_tag("not read", UNREAD))
    return "".join(labels)


def _tag(text: str, colour: str) -> str:
    return f'<span class="label" style="background:{colour}">{escape(text)}</span>'


def _light(light: SeenLight, *, is_legend: bool) -> str:
    told = light.status or ("" if is_legend else "not read")
    colour = light.colour or "#fff"
    kind = "" if light.status or is_legend else " unread"
    return f'<span class="light{kind}"><i style="background:{escape(colour)}"></i>{escape(told)}</span>'


def _flags(cell: SeenCell, doubts: list[SeenDoubt]) -> Iterator[str]:
    for seen in doubts:
        place = seen.doubt.place
        if (place.row, place.column or 0) == (cell.cell.row, cell.cell.column):
            kind = "serious" if is_serious(seen) else "slight"
            title = escape(f"{seen.doubt.code}: {seen.doubt.message}")
            yield f'<span class="number {kind}" title="{title}">{seen.number}</span>'
