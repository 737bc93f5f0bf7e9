"""The numbers of indicators: targets and present states in three languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract import vocabulary
from extract.model import Field
from extract.record.quantities import indicator_values

CASES = [
    pytest.param(code, target, current, wanted, id=f"{code}: {target} - {current}")
    for code, target, current, wanted in json.loads(
        (Path(__file__).parent / "indicators.json").read_text("utf-8")
    )
]


@pytest.mark.parametrize(("code", "target", "current", "wanted"), CASES)
def test_numbers_of_an_indicator(code: str, target: str, current: str, wanted: list[Any]) -> None:
    found, _ = indicator_values(Field(target), Field(current), vocabulary.load(code), "2023-05-01")
    assert [
        found.target_value,
        found.target_comparator,
        found.current_value,
        found.unit,
        found.target_date,
    ] == wanted
