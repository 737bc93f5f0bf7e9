"""What a person may choose from who decides about a link."""

from __future__ import annotations

import pytest

from extract.track import Choices, compare_tables
from tests.track.mini import report

CITY, STAFF = "Publish the open data of the city in one place", "Teach the staff of all departments to use it"


@pytest.fixture
def choices() -> Choices:
    before = report("a", [f"1: {CITY}", f"1: {STAFF}", "2: Build a bridge over the river"])
    now = report("b", [f"1: {CITY}", f"2: {CITY} and language", "2: Teach the staff to use data"])
    return Choices(compare_tables(before, now))


def test_the_most_alike_come_first(choices: Choices) -> None:
    assert [other for other, _ in choices.candidates["a/1/m1"]][:2] == ["b/1/m1", "b/2/m1"]
    scores = [score for _, score in choices.candidates["a/1/m1"]]
    assert scores == sorted(scores, reverse=True)


def test_candidates_are_told_from_both_sides(choices: Choices) -> None:
    assert ("a/1/m2", dict(choices.candidates["a/1/m2"])["b/2/m2"]) in choices.candidates["b/2/m2"]


@pytest.mark.parametrize(
    ("previous", "current", "kind"),
    [
        ("a/1/m1", "b/1/m1", "same"),
        ("a/1/m2", "b/1/m1", "reworded"),
        ("a/1/m1", "b/2/m1", "moved"),
    ],
    ids=["same wording", "other wording", "another goal"],
)
def test_a_pair_has_the_kind_that_a_comparison_would_give(
    choices: Choices, previous: str, current: str, kind: str
) -> None:
    assert choices.kind(previous, current) == kind
