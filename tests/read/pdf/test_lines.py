from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.pdf.text.lines import words_to_lines, words_to_reading
from tests.read.pdf.sheet import lines, page, visible

TEXTS = [
    pytest.param("text 0 10 Hello", ["Hello"], id="one word"),
    pytest.param("text 0 10 two words", ["two words"], id="a space of the file"),
    pytest.param("text 0 10 two\ntext 20 10 words", ["two words"], id="a gap without a space"),
    pytest.param("text 20 10 words\ntext 0 10 two", ["two words"], id="drawn in another order"),
    pytest.param("text 0 22 under\ntext 0 10 over", ["over", "under"], id="lines drawn from below"),
    pytest.param("text 0 10 a  \u00a0 b", ["a b"], id="many kinds of spaces collapse"),
    pytest.param("text 0 10  a ", ["a"], id="spaces at both ends go"),
    pytest.param("text 0 10 ab\ntext/6 12 6 2\ntext 20 10 cd", ["ab2 cd"], id="a raised mark"),
    pytest.param("text 0 10 H\ntext/6 6 12 2\ntext 9.6 10 O", ["H2O"], id="a lowered mark"),
    pytest.param("text 0 10 ab\ntext/8.3 12 5.5 2", ["ab2"], id="a raised mark of five sixths"),
    pytest.param("text/14 0 14 Big\ntext 30 14 small", ["Big small"], id="two sizes on one line"),
    pytest.param("text 0 10 a\u0308iti", ["äiti"], id="a mark over a letter is composed"),
    pytest.param("text/up 10 60 Up it goes", ["Up it goes"], id="turned to read upwards"),
    pytest.param("text/down 0 10 Down it goes", ["Down it goes"], id="turned to read downwards"),
    pytest.param("text/up 10 60 A\ntext 20 10 B", ["B", "A"], id="turned text is no part of a line"),
    pytest.param("", [], id="no characters"),
    pytest.param("text 0 10    ", [], id="spaces alone"),
]


@pytest.mark.parametrize(("drawing", "expected"), TEXTS)
def test_words_become_lines(drawing: str, expected: list[str]) -> None:
    assert [line.text for line in lines(drawing)] == expected


UNBROKEN = [
    pytest.param("text 0 10 kor\ntext 18.9 10 kea", "korkea", id="runs that nearly touch"),
    pytest.param("text 0 10 kor\ntext 17 10 kea", "korkea", id="kerned letters overlap"),
    pytest.param("text 0 10 kor\u00adkea", "korkea", id="soft hyphen inside a line"),
    pytest.param("text 0 10 kor\u200bkea\ufeff", "korkea", id="zero-width characters"),
    pytest.param("text 0 10 ko rkea\ntext 12 10 r", "korrkea", id="a space that lies under a letter"),
]


@pytest.mark.parametrize(("drawing", "word"), UNBROKEN)
def test_words_stay_whole(drawing: str, word: str) -> None:
    assert [line.text for line in lines(drawing)] == [word]


def test_soft_hyphen_at_a_lines_end_is_kept() -> None:
    assert [line.text for line in lines("text 0 10 kor\u00ad \ntext 0 22 kea")] == ["kor\u00ad", "kea"]


BOLD = [
    pytest.param("text/bold 0 10 All bold", ((0, 8),), id="all of it with its space"),
    pytest.param("text/bold 0 10 Head\ntext 30 10 body", ((0, 4),), id="a heading that runs in"),
    pytest.param("text 0 10 body\ntext/bold 30 10 B", ((5, 6),), id="at the end"),
    pytest.param("text 0 10 plain", (), id="none"),
]


@pytest.mark.parametrize(("drawing", "expected"), BOLD)
def test_bold_ranges(drawing: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert lines(drawing)[0].bold == expected


def test_raised_marks_are_told_and_lowered_are_not() -> None:
    (line,) = lines("text 0 10 ab\ntext/6 12 6 12\ntext 30 10 H\ntext/6 36 12 2")
    assert [line.text[a:b] for a, b in line.raised] == ["12"]


@pytest.mark.parametrize(
    ("drawing", "colour"),
    [("text/#c00000 0 10 Late", 0xC00000), ("text/#c00000 0 10 La\ntext 12 10 te", -1)],
    ids=["one colour", "two colours"],
)
def test_colour_of_a_line(drawing: str, colour: int) -> None:
    assert lines(drawing)[0].colour == colour


def test_a_group_takes_its_piece_of_a_line() -> None:
    found = words_to_lines(page("text 0 10 ab cd").words, np.array([7, 3]))
    assert [(line.group, line.text) for line in found] == [(3, "cd"), (7, "ab")]


@pytest.mark.parametrize(("gap", "expected"), [(1.5, ["one", "two three"]), (5.0, ["one two three"])])
def test_wide_gaps_part_pieces(gap: float, expected: list[str]) -> None:
    assert [line.text for line in lines("text 0 10 one\ntext 40 10 two three", gap)] == expected


def test_box_and_size_of_a_line() -> None:
    line = lines("text 12 30 abc")[0]
    assert (line.box, line.size) == ((12.0, 20.0, 30.0, 30.0), 10.0)


words = st.text("abcdeåäö -\u00ad\u200b\u00a0", min_size=1, max_size=8)
placed = st.tuples(st.integers(0, 80), st.integers(1, 12), st.sampled_from([6, 8, 10]), words)
drawings = st.lists(placed, min_size=1, max_size=12).map(
    lambda items: "\n".join(f"text/{size} {x} {foot * 7} {text}" for x, foot, size, text in items)
)


@given(drawings, st.integers(1, 3))
def test_no_character_is_lost(drawing: str, groups: int) -> None:
    words = page(drawing).words
    found = words_to_lines(words, np.arange(len(words)) % groups)
    printed = "".join(item.split(" ", 3)[3] for item in drawing.splitlines())
    expected = visible(printed.replace("\u00ad", "").replace("\u200b", ""))
    assert visible("".join(line.text for line in found).replace("\u00ad", "")) == expected


@given(drawings)
def test_reading_is_in_order_of_lines_and_from_left_to_right(drawing: str) -> None:
    words = page(drawing).words
    reading = words_to_reading(words, np.zeros(len(words), np.int64))
    same_line = np.diff(reading.line) == 0
    assert (np.diff(reading.line) >= 0).all()
    assert (np.diff(reading.turned[:, 0])[same_line] >= 0).all()


@given(drawings, st.floats(0.1, 5))
def test_parting_pieces_changes_no_text(drawing: str, gap: float) -> None:
    whole, pieces = ("".join(line.text for line in lines(drawing, wide)) for wide in (0.0, gap))
    assert visible(whole.replace("\u00ad", "")) == visible(pieces.replace("\u00ad", ""))


@given(drawings)
def test_lines_never_begin_or_end_with_a_blank_nor_hold_two(drawing: str) -> None:
    assert all(line.text == " ".join(line.text.split()) and line.text for line in lines(drawing))
