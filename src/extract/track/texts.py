"""A text in the forms in which two texts are compared.

Gets the text of a record, gives keys, words, letters, names and numbers. It knows no language: inflected
forms of a word share most of their letters, which stands in for a lemmatiser.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "\\-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_BETWEEN_DIGITS = re.compile(rf"(?<=\d)\s*[{_DASHES}]+\s*(?=\d)")
_DASH_OR_SPACE = re.compile(rf"[{_DASHES}\s]+")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
_ENDS_SENTENCE = re.compile(r"[.!?:;)]\s*$|^\s*$")
_ITEM_MARK = re.compile(r"^\s*(?:\(?[ivxlc]{1,5}\)|\(?\d{1,2}[.)]|\(?[a-z]\)|[•▪●–-])\s+", re.IGNORECASE)

LETTERS = 4
"""Length of the pieces of a word that are compared; 3 finds more chance likeness, 5 loses short stems."""


def same_key(text: str) -> str:
    r"""What two texts share that are the same after case, white space, hyphens and dashes.

    >>> same_key("Soft Landing -palvelu") == same_key("soft landing-\npalvelu")
    True
    >>> same_key("1–2 vuotta") == same_key("12 vuotta")
    False
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _DASH_OR_SPACE.sub("", _BETWEEN_DIGITS.sub("~", folded))


def plain(text: str) -> str:
    """The text in small letters with single blanks, without an item mark such as (i) at its start."""
    folded = unicodedata.normalize("NFKC", _ITEM_MARK.sub("", text)).casefold()
    return " ".join(_WORD.findall(folded))


def words(text: str) -> list[str]:
    """The words of the text in order, in small letters."""
    return plain(text).split()


@lru_cache(maxsize=100_000)
def letters(word: str) -> tuple[str, ...]:
    """The pieces of a word that are compared: a number or a short word whole, else runs of letters.

    >>> letters("kehitys")
    (' keh', 'kehi', 'ehit', 'hity', 'itys')
    """
    if len(word) < LETTERS or any(letter.isdigit() for letter in word):
        return (f" {word} ",)
    padded = f" {word}"
    return tuple(padded[start : start + LETTERS] for start in range(len(padded) - LETTERS + 1))


def numbers(text: str) -> frozenset[str]:
    """The numbers of the text, thousands joined, without the item marks at its start.

    >>> sorted(numbers("(ii) Koulutetaan 1 200 henkeä vuonna 2024"))
    ['1200', '2024']
    """
    found = _NUMBER.findall(_ITEM_MARK.sub("", text))
    return frozenset(re.sub(r"[\u00a0 ]", "", number) for number in found)


def names(text: str) -> frozenset[str]:
    """The words with a capital inside a sentence, by their first letters, as their endings may be inflected.

    >>> sorted(names("Koulutetaan Turun ja Helsingin väkeä"))
    ['hels', 'turu']
    """
    content = _ITEM_MARK.sub("", text)
    found = (
        match[0]
        for match in _WORD.finditer(content)
        if match[0][0].isupper()
        and not _ENDS_SENTENCE.search(content[max(0, match.start() - 4) : match.start()])
    )
    return frozenset(name.casefold()[:LETTERS] for name in found)
