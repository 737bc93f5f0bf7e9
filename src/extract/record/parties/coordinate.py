"""Elements of a list put together where they are one name, or parted where one noun serves several.

Gets the elements of a clause, gives names in printed words: 'kasvatuksen ja koulutuksen toimiala' is
one, 'elinkeino- ja viestintäosastot' two. Base forms are made elsewhere, but for the nouns parted here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from extract.record.parties.elements import (
    AMPERSAND,
    AND,
    COMMA,
    STRONG,
    Element,
    front_head,
    names,
)
from extract.record.parties.lexicon import BODIES, GROUPS, SEATS, UNITS, Lexicon, Noun

SPLIT_UNSURE = "party_split_unsure"
_PARTED = frozenset({UNITS, BODIES, SEATS})
_VOWELS = "aeiouyäöåü"
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


def names_of(elements: Sequence[Element], lexicon: Lexicon, known: Known) -> list[Name]:
    """The names that the elements of a list make, in order."""
    found: list[Name] = []
    rest = list(elements)
    while rest:
        size, made = _first_of(rest, lexicon, known)
        found += made
        rest = rest[size:]
    return found


def _first_of(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> tuple[int, list[Name]]:
    """How many elements the first name or names take, and the names."""
    tail = _tail_size(rest)
    if tail > 1:
        return tail, [_joined(rest[:tail])]
    size = _fronted_size(rest, lexicon, known)
    if size > 1:
        return size, _fronted(rest[:size], lexicon)
    size = _closing_size(rest, lexicon, known)
    return size, _closed(rest[:size], lexicon) if size > 1 else [_single(rest[0], lexicon)]


def _single(element: Element, lexicon: Lexicon) -> Name:
    """A name by itself; a bare attribute that found no noun is doubtful."""
    endings = lexicon.words("attribute_endings")
    is_bare = bool(endings) and element.head.endswith(endings) and lexicon.has_topic(element.words)
    is_half = (is_bare and not any(names(element, lexicon))) or element.is_suspended
    return replace(_alone(element), doubts=(SPLIT_UNSURE,) if is_half else ())


def _alone(element: Element) -> Name:
    return Name(element.words, element.text, element.joint, element.details, element.is_first)


def _joined(elements: Sequence[Element], *codes: str) -> Name:
    """One name of several elements, joined as printed."""
    words: list[str] = []
    for element in elements:
        words += [*(_joint_words(element) if words else ()), *element.words]
    details = tuple(detail for element in elements for detail in element.details)
    name = replace(_alone(elements[0]), words=tuple(_with_commas(words)), details=details, doubts=codes)
    return replace(name, text=_text_of(elements))


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


def _text_of(elements: Sequence[Element]) -> str:
    texts = [elements[0].text]
    for element in elements[1:]:
        texts += [f" {element.joint_word} " if element.joint_word else ", ", element.text]
    return "".join(texts)


def _tail_size(rest: Sequence[Element]) -> int:
    """How many elements a word such as '-hanke' at the end of a title holds together."""
    size = 1
    while size < len(rest) and rest[size].joint in (AND, STRONG, AMPERSAND):
        size += 1
        if len(rest[size - 1].words) > 1 and rest[size - 1].head.startswith(("-", "‑", "–")):
            return size
    return 1


def _fronted_size(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> int:
    """How many elements follow one front noun: 'Cities of A, B and C', 'Ministry of A, B and C'."""
    front = front_head(rest[0].words, lexicon)
    if front is None or (front[1].kind == SEATS and not front[1].is_plural):
        return 1
    noun = front[1]
    for size in range(2, len(rest) + 1):
        last = rest[size - 1]
        if last.joint not in (COMMA, AND, AMPERSAND) or _is_own(last, lexicon, known):
            return 1
        if last.joint != COMMA:
            topics = [e for e in rest[1:size] if not lexicon.has_topic(e.words)]
            return 1 if size > 2 and topics and not noun.is_plural else size
    return 1


def _is_own(element: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether an element is plainly an organisation of its own."""
    is_known = " ".join(element.words).casefold() in known.names
    return is_known or any(names(element, lexicon)) or bool(_ACRONYM.fullmatch(element.head))


def _fronted(elements: Sequence[Element], lexicon: Lexicon) -> list[Name]:
    front = front_head(elements[0].words, lexicon)
    assert front is not None  # what `_fronted_size` found
    place, noun = front
    if not noun.is_plural or noun.kind == GROUPS:
        is_sure = all(lexicon.has_topic(element.words) for element in elements[1:])
        return [_joined(elements, *() if is_sure else (SPLIT_UNSURE,))]
    first = elements[0].words
    start = (*first[:place], noun.singular_of(first[place]), first[place + 1])
    text = _text_of(elements)
    complements = [first[place + 2 :], *(element.words for element in elements[1:])]
    return [
        replace(_alone(element), words=(*start, *words), text=text, is_settled=True)
        for element, words in zip(elements, complements, strict=True)
    ]


