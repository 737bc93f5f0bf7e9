from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Box
from extract.read.pdf.text.hyphens import Joining
from extract.read.pdf.text.paragraphs import Setting, enclosing, lines_to_paragraphs, rounded, usual_pitch
from tests.read.pdf.sheet import lines, stack

WIDE = Setting(1, 120.0, 1.2, Joining())  # 20 letters


def paragraphs(*texts: str) -> list[str]:
    return [paragraph.text for paragraph in lines_to_paragraphs(stack(*texts), WIDE)]


ONE = [
    pytest.param(["a line that runs on", "to the next"], id="running text"),
    pytest.param(["a sentence to its end.", "Then another."], id="a sentence ends at a full line"),
    pytest.param(["Vastuutaho on", "kaupunginkanslia"], id="a short line and a small letter"),
    pytest.param(["a line that reaches", "Helsinki"], id="a name begins a line"),
    pytest.param(["text to the very end", "*bold words*"], id="bold words without a colon"),
    pytest.param(["1. to the very end..", "4. is not the next"], id="a number that is not the next"),
]
SEVERAL = [
    pytest.param(["Done.", "Next year more."], id="a short line ends a sentence"),
    pytest.param(["some text", "• an item", "• another"], id="bullets"),
    pytest.param(["→ 15 %", "→ 20 %"], id="arrows"),
    pytest.param(["- one", "- two"], id="dashes"),
    pytest.param(["(i) one", "(ii) two"], id="Roman numbers"),
    pytest.param(["1) one", "2) two"], id="numbers"),
    pytest.param(["*Heading*", "Text under it"], id="a bold heading"),
    pytest.param(["Text", "*Heading*"], id="bold after plain"),
    pytest.param(["text to the very end", "*Current status:*"], id="a bold label after a full line"),
    pytest.param(["1. to the very end..", "2. the next number"], id="the next number after a full line"),
]


@pytest.mark.parametrize("texts", ONE)
def test_lines_of_one_paragraph(texts: list[str]) -> None:
    assert paragraphs(*texts) == [" ".join(texts).replace("*", "")]


@pytest.mark.parametrize("texts", SEVERAL)
def test_lines_of_several_paragraphs(texts: list[str]) -> None:
    assert paragraphs(*texts) == [text.strip("*") for text in texts]


def test_a_wider_gap_parts_paragraphs() -> None:
    assert len(lines_to_paragraphs(lines("text 0 10 a line that runs on\ntext 0 30 to the next"), WIDE)) == 2


def test_smaller_letters_under_a_text_part_paragraphs() -> None:
    assert len(lines_to_paragraphs(lines("text/14 0 14 Heading\ntext/9 0 26 text"), WIDE)) == 2


def test_larger_bold_letters_under_a_full_line_are_a_heading() -> None:
    drawing = "text/8 0 12 a line to the very end here\ntext/bold/10 0 26 Goal 1. Archives"
    assert len(lines_to_paragraphs(lines(drawing), WIDE)) == 2


def test_a_paragraph_keeps_box_page_and_size() -> None:
    (paragraph,) = lines_to_paragraphs(stack("a line that runs on", "to the next"), WIDE)
    assert (paragraph.place.page, paragraph.place.box, paragraph.size) == (1, (5, 2, 119, 24), 10)


BOLD = [
    pytest.param(
        ["*a bold heading on*", "*two lines*"], ["a bold heading on two lines"], id="over two lines"
    ),
    pytest.param(["*a bold heading and*", "text after it"], ["a bold heading and"], id="first line only"),
    pytest.param(["plain text only here", "and here"], [], id="none"),
    pytest.param(["*kaupunginkanslian-*", "*osasto*"], ["kaupunginkanslian-\x1fosasto"], id="over a hyphen"),
]


@pytest.mark.parametrize(("texts", "expected"), BOLD)
def test_bold_ranges_over_lines(texts: list[str], expected: list[str]) -> None:
    (paragraph,) = lines_to_paragraphs(stack(*texts), WIDE)
    assert [paragraph.text[a:b] for a, b in paragraph.bold] == expected


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("text 0 10 a\ntext 0 22 b\ntext 0 34 c\ntext 0 80 d", 1.2),
        ("text 0 10 a", 1.0),
        ("text 0 10 a\ntext 0 90 b", 1.0),
    ],
    ids=["three lines and a gap", "one line", "too far apart"],
)
def test_usual_distance_of_lines(drawing: str, expected: float) -> None:
    assert usual_pitch(lines(drawing)) == pytest.approx(expected)


texts = st.lists(
    st.text("abÄ .•1)-*", min_size=1, max_size=20).map(lambda text: " ".join(text.split())),
    min_size=1,
    max_size=6,
).filter(all)


@given(texts)
def test_paragraphs_keep_all_letters_in_order(found: list[str]) -> None:
    got = "".join(p.text for p in lines_to_paragraphs(stack(*found), WIDE))
    ink = [c for text in found for c in text.strip("*") if c not in " *"]
    assert [c for c in got if c not in " *\x1e\x1f"] == ink


@given(texts)
def test_bold_ranges_are_in_order_apart_and_inside(found: list[str]) -> None:
    for paragraph in lines_to_paragraphs(stack(*found), WIDE):
        flat = [position for span in paragraph.bold for position in span]
        assert flat == sorted(set(flat))
        assert not flat or (flat[0] >= 0 and flat[-1] <= len(paragraph.text))


boxes = st.tuples(*[st.floats(0, 1000)] * 4)


@given(st.lists(boxes, min_size=1, max_size=5))
def test_the_enclosing_box_holds_all(found: list[Box]) -> None:
    whole = enclosing(found)
    assert all(whole[0] <= b[0] and whole[1] <= b[1] and whole[2] >= b[2] and whole[3] >= b[3] for b in found)


@given(boxes)
def test_rounding_again_changes_nothing(box: Box) -> None:
    assert rounded(rounded(box)) == rounded(box)
    assert all(abs(a - b) <= 0.0051 for a, b in itertools.zip_longest(rounded(box), box))
