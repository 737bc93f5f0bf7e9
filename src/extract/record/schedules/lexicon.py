"""The words of schedules in one language, ready to be looked up.

Gets a vocabulary, gives a lexicon that finds the longest entry at a place. What a word means for a
date is told by the vocabulary's key; no word stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.record.schedules.points import Point
from extract.vocabulary import BOUND, Vocabulary

_KINDS = {
    "by": "<",
    "from": ">",
    "before": "b",
    "after": "a",
    "to": "t",
    "and": "&",
    "or": "e",
    "between": "=",
    "begin": "B",
    "end": "E",
    "quarter": "Q",
    "half": "H",
    "first": "N",
    "second": "N",
    "third": "N",
    "fourth": "N",
    "fiscal_year": "f",
    "every": "v",
    "unit": "u",
    "times": "x",
    "per": "p",
    "recurring": "r",
    "next": "g",
    "continuous": "c",
    "going": "o",
    "unstated": "0",
    "negation": "n",
    "settled": "d",
    "later": "l",
    "then": "h",
    "moved": "s",
    "dependent": "D",
    "part": "L",
    "name": "!",
    "amount": "%",
    "filler": "F",
}
_CASES = {"from_endings": "{", "to_endings": "}"}
_SPAN_OF = {"begin": "early"}
"""A key whose words mean the part of the year that has another key."""
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_PIECE = re.compile(r"[^\W\d_]+|\d+|\S")
_OPEN_MONTH = 6
"""Letters of a month's name that may have an ending; shorter ones are other words with it ('market')."""
_LONGEST_ENDING = 5
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase and what it means."""

    parts: tuple[str, ...]
    kind: str
    value: int = 0
    point: Point | None = None
    is_open: bool = False
    """Whether its last word may have any ending."""

    @property
    def swallows_stop(self) -> bool:
        """Whether it is an abbreviation, which a stop belongs to."""
        return len(self.parts[-1]) <= 3 and not self.is_open


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The entries of a language by the first two letters of their first word."""

    entries: dict[str, tuple[Entry, ...]]
    endings: frozenset[str]
    """Letters behind a number that make it an ordinal: '1st'."""
    cases: tuple[tuple[str, tuple[str, ...]], ...]
    """Kinds of prepositions with the endings of months and seasons that stand for them."""
    longest_entry: int

    def longest(self, words: Sequence[str]) -> tuple[int, Entry | None]:
        """The longest entry that the words begin with and how many it takes."""
        for entry in self.entries.get(words[0][:2], ()):
            if _begins(words, entry):
                return len(entry.parts), entry
        return 0, None


def _begins(words: Sequence[str], entry: Entry) -> bool:
    length = len(entry.parts)
    if tuple(words[: length - 1]) != entry.parts[:-1] or len(words) < length:
        return False
    last = words[length - 1]
    return last == entry.parts[-1] or (entry.is_open and last.startswith(entry.parts[-1]))


@cache
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary; the first key that has a phrase decides what it means."""
    entries: dict[tuple[str, ...], Entry] = {}
    for entry in (*_timed(vocabulary), *_months(vocabulary), *_small(vocabulary)):
        entries.setdefault(entry.parts, entry)
    by_start: dict[str, list[Entry]] = {}
    for entry in sorted(entries.values(), key=_preference):
        by_start.setdefault(entry.parts[0][:2], []).append(entry)
    return Lexicon(
        {start: tuple(found) for start, found in by_start.items()},
        frozenset(word.casefold() for word in vocabulary.schedule.get("ordinal_endings", ())),
        tuple((kind, vocabulary.schedule.get(key, ())) for key, kind in _CASES.items()),
        max((len(entry.parts) for entry in entries.values()), default=1),
    )


def _preference(entry: Entry) -> tuple[int, bool, int]:
    """Longer phrases first, whole words before beginnings, longer beginnings before shorter."""
    return -len(entry.parts), entry.is_open, -len(entry.parts[-1])


def _entry(phrase: str, kind: str, value: int = 0, point: Point | None = None) -> Entry:
    """An entry of a printed phrase; a star at its end stands for any ending."""
    text = phrase.casefold().removesuffix(".")
    return Entry(tuple(_PIECE.findall(text.removesuffix("*"))), kind, value, point, text.endswith("*"))


def _timed(vocabulary: Vocabulary) -> Iterator[Entry]:
    """The words of the vocabulary's table of schedules."""
    bounds = bounds_of(vocabulary)
    months = {name: int(number) for number, names in vocabulary.months.items() for name in names}
    for key, phrases in vocabulary.schedule.items():
        point = bounds.get(_SPAN_OF.get(key, key))
        kind = _KINDS.get(key, "")
        if point and not kind:
            kind = "K" if point.last > _MONTHS else "S"
        for phrase in phrases if kind else ():
            value = _ORDINALS.get(key) or months.get(phrase.casefold(), 0)
            yield _entry(phrase, kind, value, point)


def _months(vocabulary: Vocabulary) -> Iterator[Entry]:
    for number, names in vocabulary.months.items():
        for name in names:
            yield _entry(name + "*" * (len(name) >= _OPEN_MONTH), "M", int(number))


def _small(vocabulary: Vocabulary) -> Iterator[Entry]:
    """Statuses, headings of the column and function words say nothing of the time."""
    for phrases in vocabulary.status.values():
        yield from (_entry(phrase, "F") for phrase in phrases)
    yield from (_entry(phrase, "F") for phrase in vocabulary.columns.get("schedule", ()))
    yield from (_entry(phrase, "F") for phrase in vocabulary.function_words)


@cache
def bounds_of(vocabulary: Vocabulary) -> dict[str, Point]:
    """The months of the parts of a year that a language names, by the key of their words."""
    found: dict[str, Point] = {}
    for text in vocabulary.schedule.get("bounds", ()):
        match = BOUND.fullmatch(text)
        if match:
            point = Point(int(match["first"]), int(match["last"]), match["precision"])
            found.setdefault(match["key"], point)
    return found
