"""Lines are joined to running text; whether a hyphen at a line's end stays is told from the document.

While lines are joined, an undecided joint is kept as a control character: HYPHEN_OR_NOTHING after a
hyphen at a line's end, NOTHING_OR_BLANK where a word seems to be broken without a hyphen, and
SUSPENDED_OR_NOTHING where an 'and' behind the hyphen may as well be a word's last syllable. When all of
the document is read, its own words decide (`JointDecider`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

HYPHEN_OR_NOTHING, NOTHING_OR_BLANK, SUSPENDED_OR_NOTHING = "\x1f", "\x1e", "\x1d"
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010")
_BREAKABLE = (*_HYPHENS, "\u2013", "\u2014", "\u2011", "/")
UNDECIDED = re.compile("[\x1d\x1e\x1f]")
_WORD_END, _WORD_START = re.compile(r"[\w’'-]*$"), re.compile(r"[\w’'-]*")
LONGEST_WORD = 60
_ADDRESS = re.compile(r"://|^www\.")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
CHANCE_AT_LINE_END = 0.5
"""How often a word with a hyphen is broken at it: seldom this often even in narrow columns."""
COMPOUNDS_AT_END, LINE_LENGTH = 0.03, 35
"""Share of lines that end in the hyphen of a compound by chance, and letters of a line in a narrow cell."""
FEW_JOINTS = 3
SCRAP, YEAR = 4, 4
"""Letters of a scrap of a word at most, and figures of a year."""
_OPEN_SPAN, _OPEN_YEAR = re.compile(r"\d[\u2013\u2014]$"), re.compile(r"(?<!\d)(?:19|20)\d\d-$")
"""A span of time without an end, '2022–', is whole: a letter behind it begins something else, behind a hyphen
a capital one ('2020-luvulla' and '16–18-vuotiaille' are words)."""
_DAY_AND_MONTH, _A_YEAR = re.compile(r"\b\d{1,2}\.\d{1,2}\.$"), re.compile(r"\d{4}\b")
_CLOSING = ".,;:!?)]»”"
_LAST_FIGURES, _FIRST_FIGURES = re.compile(r"\d+$"), re.compile(r"\d+")
_VOWELS = "aeiouyåäöéü"
_COMPOUND = re.compile(r"[^\W\d_]-[^\W\d_]")
_NO_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


@dataclass(frozen=True, slots=True)
class Joining:
    """What is known of a document's line ends before any line is joined."""

    suspending: frozenset[str] = frozenset()
    """Words that follow a suspended hyphen ('veto- ja')."""
    writes_blanks: bool = False
    """Whether its producer writes the blank at which it breaks a line, so that its absence tells."""


class LineEnd(NamedTuple):
    """How a line ends."""

    blank: bool = False
    """Whether the file has a blank there."""
    is_full: bool = False
    """Whether it takes all the room of its cell."""
    is_one_word: bool = False
    """Whether the line is one word, so that the break may stand inside it."""


def join_lines(before: str, after: str, end: LineEnd, joining: Joining) -> str:
    """The text so far, whose last line ends so, and the next line as one text."""
    if not before or not after:
        return before + after
    last = before[-1]
    if last == _SOFT:
        return before[:-1] + after
    tied = len(before) > 1 and not before[-2].isspace()
    if end.blank and joining.writes_blanks:
        return f"{before} {after}"
    if (_OPEN_SPAN.search(before) and after[0].isalpha()) or (
        _OPEN_YEAR.search(before) and after[0].isupper()
    ):
        return f"{before} {after}"
    if last in _BREAKABLE and (tied or (joining.writes_blanks and last in _HYPHENS)):
        return before + _after_hyphen(after, tied and last in _HYPHENS, joining)
    return before + _between_words(before, after, end) + after


def _between_words(before: str, after: str, end: LineEnd) -> str:
    """What comes between two lines that no hyphen joins."""
    last = before[-1]
    if _DAY_AND_MONTH.search(before) and _A_YEAR.match(after):
        return ""
    unspaced = _NO_BLANKS.match(last) and _NO_BLANKS.match(after)
    if unspaced or _is_inside_address(before.rsplit(None, 1)[-1], after, end):
        return ""
    is_full_word = end.is_full and end.is_one_word
    if (end.is_full and after[0] in _CLOSING) or (is_full_word and _is_cut_number(before, after)):
        return ""
    if is_full_word and last.isalpha() and after[0].islower():
        return NOTHING_OR_BLANK
    return " "


