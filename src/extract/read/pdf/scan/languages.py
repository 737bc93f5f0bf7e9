"""In which languages a page is recognised: the one given, or the one whose small words it shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extract import vocabulary

FEWEST_SHARE = 0.02
"""Share of a language's small words in a text from which it is in that language."""
_WORDS = re.compile(r"\w+")


def recognition_order(language: str, installed: frozenset[str]) -> tuple[str, ...]:
    """Tesseract's names of the installed languages that have a vocabulary, that of `language` first."""
    codes = sorted(vocabulary.languages(), key=lambda code: (code != language, code))
    names = (vocabulary.load(code).recognition for code in codes)
    known = tuple(name for name in names if name in installed)
    return known or tuple(sorted(installed))


def spoken_language(texts: Iterable[str], installed: frozenset[str]) -> str:
    """The language that the words of a page are in, '' where none shows or it is not installed."""
    words = Counter(word.lower() for text in texts for word in _WORDS.findall(text))
    shares = vocabulary.language_shares(words)
    best = max(shares, key=lambda code: shares[code], default="")
    is_known = bool(best) and vocabulary.load(best).recognition in installed
    return best if is_known and shares[best] >= FEWEST_SHARE else ""
