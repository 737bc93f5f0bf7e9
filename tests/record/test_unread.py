"""Columns that were not understood are told of each record and field that they may have made wrong."""

from __future__ import annotations

import pytest

from extract.record.unread import near_role
from extract.vocabulary import load
from tests.record.test_layouts import read

ROWS = """
    Train the staff | Personnel unit | 2024 | Training has begun.
    Open the archive | City archive | 2025 | It is open.
"""


def told(header: str) -> set[tuple[str, str]]:
    """The codes and fields of the doubts of the first measure."""
    content = read("Goal 1. Growth", f"{header}\n{ROWS.strip()}")
    return {(doubt.code, doubt.field) for doubt in content.goals[0].measures[0].doubts}


@pytest.mark.parametrize(
    ("header", "doubt"),
    [
        ("Measure | Resnsie | Schedule | Follow-up", ("heading_unread", "responsible")),
        ("Measure |  | Schedule | Follow-up", ("text_unheaded", "responsible")),
    ],
)
def test_a_column_that_is_not_read_is_told_of_each_record(header: str, doubt: tuple[str, str]) -> None:
    assert doubt in told(header)


@pytest.mark.parametrize(
    "header",
    [
        "Measure | Responsible | Schedule | Follow-up",
        "Measure | Colour of the door | Schedule | Follow-up",
        "Measure | Budget | Schedule | Follow-up",
    ],
)
def test_a_column_of_another_kind_is_not_told(header: str) -> None:
    assert {code for code, _ in told(header)} & {"heading_unread", "text_unheaded"} == set()


def test_a_text_merged_over_two_columns_is_told_of_both() -> None:
    table = """
        Measure | Lead | Schedule | Follow-up
        Train the staff | Personnel unit 2024 | < | Training has begun.
    """
    doubts = read("Goal 1. Growth", table).goals[0].measures[0].doubts
    assert {(d.code, d.field) for d in doubts} >= {
        ("text_across_columns", "responsible"),
        ("text_across_columns", "schedule"),
    }


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Anarig", ""),
        ("Vasttaho", "responsible"),
        ("Seurta", "followup"),
        ("Mittaus", ""),
        ("", ""),
        ("2024", ""),
    ],
)
def test_a_misspelt_heading_resembles_a_known_one(heading: str, role: str) -> None:
    assert near_role(heading, load("fi")) == role
