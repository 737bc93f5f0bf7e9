"""The follow-up period in a heading, a title or a file name.

Gets a text, gives a Period with ISO dates. The years that a programme carries in its own name are
not its follow-up period.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from extract.model import Period
from extract.record.words import words
from extract.vocabulary import BOUND, Vocabulary, until_words

_SIGNS = r"–|—|‑|-|−|/|\.\."
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_HALVES = {"first_half": (1, 6), "second_half": (7, 12)}
"""Kind of period, which is also the key of its phrases -> its months."""
_ENDS_DATED = re.compile(r"\d\W+(?:[^\W\d_]+\s+)?$")
"""A text that ends in a year, or in one and a small word: the next year is not the programme's."""
_HERE = "\0"
"""Stands for the years themselves where the words beside them are looked at."""
_NEAR = 2
"""Words between a year and the word that makes it a follow-up's."""


@lru_cache(maxsize=512)
def period_in_heading(text: str, vocabulary: Vocabulary) -> Period:
    """The period that a column's heading names; any year in it counts."""
    return next((period for _, _, period in _found(text, vocabulary)), Period())


def period_in_title(text: str, vocabulary: Vocabulary) -> Period:
    """The period that a title names: months, or years beside a follow-up word."""
    for start, end, period in _found(text, vocabulary):
        if _spans_months(period) or _is_of_followup(period, text[:start], text[end:], vocabulary):
            return period
    return Period()


def period_of_option(text: str, vocabulary: Vocabulary) -> Period:
    """The period as a user gives it; kept as a label where it holds no date."""
    found = period_in_heading(text, vocabulary)
    return Period(text, found.start, found.end)


def is_period(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is one period and nothing else, its days in order."""
    text = " ".join(text.split())
    found = period_in_heading(text, vocabulary)
    try:
        return found.label == text and date.fromisoformat(found.start) <= date.fromisoformat(found.end)
    except ValueError:
        return False


def best_period(periods: Iterable[Period]) -> Period:
    """The period that is named most often; the latest of several."""
    known = [period for period in periods if period.start]
    dates = [(period.start, period.end) for period in known]
    return max(known, key=lambda p: (dates.count((p.start, p.end)), p.end, -known.index(p)), default=Period())


def cut_periods(text: str, vocabulary: Vocabulary) -> str:
    """A text without the follow-up periods in it."""
    for start, end, period in reversed(list(_found(text, vocabulary))):
        if _spans_months(period) or _is_of_followup(period, text[:start], text[end:], vocabulary):
            text = text[:start] + " " + text[end:]
    return text


def _found(text: str, vocabulary: Vocabulary) -> Iterable[tuple[int, int, Period]]:
    """The periods in a text in reading order, each character used once."""
    taken: list[tuple[int, int, Period]] = []
    for pattern, kind in _patterns(vocabulary):
        for match in pattern.finditer(text):
            start, end = match.span()
            period = _period(match, kind, vocabulary)
            if kind == "years" and _part_of_year(vocabulary).search(text[:start] + _HERE + text[end:]):
                taken.append((start, end, Period()))
            elif period and not any(start < b and a < end for a, b, _ in taken):
                taken.append((start, end, period))
    return sorted((found for found in taken if found[2].start), key=lambda found: found[0])


@lru_cache(maxsize=16)
def _part_of_year(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A part of a year, or a year of schools or accounts, beside the years: 'kevät 2024', 'FY 2023/24'."""
    bounds = [match for entry in vocabulary.schedule.get("bounds", ()) if (match := BOUND.match(entry))]
    whole = {match["key"] for match in bounds if (match["first"], match["last"]) == ("1", "12")}
    keys = {*(match["key"] for match in bounds), "fiscal_year"} - whole
    known = sorted({word for key in keys for word in vocabulary.schedule.get(key, ())})
    part = "|".join(re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in known) or r"(?!)"
    in_front = rf"(?<![^\W_])(?:{part})\.?\s+(?:[^\W\d_]+\s+)?{_HERE}"
    return re.compile(rf"{in_front}|{_HERE}\s+(?:{part})(?![^\W_])", re.I)


@lru_cache(maxsize=16)
def _patterns(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The periods that a language prints: with its months' names, then in numbers."""
    until = (*vocabulary.phrases.get("until", ()), *until_words())
    between = "".join(rf"|\b{re.escape(word)}\b" for word in until)
    dash = rf"\s*(?:{_SIGNS}{between})\s*"
    numbers = ((re.compile(rf"(?<![\d./]){shape}(?![\d])"), kind) for shape, kind in _shapes(dash))
    return (*_named_months(dash, vocabulary), *_named_parts(vocabulary), *numbers)


def _shapes(dash: str) -> tuple[tuple[str, str], ...]:
    """Regular expressions of periods in numbers, with their kind, the longest first."""
    return (
        (
            rf"(?P<d1>{_DAY})\.(?P<m1>{_MONTH})(?:\.(?P<y1>{_YEAR})?)?{dash}(?P<d2>{_DAY})\.(?P<m2>{_MONTH})\.(?P<y2>{_YEAR})",
            "days",
        ),
        (rf"(?P<m1>{_MONTH})[/.](?P<y1>{_YEAR}){dash}(?P<m2>{_MONTH})[/.](?P<y2>{_YEAR})", "months"),
        (rf"(?P<y1>{_YEAR})-(?P<m1>{_MONTH}){dash}(?P<y2>{_YEAR})-(?P<m2>{_MONTH})(?!\d)", "months"),
        (rf"(?P<m1>{_MONTH}){dash}(?P<m2>{_MONTH})[/.](?P<y2>{_YEAR})", "months"),
        (rf"[QK](?P<q1>[1-4])(?:{dash}[QK]?(?P<q2>[1-4]))?[\s/]*(?P<y2>{_YEAR})", "quarters"),
        (rf"(?P<m2>{_MONTH})/(?P<y2>{_YEAR})", "months"),
        (rf"H1[\s/]*(?P<y2>{_YEAR})", "first_half"),
        (rf"H2[\s/]*(?P<y2>{_YEAR})", "second_half"),
        (rf"(?P<y1>{_YEAR}){dash}(?P<y2>{_YEAR})", "years"),
        (rf"(?P<y1>{_YEAR})\s?(?:{_SIGNS})\s?(?P<s2>1[3-9]|[2-9]\d)(?![.\d])", "years"),
        (rf"(?P<y2>{_YEAR})", "years"),
    )


def _named_parts(vocabulary: Vocabulary) -> Iterable[tuple[re.Pattern[str], str]]:
    """Halves and quarters of a year in words: '1. vuosipuolisko 2024', 'kvartal 1 2024'."""
    year = rf"[^\W\d_]{{0,5}}(?:\s+[^\W\d_]{{2}})?\s+(?P<y2>{_YEAR})(?!\d)"
    for half in _HALVES:
        for phrase in map(re.escape, vocabulary.phrases.get(half, ())):
            yield re.compile(rf"(?<!\w){phrase}{year}", re.I), half
    for word in map(re.escape, vocabulary.phrases.get("quarter", ())):
        yield re.compile(rf"(?<!\d)(?P<q1>[1-4])\.?\s*{word}{year}", re.I), "quarters"
        behind = rf"\b{word}[^\W\d_]{{0,5}}\s*(?P<q1>[1-4])[\s/]+(?P<y2>{_YEAR})(?!\d)"
        yield re.compile(behind, re.I), "quarters"


def _named_months(dash: str, vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], str], ...]:
    names = sorted(_month_numbers(vocabulary), key=len, reverse=True)
    if not names:
        return ()
    month = rf"({{}}(?:{'|'.join(map(re.escape, names))}))[^\W\d_]{{0,5}}\.?"
    first, last = month.replace("{}", "?P<n1>"), month.replace("{}", "?P<n2>")
    on_first, on_last = (rf"(?:(?P<d{side}>{_DAY})\.?\s+)?" for side in (1, 2))
    shapes = (
        rf"\b{on_first}{first}(?:\s+(?P<y1>{_YEAR}))?{dash}{on_last}{last}\s+(?P<y2>{_YEAR})",
        rf"\b{last}\s+(?P<y2>{_YEAR})",
    )
    return tuple((re.compile(shape, re.I), "names") for shape in shapes)


