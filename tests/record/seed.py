"""The shared report as a Document, laid out as the printed one: built from what a person read in it."""

from __future__ import annotations

from typing import Any

from extract.model import Cell, Document, Paragraph, Part, Place, Table
from tests.record.mini import SOURCE, paragraph

LIGHTS = {"on_track": "#92d050", "started": "#ffff00", "not_done": "#ff0000", "not_started": ""}
GOAL_HEADER = ("Tavoite", "Päämittari ja sen nykytilanne", "LV")


def seed_document(report: dict[str, Any]) -> Document:
    """Title, legend and one table per goal."""
    front = [
        paragraph(report["title"], level=1),
        paragraph(f"Seuranta {report['period_label']}", level=2),
        paragraph("Liikennevaloseuranta = LV"),
    ]
    tables = [_goal_table(goal, number, report) for number, goal in enumerate(report["goals"], start=1)]
    return Document(SOURCE, (*front, _legend(report), *tables))


def _legend(report: dict[str, Any]) -> Table:
    cells = [
        cell
        for row, entry in enumerate(report["legend"])
        for cell in (_cell(row, 0, [entry["label"]]), _cell(row, 1, [], fill=LIGHTS[entry["status"]]))
    ]
    return Table(0, len(report["legend"]), 2, tuple(cells))


def _goal_table(goal: dict[str, Any], number: int, report: dict[str, Any]) -> Table:
    headings = ("Toimenpiteet", "Vastuutahot", "Aikataulu", f"Seurantatiedot {report['period_label']}", "LV")
    has_arrow = goal["goal_no"] != 9
    indicator = [text for pair in goal["indicators"] for text in _indicator(pair, has_arrow=has_arrow)]
    rows = [
        [_cell(0, 0, [GOAL_HEADER[0]]), _cell(0, 1, [GOAL_HEADER[1]], span=3), _cell(0, 4, [GOAL_HEADER[2]])],
        [
            _cell(1, 0, [f"**Tavoite {goal['goal_no']}.** {goal['goal']}"]),
            _cell(1, 1, indicator, span=3),
            _cell(1, 4, [], fill=LIGHTS[goal["status"]]),
        ],
        [_cell(2, column, [text]) for column, text in enumerate(headings)],
        *(_measure_row(measure, row) for row, measure in enumerate(goal["measures"], start=3)),
    ]
    return Table(number, len(rows), 5, tuple(cell for row in rows for cell in row))


def _indicator(pair: dict[str, str], *, has_arrow: bool) -> list[str]:
    states = pair["current"].split("\n")
    return [pair["target"], *([f"→ {states[0]}", *states[1:]] if has_arrow else states)]


def _measure_row(measure: dict[str, Any], row: int) -> list[Cell]:
    *headings, last = measure["heading_in_cell"] or [""]
    first, *rest = measure["measure"].split("\n")
    run_in = f"**{last}** {first}" if last else first
    texts = [*(f"**{heading}**" for heading in headings), run_in, *rest]
    bold_inside = [text.replace("(i) maahantulo", "**(i) maahantulo") for text in texts]
    texts = [f"{text.replace(':', ':**', 1)}" if "**(i) maahantulo" in text else text for text in bold_inside]
    return [
        _cell(row, 0, texts),
        _cell(row, 1, measure["responsible"].split("\n")),
        _cell(row, 2, measure["schedule"].split("\n")),
        _cell(row, 3, measure["followup"].split("\n")),
        _cell(row, 4, [], fill=LIGHTS[measure["status"]]),
    ]


def _cell(row: int, column: int, texts: list[str], *, span: int = 1, fill: str = "") -> Cell:
    paragraphs: tuple[Paragraph, ...] = tuple(paragraph(text) for text in texts if text)
    text = "\n".join(p.text for p in paragraphs)
    part = Part(Place(page=1, row=row, column=column), text)
    return Cell(row, column, 1, span, paragraphs, fill, (), (part,))
