"""What makes a text or a name doubtful: a sentence, a person, a word that no name has.

Gets clause texts and names with their base forms, gives yes or no and codes of doubts. It changes no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.record.parties.base_form import BaseForm
from extract.record.parties.clauses import masked
from extract.record.parties.joining import SPLIT_UNSURE, Name
from extract.record.parties.lexicon import Lexicon

UNREAD, BASE_FORM_UNSURE, PERSON = "party_unread", "party_base_form_unsure", "party_is_person"
_STRANGE = re.compile(r":$|^\d+[.][\d.]*$|^\w{1,4}\)$|@|://")
"""Words that no organisation's name has: a label's end, a number of a list, an address."""
_LONGEST_NAME = 10
_LONGEST_PERSON = 4
_SHORTEST_PHRASE = 4
_WORD = re.compile(r"[\w-]+")


def is_nobody(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says that nobody is named, in words or by having neither letter nor figure."""
    plain = " ".join(text.split()).strip(" .,;:*").casefold()
    return not any(map(str.isalnum, plain)) or plain in lexicon.small("nobody")


def is_negated(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says no and names nothing: 'No responsible party defined', 'Lead not named'."""
    first, *rest = text.split()
    negations = lexicon.small("negations")
    is_label = first.casefold() in lexicon.small("lead") and not any(map(lexicon.noun, rest))
    is_denied = first.casefold() in negations or (is_label and not negations.isdisjoint(rest))
    return is_denied and " ".join(rest).islower()


def is_sentence(text: str, lexicon: Lexicon) -> bool:
    """Whether a text has a word in small letters, or its first one, that only sentences have."""
    words = _WORD.findall(masked(text))
    begins = len(words) > 1 and words[1].islower() and lexicon.is_verb(words[0].casefold())
    verbs = lexicon.small("negations")
    return begins or any(word[:1].islower() and (lexicon.is_verb(word) or word in verbs) for word in words)


def doubts_of(name: Name, base: BaseForm, lexicon: Lexicon) -> Iterator[str]:
    """The codes of what is not plain about a name and its base form."""
    plain = _WORD.findall(masked(" ".join(name.words)))
    yield from name.doubts
    if any(_are_two(*pair, lexicon) for pair in pairwise(name.words)) or _is_linked(plain, lexicon):
        yield SPLIT_UNSURE
    if not base.is_sure:
        yield BASE_FORM_UNSURE
    if _is_person(name, lexicon):
        yield PERSON
    is_strange = len(name.words) > _LONGEST_NAME or any(map(_STRANGE.search, name.words))
    if is_strange or _is_phrase(plain, lexicon):
        yield UNREAD


def _are_two(first: str, second: str, lexicon: Lexicon) -> bool:
    """Whether two words look like two names without a mark between them."""
    nouns = [(word, lexicon.noun(word)) for word in (first, second)]
    return all(
        noun and word[:1].isupper() and noun.form == noun.base and len(word) > len(noun.form)
        for word, noun in nouns
    )


def _is_linked(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a word stands in a name that links two, as in a phrase that is misprinted or unknown."""
    return not lexicon.small("links", "fillers").isdisjoint(words)


def _is_phrase(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words in small letters name nothing, or only at their end."""
    small = words[1:]
    if not small or not all(map(str.islower, small)):
        return False
    has_noun = any(map(lexicon.noun, words))
    if not has_noun and len(words) >= _SHORTEST_PHRASE:
        return not any(map(lexicon.is_place, words)) and not lexicon.has_topic(small)
    front = next((i for i, word in enumerate(words) if i and word in lexicon.small("of")), 0)
    if front and not any(map(lexicon.noun, words[:front])):
        return True
    quantity = next((i for i, word in enumerate(words) if word in lexicon.small("others")), 0)
    before = words[:quantity]
    is_owned = any(lexicon.noun(word) or word.endswith(lexicon.words("attribute_endings")) for word in before)
    return bool(before) and not is_owned and before[0].casefold() not in lexicon.small("others")


def _is_person(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a person's, or a post's without or before its organisation."""
    if any(map(lexicon.noun, name.words)):
        *_, head = name.words
        is_begun = len(name.words) == 2 and lexicon.is_title(name.words[0])
        return is_begun and bool(lexicon.words("attribute_endings")) and lexicon.noun(head) is not None
    told = (*name.words, *(word for detail in name.details for word in detail.split()))
    if any(map(lexicon.is_title, told)):
        return True
    is_like = len(name.words) <= _LONGEST_PERSON and all(word[:1].isupper() for word in name.words)
    begins = lexicon.is_given_name(name.words[0])
    return is_like and (begins or (len(name.words) > 1 and lexicon.is_surname(name.words[-1])))