def _is_cut_number(before: str, after: str) -> bool:
    """Whether a year or day was broken in a narrow cell: figures on both sides of no more than four."""
    first, then = _LAST_FIGURES.search(before), _FIRST_FIGURES.match(after)
    if first is None or then is None:
        return False
    return len(first[0]) < YEAR and len(first[0]) + len(then[0]) <= YEAR


def _is_inside_address(word: str, after: str, end: LineEnd) -> bool:
    """Whether a line was broken inside a web address: where it is full, or after a mark of an address."""
    if not _ADDRESS.search(word):
        return False
    return end.is_full or (word[-1] in "./?&=_#%" and not after[0].isupper())


def _after_hyphen(after: str, tied: bool, joining: Joining) -> str:
    """The second line with what comes before it; `tied` says that a word ends in the hyphen before."""
    word = _WORD.match(after)
    if not tied or word is None or not after[0].islower():
        return after
    return (SUSPENDED_OR_NOTHING if word.group() in joining.suspending else HYPHEN_OR_NOTHING) + after


class JointDecider:
    """Decides undecided joints by the words of the same document.

    A joined word that the document prints elsewhere goes before a hyphenated one that it does not,
    and the other way round. Where it prints neither, the habit of the decided joints is followed,
    and without any the hyphen stays: taking out a real one changes a word, leaving in one does not.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        whole = "\n".join(texts)
        self._words: Counter[str] = Counter()
        self._stems: frozenset[str] = frozenset()
        self._endings: frozenset[str] = frozenset()
        self._habit = 0
        if not UNDECIDED.search(whole):
            return
        self._words.update(_WORD.findall(_without_joined_words(whole).casefold()))
        self._stems = _hyphenated_stems(self._words)
        self._endings = _syllables(self._words, whole)
        votes = [self._vote(left, right) for left, kind, right in _joints(whole) if kind == HYPHEN_OR_NOTHING]
        self._habit = sum(votes) if any(votes) else self._hyphenates(len(votes), len(whole))

    def _hyphenates(self, joints: int, length: int) -> int:
        """1 where there are far more hyphens at line ends than compounds would put there by chance."""
        compounds = sum(count for word, count in self._words.items() if _COMPOUND.search(word))
        by_chance = CHANCE_AT_LINE_END * compounds + COMPOUNDS_AT_END * length / LINE_LENGTH
        return int(joints > FEW_JOINTS + by_chance)

    def _vote(self, before: str, after: str) -> int:
        """1: the hyphen goes; -1: it stays; 0: neither the words nor the letters tell."""
        left, right = before.rstrip("-").casefold(), after.casefold()
        printed = before.rstrip("-").rsplit("-", 1)[-1]
        stem = printed.casefold()
        joined = self._words[stem + right]
        hyphenated = self._words[f"{stem}-{right}"] + self._words[f"{left}-{right}"]
        if joined != hyphenated:
            return 1 if joined > hyphenated else -1
        shortened = sum(letter.isupper() or letter.isdigit() for letter in printed) > 1
        same_vowel = bool(left) and left[-1] == right[:1] and right[:1] in _VOWELS
        compound = bool(self._words[stem] and self._words[right]) or stem in self._stems
        return -1 if shortened or same_vowel or compound else 0

    def decide(self, text: str) -> str:
        """The text with every joint decided."""
        return "".join(self._pieces(text)) if UNDECIDED.search(text) else text

    def undecided(self, text: str) -> Iterator[str]:
        """The words whose joint was decided for want of evidence, or against the habit."""
        for left, kind, right in _joints(text) if UNDECIDED.search(text) else ():
            if kind == HYPHEN_OR_NOTHING and self._habit >= 0 and self._is_unsure(left, right):
                yield left + right
            elif self._is_parted(left, kind, right):
                yield f"{left} {right}"

    def _is_parted(self, left: str, kind: str, right: str) -> bool:
        """Whether a blank was read at a joint though a word may go on there."""
        if kind == SUSPENDED_OR_NOTHING:
            return self._habit > 0 and right.casefold() in self._endings and not self._is_printed(left, right)
        return kind == NOTHING_OR_BLANK and self._is_scattered(left, right)

    def _is_printed(self, left: str, right: str) -> bool:
        """Whether the document prints two parts as one word elsewhere."""
        return bool(self._words[(left.rstrip("-") + right).casefold()])

    def _is_scattered(self, left: str, right: str) -> bool:
        """Whether a line's break was read as a blank between parts that are no words of the document."""
        parts = (left.casefold(), right.casefold())
        return not self._is_one_word(left, right) and not any(self._words[part] for part in parts)

    def _is_unsure(self, before: str, after: str) -> bool:
        vote = self._vote(before, after)
        return vote == 0 if self._habit == 0 else vote < 0 and self._is_compound(before, after)

    def _is_compound(self, before: str, after: str) -> bool:
        """Whether both parts are words of the document, and neither way to write the whole is printed."""
        left, right = before.rstrip("-").casefold(), after.casefold()
        return bool(self._words[left] and self._words[right]) and not self._words[f"{left}-{right}"]

    def _pieces(self, text: str) -> Iterator[str]:
        start = 0
        for joint in UNDECIDED.finditer(text):
            piece = text[start : joint.start()]
            left, right = _word_before(text, joint.start()), _word_after(text, joint.end())
            if joint.group() == NOTHING_OR_BLANK:
                yield piece + ("" if self._is_one_word(left, right) else " ")
            elif joint.group() == SUSPENDED_OR_NOTHING:
                is_whole = self._habit > 0 and self._is_printed(left, right)
                yield piece[:-1] if is_whole else f"{piece} "
            else:
                vote = self._vote(left, right) or self._habit
                yield piece[:-1] if vote > 0 and piece.endswith(_HYPHENS) else piece
            start = joint.end()
        yield text[start:]

    def _is_one_word(self, left: str, right: str) -> bool:
        """Whether the document prints the joined word, or the second half is a scrap and no word of it.

        A word that is a little too long for its column leaves a scrap; a long second half is a word.
        """
        if self._words[(left + right).casefold()]:
            return True
        return len(right) <= SCRAP and not self._words[right.casefold()]


