"""Blocks to PDF by ReportLab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as GridTable

from tests.layouts.blocks import Block, Bullets, Cell, Heading, Para, Table, Text, places

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9, leading=11)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=7, leading=8.5)
TITLE = ParagraphStyle("title", parent=BODY, fontName="Helvetica-Bold", fontSize=18, leading=24)
HEADING = ParagraphStyle("heading", parent=TITLE, fontSize=12, leading=16, spaceBefore=8, spaceAfter=4)
SUBHEADING = ParagraphStyle("subheading", parent=HEADING, fontSize=10, leading=13)
PARAGRAPH = ParagraphStyle("paragraph", parent=BODY, spaceAfter=4)
STYLES = (TITLE, HEADING, SUBHEADING)
LEAST_PIECE = 24  # points of a row that stay together
NOTE_MARK = "<super>1</super>"


@dataclass(frozen=True)
class Page:
    """How the page looks around the blocks and how tables are drawn."""

    rules: bool = True
    zebra: bool = False
    columns: int = 1
    body: ParagraphStyle = BODY
    header: str = ""
    footer: str = ""  # the word before the page number
    note: str = ""  # printed at the foot of the first page


class Disc(Flowable):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self.colour = colour
        self.width = self.height = 10

    def draw(self) -> None:
        self.canv.setFillColor(HexColor(self.colour))
        self.canv.setStrokeColor(black)
        self.canv.circle(5, 5, 4, stroke=0, fill=1)


class DiscAndText(Flowable):
    """A legend's entry."""

    def __init__(self, colour: str, text: str) -> None:
        super().__init__()
        self.disc = Disc(colour)
        self.text = text
        self.width, self.height = 100, 14

    def draw(self) -> None:
        self.disc.drawOn(self.canv, 4, 1)
        self.canv.setFillColor(black)
        self.canv.setFont("Helvetica", 9)
        self.canv.drawString(22, 3, self.text)


class CutTable(GridTable):
    """Has rules where a page cuts it, and may say in its repeated first row that it goes on."""

    again: Paragraph | None = None
    header_rows = 0
    ruled = False

    def split(self, *room: float) -> list[Flowable]:
        parts: list[Any] = super().split(*room)
        for number, part in enumerate(parts):
            part.again, part.header_rows, part.ruled = self.again, self.header_rows, self.ruled
            if number and self.again:
                part._cellvalues[0] = [[self.again], *part._cellvalues[0][1:]]
            if self.ruled:
                below = self.header_rows - 1 if number else -1
                part.setStyle([("LINEBELOW", (0, below), (-1, below), 0.5, black)])
        return parts


def write_reportlab(blocks: Sequence[Block], page: Page, target: Path) -> None:
    size = landscape(A4)
    margin, gap, top = 15 * mm, 12 * mm, 22 * mm
    width = (size[0] - 2 * margin - (page.columns - 1) * gap) / page.columns
    frames = [
        Frame(margin + number * (width + gap), top, width, size[1] - 2 * top, 0, 0, 0, 0)
        for number in range(page.columns)
    ]

    def furnish(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(margin, size[1] - 12 * mm, page.header)
        if page.footer:
            canvas.drawRightString(size[0] - margin, 10 * mm, f"{page.footer} {document.page}")
        if page.note and document.page == 1:
            canvas.line(margin, 19 * mm, margin + 60 * mm, 19 * mm)
            canvas.drawString(margin, 15 * mm, f"1 {page.note}")

    template = PageTemplate(frames=frames, onPage=furnish)
    document = BaseDocTemplate(str(target), pagesize=size, pageTemplates=[template])
    document.build([flowable for block in blocks for flowable in _flowables(block, page, width)])


def _flowables(block: Block, page: Page, width: float) -> list[Flowable]:
    if isinstance(block, Heading):
        return [Paragraph(escape(block.text), STYLES[block.level])]
    if isinstance(block, Text):
        return [Paragraph(_markup(block.para), PARAGRAPH) if block.para.runs[0].text else Spacer(1, 10)]
    if isinstance(block, Bullets):
        return [DiscAndText(item.disc, item.runs[0].text) for item in block.items]
    return [_table(block, page, width)]


def _markup(para: Para) -> str:
    texts = [f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in para.runs]
    return "".join(texts) + (NOTE_MARK if para.note else "")


def _table(table: Table, page: Page, width: float) -> GridTable:
    unit = width / sum(table.widths)
    lines = [
        [_content(p.cell, page.body) if p.first_row and p.first_column else "" for p in line]
        for line in places(table)
    ]
    grid = CutTable(
        lines,
        colWidths=[part * unit for part in table.widths],
        repeatRows=table.header_rows if table.repeat_header else 0,
        splitByRow=0,  # rows are cut in mid-text where they do not fit
        splitInRow=LEAST_PIECE,
        style=TableStyle(_commands(table, page)),
    )
    grid.ruled, grid.header_rows = page.rules and table.repeat_header, table.header_rows
    if table.continued:
        goal = table.rows[0][0].paras[0]
        grid.again = Paragraph(f"{_markup(goal)} <b>{table.continued}</b>", page.body)
    return grid


def _content(cell: Cell, body: ParagraphStyle) -> list[Flowable]:
    return [Disc(para.disc) if para.disc else Paragraph(_markup(para), body) for para in cell.paras]


def _commands(table: Table, page: Page) -> list[tuple[Any, ...]]:
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if page.columns > 1:
        commands += [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3)]
    if page.rules:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, black))
    for index, line in enumerate(places(table)):
        if page.zebra and index and index % 2:
            commands.append(("BACKGROUND", (0, index), (-1, index), HexColor("#EDEDED")))
        for column, placed in enumerate(line):
            if placed.first_row and placed.first_column:
                commands += _cell_commands(placed.cell, column, index)
    return commands


def _cell_commands(cell: Cell, column: int, row: int) -> list[tuple[Any, ...]]:
    first, last = (column, row), (column + cell.span - 1, row + cell.down - 1)
    commands: list[tuple[Any, ...]] = []
    if first != last:
        commands.append(("SPAN", first, last))
    if cell.fill:
        commands.append(("BACKGROUND", first, last, HexColor(cell.fill)))
    return commands
