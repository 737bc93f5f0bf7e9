"""Fields that a person set or accepted: what the records then say, and what fits none."""

from __future__ import annotations

import pytest

from extract.model import Correction, Doubt, Measure, Place, ReportContent
from extract.record import RecordOptions, record_report
from tests.record.mini import document

REPORT = """
    Goal 1. Better services | Indicator: visits 100 | < | #92d050
    Measure | Responsible | Schedule | Status
    Train staff | Library | 2022 | Completed
    Open a desk | Museum | some day | Completed
    Train staff | Archive | 2024 | In progress
    Close a desk |  | 2024 | In progress
"""


def fix(field: str, before: str, after: str, row: int | None = 3, record: str = "") -> Correction:
    place = Place(1, None, 0, row) if row is not None else Place()
    return Correction("set", "0" * 64, before, after, place, "r", record, field)


def recorded(*corrections: Correction) -> ReportContent:
    return record_report(document(REPORT), RecordOptions(language="en", corrections=corrections))


def measures(content: ReportContent) -> list[Measure]:
    return [measure for goal in content.goals for measure in goal.measures]


def codes(content: ReportContent) -> list[str]:
    doubts: list[Doubt] = [doubt for measure in measures(content) for doubt in measure.doubts]
    return [doubt.code for doubt in (*content.doubts, *doubts)]


def test_the_report_as_read() -> None:
    assert [m.measure.text for m in measures(recorded())] == [
        "Train staff", "Open a desk", "Train staff", "Close a desk"
    ]  # fmt: skip
    assert [code for code in codes(recorded()) if code in ("schedule_unread", "empty_cell")] == [
        "schedule_unread", "empty_cell"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("measure", "Open a desk", "Open two desks"),
        ("responsible", "Museum", "Library"),
        ("schedule", "some  day", "2023–2025"),
        ("measure_no", "", "1.2"),
        ("theme", "", "Desks"),
        ("followup", "", "Done."),
    ],
)
def test_a_field_is_set_and_named(field: str, before: str, after: str) -> None:
    content = recorded(fix(field, before, after))
    changed = measures(content)[1]
    value = changed.number if field == "measure_no" else getattr(changed, field).text
    assert (value, changed.corrected) == (after, (field,))
    assert "correction_unfit" not in codes(content)


def test_a_corrected_text_is_not_missed() -> None:
    as_read = codes(recorded())
    assert "text_unaccounted" not in as_read
    assert codes(recorded(fix("measure", "Open a desk", "Close two counters"))) == as_read


def test_typed_values_follow_and_the_doubt_is_settled() -> None:
    content = recorded(fix("schedule", "some day", "2023–2025"))
    assert [(item.start, item.end) for item in measures(content)[1].schedules] == [
        ("2023-01-01", "2025-12-31")
    ]
    assert "schedule_unread" not in codes(content)


def test_an_empty_field_is_set_by_the_place_of_its_record() -> None:
    content = recorded(fix("responsible", "", "Museum", row=5))
    assert [party.organisation for party in measures(content)[3].responsibles] == ["Museum"]
    assert "empty_cell" not in codes(content)


def test_a_status_is_set_by_its_code() -> None:
    content = recorded(fix("status", "completed", "delayed"))
    status = measures(content)[1].status
    assert (status.code, status.label) == ("delayed", "Completed")


def test_a_goal_is_set() -> None:
    content = recorded(fix("goal", "Better services", "Good services", row=0))
    assert [goal.goal.text for goal in content.goals] == ["Good services"]


def test_an_accepted_value_stays_and_its_doubt_goes() -> None:
    content = recorded(fix("schedule", "some day", "some day"))
    assert (measures(content)[1].schedule.text, measures(content)[1].corrected) == ("some day", ())
    assert "schedule_unread" not in codes(content)


def test_two_corrections_of_one_field_follow_one_another() -> None:
    chain = fix("schedule", "some day", "2023"), fix("schedule", "2023", "2024")
    assert measures(recorded(*chain))[1].schedule.text == "2024"


@pytest.mark.parametrize(
    "correction",
    [
        pytest.param(fix("schedule", "another day", "2023"), id="another value"),
        pytest.param(fix("schedule", "some day", "2023", row=2), id="another row"),
        pytest.param(fix("schedule", "2024", "2025", row=None), id="two without a place have it"),
        pytest.param(fix("measure", "a desk", "a desk"), id="accepted, another value"),
        pytest.param(fix("", "Open a desk", "Open a desk"), id="accepted without a doubt"),
    ],
)
def test_what_fits_no_value_is_a_doubt_and_changes_nothing(correction: Correction) -> None:
    content = recorded(correction)
    assert codes(content).count("correction_unfit") == 1
    assert measures(content) == measures(recorded())


def test_the_id_tells_apart_what_place_and_value_do_not() -> None:
    correction = fix("measure", "Train staff", "Train all staff", row=None, record="r/1/m3")
    texts = [measure.measure.text for measure in measures(recorded(correction))]
    assert texts == ["Train staff", "Open a desk", "Train all staff", "Close a desk"]


def test_a_doubt_about_the_whole_report_is_accepted_by_its_words() -> None:
    (doubt,) = [doubt for doubt in recorded().doubts if doubt.code == "period_unknown"]
    content = recorded(fix(doubt.field, doubt.message, doubt.message, row=None, record="r"))
    assert [code for code in codes(content) if code in ("period_unknown", "correction_unfit")] == []
