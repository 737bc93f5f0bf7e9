"""What the words around dates say of them: from, until, by, between, every year.

Gets the tokens of one part of a schedule with its dates put together, gives statements in order and
the tokens between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.record.schedules.points import Point
from extract.record.schedules.token import Token, kinds_of

_RECURRING = re.compile("v(?:N-)?[NRU]?[uQHP]|(?:N-)?N?x?p|(?:N-)?Nr")
_SHARED_BEHIND = re.compile(r"(?<![-<>tba=EB])P(?=(?:[,&]P)*&P<)")
_SHARED_BEFORE = re.compile(r"<P(?:,P)*&P(?=[,;.)]|$)")
_STOP = r"(?=[,;.)&cr]|$)"
_ENDLESS = r"(?:[,(&]?c\)?)?"
_SHAPES = (
    ("recurring", re.compile("r")),
    ("range", re.compile(r">*P>*(?:-[t<]?|t[-<]?|<)P<*|=P&P|P&P=|>*P>+P<+")),
    (
        "from",
        re.compile(rf">+[:-]?P>*-?{_ENDLESS}|P(?:>+-?|&>+(?!P)|-{_STOP}){_ENDLESS}|P[-t<]?[,(&]?[-t<]?c\)?"),
    ),
    ("before", re.compile("b+<*P|Pb+")),
    ("after", re.compile("a+>*P|Pa+>*")),
    ("by", re.compile(r"E?[<t]+[:(-]?P(?:-P)?<*|P<+|c-P|(?<![^,;.(:&])-P")),
    ("point", re.compile("P")),
    ("continuous", re.compile("c")),
)
COARSE_FIRST = ("year", "school_year", "half", "quarter", "month", "day")
OPEN_KINDS = frozenset({"from", "recurring", "continuous"})
_NOT_FROM_END = "from the end of a time that is longer than a day"
_NOT_BY_BEGIN = "by the beginning of a time that is longer than a day"


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of time and what is said of it."""

    kind: str
    start: str = ""
    end: str = ""
    precision: str = "none"
    doubt: str = ""
    """Why it cannot be told which days are meant."""
    is_bare: bool = False
    """Whether it is only a year's number, which may be part of a name as well."""
    is_next: bool = False
    """Whether it is one occasion of something that recurs."""
    is_yearless: bool = False
    """Whether it has no year."""
    is_numbered: bool = False
    """Whether it is one month by its number, which may be that of a meeting or document as well."""


@dataclass(frozen=True, slots=True)
class Element:
    """A statement with its place in the text, or a token that is part of none."""

    token: Token
    statement: Statement | None = None

    @property
    def kind(self) -> str:
        """The token's kind; T for a statement."""
        return "T" if self.statement else self.token.kind


def elements_of(tokens: list[Token]) -> list[Element]:
    """The statements of a text and the tokens between them, in order."""
    tokens = _distributed(list(_recurring(tokens)))
    kinds = kinds_of(tokens)
    found: list[Element] = []
    at = 0
    while at < len(tokens):
        taken, statement = _statement(tokens, kinds, at)
        whole = Token(tokens[at].kind, tokens[at].start, tokens[at + taken - 1].end)
        found.append(Element(whole, statement))
        at += taken
    return found


def _recurring(tokens: list[Token]) -> Iterator[Token]:
    """The tokens with 'every second year' and 'twice a year' as one; 'every' without a unit says nothing."""
    kinds = kinds_of(tokens)
    at = 0
    while at < len(tokens):
        match = _RECURRING.match(kinds, at)
        if match and any(token.point and token.point.year for token in tokens[at : match.end()]):
            match = None
        end = match.end() if match else at + 1
        yield Token("r", tokens[at].start, tokens[end - 1].end) if match else tokens[at]
        at = end


def _distributed(tokens: list[Token]) -> list[Token]:
    """The tokens with the word for 'by' at each date that it holds for ('31.5. ja 30.6.2024 mennessä')."""
    kinds = kinds_of(tokens)
    behind = {match.end() for match in _SHARED_BEHIND.finditer(kinds)}
    lists = [range(match.start() + 2, match.end()) for match in _SHARED_BEFORE.finditer(kinds)]
    before = {at for dates in lists for at in dates if kinds[at] == "P"}
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if at in behind:
            found.append(Token("<", tokens[at - 1].end, tokens[at - 1].end))
        if at in before:
            found.append(Token("<", token.start, token.start))
        found.append(token)
    return found


def _statement(tokens: list[Token], kinds: str, at: int) -> tuple[int, Statement | None]:
    """How many tokens the statement at a place takes, and the statement."""
    for name, shape in _SHAPES:
        match = shape.match(kinds, at)
        if match:
            points = [token.point for token in tokens[at : match.end()] if token.point]
            made = _made(name, points)
            is_next = kinds[max(at - 2, 0) : at].endswith(("g", "g:"))
            return match.end() - at, replace(made, is_next=True) if is_next else made
    return 1, None


def _made(name: str, points: Sequence[Point]) -> Statement:
    if not points:
        return Statement(name)
    first, last = points[0], points[-1]
    doubt = next((point.doubt for point in points if point.doubt), "")
    yearless = any(point.year is None for point in points)
    if doubt:
        return Statement("other", doubt=doubt, is_yearless=yearless)
    precision = min((point.precision for point in points), key=COARSE_FIRST.index)
    if name == "range":
        return _range(first, last, precision)
    if name == "from" and last.edge == "begin" and precision == "half":
        precision = "year"
    return replace(_single(name, last), precision=precision)


def _range(first: Point, last: Point, precision: str) -> Statement:
    start, end = first.start, last.end
    if start > end:
        return Statement("other", doubt="it ends before it begins")
    is_bare = first.precision == last.precision == "year" and not first.edge and not last.edge
    return Statement("range", start, end, precision, is_bare=is_bare)


def _single(name: str, point: Point) -> Statement:
    """What is said of one point; the end of a time alone is a day to be ready by."""
    if name == "from":
        return _from(point)
    if name == "after":
        return Statement("from", _day_beside(point.end, 1))
    if name == "before" and point.edge != "end":
        return Statement("by", end=_day_beside(point.start, -1))
    if name in ("by", "before") or point.edge == "end":
        is_early = point.edge == "begin"
        return Statement("other", doubt=_NOT_BY_BEGIN) if is_early else Statement("by", end=point.end)
    return _whole(point)


def _from(point: Point) -> Statement:
    """A beginning; a span that 'from' stands before has its end too ('from 1 to 15 June')."""
    if point.edge == "end" and not point.day:
        return Statement("other", doubt=_NOT_FROM_END)
    return _whole(point) if point.is_span else Statement("from", point.start)


def _whole(point: Point) -> Statement:
    if point.is_plain_year:
        return Statement("year", point.start, point.end, is_bare=True)
    if point.edge == "begin" and point.precision == "year":
        return Statement("other", doubt="how long the beginning of a year is")
    is_year = point.precision == "year"
    return Statement("range", point.start, point.end, is_bare=is_year, is_numbered=point.is_numbered)


def _day_beside(day: str, step: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=step)).isoformat()
