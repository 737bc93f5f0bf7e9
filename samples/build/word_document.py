"""A report's content -> a Word document in the layout of the city's follow-up reports.

One table of five grid columns per goal, a legend on top, lights as shaded cells. The same content
gives the same bytes. Makes no PDF.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import docx
from content import Goal, Indicator, Measure, Report
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml.etree import _Element

GRID = (4200, 2650, 2600, 4950, 700)
"""Widths of measure, responsible, schedule, follow-up and light in twentieths of a point."""
LEGEND_GRID = (4200, 700)
HEADER_FILL = "#d9e2f3"
FONT = "Arial"
FONT_SIZE = 11
WHEN = datetime.datetime(2024, 12, 2, 12, 0, 0)
ZIP_DATE = (2024, 12, 2, 12, 0, 0)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is drawn."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()
    fill: str = ""
    span: int = 1


Row = tuple[Cell, ...]


def word_document(report: Report) -> bytes:
    """The report as a Word document, the same bytes each time."""
    document = _new_document(report)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph(report.legend_title)
    _add_table(document, LEGEND_GRID, _legend_rows(report))
    for goal in report.goals:
        document.add_paragraph()
        _add_table(document, GRID, _goal_rows(report, goal))
    return _with_fixed_dates(document)


def _legend_rows(report: Report) -> Iterator[Row]:
    for entry in report.legend:
        yield _text_cell(entry.label), Cell(fill=entry.colour_hex)


def _goal_rows(report: Report, goal: Goal) -> Iterator[Row]:
    yield _header("Tavoite"), _header("Päämittari ja sen nykytilanne", span=3), _header("LV")
    yield (
        Cell(((Run(f"Tavoite {goal.goal_no}.", bold=True), Run(f" {goal.goal}")),)),
        Cell(tuple(_indicator_paragraphs(goal.indicators, goal.current_mark)), span=3),
        Cell(fill=report.light(goal.status).colour_hex),
    )
    names = ("Toimenpiteet", "Vastuutahot", "Aikataulu", goal.followup_header, "LV")
    yield tuple(_header(name) for name in names)
    for measure in goal.measures:
        yield _measure_row(report, measure)


def _measure_row(report: Report, measure: Measure) -> Row:
    return (
        Cell(tuple(_measure_paragraphs(measure))),
        _text_cell(measure.responsible),
        _text_cell(measure.schedule),
        _text_cell(measure.followup),
        Cell(fill=report.light(measure.status).colour_hex),
    )


def _indicator_paragraphs(indicators: Iterable[Indicator], mark: str) -> Iterator[tuple[Run, ...]]:
    for indicator in indicators:
        yield (Run(indicator.target),)
        yield (Run(f"{mark} {indicator.current}".strip()),)


def _measure_paragraphs(measure: Measure) -> Iterator[tuple[Run, ...]]:
    headings = measure.heading_in_cell
    first, *others = measure.measure.split("\n")
    if measure.heading_style == "run_in":
        yield *(Run(f"{heading} ", bold=True) for heading in headings), Run(first)
    else:
        italic = measure.heading_style.endswith("italic")
        yield from ((Run(heading, bold=True, italic=italic),) for heading in headings)
        yield (Run(first),)
    for text in others:
        yield _bold_start(text, measure.bold_in_text)


def _bold_start(text: str, bold_pieces: Iterable[str]) -> tuple[Run, ...]:
    for piece in bold_pieces:
        if text.startswith(piece):
            return Run(piece, bold=True), Run(text.removeprefix(piece))
    return (Run(text),)


def _text_cell(text: str) -> Cell:
    return Cell(tuple((Run(line),) for line in text.split("\n")))


def _header(name: str, span: int = 1) -> Cell:
    return Cell(((Run(name),),), fill=HEADER_FILL, span=span)


def _new_document(report: Report) -> Document:
    document = docx.Document()
    _set_page(document)
    _set_styles(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, "", ""
    properties.last_modified_by, properties.language = "", "fi-FI"
    properties.created = properties.modified = WHEN
    return document


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)


def _set_styles(document: Document) -> None:
    for name, size in (("Normal", FONT_SIZE), ("Title", 17), ("Subtitle", 13)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]  # a theme's font would win over the named one
        for spread in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spread)
        style.paragraph_format.space_after = Pt(4)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fi-FI")
    document.styles["Normal"].element.rPr.append(language)


def _add_table(document: Document, grid: tuple[int, ...], rows: Iterable[Row]) -> None:
    table = document.add_table(rows=0, cols=len(grid), style="Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, grid, strict=True):
        column.set(qn("w:w"), str(width))
    for row in rows:
        table._tbl.append(_row_element(row, grid))


def _row_element(row: Row, grid: tuple[int, ...]) -> _Element:
    element, column = OxmlElement("w:tr"), 0
    if all(cell.fill == HEADER_FILL for cell in row):
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
    if cell.fill:
        _add(properties, "w:shd", val="clear", color="auto", fill=cell.fill.removeprefix("#").upper())
    for runs in cell.paragraphs or ((),):  # a cell without a paragraph is no valid cell
        paragraph = _add(element, "w:p")
        for run in runs:
            _add_run(paragraph, run)
    return element


def _add_run(paragraph: _Element, run: Run) -> None:
    element = _add(paragraph, "w:r")
    if run.bold or run.italic:
        properties = _add(element, "w:rPr")
        for tag in ["w:b"] * run.bold + ["w:i"] * run.italic:
            _add(properties, tag)
    text = _add(element, "w:t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = run.text


def _add(parent: _Element, tag: str, **attributes: str) -> _Element:
    element = OxmlElement(tag, {qn(f"w:{name}"): value for name, value in attributes.items()})
    parent.append(element)
    return element


def _with_fixed_dates(document: Document) -> bytes:
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
