"""Fields side by side: what is told once, what is marked, what is called written anew."""

from __future__ import annotations

import json

import pytest

from extract.dataset import Row
from extract.view.comparison.field_rows import field_rows, other_rows
from extract.view.comparison.pairs import Pair
from extract.view.comparison.sides import Side

LONG = "The preparation of the plan was begun in spring, and two offices took part in it from the start."
OTHER_LONG = "All offices are now open; their staff was hired, trained and housed before the summer holidays."


def pair(previous: Row | None, current: Row | None) -> Pair:
    before, after = (Side(row) if row is not None else None for row in (previous, current))
    return Pair({"kind": "same"}, before, after)


def told(before: str, after: str) -> str:
    row = next(field_rows(pair({"followup": before}, {"followup": after}), ["followup"]))
    return "same" if row.is_same else "anew" if row.is_rewritten else "marked"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(LONG, LONG, "same", id="equal"),
        pytest.param(LONG, LONG.replace(" in ", "  in\n"), "same", id="equal but for white space"),
        pytest.param(LONG, LONG.replace("two", "four"), "marked", id="a word"),
        pytest.param(LONG, OTHER_LONG, "anew", id="nothing in common"),
        pytest.param("2022–2023", "by 2025", "marked", id="short and nothing in common"),
        pytest.param("", LONG, "marked", id="it came"),
    ],
)
def test_how_a_field_is_told(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected


def test_fields_without_a_text_are_left_out() -> None:
    rows = field_rows(pair({"theme": "", "schedule": "2023"}, {"theme": None}), ["theme", "schedule"])
    assert [row.name for row in rows] == ["schedule"]


def test_the_only_record_has_no_marks() -> None:
    (row,) = field_rows(pair(None, {"followup": LONG}), ["followup"])
    assert [piece.kind for piece in row.pieces] == ["keep"]
    assert not row.is_same


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param('{"Cost": "5"}', '{"Funding": "EU", "Cost": "7"}', ["Funding", "Cost"], id="in order"),
        pytest.param('{"Cost": "5"}', "", ["Cost"], id="only the earlier report has it"),
        pytest.param('{"Cost": ""}', "{}", [], id="an empty column"),
        pytest.param("", "not an object", [""], id="a text that is no object"),
    ],
)
def test_columns_without_a_field_of_their_own(before: str, after: str, expected: list[str]) -> None:
    rows = other_rows(pair({"other": before}, {"other": after}))
    assert [row.label for row in rows] == expected


def test_their_texts_are_compared() -> None:
    before, after = (json.dumps({"Cost": f"{amount} euros in all"}) for amount in (5, 7))
    (row,) = other_rows(pair({"other": before}, {"other": after}))
    assert [piece.kind for piece in row.pieces] == ["delete", "insert", "keep"]
