"""The links of a comparison under review: what is decided is kept, and stands in the next comparison."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extract.cli import main
from extract.errors import WrongUse
from extract.reviewing import Act, LinkReview, ReviewOptions, open_review

BEFORE, NOW = "harrowmere-2022-2023", "harrowmere-2023-2024"
PAIR = f"{BEFORE} {NOW}"
CITIZENS, TRANSPORT = f"{BEFORE}/6/m2", f"{NOW}/6/m2"
"""An assembly on housing, which was dropped, and one on transport, which is new: a doubt."""


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A comparison of two samples."""
    folder = tmp_path_factory.mktemp("compared")
    compare(folder, samples)
    return folder


@pytest.fixture
def folder(compared: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    return Path(shutil.copytree(compared, tmp_path / "changes"))


def compare(folder: Path, samples: Path) -> None:
    files = [str(samples / f"{name}.docx") for name in (BEFORE, NOW)]
    result = CliRunner().invoke(main, ["compare", *files, "-o", str(folder), "-q"])
    assert result.exit_code == 0, result.output


def opened(folder: Path, *places: Path) -> LinkReview:
    review = open_review(folder, ReviewOptions(places, language="en"))
    assert isinstance(review, LinkReview)
    return review


def links(folder: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Kind and who decided, by both measures."""
    with (folder / "links.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(r["previous_measure_id"], r["measure_id"]): (r["kind"], r["decided_by"]) for r in rows}


def items(review: LinkReview) -> list[dict[str, Any]]:
    return list(json.loads(json.dumps(review.content()["items"])))


def state(review: LinkReview) -> dict[str, Any]:
    return dict(json.loads(json.dumps(review.state())))


def test_links_in_doubt_come_first_the_least_sure_first(folder: Path, samples: Path) -> None:
    unsure = [item for item in items(opened(folder, samples)) if item["unsure"]]
    assert unsure == items(opened(folder, samples))[: len(unsure)]
    margins = [float(item["margin"]) for item in unsure]
    assert margins and margins == sorted(margins)


def test_a_link_that_was_decided_stands_in_the_next_comparison(folder: Path, samples: Path) -> None:
    review = opened(folder, samples)
    review.act(Act("link", value=PAIR, previous=(CITIZENS,), current=(TRANSPORT,)))
    told = links(folder)
    compare(folder, samples)
    assert told[CITIZENS, TRANSPORT] == links(folder)[CITIZENS, TRANSPORT] == ("reworded", "analyst")
    assert (CITIZENS, "") not in links(folder)


def test_measures_that_belong_to_none_stay_apart(folder: Path, samples: Path) -> None:
    (previous, current), _ = next((ends, told) for ends, told in links(folder).items() if all(ends))
    opened(folder, samples).act(Act("apart", value=PAIR, previous=(previous,), current=(current,)))
    compare(folder, samples)
    told = links(folder)
    assert (told[previous, ""], told["", current]) == (("removed", "analyst"), ("added", "analyst"))


def test_a_measure_that_lost_its_counterpart_is_asked_about_until_undone(folder: Path, samples: Path) -> None:
    review, before = opened(folder, samples), links(folder)
    (previous, current), _ = next((ends, told) for ends, told in before.items() if all(ends))
    review.act(Act("link", value=PAIR, previous=(previous,), current=(TRANSPORT,)))
    (freed,) = state(review)["freed"]
    assert (freed["current"], links(folder)["", current]) == ([current], ("added", "auto"))
    review.act(Act("undo"))
    assert (review.state()["freed"], review.state()["settled"], links(folder)) == ([], [], before)


def test_what_was_decided_before_is_settled(folder: Path, samples: Path) -> None:
    opened(folder, samples).act(Act("link", value=PAIR, previous=(CITIZENS,)))
    again = opened(folder, samples)
    (number,) = state(again)["settled"]
    assert items(again)[number]["previous"] == [CITIZENS]


@pytest.mark.parametrize(
    ("act", "why"),
    [
        pytest.param(Act("link", value=PAIR), "at least one", id="nothing ticked"),
        pytest.param(Act("link", value=PAIR, previous=("x/1",)), "no measure x/1", id="no such measure"),
        pytest.param(Act("link", value="a b", previous=(CITIZENS,)), "no measure", id="no such reports"),
        pytest.param(Act("link", value=PAIR, current=(CITIZENS,)), "no measure", id="of the other report"),
        pytest.param(Act("drop", value=PAIR, previous=(CITIZENS,)), "cannot be done", id="no such act"),
        pytest.param(
            Act("link", "", "", PAIR, 0, (CITIZENS, f"{BEFORE}/1/m1"), (TRANSPORT, f"{NOW}/1/m1")),
            "both sides",
            id="several on both sides",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_told(folder: Path, samples: Path, act: Act, why: str) -> None:
    before = links(folder)
    with pytest.raises(WrongUse, match=why):
        opened(folder, samples).act(act)
    assert links(folder) == before


def test_the_form_for_spreadsheets_is_kept(folder: Path, samples: Path) -> None:
    files = [str(samples / f"{name}.docx") for name in (BEFORE, NOW)]
    CliRunner().invoke(main, ["compare", *files, "-o", str(folder), "-q", "--excel"])
    opened(folder, samples).act(Act("link", value=PAIR, previous=(CITIZENS,)))
    assert (folder / "links.csv").read_bytes().startswith("\ufeffprevious_report_id;".encode())


def test_links_that_are_only_in_parquet_are_decided_in_csv(tmp_path: Path, samples: Path) -> None:
    files = [str(samples / f"{name}.docx") for name in (BEFORE, NOW)]
    CliRunner().invoke(main, ["compare", *files, "-o", str(tmp_path), "-q", "--format", "parquet"])
    opened(tmp_path, samples).act(Act("link", value=PAIR, previous=(CITIZENS,)))
    assert links(tmp_path)[CITIZENS, ""] == ("removed", "analyst")


def test_links_of_two_reports_of_one_name_are_refused(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate((BEFORE, NOW)):
        arguments = ["extract", str(samples / f"{name}.docx"), "-o", str(number), "--id", "r", "-q"]
        CliRunner().invoke(main, arguments)
    CliRunner().invoke(main, ["compare", "0", "1", "-o", "changes", "-q"])
    with pytest.raises(WrongUse, match="both reports are called 'r'"):
        opened(Path("changes"))


def test_the_links_of_all_periods_are_reviewed_pair_by_pair(samples: Path, tmp_path: Path) -> None:
    files = [str(samples / name) for name in (f"{BEFORE}.docx", f"{BEFORE}.pdf", f"{NOW}.docx")]
    assert CliRunner().invoke(main, ["track", *files, "-o", str(tmp_path), "-q"]).exit_code == 0
    review = opened(tmp_path, samples)
    pairs = {tuple(item["pair"]) for item in items(review)}
    assert (len(pairs) > 1, review.content()["missing"]) == (True, [])
