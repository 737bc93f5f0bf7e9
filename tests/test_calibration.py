"""What the calibration counts: it is the judge of the doubts, so it is judged here."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.calibration import wilson
from bench.calibration_cases import SOUND, Case
from bench.calibration_tally import is_told, pairs, tally
from bench.damage import DAMAGES, Damage, damaged
from tests.layouts.layouts import zebra
from tests.layouts.programme import programme

TRUE = {
    "goal_no": "1", "theme": "", "measure_no": "1.1", "measure": "Open the archive", "responsible": "Archive",
    "schedule": "2024", "followup": "It is open.", "status": "completed", "colour": "green",
}  # fmt: skip


def read(**other: str) -> dict[str, Any]:
    return {**TRUE, "measure_id": "r/1/m1", **other}


def case(*truth: dict[str, str]) -> Case:
    return Case("a report", "tests", SOUND, ".docx", Path.touch, truth)


def doubt(field: str, record: str = "r/1/m1") -> dict[str, Any]:
    return {"record_id": record, "field": field, "code": "empty_cell", "message": "", "page": None}


@pytest.mark.parametrize(
    ("doubts", "covered"),
    [
        ([doubt("schedule")], 1),
        ([doubt("")], 1),
        ([doubt("followup")], 0),
        ([doubt("schedule", "r")], 0),
        ([], 0),
    ],
)
def test_a_doubt_covers_a_cell_only_by_its_record_and_field(doubts: list[Any], covered: int) -> None:
    counted = tally(case(TRUE), {"measures": [read(schedule="2042")], "doubts": doubts})
    assert (counted.wrong, counted.wrong_doubted, counted.right) == (1, covered, 8)


def test_a_lost_row_and_a_row_too_many_are_counted() -> None:
    other = read(measure="Quilt xyz", followup="zzz", responsible="qqq")
    counted = tally(case(TRUE), {"measures": [other], "doubts": []})
    assert (counted.lost, counted.right, counted.wrong) == (1, 0, 8)


def test_rows_are_paired_by_likeness_not_by_order() -> None:
    first, second = TRUE, {**TRUE, "measure": "Train the staff", "followup": "Half of them."}
    assert pairs([first, second], [second, first]) == [(first, first), (second, second)]


def test_the_interval_of_a_share() -> None:
    low, high = wilson(98, 100)
    assert (round(low, 3), round(high, 3)) == (0.930, 0.994)


@pytest.mark.parametrize(
    ("message", "code", "told"),
    [
        ("'Open the archive' is in no record.", "text_unaccounted", True),
        ("The number 1.2 follows 1.0; 1.1 is missing.", "number_sequence", True),
        ("The number 11.1 follows 1.10.", "number_sequence", False),
        ("The number 1.1 is hard to read.", "hyphen_unsure", False),
    ],
    ids=["its text", "its number", "other numbers that hold its digits", "its number in another doubt"],
)
def test_a_lost_row_is_told_by_its_text_or_number(message: str, code: str, told: bool) -> None:
    raised = {**doubt("", "r"), "message": message, "code": code}
    assert is_told(TRUE, {"measures": [], "doubts": [raised]}) == told


@pytest.mark.parametrize("damage", list(DAMAGES)[:6], ids=lambda damage: damage.__name__)
def test_damage_changes_one_table_and_is_the_same_each_time(damage: Damage) -> None:
    blocks = zebra(programme("en"))
    one, two = (damaged(blocks, damage, Random(3)) for _ in range(2))
    assert one is not None
    assert (one == two, sum(a != b for a, b in zip(one, blocks, strict=True))) == (True, 1)
