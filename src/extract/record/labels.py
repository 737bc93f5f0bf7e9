"""The label and number in front of a goal or a measure: 'Tavoite 1.', 'Measure 3:', '1.2'.

Gets a text, gives its number and the text without the label. A year, a quantity, a date or an item
mark such as (i) in front of a text is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extract.record.words import word_likeness, words
from extract.vocabulary import Vocabulary

SHORTEST_CUT = 6
NUMBER = r"[A-ZÅÄÖ]{0,3}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?"
_AFTER = r"\s*(?P<mark>[.:)–—-]+(?=\s|$)|(?=\s|$))\s*"
_NUMBERED = re.compile(rf"(?P<number>{NUMBER}|[IVX]{{1,5}}){_AFTER}(?P<text>.*)", re.S)
_FRONT = re.compile(rf"(?P<number>{NUMBER})(?P<mark>[.):]*)\s+(?P<text>\S.*)", re.S)
_NUMBER_CELL = re.compile(rf"({NUMBER}|[IVX]{{1,5}})[.):]*")
_ITEM_MARK = re.compile(r"\(?(?:[ivx]{1,5}|[a-z]|\d{1,2}(?:\.\d+)*|[A-Z])[.)]")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in front of a record's text, and the text."""

    number: str
    text: str
    is_marked: bool
    """Whether a stop, a colon or a dash parts the label from the text."""


@lru_cache(maxsize=2048)
def split_goal_label(text: str, vocabulary: Vocabulary) -> Label | None:
    """The number and text of 'Tavoite 1. Text'; None where no goal label stands in front."""
    if patterns := vocabulary.patterns.get("goal"):
        return _by_pattern(text, patterns)
    return split_label(text, vocabulary, "goal")


def match_pattern(text: str, patterns: Sequence[str]) -> re.Match[str] | None:
    """How the first of a profile's patterns that fits stands at the start of a text; None where none does."""
    tries = (re.match(pattern, text, re.S) for pattern in patterns)
    return next((found for found in tries if found and found[0].strip()), None)


def _by_pattern(text: str, patterns: Sequence[str]) -> Label | None:
    found = match_pattern(text, patterns)
    if found is None:
        return None
    groups = found.groupdict()
    return Label(groups.get("number") or "", (groups.get("text") or text).strip(), True)


def split_label(text: str, vocabulary: Vocabulary, kind: str) -> Label | None:
    """The number and text behind a label of this kind; None where there is no such label."""
    for entry in vocabulary.labels.get(kind, ()):
        rest = _behind(text, words(entry))
        if rest is not None and (label := _numbered(rest)):
            return label
    return None


def _behind(text: str, entry: tuple[str, ...]) -> str | None:
    printed, end = _first_words(text, len(entry))
    if len(printed) != len(entry):
        return None
    is_label = all(_is_label_word(word, part) for word, part in zip(printed, entry, strict=True))
    return text[end:] if is_label else None


@lru_cache(maxsize=64)  # a text is asked for each label in turn
def _first_words(text: str, count: int) -> tuple[tuple[str, ...], int]:
    """So many words at the beginning of a text and where they end; none where it begins otherwise."""
    found = re.match(rf"\s*((?:[^\W\d_]+[-\s]*){{{count}}})", text)
    return (words(found[1]), found.end(1)) if found else ((), 0)


def _is_label_word(word: str, entry: str) -> bool:
    """Whether a word is a label's, also misspelt or cut short ('Object 4.')."""
    if len(word) >= SHORTEST_CUT and entry.startswith(word):
        return True
    return word == entry or (len(word) <= len(entry) + 1 and word_likeness(word, entry) >= 0.8)


def _numbered(rest: str) -> Label | None:
    if found := _NUMBERED.fullmatch(rest.strip()):
        return Label(found["number"], found["text"].strip(), bool(found["mark"]))
    found = re.match(r"\s*[:–—]\s*(?P<text>\S.*)", rest, re.S)
    return Label("", found["text"], True) if found else None


def split_number(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The printed number in front of a measure and the text without it; '' where there is none."""
    label = split_label(text, vocabulary, "measure")
    if label and label.number and label.text and (label.is_marked or label.text[0].isupper()):
        return label.number, label.text
    found = _FRONT.match(text)
    if found is None or not _is_number(found["number"], found["mark"], found["text"]):
        return "", text
    return found["number"], found["text"]


def _is_number(number: str, mark: str, text: str) -> bool:
    starts = text[0].isupper() or text[0] in "\"”“’'«("
    if "." in number or not number[0].isdigit():
        return starts or mark in (".", ")", ":")
    return bool(mark) and (starts or not number.isdigit())


def number_of_cell(text: str) -> str | None:
    """The number that a cell of a number column prints; None where it is none."""
    found = _NUMBER_CELL.fullmatch(text.strip())
    return found[1] if found else None


def bare_numbers(texts: Sequence[str]) -> bool:
    """Whether all texts start with plain whole numbers that count up by one ('1 Text', '2 Text')."""
    found = [re.match(r"(\d{1,3})\s+[^\W\d_]", text) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(texts) >= 2 and all(b - a == 1 for a, b in pairwise(numbers))


def has_item_mark(text: str) -> bool:
    """Whether a heading is numbered: (i), a), 1., 2.1."""
    return bool(_ITEM_MARK.match(text)) or bool(re.match(r"\d+(?:\.\d+)+\s", text))


def without_continuation(text: str, vocabulary: Vocabulary) -> str:
    """A text without '(jatkuu)', '(forts.)' or '(continued)' at its end."""
    ends = "|".join(re.escape(word) for word in vocabulary.phrases.get("continued", ()))
    return re.sub(rf"\s*[(\[–-]?\s*\b(?:{ends})\b[.)\]\s]*$", "", text, flags=re.I) if ends else text
