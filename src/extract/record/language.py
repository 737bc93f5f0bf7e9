"""The language of a report, told by its function words and by what its headings say.

Gets a document, gives a vocabulary. It translates nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from extract import vocabulary
from extract.model import Document, Paragraph
from extract.record.columns import match_heading
from extract.record.words import words
from extract.vocabulary import Vocabulary

SAMPLE = 4000
"""Words that are looked at."""
FEWEST_SHARE = 0.02
FALLBACK = "en"
MOST_HEADINGS = 40


def find_vocabulary(document: Document, language: str, profile: Vocabulary | None) -> Vocabulary:
    """The vocabulary of a given language or of the one that is found, with the profile's words.

    Where no language shows, its words are those of the fallback, but its code stays empty.
    """
    given = language or (profile.language if profile else "") or find_language(document)
    return _vocabulary(given, profile)


@lru_cache(maxsize=64)
def _vocabulary(given: str, profile: Vocabulary | None) -> Vocabulary:
    """One value for all reports of a language and a profile, so that what is made of its words is kept."""
    base = vocabulary.load(given or FALLBACK)
    return replace(vocabulary.extend(base, profile), language=given)


def find_language(document: Document) -> str:
    """The language whose function words are most of the text; '' where none shows."""
    shares = vocabulary.language_shares(_sample(document))
    best = max(shares, key=lambda code: shares[code] + _heading_share(document, code), default="")
    is_shown = bool(best) and (shares[best] >= FEWEST_SHARE or _heading_share(document, best) > 0)
    return best if is_shown else ""


def _sample(document: Document) -> Counter[str]:
    counted: Counter[str] = Counter()
    left = SAMPLE
    for text in _texts(document):
        found = words(text)
        counted.update(found)
        left -= len(found)
        if left <= 0:
            break
    return counted


def _texts(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (paragraph.text for cell in block.cells for paragraph in cell.paragraphs)


def _heading_share(document: Document, code: str) -> float:
    """The share of first-row headings that a language's vocabulary knows."""
    firsts = [cell.text for table in document.tables for cell in table.cells if cell.row == 0][:MOST_HEADINGS]
    known = vocabulary.load(code)
    scores = [match.score for text in firsts if (match := match_heading(text, known)).role]
    return sum(scores) / len(firsts) if firsts else 0.0
