from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import vocabulary
from extract.dataset import load_schema
from extract.model import ScheduleItem
from extract.record.schedules import read_schedule
from tests.record.schedules.test_strings import table

READ = table("read.tsv")
CODES = vocabulary.languages()
DASHES = st.sampled_from(["-", "–", "—", "−", "‑", " - ", " – ", "\xa0–\xa0"])
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
WORDS = sorted({word for row in READ for word in row["text"].split()})
ENUMS = {column.name: column.enum for column in load_schema("schedules").columns}


def dates(items: tuple[ScheduleItem, ...]) -> list[tuple[str, str, str, str]]:
    return [(item.kind, item.precision, item.start, item.end) for item in items]


@given(DAYS, DAYS, DASHES, st.sampled_from(CODES))
def test_two_days_with_any_dash_are_a_range(one: date, other: date, dash: str, code: str) -> None:
    first, last = sorted((one, other))
    items, doubts = read_schedule(f"{first}{dash}{last}", vocabulary.load(code))
    assert dates(items) == [("range", "day", str(first), str(last))]
    assert doubts == ()


@given(st.integers(1990, 2060), st.integers(1, 39), DASHES, st.sampled_from(CODES))
def test_two_years_with_any_dash_are_a_range(year: int, length: int, dash: str, code: str) -> None:
    items, _ = read_schedule(f"{year}{dash}{year + length}", vocabulary.load(code))
    assert dates(items) == [("range", "year", f"{year}-01-01", f"{year + length}-12-31")]


@given(DAYS)
def test_a_day_is_the_same_in_all_its_forms(day: date) -> None:
    forms = [f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%d %B %Y}"]
    found = {tuple(dates(read_schedule(form, vocabulary.load("en"))[0])) for form in forms}
    assert found == {(("range", "day", str(day), str(day)),)}


def test_an_item_written_in_iso_dates_says_the_same() -> None:
    for row in READ:
        for item in read_schedule(row["text"], vocabulary.load(row["language"]))[0]:
            if item.start and item.end:
                again, _ = read_schedule(f"{item.start}–{item.end}", vocabulary.load(row["language"]))
                assert [(one.start, one.end) for one in again] == [(item.start, item.end)]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(str.upper, id="capitals"),
        pytest.param(lambda text: text.replace(" ", "\xa0"), id="hard blanks"),
        pytest.param(lambda text: f"  {text.replace(' ', '  ')} ", id="more blanks"),
        pytest.param(lambda text: text.replace("–", "-"), id="hyphens"),
        pytest.param(lambda text: text.replace("-", "—"), id="long dashes"),
    ],
)
def test_case_blanks_and_dashes_do_not_matter(change: object) -> None:
    assert callable(change)
    for row in READ:
        words = vocabulary.load(row["language"])
        assert dates(read_schedule(change(row["text"]), words)[0]) == dates(
            read_schedule(row["text"], words)[0]
        ), row["text"]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(CODES))
def test_items_are_in_order_and_of_the_schema_and_none_is_unread_without_a_doubt(
    text: str, code: str
) -> None:
    items, doubts = read_schedule(text, vocabulary.load(code))
    assert all(not item.end or item.start <= item.end for item in items)
    assert {item.kind for item in items} <= {*ENUMS["kind"]}
    assert {item.precision for item in items} <= {*ENUMS["precision"]}
    assert bool(doubts) == any(item.kind == "other" for item in items)


@given(st.text(max_size=40), st.sampled_from(CODES))
def test_no_text_is_passed_over(text: str, code: str) -> None:
    items, _ = read_schedule(text, vocabulary.load(code))
    assert bool(items) == bool(text.strip())
