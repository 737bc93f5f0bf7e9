from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract import vocabulary
from extract.model import ScheduleItem
from extract.record.schedules import read_schedule, schedule_bounds
from extract.vocabulary import Vocabulary, extend, read_profile

FI, EN = vocabulary.load("fi"), vocabulary.load("en")


def federal(samples: Path) -> Vocabulary:
    """English with the fiscal year of the United States."""
    return extend(EN, read_profile(samples / "profiles" / "us-federal.toml").words)


def test_an_empty_cell_has_neither_items_nor_doubts() -> None:
    assert read_schedule(" \n ", FI) == ((), ())


def test_a_text_keeps_the_words_that_it_was_read_from() -> None:
    items, _ = read_schedule("(i) vuoden 2022 aikana, (ii) viimeistään  31.3.2023", FI)
    assert [item.text for item in items] == ["vuoden 2022 aikana", "viimeistään 31.3.2023"]


def test_what_is_not_read_does_not_hide_what_is() -> None:
    items, doubts = read_schedule("Digivisio 2030, 2022–2025", FI)
    assert [(item.kind, item.start) for item in items] == [("other", ""), ("range", "2022-01-01")]
    assert [doubt.field for doubt in doubts] == ["schedule"]
    assert "'Digivisio 2030'" in doubts[0].message


def test_words_behind_a_certain_date_are_told() -> None:
    items, doubts = read_schedule("5/2024 Rovaniemellä", FI)
    assert [item.kind for item in items] == ["range", "other"]
    assert "'Rovaniemellä'" in doubts[0].message


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("FY2024", "2023-10-01", "2024-09-30", id="year"),
        pytest.param("FY22 Q3 – FY23 Q1", "2022-04-01", "2022-12-31", id="quarters"),
        pytest.param("FY22 Q4, ongoing", "2022-07-01", "", id="open end"),
        pytest.param("by the end of FY 25", "", "2025-09-30", id="by"),
        pytest.param("FY2023–2025", "2022-10-01", "2025-09-30", id="years"),
        pytest.param("FYs 23-25", "2022-10-01", "2025-09-30", id="short years"),
        pytest.param("FY 2023/24", "2023-10-01", "2024-09-30", id="both years of one"),
        pytest.param("FY23 – FY24", "2022-10-01", "2024-09-30", id="two"),
    ],
)
def test_a_profile_says_when_a_fiscal_year_begins(samples: Path, text: str, start: str, end: str) -> None:
    items, doubts = read_schedule(text, federal(samples))
    assert [(item.start, item.end) for item in items] == [(start, end)]
    assert doubts == ()


def test_a_profile_adds_words() -> None:
    words = Vocabulary("fi", schedule={"filler": ("kvartaalisuunnitelma",), "by": ("takarajana",)})
    items, doubts = read_schedule("kvartaalisuunnitelma: takarajana 2025", extend(FI, words))
    assert [(item.kind, item.end) for item in items] == [("by", "2025-12-31")]
    assert doubts == ()


def test_dates_in_figures_need_no_words_of_the_language() -> None:
    items, _ = read_schedule("1.5.2024–31.12.2025", vocabulary.load("xx"))
    assert [(item.start, item.end) for item in items] == [("2024-05-01", "2025-12-31")]


ONE = ScheduleItem("x", "range", "year", "2022-01-01", "2023-12-31")


@pytest.mark.parametrize(
    ("items", "bounds"),
    [
        pytest.param((), ("", ""), id="none"),
        pytest.param(
            (ONE, replace(ONE, start="2021-01-01", end="2022-12-31")), ("2021-01-01", "2023-12-31"), id="two"
        ),
        pytest.param((ONE, ScheduleItem("x", "by", end="2025-12-31")), ("2022-01-01", "2025-12-31"), id="by"),
        pytest.param((ONE, ScheduleItem("x", "from", start="2024-01-01")), ("2022-01-01", ""), id="from"),
        pytest.param((ONE, ScheduleItem("x", "continuous")), ("2022-01-01", ""), id="continuous"),
        pytest.param((ONE, ScheduleItem("x", "recurring")), ("2022-01-01", ""), id="recurring without end"),
        pytest.param((replace(ONE, kind="recurring"),), ("2022-01-01", "2023-12-31"), id="with an end"),
        pytest.param((ONE, ScheduleItem("x", "dependent")), ("2022-01-01", "2023-12-31"), id="dependent"),
    ],
)
def test_bounds_of_all_items(items: tuple[ScheduleItem, ...], bounds: tuple[str, str]) -> None:
    assert schedule_bounds(items) == bounds
