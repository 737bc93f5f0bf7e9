"""A sample's Word file as blocks that can be damaged and printed anew, in Word or as PDF.

Gets the file, gives headings, paragraphs and tables with their bold runs, spans, fills and coloured discs.
It reads the XML by itself, so that a fault of the product's reader is none of these blocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element

from tests.layouts.blocks import Block, Cell, Heading, Para, Run, Table, Text

NO_FILL = ("", "auto")


def blocks_of(path: Path) -> list[Block]:
    """All that stands in the body of a Word file."""
    body = docx.Document(str(path)).element.body
    return [block for child in body for block in _blocks(child)]


def _blocks(element: _Element) -> Iterator[Block]:
    if element.tag == qn("w:tbl"):
        yield _table(element)
    elif element.tag == qn("w:p"):
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val"), "") if style is not None else ""
        para = _para(element)
        text = "".join(run.text for run in para.runs)
        if name == "Title" or name.startswith("Heading"):
            yield Heading(text, 0 if name == "Title" else 1)
        else:
            yield Text(para)


def _para(element: _Element) -> Para:
    runs = tuple(_run(run) for run in element.iter(qn("w:r")))
    return Para(runs or (Run(""),))


def _run(element: _Element) -> Run:
    text = "".join(piece.text or "" for piece in element.iter(qn("w:t")))
    looks = element.find(qn("w:rPr"))
    colour = element.find(f"{qn('w:rPr')}/{qn('w:color')}")
    bold, italic = (looks is not None and looks.find(qn(tag)) is not None for tag in ("w:b", "w:i"))
    return Run(text, bold, italic, f"#{colour.get(qn('w:val'))}" if colour is not None else "")


@dataclass(frozen=True)
class _Drawn:
    """A cell of the XML and how it is merged with the one above."""

    cell: Cell
    merge: str


def _table(element: _Element) -> Table:
    widths = tuple(float(c.get(qn("w:w"), "1")) for c in element.iter(qn("w:gridCol")))
    rows = [[_drawn(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]
    repeats = element.find(f".//{qn('w:tblHeader')}") is not None
    heads = sum(row.find(f".//{qn('w:tblHeader')}") is not None for row in element.iter(qn("w:tr")))
    placed = tuple(tuple(_reaching(rows, i)) for i in range(len(rows)))
    return Table(widths, placed, header_rows=heads, repeat_header=repeats)


def _drawn(element: _Element) -> _Drawn:
    span, fill, merge = (
        element.find(f"{qn('w:tcPr')}/{qn(tag)}") for tag in ("w:gridSpan", "w:shd", "w:vMerge")
    )
    colour = fill.get(qn("w:fill"), "") if fill is not None else ""
    cell = Cell(
        tuple(_para(p) for p in element.iter(qn("w:p"))),
        int(span.get(qn("w:val"), "1")) if span is not None else 1,
        fill="" if colour in NO_FILL else f"#{colour}",
    )
    return _Drawn(cell, "" if merge is None else merge.get(qn("w:val"), "continue"))


def _reaching(rows: list[list[_Drawn]], index: int) -> Iterator[Cell]:
    """The cells that begin in a row, each with the rows that it reaches down."""
    column = 0
    for drawn in rows[index]:
        if drawn.merge != "continue":
            yield replace(drawn.cell, down=1 + _hanging(rows[index + 1 :], column))
        column += drawn.cell.span


def _hanging(below: list[list[_Drawn]], column: int) -> int:
    """How many of the next rows go on with the cell of a column."""
    count = 0
    for row in below:
        starts = 0
        for drawn in row:
            if starts == column and drawn.merge == "continue":
                count += 1
                break
            starts += drawn.cell.span
        else:
            return count
    return count
