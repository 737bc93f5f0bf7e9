"""What a person says of measures of two periods, as rows of `links`."""

from __future__ import annotations

import pytest

from extract.dataset import Row
from extract.reviewing.link_acts import Decision, with_decision

PAIR = ("a", "b")


def link(text: str, pair: tuple[str, str] = PAIR) -> Row:
    """A row out of 'P1 C1 reworded', '-' for no measure."""
    previous, current, kind, *told = text.split()
    ends = {"previous_measure_id": previous.strip("-"), "measure_id": current.strip("-")}
    texts = {"previous_measure": previous.lower(), "measure": current.lower()}
    decided = told[0] if told else "auto"
    reports = {"previous_report_id": pair[0], "report_id": pair[1]}
    return {**reports, **ends, **texts, "kind": kind, "decided_by": decided, "reason": "alike"}


def told(rows: list[Row]) -> list[str]:
    names = ("previous_measure_id", "measure_id", "kind", "decided_by")
    return [" ".join(str(row[name] or "-") for name in names) for row in rows]


LINKS = ["P1 C1 same", "P2 C2 reworded", "P3 C3 split", "P3 C4 split", "P4 - removed", "- C5 added"]


@pytest.mark.parametrize(
    ("previous", "current", "becomes", "lost"),
    [
        pytest.param("P2", "C2", {1: ["P2 C2 pair analyst"]}, "", id="accepted as it was"),
        pytest.param("P4", "C5", {4: ["P4 C5 pair analyst"], 5: []}, "", id="a removed and an added one"),
        pytest.param(
            "P2", "C1", {0: ["P2 C1 pair analyst", "P1 - removed auto", "- C2 added auto"], 1: []}, "P1 C2",
            id="of two links",
        ),
        pytest.param(
            "P2", "C2 C5", {1: ["P2 C2 split analyst", "P2 C5 split analyst"], 5: []}, "", id="a split"
        ),
        pytest.param(
            "P2 P4", "C2", {1: ["P2 C2 merged analyst", "P4 C2 merged analyst"], 4: []}, "", id="a merge"
        ),
        pytest.param("P2", "", {1: ["P2 - removed analyst", "- C2 added auto"]}, "C2", id="none"),
        pytest.param("", "C5", {5: ["- C5 added analyst"]}, "", id="really new"),
        pytest.param(
            "P4", "C4", {2: ["P3 C3 pair auto"], 3: ["P4 C4 pair analyst"], 4: []}, "", id="a part of a split"
        ),
    ],
)  # fmt: skip
def test_a_decision_changes_the_links_it_is_about(
    previous: str, current: str, becomes: dict[int, list[str]], lost: str
) -> None:
    decision = Decision(PAIR, tuple(previous.split()), tuple(current.split()))
    rows, freed = with_decision([link(text) for text in LINKS], decision, lambda *_: "pair")
    expected = [row for n, text in enumerate(LINKS) for row in becomes.get(n, [f"{text} auto"])]
    assert (told(rows), " ".join(freed)) == (expected, lost)


def test_links_of_other_reports_stay() -> None:
    rows = [link("P1 C1 same", ("a", "c")), link("P1 C1 same")]
    after, _ = with_decision(rows, Decision(PAIR, ("P1",), ()), lambda *_: "pair")
    assert told(after) == ["P1 C1 same auto", "P1 - removed analyst", "- C1 added auto"]


def test_what_spoke_for_an_accepted_link_is_kept() -> None:
    accepted, _ = with_decision([link("P1 C1 same")], Decision(PAIR, ("P1",), ("C1",)), lambda *_: "same")
    other, _ = with_decision([link("P1 C1 moved")], Decision(PAIR, ("P1",), ("C1",)), lambda *_: "same")
    assert [accepted[0]["reason"], other[0]["reason"]] == ["alike", ""]


def test_the_texts_go_with_the_measures() -> None:
    rows, _ = with_decision([link("P1 - removed"), link("- C1 added")], Decision(PAIR, ("P1",), ("C1",)), max)
    assert [(row["previous_measure"], row["measure"]) for row in rows] == [("p1", "c1")]
