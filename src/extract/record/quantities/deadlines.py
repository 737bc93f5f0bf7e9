"""The day by which a target holds.

Gets a target's text, gives the ISO date of the last day; years that a target is only compared with
are no deadline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.record.quantities.around import Token, phrase_before, tokens_before, words_ahead
from extract.record.quantities.days import Dated, dates_in
from extract.record.quantities.lexicon import Lexicon

_MOST_BETWEEN = 3
"""Words between 'by' and the date: 'by the end of June 2025'."""
_OPEN = frozenset("(:")
_MIDDLE = "06-30"


def deadlines(text: str, lexicon: Lexicon, earliest: str) -> tuple[str, ...]:
    """The dates by which a target holds, one where it is clear; 'in 2025' only from `earliest` on."""
    dates = list(dates_in(text, lexicon))
    told = [day for dated in dates for day in _each_way(text, dated, _by(text, dated, lexicon))]
    if told or len(dates) != 1:
        return tuple(dict.fromkeys(told))
    front = tokens_before(text, dates[0].start)
    is_in = phrase_before(front, lexicon.phrases.get("in_year", ())) or len(front) == 0
    is_in = is_in or (bool(earliest) and _is_last(text, dates[0], front, lexicon))
    return tuple(_each_way(text, dates[0], dates[0].last)) if is_in and dates[0].last >= earliest else ()


def _each_way(text: str, dated: Dated, day: str) -> Iterator[str]:
    """The day, and the end of the year before where '2026/27' may be a year of schools or accounts."""
    if day and "/" in text[dated.start : dated.end] and dated.first[:4] != dated.last[:4]:
        yield f"{dated.first[:4]}-12-31"
    if day:
        yield day


def _is_last(text: str, dated: Dated, front: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a date ends the target without being compared with: 'among the ten best 2025.'."""
    is_compared = phrase_before(front, lexicon.phrases.get("start_from", ()))
    return not text[dated.end :].strip(" .") and front[-1].text not in _OPEN and not is_compared


def _by(text: str, dated: Dated, lexicon: Lexicon) -> str:
    """The last day of a date that 'by' stands in front of or behind; '' for another date."""
    front = [token for token in tokens_before(text, dated.start) if token.text != "-"]
    behind = words_ahead(text, dated.end, _MOST_BETWEEN)
    if phrase_before(
        [t for t in front if not lexicon.is_year_word(t.text)], lexicon.phrases.get("before", ())
    ):
        return _day_before(dated)
    if not _is_by(front, behind, lexicon):
        return ""
    if _says("beginning", front, behind, lexicon):
        return dated.first
    is_year = dated.first[5:] == "01-01" and dated.last[5:] == "12-31"
    return f"{dated.last[:5]}{_MIDDLE}" if is_year and _says("middle", front, behind, lexicon) else dated.last


def _is_by(front: Sequence[Token], behind: Sequence[Token], lexicon: Lexicon) -> bool:
    known = lexicon.phrases.get("by_before", frozenset())
    ends = range(len(front), max(0, len(front) - _MOST_BETWEEN - 1), -1)
    is_in_front = any(phrase_before(front[:end], known) and _is_filling(front[end:], lexicon) for end in ends)
    return is_in_front or any(token.text in lexicon.listed("by_behind") for token in behind[:_MOST_BETWEEN])


def _is_filling(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether only small words stand between 'by' and the date."""
    small = lexicon.stops.whole | lexicon.listed("in_year").whole
    parts = {
        word for key in ("beginning", "middle") for phrase in lexicon.phrases.get(key, ()) for word in phrase
    }
    return all(t.text in small or t.text in parts or lexicon.is_year_word(t.text) for t in tokens)


def _says(key: str, front: Sequence[Token], behind: Sequence[Token], lexicon: Lexicon) -> bool:
    known = lexicon.phrases.get(key, frozenset())
    return bool(phrase_before(front, known)) or any((token.text,) in known for token in behind[:2])


def _day_before(dated: Dated) -> str:
    year, month, day = map(int, dated.first.split("-"))
    if (month, day) == (1, 1):
        return f"{year - 1}-12-31"
    return ""
