"""The shared report's figures and indicator values, as a person read them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extract import vocabulary
from extract.model import Field
from extract.record.quantities import figures_in, indicator_values

FI = vocabulary.load("fi")
FEWEST_UNITS = 0.75
"""Share of figures whose unit ends in the word that a person wrote; the rest stands far away in the text."""
ABBREVIATED = {"%": "percent", "prosenttia": "percent", "vrk": "day", "päivää": "day", "viikkoa": "week"}


@pytest.fixture(scope="module")
def goals(shared: Path) -> dict[int, Any]:
    report = json.loads((shared / "seed" / "report-2023-2024.json").read_text("utf-8"))
    return {goal["goal_no"]: goal for goal in report["goals"]}


@pytest.fixture(scope="module")
def values(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "seed" / "values-2023-2024.json").read_text("utf-8"))
    return found


def test_indicator_values(goals: dict[int, Any], values: dict[str, Any]) -> None:
    for wanted in values["indicators"]:
        pair = goals[wanted["goal_no"]]["indicators"][wanted["position"] - 1]
        found, doubts = indicator_values(Field(pair["target"]), Field(pair["current"]), FI)
        assert (found.target_value, found.current_value) == (wanted["target_value"], wanted["current_value"])
        assert found.target_comparator == wanted.get("target_comparator", "")
        assert found.target_date == (wanted["target_date"] or "")
        is_unclear = wanted["target_value"] is not None and wanted["current_value"] is None
        assert [doubt.field for doubt in doubts] == (["current"] if is_unclear else [])


def test_figures_by_value(goals: dict[int, Any], values: dict[str, Any]) -> None:
    for wanted in values["figures"]:
        measure = goals[wanted["goal_no"]]["measures"][wanted["position"] - 1]
        figures, doubts = figures_in(Field(measure["followup"]), FI)
        assert Counter((f.value, f.value_max) for f in figures) == Counter(
            (f["value"], f.get("value_max")) for f in wanted["figures"]
        )
        assert not doubts


def test_most_figures_have_the_unit_of_the_text(goals: dict[int, Any], values: dict[str, Any]) -> None:
    pairs = [
        (figure.unit, ABBREVIATED.get(one["unit"], one["unit"]))
        for wanted in values["figures"]
        for figure, one in zip(
            figures_in(Field(goals[wanted["goal_no"]]["measures"][wanted["position"] - 1]["followup"]), FI)[
                0
            ],
            wanted["figures"],
            strict=True,
        )
    ]
    alike = [found.split()[-1:] == unit.split()[-1:] for found, unit in pairs]
    assert sum(alike) / len(alike) >= FEWEST_UNITS
