"""Abbreviations that a report explains itself: 'International House Helsinki (IHH)'.

Gets the report's texts, gives the name that each abbreviation stands for. One that is explained in two
ways, or in none, is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from extract.record.parties.lexicon import Lexicon

ACRONYM = re.compile(r"[^\W\d_a-zåäöü](?:[^\W_a-zåäöü]{1,9}|[a-zåäö]?[^\W_a-zåäöü]{1,4})")
_SHORT_NAME = re.compile(r"[^\W\d_a-zåäöü][a-zåäöü]{2,8}")
_LONGEST = 9
_BRACKETED = re.compile(rf"\(({ACRONYM.pattern})\)")
_REACH = 150


def spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether an abbreviation in capitals is made of the letters of these words, in their order."""
    if not ACRONYM.fullmatch(acronym) or not words or " ".join(words) == acronym:
        return False
    large = "".join(word[0] for word in words if word[0].isupper())
    if large.endswith(acronym):
        return True
    letters, name = acronym.casefold(), " ".join(words).casefold()
    if name[:1] != letters[:1] or len(name) < len(letters) + 2:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)


def shortens(short: str, words: Sequence[str]) -> bool:
    """Whether one short word is made of the letters of a longer name, as 'Kela' of 'Kansaneläkelaitos'."""
    name = "".join(words)
    if not _SHORT_NAME.fullmatch(short) or len(name) < 2 * len(short) or name[:1] != short[:1]:
        return False
    rest = iter(name.casefold())
    return all(letter in rest for letter in short.casefold())


def explained(
    texts: Iterable[str], wanted: Collection[str], lexicon: Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each wanted abbreviation in brackets with the words before it whose first letters it is made of."""
    all_found = (found for text in texts for found in _BRACKETED.finditer(text)) if wanted else ()
    for found in all_found:
        if found[1] in wanted:
            before = found.string[max(0, found.start() - _REACH) : found.start()]
            yield from ((found[1], name) for name in _spelt_before(found[1], before, lexicon))


def _spelt_before(acronym: str, text: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The shortest run of words at a text's end whose first letters an abbreviation is made of."""
    words = text.split()[-_LONGEST:]
    runs = (words[-size:] for size in range(2, len(words) + 1))
    yield from islice((tuple(run) for run in runs if _is_spelt(acronym, run, lexicon)), 1)


def _is_spelt(acronym: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    return words[0][:1].isupper() and initials(words, lexicon) == acronym.casefold()


def initials(words: Sequence[str], lexicon: Lexicon) -> str:
    """The first letters of words and of parts behind hyphens, small words left out."""
    small = lexicon.small("and", "of", "articles")
    parts = [part for word in words if word.casefold() not in small for part in word.split("-")]
    return "".join(part[:1] for part in parts).casefold()


def settled(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Abbreviation -> name, for those that are explained in one way."""
    names: dict[str, set[str]] = {}
    for acronym, name in found:
        names.setdefault(acronym, set()).add(name)
    return {acronym: known.pop() for acronym, known in names.items() if len(known) == 1}
