"""Lines are joined to running text; whether a hyphen at a line's end stays is told from the document.

While lines are joined, an undecided joint is kept as a control character: HYPHEN_OR_NOTHING after a
hyphen at a line's end, NOTHING_OR_BLANK where a word seems to be broken without a hyphen. When all
of the document is read, its own words decide (`JointDecider`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

HYPHEN_OR_NOTHING, NOTHING_OR_BLANK = "\x1f", "\x1e"
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010")
_DASHES_AND_SLASH = ("\u2013", "\u2014", "\u2011", "/")
_JOINT = re.compile(r"([^\W_][\w’'-]*)?([\x1e\x1f])([\w’'-]*)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NO_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


def join_lines(before: str, after: str, suspending: frozenset[str], *, fills_line: bool = False) -> str:
    """Two neighbouring lines as one text.

    `suspending` are the words that follow a suspended hyphen ('veto- ja'); `fills_line` says that
    the first line is one word as wide as its cell, so that the break may stand inside a word.
    """
    if not before or not after:
        return before + after
    last = before[-1]
    if last == _SOFT:
        return before[:-1] + after
    tied = len(before) > 1 and not before[-2].isspace()
    if tied and last in _HYPHENS:
        return before + _after_hyphen(after, suspending)
    if (tied and last in _DASHES_AND_SLASH) or (_NO_BLANKS.match(last) and _NO_BLANKS.match(after)):
        return before + after
    broken_word = fills_line and " " not in before and last.isalpha() and after[0].islower()
    return before + (NOTHING_OR_BLANK if broken_word else " ") + after


def _after_hyphen(after: str, suspending: frozenset[str]) -> str:
    word = _WORD.match(after)
    if word and word.group().casefold() in suspending:
        return " " + after
    return (HYPHEN_OR_NOTHING if after[0].islower() else "") + after


class JointDecider:
    """Decides undecided joints by the words of the same document.

    A joined word that the document prints elsewhere goes before a hyphenated one that it does not,
    and the other way round. Where it prints neither, the habit of the decided joints is followed,
    and without any the hyphen stays: taking out a real one changes a word, leaving in one does not.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        joints: list[tuple[str, str]] = []
        for text in texts:
            joints += [
                (f[0].casefold(), f[2].casefold()) for f in _JOINT.findall(text) if f[1] == HYPHEN_OR_NOTHING
            ]
            self._words.update(word.casefold() for word in _WORD.findall(_JOINT.sub(" ", text)))
        votes = [self._vote(left.rstrip("-"), right) for left, right in joints]
        self._habit = sum(votes)

    def _vote(self, left: str, right: str) -> int:
        """1: the hyphen goes; -1: it stays; 0: the document does not tell."""
        stem = left.rsplit("-", 1)[-1]
        joined, hyphenated = (
            self._words[stem + right],
            self._words[f"{stem}-{right}"] + self._words[f"{left}-{right}"],
        )
        return (joined > hyphenated) - (joined < hyphenated)

    def decide(self, text: str) -> str:
        """The text with every joint decided."""
        if HYPHEN_OR_NOTHING not in text and NOTHING_OR_BLANK not in text:
            return text
        return _JOINT.sub(self._settled, text)

    def _settled(self, joint: re.Match[str]) -> str:
        left, kind, right = joint.group(1) or "", joint.group(2), joint.group(3)
        if kind == NOTHING_OR_BLANK:
            return left + ("" if self._is_one_word(left, right) else " ") + right
        vote = self._vote(left.rstrip("-").casefold(), right.casefold()) or self._habit
        return (left[:-1] if vote > 0 and left.endswith(_HYPHENS) else left) + right

    def _is_one_word(self, left: str, right: str) -> bool:
        joined, first, second = (left + right).casefold(), left.casefold(), right.casefold()
        if self._words[joined]:
            return True
        return not (self._words[first] and self._words[second])
