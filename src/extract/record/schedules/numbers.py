"""Dates printed in numbers alone.

Gets a run of figures, stops, slashes and hyphens such as '1.5.2024' or '5/2023-05/2024', gives its
tokens. A run of which a part has no known form gives one unknown number: it may be the number of a
law or of a document.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from extract.record.schedules.points import MONTHS, Point, day_point, month_point, year_point
from extract.record.schedules.token import Token, kinds_of

_YEAR = r"(?:19|20)\d\d"
_MONTH = r"0[1-9]|1[0-2]|[1-9]"
_DAY = r"0[1-9]|[12]\d|3[01]|[1-9]"
_LARGEST_DAY = 31
_LAST_SHORT_YEAR = 2060
"""Two figures above it may be a year of either century."""
_SLASHED = re.compile(rf"(?<![\d/.-])(?P<a>{_DAY})(?P<sign>[/-])(?P<b>{_DAY})(?P=sign)(?:{_YEAR}|\d\d)(?!\d)")
_ORDERS = "its day and month can be read in two orders"
_TWO_YEARS = "it may be one school or financial year, or two whole years"
_MONTH_OR_YEARS = "it may be a month or two years"


def number_tokens(run: str, start: int, behind: str, end: int = 0) -> list[Token]:
    """The tokens of a run of figures that begins at `start`; `behind` is the text that follows."""
    whole = end or start + len(run)
    found: list[Token] = []
    at = 0
    while at < len(run):
        length, made = _atom(run, at, behind)
        if not made:
            return [Token("#", start, whole)]
        found += [token.at(start + at, start + at + length) for token in made]
        at += length
        if at < len(run):
            found.append(Token("-", start + at, start + at + 1))
            at += 1
    if re.search("Y-[NT]", kinds_of(found)):
        return [Token("#", start, whole)]
    return [*found[:-1], found[-1].at(found[-1].start, whole)]


def part_tokens(run: str, start: int) -> list[Token]:
    """The number of a quarter or half and a year of two figures ('2/24' of 'Q2/24')."""
    return [
        Token("N", start, start + 1, int(run[0])),
        Token("/", start + 1, start + 2),
        Token("Y", start + 2, start + 4, _full_year(run[2:])),
    ]


def in_order(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with days and months in the order that another date of the text shows ('9/30/2024')."""
    pairs = [(int(match["a"]), int(match["b"])) for match in _SLASHED.finditer(text)]
    is_day_first, is_month_first = any(a > MONTHS for a, _ in pairs), any(b > MONTHS for _, b in pairs)
    if is_day_first == is_month_first:
        return tokens
    return [_reordered(token, is_month_first) for token in tokens]


def _reordered(token: Token, is_month_first: bool) -> Token:
    point = token.point
    if not point or point.doubt != _ORDERS:
        return token
    day, month = (point.first, point.day) if is_month_first else (point.day, point.first)
    return replace(token, point=day_point(day, month, point.year))


def _atom(run: str, at: int, behind: str) -> tuple[int, list[Token]]:
    """The first form that the run has at a place: its length and tokens."""
    for shape, make in _FORMS:
        match = shape.match(run, at)
        if match and (made := make(match, behind)):
            return match.end() - at, made
    return 0, []


def _dated(point: Point) -> list[Token]:
    return [Token("m" if point.precision == "month" else "X", 0, 0, point=point)]


def _full_year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)


def _iso(match: re.Match[str], _: str) -> list[Token]:
    return _dated(day_point(int(match["d"]), int(match["m"]), int(match["y"])))


def _day_month_year(match: re.Match[str], _: str) -> list[Token]:
    """The day first with stops; else by which of the two can be a month."""
    first, second, year = int(match["a"]), int(match["b"]), _full_year(match["y"])
    if year > _LAST_SHORT_YEAR and len(match["y"]) == 2:
        return []
    if match["sign"] == "." or first > MONTHS or first == second:
        return _dated(day_point(first, second, year)) if second <= MONTHS else []
    if second > MONTHS:
        return _dated(day_point(second, first, year))
    return _dated(replace(day_point(first, second, year), doubt=_ORDERS))


def _month_year(match: re.Match[str], _: str) -> list[Token]:
    point = month_point(int(match["m"]), year=int(match["y"]))
    return _dated(replace(point, is_numbered="/" in match[0]))


