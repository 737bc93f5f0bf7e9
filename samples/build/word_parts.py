"""Runs, cells, rows and tables -> a Word document, the same bytes each time.

What the layouts of the sample programmes share. Knows nothing of goals and measures and makes no PDF.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.etree import _Element

WHEN = datetime.datetime(2024, 12, 2, 12, 0, 0)
ZIP_DATE = (2024, 12, 2, 12, 0, 0)


@dataclass(frozen=True, slots=True)
class Look:
    """How a document as a whole looks."""

    language: str
    """As Word names it: fi-FI."""
    font: str
    sizes: tuple[tuple[str, int], ...]
    """Points of each style that is used."""
    running_head: str = ""
    """Printed at each page's head; its foot has the page's number then."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    colour_hex: str = ""
    points: int = 0
    """The letter size where it is not the document's."""


Paragraph = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is drawn."""

    paragraphs: tuple[Paragraph, ...] = ()
    fill: str = ""
    span: int = 1
    merge: str = ""
    """restart or continue, where the cell is merged with those of the next rows."""
    is_header: bool = False


Row = tuple[Cell, ...]


def text_cell(text: str) -> Cell:
    """A cell of plain paragraphs, parted by a line feed."""
    return Cell(tuple((Run(line),) for line in text.split("\n")))


def bold_start(text: str, bold_pieces: Iterable[str]) -> Paragraph:
    """A paragraph, bold where it starts with one of the pieces."""
    for piece in bold_pieces:
        if text.startswith(piece):
            return Run(piece, bold=True), Run(text.removeprefix(piece))
    return (Run(text),)


def new_document(title: str, look: Look) -> Document:
    """An empty landscape document in a look, with the title in its properties."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document, look)
    if look.running_head:
        _set_running_texts(document, look.running_head)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.last_modified_by, properties.language = "", look.language
    properties.created = properties.modified = WHEN
    return document


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)


def _set_running_texts(document: Document, head: str) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = head
    _add(section.footer.paragraphs[0]._p, "w:fldSimple", instr="PAGE")


def _set_styles(document: Document, look: Look) -> None:
    for name, size in look.sizes:
        style = document.styles[name]
        style.font.name, style.font.size = look.font, Pt(size)
        fonts = style.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]  # a theme's font would win over the named one
        for spread in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spread)
        style.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), look.language)
    document.styles["Normal"].element.rPr.append(language)


def add_table(
    document: Document, grid: tuple[int, ...], rows: Iterable[Row], *, repeat: bool = False
) -> None:
    """A ruled table of fixed widths in twentieths of a point; its first row repeated on each page or not."""
    table = document.add_table(rows=0, cols=len(grid), style="Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, grid, strict=True):
        column.set(qn("w:w"), str(width))
    for row in rows:
        table._tbl.append(_row_element(row, grid))
    if repeat:
        _add(table._tbl.tr_lst[0].trPr, "w:tblHeader")


def _row_element(row: Row, grid: tuple[int, ...]) -> _Element:
    element, column = OxmlElement("w:tr"), 0
    if any(cell.is_header for cell in row):
        # else LibreOffice may carry an empty strip of a header over to the next page
        _add(_add(element, "w:trPr"), "w:cantSplit")
    for cell in row:
        element.append(_cell_element(cell, sum(grid[column : column + cell.span])))
        column += cell.span
    return element


def _cell_element(cell: Cell, width: int) -> _Element:
    element, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    element.append(properties)
    _add(properties, "w:tcW", w=str(width), type="dxa")
    if cell.span > 1:
        _add(properties, "w:gridSpan", val=str(cell.span))
    if cell.merge:
        _add(properties, "w:vMerge", val=cell.merge)
    if cell.fill:
        _add(properties, "w:shd", val="clear", color="auto", fill=cell.fill.removeprefix("#").upper())
    for runs in cell.paragraphs or ((),):  # a cell without a paragraph is no valid cell
        paragraph = _add(element, "w:p")
        for run in runs:
            _add_run(paragraph, run)
    return element


def _add_run(paragraph: _Element, run: Run) -> None:
    element = _add(paragraph, "w:r")
    if run != Run(run.text):
        _add_run_properties(_add(element, "w:rPr"), run)
    text = _add(element, "w:t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = run.text


def _add_run_properties(properties: _Element, run: Run) -> None:
    for tag in ["w:b"] * run.bold + ["w:i"] * run.italic:
        _add(properties, tag)
    if run.colour_hex:
        _add(properties, "w:color", val=run.colour_hex.removeprefix("#").upper())
    if run.points:
        _add(properties, "w:sz", val=str(2 * run.points))


def _add(parent: _Element, tag: str, **attributes: str) -> _Element:
    element = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    parent.append(element)
    return element


def with_fixed_dates(document: Document) -> bytes:
    """The document's bytes, with one date for all parts of the package."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
