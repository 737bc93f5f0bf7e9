"""A name in its base form: the head in the nominative, its attributes as they are.

Gets the words of one name, gives them in the base form and whether that is sure. Nouns of organisations
are looked up in all their forms; other words go by the endings that the vocabulary lists.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.record.parties.elements import front_head
from extract.record.parties.lexicon import GROUPS, Lexicon

Prints = Callable[[str], bool]
"""Whether a report prints a word in this form."""


@dataclass(frozen=True, slots=True)
class BaseForm:
    """A name as one would list it."""

    words: tuple[str, ...]
    is_group: bool = False
    """Whether it is the plural of a common noun."""
    is_sure: bool = True
    is_exact: bool = False
    """Whether its letters are a person's, to be kept."""

    @property
    def text(self) -> str:
        """The name, its first letter large."""
        text = " ".join(self.words)
        return text if self.is_exact else text[:1].upper() + text[1:]


def base_form(words: tuple[str, ...], lexicon: Lexicon, prints: Prints, *, is_governed: bool) -> BaseForm:
    """The base form of a name; `prints` tells the report's words, `is_governed` says it is inflected."""
    is_company = not lexicon.small("legal_forms").isdisjoint(map(_folded, words))
    front = None if is_company else front_head(words, lexicon)
    place = front[0] if front else len(words) - 1
    head = words[place]
    base, is_group, is_sure = _head(head, lexicon, prints, is_governed=is_governed)
    is_other = words[0].casefold() in lexicon.small("others")
    named = [word for word in words[:place] if word.casefold() not in lexicon.small("and")]
    is_capital = bool(named) and head[:1].isupper() and named[-1][:1].isupper()
    is_name = is_company or (is_capital and not is_other)
    before = words[:place]
    if base != head or is_group:
        before = tuple(_agreeing(word, lexicon) for word in before)
    return BaseForm((*before, base, *words[place + 1 :]), (is_group and not is_name) or is_other, is_sure)


def _folded(word: str) -> str:
    """A word in small letters, without marks and the ending behind a colon."""
    return word.strip(".,").partition(":")[0].casefold()


def _head(word: str, lexicon: Lexicon, prints: Prints, *, is_governed: bool) -> tuple[str, bool, bool]:
    """A head's base form, whether it is a plural of a common noun, and whether that is sure."""
    for ending in lexicon.endings("abbreviation_endings"):
        if ending.pattern.search(word):
            return ending.pattern.sub(ending.base, word), False, True
    if noun := lexicon.noun(word):
        return noun.base_of(word), noun.is_plural, True
    if place := lexicon.place(word):
        return (place, False, True) if is_governed or word == place else (word, False, True)
    if not is_governed:
        return word, is_common_plural(word, lexicon), True
    is_name = word[:1].isupper()
    if not is_name and (found := _by_endings(word, "plural_endings", lexicon, prints)):
        return found[0], True, found[1]
    found = _by_endings(word, "name_endings" if is_name else "singular_endings", lexicon, prints)
    base, is_sure = found or (word, not lexicon.words("singular_endings"))
    return base, False, is_sure


def is_common_plural(word: str, lexicon: Lexicon) -> bool:
    """Whether a word in small letters is the plural of a common noun by its ending."""
    return word[:1].islower() and any(
        ending.pattern.search(word) for ending in lexicon.endings("plural_nouns")
    )


def _by_endings(word: str, key: str, lexicon: Lexicon, prints: Prints) -> tuple[str, bool] | None:
    """The base form by the first ending that fits; an unsure one counts where the report prints it."""
    unsure = False
    for ending in lexicon.endings(key):
        if not ending.pattern.search(word):
            continue
        base = ending.pattern.sub(ending.base, word)
        if ending.is_sure and not unsure:
            return base, True
        if prints(base):
            return base, True
        unsure = True
    return (word, False) if unsure else None


def _agreeing(word: str, lexicon: Lexicon) -> str:
    """A word that stands in the case and number of its head, in the nominative."""
    for ending in lexicon.endings("agreeing"):
        if re.search(rf"(?:{ending.pattern.pattern})", word, re.IGNORECASE):
            base = re.sub(ending.pattern.pattern, ending.base, word, flags=re.IGNORECASE)
            return base.capitalize() if word[:1].isupper() else base
    return word


def parent_of(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """The base form of the organisation whose unit a name in its base form is, () where none is named."""
    noun = lexicon.noun(words[-1])
    if noun is None or noun.kind == GROUPS or noun.is_plural:
        return ()
    for size in range(len(words) - 1, 0, -1):
        owner = lexicon.noun(words[size - 1])
        if owner and not owner.is_plural and words[size - 1].casefold().endswith(owned := owner.form):
            base = owner.base_of(words[size - 1])
            if owned != owner.base and base != words[size - 1]:
                return (*words[: size - 1], base)
    return ()