def _closing_size(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> int:
    """How many elements the noun at the end of the last of them serves."""
    for size in range(2, len(rest) + 1):
        last = rest[size - 1]
        if last.joint not in (COMMA, AND, STRONG, AMPERSAND):
            return 1
        if last.joint == COMMA or last.is_suspended:
            continue
        openers = rest[: size - 1]
        return size if all(_is_open(o, last, lexicon, known) for o in openers) else 1
    return 1


def _is_open(opener: Element, last: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether an element is no name by itself, but waits for the noun of a later one."""
    if opener.is_suspended:
        return True
    if last.joint == STRONG or opener.details:
        return False
    noun = None if front_head(last.words, lexicon) else lexicon.noun(last.head)
    if last.joint == AMPERSAND and noun is None:
        is_field = lexicon.has_topic(opener.words) and lexicon.has_topic(last.words)
        return not _is_own(opener, lexicon, known) and (len(opener.words) == 1 or is_field)
    if noun is None or any(names(opener, lexicon)) or (len(last.words) < 2 and not _has_start(last, noun)):
        return False
    if " ".join(opener.words).casefold() in known.names:
        return False
    return _is_attribute(opener, last, noun, lexicon) or lexicon.has_topic(opener.words)


def _has_start(last: Element, noun: Noun) -> bool:
    return len(last.head) > len(noun.form)


def _is_attribute(opener: Element, last: Element, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether an element is an attribute like the one that the last name begins with."""
    if len(last.words) < 2 or _ACRONYM.fullmatch(opener.head):
        return False
    endings = lexicon.words("attribute_endings")
    is_inflected = bool(endings) and all(word.endswith(endings) for word in (opener.head, last.words[0]))
    if last.words[0][:1].islower():
        return is_inflected and (opener.words[0][:1].islower() or opener.is_first)
    if len(opener.words) > 1 or not opener.head[:1].isupper():
        return False
    if lexicon.is_place(opener.head) and lexicon.is_place(last.words[0]):
        return True
    return noun.is_plural and (noun.kind == SEATS or (noun.kind == BODIES and is_inflected))


def _closed(elements: Sequence[Element], lexicon: Lexicon) -> list[Name]:
    """The names of elements that the noun of the last one serves."""
    last = elements[-1]
    noun = lexicon.noun(last.head)
    if noun is None or not noun.is_plural or noun.kind not in _PARTED:
        return [_joined(elements, *_whole_doubts(elements, noun, lexicon))]
    text = _text_of(elements)
    codes = _parted_doubts(elements, lexicon)
    found = [
        replace(_alone(e), words=_completed(e, last, noun), text=text, is_settled=True, doubts=codes)
        for e in elements[:-1]
    ]
    head = (*last.words[:-1], noun.singular_of(last.head))
    shared = elements[0].words[:-1] if elements[0].is_suspended and len(last.words) == 1 else ()
    return [*found, replace(_alone(last), words=(*shared, *head), text=text, is_settled=True)]


def _whole_doubts(elements: Sequence[Element], noun: Noun | None, lexicon: Lexicon) -> tuple[str, ...]:
    """Doubts where it is not plain that elements are one name."""
    if noun is not None and all(e.is_suspended or lexicon.has_topic(e.words) for e in elements[:-1]):
        return ()
    if noun is None and not _is_many(elements[-1], lexicon):
        return ()
    if noun is not None and elements[-1].words[0][:1].islower():
        return ()
    return (SPLIT_UNSURE,)


def _is_many(element: Element, lexicon: Lexicon) -> bool:
    return any(ending.pattern.search(element.head) for ending in lexicon.endings("plural_endings"))


def _parted_doubts(elements: Sequence[Element], lexicon: Lexicon) -> tuple[str, ...]:
    """Doubts where a name before a comma may as well stand by itself."""
    early = [e for e in elements[:-2] if not e.is_suspended and not lexicon.is_place(e.head)]
    return (SPLIT_UNSURE,) if any(e.words[0][:1].isupper() for e in early) else ()


def _completed(opener: Element, last: Element, noun: Noun) -> tuple[str, ...]:
    """The words of an element with the noun that it waits for, in the singular."""
    singular = noun.singular_of(last.head)
    if not opener.is_suspended:
        return (*opener.words, singular)
    before, stem = opener.words[:-1], opener.head[:-1]
    first, dash, tail = last.words[0].partition("-")
    if dash and len(last.words) > 1 and first[:1].isupper() and stem[:1].isupper():
        return (*before, f"{stem}-{tail}", *last.words[1:-1], singular)
    if len(last.head) == len(noun.form) and len(last.words) > 1:
        return (*before, stem, singular)
    return (*before, compound(stem, noun.singular))


def compound(stem: str, noun: str) -> str:
    """Two parts as one word, with a hyphen after an abbreviation and between two like vowels."""
    is_parted = stem.isupper() or (stem[-1:].casefold() == noun[:1] and noun[:1] in _VOWELS)
    return f"{stem}-{noun}" if is_parted else stem + noun
