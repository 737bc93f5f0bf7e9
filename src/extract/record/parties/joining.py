"""A name put together of elements, and what tells that an element is a name by itself.

Gets elements of a list, gives names in printed words. Which elements belong together is told by
`coordinate` and `closing`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extract.record.parties.elements import Element, names
from extract.record.parties.lexicon import GROUPS, Lexicon

SPLIT_UNSURE = "party_split_unsure"
_ACRONYM = re.compile(r"[^\W\d_a-zåäöü][^\W_a-zåäöü]+\w*")


@dataclass(frozen=True, slots=True)
class Name:
    """The words of one organisation."""

    words: tuple[str, ...]
    text: str
    """As printed, with what it shares with others."""
    joint: str
    details: tuple[str, ...] = ()
    is_first: bool = False
    is_settled: bool = False
    """Whether its head is in its base form already."""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside a text: names that the report tells, and how the text's names are inflected."""

    names: Collection[str] = frozenset()
    """Names that stand by themselves elsewhere, in small letters."""
    is_governed: bool = False


def alone(element: Element) -> Name:
    """An element as a name by itself."""
    return Name(element.words, element.text, element.joint, element.details, element.is_first)


def joined(elements: Sequence[Element], *codes: str) -> Name:
    """One name of several elements, joined as printed."""
    words: list[str] = []
    for element in elements:
        words += [*(_joint_words(element) if words else ()), *element.words]
    details = tuple(detail for element in elements for detail in element.details)
    name = replace(alone(elements[0]), words=tuple(_with_commas(words)), details=details, doubts=codes)
    return replace(name, text=text_of(elements))


def _joint_words(element: Element) -> tuple[str, ...]:
    return (element.joint_word,) if element.joint_word else (",",)


def _with_commas(words: Sequence[str]) -> list[str]:
    """The words with each comma at the word before it."""
    found: list[str] = []
    for word in words:
        if word == "," and found:
            found[-1] += ","
        else:
            found.append(word)
    return found


def text_of(elements: Sequence[Element]) -> str:
    """The elements as printed, with what joins them."""
    texts = [elements[0].text]
    for element in elements[1:]:
        texts += [f" {element.joint_word} " if element.joint_word else ", ", element.text]
    return "".join(texts)


def is_own(element: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether an element is plainly an organisation of its own."""
    is_known = " ".join(element.words).casefold() in known.names
    is_noun = any(names(element, lexicon)) and not lexicon.has_topic(element.words)
    return is_known or is_noun or is_acronym(element.head)


def is_group_noun(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element is only the noun of an unnamed group: 'Communities'."""
    noun = lexicon.noun(element.head) if len(element.words) == 1 else None
    return noun is not None and noun.kind == GROUPS and noun.is_plural


def is_acronym(word: str) -> bool:
    """Whether a word begins with capitals only: 'TEM', 'SYKEn'."""
    return bool(_ACRONYM.fullmatch(word))
