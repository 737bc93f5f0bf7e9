"""A report's content -> a Word document in the layout of Helsinki's follow-up reports.

One table of five grid columns per goal, a legend on top, lights as shaded cells. The same content
gives the same bytes. Makes no PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content import Goal, Indicator, Measure, Report
from word_parts import (
    Cell,
    Look,
    Paragraph,
    Row,
    Run,
    add_table,
    bold_start,
    new_document,
    text_cell,
    with_fixed_dates,
)

GRID = (4200, 2650, 2600, 4950, 700)
"""Widths of measure, responsible, schedule, follow-up and light in twentieths of a point."""
LEGEND_GRID = (4200, 700)
HEADER_FILL = "#d9e2f3"
LOOK = Look("fi-FI", "Arial", (("Normal", 11), ("Title", 17), ("Subtitle", 13)))


def word_document(report: Report) -> bytes:
    """The report as a Word document, the same bytes each time."""
    document = new_document(report.title, LOOK)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph(report.legend_title)
    add_table(document, LEGEND_GRID, _legend_rows(report))
    for goal in report.goals:
        document.add_paragraph()
        add_table(document, GRID, _goal_rows(report, goal))
    return with_fixed_dates(document)


def _legend_rows(report: Report) -> Iterator[Row]:
    for entry in report.legend:
        yield text_cell(entry.label), Cell(fill=entry.colour_hex)


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
        text_cell(measure.responsible),
        text_cell(measure.schedule),
        text_cell(measure.followup),
        Cell(fill=report.light(measure.status).colour_hex),
    )


def _indicator_paragraphs(indicators: Iterable[Indicator], mark: str) -> Iterator[Paragraph]:
    for indicator in indicators:
        yield (Run(indicator.target),)
        yield (Run(f"{mark} {indicator.current}".strip()),)


def _measure_paragraphs(measure: Measure) -> Iterator[Paragraph]:
    headings = measure.heading_in_cell
    first, *others = measure.measure.split("\n")
    if measure.heading_style == "run_in":
        yield *(Run(f"{heading} ", bold=True) for heading in headings), Run(first)
    else:
        italic = measure.heading_style.endswith("italic")
        yield from ((Run(heading, bold=True, italic=italic),) for heading in headings)
        yield (Run(first),)
    for text in others:
        yield bold_start(text, measure.bold_in_text)


def _header(name: str, span: int = 1) -> Cell:
    return Cell(((Run(name),),), fill=HEADER_FILL, span=span, is_header=True)
