from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Box
from extract.read.pdf.text.gutters import Strip, parts_both_sides, white_strips


def rows(*lines: str) -> list[list[Box]]:
    """'aaa  bb': one box per word, a letter is a point wide and each line 10 high."""
    return [
        [(float(start), n * 10.0, float(start + len(word)), n * 10.0 + 10) for start, word in _words(line)]
        for n, line in enumerate(lines)
    ]


def _words(line: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in line.split(" "):
        if word:
            found.append((at, word))
        at += len(word) + 1
    return found


STRIPS = [
    pytest.param(["aaa     bbb", "a       b"], [(3, 8)], id="two columns"),
    pytest.param(["aaa     bbb", "aaaaa    bb"], [(5, 8)], id="ragged right edges"),
    pytest.param(["a     b     c", "aa    bb    c"], [(2, 6), (8, 12)], id="three columns"),
]
NO_STRIPS = [
    pytest.param(["aaa     bbb", "aaaaaaaaaaaa"], id="a line runs across"),
    pytest.param(["aaa bbb", "aaa bbb"], id="a word's gap"),
    pytest.param(["aaaaa"], id="one box"),
    pytest.param([], id="no boxes"),
]


@pytest.mark.parametrize(("lines", "expected"), STRIPS)
def test_white_strips(lines: list[str], expected: list[Strip]) -> None:
    assert white_strips([box for row in rows(*lines) for box in row], narrowest=3) == expected


@pytest.mark.parametrize("lines", NO_STRIPS)
def test_no_white_strips(lines: list[str]) -> None:
    assert white_strips([box for row in rows(*lines) for box in row], narrowest=3) == []


def test_a_strip_may_be_crossed_as_often_as_allowed() -> None:
    boxes = [box for row in rows("aaa     bbb", "aaaaaaaaaaaa") for box in row]
    assert white_strips(boxes, narrowest=3, blocked=1) == [(3, 8)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(["a      b", "a      b"], 2), (["a      b", "a", "       b"], 1), (["aaaaaaaa"], 0)],
    ids=["both rows", "one side only", "across it"],
)
def test_rows_with_text_on_both_sides(lines: list[str], expected: int) -> None:
    assert parts_both_sides((3.0, 6.0), rows(*lines)) == expected


spans = st.tuples(st.integers(0, 200), st.integers(1, 60))
boxes = st.lists(spans.map(lambda span: (float(span[0]), 0.0, float(sum(span)), 9.0)), max_size=12)


@given(boxes)
def test_nothing_reaches_into_a_strip(found: list[Box]) -> None:
    strips = white_strips(found, narrowest=2)
    assert not [(s, b) for s in strips for b in found if b[0] < s[1] and b[2] > s[0]]


@given(boxes)
def test_strips_are_apart_wide_enough_and_inside(found: list[Box]) -> None:
    strips = white_strips(found, narrowest=2)
    assert all(b - a >= 2 for a, b in strips)
    assert all(x[1] <= y[0] for x, y in itertools.pairwise(strips))
    assert all(min(b[0] for b in found) < a and b_end < max(b[2] for b in found) for a, b_end in strips)
