from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Cell, Mark, Paragraph
from extract.record.guess import Stack, guess_roles

LONG = "Publish the open data of the whole administration in one place"


def stack(heading: str, *texts: str, fills: tuple[str, ...] = ()) -> Stack:
    filled = zip(texts, fills or [""] * len(texts), strict=True)
    cells = (
        Cell(row, 0, paragraphs=(Paragraph(t),) if t else (), fill=f) for row, (t, f) in enumerate(filled)
    )
    return Stack(heading, tuple(cells))


def roles(*stacks: Stack, taken: frozenset[str] = frozenset()) -> list[str]:
    return [guessed.role for guessed in guess_roles(stacks, taken)]


@pytest.mark.parametrize(
    ("column", "role"),
    [
        pytest.param(stack("A", "1", "2.", "3.1"), "number", id="numbers"),
        pytest.param(stack("A", "2024", "12/2025", "1.3.2026"), "schedule", id="dates"),
        pytest.param(stack("A", "", "", fills=("#00ff00", "#ff0000")), "status", id="lights"),
        pytest.param(stack("A", "begun", "begun", "over", "begun"), "status", id="few short texts, repeated"),
        pytest.param(stack("A", LONG, LONG + " again"), "measure", id="longer texts"),
        pytest.param(stack("A"), "other", id="nothing below"),
        pytest.param(stack("A", "", "", fills=("#ffffff", "#ffffff")), "other", id="one fill only"),
    ],
)
def test_a_column_alone(column: Stack, role: str) -> None:
    assert roles(column) == [role]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        pytest.param(
            [(LONG,), (LONG + " and more",)], ["measure", "followup"], id="the longest is the follow-up"
        ),
        pytest.param([("City Office",), (LONG,)], ["responsible", "measure"], id="names beside a text"),
        pytest.param(
            [(LONG,), ("was begun last year only",)], ["measure", "followup"], id="what is left over"
        ),
        pytest.param(
            [("2024", "2025"), ("2025", "2026"), (LONG, LONG)],
            ["schedule", "other", "measure"],
            id="a role comes once",
        ),
    ],
)
def test_columns_together(columns: list[tuple[str, ...]], expected: list[str]) -> None:
    assert roles(*(stack(str(index), *texts) for index, texts in enumerate(columns))) == expected


def test_a_role_that_is_known_already_is_not_given_again() -> None:
    assert roles(stack("A", "2024", "2025"), stack("B", LONG), taken=frozenset({"schedule", "measure"})) == [
        "other",
        "followup",
    ]


def test_marks_are_lights() -> None:
    lit = Stack("A", (Cell(0, 0, marks=(Mark("disc", "#00ff00"),)),))
    assert roles(lit) == ["status"]


def test_texts_that_repeat_the_heading_do_not_count() -> None:
    assert stack("Deliverable", "Deliverable", LONG).texts == [LONG]


def test_an_example_is_no_hint_or_number_under_the_heading() -> None:
    assert stack("A", "2", LONG, LONG + "!").example == LONG


columns = st.lists(st.lists(st.text(max_size=80), max_size=5), max_size=6)


@given(columns, st.frozensets(st.sampled_from(["measure", "schedule", "status"])))
def test_each_role_but_other_comes_once_and_none_that_is_taken(
    texts: list[list[str]], taken: frozenset[str]
) -> None:
    told = [role for role in roles(*(stack("A", *t) for t in texts), taken=taken) if role != "other"]
    assert len(set(told)) == len(told)
    assert not taken & set(told)