def _year_month(match: re.Match[str], _: str) -> list[Token]:
    """A year and two figures: a month, or the end of a span of years; with a slash the next year."""
    year, other, sign = int(match["y"]), int(match["o"]), match["sign"]
    is_later = other == (year + 1) % 100 if sign == "/" else sign == "-" and other > year % 100
    is_month = 1 <= other <= MONTHS
    if is_later and is_month:
        return [Token("W", 0, 0, year, replace(month_point(other, year=year), doubt=_MONTH_OR_YEARS))]
    if is_month:
        return _dated(month_point(other, year=year))
    if not is_later:
        return []
    last = year - year % 100 + other + (100 if other < year % 100 else 0)
    return _two_years(year, last) if sign == "/" else _years(year, last)


def _split_years(match: re.Match[str], _: str) -> list[Token]:
    first, last = int(match["y"]), int(match["z"])
    return _two_years(first, last) if last == first + 1 else _years(first, last)


def _two_years(first: int, last: int) -> list[Token]:
    both = Point(1, 2 * MONTHS, "year", first, doubt=_TWO_YEARS)
    return [Token("W", 0, 0, first, both)] if last == first + 1 else []


def _years(first: int, last: int) -> list[Token]:
    if last <= first:
        return []
    return [*_year_token(first), Token("-", 0, 0), *_year_token(last)]


def _short_years(match: re.Match[str], _: str) -> list[Token]:
    first, last = int(match["y"]), int(match["z"])
    return [Token("w", 0, 0, 2000 + first)] if last == first + 1 else []


def _day_month(match: re.Match[str], behind: str) -> list[Token]:
    """A day without its year; without a stop behind it only where a date must follow."""
    follows = match.end() < len(match.string)
    ends_range = match.start() > 0 and re.match(r"\s(?:19|20)", behind)
    is_dated = follows or match[0].endswith(".") or ends_range or re.match(r"\.|\s*-", behind)
    return [Token("Z", 0, 0, point=day_point(int(match["d"]), int(match["m"])))] if is_dated else []


def _slashed_day(match: re.Match[str], behind: str) -> list[Token]:
    """A day and month before their year ('31/12 2024')."""
    if not re.match(r"\s?(?:19|20)", behind):
        return []
    return [Token("Z", 0, 0, point=day_point(int(match["d"]), int(match["m"])))]


def _year(match: re.Match[str], _: str) -> list[Token]:
    return _year_token(int(match[0]))


def _year_token(year: int) -> list[Token]:
    return [Token("Y", 0, 0, year, year_point(year))]


def _number(match: re.Match[str], _: str) -> list[Token]:
    number = int(match["n"])
    return [Token("N" if 1 <= number <= _LARGEST_DAY else "T", 0, 0, number)]


_Make = Callable[[re.Match[str], str], list[Token]]
_FORMS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple(
    (re.compile(rf"(?:{shape})(?=-|$)"), make)
    for shape, make in (
        (rf"(?P<y>{_YEAR})(?P<sign>[./\-])(?P<m>0[1-9]|1[0-2])(?P=sign)(?P<d>{_DAY})", _iso),
        (rf"(?P<a>{_DAY})(?P<sign>[./\-])(?P<b>{_DAY})(?P=sign)(?P<y>{_YEAR}|\d\d)", _day_month_year),
        (rf"(?P<m>{_MONTH})[/.](?P<y>{_YEAR})", _month_year),
        (rf"(?P<m>0[1-9]|1[0-2])-(?P<y>{_YEAR})", _month_year),
        (rf"(?P<y>{_YEAR})(?P<sign>[./\-])(?P<o>\d\d)", _year_month),
        (rf"(?P<y>{_YEAR})/(?P<z>{_YEAR})", _split_years),
        (rf"(?P<d>{_DAY})/(?P<m>{_MONTH})", _slashed_day),
        (r"(?P<y>\d\d)/(?P<z>\d\d)", _short_years),
        (rf"(?P<d>{_DAY})\.(?P<m>{_MONTH})\.?", _day_month),
        (_YEAR, _year),
        (r"(?P<n>\d{1,2})\.?", _number),
    )
)
