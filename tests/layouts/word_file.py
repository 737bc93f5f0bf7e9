"""Blocks to a Word document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from tests.layouts.blocks import Block, Bullets, Heading, Para, Placed, Run, Table, Text, places

GRID_TWIPS = 14200
HALF_POINTS = "18"
LIST_NUMBER = 77
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    f'<w:suff w:val="space"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    for level, text in enumerate(("%1.", "%1.%2"))
)
_LIST = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST_NUMBER}">'
    f'<w:multiLevelType w:val="multilevel"/>{_LEVELS}</w:abstractNum>'
)
_LIST_USE = (
    f"""<w:num {nsdecls("w")} w:numId="{LIST_NUMBER}"><w:abstractNumId w:val="{LIST_NUMBER}"/></w:num>"""
)


def write_word(blocks: Sequence[Block], target: Path) -> None:
    document = docx.Document()
    document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:sz')}").set(qn("w:val"), HALF_POINTS)
    _turn_landscape(document)
    _add_list(document)
    for block in blocks:
        _add(document, block)
    document.save(str(target))


def _turn_landscape(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)


def _add_list(document: Document) -> None:
    numbering = document.part.numbering_part.element
    numbering.find(qn("w:num")).addprevious(parse_xml(_LIST))
    numbering.append(parse_xml(_LIST_USE))


def _add(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, block.level)
    elif isinstance(block, Text):
        _append(document, _paragraph(block.para))
    elif isinstance(block, Bullets):
        for item in block.items:
            _append(document, _paragraph(item, style="ListBullet"))
    else:
        _append(document, _table(block))


def _append(document: Document, xml: str) -> None:
    document.element.body.sectPr.addprevious(parse_xml(xml))


def _paragraph(para: Para, style: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if para.list_level is not None:
        properties += (
            f'<w:numPr><w:ilvl w:val="{para.list_level}"/><w:numId w:val="{LIST_NUMBER}"/></w:numPr>'
        )
    runs = "".join(_run(run) for run in para.runs if run.text)
    return f"<w:p {nsdecls('w')}><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _run(run: Run) -> str:
    properties = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    if run.colour:
        properties += f'<w:color w:val="{run.colour.lstrip("#")}"/>'
    text = f'<w:t xml:space="preserve">{escape(run.text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def _table(table: Table) -> str:
    unit = GRID_TWIPS / sum(table.widths)
    grid = "".join(f'<w:gridCol w:w="{round(width * unit)}"/>' for width in table.widths)
    rows = "".join(_row(line, index < table.header_rows) for index, line in enumerate(places(table)))
    properties = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl {nsdecls('w')}>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(line: Sequence[Placed], is_header: bool) -> str:
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if is_header else ""
    return f"<w:tr>{properties}{''.join(_cell(placed) for placed in line if placed.first_column)}</w:tr>"


def _cell(placed: Placed) -> str:
    cell = placed.cell
    properties = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    if cell.down > 1:
        properties += '<w:vMerge w:val="restart"/>' if placed.first_row else "<w:vMerge/>"
    if cell.fill:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill.lstrip("#")}"/>'
    paras = "".join(_paragraph(para) for para in cell.paras) if placed.first_row else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paras}</w:tc>"
