"""Abbreviations that a report explains itself: 'International House Helsinki (IHH)'.

Gets the report's texts, gives the name that each abbreviation stands for. One that is explained in two
ways, or in none, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from extract.record.parties.lexicon import Lexicon

ACRONYM = re.compile(r"[^\W\d_a-zåäöü][^\W_a-zåäöü]{1,9}")
_LONGEST = 9
_BRACKETED = re.compile(rf"\(({ACRONYM.pattern})\)")
_REACH = 150


def spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation in capitals is made of the letters of these words, in their order."""
    if not ACRONYM.fullmatch(acronym) or not words or " ".join(words) == acronym:
        return False
    letters, name = acronym.casefold(), " ".join(words).casefold()
    if name[:1] != letters[:1] or len(name) < len(letters) + 2:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)


def explained(texts: Iterable[str], lexicon: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each abbreviation in brackets with the words before it whose first letters it is made of."""
    for text in texts:
        for found in _BRACKETED.finditer(text):
            words = text[max(0, found.start() - _REACH) : found.start()].split()[-_LONGEST:]
            sizes = range(2, len(words) + 1)
            spelt = (words[-size:] for size in sizes if _is_spelt(found[1], words[-size:], lexicon))
            yield from ((found[1], tuple(name)) for name in islice(spelt, 1))


def _is_spelt(acronym: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    return words[0][:1].isupper() and _initials(words, lexicon) == acronym.casefold()


def _initials(words: Sequence[str], lexicon: Lexicon) -> str:
    small = lexicon.small("and", "of", "articles")
    parts = [part for word in words if word.casefold() not in small for part in word.split("-")]
    return "".join(part[:1] for part in parts).casefold()


def settled(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Abbreviation -> name, for those that are explained in one way."""
    names: dict[str, set[str]] = {}
    for acronym, name in found:
        names.setdefault(acronym, set()).add(name)
    return {acronym: known.pop() for acronym, known in names.items() if len(known) == 1}
