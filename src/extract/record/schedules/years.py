"""The years of dates that are printed without one: 'maj–augusti 2024', '2024 Q1, Q3'.

Gets the tokens of one part of a schedule with its dates put together, gives them with a year in each
date. Where its neighbours do not tell the year for certain the date is in doubt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.record.schedules.points import Point
from extract.record.schedules.token import Token

_NO_YEAR = "no year stands with it"
_TWO_OF_YEARS = "the years around it differ"
_OUT_OF_ORDER = "it may be of the year named beside it or of another"


def with_years(tokens: Sequence[Token]) -> list[Token]:
    """The dates of one statement, each with a year: its own, else the one that its neighbours share."""
    found = list(tokens)
    dates = [at for at, token in enumerate(tokens) if token.kind == "P"]
    dated = [at for at in dates if tokens[at].time.year is not None]
    for at in dates:
        if tokens[at].time.year is None:
            place = bisect_left(dated, at)
            before = _neighbour(tokens, dated[place - 1], at) if place else None
            behind = _neighbour(tokens, dated[place], at) if place < len(dated) else None
            found[at] = replace(tokens[at], point=_completed(tokens[at].time, before, behind))
    return found


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """The nearest date with a year."""

    point: Point
    year: int
    is_range: bool
    """Whether only a dash or a word for it parts them."""


def _neighbour(tokens: Sequence[Token], at: int, here: int) -> _Neighbour:
    point = tokens[at].time
    between = range(min(at, here) + 1, max(at, here))
    is_range = bool(between) and all(tokens[place].kind in "-t<>" for place in between)
    return _Neighbour(point, point.year or 0, is_range)


def _completed(point: Point, before: _Neighbour | None, behind: _Neighbour | None) -> Point:
    """A point with the year of the date before or behind it; of a range the year before or after."""
    if before and behind and before.is_range != behind.is_range:
        before, behind = (before, None) if before.is_range else (None, behind)
    if before and behind and before.year != behind.year:
        return replace(point, year=behind.year, doubt=_TWO_OF_YEARS)
    if any(near and near.is_range and near.point.precision == "year" for near in (before, behind)):
        return replace(point, doubt=_OUT_OF_ORDER)
    if behind:
        in_order = point.first <= behind.point.first
        return _of_year(point, behind, in_order, -1)
    if before:
        in_order = before.point.precision == "year" or point.first >= before.point.first
        return _of_year(point, before, in_order, 1)
    return replace(point, doubt=_NO_YEAR)


def _of_year(point: Point, near: _Neighbour, in_order: bool, step: int) -> Point:
    if in_order or near.is_range:
        return point.of_year(near.year + (0 if in_order else step))
    return replace(point, year=near.year, doubt=_OUT_OF_ORDER)
