"""Elements of a list that wait for the noun at the end of a later one.

'Kasvatuksen ja koulutuksen toimiala' is one name, 'elinkeino- ja viestintäosastot' and 'Espoon ja Vantaan
kaupungit' are two: the number of the noun tells it. Gets elements, gives names in printed words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.record.parties.elements import AMPERSAND, AND, COMMA, STRONG, Element, front_head, noun_of
from extract.record.parties.joining import (
    SPLIT_UNSURE,
    Known,
    Name,
    alone,
    is_acronym,
    is_group_noun,
    is_own,
    joined,
    text_of,
)
from extract.record.parties.lexicon import BODIES, SEATS, UNITS, Lexicon, Noun

_PARTED = frozenset({UNITS, BODIES, SEATS})
_VOWELS = "aeiouyäöåü"


def closing_size(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> int:
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


def grouped_size(rest: Sequence[Element], lexicon: Lexicon) -> int:
    """How many elements are groups of attributes, joined in two ways, before the noun that serves them."""
    endings = lexicon.words("attribute_endings")
    for size, element in enumerate(rest, start=1):
        noun = lexicon.noun(element.head)
        if noun is not None:
            is_parted = noun.is_plural and noun.kind in _PARTED and element.words[0][:1].islower()
            joints = {e.joint for e in rest[1:size]}
            return size if is_parted and len(element.words) > 1 and joints >= {AND, STRONG} else 1
        is_attribute = bool(endings) and element.head.endswith(endings) and not element.details
        if not is_attribute or (size > 1 and element.joint not in (COMMA, AND, STRONG)):
            return 1
    return 1


def grouped_names(elements: Sequence[Element], lexicon: Lexicon) -> list[Name]:
    """The names of groups of attributes: 'kasvatuksen ja koulutuksen sekä kulttuurin toimialat'."""
    last = elements[-1]
    noun = lexicon.noun(last.head)
    singular = noun.singular_of(last.head) if noun else last.head
    starts = [i for i, e in enumerate(elements) if i == 0 or e.joint != AND]
    bare = [*elements[:-1], replace(last, words=last.words[:-1])]
    groups = [joined(bare[a:b]) for a, b in pairwise((*starts, len(bare)))]
    text = text_of(elements)
    return [replace(name, words=(*name.words, singular), text=text, is_settled=True) for name in groups]


def _is_open(opener: Element, last: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether an element is no name by itself, but waits for the noun of a later one."""
    if opener.is_suspended:
        return True
    if last.joint == STRONG or opener.details:
        return False
    if last.joint == AMPERSAND:
        return _is_firm(opener, last, lexicon, known)
    if _are_places(opener, last, lexicon) and not known.is_governed:
        return True
    noun = None if front_head(last.words, lexicon) else lexicon.noun(last.head)
    if noun is None:
        return _are_fields(opener, last, lexicon)
    return " ".join(opener.words).casefold() not in known.names and _waits(opener, last, noun, lexicon)


