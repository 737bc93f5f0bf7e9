"""Comparing short printed words with the vocabulary's: gets texts, gives likeness.

Tolerates inflection, compounds, misspelling and additions. It knows no word of its own and no
meaning of a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W\d_]+(?:[-‑'’][^\W\d_]+)*")
_JOINERS = re.compile(r"[-‑'’]")
_SHORTEST_INFLECTED = 5
"""Shorter words ('tila', 'mål') are too alike to others to be matched by their beginning."""
_LONGEST_ENDING = 5
_MOST_CHANGED = 3
_MISSPELT, _MISSPELT_SHORT = 83.0, 88.0
"""Likeness of a misspelt word; a short one may lack a letter ('satus'), but 'started' is not 'state'."""
_LONG = 8
INFLECTED = 0.96
COMPOUND = 0.9
SPELLING = 0.95
HEAD_WEIGHT = 1.5
"""The last word of a heading says what it is ('toteutuksen aikataulu'), those before it of what."""


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without digits, punctuation and inner hyphens."""
    return tuple(_JOINERS.sub("", word) for word in _WORD.findall(text.casefold()))


def plain(text: str) -> str:
    """A text for comparison of wholes: its words and numbers in lower case."""
    return " ".join(re.findall(r"\w+", text.casefold()))


@lru_cache(maxsize=32768)
def word_likeness(word: str, entry: str) -> float:
    """How well a printed word shows a vocabulary word, 0 to 1."""
    if word == entry:
        return 1.0
    if len(entry) < _SHORTEST_INFLECTED or len(word) < len(entry) - _MOST_CHANGED:
        return 0.0
    if _is_inflected(word, entry):
        return INFLECTED
    if word.endswith(entry):
        return COMPOUND
    cutoff = _MISSPELT if min(len(word), len(entry)) >= _LONG else _MISSPELT_SHORT
    likeness = fuzz.ratio(word, entry, score_cutoff=cutoff)
    return likeness / 100 * SPELLING


def _is_inflected(word: str, entry: str) -> bool:
    """Whether two words begin alike; longer ones may change more of their end ('-pide', '-piteet')."""
    pairs = enumerate(zip(word, entry, strict=False))
    shared = next((i for i, (a, b) in pairs if a != b), min(len(word), len(entry)))
    changed = min(_MOST_CHANGED, 1 + max(0, len(entry) - 5) // 3)
    return shared >= max(4, len(entry) - changed) and len(word) <= len(entry) + _LONGEST_ENDING


@dataclass(frozen=True, eq=False)
class PhraseIndex:
    """Vocabulary phrases by use, so that only those near to a printed word are compared with it."""

    phrases: Mapping[tuple[str, ...], str]
    """Words of an entry -> its use; of two uses the first one named has it."""

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for entry in self.phrases:
            for word in entry:
                found.setdefault(word, []).append(entry)
        return found

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self._by_word:
            found.setdefault(word[0], []).append(word)
        return found

    def likenesses(self, printed: tuple[str, ...]) -> dict[str, float]:
        """The likeness of printed words with the best entry of each use that they show at all."""
        near = self._near(printed)
        entries = dict.fromkeys(entry for word in near for entry in self._by_word[word])
        best: dict[str, float] = {}
        for entry in entries:
            if all(word in near for word in entry):
                use = self.phrases[entry]
                best[use] = max(best.get(use, 0.0), _phrase_likeness(printed, [near[word] for word in entry]))
        return best

    def _near(self, printed: tuple[str, ...]) -> dict[str, tuple[float, str]]:
        """The vocabulary words that a printed word shows, each with the likeness and that word."""
        near: dict[str, tuple[float, str]] = {}
        for word in printed:
            for entry in (*self._by_letter.get(word[0], ()), *self._endings(word)):
                likeness = word_likeness(word, entry)
                if likeness > near.get(entry, (0.0, ""))[0]:
                    near[entry] = (likeness, word)
        return near

    def _endings(self, word: str) -> list[str]:
        cuts = range(1, len(word) - _SHORTEST_INFLECTED + 1)
        return [word[cut:] for cut in cuts if word[cut:] in self._by_word]


def _phrase_likeness(printed: tuple[str, ...], shown: Sequence[tuple[float, str]]) -> float:
    """How well printed words show an entry whose words they all show; additions cost."""
    likeness = sum(likeness for likeness, _ in shown) / len(shown)
    weights = {word: len(word) * (HEAD_WEIGHT if word == printed[-1] else 1.0) for word in printed}
    covered = sum(weights[word] for word in {word for _, word in shown})
    return likeness * (0.55 + 0.45 * covered / sum(weights.values()))


def has_phrase(text: str, entries: Iterable[str]) -> bool:
    """Whether one of the entries stands in the text, word for word."""
    printed = f" {' '.join(words(text))} "
    return any(f" {' '.join(words(entry))} " in printed for entry in entries)


def found_phrase(printed: list[str], entry: tuple[str, ...], *, inflected: bool) -> int:
    """Where an entry stands in printed words in one piece; -1 where it does not."""
    for start in range(len(printed) - len(entry) + 1):
        window = printed[start : start + len(entry)]
        pairs = zip(window, entry, strict=True)
        if all(word == part or (inflected and _is_form(word, part)) for word, part in pairs):
            return start
    return -1


def _is_form(word: str, entry: str) -> bool:
    return len(entry) >= _SHORTEST_INFLECTED and word_likeness(word, entry) >= INFLECTED
