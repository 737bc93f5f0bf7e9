from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from tests.layouts.build import LAYOUTS, Layout, build
from tests.layouts.expected import (
    FOLLOWUP_FIELDS,
    GOAL_FIELDS,
    MEASURE_FIELDS,
    READINGS,
    Record,
    as_text,
    expected_file,
)
from tests.layouts.programme import LANGUAGES

if TYPE_CHECKING:
    import pandas as pd

IN_WORDS = {"fi": "Finnish", "sv": "Swedish", "en": "English"}
# What still comes out wrong: the layout's name, its languages, the reason.
KNOWN_GAPS: dict[str, tuple[tuple[str, ...], str]] = {
    "two periods under years, footnote": (
        LANGUAGES,
        "the footnote's mark is a raised glyph of the font in letters of full size, so it stays in the text",
    ),
    "horizontal rules only, hyphenated, in large letters": (
        ("sv",),
        "the hyphen of a line's end stays in 'när-tjänster', as both halves are words of the document",
    ),
}


def documents() -> list[object]:
    return [document(layout, language) for layout in LAYOUTS for language in LANGUAGES]


def document(layout: Layout, language: str) -> object:
    marks = [pytest.mark.external] if layout.external else []
    languages, reason = KNOWN_GAPS.get(layout.name, ((), ""))
    if language in languages:
        marks.append(pytest.mark.xfail(reason=reason, strict=True))
    return pytest.param(layout, language, id=f"{layout.name}, {IN_WORDS[language]}", marks=marks)


@pytest.mark.parametrize(("layout", "language"), documents())
def test_the_layout_gives_the_records_of_the_programme(layout: Layout, language: str, tmp_path: Path) -> None:
    wanted = json.loads(expected_file(layout.reading, language).read_text(encoding="utf-8"))

    report = extract.read_report(build(layout, language, tmp_path))

    assert records(report.goals, GOAL_FIELDS) == wanted["goals"]
    assert records(report.measures, MEASURE_FIELDS) == wanted["measures"]
    if "followups" in wanted:
        assert periods(report) == wanted["followups"]
    if "other" in wanted:
        assert [json.loads(other) for other in report.measures["other"]] == wanted["other"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("structure", READINGS)
def test_the_committed_records_follow_the_rules(structure: str, language: str) -> None:
    assert expected_file(structure, language).read_text(encoding="utf-8") == as_text(structure, language)


def records(frame: pd.DataFrame, fields: tuple[str, ...]) -> list[Record]:
    rows = frame[list(fields)].astype("string").fillna("").to_dict(orient="records")
    return [{field: " ".join(str(row[field]).split()) for field in fields} for row in rows]


def periods(report: extract.Report) -> list[Record]:
    """The table of follow-ups, the earlier period first."""
    followups = report.tables["followups"].merge(
        report.measures[["measure_id", "measure_no"]], on="measure_id"
    )
    return sorted(
        records(followups, FOLLOWUP_FIELDS), key=lambda row: (row["measure_no"], row["period_label"])
    )