def _is_firm(opener: Element, last: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether '&' stands within a name: 'Ernst & Young', 'Parks & Recreation'."""
    is_field = lexicon.has_topic(opener.words[-1:]) and (
        lexicon.noun(last.head) is not None or lexicon.has_topic(last.words)
    )
    is_group = is_group_noun(opener, lexicon) and lexicon.noun(last.head) is not None
    return is_group or (not is_own(opener, lexicon, known) and (len(opener.words) == 1 or is_field))


def _are_fields(opener: Element, last: Element, lexicon: Lexicon) -> bool:
    """Whether two fields of work are one unit without a noun: 'Kultur och fritid'."""
    is_small = last.joint == AND and last.head[:1].islower()
    return is_small and lexicon.has_topic((*opener.words, *last.words))


def _waits(opener: Element, last: Element, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether an element waits for the noun that the last one ends with."""
    if len(last.words) < 2 and len(last.head) == len(noun.form):
        return False
    is_one = len(opener.words) == 1
    if _waits_for_plural(last, noun, lexicon) and (is_one or not _has_own_noun(opener, lexicon)):
        return True
    if noun_of(opener, lexicon):
        return False
    return _is_attribute(opener, last, noun, lexicon) or lexicon.has_topic(opener.words)


def _has_own_noun(opener: Element, lexicon: Lexicon) -> bool:
    """Whether a name ends or begins with a noun of its own: 'Planning Office', 'Stadt Potsdam'."""
    begins = not _is_owned(opener, lexicon) and lexicon.noun(opener.words[0]) is not None
    return begins or noun_of(opener, lexicon) is not None


def _are_places(opener: Element, last: Element, lexicon: Lexicon) -> bool:
    """Whether two places are in a case in which neither stands by itself: 'Helsingin ja Uudenmaan …'."""
    endings = lexicon.words("attribute_endings")
    is_pair = len(opener.words) == 1 and len(last.words) > 1
    is_inflected = lexicon.place(opener.head) not in ("", opener.head)
    return is_pair and is_inflected and bool(endings) and last.words[0].endswith(endings)


def _is_attribute(opener: Element, last: Element, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether an element is an attribute like the one that the last name begins with."""
    if len(last.words) < 2 or is_acronym(opener.head):
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


def _waits_for_plural(last: Element, noun: Noun, lexicon: Lexicon) -> bool:
    """Whether a noun stands for several named bodies at once: 'CIO and Chief Data Officer Councils'."""
    is_named = last.head[:1].isupper() and noun.is_plural and noun.kind in _PARTED
    return is_named and not lexicon.words("attribute_endings")


def closed_names(elements: Sequence[Element], lexicon: Lexicon, known: Known) -> list[Name]:
    """The names of elements that the noun of the last one serves."""
    last = elements[-1]
    noun = lexicon.noun(last.head)
    if noun is None or not noun.is_plural or noun.kind not in _PARTED:
        return [joined(elements, *_whole_doubts(elements, noun, lexicon))]
    shared = _shared(elements[0], last, lexicon)
    owned = [shared if place and not _is_owned(e, lexicon) else () for place, e in enumerate(elements[:-1])]
    completed = [(*own, *_completed(e, last, noun)) for own, e in zip(owned, elements[:-1], strict=True)]
    head = (*shared, *last.words[:-1], noun.singular_of(last.head))
    is_told = [" ".join(words).casefold() in known.names for words in completed]
    unsure = [
        e for e, told in zip(elements[:-1], is_told, strict=True) if not told and _may_stand(e, lexicon)
    ]
    is_sure = not unsure or (unsure == [elements[-2]] and not _waits_for_plural(last, noun, lexicon))
    is_sure = is_sure and not _may_be_pair(elements, noun, lexicon)
    return [
        replace(
            alone(element),
            words=words,
            text=text_of(elements),
            is_settled=True,
            doubts=() if is_sure else (SPLIT_UNSURE,),
        )
        for element, words in zip(elements, (*completed, head), strict=True)
    ]


def _may_be_pair(elements: Sequence[Element], noun: Noun, lexicon: Lexicon) -> bool:
    """Whether the last two of more fields may be those of one unit: 'kulttuurin ja vapaa-ajan toimiala'."""
    fields = [*(element.words for element in elements[:-1]), elements[-1].words[:-1]]
    is_attribute = bool(fields[-1]) and fields[-1][-1].endswith(lexicon.words("attribute_endings"))
    is_list = len(elements) > 2 and elements[-1].joint == AND and noun.kind == UNITS
    return is_list and is_attribute and all(words and lexicon.has_topic(words) for words in fields[-2:])


def _may_stand(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element that was completed may be a name by itself."""
    own = element.words[-1:] if _is_owned(element, lexicon) else element.words
    is_part = element.is_suspended or lexicon.has_topic(own) or lexicon.is_place(element.head)
    return not is_part and element.words[0][:1].isupper()


def _shared(first: Element, last: Element, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of the first element that hold for the last one too: whose units they are."""
    if first.is_suspended and len(last.words) == 1:
        return first.words[:-1]
    owners = [place for place, word in enumerate(first.words, start=1) if _is_owner(word, lexicon)]
    is_owned = any(_is_owner(word, lexicon) for word in last.words[:-1])
    return first.words[: owners[-1]] if owners and owners[-1] < len(first.words) and not is_owned else ()


def _is_owned(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element tells whose it is."""
    return any(_is_owner(word, lexicon) for word in element.words)


def _is_owner(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a noun of organisations in another case than the base form."""
    noun = lexicon.noun(word)
    return noun is not None and noun.form != noun.base


def _whole_doubts(elements: Sequence[Element], noun: Noun | None, lexicon: Lexicon) -> tuple[str, ...]:
    """Doubts where it is not plain that elements are one name."""
    if any(element.joint == COMMA and not before.is_suspended for before, element in pairwise(elements)):
        return (SPLIT_UNSURE,)
    if noun is not None and all(_is_field(element, lexicon) for element in elements[:-1]):
        return ()
    is_topic = elements[-1].joint == AND and lexicon.has_topic(elements[-1].words)
    if noun is None and not _is_many(elements[-1], lexicon) and not is_topic:
        return ()
    if noun is not None and elements[-1].words[0][:1].islower():
        return (SPLIT_UNSURE,) if _agree(elements[-2], elements[-1], lexicon) else ()
    return (SPLIT_UNSURE,)


def _is_field(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element tells what a unit works on or for, as a part of its name."""
    return element.is_suspended or lexicon.has_topic(element.words) or is_group_noun(element, lexicon)


def _agree(opener: Element, last: Element, lexicon: Lexicon) -> bool:
    """Whether the attributes of one noun agree with it, so that each may have one of its own."""
    ends = {ending.base for ending in lexicon.endings("agreeing")}
    return len(last.words) > 1 and any(opener.head.endswith(e) and last.words[0].endswith(e) for e in ends)


def _is_many(element: Element, lexicon: Lexicon) -> bool:
    return any(ending.pattern.search(element.head) for ending in lexicon.endings("plural_endings"))


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
