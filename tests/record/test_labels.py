from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record.labels import (
    bare_numbers,
    has_item_mark,
    number_of_cell,
    split_goal_label,
    split_number,
    without_continuation,
)
from extract.vocabulary import Vocabulary

FI, SV, EN = (vocabulary.load(code) for code in ("fi", "sv", "en"))


@pytest.mark.parametrize(
    ("text", "words", "number", "rest"),
    [
        pytest.param("Tavoite 1. Helsinki kasvaa.", FI, "1", "Helsinki kasvaa.", id="number and stop"),
        pytest.param("TAVOITE 2: Helsinki", FI, "2", "Helsinki", id="capitals and colon"),
        pytest.param("Tavoite 3 – Helsinki", FI, "3", "Helsinki", id="dash"),
        pytest.param("Tavoite: Helsinki", FI, "", "Helsinki", id="colon without number"),
        pytest.param("Mål 2.1 Staden växer", SV, "2.1", "Staden växer", id="Swedish, two levels"),
        pytest.param("Strategic objective 4: Grow", EN, "4", "Grow", id="two words"),
        pytest.param("Object 4. Expand", EN, "4", "Expand", id="label cut short by its writer"),
        pytest.param("Tavote 4. Kasvu", FI, "4", "Kasvu", id="misspelt label"),
        pytest.param("Goal II: Grow", EN, "II", "Grow", id="Roman number"),
    ],
)
def test_goal_label(text: str, words: Vocabulary, number: str, rest: str) -> None:
    label = split_goal_label(text, words)
    assert label is not None
    assert (label.number, label.text) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tavoitteena on kasvu.", id="inflected word in a sentence"),
        pytest.param("Tavoite on saavutettu.", id="sentence about the goal"),
        pytest.param("Tavoite", id="heading of a column"),
        pytest.param("Tavoite 2025", id="target of a year"),
        pytest.param("1. Helsinki kasvaa", id="number without a label"),
    ],
)
def test_no_goal_label(text: str) -> None:
    label = split_goal_label(text, FI)
    assert label is None or not (label.number or label.is_marked)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        pytest.param("1.2 Write a guide", "1.2", "Write a guide", id="two levels"),
        pytest.param("1.2. Write a guide", "1.2", "Write a guide", id="two levels and stop"),
        pytest.param("Measure 3: write a guide", "3", "write a guide", id="label"),
        pytest.param("Action 4. Write", "4", "Write", id="other label"),
        pytest.param("M3 Write a guide", "M3", "Write a guide", id="letter and number"),
        pytest.param("12) Write a guide", "12", "Write a guide", id="bracket"),
        pytest.param("3a. Write a guide", "3a", "Write a guide", id="letter behind"),
    ],
)
def test_measure_number(text: str, number: str, rest: str) -> None:
    assert split_number(text, EN) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024 brings a guide", id="year"),
        pytest.param("2024. A year", id="year and stop"),
        pytest.param("200 new homes", id="quantity"),
        pytest.param("1.5 million homes", id="decimal quantity"),
        pytest.param("(i) Write a guide", id="item mark"),
        pytest.param("a) write a guide", id="letter mark"),
        pytest.param("24.12.2023 is the day", id="date"),
        pytest.param("Write 3 guides", id="number inside"),
        pytest.param("COVID-19 response", id="number in a name"),
        pytest.param("Measures are taken", id="label word in a sentence"),
    ],
)
def test_no_measure_number(text: str) -> None:
    assert split_number(text, EN) == ("", text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.", "1"),
        (" 1.2 ", "1.2"),
        ("M3", "M3"),
        ("IV", "IV"),
        ("2024", None),
        ("Kanslia", None),
        ("", None),
    ],
)
def test_number_of_cell(text: str, number: str | None) -> None:
    assert number_of_cell(text) == number


def test_bare_numbers_count_up_over_the_whole_table() -> None:
    assert bare_numbers(["1 Tehdään", "2 Pidetään", "3 Opitaan"])
    assert not bare_numbers(["1 Tehdään", "20 uutta koulua"])
    assert not bare_numbers(["1 Tehdään"])


@pytest.mark.parametrize("text", ["(i) Brändi", "a) Brändi", "1. Brändi", "2.1 Brändi", "A. Brändi"])
def test_item_mark(text: str) -> None:
    assert has_item_mark(text)


@pytest.mark.parametrize("text", ["Brändi", "2022 alkaen", "B2B-asiakkaat", "i hela staden"])
def test_no_item_mark(text: str) -> None:
    assert not has_item_mark(text)


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("Tavoite 1 (jatkuu)", FI, "Tavoite 1"),
        ("Mål 1 (forts.)", SV, "Mål 1"),
        ("Goal 1 – continued", EN, "Goal 1"),
        ("Work continued well", EN, "Work continued well"),
    ],
)
def test_continuation_words_are_cut_at_the_end(text: str, words: Vocabulary, kept: str) -> None:
    assert without_continuation(text, words) == kept
