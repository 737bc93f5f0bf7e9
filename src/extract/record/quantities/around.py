"""The words around a number: gets a text and a place in it, gives the words next to that place.

It knows no word and decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from extract.record.quantities.lexicon import LONGEST_PHRASE, Phrase

_WINDOW = 70
"""Characters in front of a number that are looked at."""
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?|[%€$£‰]|[<>≤≥=~≈±]+|\d[\d.,]*|[^\w\s]")
_AHEAD = re.compile(
    r"[ \t\u00a0\u202f\u2009\u2007]*"
    r"(\w*[€$£‰]|§|\+(?!\d)|%(?:-\w+)?|[-‑°]?[^\W\d_][\w²³]*(?:[-‑/’'][^\W\d_][\w²³]*)*)(?::[^\W\d_]+)?"
)
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign, in small letters, and its place in the text."""

    text: str
    start: int
    end: int
    is_capital: bool = False


@lru_cache(maxsize=64)
def tokens_before(text: str, end: int) -> tuple[Token, ...]:
    """The words and signs in front of a place, in reading order, on the same line."""
    start = max(0, end - _WINDOW, text.rfind("\n", 0, end) + 1)
    return tuple(_token(match) for match in _TOKEN.finditer(text, start, end))


def _token(match: re.Match[str]) -> Token:
    return Token(match[0].casefold(), match.start(), match.end(), match[0][0].isupper())


@lru_cache(maxsize=256)  # asked again and again of the same places
def word_ahead(text: str, start: int) -> Token | None:
    """The word or sign right behind a place, without what a colon adds to it ('%:iin')."""
    match = _AHEAD.match(text, start)
    return Token(match[1].casefold(), match.start(1), match.end(), match[1][0].isupper()) if match else None


def words_ahead(text: str, start: int, most: int) -> list[Token]:
    """The words in a row behind a place, parted by blanks only."""
    found: list[Token] = []
    while len(found) < most and (token := word_ahead(text, start)):
        found.append(token)
        start = token.end
    return found


def phrase_ahead(text: str, start: int, known: Mapping[Phrase, Found]) -> tuple[Found, int] | None:
    """What the longest known phrase right behind a place says, and where it ends."""
    words = words_ahead(text, start, LONGEST_PHRASE)
    for count in range(len(words), 0, -1):
        phrase = tuple(token.text for token in words[:count])
        if phrase in known:
            return known[phrase], words[count - 1].end
    return None


def phrase_before(tokens: Sequence[Token], known: Container[Phrase]) -> tuple[Phrase, int] | None:
    """The longest known phrase at the end of some words, and how many of them it takes."""
    dots = sum(1 for token in tokens[-1:] if token.text == ".")
    words = tokens[: len(tokens) - dots]
    for count in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        phrase = tuple(token.text for token in words[-count:])
        if phrase in known:
            return phrase, count + dots
    return None
