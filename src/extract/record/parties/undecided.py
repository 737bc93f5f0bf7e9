"""Elements of a list that are read as names by themselves, though that is not plain.

Gets an element and what follows it, gives whether one name may reach over what joins them. It joins
and parts nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.record.parties.elements import (
    AMPERSAND,
    AND,
    COMMA,
    HARD,
    STRONG,
    Element,
    front_head,
    names,
    noun_of,
)
from extract.record.parties.joining import Known, is_acronym, is_group_noun
from extract.record.parties.lexicon import BODIES, SEATS, UNITS, Lexicon, Noun


def is_undecided(rest: Sequence[Element], lexicon: Lexicon, known: Known) -> bool:
    """Whether the first element may be part of a name that goes on, or has lost its end."""
    element = rest[0]
    following = rest[1] if len(rest) > 1 else None
    joined = following if following and following.joint in (AND, STRONG, AMPERSAND) else None
    is_end = len(element.words) == 1 and element.head.startswith("-")
    if is_end or element.is_suspended or _is_bare(element, joined, lexicon, known):
        return True
    is_last = len(rest) == 2 or (len(rest) > 2 and rest[2].joint == HARD)
    if following is not None and is_last and _may_be_place(element, following, lexicon, known):
        return True
    return joined is not None and (
        _is_torn(element, joined, lexicon)
        or _are_plain_fields(element, joined, lexicon, known)
        or _may_be_served(element, joined, lexicon)
        or _may_be_titled(element, joined, lexicon, known)
    )


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


def _are_plain_fields(element: Element, following: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether both elements are common nouns in small letters that say of no organisation."""
    is_pair = following.joint == AND and len(following.words) == 1 and following.head[:1].islower()
    if not is_pair or known.is_governed or is_acronym(element.head):
        return False
    are_nouns = any((*names(element, lexicon), *names(following, lexicon)))
    is_common = element.head[:1].islower() or (len(element.words) == 1 and element.is_first)
    endings = lexicon.endings("plural_nouns")
    is_plural = any(ending.pattern.search(following.head) for ending in endings)
    return is_common and not are_nouns and not is_plural and not _are_known((element, following), known)


def _may_be_served(element: Element, following: Element, lexicon: Lexicon) -> bool:
    """Whether a group may be whom the unit after it is for: 'Communities and Housing Directorate'."""
    noun = lexicon.noun(following.head)
    is_unit = noun is not None and noun.kind == UNITS and not noun.is_plural and following.joint == AND
    plural = [word for word in following.words[:-1] if (kind := lexicon.noun(word)) and kind.is_plural]
    is_named = following.words[0][:1].isupper() and (bool(plural) or lexicon.has_topic(following.words[:-1]))
    is_bare = not lexicon.words("attribute_endings") and element.head[:1].isupper()
    return is_bare and is_unit and is_named and is_group_noun(element, lexicon)


def _may_be_titled(element: Element, following: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether capitals or a company's form tell that an 'and' stands in a name: 'Kommuner och Regioner'."""
    if following.joint != AND or _are_known((element, following), known):
        return False
    *named, last = following.words
    if last.strip(".").casefold() in lexicon.small("legal_forms"):
        return len(named) == 1 and not any(names(element, lexicon)) and not is_acronym(element.head)
    if not any(names(following, lexicon)):
        return lexicon.has_topic(element.words) and lexicon.has_topic(named) and bool(named)
    nouns = (lexicon.noun(element.head), lexicon.noun(last))
    are_large = len(element.words) > 1 and not named and element.head[:1].isupper() and last[:1].isupper()
    is_marked = are_large and bool(lexicon.words("attribute_endings"))
    return is_marked and all(noun is not None and noun.is_plural for noun in nouns)


def _may_be_place(element: Element, following: Element, lexicon: Lexicon, known: Known) -> bool:
    """Whether two elements may be one place's name, such as of a borough or a university's town."""
    if lexicon.words("attribute_endings") or _are_known((element, following), known):
        return False
    front = front_head(element.words, lexicon)
    if front is None:
        return following.joint == AND and _is_name(element, lexicon) and _is_seated(following, lexicon)
    named = element.words[front[0] + 2 :]
    is_seat = front[1].kind == SEATS and not front[1].is_plural and following.joint in (AND, COMMA)
    is_plain = any(map(lexicon.is_place, named)) and not lexicon.is_place(following.head)
    return is_seat and not is_plain and _is_name(following, lexicon)


def _is_name(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element is one word in capitals that tells nothing of what it is."""
    word = element.head
    is_plain = len(element.words) == 1 and word[:1].isupper() and not is_acronym(word) and not element.details
    return is_plain and lexicon.noun(word) is None and not lexicon.has_topic(element.words)


def _is_seated(element: Element, lexicon: Lexicon) -> bool:
    """Whether an element is a single body that a place gives its name: 'Hove City Council'."""
    nouns: list[Noun] = [noun for word in element.words[1:] if (noun := lexicon.noun(word))]
    is_after_name = len(element.words) == 2 and not lexicon.has_topic(element.words[:1])
    is_told = bool(nouns) and lexicon.noun(element.head) is not None and not nouns[-1].is_plural
    is_fronted = front_head(element.words, lexicon) is not None
    kinds = {noun.kind for noun in nouns}
    return is_told and not is_fronted and (SEATS in kinds or is_after_name) and kinds <= {SEATS, BODIES}


def _are_known(elements: Sequence[Element], known: Known) -> bool:
    """Whether the report tells one of these elements as a name elsewhere."""
    return any(" ".join(element.words).casefold() in known.names for element in elements)
