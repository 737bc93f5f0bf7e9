from __future__ import annotations

import pytest

from extract import record
from extract.model import Suggestion
from extract.record import RecordOptions
from tests.record.mini import document

TELLS = "Publish the open data of the whole administration in one place"
HAPPENED = "The data of four departments were published in spring, those of the others will follow later on"
UNKNOWN = (
    "Ref | Deliverable | Bearer | By | Tidings | Lamp\n"
    f"1 | {TELLS} | City Office | 12/2024 | {HAPPENED} | #92d050\n"
    f"2 | {TELLS} again | Region Office | 6/2025 | {HAPPENED} again | #ff0000\n"
    f"3 | {TELLS} at last | Land Office | 2025 | {HAPPENED} at last | #92d050"
)


def suggested(*blocks: str) -> list[Suggestion]:
    return list(record.suggestions(document(*blocks), RecordOptions(language="en")))


def placed(*blocks: str) -> dict[str, str]:
    return {suggestion.text: suggestion.key for suggestion in suggested(*blocks)}


def test_headings_of_a_table_that_was_not_recognised_are_placed_by_their_cells() -> None:
    assert placed(UNKNOWN) == {
        "Deliverable": "measure",
        "Bearer": "responsible",
        "By": "schedule",
        "Tidings": "followup",
        "Lamp": "status",
    }


def test_each_suggestion_says_why_and_shows_a_cell() -> None:
    first = suggested(UNKNOWN)[0]
    assert (first.section, first.reason, first.example) == (
        "columns",
        "the first column of longer texts",
        TELLS,
    )


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("Measure | Responsible | Status\nTrain staff | HR | Done",), id="all is known"),
        pytest.param(
            ("Measure | Responsible | Budget | Status\nTrain staff | HR | 10 | Done",),
            id="a column of its own kind",
        ),
        pytest.param(("Alpha | Beta | Gamma",), id="a table of one row"),
        pytest.param(("Alpha | Beta\none | two\nthree | four",), id="a table of two columns"),
        pytest.param(
            (
                "Measure | Responsible | Status\nTrain | HR | Done",
                "Contact | Phone | Name\na | 1 | b\nc | 2 | d",
            ),
            id="a table of another kind beside one that was recognised",
        ),
        pytest.param((), id="nothing at all"),
    ],
)
def test_what_is_sure_or_no_follow_up_is_left_out(blocks: tuple[str, ...]) -> None:
    assert suggested(*blocks) == []


def test_a_heading_that_was_read_roughly_is_to_be_confirmed() -> None:
    roughly = "Mesures takn | Responsible | Status\nTrain staff | HR | Done\nHire staff | HR | Done"
    assert placed(roughly) == {"Mesures takn": "measure"}


def test_further_columns_of_a_table_that_is_read_wait_for_a_person() -> None:
    table = "Measure | Responsible | Status | Cipher\nTrain staff | HR | Done | 1\nHire staff | HR | Done | 2"
    (suggestion,) = suggested(table)
    assert (suggestion.text, suggestion.key, suggestion.is_sure) == ("Cipher", "number", False)


def test_status_words_that_nothing_tells_wait_for_a_person() -> None:
    table = "Measure | Responsible | Status\nTrain | HR | Halfway\nHire | HR | Done\nPay | HR | Halfway"
    (suggestion,) = suggested(table)
    assert (suggestion.section, suggestion.text, suggestion.key) == ("status", "Halfway", "")
    assert suggestion.reason.startswith("seen 2 times")


def test_colours_without_a_legend_stand_as_they_are_read() -> None:
    table = "Measure | Responsible | Status\nTrain | HR | #92d050\nHire | HR | #ff0000"
    assert placed(table) == {"#92d050": "on_track", "#ff0000": "not_done"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "Bundle 1. Staff", "Bundle 2. Rooms", {"Bundle": "goal"}, id="a label before the numbers"
        ),
        pytest.param("Bundle 1. Staff", "Prologue", {}, id="once is no pattern"),
        pytest.param("Goal 1. Staff", "Goal 2. Rooms", {}, id="a known label"),
    ],
)
def test_what_stands_before_the_numbers_of_goals(first: str, second: str, expected: dict[str, str]) -> None:
    table = "Measure | Responsible | Status\nTrain staff | HR | Done"
    assert placed(f"# {first}", table, f"# {second}", table) == expected


def test_a_bare_number_is_a_pattern_that_waits() -> None:
    table = "Measure | Responsible | Status\nTrain staff | HR | Done"
    (suggestion,) = suggested("# 1. Staff of the city", table, "# 2. Rooms of the city", table)
    assert (suggestion.section, suggestion.key, suggestion.is_sure) == ("patterns", "goal", False)
