"""A report's content -> a Word document in the layout of Björkeborg's follow-up reports.

A goal is a heading; under it a table of its indicators with the goal's light, and one of its measures. A
light is a coloured disc, which the legend explains; the measures' header is repeated on each page. The
same content gives the same bytes. Makes no PDF.
"""

from __future__ import annotations

from collections.abc import Iterator

from content import Goal, Measure, Report
from word_parts import Cell, Look, Paragraph, Row, Run, add_table, new_document, text_cell, with_fixed_dates

GRID = (4500, 1900, 3100, 800, 4800)
"""Widths of measure, schedule, responsible, light and follow-up in twentieths of a point."""
INDICATOR_GRID = (8300, 5700, 1100)
LEGEND_GRID = (700, 4200)
SIZES = (("Normal", 11), ("Title", 20), ("Subtitle", 14), ("Heading 2", 13))
HEADER_FILL = "#e2efd9"
THEME_FILL = "#f2f2f2"
DISC, DISC_POINTS = "●", 16


def word_document(report: Report) -> bytes:
    """The report as a Word document, the same bytes each time."""
    look = Look("sv-FI", "Times New Roman", SIZES, running_head=report.organisation)
    document = new_document(report.title, look)
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    document.add_paragraph(report.legend_title)
    add_table(document, LEGEND_GRID, _legend_rows(report))
    for goal in report.goals:
        document.add_paragraph(f"Mål {goal.goal_no}. {goal.goal}", style="Heading 2")
        add_table(document, INDICATOR_GRID, _indicator_rows(report, goal))
        document.add_paragraph()
        add_table(document, GRID, _measure_rows(report, goal), repeat=True)
    return with_fixed_dates(document)


def _legend_rows(report: Report) -> Iterator[Row]:
    for entry in report.legend:
        yield _disc(report, entry.status), text_cell(entry.label)


def _indicator_rows(report: Report, goal: Goal) -> Iterator[Row]:
    yield _header("Huvudindikator och målnivå"), _header("Nuläge"), _header("Målets läge")
    light = _disc(report, goal.status, merge="restart")
    for indicator in goal.indicators:
        yield text_cell(indicator.target), text_cell(indicator.current), light
        light = Cell(merge="continue")


def _measure_rows(report: Report, goal: Goal) -> Iterator[Row]:
    names = ("Åtgärd", "Tidtabell", "Ansvarig", "Läge", goal.followup_header)
    yield tuple(_header(name) for name in names)
    for measure in goal.measures:
        if measure.heading_style == "row":
            yield from (_theme_row(heading) for heading in measure.heading_in_cell)
        yield _measure_row(report, measure)


def _theme_row(heading: str) -> Row:
    return (Cell(((Run(heading, bold=True),),), fill=THEME_FILL, span=len(GRID)),)


def _measure_row(report: Report, measure: Measure) -> Row:
    return (
        Cell(tuple(_measure_paragraphs(measure))),
        text_cell(measure.schedule),
        text_cell(measure.responsible),
        _disc(report, measure.status),
        text_cell(measure.followup),
    )


def _measure_paragraphs(measure: Measure) -> Iterator[Paragraph]:
    first, *others = measure.measure.split("\n")
    numbered = Run(f"{measure.measure_no} {first}")
    headings = [Run(heading, bold=True) for heading in measure.heading_in_cell]
    if measure.heading_style == "run_in":
        yield *(Run(f"{heading.text} ", bold=True) for heading in headings), numbered
    else:
        yield from ((heading,) for heading in headings if measure.heading_style == "own_line")
        yield (numbered,)
    yield from ((Run(text),) for text in others)


def _disc(report: Report, status: str, merge: str = "") -> Cell:
    disc = Run(DISC, colour_hex=report.light(status).colour_hex, points=DISC_POINTS)
    return Cell(((disc,),), merge=merge)


def _header(name: str) -> Cell:
    return Cell(((Run(name, bold=True),),), fill=HEADER_FILL, is_header=True)
