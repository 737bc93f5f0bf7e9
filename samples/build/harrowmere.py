"""A report's content -> a Word document in the layout of Harrowmere's progress reports.

One table per goal: a row of the goal with its indicators, then its measures under a header of their own,
with a number in the first column. A light is its word on a fill. Headers are not repeated. The same
content gives the same bytes. Makes no PDF.
"""

from __future__ import annotations

from collections.abc import Iterator

from content import Goal, Measure, Report
from word_parts import Cell, Look, Paragraph, Row, Run, add_table, new_document, text_cell, with_fixed_dates

GRID = (750, 3900, 1800, 2900, 4550, 1200)
"""Widths of number, action, timescale, responsible, progress and status in twentieths of a point."""
LEGEND_GRID = (1800,)
SIZES = (("Normal", 10), ("Title", 22), ("Subtitle", 13))
HEADER_FILL = "#1f3864"
HEADER_COLOUR = "#ffffff"


def word_document(report: Report) -> bytes:
    """The report as a Word document, the same bytes each time."""
    look = Look("en-GB", "Arial", SIZES, running_head=f"{report.organisation}: {report.title}")
    document = new_document(report.title, look)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph(report.note)
    document.add_paragraph(report.legend_title)
    add_table(document, LEGEND_GRID, ((_light(report, entry.status),) for entry in report.legend))
    for goal in report.goals:
        document.add_paragraph()
        add_table(document, GRID, _goal_rows(report, goal))
    return with_fixed_dates(document)


def _goal_rows(report: Report, goal: Goal) -> Iterator[Row]:
    yield (
        _header("Goal", span=2),
        _header("Headline indicators and latest figures", span=3),
        _header("Status"),
    )
    name = (Run(f"Goal {goal.goal_no}: ", bold=True), Run(goal.goal))
    indicators = Cell(tuple(_indicator_paragraphs(goal)), span=3)
    yield Cell((name,), span=2), indicators, _light(report, goal.status)
    names = ("Ref", "Action", "Timescale", "Responsible", goal.followup_header, "Status")
    yield tuple(_header(name) for name in names)
    for measure in goal.measures:
        yield _measure_row(report, measure)


def _indicator_paragraphs(goal: Goal) -> Iterator[Paragraph]:
    for indicator in goal.indicators:
        yield (Run(indicator.target),)
        yield (Run(f"{goal.current_mark} {indicator.current}"),)


def _measure_row(report: Report, measure: Measure) -> Row:
    headings = tuple((Run(heading, bold=True),) for heading in measure.heading_in_cell)
    return (
        text_cell(measure.measure_no),
        Cell((*headings, *text_cell(measure.measure).paragraphs)),
        text_cell(measure.schedule),
        text_cell(measure.responsible),
        text_cell(measure.followup),
        _light(report, measure.status),
    )


def _light(report: Report, status: str) -> Cell:
    entry = report.light(status)
    return Cell(((Run(entry.label),),), fill=entry.colour_hex)


def _header(name: str, span: int = 1) -> Cell:
    return Cell(((Run(name, colour_hex=HEADER_COLOUR),),), fill=HEADER_FILL, span=span, is_header=True)
