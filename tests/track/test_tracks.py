from __future__ import annotations

from extract.track import Told, matrix_lines, track_reports, tracking_rows
from extract.track.items import Row
from extract.track.tracks import Tracked
from tests.track.mini import Tables, report

TREES, BOATS, CHESS = "1: Plant oak trees along the canal.", "1: Count the boats yearly.", "1: Teach chess."


def reports(*periods: list[str]) -> list[Tables]:
    return [report(f"r{number}", lines) for number, lines in enumerate(periods, start=1)]


def tracks(tracked: Tracked, record: str = "measure") -> dict[object, object]:
    return {row["record_id"]: row["track_id"] for row in tracked.rows if row["record"] == record}


def test_a_track_is_called_by_its_first_record() -> None:
    found = tracks(track_reports(reports([TREES], [BOATS, TREES], [TREES, BOATS]), {}))
    assert found == {
        "r1/1/m1": "r1/1/m1",
        "r2/1/m1": "r2/1/m1",
        "r2/1/m2": "r1/1/m1",
        "r3/1/m1": "r1/1/m1",
        "r3/1/m2": "r2/1/m1",
    }


def test_a_later_period_changes_no_track() -> None:
    periods = reports([TREES, CHESS], [BOATS, TREES], [CHESS, BOATS])
    two, three = track_reports(periods[:2], {}), track_reports(periods, {})
    assert list(three.rows)[: len(two.rows)] == list(two.rows)


def test_a_measure_that_comes_back_goes_on_where_it_was() -> None:
    tracked = track_reports(reports([TREES, CHESS], [TREES], [TREES, CHESS]), {})
    assert tracks(tracked)["r3/1/m2"] == "r1/1/m2"
    back = [row for row in tracking_rows(tracked)["links"] if row["measure_id"] == "r3/1/m2"]
    assert [(row["previous_report_id"], row["kind"]) for row in back] == [("r1", "same")]


def test_a_person_may_say_that_a_measure_came_back() -> None:
    periods = reports([TREES, CHESS], [TREES], [TREES, "1: Lessons in go are given."])
    told = {("r1", "r3"): [Told("r1/1/m2", "r3/1/m2")]}
    assert tracks(track_reports(periods, told))["r3/1/m2"] == "r1/1/m2"


def test_the_best_part_of_a_split_carries_on_and_the_other_names_it() -> None:
    whole = "1: Build a network of guest harbours and open a museum."
    tracked = track_reports(
        reports([whole], ["1: Build a network of guest harbours.", "1: Open a museum."]), {}
    )
    rows: list[Row] = [row for row in tracked.rows if row["report_id"] == "r2" and row["record"] == "measure"]
    assert {(row["track_id"], row["parent_track_id"]) for row in rows} == {
        ("r1/1/m1", ""),
        ("r2/1/m2", "r1/1/m1"),
    }


def test_goals_have_tracks_too() -> None:
    found = tracks(track_reports(reports([TREES], [TREES], [TREES]), {}), "goal")
    assert found == {"r1/1": "r1/1", "r2/1": "r1/1", "r3/1": "r1/1"}


def test_the_matrix_has_a_line_per_track_and_a_column_per_period() -> None:
    periods = reports([TREES], [BOATS, TREES])
    periods[0]["measures"][0]["status"] = "started"
    periods[1]["measures"][1]["status"] = "completed"
    header, lines = matrix_lines(track_reports(periods, {}))
    assert header == ["track_id", "record", "text", "r1", "r2"]
    assert [line[0::3] + line[4:] for line in lines if line[1] == "measure"] == [
        ["r1/1/m1", "started", "completed"],
        ["r2/1/m1", "", "none"],
    ]
