"""Words with figures or signs among their letters."""

from __future__ import annotations

import pytest

from extract.model import Field, Measure
from extract.record.letters import letter_doubts


def told(*texts: str) -> list[list[str]]:
    doubts = letter_doubts([Measure(Field("Open a hall"), followup=Field(text)) for text in texts])
    return [[doubt.field for doubt in own] for own in doubts]


@pytest.mark.parametrize(
    "text", ["The ha1l is open.", "It was p0stponed.", "Avattu w!nterillä", "2O24 and 20l4"]
)
def test_misread_letters_are_told(text: str) -> None:
    assert told(text) == [["followup"]]


@pytest.mark.parametrize(
    "text",
    [
        "CO2 and H2O fell.",
        "The 5G network",
        "Write to a1b@city.example",
        "see www.a1a.example",
        "12.3.2024",
        "",
    ],
)
def test_other_words_are_not_told(text: str) -> None:
    assert told(text) == [[]]


def test_a_form_that_a_report_prints_often_is_its_own() -> None:
    assert told(*["The b2b programme goes on."] * 3) == [[], [], []]
