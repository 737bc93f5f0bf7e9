"""Points of time put together from tokens: '1. maj 2024', 'third quarter of 2024', 'FY22 Q3'.

Gets tokens, gives tokens in which each date is one token of kind P with its point. What stands
between dates is as it was; a point without a year is left so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.record.schedules.points import (
    MONTHS,
    Point,
    checked,
    day_point,
    month_point,
    part_point,
    year_point,
)
from extract.record.schedules.token import Token, kinds_of

FISCAL_UNKNOWN = "it is not told which months a fiscal year has"
_OVER_TWO_YEARS = "it lies in two years, of which one is named"
_CENTURY = 2000

_N = "N(?:[-t]N)?"
_YEAR = "f?Yf?"
_ALONE = r"(?![,/]?\(?f?[YXm])"
"""Behind a year and its part: the part does not belong to a year that follows."""
_SHAPES = re.compile(
    "|".join(
        (
            rf"S[MS],?{_YEAR}",
            "K(?:W|w|Y-[YNT])|WK|Y-[YNT]K",
            f"K{_YEAR}|{_YEAR}K{_ALONE}",
            rf"[NR](?:[-t][NR])?[QH][,/-]?{_YEAR}|[QH](?:{_N}|R)[,/-]?{_YEAR}",
            rf"{_YEAR}[,/:-]?\(?(?:[NR](?:[-t][NR])?[QH]|[QH](?:{_N}|R))\)?{_ALONE}",
            f"[NR](?:[-t][NR])?[QH]|[QH](?:{_N}|R)",
            "[NR]?[QH](?:N-)?m|R/Y|Y/R",
            f"{_N}M,?Y|M{_N},Y|M{_N}Y|Y,?M{_N}{_ALONE}|Y,?{_N}M{_ALONE}",
            "N-[XZm]",
            "Z,?Y",
            f"M[EB]?[,/-]?Y|N/Y|Y[,/:{{}}]?\\(?M\\)?{_ALONE}|{_N}M|M{_N}|M",
            f"S[,/-]?{_YEAR}|SW|{_YEAR}[,/:{{}}]?\\(?S\\)?{_ALONE}|S",
            "f(?:W|w|Y-[YNT](?![QH]))",
            _YEAR,
            "[XZm]",
            "W",
        )
    )
)
_EDGES = re.compile("[EB]:?P|P[EB]")
_SHORT = range(10, 100)
_ENDS_SPAN = re.compile(r"(?![MQHXZm\-/.])")
_ENDS_PART = re.compile("(?!,Y)[-,;.:()&et<>\n]|$")
_PARTS = frozenset({"QN", "HN", "QR", "HR"})
_CASES = {"{": ">", "}": "t"}


def with_dates(tokens: list[Token]) -> list[Token]:
    """The tokens with each date as one; words that add nothing are gone where they part its words."""
    bare = [token for token in tokens if token.kind != "F"]
    joined = _joined(list(_short_years(bare)))
    return _edged([token.of_kind(_CASES.get(token.kind, token.kind)) for token in joined])


def _short_years(tokens: list[Token]) -> Iterator[Token]:
    """Two figures are a year behind a word for one ('FY 22') or a part of one, and at the end of a span."""
    kinds = kinds_of(tokens)
    for at, token in enumerate(tokens):
        is_short = token.kind in "NT" and token.value in _SHORT
        is_year = is_short and (_ends_years(tokens, kinds, at) or _ends_part(tokens, kinds, at))
        yield replace(token, kind="Y", value=_CENTURY + token.value) if is_year else token


def _ends_years(tokens: Sequence[Token], kinds: str, at: int) -> bool:
    """Whether two figures stand behind the word for a year, or for the last year of a span."""
    is_last = kinds[max(at - 2, 0) : at] == "Y-" and _ENDS_SPAN.match(kinds, at + 1)
    is_later = bool(is_last) and _CENTURY + tokens[at].value > tokens[at - 2].value
    return (at > 0 and kinds[at - 1] in "fK") or is_later


def _ends_part(tokens: Sequence[Token], kinds: str, at: int) -> bool:
    """Whether two figures stand for the year of the part of it before them; of a month joined to it."""
    if not at or not _ENDS_PART.match(kinds, at + 1):
        return False
    before = tokens[at - 1]
    if before.kind == "-" and at > 1:
        is_joined, stands_off = before.end == tokens[at].start, tokens[at - 2].end < before.start
        return is_joined and (kinds[at - 2] == "M" or (kinds[at - 2] == "S" and stands_off))
    is_joined = before.end == tokens[at].start
    return before.kind == "S" or (before.kind == "M" and is_joined) or kinds[max(at - 2, 0) : at] in _PARTS


def _joined(tokens: list[Token]) -> Iterator[Token]:
    kinds = kinds_of(tokens)
    at = 0
    while at < len(tokens):
        match = _SHAPES.match(kinds, at)
        if match:
            yield _one(tokens[at : match.end()], point_of(tokens[at : match.end()]))
            at = match.end()
        else:
            yield tokens[at]
            at += 1


def _one(tokens: Sequence[Token], point: Point) -> Token:
    return Token("P", tokens[0].start, tokens[-1].end, point=point)


def _edged(tokens: list[Token]) -> list[Token]:
    """Dates with the words for their beginning or end."""
    found: list[Token] = []
    kinds, at = kinds_of(tokens), 0
    while at < len(tokens):
        if _EDGES.match(kinds, at):
            length = 3 if kinds[at + 1] == ":" else 2
            pair = tokens[at : at + length]
            date, edge = sorted((pair[0], pair[-1]), key=lambda token: token.kind != "P")
            found.append(_one(pair, _edge(date.time, edge)))
            at += length
        else:
            found.append(tokens[at])
            at += 1
    return found


def _edge(point: Point, edge: Token) -> Point:
    """The beginning or end of a point; the beginning of a year is as long as the vocabulary says."""
    if edge.kind == "E":
        return replace(point, edge="end")
    is_year = point.is_plain_year and edge.point
    return replace(edge.point if is_year and edge.point else point, year=point.year, edge="begin")


def point_of(tokens: Sequence[Token]) -> Point:
    """The point that the tokens of one date name."""
    kinds = kinds_of(list(tokens))
    first = {token.kind: token for token in reversed(tokens)}
    numbers = [token.value for token in tokens if token.kind in "NR"]
    year = next((first[kind].value for kind in "YWw" if kind in first), None)
    if "m" in first and ("Q" in first or "H" in first):
        month = first["m"].time
        return _part(first, [*numbers, month.first], month.year)
    if first.keys() & {*"XZm"}:
        return _shared(tokens, numbers)
    if "Q" in first or "H" in first or "R" in first:
        return _part(first, numbers, year)
    if "M" in first:
        return _month_or_day(first, numbers, year, kinds)
    if kinds == "N/Y":
        return month_point(numbers[0], year=year) if numbers[0] <= MONTHS else _unclear(year, "no month")
    return _year_or_season(tokens, first, year)


def _unclear(year: int | None, doubt: str) -> Point:
    return Point(1, MONTHS, "year", year, doubt=doubt)


def _shared(tokens: Sequence[Token], numbers: Sequence[int]) -> Point:
    """A date in figures, of which a number before it is an earlier month or day ('1-6/2024', '1.-31.5.')."""
    date, last = next(token for token in tokens if token.kind in "XZm"), tokens[-1]
    point = date.time.of_year(last.value) if last.kind == "Y" else date.time
    if not numbers:
        return point
    return checked(replace(point, day=numbers[0]) if point.day else replace(point, first=numbers[0]))


def _part(first: dict[str, Token], numbers: Sequence[int], year: int | None) -> Point:
    """Quarters and halves, of the fiscal year where one is named."""
    whole = _fiscal(first["f"], year) if "f" in first else Point(1, MONTHS, "year", year)
    precision = "half" if "H" in first else "quarter"
    return part_point(whole, numbers[0], numbers[-1], precision)


def _month_or_day(first: dict[str, Token], numbers: Sequence[int], year: int | None, kinds: str) -> Point:
    month = first["M"].value
    if not numbers:
        edge = "end" if "E" in kinds else "begin" if "B" in kinds else ""
        return replace(month_point(month, year=year), edge=edge)
    return day_point(numbers[0], month, year, numbers[-1])


def _fiscal(token: Token, year: int | None) -> Point:
    if token.point:
        return replace(token.point, year=year)
    return _unclear(year, FISCAL_UNKNOWN)


def _year_or_season(tokens: Sequence[Token], first: dict[str, Token], year: int | None) -> Point:
    """A year, a part of it that has a name, or two years that are one."""
    if "K" in first:
        return _over_years(tokens, replace(first["K"].time, year=year))
    if "S" in first:
        season = next(token for token in reversed(tokens) if token.kind == "S")
        return replace(season.time, year=year)
    if "f" in first:
        return _fiscal_years(tokens, _fiscal(first["f"], year))
    return first["W"].time if "W" in first else year_point(year or 1)


def _over_years(tokens: Sequence[Token], point: Point) -> Point:
    """A part of time that lies in two years, which must both be named; of school years several."""
    further = _last_year(tokens) - (point.year or 0) - 1
    if further < 0 or (further and point.precision != "school_year"):
        return replace(point, doubt=_OVER_TWO_YEARS)
    return checked(replace(point, last=point.last + MONTHS * further))


def _last_year(tokens: Sequence[Token]) -> int:
    """The last year that the tokens of a date name; of two with a slash the second."""
    *_, named = (token for token in tokens if token.kind in "YNTWw")
    return named.value + (_CENTURY if named.kind in "NT" else named.kind in "Ww")


def _fiscal_years(tokens: Sequence[Token], whole: Point) -> Point:
    """A fiscal year or several; two that follow each other are one where it lies in both, or in doubt."""
    last = _last_year(tokens)
    if whole.doubt or whole.year is None or last == whole.year:
        return whole
    is_slashed, lies_in_two = tokens[-1].kind in "Ww", not 1 <= whole.first <= whole.last <= MONTHS
    if is_slashed and lies_in_two:
        return replace(whole, year=whole.year + (whole.first < 1))
    if is_slashed or (lies_in_two and last == whole.year + 1):
        return replace(whole, doubt=_OVER_TWO_YEARS)
    return checked(replace(whole, last=whole.last + MONTHS * (last - whole.year)))
