"""Elements of a list put together where they are one name, or parted where one noun serves several.

Gets the elements of a clause, gives names in printed words: 'kasvatuksen ja koulutuksen toimiala' is
one, 'elinkeino- ja viestintäosastot' two. Base forms are made elsewhere, but for the nouns parted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.record.parties.closing import closed_names, closing_size, grouped_names, grouped_size
from extract.record.parties.elements import AMPERSAND, AND, COMMA, STRONG, Element, front_head, names, noun_of
from extract.record.parties.joining import SPLIT_UNSURE, Known, Name, alone, is_own, joined, text_of
from extract.record.parties.lexicon import GROUPS, SEATS, UNITS, Lexicon

_LONGEST = 20
"""Elements that are looked at for one noun; a longer list shares none."""


def names_of(elements: Sequence[Element], lexicon: Lexicon, known: Known) -> list[Name]:
    """The names that the elements of a list make, in order."""
    found: list[Name] = []
    start = 0
    while start < len(elements):
        size, made = _first_of(elements[start : start + _LONGEST], lexicon, known)
        found += made
        start += size
    return found


def _first_of(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> tuple[int, list[Name]]:
    """How many elements the first name or names take, and the names."""
    tail = _tail_size(rest, lexicon)
    if tail > 1:
        return tail, [joined(rest[:tail])]
    size = _fronted_size(rest, lexicon, known)
    if size > 1:
        return size, _fronted(rest[:size], lexicon)
    size = grouped_size(rest, lexicon)
    if size > 1:
        return size, grouped_names(rest[:size], lexicon)
    size = closing_size(rest, lexicon, known)
    return size, closed_names(rest[:size], lexicon, known) if size > 1 else [_single(rest, lexicon, known)]


def _single(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> Name:
    """The first element as a name by itself; one that does not look whole is doubtful."""
    element = rest[0]
    following = rest[1] if len(rest) > 1 and rest[1].joint in (AND, STRONG, AMPERSAND) else None
    is_end = len(element.words) == 1 and element.head.startswith("-")
    is_half = is_end or element.is_suspended or _is_bare(element, following, lexicon, known)
    is_torn = following is not None and _is_torn(element, following, lexicon)
    return replace(alone(element), doubts=(SPLIT_UNSURE,) if is_half or is_torn else ())


def _is_bare(element: Element, following: Element | None, lexicon: Lexicon, known: Known) -> bool:
    """Whether an element is an attribute in a case in which it does not stand by itself."""
    endings = lexicon.words("attribute_endings")
    if not endings or not element.head.endswith(endings) or any(names(element, lexicon)):
        return False
    if known.is_governed:
        noun = lexicon.noun(following.head) if following else None
        return lexicon.has_topic(element.words) and noun is not None and noun.kind == UNITS
    is_place = len(element.words) == 1 and lexicon.place(element.head) not in ("", element.head)
    return lexicon.has_topic(element.words) or is_place


def _is_torn(element: Element, following: Element, lexicon: Lexicon) -> bool:
    """Whether a name breaks off at a field of work, and a noun comes after the 'and' that follows."""
    front = front_head(element.words, lexicon)
    named = element.words[front[0] + 2 :] if front else ()
    if following.joint == STRONG:
        return False
    if following.joint == AMPERSAND:
        return not (noun_of(element, lexicon) and noun_of(following, lexicon))
    is_field = lexicon.has_topic(element.words[-1:]) and not lexicon.noun(element.head)
    is_whole = bool(named) and lexicon.has_topic(named)
    ends = not front_head(following.words, lexicon) and lexicon.noun(following.head)
    return is_field and not is_whole and len(element.words) > 1 and bool(ends) and len(following.words) > 1


def _tail_size(rest: Sequence[Element], lexicon: Lexicon) -> int:
    """How many elements a word such as '-hanke' at the end of a title holds together."""
    size = 1
    while size < len(rest) and rest[size].joint in (AND, STRONG, AMPERSAND):
        if noun_of(rest[size - 1], lexicon):
            return 1
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
        if last.joint not in (COMMA, AND, AMPERSAND) or is_own(last, lexicon, known):
            return 1
        if last.joint != COMMA:
            topics = [e for e in rest[1:size] if not lexicon.has_topic(e.words)]
            return 1 if size > 2 and topics and not noun.is_plural else size
    return 1


def _fronted(elements: Sequence[Element], lexicon: Lexicon) -> list[Name]:
    front = front_head(elements[0].words, lexicon)
    assert front is not None  # what `_fronted_size` found
    place, noun = front
    is_parted = noun.kind == SEATS or elements[0].words[place + 1].casefold() == lexicon.words("of")[0]
    if not noun.is_plural or noun.kind == GROUPS or not is_parted:
        is_sure = not noun.is_plural and all(_is_plain_topic(element, lexicon) for element in elements[1:])
        return [joined(elements, *() if is_sure else (SPLIT_UNSURE,))]
    first = elements[0].words
    start = (*first[:place], noun.singular_of(first[place]), first[place + 1])
    text = text_of(elements)
    complements = [first[place + 2 :], *(element.words for element in elements[1:])]
    return [
        replace(alone(element), words=(*start, *words), text=text, is_settled=True)
        for element, words in zip(elements, complements, strict=True)
    ]


def _is_plain_topic(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element names a field of work and could not be a unit as well."""
    is_unit = any(noun.kind != GROUPS for noun in names(element, lexicon))
    return lexicon.has_topic(element.words) and not is_unit
