"""The samples' content: JSON written by hand -> frozen values.

Knows neither how a document looks nor what the product makes of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A row of the legend; `colour_hex` is '' for a light without fill."""

    status: str
    label: str
    colour: str
    colour_hex: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A target and its present state, without the arrow between them."""

    target: str
    current: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure row; paragraphs of a text are parted by a line feed."""

    theme: str
    measure: str
    responsible: str
    schedule: str
    followup: str
    status: str
    heading_in_cell: tuple[str, ...] = ()
    heading_style: str = ""
    """run_in (in the text's first paragraph), own_line, own_line_italic or row (a row above)."""
    measure_no: str = ""
    bold_in_text: tuple[str, ...] = ()
    """Pieces that are bold at the start of later paragraphs."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal's table; `followup_header` is spelt as that table spells it."""

    goal_no: int
    goal: str
    status: str
    followup_header: str
    current_mark: str
    indicators: tuple[Indicator, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that one sample report says."""

    title: str
    subtitle: str
    legend_title: str
    legend: tuple[LegendEntry, ...]
    goals: tuple[Goal, ...]
    organisation: str = ""
    note: str = ""
    """A paragraph above the tables."""

    def light(self, status: str) -> LegendEntry:
        """The legend's entry of a status."""
        return next(entry for entry in self.legend if entry.status == status)


def load_report(path: Path) -> Report:
    """The report in a content file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Report(
        title=data["title"],
        subtitle=data["subtitle"],
        legend_title=data["legend_title"],
        legend=tuple(LegendEntry(**entry) for entry in data["legend"]),
        goals=tuple(_goal(goal) for goal in data["goals"]),
        organisation=data.get("organisation", ""),
        note=data.get("note", ""),
    )


def _goal(data: dict[str, Any]) -> Goal:
    indicators = tuple(Indicator(**indicator) for indicator in data["indicators"])
    measures = tuple(_measure(measure) for measure in data["measures"])
    return Goal(**{**data, "indicators": indicators, "measures": measures})


def _measure(data: dict[str, Any]) -> Measure:
    lists = {key: tuple(data.get(key, ())) for key in ("heading_in_cell", "bold_in_text")}
    return Measure(**{**data, **lists})
