"""Which record a correction is of, and which doubts it settles: by place and value before, not by id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.dataset import Row, Rows
from extract.model import Correction, Place
from extract.reviewing.reading import Reading, reading_of

HASH = "ab" * 32


def measure(number: int, schedule: str) -> Row:
    ids: Row = {"report_id": "r", "measure_id": f"r/1/m{number}", "goal_id": "r/1"}
    named = ("theme", "measure_no", "measure", "responsible", "followup", "status")
    return {**ids, "schedule": schedule, **dict.fromkeys(named, "")}


def reading(*schedules: str, rows: tuple[int, ...]) -> Reading:
    """A reading of measures by their schedules, each in doubt, in these rows of a table."""
    numbers = range(1, len(schedules) + 1)
    at: Row = {"report_id": "r", "field": "schedule", "page": None, "table": 0, "column": 2}
    box: Row = dict.fromkeys(("x0", "top", "x1", "bottom"))
    doubt: Row = {
        "report_id": "r",
        "field": "schedule",
        "code": "schedule_unread",
        "message": "",
        "page": None,
    }
    tables: Rows = {
        "reports": [{"report_id": "r", "source_sha256": HASH}],
        "goals": [],
        "indicators": [],
        "measures": [measure(n, text) for n, text in zip(numbers, schedules, strict=True)],
        "sources": [
            {**at, **box, "record_id": f"r/1/m{n}", "row": row, "text": text}
            for n, text, row in zip(numbers, schedules, rows, strict=True)
        ],
        "doubts": [{**doubt, "record_id": f"r/1/m{n}"} for n in numbers],
    }
    return reading_of(tables, "en", 0)


SET = Correction("set", HASH, "soon", "2031", Place(None, None, 0, 5, 2), "r", "r/1/m2", "schedule")
DROP = replace(SET, action="drop", field="")


@pytest.mark.parametrize(
    ("correction", "settled"),
    [
        pytest.param(SET, [1], id="a value set"),
        pytest.param(replace(SET, value_after="soon"), [1], id="accepted"),
        pytest.param(replace(SET, record_id="r/9/m9"), [1], id="another id, from before rows were joined"),
        pytest.param(replace(SET, report_id="other"), [1], id="another id of the report"),
        pytest.param(replace(SET, value_before="later"), [], id="another value before"),
        pytest.param(replace(SET, place=Place(None, None, 0, 6, 2)), [], id="another place"),
        pytest.param(replace(SET, source_sha256="cd" * 32), [], id="another content"),
        pytest.param(replace(SET, field="followup"), [], id="another field"),
        pytest.param(DROP, [1], id="the row dropped, not shown yet"),
    ],
)
def test_what_a_correction_settles(correction: Correction, settled: list[int]) -> None:
    assert reading("soon", "soon", rows=(4, 5)).settled([correction]) == settled


def test_the_id_tells_two_measures_of_one_row_apart() -> None:
    assert reading("soon", "soon", rows=(5, 5)).settled([SET]) == [1]


def test_what_a_reading_shows_settles_nothing_more() -> None:
    shown = replace(reading("soon", "soon", rows=(4, 5)), applied=frozenset({DROP}))
    assert (shown.settled([DROP]), list(shown.pending([DROP]))) == ([], [])


def test_the_values_that_were_set_are_told_by_the_ids_of_now() -> None:
    moved = reading("soon", "later", "soon", rows=(4, 4, 5))
    assert moved.set_values([SET]) == [{"record_id": "r/1/m3", "field": "schedule", "value": "2031"}]
