"""Quantities of single sentences in three languages, beside sentences that state none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract import vocabulary
from extract.model import Field
from extract.record.quantities import figures_in

CASES = [
    pytest.param(code, text, wanted, id=f"{code}: {text}")
    for code in ("fi", "sv", "en")
    for text, wanted in json.loads((Path(__file__).parent / f"strings_{code}.json").read_text("utf-8"))
]


@pytest.mark.parametrize(("code", "text", "wanted"), CASES)
def test_quantities_of_a_sentence(code: str, text: str, wanted: list[Any]) -> None:
    figures, doubts = figures_in(Field(text), vocabulary.load(code))
    assert [figure.value for figure in figures] == [value for value, _ in wanted]
    assert not doubts


@pytest.mark.parametrize(("code", "text", "wanted"), CASES)
def test_unit_of_a_quantity(code: str, text: str, wanted: list[Any]) -> None:
    figures, _ = figures_in(Field(text), vocabulary.load(code))
    heads = [(figure.unit.split() or [""])[-1] for figure in figures if figure.unit not in KNOWN]
    printed = [unit.split()[-1] for _, unit in wanted if unit and unit not in KNOWN]
    assert [head for head in heads if head] == printed
    assert [f.unit for f in figures if f.unit in KNOWN] == [unit for _, unit in wanted if unit in KNOWN]


KNOWN = {
    *("percent", "percentage point", "EUR", "SEK", "GBP", "USD"),
    *("hour", "day", "week", "month", "year"),
}
