from __future__ import annotations

import pytest

from extract.view import Inspection
from extract.view.inspection import SeenCell
from tests.view.small import LEGEND, REPORT, seen


def cells_of(inspection: Inspection, table: int = -1) -> dict[tuple[int, int], SeenCell]:
    return {(cell.cell.row, cell.cell.column): cell for cell in inspection.tables[table].cells}


@pytest.mark.parametrize(
    ("table", "spot", "role", "record"),
    [
        pytest.param(0, (0, 0), "goal", "", id="the head of a column has its role and no record"),
        pytest.param(0, (1, 0), "goal", "1", id="a goal"),
        pytest.param(0, (1, 1), "target", "1/i1", id="its indicator"),
        pytest.param(1, (1, 0), "measure", "1/m1", id="a measure"),
        pytest.param(1, (1, 1), "responsible", "1/m1", id="who does it"),
        pytest.param(1, (2, 3), "followup", "1/m2", id="what happened to the next one"),
    ],
)
def test_a_cell_shows_the_field_and_the_record_it_went_into(
    table: int, spot: tuple[int, int], role: str, record: str
) -> None:
    cell = cells_of(seen(*REPORT), table)[spot]
    assert (cell.role, cell.record, cell.is_lost) == (role, record, False)


def test_the_kinds_of_tables_are_told() -> None:
    budget = "Budget | Euros\nStaff | 100\nRooms | 20"
    assert [table.roles.kind for table in seen(LEGEND, *REPORT, budget).tables] == [
        "legend",
        "goals",
        "measures",
        "ignored",
    ]


@pytest.mark.parametrize(
    ("row", "light"),
    [
        pytest.param("Train | HR | 2023 | Done so | #92d050", ("fill", "#92d050", "on_track"), id="a fill"),
        pytest.param("Train | HR | 2023 | Done so | o#ff0000", ("disc", "#ff0000", "not_done"), id="a disc"),
        pytest.param("Train | HR | 2023 | Done so | Completed", ("text", "", "completed"), id="a word"),
    ],
)
def test_a_light_has_the_status_that_was_read(row: str, light: tuple[str, str, str]) -> None:
    cells = cells_of(seen("Measure | Responsible | Schedule | Follow-up | Status\n" + row))
    assert [(seen.kind, seen.colour, seen.status) for seen in cells[1, 4].lights] == [light]


def test_a_light_outside_of_the_status_column_is_shown_as_not_read() -> None:
    cells = cells_of(seen("Measure | Responsible | Status | Notes\nTrain staff | HR | Done | #00ff00"))
    assert [light.status for light in cells[1, 3].lights] == [""]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "Measure | Responsible | Status\nTrain | HR | Done #d9e2f3", id="a pale fill behind text"
        ),
        pytest.param("Contact | Phone\nHR #00ff00 | 123", id="a table that was ignored"),
        pytest.param(
            "Measure #00ff00 | Responsible #00ff00 | Status #00ff00\nTrain | HR | Done", id="a header"
        ),
    ],
)
def test_what_is_no_light_is_not_shown_as_one(table: str) -> None:
    fills = [
        light for cell in seen(table).tables[0].cells for light in cell.lights if light.colour == "#00ff00"
    ]
    assert fills == []


def test_a_row_over_a_page_break_is_a_join_once() -> None:
    (join,) = seen(*REPORT, cut={1: 2}).tables[1].joins()
    assert (join.row, join.record, join.before.page, join.after.page) == (2, "1/m2", 1, 2)


def test_a_row_that_went_into_no_record_is_lost() -> None:
    table = "Measure | Responsible | Status\nTrain | HR | Done\nThis sentence says something. | < | <"
    assert [cell.cell.row for cell in seen(table).tables[0].cells if cell.is_lost] == [2]


def test_doubts_are_numbered_in_reading_order_and_have_the_box_of_their_cell() -> None:
    doubts = seen(*REPORT[1:]).doubts
    assert [seen.number for seen in doubts] == list(range(1, len(doubts) + 1))
    assert {seen.doubt.code for seen in doubts} == {"period_unknown", "colour_by_convention"}
    assert doubts[0].doubt.place.box is None
    assert doubts[1].doubt.place.box is not None


def test_where_nothing_is_recognised_tables_and_the_reason_are_shown() -> None:
    inspection = seen("Alpha | Beta | Gamma\none | two | three")
    assert "no table that looks like a follow-up" in inspection.failure
    assert inspection.tables[0].roles.reason == "none of its rows is a header of a follow-up"
