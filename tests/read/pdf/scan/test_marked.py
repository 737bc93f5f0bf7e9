from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Box, Cell, Document, Paragraph, Part, Place, Source, Table
from extract.read.pdf.page import PageContent, no_words
from extract.read.pdf.scan.marked import with_places_shown, with_unsure_words
from extract.read.pdf.scan.recognised import Certainty, Recognised

NONE = np.zeros((0, 3))
PAGE = Recognised(PageContent(1, 600, 400, no_words(), NONE, NONE, ()), 0.0, ())
LEFT, RIGHT = (0.0, 0.0, 100.0, 50.0), (100.0, 0.0, 200.0, 50.0)


def place(box: Box) -> Place:
    return Place(page=1, box=box)


def document(*boxes: Box) -> Document:
    """A document with one table whose cells have the boxes, and a paragraph with the last."""
    cells = tuple(
        Cell(0, i, paragraphs=(Paragraph("sana", place=place(box)),), parts=(Part(place(box)),))
        for i, box in enumerate(boxes)
    )
    blocks = (Table(0, 1, len(boxes), cells), Paragraph("loppu", place=place((0.0, 300.0, 100.0, 320.0))))
    return Document(Source("a.pdf", "", "pdf", 1), blocks)


def doubted(*words: Certainty) -> list[tuple[int | None, str]]:
    """(column, message) of the doubts about words on the page."""
    marked = with_unsure_words(document(LEFT, RIGHT), {1: replace(PAGE, words=words)})
    found = [*(doubt for table in marked.tables for doubt in table.doubts), *marked.doubts]
    return [(doubt.place.column, doubt.message.split(":")[1]) for doubt in found]


UNSURE = Certainty("2O23", 41.4, (110.0, 10.0, 130.0, 20.0))


def test_an_unsure_word_is_in_doubt_in_its_cell() -> None:
    assert doubted(UNSURE) == [(1, " '2O23' (41 %).")]


def test_unsure_words_of_a_cell_are_one_doubt() -> None:
    assert len(doubted(UNSURE, UNSURE)) == 1


def test_an_unsure_word_of_a_paragraph_is_in_doubt() -> None:
    assert doubted(UNSURE._replace(box=(5.0, 305.0, 20.0, 315.0))) == [(None, " '2O23' (41 %).")]


@pytest.mark.parametrize(
    "word",
    [
        pytest.param(UNSURE._replace(confidence=93.0), id="a sure word"),
        pytest.param(UNSURE._replace(text="—"), id="a sign"),
        pytest.param(UNSURE._replace(box=(300.0, 10.0, 320.0, 20.0)), id="outside of all texts"),
    ],
)
def test_no_doubt_about(word: Certainty) -> None:
    assert doubted(word) == []


def shown(box: Box, angle: float = 0.0, quarters: int = 0) -> Box:
    page = replace(PAGE, angle=angle, quarters=quarters)
    found = with_places_shown(document(box), {1: page}).tables[0].cells[0].parts[0].place.box
    assert found is not None
    return found


TURNS = [
    pytest.param(0, (10.0, 20.0, 50.0, 30.0), id="upright"),
    pytest.param(1, (370.0, 10.0, 380.0, 50.0), id="was on its side"),
    pytest.param(2, (550.0, 370.0, 590.0, 380.0), id="stood on its head"),
    pytest.param(3, (20.0, 550.0, 30.0, 590.0), id="was on its other side"),
]


@pytest.mark.parametrize(("quarters", "expected"), TURNS)
def test_a_place_is_where_a_turned_page_shows_it(quarters: int, expected: Box) -> None:
    assert shown((10.0, 20.0, 50.0, 30.0), quarters=quarters) == expected


def test_a_place_is_where_a_leaning_page_shows_it() -> None:
    assert shown((590.0, 195.0, 600.0, 205.0), angle=1.0) == pytest.approx(
        (589.95, 200.15, 599.95, 210.15), abs=0.1
    )


@given(st.floats(-5, 5), st.integers(0, 3))
def test_the_middle_of_a_page_stays_whatever_its_turn(angle: float, quarters: int) -> None:
    box = shown((290.0, 190.0, 310.0, 210.0), angle, quarters)
    sides = (200.0, 300.0) if quarters % 2 else (300.0, 200.0)
    assert ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) == pytest.approx(sides, abs=0.1)
