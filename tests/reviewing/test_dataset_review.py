"""A dataset under review whose rows are put right: the report is read again, and the page goes on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extract.cli import main
from extract.dataset import read_tables
from extract.errors import WrongUse
from extract.reviewing import Act, DatasetReview, ReviewOptions, open_review

REPORT = "harrowmere-2023-2024"
SECOND, THIRD = f"{REPORT}/1/m2", f"{REPORT}/1/m3"


@pytest.fixture(params=["pdf", "docx"])
def folder(
    request: pytest.FixtureRequest, tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A dataset with its report beside it, and no other near."""
    folder = tmp_path / "alone" / "data"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    shutil.copy(samples / f"{REPORT}.{request.param}", folder)
    extract(folder / f"{REPORT}.{request.param}")
    return folder


def extract(file: Path) -> None:
    arguments = ["extract", str(file), "-o", str(file.parent), "--format", "csv", "-q"]
    assert CliRunner().invoke(main, arguments).exit_code == 0


def opened(folder: Path) -> DatasetReview:
    review = open_review(folder, ReviewOptions(who="Tester", language="en"))
    assert isinstance(review, DatasetReview)
    return review


def texts(review: DatasetReview) -> list[str]:
    """The first measures as the review knows them now."""
    review.rereading.wait()
    return [review.values(f"{REPORT}/1/m{n}")["measure"] for n in (1, 2, 3)]


def state(review: DatasetReview, version: int = 10) -> dict[str, Any]:
    """The state of the newest reading, or of the one before."""
    return dict(review.state(version))


def version(review: DatasetReview) -> int:
    return int(state(review)["version"])


def test_a_dropped_row_is_gone_at_once_and_back_when_undone(folder: Path) -> None:
    review = opened(folder)
    before = texts(review)
    review.act(Act("drop", SECOND))
    assert texts(review)[:2] == [before[0], before[2]]
    review.act(Act("undo"))
    assert (texts(review), version(review)) == (before, 2)


def test_what_is_shown_is_what_the_next_extract_gives(folder: Path) -> None:
    review = opened(folder)
    review.act(Act("join", THIRD))
    review.rereading.wait()
    review.act(Act("set", THIRD, "schedule", "2031", version(review)))
    extract(next(folder.glob(f"{REPORT}.[pd]*")))
    measures = {row["measure_id"]: row for row in read_tables(folder)["measures"]}
    assert texts(review) == [measures[f"{REPORT}/1/m{n}"]["measure"] for n in (1, 2, 3)]
    assert measures[THIRD]["corrected"] == "schedule"


def test_an_act_on_the_page_before_is_of_the_record_that_it_showed(folder: Path) -> None:
    review = opened(folder)
    shown = texts(review)[2]
    review.act(Act("drop", SECOND))
    review.rereading.wait()
    review.act(Act("set", THIRD, "schedule", "2031", version=0))
    (told,) = [c for c in review.corrections if c.action == "set"]
    set_value = {"record_id": SECOND, "field": "schedule", "value": "2031"}
    assert (state(review)["set"], texts(review)[1], told.record_id) == ([set_value], shown, THIRD)


def test_an_act_on_a_page_that_is_older_still_is_refused(folder: Path) -> None:
    review = opened(folder)
    for _ in range(2):
        review.act(Act("drop", SECOND, version=version(review)))
        review.rereading.wait()
    with pytest.raises(WrongUse, match="read again"):
        review.act(Act("drop", SECOND, version=0))


def test_rows_of_an_earlier_sitting_are_shown_as_corrected(folder: Path) -> None:
    first = opened(folder)
    first.act(Act("drop", SECOND))
    assert texts(opened(folder)) == texts(first)


def test_a_value_set_again_is_kept_once_though_its_id_is_another(folder: Path) -> None:
    review = opened(folder)
    review.act(Act("set", THIRD, "schedule", "2031"))
    review.act(Act("drop", SECOND))
    review.rereading.wait()
    review.act(Act("set", SECOND, "schedule", "2032", version(review)))
    assert [c.value_after for c in review.corrections if c.action == "set"] == ["2032"]


def test_without_the_file_a_row_waits_for_the_next_extract(folder: Path) -> None:
    next(folder.glob(f"{REPORT}.[pd]*")).unlink()
    review = opened(folder)
    review.act(Act("drop", SECOND))
    assert state(review)["rows"] == [{"record_id": SECOND, "action": "drop"}]
    assert (version(review), state(review)["reading"]) == (0, False)


def test_a_report_that_cannot_be_read_again_is_told(folder: Path) -> None:
    review = opened(folder)
    next(folder.glob(f"{REPORT}.[pd]*")).write_bytes(b"no report any more")
    review.act(Act("drop", SECOND))
    review.rereading.wait()
    assert (version(review), bool(state(review)["problem"])) == (0, True)


def test_the_page_before_is_told_of_its_own_records(folder: Path) -> None:
    review = opened(folder)
    review.act(Act("drop", SECOND))
    review.rereading.wait()
    assert (state(review, 0)["rows"], state(review)["rows"]) == (
        [{"record_id": SECOND, "action": "drop"}],
        [],
    )
