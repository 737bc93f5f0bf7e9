"""Schedules of the shared reports, read by a person, against what is read and written of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.dataset import Row
from extract.record import RecordOptions, record_report, report_tables
from extract.record.schedules import read_schedule
from extract.vocabulary import Vocabulary, extend, load
from tests.record.seed import seed_document

KEYS = ("measure_id", "position", "item", "start", "end", "kind", "precision")


@pytest.fixture(scope="module")
def tables(shared: Path) -> dict[str, list[Row]]:
    report = json.loads((shared / "seed" / "report-2023-2024.json").read_text(encoding="utf-8"))
    return report_tables(record_report(seed_document(report), RecordOptions()), "r")


@pytest.fixture(scope="module")
def measures(shared: Path) -> list[dict[str, Any]]:
    values = json.loads((shared / "seed" / "values-2023-2024.json").read_text(encoding="utf-8"))
    read: list[dict[str, Any]] = values["measures"]
    return read


def test_all_items(tables: dict[str, list[Row]], measures: list[dict[str, Any]]) -> None:
    found = [tuple(row[key] for key in KEYS) for row in tables["schedules"]]
    assert found == [
        (f"r/{m['goal_no']}/m{m['position']}", number, *(item[key] or "" for key in KEYS[2:]))
        for m in measures
        for number, item in enumerate(m["schedules"], start=1)
    ]


def test_bounds_of_all_measures(tables: dict[str, list[Row]], measures: list[dict[str, Any]]) -> None:
    assert len(measures) == 31
    assert [(row["schedule_start"], row["schedule_end"]) for row in tables["measures"]] == [
        (m["schedule_start"] or "", m["schedule_end"] or "") for m in measures
    ]


REAL = (
    "hud-2021-cap",
    "hud-2022-cap",
    "doj-2022-cap",
    "dot-2022-cap",
    "2021-Federal-Data-Strategy-Action-Plan",
)
FEDERAL = extend(load("en"), Vocabulary("en", schedule={"bounds": ("fiscal_year -2..9 year",)}))


def schedules_of(truth: Path) -> list[str]:
    goals = json.loads(truth.read_text(encoding="utf-8"))["goals"]
    return list(dict.fromkeys(m["schedule"] for goal in goals for m in goal["measures"] if m["schedule"]))


@pytest.mark.parametrize("name", REAL)
def test_federal_schedules_are_read_but_for_a_misprint(name: str, shared: Path) -> None:
    printed = schedules_of(shared / "real" / "truth" / f"{name}.json")
    doubtful = [text for text in printed if read_schedule(text, FEDERAL)[1]]
    assert [text for text in doubtful if text != "FY 2 Q2, ongoing"] == []
