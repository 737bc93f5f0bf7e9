"""Texts that are odd beside those of the other measures, and texts that are not."""

from __future__ import annotations

import pytest

from extract.model import Field, Measure
from extract.record.kin import kin_doubts
from extract.vocabulary import load

USUAL = [f"The work of part {number} has gone on as it was planned in spring." for number in range(12)]


def told(*followups: str) -> list[list[str]]:
    """The codes of each measure's doubts; the first twelve follow-ups are of the usual kind."""
    measures = [Measure(Field("Measure"), followup=Field(text)) for text in (*USUAL, *followups)]
    return [[doubt.code for doubt in doubts] for doubts in kin_doubts(measures, load("en"))][len(USUAL) :]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("The work of the whole unit has been hin-", "text_cut_off", id="ends in a hyphen"),
        pytest.param("The work of the unit and", "text_cut_off", id="ends in 'and'"),
        pytest.param("The library has new rooms, a hall,", "text_cut_off", id="ends in a comma"),
        pytest.param("The work has been hin", "text_cut_off", id="lacks the stop of all others"),
        pytest.param("dered by the weather of the winter.", "text_cut_off", id="begins in mid-word"),
        pytest.param("Yes.", "length_unusual", id="far too short"),
        pytest.param("The work goes on and on." * 40, "length_unusual", id="far too long"),
        pytest.param("The work goes on in a new room.1", "note_mark_unfound", id="a note's mark"),
    ],
)
def test_an_odd_text_is_told(text: str, code: str) -> None:
    assert told(text) == [[code]]


def rows_told(*odd: Measure) -> list[list[str]]:
    """The codes of each odd measure's doubts beside numbered ones of the usual kind."""
    usual = [Measure(Field(f"Open hall {n}"), str(n), followup=Field(text)) for n, text in enumerate(USUAL)]
    return [[d.code for d in doubts] for doubts in kin_doubts([*usual, *odd], load("en"))][len(usual) :]


def test_rows_that_were_read_as_one_are_told_as_a_whole() -> None:
    glued = Measure(Field("Open a hall\nOpen a school"), "1", followup=Field("It is open.\nIt is shut."))
    assert rows_told(glued) == [["rows_glued"]]


def test_numbers_of_several_rows_in_one_cell_are_told() -> None:
    glued = Measure(Field("Open a hall"), other=(("No", "1.1\n1.2"),))
    assert rows_told(glued) == [["rows_glued", "empty_cell"]]


def test_a_row_cut_in_two_is_told_of_both_halves() -> None:
    first = Measure(Field("Open the hall of"), "1", followup=Field("It has been"))
    rest = Measure(Field("the school"), followup=Field("open since spring."))
    codes = rows_told(first, rest)
    assert ["row_split" in own for own in codes] == [True, True]


def test_a_cell_with_several_paragraphs_alone_is_not_told() -> None:
    measure = Measure(Field("Open a hall"), "1", followup=Field("It is open.\nIt is shut."))
    assert rows_told(measure) == [[]]


def test_both_parts_of_a_row_cut_between_words_are_told() -> None:
    assert told("The work has been hindered", "by the weather of the winter.") == [["text_cut_off"]] * 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The work has gone on (see page 3)", id="ends in a bracket"),
        pytest.param("2 of 3 parts have been made in spring.", id="begins with a number"),
        pytest.param("The work of the unit." * 9, id="somewhat longer"),
        pytest.param("It grew to 4.25.", id="ends in a number"),
        pytest.param("It consists of\n(i) a hall\n(ii) a library", id="marked items"),
        pytest.param("", id="empty"),
    ],
)
def test_a_usual_text_is_not_told(text: str) -> None:
    assert told(text) == [[]]


def test_what_is_the_habit_of_a_report_is_not_told() -> None:
    measures = [Measure(Field("Measure"), followup=Field(f"part {number} done")) for number in range(12)]
    assert not any(kin_doubts(measures, load("en")))


def test_few_measures_have_no_habit() -> None:
    measures = [Measure(Field("Measure"), followup=Field(text)) for text in ("It is done.", "not yet")]
    assert not any(kin_doubts(measures, load("en")))
