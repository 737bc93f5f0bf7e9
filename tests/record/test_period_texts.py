"""Periods in column headings, titles and file names of four languages, beside years that are none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extract import vocabulary
from extract.record import RecordOptions, record_report
from extract.record.periods import period_in_heading, period_in_title
from extract.record.titles import title_periods
from tests.record.mini import SOURCE, document, lines

TEXTS = json.loads((Path(__file__).parent / "period_texts.json").read_text("utf-8"))
TABLE = lines("Toimenpide | Vastuu | Seuranta | LV", "Opas | K | Tehty. | #00b050")


@pytest.mark.parametrize(("code", "text", "start", "end"), TEXTS["headers"])
def test_period_of_a_heading(code: str, text: str, start: str, end: str) -> None:
    period = period_in_heading(text, vocabulary.load(code))
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(("code", "text", "start"), TEXTS["titles"])
def test_period_of_a_title(code: str, text: str, start: str) -> None:
    assert period_in_title(text, vocabulary.load(code)).start == start


@pytest.mark.parametrize(("code", "name", "start"), TEXTS["files"])
def test_period_of_a_file_name(code: str, name: str, start: str) -> None:
    report = replace(document("Report"), source=replace(SOURCE, name=name))
    found = title_periods(report, "", vocabulary.load(code))
    assert [period.start for period in found] == ([start] if start else [])


@pytest.mark.parametrize(
    ("heading", "title", "name", "start"),
    [
        pytest.param("Seuranta 2023", "Seuranta 2022", "seuranta-2021.pdf", "2023-01-01", id="heading first"),
        pytest.param("Seuranta", "Seuranta 2022", "seuranta-2021.pdf", "2022-01-01", id="then the title"),
        pytest.param("Seuranta", "Ohjelma", "seuranta-2021.pdf", "2021-01-01", id="at last the file's name"),
    ],
)
def test_order_of_headings_title_and_file_name(heading: str, title: str, name: str, start: str) -> None:
    table = lines(f"Toimenpide | Vastuu | {heading} | LV", "Opas | K | Tehty. | #00b050")
    report = replace(document(f"# {title}", table), source=replace(SOURCE, name=name))
    assert record_report(report, RecordOptions(language="fi")).period.start == start


def test_a_report_without_a_period_asks_for_it() -> None:
    report = replace(document("# Ohjelma", TABLE), source=replace(SOURCE, name="ohjelma.pdf"))
    content = record_report(report, RecordOptions(language="fi"))
    assert [doubt.code for doubt in content.doubts if doubt.field == "period_label"] == ["period_unknown"]
    assert record_report(report, RecordOptions("fi", "2023")).period.start == "2023-01-01"
