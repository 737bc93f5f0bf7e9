"""What authorities print, as a person reads it: figures, indicators, status words and periods.

In `printed.json` a figure is its value, or both ends of a range, and its unit, of which the last word is
compared; a list holds units that are all right, `also` other right readings, and `doubt` tells that a doubt
may stand beside. What is not read as a person reads it must be in doubt, and stands in `MISREAD`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract import vocabulary
from extract.model import Field, Figure
from extract.record.periods import period_in_heading
from extract.record.quantities import figures_in, indicator_values
from extract.record.status import code_of_words

PRINTED: dict[str, list[list[Any]]] = json.loads((Path(__file__).parent / "printed.json").read_text("utf-8"))
MISREAD = {
    "Hoitotakuu toteutuu 7 vuorokaudessa.": "'7 vuorokaudessa' may be 'within 7 days' or 'seven a day'",
    "Alkaa syksyllä": "'alkaa' may tell of a start that is past or to come",
}


def cases(kind: str) -> list[Any]:
    return [pytest.param(*case[:2], case[2:], id=f"{case[0]}: {case[1]}") for case in PRINTED[kind]]


def options(rest: list[Any], place: int) -> dict[str, Any]:
    return rest[place] if len(rest) > place else {}


def has_unit(found: str, wanted: Any) -> bool:
    if wanted is None:
        return True
    units = wanted if isinstance(wanted, list) else [wanted]
    return found.split()[-1:] in [unit.split()[-1:] for unit in units]


def is_read(figures: tuple[Figure, ...], wanted: list[Any]) -> bool:
    values = [f.value if f.value_max is None else [f.value, f.value_max] for f in figures]
    return values == [value for value, _ in wanted] and all(
        has_unit(figure.unit, unit) for figure, (_, unit) in zip(figures, wanted, strict=True)
    )


@pytest.mark.parametrize(("code", "text", "rest"), cases("figures"))
def test_figures(code: str, text: str, rest: list[Any]) -> None:
    figures, doubts = figures_in(Field(text), vocabulary.load(code))
    more = options(rest, 1)
    assert any(is_read(figures, wanted) for wanted in (rest[0], *more.get("also", ())))
    assert not doubts


@pytest.mark.parametrize(("code", "target", "rest"), cases("indicators"))
def test_indicators(code: str, target: str, rest: list[Any]) -> None:
    current, wanted = rest[:2]
    found, doubts = indicator_values(Field(target), Field(current), vocabulary.load(code), "2023-05-01")
    if target in MISREAD:
        assert doubts
        return
    values = [found.target_value, found.target_comparator, found.current_value, found.target_date]
    assert values in [[*w[:3], w[4]] for w in (wanted, *options(rest, 2).get("also", ()))]
    assert has_unit(found.unit, wanted[3])
    assert bool(doubts) == ("doubt" in options(rest, 2))


@pytest.mark.parametrize(("code", "text", "rest"), cases("statuses"))
def test_statuses(code: str, text: str, rest: list[Any]) -> None:
    assert code_of_words(text, vocabulary.load(code)) == ("" if text in MISREAD else rest[0])


@pytest.mark.parametrize(("code", "text", "rest"), cases("headings"))
def test_headings(code: str, text: str, rest: list[Any]) -> None:
    period = period_in_heading(text, vocabulary.load(code))
    assert [period.start, period.end] == rest
