"""A report's content -> the CSV files a correct reading of its documents must give.

Holds only what a person can read off the document; it asks the product nothing.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from content import Goal, Measure, Report

LINK_COLUMNS = ("previous_goal_no", "previous_position", "goal_no", "position")
GOALS = ("goal_no", "goal", "status", "status_label", "colour")
INDICATORS = ("goal_no", "position", "target", "current")
MEASURES = (
    "goal_no", "goal", "theme", "position", "measure_no", "measure", "responsible", "schedule", "followup",
    "status", "status_label", "colour",
)  # fmt: skip
LEGEND = ("status", "status_label", "colour", "colour_hex")

Values = tuple[object, ...]


def write_expected(report: Report, folder: Path) -> None:
    """Write goals, indicators, measures and legend of a report into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    goals = report.goals
    _write(folder / "goals.csv", GOALS, (_goal_row(report, goal) for goal in goals))
    _write(folder / "indicators.csv", INDICATORS, (row for goal in goals for row in _indicators(goal)))
    _write(folder / "measures.csv", MEASURES, (row for goal in goals for row in _measures(report, goal)))
    legend = ((entry.status, entry.label, entry.colour, entry.colour_hex) for entry in report.legend)
    _write(folder / "legend.csv", LEGEND, legend)


def write_links(pairs: Path, previous: Report, current: Report, path: Path) -> None:
    """Write the links of two periods, set down in `pairs`, with the measures' texts."""
    columns = (*LINK_COLUMNS, "previous_measure", "measure", "kind")
    rows = (
        (*link[:4], _text(previous, link[0], link[1]), _text(current, link[2], link[3]), link[4])
        for link in json.loads(pairs.read_text(encoding="utf-8"))
    )
    _write(path, columns, rows)


def _text(report: Report, goal_no: int | None, position: int | None) -> str:
    if goal_no is None or position is None:
        return ""
    goal = next(goal for goal in report.goals if goal.goal_no == goal_no)
    return goal.measures[position - 1].measure


def _goal_row(report: Report, goal: Goal) -> Values:
    return (goal.goal_no, goal.goal, *_light(report, goal.status))


def _indicators(goal: Goal) -> Iterable[Values]:
    for position, indicator in enumerate(goal.indicators, start=1):
        yield goal.goal_no, position, indicator.target, indicator.current


def _measures(report: Report, goal: Goal) -> Iterable[Values]:
    for position, measure in enumerate(goal.measures, start=1):
        place = (goal.goal_no, goal.goal, measure.theme, position, measure.measure_no)
        yield *place, *_texts(measure), *_light(report, measure.status)


def _texts(measure: Measure) -> Values:
    return measure.measure, measure.responsible, measure.schedule, measure.followup


def _light(report: Report, status: str) -> Values:
    entry = report.light(status)
    return entry.status, entry.label, entry.colour


def _write(path: Path, columns: Sequence[str], rows: Iterable[Values]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if value is None else value for value in row] for row in rows)
