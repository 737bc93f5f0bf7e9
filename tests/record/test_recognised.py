from __future__ import annotations

from extract.model import Field, Goal, Indicator, Measure, Part, Place, ReportContent, Source
from extract.record.recognised import with_recognised_marked


def field(text: str, page: int) -> Field:
    return Field(text, (Part(Place(page=page), text),))


def content(*recognised: int) -> ReportContent:
    """A goal with an indicator on page 1, and measures on pages 1 and 2; the last one goes on on page 3."""
    measures = (
        Measure(field("ensin", 1)),
        Measure(field("sitten", 2)),
        Measure(field("lopuksi", 2), followup=field("jatkuu", 3)),
    )
    goal = Goal(field("tavoite", 1), indicators=(Indicator(field("mittari", 1)),), measures=measures)
    return ReportContent(Source("a.pdf", "", "pdf", 3, recognised), goals=(goal,))


def marks(found: ReportContent) -> list[int]:
    """How many marks the report, its goal, its indicator and its measures have."""
    (goal,) = found.goals
    within = [*(indicator.doubts for indicator in goal.indicators), *(m.doubts for m in goal.measures)]
    return [
        sum(doubt.code == "ocr_text" for doubt in doubts) for doubts in (found.doubts, goal.doubts, *within)
    ]


def test_each_record_of_a_scan_is_marked() -> None:
    assert marks(with_recognised_marked(content(1, 2, 3))) == [1, 1, 1, 1, 1, 1]


def test_records_of_text_pages_of_a_mixed_report_are_not_marked() -> None:
    assert marks(with_recognised_marked(content(3))) == [1, 0, 0, 0, 0, 1]


def test_a_report_without_recognised_pages_is_left_as_it_is() -> None:
    found = content()
    assert with_recognised_marked(found) is found
