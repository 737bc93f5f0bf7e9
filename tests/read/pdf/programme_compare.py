"""What was printed beside what was read: a difference for each cell that did not come back."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract import model
from tests.read.pdf.programme import GLYPH, Case, Cell, Table


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that did not come back."""

    kind: str
    """tables, rows, columns, cell (missing or made up), span, text, hyphen, bold, fill or light."""
    where: str
    printed: str = ""
    read: str = ""
    row: int = -1
    column: int = -1
    is_cut: bool = False
    """Whether it is about a cell that was printed over rows on two pages, or its rest."""

    def __str__(self) -> str:
        spot = f"{self.where} ({self.row}, {self.column})" if self.row >= 0 else self.where
        return f"{self.kind} {spot}: printed {self.printed!r}, read {self.read!r}"


def differences(case: Case, document: model.Document) -> list[Difference]:
    """All that did not come back; none where the law holds."""
    if len(document.tables) != len(case.tables):
        shapes = [f"{table.rows}x{table.columns}" for table in document.tables]
        printed = [f"{table.rows}x{len(table.roles)}" for table in case.tables]
        return [Difference("tables", "document", " ".join(printed), " ".join(shapes))]
    pairs = zip(case.tables, document.tables, strict=True)
    return list(itertools.chain.from_iterable(_of_table(case, table, read) for table, read in pairs))


def _of_table(case: Case, table: Table, read: model.Table) -> Iterator[Difference]:
    where = f"table {read.number}"
    if read.columns != len(table.roles):
        yield Difference("columns", where, str(len(table.roles)), str(read.columns))
        return
    if read.rows != table.rows:
        yield Difference("rows", where, str(table.rows), str(read.rows))
        return
    found = {(cell.row, cell.column): cell for cell in read.cells}
    cut = _cut_spots(table, read)
    for cell in table.cells:
        for kind, printed, text in _unlike(case, cell, found.pop((cell.row, cell.column), None)):
            yield Difference(
                kind, where, printed, text, cell.row, cell.column, (cell.row, cell.column) in cut
            )
    for (row, column), extra in found.items():
        if case.layout.has_columns_ruled or extra.text:
            yield Difference("cell", where, "", _plain(extra.text), row, column, (row, column) in cut)


def _cut_spots(table: Table, read: model.Table) -> set[tuple[int, int]]:
    """Places of the grid that are covered by printed cells whose rows stand on more than one page."""
    pages: dict[int, set[int | None]] = {}
    for seen in read.cells:
        for part in seen.parts[:1]:
            pages.setdefault(seen.row, set()).add(part.place.page)
    cut = set()
    for cell in table.cells:
        rows = range(cell.row, cell.row + cell.row_span)
        if len(rows) > 1 and len(set().union(*(pages.get(row, set()) for row in rows))) > 1:
            cut |= {(row, cell.column) for row in rows}
    return cut


def _unlike(case: Case, cell: Cell, read: model.Cell | None) -> Iterator[tuple[str, str, str]]:
    """(kind, printed, read) of each thing in which a cell differs."""
    if read is None:
        if case.layout.has_columns_ruled or cell.text:
            yield "cell", cell.text, ""
        return
    spans, read_spans = (cell.row_span, cell.column_span), (read.row_span, read.column_span)
    if case.layout.has_columns_ruled and spans != read_spans:
        yield "span", str(spans), str(read_spans)
    text, printed = _plain(read.text), _plain(cell.text)
    if text != printed:
        yield "hyphen" if _unhyphened(text) == _unhyphened(printed) else "text", printed, text
    elif _bold_text(read) != _printed_bold(case, cell):
        yield "bold", _printed_bold(case, cell), _bold_text(read)
    if cell.fill != read.fill:
        yield "fill", cell.fill, read.fill
    lights = [(mark.kind, mark.colour) for mark in read.marks]
    if lights != _lights(cell):
        yield "light", str(_lights(cell)), str(lights)


def _bold_text(read: model.Cell) -> str:
    """All that is bold in a cell."""
    return _plain(" ".join(p.text[a:b] for p in read.paragraphs for a, b in p.bold))


def _printed_bold(case: Case, cell: Cell) -> str:
    """Headers and sections are bold, and the run-in headings of paragraphs."""
    is_header = any(cell in table.cells and cell.row < table.header_rows for table in case.tables)
    if is_header or cell.column_span > 2:
        return _plain(cell.text)
    return _plain(" ".join(text.head for text in cell.texts))


def _plain(text: str) -> str:
    return " ".join(text.replace(GLYPH, " ").split())


def _unhyphened(text: str) -> str:
    return re.sub(r"\s*-\s*", "", text)


def _lights(cell: Cell) -> list[tuple[str, str]]:
    return [(cell.light, cell.colour)] if cell.light not in ("", "fill") else []
