"""Figures, letters and glyphs that a report explains are statuses; numbered texts are no key."""

from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record import RecordOptions, record_report
from extract.record.sign_key import sign_entries
from tests.record.mini import document

EN = vocabulary.load("en")
TABLE = "Measure | Responsible | Follow-up | Status\nGuide | Office | Out. | {}\nCourse | School | Held. | {}"

KEYS = [
    pytest.param(
        ("3 = Completed", "2 = In progress", "1 = Not started"), ("3", "1"), id="figures, one a line"
    ),
    pytest.param(
        ("Status: C = completed, P = in progress, N = not started",), ("C", "n"), id="letters in a line"
    ),
    pytest.param(("Key: ✔ Completed, ➜ On track, ✖ Not started",), ("✔", "✖"), id="glyphs in a line"),
    pytest.param(("Key: ✔ Completed, ○ In progress, ✖ Not started",), ("✔", "✖"), id="glyphs, some lights"),
    pytest.param(("3 | Completed\n2 | In progress\n1 | Not started",), ("3.", "1"), id="a table"),
]


@pytest.mark.parametrize(("key", "signs"), KEYS)
def test_a_sign_means_what_the_key_says(key: tuple[str, ...], signs: tuple[str, str]) -> None:
    (goal,) = record_report(document(*key, TABLE.format(*signs)), RecordOptions("en")).goals
    assert [measure.status.code for measure in goal.measures] == ["completed", "not_started"]
    assert [doubt.code for measure in goal.measures for doubt in measure.doubts] == []


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("1. Completed works are listed.", "2. In progress", "3. Not started"), id="a numbered list"
        ),
        pytest.param(("3 = Completed", "2 = In progress"), id="two entries"),
        pytest.param(("a = done", "b = completed", "c = finished"), id="one status alone"),
        pytest.param(("In 2023 - completed. In 2024 - on track.",), id="years"),
    ],
)
def test_other_texts_are_no_key(texts: tuple[str, ...]) -> None:
    assert sign_entries(document(*texts), EN) == ()


def test_a_glyph_without_a_key_means_what_it_shows() -> None:
    (goal,) = record_report(document(TABLE.format("✔", "✖")), RecordOptions("en")).goals
    assert goal.measures[0].status.code == "completed"
