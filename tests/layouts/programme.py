"""The programme that every layout prints: goals and measures in Finnish, Swedish and English."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("fi", "sv", "en")
_SOURCE = Path(__file__).with_name("programme.json")


@dataclass(frozen=True)
class Measure:
    no: str
    status: str
    earlier_status: str
    budget: str
    theme: str
    text: str
    responsible: tuple[str, ...]
    partner: str
    schedule: tuple[str, ...]
    earlier: str
    followup: tuple[str, ...]


@dataclass(frozen=True)
class Goal:
    no: str
    status: str
    text: str
    indicator: str
    values: tuple[str, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Programme:
    language: str
    title: str
    subtitle: str
    introduction: str
    goals: tuple[Goal, ...]


@cache
def programme(language: str) -> Programme:
    source = json.loads(_SOURCE.read_text(encoding="utf-8"))
    return Programme(
        language=language,
        title=source["title"][language],
        subtitle=source["subtitle"][language],
        introduction=source["introduction"][language],
        goals=tuple(_goal(goal, language) for goal in source["goals"]),
    )


def _goal(source: dict[str, Any], language: str) -> Goal:
    return Goal(
        no=source["no"],
        status=source["status"],
        text=source["text"][language],
        indicator=source["indicator"][language],
        values=tuple(source["values"]),
        measures=tuple(_measure(measure, language) for measure in source["measures"]),
    )


def _measure(source: dict[str, Any], language: str) -> Measure:
    return Measure(
        no=source["no"],
        status=source["status"],
        earlier_status=source["earlier_status"],
        budget=source["budget"],
        theme=source["theme"][language] if source["theme"] else "",
        text=source["text"][language],
        responsible=tuple(source["responsible"][language]),
        partner=source["partner"][language],
        schedule=tuple(source["schedule"][language]),
        earlier=source["earlier"][language],
        followup=tuple(source["followup"][language]),
    )