def _hyphenated_stems(words: Iterable[str]) -> frozenset[str]:
    """First parts of words whose hyphen no rule of spelling asks for: 'startup' of 'startup-tiimi'."""
    parts = (word.split("-", 1) for word in words if "-" in word)
    return frozenset(first for first, rest in parts if first and rest and first[-1] != rest[0])


def _syllables(words: Iterable[str], text: str) -> frozenset[str]:
    """The small words behind hyphens that end other words too, as 'ja' does in Finnish and 'och' nowhere."""
    small = {right.casefold() for _, kind, right in _joints(text) if kind == SUSPENDED_OR_NOTHING}
    counted = Counter(word for word in small for other in words if other != word and other.endswith(word))
    return frozenset(word for word, count in counted.items() if count >= FEW_JOINTS)


def _without_joined_words(text: str) -> str:
    """The text without the words on both sides of its undecided joints."""
    first, *others = UNDECIDED.split(text)
    kept = [first]
    for piece in others:
        kept[-1] = kept[-1].removesuffix(_word_before(kept[-1], len(kept[-1])))
        kept.append(piece.removeprefix(_word_after(piece, 0)))
    return " ".join(kept)


def _joints(text: str) -> Iterator[tuple[str, str, str]]:
    """(word before, kind, word after) of each undecided joint."""
    for joint in UNDECIDED.finditer(text):
        yield _word_before(text, joint.start()), joint.group(), _word_after(text, joint.end())


def _word_before(text: str, at: int) -> str:
    found = _WORD_END.search(text[max(0, at - LONGEST_WORD) : at])
    return found.group() if found else ""


def _word_after(text: str, at: int) -> str:
    found = _WORD_START.match(text[at : at + LONGEST_WORD])
    return found.group() if found else ""
