"""Texts that slid into other cells, reach over several rows or end within a word, told from their kin."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.model import Field, Measure, Part, Place
from extract.record.joined import joined_doubts

COLUMNS = ("measure", "responsible", "schedule", "followup")


def field(text: str, row: int, name: str) -> Field:
    place = Place(table=0, row=row, column=COLUMNS.index(name))
    return Field(text, (Part(place, text),) if text else ())


def usual(row: int) -> Measure:
    texts = (f"Open hall {row} of the school.", f"Unit {row}", f"20{row + 10}", f"Hall {row} is open to all.")
    made = [field(text, row, name) for name, text in zip(COLUMNS, texts, strict=True)]
    return Measure(made[0], responsible=made[1], schedule=made[2], followup=made[3])


def told(**texts: str) -> set[tuple[int, str, str]]:
    """The doubts beside twelve usual rows about the first two, of which the second has these texts."""
    changes: dict[str, Any] = {name: field(text, 1, name) for name, text in texts.items()}
    odd = replace(usual(1), **changes)
    doubts = joined_doubts([usual(0), odd, *(usual(row) for row in range(2, 13))])
    return {(row, doubt.code, doubt.field) for row, own in enumerate(doubts) for doubt in own}


ODD = [
    pytest.param(
        {"measure": "", "responsible": "Open hall 1 of the school.\nUnit 1"},
        (1, "text_misplaced", "responsible"),
        id="a text beside its empty cell",
    ),
    pytest.param(
        {"measure": "Open hall 1 of", "responsible": "the school. Unit 1"},
        (1, "text_cut_off", "measure"),
        id="words in the next cell",
    ),
    pytest.param({"followup": "Hall 1 is open to scho"}, None, id="an end that begins no longer word"),
    pytest.param({"responsible": "The sch"}, (1, "text_cut_off", "responsible"), id="an end within a word"),
    pytest.param({"responsible": "The school"}, None, id="an end with a whole word"),
    pytest.param({"responsible": "Unit 1\nUnit 7"}, None, id="two paragraphs and nothing empty"),
]


@pytest.mark.parametrize(("texts", "doubt"), ODD)
def test_texts_that_belong_elsewhere_are_told(
    texts: dict[str, str], doubt: tuple[int, str, str] | None
) -> None:
    assert (doubt in told(**texts)) if doubt else not told(**texts)


def test_a_text_that_stands_above_its_empty_cell_is_told_of_the_row_above() -> None:
    above = replace(usual(0), followup=field("Hall 0 is open to all. Hall 1 is open to all.", 0, "followup"))
    below = replace(usual(1), followup=Field())
    doubts = joined_doubts([above, below, *(usual(row) for row in range(2, 13))])
    assert [(d.code, d.field) for d in doubts[0]] == [("text_misplaced", "followup")]


@pytest.mark.parametrize(("shared", "codes"), [(2, ["text_across_rows"]), (6, [])], ids=["seldom", "often"])
def test_a_cell_over_several_measures_is_told_where_few_have_one(shared: int, codes: list[str]) -> None:
    common = usual(0).followup
    rows = [replace(usual(row), followup=common) if row < shared else usual(row) for row in range(14)]
    assert [doubt.code for doubt in joined_doubts(rows)[0]] == codes


@pytest.mark.parametrize(
    ("measure", "codes"),
    [
        (Measure(Field("Open a hall. 1.3 Open a library."), "1.2"), ["rows_glued"]),
        (Measure(Field("Open a hall"), "1.2", other=(("No", "1.3"),)), ["rows_glued"]),
        (Measure(Field("Open a hall"), "1.2", other=(("No", "1.2 1.3"), ("Budget", "120 000"))), []),
        (Measure(Field("Spend 1.3 million"), "1.2"), []),
        (Measure(Field("Spend 1.5 million"), "1.2", other=(("Budget", ""),)), []),
    ],
    ids=["in the text", "in another column", "an amount", "a quantity", "an empty column"],
)
def test_the_next_number_inside_a_row_is_told(measure: Measure, codes: list[str]) -> None:
    assert [doubt.code for doubt in joined_doubts([measure])[0]] == codes
