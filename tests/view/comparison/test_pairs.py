"""Measures joined by their links, in order, with all that belongs to them; none is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import Row
from extract.view.comparison import Comparison
from extract.view.comparison.content import comparison_to_content
from extract.view.comparison.pairs import UNLINKED, measure_pairs
from extract.view.comparison.sides import Side
from tests.view.comparison.small import LAW, NEW, OLD, change, compared, link, measure, tables

PLACES = [f"{goal}/m{number}" for goal in (1, 2) for number in (1, 2, 3)]


def comparison(links: list[Row], doubts: list[Row] | None = None) -> Comparison:
    old, new = ([measure(report, place) for place in PLACES] for report in (OLD, NEW))
    return Comparison(tables(OLD, old), tables(NEW, new), links, (), doubts or [])


def told(links: list[Row]) -> list[tuple[str, str, str]]:
    """The pairs by kind and places, of those that a link names."""
    pairs = [pair for pair in measure_pairs(comparison(links)) if pair.kind != UNLINKED]
    return [(pair.kind, place_of(pair.previous), place_of(pair.current)) for pair in pairs]


def place_of(side: Side | None) -> str:
    return side.text("measure_id").partition("/")[2] if side else ""


def test_pairs_stand_in_the_order_of_the_later_report_then_what_is_gone() -> None:
    links = [link("1/m1 > ", "removed"), link("1/m2 > 2/m1", "moved"), link(" > 1/m1", "added")]
    assert told(links) == [("added", "", "1/m1"), ("moved", "1/m2", "2/m1"), ("removed", "1/m1", "")]


def test_parts_of_a_split_are_numbered() -> None:
    links = [link("1/m1 > 1/m1", "split"), link("1/m1 > 1/m2", "split"), link("1/m2 > 1/m3", "same")]
    parts = [pair.part for pair in measure_pairs(comparison(links))]
    assert parts[:3] == [(1, 2), (2, 2), (1, 1)]


def test_a_merge_has_a_pair_for_each_earlier_measure() -> None:
    links = [link("1/m1 > 1/m1", "merged"), link("1/m2 > 1/m1", "merged")]
    assert told(links) == [("merged", "1/m1", "1/m1"), ("merged", "1/m2", "1/m1")]


def test_a_measure_that_no_link_names_is_shown_all_the_same() -> None:
    kinds = [pair.kind for pair in measure_pairs(comparison([]))]
    assert kinds == [UNLINKED] * 12


def test_a_link_between_records_of_no_report_is_left_out() -> None:
    assert told([link("9/m9 > 8/m8")]) == []


@LAW
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)), max_size=8))
def test_each_measure_has_a_card_whatever_the_links_are(ends: list[tuple[str, str]]) -> None:
    content = comparison_to_content(comparison([link(f"{a} > {b}") for a, b in ends]))
    shown = {side.text("measure_id") for card in content.cards for side in card.pair.sides}
    assert shown == {f"{report}/{place}" for report in (OLD, NEW) for place in PLACES}


def test_doubts_about_a_link_and_about_its_records_stand_together() -> None:
    about_link: list[Row] = [{"record_id": "new/1/m1", "code": "link_unsure"}]
    found = comparison([link("1/m1 > 1/m1")], about_link)
    found.current["doubts"] = [{"record_id": "new/1/m1", "code": "empty_cell"}]
    assert [doubt["code"] for doubt in measure_pairs(found)[0].all_doubts] == ["link_unsure", "empty_cell"]


def test_doubts_about_a_report_are_told_with_the_whole() -> None:
    found = comparison([])
    found.previous["doubts"] = [{"record_id": "old", "code": "period_unknown"}]
    assert [doubt["code"] for doubt in comparison_to_content(found).doubts] == ["period_unknown"]


def test_better_and_worse_are_those_of_the_changes() -> None:
    overview = comparison_to_content(compared(["started > on_track", "started > not_done"])).overview
    assert [card.title for card in overview.better] == ["Measure 1/m1"]
    assert [card.title for card in overview.worse] == ["Measure 1/m2"]


def test_the_schedule_that_slipped_furthest_stands_first() -> None:
    ends = [("2023-12-31", "2024-06-30"), ("2023-12-31", "2025-12-31"), ("2023-12-31", "")]
    changes = [
        change(f"1/m{n} > 1/m{n}", "schedule_end", values, "worse") for n, values in enumerate(ends, 1)
    ]
    overview = comparison_to_content(compared(["started > started"] * 3, changes=changes)).overview
    assert [card.slip.months if card.slip else 0 for card in overview.later] == [None, 24, 6]
