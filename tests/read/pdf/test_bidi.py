from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.pdf.text.bidi import has_right_to_left, logical_order

# Texts are written here as they are read; `printed` puts them from left to right, as on the page.
READ = [
    pytest.param("תוכנית פעולה", "הלועפ תינכות", id="Hebrew words"),
    pytest.param("תוכנית 12", "12 תינכות", id="a number at the end"),
    pytest.param("יעד 12 בוצע", "עצוב 12 דעי", id="a number in the middle"),
    pytest.param("בוצע (חלקית)", "(תיקלח) עצוב", id="brackets as they look"),
    pytest.param("בוצע (חלקית)", ")תיקלח( עצוב", id="brackets mirrored by the reader"),
    pytest.param("الهدف", "فدهلا", id="Arabic letters"),
    pytest.param("لهد", "ﺪﻬﻟ", id="Arabic letter forms become letters"),
    pytest.param("Goal יעד", "Goal דעי", id="a Hebrew word in an English line"),
]


@pytest.mark.parametrize(("read", "printed"), READ)
def test_printed_text_is_put_in_reading_order(read: str, printed: str) -> None:
    assert logical_order(printed) == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Tavoite 1", False), ("יעד", True), ("الهدف", True), ("", False), ("目标", False)],
    ids=["Finnish", "Hebrew", "Arabic", "nothing", "Chinese"],
)
def test_texts_with_letters_from_right_to_left(text: str, expected: bool) -> None:
    assert has_right_to_left(text) == expected


@given(st.text("abcåäö 0123456789.,–%/ABC", max_size=30))
def test_text_from_left_to_right_is_not_changed(text: str) -> None:
    assert logical_order(f"A{text}") == f"A{text}"


@given(st.text("אבגדabc 123.,–", max_size=30))
def test_no_character_is_lost_or_added(text: str) -> None:
    assert sorted(logical_order(text)) == sorted(text)
