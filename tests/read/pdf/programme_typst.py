"""Prints a programme with Typst: an independent producer, whose line and page breaks are its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import typst

from tests.read.pdf.programme import GLYPH, Case, Cell, Table, Text
from tests.read.pdf.programme_layout import Layout
from tests.read.pdf.programme_setting import WEIGHTS

STROKES = {
    "full": "0.7pt", "dashed": '(thickness: 0.7pt, dash: "dashed")', "white": "2pt + white",
    "horizontal": "(x: none, y: 0.7pt)", "zebra": "none", "gaps": "none",
}  # fmt: skip


def render_with_typst(case: Case) -> bytes:
    """The case as a PDF."""
    return bytes(typst.compile(typst_source(case).encode()))


def typst_source(case: Case) -> str:
    """The case in Typst's language."""
    return "\n".join(
        [*_settings(case), *(line for table in case.tables for line in _table(table, case.layout))]
    )


def _settings(case: Case) -> Iterator[str]:
    layout, words = case.layout, case.words
    furniture = (
        f", header: text(8pt, {_string(words.running_header)}), footer: context align(center, "
        f"text(8pt, {_string(words.page + ' ')} + counter(page).display()))"
    )
    yield "#set document(date: none)"  # else the bytes tell the second in which they were made
    yield (
        f'#set page(paper: "a4", flipped: {_truth(layout.landscape)}, margin: 50pt'
        f"{furniture if layout.furniture else ''})"
    )
    yield (
        f'#set text(size: {layout.size}pt, lang: "{case.language}", font: "Libertinus Serif", '
        f"hyphenate: {_truth(layout.hyphenates)})"
    )
    yield "#set par(leading: 0.5em, spacing: 0.8em)"


def _table(table: Table, layout: Layout) -> Iterator[str]:
    widths = ", ".join("auto" if WEIGHTS[role] < 1 else f"{WEIGHTS[role]}fr" for role in table.roles)
    gap = ", row-gutter: 8pt" if layout.ruling == "gaps" else ""
    yield f"#v(14pt)\n#block(sticky: true, strong({_string(table.heading)}))"
    yield f"#table(columns: ({widths}), inset: 4pt, align: left + top, stroke: {_stroke(table, layout)}{gap},"
    header = [_cell(cell, layout, bold=True) for cell in table.cells if cell.row < table.header_rows]
    yield f"table.header(repeat: {_truth(layout.repeats_header)}, {', '.join(header)}),"
    body = (cell for cell in table.cells if cell.row >= table.header_rows)
    yield from (_cell(cell, layout, bold=cell.column_span > 2) + "," for cell in body)
    yield ")"


def _stroke(table: Table, layout: Layout) -> str:
    if layout.ruling != "open_sides":
        return STROKES[layout.ruling]
    last = len(table.roles) - 1
    return (
        f"(x, y) => (top: 0.7pt, bottom: 0.7pt, left: if x > 0 {{ 0.7pt }}, right: if x < {last} {{ 0.7pt }})"
    )


def _cell(cell: Cell, layout: Layout, *, bold: bool) -> str:
    fill = f', fill: rgb("{cell.fill}")' if cell.fill else ""
    place = f"x: {cell.column}, y: {cell.row}, colspan: {cell.column_span}, rowspan: {cell.row_span}"
    breakable = _truth(layout.cuts_rows and not bold)
    texts = " #parbreak() ".join(_text(text, bold) for text in cell.texts)
    return f"table.cell({place}, breakable: {breakable}{fill})[{texts}{_light(cell)}]"


def _text(text: Text, bold: bool) -> str:
    if bold:
        return f"#strong({_string(text.whole)})"
    head = f"#strong({_string(text.head)}) " if text.head else ""
    return f"{head}#{_string(text.body)}"


def _light(cell: Cell) -> str:
    colour = f'rgb("{cell.colour}")'
    if cell.light == "disc":
        return f"#circle(radius: 4.5pt, fill: {colour})"
    if cell.light == "square":
        return f"#rect(width: 9pt, height: 9pt, stroke: none, fill: {colour})"
    return f'#text(fill: {colour}, "{GLYPH}")' if cell.light == "glyph" else ""


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _truth(value: bool) -> str:
    return "true" if value else "false"
