from __future__ import annotations

import pytest

from extract.comparison_text import comparison_markdown, comparison_text
from extract.dataset import Row, Rows
from extract.track import Summary, comparison_summary

LINK: Row = {"measure_id": "b/1/m1", "measure": "Plant oak trees.", "previous_measure": "Plant trees."}
CHANGE: Row = {"record": "measure", "record_id": "b/1/m1", "field": "status", "direction": "worse"}


def tables(kind: str = "reworded", **told: str) -> Rows:
    change = {**CHANGE, "previous": "on_track", "current": "delayed"}
    return {"links": [{**LINK, "kind": kind, **told}], "changes": [change], "doubts": []}


def summary(rows: Rows) -> Summary:
    return comparison_summary(rows, ("a", "b"))


def test_the_counts_of_a_comparison() -> None:
    counted = summary(tables())
    assert counted.kinds["reworded"] == 1
    assert (counted.status_worse, counted.status_better, counted.is_worse) == (1, 0, True)
    assert counted.as_json()["changed_fields"] == {"measure.status": 1}


def test_a_comparison_in_words() -> None:
    assert comparison_text(summary(tables())).splitlines()[:3] == [
        "a -> b",
        "  measures: 1 reworded",
        "  status: 0 better, 1 worse",
    ]


def test_markdown_lists_what_got_worse() -> None:
    text = comparison_markdown(tables(), summary(tables()))
    assert "### Status worse (1)\n\n- on\\_track → delayed: Plant oak trees." in text


@pytest.mark.parametrize(
    ("kind", "title", "shown"),
    [
        ("added", "Added", "Plant oak trees."),
        ("removed", "Removed", "Plant trees."),
        ("split", "Split", "oak"),
    ],
    ids=["added", "removed", "split"],
)
def test_markdown_lists_what_came_and_went(kind: str, title: str, shown: str) -> None:
    text = comparison_markdown(tables(kind), summary(tables(kind)))
    section = text.partition(f"### {title} (1)")[2]
    assert shown in section


def test_markdown_tells_who_came_and_how_far_an_end_moved() -> None:
    rows = tables()
    rows["changes"] = [
        {**CHANGE, "field": "party_added", "previous": "", "current": "Museums", "direction": ""},
        {
            **CHANGE,
            "field": "schedule_end",
            "previous": "2023-12-31",
            "current": "2024-12-31",
            "difference": 366,
        },
    ]
    text = comparison_markdown(rows, summary(rows))
    assert "### Parties that came (1)\n\n- Museums: Plant oak trees." in text
    assert "2023-12-31 → 2024-12-31 (12 months): Plant oak trees." in text


def test_text_of_a_report_is_shown_as_text() -> None:
    text = comparison_markdown(tables("added", measure="<b>*Trees*</b> | [x](y)"), summary(tables()))
    assert r"\<b\>\*Trees\*\</b\> \| \[x\](y)" in text


def test_long_lists_are_cut() -> None:
    rows = tables("added")
    rows["links"] *= 60
    assert "- and 10 more" in comparison_markdown(rows, summary(rows))
