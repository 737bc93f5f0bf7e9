"""What a page shows cannot be lost on the way to the document without a doubt."""

from __future__ import annotations

import pytest

from extract.model import Cell, Paragraph, Part, Place, Table
from extract.read.pdf.account import unaccounted


def text(words: str, page: int = 1) -> Paragraph:
    return Paragraph(words, place=Place(page=page))


def table(*rows: str, pages: tuple[int, ...] = (1,)) -> Table:
    """A table of one column; the rows after the first two stand on the last page."""
    cells = []
    for row, words in enumerate(rows):
        place = Place(page=pages[0] if row < 2 else pages[-1])
        cells.append(Cell(row, 0, paragraphs=(text(words),), parts=(Part(place, words),)))
    parts = tuple(Part(Place(page=page)) for page in pages)
    return Table(0, len(rows), 1, tuple(cells), parts)


def told(seen: list[str], *blocks: Paragraph | Table, aside: tuple[Paragraph, ...] = ()) -> list[str]:
    return [doubt.message for doubt in unaccounted(seen, blocks, aside)]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        pytest.param("Kehit- tämisen hanke", "Kehittämisen hanke", id="a hyphen of a line's end is gone"),
        pytest.param("eﬃcient", "efficient", id="a ligature is taken apart"),
        pytest.param("a\u0308iti", "äiti", id="an accent is put together"),
        pytest.param("• one • two", "one two", id="bullets are gone"),
        pytest.param("law 12 says 13 12 A 13 B", "law says 12 A 13 B", id="marks of footnotes are gone"),
    ],
)
def test_what_joining_lines_changes_is_not_told(seen: str, read: str) -> None:
    assert told([seen], text(read)) == []


@pytest.mark.parametrize(
    ("seen", "read", "lost"),
    [
        ("one lost word", "one word", "lost"),
        ("the archive opens in 2024", "the archive opens", "in 2024"),
        ("grown by 1 234 567 euros", "grown by euros", "1 234 567"),
    ],
)
def test_a_lost_word_is_told(seen: str, read: str, lost: str) -> None:
    assert told([seen], text(read)) == [f"'{lost}' of page 1 stands in no paragraph, cell or note."]


def test_one_of_two_like_words_is_told_by_its_letters() -> None:
    assert told(["done done"], text("done")) == [
        "'4 letters' of page 1 stands in no paragraph, cell or note."
    ]


def test_a_lost_word_is_told_of_its_page() -> None:
    assert told(["first", "second here"], text("first"), text("here", 2))[0].startswith("'second' of page 2")


def test_furniture_and_notes_count() -> None:
    assert told(["Page one"], aside=(text("Page one"),)) == []


def test_a_header_that_comes_again_is_read_once() -> None:
    found = told(["Measure Train", "Measure Open"], table("Measure", "Train", "Open", pages=(1, 2)))
    assert found == []


def test_a_row_beside_a_repeated_header_is_told() -> None:
    found = told(["Measure Train", "Measure Quilt Open"], table("Measure", "Train", "Open", pages=(1, 2)))
    assert found == ["'Quilt' of page 2 stands in no paragraph, cell or note."]


def test_a_word_lost_in_a_cell_over_a_break_is_told() -> None:
    parts = (Part(Place(page=1), "Train the"), Part(Place(page=2), "whole staff"))
    cell = Cell(0, 0, paragraphs=(text("Train the staff"),), parts=parts)
    assert told(["Train the", "whole staff"], Table(0, 1, 1, (cell,), parts))
