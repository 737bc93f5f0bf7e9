"""Doubts and reasons in the words of the page's language.

Gets rows and links, gives texts. What was written about one case alone, such as the words that are in doubt,
stands as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.dataset import Row
from extract.doubts import BY_CODE, kinds_in
from extract.reasons import has_words, serving_language, worded
from extract.view.comparison.pairs import Pair
from extract.view.comparison.values import text


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and whether it is in English whatever the page's language."""

    text: str
    is_english: bool = False


def doubt_wording(row: Row, language: str) -> Wording:
    """A doubt's message with its meaning in a language, as far as it begins with that of the catalogue."""
    message, kind = text(row, "message"), BY_CODE.get(text(row, "code"))
    if kind is None or not message.startswith(kind.meaning):
        return Wording(message, is_english=language != serving_language())
    own = next(one.meaning for one in kinds_in(language) if one.code == kind.code)
    return Wording(own + message.removeprefix(kind.meaning))


def link_doubt_wording(row: Row, pair: Pair, language: str) -> Wording:
    """The doubt about a link: its meaning alone, as kind, margin and reasons stand beneath it."""
    kind = BY_CODE.get(text(row, "code"))
    if kind is None or row not in pair.doubts or not pair.reasons:
        return doubt_wording(row, language)
    return Wording(next(one.meaning for one in kinds_in(language) if one.code == kind.code))


def reason_wording(pair: Pair, language: str) -> Wording:
    """Why a pair was linked, or a person's own words."""
    if pair.reasons and has_words(language):
        return Wording(worded(pair.reasons, language))
    is_own = text(pair.link, "decided_by") == "analyst"
    return Wording(text(pair.link, "reason"), is_english=language != serving_language() and not is_own)
