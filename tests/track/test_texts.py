from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.track.texts import names, numbers, plain, same_key, words

SAME = {
    "case": ("Soft Landing -palvelu", "soft landing -palvelu"),
    "white space": ("a  b\nc", "a b c"),
    "a hyphen at a line's end": ("etä-\nasiointi", "etäasiointi"),
    "another dash": ("2022–2025", "2022-2025"),
    "a minus sign": ("2022−2025", "2022–2025"),
    "a soft hyphen": ("asi\u00adointi", "asiointi"),
    "letters put together": ("ﬁnans", "finans"),
}
OTHER = {
    "a number": ("200 homes", "300 homes"),
    "a range is no number": ("1–2 vuotta", "12 vuotta"),
    "a comma": ("a, b", "a b"),
    "a word": ("in Turku", "in Oulu"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_wording(one: str, other: str) -> None:
    assert same_key(one) == same_key(other)


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_another_wording(one: str, other: str) -> None:
    assert same_key(one) != same_key(other)


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert same_key(same_key(text).replace("~", "-")) == same_key(same_key(text).replace("~", "-").lower())
    assert plain(plain(text)) == plain(plain(plain(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(i) Selvitetään tarve", "selvitetään tarve"), ("2) Utreds", "utreds"), ("In 2 cities", "in 2 cities")],
    ids=["roman item mark", "number and bracket", "no mark"],
)
def test_item_marks_are_no_wording(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Train 1 200 staff by 2025", {"1200", "2025"}),
        ("Över 33,5 procent", {"33,5"}),
        ("(2) No number", set()),
    ],
    ids=["thousands", "decimal comma", "item mark"],
)
def test_numbers(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Train staff in Turku and Oulu.", {"turk", "oulu"}),
        ("Train staff. Then rest.", set()),
        ("(i) Train staff", set()),
    ],
    ids=["inside a sentence", "at a sentence's start", "after an item mark"],
)
def test_names(text: str, expected: set[str]) -> None:
    assert names(text) == expected


def test_words_stand_in_order() -> None:
    assert words("Pks-korkeakoulut ja TKI") == ["pks", "korkeakoulut", "ja", "tki"]
