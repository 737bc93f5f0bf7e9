"""From a report's cell to the rows of the dataset and the doubts of the measure."""

from __future__ import annotations

from extract.dataset import Row
from extract.record import RecordOptions, record_report, report_tables
from tests.record.mini import document


def tables(schedule: str) -> dict[str, list[Row]]:
    content = record_report(
        document(f"Toimenpide | Aikataulu | Seuranta 2023\nOpas | {schedule} | Tehty."), RecordOptions()
    )
    return report_tables(content, "r")


def test_an_item_is_a_row_and_the_measure_has_the_bounds_of_all() -> None:
    found = tables("(i) 2022, (ii) 5/2023 mennessä")
    assert [(row["position"], row["item"], row["start"], row["end"]) for row in found["schedules"]] == [
        (1, "(i)", "2022-01-01", "2022-12-31"),
        (2, "(ii)", "", "2023-05-31"),
    ]
    measure = found["measures"][0]
    assert (measure["schedule_start"], measure["schedule_end"]) == ("2022-01-01", "2023-05-31")
    assert found["schedules"][0]["measure_id"] == measure["measure_id"]


def test_an_unread_schedule_is_a_doubt_of_the_measure_with_its_page() -> None:
    found = tables("Digivisio 2030")
    doubts = [row for row in found["doubts"] if row["code"] == "schedule_unread"]
    assert [(row["record_id"], row["field"], row["page"]) for row in doubts] == [("r/#0/m1", "schedule", 1)]
    assert found["measures"][0]["doubts"] == 1


def test_an_empty_schedule_has_no_row() -> None:
    found = tables("")
    assert (found["schedules"], found["measures"][0]["schedule_start"]) == ([], "")
