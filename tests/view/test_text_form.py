from __future__ import annotations

import pytest

from extract.view import inspection_to_text
from tests.view.small import LEGEND, REPORT, seen

GOLDEN = """\
report.pdf
  title: Work programme, follow-up 2023
  period: 2023
  language: en
  goals: 1
  indicators: 1
  measures: 2
  doubts: 0

table 0, page 1: legend
  row 0: legend 'On track' | legend [fill #92d050]
  row 1: legend 'Started' | legend [fill #ffff00]
  row 2: legend 'Not done' | legend [fill #ff0000]

table 1, page 1: goals
  row 0 header: goal 1.00 'Goal' | indicator 1.00 'Indicator' | status 1.00 'Status'
  row 1 goal 1: goal 'Goal 1. More staff' | 1/i1 target '100 in 2025' | status [fill #ffff00 started]

table 2, pages 1 to 2: measures
  row 0 header: measure 1.00 'Measure' | responsible 1.00 'Responsible' | schedule 1.00 'Schedule' | \
followup 1.00 'Follow-up' | status 1.00 'Status'
  row 1 measure 1/m1: measure 'Train staff' | responsible 'HR' | schedule '2023' | followup 'Two courses' | \
status [fill #92d050 on_track]
  row 2 measure 1/m2 over pages 1 and 2: measure 'Hire staff' | responsible 'HR' | schedule '2024' | \
followup 'Nobody yet' | status [fill #ff0000 not_done]
"""


def test_the_text_shows_all_that_the_pictures_show() -> None:
    report = seen(REPORT[0], LEGEND, *REPORT[1:], cut={2: 2})
    assert inspection_to_text(report) == GOLDEN


@pytest.mark.parametrize(
    ("blocks", "line"),
    [
        pytest.param(
            ("Alpha | Beta\none | two",), "table 0, page 1: ignored, none of its rows", id="ignored"
        ),
        pytest.param(
            ("Mesure | Responsible | Status\nTrain | HR | Done",), "header: measure 0.", id="a rough heading"
        ),
        pytest.param(
            ("Measure | Responsible | Status\nTrain | HR | Done\nThis is a sentence. | < | <",),
            "row 2 text: NOT READ 'This is a sentence.'",
            id="a row that was not read",
        ),
        pytest.param(
            ("Measure | Responsible | Status\nTrain | HR | Done",),
            "period_label: No heading, title or file name tells the period. [period_unknown]",
            id="a doubt",
        ),
        pytest.param(
            ("Measure | Responsible | Status\nTrain | HR | Done", "Hire | HR | Done"),
            "columns of the table before: measure 1.00 'Measure'",
            id="a table without a header",
        ),
        pytest.param(
            ("Alpha | Beta\none | two",), "which teaches the words of such reports.", id="what next"
        ),
    ],
)
def test_the_text_tells(blocks: tuple[str, ...], line: str) -> None:
    assert line in inspection_to_text(seen(*blocks))


def test_only_the_pages_that_were_asked_for_are_shown() -> None:
    report = seen(*REPORT, cut={1: 2})
    assert "table 0" in inspection_to_text(report, (1,))
    assert "table 0" not in inspection_to_text(report, (2,))
    assert "table 1" in inspection_to_text(report, (2,))
