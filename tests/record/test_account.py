"""A lost row, text or light of a table cannot go unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Doubt, Field, Goal, Measure, Status
from extract.record import RecordOptions, record_report
from extract.record.account import unaccounted
from extract.record.entries import Reading
from extract.record.report import _read_blocks
from extract.record.roles import Placed
from extract.vocabulary import load
from tests.record.mini import document

TABLE = """
    No | Measure | Lead | Schedule | Budget | Follow-up | Status
    Goal 1. Growth | < | < | < | < | < | <
    1.1 | Train the staff | Personnel unit | 2024 | 5 k | Half of them are trained. | #92d050
    1.2 | Open the archive | City archive | 2025 | 9 k | It is open on Mondays. | #ff0000
"""
VOCABULARY = load("en")


def parts(table: str) -> tuple[list[Placed], tuple[Goal, ...]]:
    made = document(table)
    found = _read_blocks(made, frozenset(), Reading(VOCABULARY))
    return found.placed, record_report(made, RecordOptions(language="en")).goals


def doubts_of(change: Callable[[Measure], Measure]) -> list[Doubt]:
    """The doubts once the second measure is another one."""
    placed, (goal,) = parts(TABLE)
    changed = replace(goal, measures=(goal.measures[0], change(goal.measures[1])))
    return list(unaccounted(placed, [changed], (), VOCABULARY))


@pytest.mark.parametrize(
    ("field", "value", "lost"),
    [
        ("measure", Field(), "Open the archive"),
        ("responsible", Field(), "City archive"),
        ("schedule", Field(), "2025"),
        ("followup", Field(), "It is open on Mondays."),
        ("other", (), "9 k"),
        ("number", "", "1.2"),
    ],
)
def test_a_text_that_a_record_lost_is_told(field: str, value: Any, lost: str) -> None:
    found = doubts_of(lambda measure: replace(measure, **{field: value}))
    assert [(d.code, d.message, d.place.row) for d in found] == [
        ("text_unaccounted", f"'{lost}' is in no record.", 3)
    ]


def test_a_word_that_a_record_lost_is_told() -> None:
    found = doubts_of(lambda m: replace(m, followup=replace(m.followup, text="It is open on")))
    assert [d.code for d in found] == ["text_unaccounted"]


def test_a_light_that_a_record_lost_is_told() -> None:
    found = doubts_of(lambda measure: replace(measure, status=Status()))
    assert [(d.code, d.field) for d in found] == [("light_unaccounted", "status")]


def test_a_lost_row_is_told_once_with_all_its_texts() -> None:
    placed, (goal,) = parts(TABLE)
    (doubt,) = unaccounted(placed, [replace(goal, measures=goal.measures[:1])], (), VOCABULARY)
    assert doubt.message.startswith("'1.2 | Open the archive | City archive | 2025 | 9 k | It is")


def test_a_row_that_another_doubt_names_is_not_told_twice() -> None:
    placed, (goal,) = parts(TABLE)
    lost = [replace(goal, measures=goal.measures[:1])]
    known = list(unaccounted(placed, lost, (), VOCABULARY))
    assert list(unaccounted(placed, lost, known, VOCABULARY)) == []


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(TABLE, id="every kind of column"),
        pytest.param(
            """
            Measure | Lead | Follow-up
            1 | 2 | 3
            Goal 1. Growth | < | <
            Train the staff | Personnel unit | Half of them.
            Goal 1. Growth (continued) | < | <
            Open the archive | City archive | It is open.
            """,
            id="column numbers, a goal that goes on",
        ),
        pytest.param(
            """
            Goal | Measure | Lead | Follow-up
            Goal 1. Growth | Train the staff | Personnel unit | Half of them.
            ^ | Open the archive | City archive | It is open.
            """,
            id="a goal merged over its measures",
        ),
        pytest.param(
            """
            Measure | Train the staff
            Lead | Personnel unit
            Follow-up | Half of them are trained.
            """,
            id="a card",
        ),
    ],
)
def test_what_is_recorded_is_not_told(table: str) -> None:
    placed, goals = parts(table)
    assert list(unaccounted(placed, goals, (), VOCABULARY)) == []


def test_a_row_of_data_taken_for_headings_is_told() -> None:
    table = """
        No | Measure | Lead | Follow-up
        1.1 | Train the staff of all the schools. | ^ | Half of them are trained.
        1.2 | Open the archive | City archive | It is open.
    """
    found = record_report(document("# Goal 1. Growth", table), RecordOptions(language="en")).doubts
    assert "header_holds_record" in [d.code for d in found]


@given(st.integers(0, 4), st.integers(1, 5))
def test_any_lost_row_of_many_is_told(lost: int, more: int) -> None:
    rows = [f"{i} | Task of letter {'abcdefghij'[i]}x | Office | 2024 | Done." for i in range(lost + more)]
    placed, (goal,) = parts("\n".join(["No | Measure | Lead | Schedule | Follow-up", *rows]))
    kept = replace(goal, measures=goal.measures[:lost] + goal.measures[lost + 1 :])
    told = list(unaccounted(placed, [kept], (), VOCABULARY))
    assert [doubt.place.row for doubt in told] == [lost + 1]
