"""Bars of schedules on one scale, and how far an end moved in words."""

from __future__ import annotations

import pytest

from extract.view.comparison.sides import Side
from extract.view.comparison.slips import Slip
from extract.view.comparison.texts import amount_text, date_text, page_texts
from extract.view.comparison.timeline import Bar, Scale, bars_of, scale_of

SCALE = Scale(2022, 2025)


def side(*spans: tuple[str, str]) -> Side:
    return Side({}, schedules=tuple({"start": start, "end": end} for start, end in spans))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(("2022-01-01", "2025-12-31"), Bar(0, 100), id="the whole scale"),
        pytest.param(("2024-01-01", "2025-12-31"), Bar(50, 50), id="its later half"),
        pytest.param(("2024-01-01", ""), Bar(50, 50, True), id="without an end it goes on"),
        pytest.param(("2024-01-01", "2031-12-31"), Bar(50, 50, True), id="an end beyond the scale"),
        pytest.param(("", "2023-12-31"), Bar(50, 0), id="a day by which it ends"),
        pytest.param(("2019-01-01", "2023-12-31"), Bar(0, 50), id="a start before the scale"),
    ],
)
def test_bars(span: tuple[str, str], expected: Bar) -> None:
    assert bars_of(side(span), SCALE) == (expected,)


def test_equal_items_have_one_bar() -> None:
    assert len(bars_of(side(("2022-01-01", "2022-12-31"), ("2022-01-01", "2022-12-31")), SCALE)) == 1


def test_without_items_the_schedule_of_the_whole_is_drawn() -> None:
    whole = Side({"schedule_start": "2024-01-01", "schedule_end": "2025-12-31"})
    assert bars_of(whole, SCALE) == (Bar(50, 50),)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param([("2022-01-01", "2025-12-31")], Scale(2022, 2025), id="from the first to the last year"),
        pytest.param([("2022-01-01", "2090-12-31")], Scale(2022, 2033), id="a far end is cut"),
        pytest.param([("1990-01-01", "2025-12-31")], Scale(2018, 2025), id="a far start is cut"),
        pytest.param([("", "")], None, id="no dates"),
    ],
)
def test_the_scale(spans: list[tuple[str, str]], expected: Scale | None) -> None:
    assert scale_of([side(*spans)], "2024-05-31") == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        pytest.param(("2023-12-31", "2024-12-31"), "12 months later", id="a year"),
        pytest.param(("2023-12-31", "2024-01-31"), "1 month later", id="one month"),
        pytest.param(("2024-12-31", "2024-06-30"), "6 months earlier", id="earlier"),
        pytest.param(("2024-05-01", "2024-05-31"), "30 days later", id="within a month"),
    ],
)
def test_how_far_an_end_moved(ends: tuple[str, str], expected: str) -> None:
    slip = Slip(*ends)
    assert slip.months is not None
    assert amount_text(page_texts("en"), slip.months, slip.days) == expected


@pytest.mark.parametrize(
    ("language", "expected"), [("fi", "5.3.2024"), ("sv", "5.3.2024"), ("en", "5 Mar 2024")]
)
def test_dates(language: str, expected: str) -> None:
    assert date_text(page_texts(language), "2024-03-05") == expected
