from __future__ import annotations

import pytest

from extract.errors import WrongUse
from extract.track import compare_tables, told_links
from extract.track.items import Row
from tests.track.mini import kinds, report

PREVIOUS = report("a", ["1: Plant oak trees.", "1: Count the boats.", "1: Teach coding."])
CURRENT = report("b", ["1: Plant oak trees.", "1: Boats are counted yearly.", "1: Offer lessons in chess."])


def row(previous: str, current: str, kind: str = "", decided_by: str = "analyst") -> Row:
    ids = {"previous_measure_id": previous and f"a/1/{previous}", "measure_id": current and f"b/1/{current}"}
    return {**ids, "kind": kind, "decided_by": decided_by}


def corrected(*rows: Row) -> dict[tuple[str, str], str]:
    return kinds(compare_tables(PREVIOUS, CURRENT, told_links(rows, PREVIOUS, CURRENT)))


def test_what_a_person_decided_wins() -> None:
    assert corrected(row("m3", "m3"))[("1/m3", "1/m3")] == "reworded"


def test_what_a_person_took_apart_stays_apart() -> None:
    found = corrected(row("m1", "", "removed"), row("", "m1", "added"))
    assert found[("1/m1", "")] == "removed"
    assert found[("", "1/m1")] == "added"


def test_the_rest_is_matched_around_it() -> None:
    found = corrected(row("m1", "m3", "reworded"))
    assert found == {
        ("1/m1", "1/m3"): "reworded",
        ("1/m2", "1/m2"): "reworded",
        ("1/m3", ""): "removed",
        ("", "1/m1"): "added",
    }


def test_a_person_may_split_a_measure() -> None:
    found = corrected(row("m1", "m1", "split"), row("m1", "m3", "split"))
    assert found[("1/m1", "1/m3")] == "split"


def test_rows_of_the_program_are_passed_over() -> None:
    assert corrected(row("m1", "m3", "reworded", "auto")) == corrected()


def test_a_decision_tells_who_made_it() -> None:
    links = compare_tables(PREVIOUS, CURRENT, told_links([row("m3", "m3")], PREVIOUS, CURRENT)).links
    assert [link.decided_by for link in links if link.previous == "a/1/m3"] == ["analyst"]


FAULTS = {
    "unknown before": ([row("m9", "m1")], "line 2: the previous report has no measure a/1/m9"),
    "unknown now": ([row("m1", "m1"), row("m2", "m9")], "line 3: the current report has no measure b/1/m9"),
    "no measure": ([row("", "")], "line 2: it names no measure"),
    "no such kind": ([row("m1", "m1", "equal")], "line 2: the kind is 'equal'"),
    "a kind of one side": ([row("m1", "m1", "added")], "line 2: the kind is 'added'"),
    "two partners": ([row("m1", "m1"), row("m1", "m2")], "lines 2, 3: a/1/m1 stands in several links"),
    "linked and removed": ([row("m1", "m1"), row("m1", "", "removed")], "lines 2, 3: a/1/m1"),
}


@pytest.mark.parametrize(("rows", "message"), FAULTS.values(), ids=FAULTS)
def test_contradictions_are_told_with_their_lines(rows: list[Row], message: str) -> None:
    with pytest.raises(WrongUse) as error:
        corrected(*rows)
    assert message in str(error.value)
