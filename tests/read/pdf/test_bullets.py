from __future__ import annotations

import pytest

from extract.model import Table
from extract.read.pdf.text.bullets import is_bullet, with_drawn_bullets
from tests.read.pdf.sheet import page, read

DRAWN = [
    pytest.param("disc 0 0 4 4 #000000", True, id="a small black disc"),
    pytest.param("fill 0 0 3 3 #444444", True, id="a small grey square"),
    pytest.param("disc 0 0 12 12 #000000", False, id="a large disc is a light"),
    pytest.param("disc 0 0 4 4 #00aa00", False, id="a coloured disc is a light"),
    pytest.param("disc 0 0 4 4 #dddddd", False, id="a pale disc"),
    pytest.param("image 0 0 4 4", False, id="a picture"),
]


@pytest.mark.parametrize(("drawing", "expected"), DRAWN)
def test_what_is_a_drawn_bullet(drawing: str, expected: bool) -> None:
    assert is_bullet(page(drawing).shapes[0]) == expected


def test_a_bullet_stands_on_the_line_beside_it() -> None:
    words = with_drawn_bullets(page("disc 20 24 24 28 #000000\ntext 32 30 An item"))
    assert (words.text[-1], words.box[-1].tolist()) == ("•", [20, 20, 24, 30])


@pytest.mark.parametrize(
    "drawing",
    ["disc 20 24 24 28 #000000", "disc 20 24 24 28 #000000\ntext 32 90 far below", "text 20 20 no disc"],
    ids=["no text", "no text beside it", "no disc"],
)
def test_nothing_is_added_where_no_line_begins(drawing: str) -> None:
    content = page(drawing)
    assert len(with_drawn_bullets(content)) == len(content.words)


def test_items_of_a_list_in_a_cell_are_paragraphs_without_lights() -> None:
    discs = "disc 8 14 12 18 #000000\ndisc 8 38 12 42 #000000"
    items = "text 20 20 eka asia\ntext 20 32 jatkuu\ntext 20 44 toka"
    (table,) = read(f"grid 0|200|300 0|60|80\n{discs}\n{items}\ntext 205 20 A").blocks
    assert isinstance(table, Table)
    assert table.cells[0].text == "• eka asia jatkuu\n• toka"
    assert table.cells[0].marks == ()
