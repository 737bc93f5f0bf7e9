"""Which words went and which came: tables, and laws that hold for any two texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.view.comparison.word_diff import Piece, is_rewritten, word_diff
from tests.view.comparison.small import LAW

WORDS = st.lists(
    st.sampled_from(["a", "b", "c", "kaupunki", "(i)", "2022–2025,", "16", "081", ".", "\n"]), max_size=30
)
TEXTS = st.one_of(WORDS.map(" ".join), st.text(max_size=60))


def marked(before: str, after: str) -> str:
    """The difference in one line: [-gone-] and {+new+}."""
    form = {"keep": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(form[piece.kind].format(piece.before or piece.after) for piece in word_diff(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("train the staff", "train the staff", "train the staff", id="equal texts"),
        pytest.param(
            "train 200 staff in Espoo", "train 200 staff in Vantaa", "train 200 staff in [-Espoo-]{+Vantaa+}",
            id="a place that differs",
        ),
        pytest.param("train the staff", "train the whole staff", "train the {+whole +}staff", id="came"),
        pytest.param("train the whole staff", "train the staff", "train the [-whole -]staff", id="went"),
        pytest.param("", "new", "{+new+}", id="nothing before"),
        pytest.param("old", "", "[-old-]", id="nothing after"),
        pytest.param("", "", "", id="two empty texts"),
        pytest.param(
            "the number was 16 081 permits", "the number was 15 081 permits",
            "the number was [-16 081 -]{+15 081 +}permits", id="a number with a blank is one word",
        ),
        pytest.param(
            "the share rose to 3,5 percent", "the share rose to 3,7 percent",
            "the share rose to [-3,5 -]{+3,7 +}percent", id="a number with decimals is one word",
        ),
        pytest.param(
            "the office opened its doors in March, and many came",
            "the office opened a second site in May, and many came",
            "the office opened [-its doors in March-]{+a second site in May+}, and many came",
            id="a small word between two changes is part of them",
        ),
        pytest.param("a  b\nc d", "a b c d", "a  b\nc d", id="white space alone is no change"),
    ],
)  # fmt: skip
def test_differences(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


def test_texts_with_few_words_in_common_are_written_anew() -> None:
    pieces = word_diff("The preparation of the plan was begun", "All offices were opened and the staff hired")
    assert is_rewritten(pieces)
    assert len(pieces) == 2


@pytest.mark.parametrize(("before", "after"), [("same", "same"), ("", "new"), ("old", ""), ("", "")])
def test_what_is_not_written_anew(before: str, after: str) -> None:
    assert not is_rewritten(word_diff(before, after))


@LAW
@given(TEXTS, TEXTS)
def test_without_the_deletions_it_is_the_later_text(before: str, after: str) -> None:
    assert "".join(piece.after for piece in word_diff(before, after) if piece.kind != "delete") == after


@LAW
@given(TEXTS, TEXTS)
def test_without_the_insertions_it_is_the_earlier_text(before: str, after: str) -> None:
    assert "".join(piece.before for piece in word_diff(before, after) if piece.kind != "insert") == before


@LAW
@given(TEXTS, TEXTS)
def test_what_is_kept_has_the_same_words(before: str, after: str) -> None:
    for piece in word_diff(before, after):
        assert piece.kind != "keep" or piece.before.split() == piece.after.split()


@LAW
@given(TEXTS)
def test_a_text_beside_itself_is_kept(text: str) -> None:
    assert word_diff(text, text) == ((Piece("keep", text, text),) if text else ())


@LAW
@given(TEXTS, TEXTS)
def test_swapped_texts_have_changes_swapped(before: str, after: str) -> None:
    there = {piece.kind for piece in word_diff(before, after)}
    back = {piece.kind for piece in word_diff(after, before)}
    swapped = {"keep": "keep", "delete": "insert", "insert": "delete"}
    assert {swapped[kind] for kind in there} - {"keep"} == back - {"keep"}


def test_the_longest_cells_take_no_time() -> None:
    begun = time.perf_counter()
    word_diff("a b c d e " * 1000, "b c a e d " * 1000)
    assert time.perf_counter() - begun < 2
