"""Days, months and years in a text, and all else that has digits and counts nothing.

Gets a text, gives places and ISO dates. What a date means for a target is told by `deadlines`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.record.quantities.lexicon import Lexicon

YEAR = r"(?:19[5-9]|20\d)\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_FROM = r"(?<![\w.,/])"
_MONTHS_OF_QUARTER = 3
DATED = re.compile(
    rf"{_FROM}(?:(?P<d>{_DAY})\.\s?(?P<m>{_MONTH})\.\s?(?P<y>{YEAR})"
    rf"|(?P<y2>{YEAR})-(?P<m2>{_MONTH})-(?P<d2>{_DAY})"
    rf"|(?P<m3>{_MONTH})[/.](?P<y3>{YEAR})"
    rf"|Q(?P<q>[1-4])[/ ](?P<y4>{YEAR})"
    rf"|(?:(?P<d5>{_DAY})\.?\s+)?(?P<n5>[^\W\d_]+)\s+(?P<y5>{YEAR})"
    rf"|(?P<n6>[^\W\d_]+)\s+(?P<d6>{_DAY}),\s+(?P<y6>{YEAR})"
    rf"|(?P<y8>{YEAR})(?P<sign>[/–-])(?P<s8>\d\d)"
    rf"|(?P<y7>{YEAR}))(?![\w/]|[.,]\d)"
)
"""A date, a month or a year."""
_NOT_COUNTED = (
    r"\+\d[\d \u00a0()-]{6,}\d|(?<![\d.,])0\d{1,3}[- ]\d[\d -]{3,}\d|(?<![\d.,])0\d+(?![.,]?\d)",
    rf"{_FROM}{_DAY}\.{_MONTH}\.(?:\d{{4}}|\d{{2}}(?!\d))",
    rf"{_FROM}{_DAY}\.?\s?[–-]\s?{_DAY}\.\s?{_MONTH}\.(?:\d{{4}})?",
    rf"{_FROM}\d{{4}}-\d\d-\d\d|{_FROM}\d+:\d+",
    rf"{_FROM}\d+/\d+(?:/\d+)?(?:\s?[–-]\s?\d+/\d+)?",
    r"(?<![\w.,])\d+(?:\.\d+){2,}(?!\d)(?<!\.\d{3})",
    r"(?m:^[ \t]*\(?\d{1,2}[.)](?=[ \t]))|(?<=[ \t])\d{1,2}\)|#\s?\d+",
)
_NEAR_DIGITS = r"(?=[\d+(# \t])"
"""What all of these begin with: fails fast in running text."""
_LINKS = re.compile(r"[^\s@]+@\S+|https?://\S+|www\.\S+")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_BRACKETED = 70
"""Characters before a number in which its bracket is looked for."""
_SHOWS_LINK = ("@", "://", "www.")
_DAY_OF_MONTH = rf"|{_FROM}{_DAY}\.{_MONTH}\."
"""A day without its year, where a point parts no decimals."""
_MARKS = r"|\(\d{1,2}\)"
"""A number in brackets: an item's mark where the text has a first one, else a count."""
_FIRST_MARK = "(1)"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, month or year that a text names."""

    first: str
    """ISO date of its first day."""
    last: str
    """ISO date of its last day."""
    start: int
    end: int


@cache
def _not_counted(*, has_marks: bool, has_points: bool) -> re.Pattern[str]:
    more = (_MARKS if has_marks else "") + ("" if has_points else _DAY_OF_MONTH)
    return re.compile(rf"{_NEAR_DIGITS}(?:{'|'.join(_NOT_COUNTED)}{more})")


def not_counted(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The places of dates, times, laws, phone numbers, item marks, addresses and the like."""
    pattern = _not_counted(has_marks=_FIRST_MARK in text, has_points="." in lexicon.decimal_signs)
    spans = [match.span() for match in pattern.finditer(text) if not _is_no_mark(text, match, lexicon)]
    if not any(sign in text for sign in _SHOWS_LINK):
        return spans
    return sorted([*spans, *(match.span() for match in _LINKS.finditer(text))])


def _is_no_mark(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether what looks like an item's mark is a place ('5. sija') or closes a bracket ('(in all 24)')."""
    behind = _WORD.match(text, match.end())
    if match[0].endswith(".") and behind and behind[1].casefold() in lexicon.listed("rank"):
        return True
    is_mark = match[0].endswith(")") and not match[0].startswith(("(", "+"))
    front = text[max(0, match.start() - _BRACKETED) : match.start()] if is_mark else ""
    return front.rfind("(") > front.rfind(")")


def is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the spans, which stand in order."""
    index = bisect_right(spans, (position, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


def dates_in(text: str, lexicon: Lexicon) -> Iterator[Dated]:
    """The dates, months and years of a text."""
    position = 0
    while match := DATED.search(text, position):
        found = _dated(match, lexicon)
        position = match.end() if found else match.start() + 1
        if found:
            yield found


def _dated(match: re.Match[str], lexicon: Lexicon) -> Dated | None:
    parts = {key.rstrip("12345678"): value for key, value in match.groupdict().items() if value}
    first, last = 1, 12
    if "s" in parts:
        return _of_two_years(match)
    if "n" in parts:
        month = lexicon.months.get(parts["n"].casefold())
        if month is None:
            return _year_alone(match)
        first = last = month
    elif "q" in parts:
        last = _MONTHS_OF_QUARTER * int(parts["q"])
        first = last - _MONTHS_OF_QUARTER + 1
    elif "m" in parts:
        first = last = int(parts["m"])
    return _of_parts(int(parts["y"]), (first, last), int(parts.get("d", 0)), match.span())


def _of_two_years(match: re.Match[str]) -> Dated:
    """Two years as '2023/24'; the first alone where the next two digits are of another."""
    year, is_pair = int(match["y8"]), (int(match["y8"]) + 1) % 100 == int(match["s8"])
    end = match.end() if is_pair else match.end("y8")
    return Dated(f"{year}-01-01", f"{year + is_pair}-12-31", match.start(), end)


def _of_parts(year: int, months: tuple[int, int], day: int, span: tuple[int, int]) -> Dated | None:
    length = monthrange(year, months[1])[1]
    if day > length:
        return None
    return Dated(f"{year}-{months[0]:02}-{day or 1:02}", f"{year}-{months[1]:02}-{day or length:02}", *span)


def _year_alone(match: re.Match[str]) -> Dated | None:
    year = match["y5"] or match["y6"]
    start = match.start("y5") if match["y5"] else match.start("y6")
    return Dated(f"{year}-01-01", f"{year}-12-31", start, match.end())
