"""A clause cut into the elements of its list, each with what joins it to the one before.

Gets a clause's text, gives elements. Whether two of them are one name is told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract.record.parties.clauses import Clause, masked
from extract.record.parties.lexicon import SEATS, Lexicon, Noun

HARD, COMMA, AND, STRONG, AMPERSAND = "hard", "comma", "and", "strong", "ampersand"
_MARKS = " \t\n.,;:•·▪●‣*†‡⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Signs around a name that are no part of it, footnote marks among them."""
_REACH = 60
_SHORTENED = re.compile(r"\b[^\W\d_][.][^\W\d_]$")
_HYPHENS = ("-", "‑")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list, or several that are one name."""

    text: str
    """As printed, brackets included."""
    joint: str = HARD
    """What stands before it: hard, comma, and, strong (an 'and' between groups) or ampersand."""
    is_first: bool = False
    """Whether a capital letter may come from standing first."""
    words: tuple[str, ...] = ()
    """The words of the name, without brackets."""
    details: tuple[str, ...] = ()
    """The texts in brackets."""
    joint_word: str = ""
    """The word or sign that joins it, '' for a comma or a line's end."""

    @property
    def head(self) -> str:
        """The last word of the name."""
        return self.words[-1] if self.words else ""

    @property
    def is_suspended(self) -> bool:
        """Whether it is half a compound: 'elinkeino-'."""
        return self.head.endswith(("-", "‑", "–")) and len(self.head) > 1


def elements_of(clause: Clause, lexicon: Lexicon, kept: Sequence[tuple[int, int]] = ()) -> list[Element]:
    """The elements of a clause; the spans in `kept` are not cut."""
    hidden = list(masked(clause.text))
    for start, end in kept:
        hidden[start:end] = "\0" * (end - start)
    found: list[Element] = []
    for element in _pieces(clause, "".join(hidden), lexicon):
        if found and (_is_legal_form(element, lexicon) or _is_region(found[-1], element, lexicon)):
            found[-1] = _with_form(found[-1], element)
        else:
            found.append(with_start(element, found[-1] if found else None, lexicon))
    return found


def _pieces(clause: Clause, hidden: str, lexicon: Lexicon) -> Iterator[Element]:
    """The texts between separators that hold a word, each with what joins it to the one before."""
    joint, word, position, is_first = HARD, "", 0, clause.is_opening
    for separator in (*_separators(lexicon).finditer(hidden), None):
        end = separator.start() if separator else len(hidden)
        element = element_of(clause.text[position:end], joint, lexicon, is_first=is_first)
        if element.words:
            yield replace(element, joint_word=word) if word else element
            joint, word, is_first = "", "", False
        if separator:
            joint = _joined(joint, separator.lastgroup or HARD)
            word = separator[0].strip(" ,;\n•▪●‣") or word
            position, is_first = separator.end(), is_first or "\n" in separator[0]


def with_start(element: Element, before: Element | None, lexicon: Lexicon) -> Element:
    """The end of a compound with the start that the one before it has: 'kaupunginhallitus ja -valtuusto'."""
    noun = lexicon.noun(before.head) if before else None
    is_end = len(element.words) == 1 and element.joint in (AND, STRONG) and element.head[:1] in _HYPHENS
    if before is None or noun is None or not is_end:
        return element
    start = before.head[: len(before.head) - len(noun.form)]
    return replace(element, words=(*before.words[:-1], start + element.head[1:]))


def is_list(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether anything joins elements in a clause."""
    return bool(_separators(lexicon).search(masked(clause.text)))


def element_of(text: str, joint: str, lexicon: Lexicon, *, is_first: bool = False) -> Element:
    """An element with its words and its brackets apart."""
    details = tuple(found.strip() for found in _BRACKETS.findall(text))
    bare = _BRACKETS.sub(" ", text)
    if details and not any(map(str.isalnum, bare)):
        return element_of("; ".join(details), joint, lexicon, is_first=is_first)
    bare = _leading(lexicon).sub("", bare).rstrip()
    end = bare[-_REACH:]
    bare = bare[: len(bare) - len(end)] + _trailing(lexicon).sub("", end)
    if _SHORTENED.search(bare):
        bare += "."
    return Element(text.strip(_MARKS), joint, is_first, tuple(bare.split()), details)


def _is_legal_form(element: Element, lexicon: Lexicon) -> bool:
    """Whether it is no name, but says of what kind a company is: 'Inc'."""
    return len(element.words) == 1 and element.head.casefold() in lexicon.small("legal_forms")


def _is_region(before: Element, element: Element, lexicon: Lexicon) -> bool:
    """Whether it is the short name of the region that the place before the comma lies in: 'Dallas, TX'."""
    is_code = element.joint == COMMA and len(element.words) == 1 and element.head in lexicon.words("regions")
    has_place = any(noun.kind == SEATS for noun in names(before, lexicon))
    return is_code and (has_place or any(map(lexicon.is_place, before.words)))


def _with_form(name: Element, form: Element) -> Element:
    """A name with the legal form or the region that stands behind a comma."""
    words = (*name.words[:-1], f"{name.words[-1]},", *form.words)
    return replace(name, words=words, text=f"{name.text}, {form.text}")


@cache
def _leading(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands before a name and says nothing."""
    filler = lexicon.pattern("fillers", "articles")
    return re.compile(rf"^(?:[{_MARKS}]|[-–—]\s|{filler}[.]?)+", re.IGNORECASE)


@cache
def _trailing(lexicon: Lexicon) -> re.Pattern[str]:
    """What stands behind a name and says nothing."""
    return re.compile(rf"(?:[{_MARKS}]|\s[-–—]|{lexicon.pattern('fillers')}[.]?)+$", re.IGNORECASE)


@cache
def _separators(lexicon: Lexicon) -> re.Pattern[str]:
    told = {
        HARD: r"[;\n•▪●‣]|(?<=[^\W\d_]|\0)\s*/\s*(?=[^\W\d_])",
        COMMA: r",(?!\d)",
        STRONG: lexicon.pattern("and_lists"),
        AMPERSAND: r"(?<=\s)[&+](?=\s)",
        AND: lexicon.pattern("and"),
    }
    return re.compile("|".join(f"(?P<{name}>{told[name]})" for name in told), re.IGNORECASE)


def _joined(before: str, following: str) -> str:
    """The joint of two separators in a row: ', and' is an 'and', a line's end stays one."""
    return HARD if HARD in (before, following) else following


def front_head(words: tuple[str, ...], lexicon: Lexicon) -> tuple[int, Noun] | None:
    """The noun that the name begins with where a preposition follows it: 'Ministry of Finance'."""
    for place in range(1, len(words)):
        if words[place].casefold() in lexicon.small("of"):
            noun = lexicon.noun(words[place - 1])
            return (place - 1, noun) if noun else None
    return None


def noun_of(element: Element, lexicon: Lexicon) -> Noun | None:
    """The noun of organisations that heads a name, before a preposition or as its last word."""
    front = front_head(element.words, lexicon)
    return front[1] if front else lexicon.noun(element.head)


def names(element: Element, lexicon: Lexicon) -> Iterator[Noun]:
    """All nouns of organisations in a name."""
    for word in element.words:
        if noun := lexicon.noun(word):
            yield noun
