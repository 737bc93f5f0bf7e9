from __future__ import annotations

import pytest

from extract.model import Document, Paragraph
from tests.read.pdf.sheet import Ruling, read, rows, ruled, tables

LEFT, RIGHT = (20.0, 50.0, 290.0), (310.0, 340.0, 580.0)
HEADER = "*No | *Action"


def part(*texts: str, xs: tuple[float, ...] = LEFT, top: float = 60, foot: float | None = None) -> str:
    return ruled(*texts, ruling=Ruling(top, foot, xs))


def two_up(left: str, right: str, *more: str) -> str:
    return "\n".join((left, right, *more))


def blocks(document: Document) -> list[str]:
    """Texts, and tables by the row under their header."""
    return [block.text if isinstance(block, Paragraph) else rows(block)[1] for block in document.blocks]


def test_the_left_frame_is_read_before_the_right_one() -> None:
    left = two_up("text 20 50 Goal 1", part(HEADER, "1 | Train"), "text 20 300 Goal 2")
    right = two_up(part(HEADER, "2 | Open", xs=RIGHT), "text 310 200 Goal 3")
    right += "\n" + part(HEADER, "3 | Close", xs=RIGHT, top=210)
    assert blocks(read(two_up(left, right))) == [
        "Goal 1",
        "1 | Train",
        "Goal 2",
        "2 | Open",
        "Goal 3",
        "3 | Close",
    ]


def test_a_row_cut_between_the_frames_is_whole() -> None:
    left = part(HEADER, "1 | Train", "2 | the archive opens to", foot=780)
    right = part(HEADER, " | the public this year", "3 | Close", xs=RIGHT)
    assert tables(read(two_up(left, right))) == [
        ["No | Action", "1 | Train", "2 | the archive opens to the public this year", "3 | Close"]
    ]


def test_a_table_goes_on_from_the_right_frame_to_the_next_page() -> None:
    first = two_up(part(HEADER, "1 | Train", foot=780), part(HEADER, "2 | Open", xs=RIGHT, foot=780))
    second = two_up(part(HEADER, "3 | Close"), "text 310 50 Goal 2")
    assert tables(read(first, second)) == [["No | Action", "1 | Train", "2 | Open", "3 | Close"]]


APART = [
    pytest.param(two_up(part("a | b", "1 | Train"), part("c | d", "2 | Open", xs=RIGHT)), id="side by side"),
    pytest.param(
        two_up(part(HEADER, "1 | Train"), part(HEADER, "2 | Open", xs=RIGHT), f"text 20 40 {'Report ' * 9}"),
        id="under a text over the whole width",
    ),
    pytest.param(
        two_up(part(HEADER, "1 | Train"), part(HEADER, "2 | Open", xs=(310, 340, 420))),
        id="not as wide as each other",
    ),
]


@pytest.mark.parametrize("drawing", APART)
def test_tables_beside_each_other_stay_two(drawing: str) -> None:
    assert len(read(drawing).tables) == 2
