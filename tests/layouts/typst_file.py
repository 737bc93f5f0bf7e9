"""Blocks to PDF by Typst."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from tests.layouts.blocks import Block, Bullets, Cell, Heading, Para, Run, Table, Text

CELL_INSET = "5pt"


@dataclass(frozen=True)
class Sheet:
    """How the page and its tables look; strokes are Typst's."""

    language: str
    stroke: str = "0.5pt"
    hyphenate: bool = False
    flipped: bool = True
    size: int = 9


def write_typst(blocks: Sequence[Block], sheet: Sheet, target: Path) -> None:
    settings = [
        f'#set page(paper: "a4", flipped: {_bool(sheet.flipped)}, margin: 2cm, numbering: "1")',
        f'#set text(size: {sheet.size}pt, lang: "{sheet.language}", hyphenate: {_bool(sheet.hyphenate)})',
        f"#set par(justify: {_bool(sheet.hyphenate)})",
        f"#set table(stroke: {sheet.stroke}, inset: {CELL_INSET})",
    ]
    source = "\n\n".join([*settings, *(_block(block) for block in blocks)])
    content = typst.compile(source.encode(), ignore_system_fonts=True)
    assert isinstance(content, bytes)
    target.write_bytes(content)


def _bool(value: bool) -> str:
    return str(value).lower()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"#heading(level: {block.level + 1}, {_string(block.text)})"
    if isinstance(block, Text):
        return _para(block.para)
    if isinstance(block, Bullets):
        return "\n\n".join(_para(item) for item in block.items)
    return _table(block)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _para(para: Para) -> str:
    disc = f'#box(circle(radius: 4pt, fill: rgb("{para.disc}")))#h(6pt)' if para.disc else ""
    note = f"#footnote({_string(para.note)})" if para.note else ""
    return disc + "".join(_run(run) for run in para.runs if run.text) + note


def _run(run: Run) -> str:
    colour = f', fill: rgb("{run.colour}")' if run.colour else ""
    weight = ', weight: "bold"' if run.bold else ""
    style = ', style: "italic"' if run.italic else ""
    return f"#text({_string(run.text)}{colour}{weight}{style})"


def _table(table: Table) -> str:
    columns = ", ".join(f"{width}fr" for width in table.widths)
    head = [_cell(cell) for row in table.rows[: table.header_rows] for cell in row]
    body = [_cell(cell) for row in table.rows[table.header_rows :] for cell in row]
    header = f"table.header(repeat: {_bool(table.repeat_header)}, {', '.join(head)})," if head else ""
    return f"#table(columns: ({columns}), {header} {', '.join(body)})"


def _cell(cell: Cell) -> str:
    fill = f'fill: rgb("{cell.fill}"), ' if cell.fill else ""
    content = "#parbreak()".join(_para(para) for para in cell.paras)
    return f"table.cell(colspan: {cell.span}, rowspan: {cell.down}, {fill})[{content}]"
