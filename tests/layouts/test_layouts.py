from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import extract
from tests.layouts.build import LAYOUTS, Layout, build
from tests.layouts.expected import (
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
# What still comes out wrong, by the layout's name and the language, with the reason.
KNOWN_GAPS: dict[tuple[str, str], str] = {}


def documents() -> list[object]:
    return [document(layout, language) for layout in LAYOUTS for language in LANGUAGES]


def document(layout: Layout, language: str) -> object:
    marks = [pytest.mark.external] if layout.external else []
    reason = KNOWN_GAPS.get((layout.name, language))
    if reason:
        marks.append(pytest.mark.xfail(reason=reason, strict=True))
    return pytest.param(layout, language, id=f"{layout.name}, {IN_WORDS[language]}", marks=marks)


@pytest.mark.parametrize(("layout", "language"), documents())
def test_the_layout_gives_the_records_of_the_programme(layout: Layout, language: str, tmp_path: Path) -> None:
    wanted = json.loads(expected_file(layout.reading, language).read_text(encoding="utf-8"))

    report = extract.read_report(build(layout, language, tmp_path))

    assert records(report.goals, GOAL_FIELDS) == wanted["goals"]
    assert records(report.measures, MEASURE_FIELDS) == wanted["measures"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("structure", READINGS)
def test_the_committed_records_follow_the_rules(structure: str, language: str) -> None:
    assert expected_file(structure, language).read_text(encoding="utf-8") == as_text(structure, language)


def records(frame: pd.DataFrame, fields: tuple[str, ...]) -> list[Record]:
    rows = frame[list(fields)].astype("string").fillna("").to_dict(orient="records")
    return [{field: " ".join(str(row[field]).split()) for field in fields} for row in rows]