def _month_numbers(vocabulary: Vocabulary) -> dict[str, int]:
    return {name: int(number) for number, names in vocabulary.months.items() for name in names}


def _period(match: re.Match[str], kind: str, vocabulary: Vocabulary) -> Period | None:
    found = {key: value for key, value in match.groupdict().items() if value}
    first_year = int(found.get("y1", found.get("y2", 0)))
    last_year = int(found.get("y2", f"{first_year // 100}{found.get('s2', '')}"))
    first, last = _months(found, kind, _month_numbers(vocabulary))
    if (first_year, first) > (last_year, last):
        return None
    last_day = int(found.get("d2", calendar.monthrange(last_year, last)[1]))
    start = f"{first_year}-{first:02}-{int(found.get('d1', 1)):02}"
    return Period(match[0].strip(), start, f"{last_year}-{last:02}-{last_day:02}")


def _months(found: Mapping[str, str], kind: str, names: Mapping[str, int]) -> tuple[int, int]:
    if kind == "years":
        return 1, 12
    if kind == "quarters":
        first = int(found["q1"])
        return 3 * first - 2, 3 * int(found.get("q2", first))
    if kind in _HALVES:
        return _HALVES[kind]
    if kind == "names":
        last = names[found["n2"].lower()]
        return names[found.get("n1", found["n2"]).lower()], last
    last = int(found["m2"])
    return int(found.get("m1", last)), last


def _spans_months(period: Period) -> bool:
    """Whether a period goes from month to month: a year may be the programme's, one month a date of issue."""
    is_year = period.start[5:] == "01-01" and period.end[5:] == "12-31"
    return not is_year and period.start[:7] != period.end[:7]


def _is_of_followup(period: Period, before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether a year stands beside a follow-up word; several years behind a programme's name are its own."""
    followup, programme = vocabulary.phrases.get("followup", ()), vocabulary.phrases.get("programme", ())
    closest = tuple(word for word in words(before) if word not in vocabulary.function_words)[-_NEAR:]
    is_behind_programme = _near(closest[-1:], programme) and not _ENDS_DATED.search(before)
    if is_behind_programme and period.start[:4] != period.end[:4]:
        return False
    is_before_followup = after[:1].isspace() and _near(words(after)[:_NEAR], followup)
    return is_before_followup or (_near(closest, followup) and not is_behind_programme)


def _near(closest: tuple[str, ...], phrases: Iterable[str]) -> bool:
    text = without_accents(" ".join(closest))
    last = {without_accents(" ".join(words(phrase))) for phrase in phrases}
    return bool(text) and any(phrase in text for phrase in last if phrase)


@lru_cache(maxsize=1024)
def without_accents(text: str) -> str:
    """A text in plain letters, as file names have it: 'uppfoljning'."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
