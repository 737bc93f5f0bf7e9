"""Elements of a list put together where they are one name, or parted where one noun serves several.

Gets the elements of a clause, gives names in printed words: 'kasvatuksen ja koulutuksen toimiala' is
one, 'elinkeino- ja viestintäosastot' two. Base forms are made elsewhere, but for the nouns parted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.record.parties.abbreviations import initials
from extract.record.parties.closing import closed_names, closing_size, grouped_names, grouped_size
from extract.record.parties.elements import AMPERSAND, AND, COMMA, STRONG, Element, front_head, names, noun_of
from extract.record.parties.joining import (
    SPLIT_UNSURE,
    Known,
    Name,
    alone,
    is_acronym,
    is_own,
    joined,
    text_of,
)
from extract.record.parties.lexicon import GROUPS, SEATS, Lexicon, Noun
from extract.record.parties.undecided import is_undecided

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
    size = max(_tail_size(rest, lexicon), _spelt_size(rest, lexicon))
    if size > 1:
        return size, [joined(rest[:size])]
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
    name = alone(rest[0])
    return replace(name, doubts=(SPLIT_UNSURE,)) if is_undecided(rest, lexicon, known) else name


def _spelt_size(rest: Sequence[Element], lexicon: Lexicon) -> int:
    """How many elements the first abbreviation in brackets is made of: 'Kommuner och Regioner (KR)'."""
    size = next((place for place, element in enumerate(rest, start=1) if element.details), 1)
    acronym = (
        rest[size - 1].details[0].casefold() if size > 1 and is_acronym(rest[size - 1].details[0]) else ""
    )
    if not acronym or any(element.joint not in (COMMA, AND, AMPERSAND) for element in rest[1:size]):
        return 1
    whole, later = (
        initials([word for element in part for word in element.words], lexicon)
        for part in (rest[:size], rest[1:size])
    )
    return size if whole.endswith(acronym) and len(acronym) > len(later) else 1


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
    if not noun.is_plural or noun.kind == GROUPS or not _is_parted(elements, place, noun, lexicon):
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


def _is_parted(elements: Sequence[Element], place: int, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether each of some elements is what one of several bodies is for, or where it is."""
    first = elements[0].words
    named = [first[place + 2 :], *(element.words for element in elements[1:])]
    are_names = all(words[-1][:1].isupper() and not lexicon.has_topic(words[-1:]) for words in named)
    return noun.kind == SEATS or first[place + 1].casefold() == lexicon.words("of")[0] or are_names


def _is_plain_topic(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element names a field of work and could not be a unit as well."""
    is_unit = any(noun.kind != GROUPS for noun in names(element, lexicon))
    return lexicon.has_topic(element.words) and not is_unit
