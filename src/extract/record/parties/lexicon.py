"""The words of a vocabulary that organisations are read by, made ready for look-up.

Gets a Vocabulary, gives a Lexicon: nouns with all their forms, endings and their base forms, patterns
of connectives and role phrases. It reads no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import takewhile

from extract.vocabulary import Vocabulary

UNITS, BODIES, SEATS, GROUPS = "units", "bodies", "seats", "groups"
_KINDS = (UNITS, BODIES, SEATS, GROUPS)
_NEVER = r"(?!)"
_ANY_SMALL = r"\s+(?:(?-i:[a-zåäöü]+)\s+)?"
_SHORTEST_NOUN = 3
_INITIAL = re.compile(r"[^\W\d_][.]")


@dataclass(frozen=True, slots=True)
class Noun:
    """The last part of a word that names a kind of organisation."""

    form: str
    """The letters that were found at the word's end."""
    base: str
    """The base form in the same number."""
    singular: str
    is_plural: bool
    kind: str
    """units, bodies, seats (bodies that places have) or groups."""
    is_either: bool = False
    """Whether the form is the one of the plural as well, though not read so."""

    def base_of(self, word: str) -> str:
        """The word in its base form, its number kept."""
        return _with_end(word, self.form, self.base)

    def singular_of(self, word: str) -> str:
        """The word in the base form of its singular."""
        return _with_end(word, self.form, self.singular)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a word's end is put into its base form."""

    pattern: re.Pattern[str]
    base: str
    is_sure: bool


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What a vocabulary knows about organisations; compared by identity."""

    vocabulary: Vocabulary

    def words(self, *keys: str) -> tuple[str, ...]:
        """The vocabulary's words of these uses."""
        return _words_of(self, keys)

    def small(self, *keys: str) -> frozenset[str]:
        """The same, in small letters."""
        return _small_words_of(self, keys)

    def pattern(self, *keys: str) -> str:
        """A regular expression of these words as whole words, the longest first."""
        return _pattern_of(self, keys)

    def noun(self, word: str) -> Noun | None:
        """The noun of organisations that a word is, or that it ends with as a compound."""
        folded = word.casefold()
        if folded not in self._found:
            self._found[folded] = self._find(folded)
        return self._found[folded]

    def endings(self, key: str) -> tuple[Ending, ...]:
        """The endings of a use, in the order in which they are tried."""
        return _endings_of(self, key)

    def has_topic(self, words: Iterable[str]) -> bool:
        """Whether all these words name a field of work, not an organisation."""
        folded = [word.casefold().rstrip("-") for word in words]
        return bool(folded) and all(self._is_topic(word) for word in folded)

    def is_verb(self, word: str) -> bool:
        """Whether a word is one that only a sentence has."""
        return bool(self._verb.fullmatch(word))

    def is_title(self, word: str) -> bool:
        """Whether a word is a person's title or post."""
        return bool(self._title.fullmatch(word.casefold()))

    def is_given_name(self, word: str) -> bool:
        """Whether a word is a person's given name, or its first letter."""
        return word in self._given_names or bool(_INITIAL.fullmatch(word))

    def is_surname(self, word: str) -> bool:
        """Whether a word ends as only surnames do."""
        return bool(self._surname.fullmatch(word.casefold()))

    def is_place(self, word: str) -> bool:
        """Whether a word is a place's name in some form."""
        return word.casefold() in self._places

    def place(self, word: str) -> str:
        """The base form of a place's name, '' for a word that is none."""
        return self._places.get(word.casefold(), "")

    def _find(self, word: str) -> Noun | None:
        changes = [(old, new) for old, new in self._changes if word.endswith(new)]
        ends = (word[start:] for start in range(len(word) - _SHORTEST_NOUN + 1))
        of_compounds = (_of_form(end, self._nouns[True], changes) for end in ends)
        return _of_form(word, self._nouns[False], changes) or next(filter(None, of_compounds), None)

    def _is_topic(self, word: str) -> bool:
        if word in self.small("topics", "and", "of", "articles"):
            return True
        return bool(self._topic.fullmatch(word)) and self.noun(word) is None

    @cached_property
    def _nouns(self) -> dict[bool, dict[str, Noun]]:
        """Forms -> nouns: those of whole words (False), those of a compound's last part (True)."""
        found: dict[bool, dict[str, Noun]] = {False: {}, True: {}}
        told = [
            (noun, entry.startswith("-"))
            for kind in _KINDS
            for entry in self.words(kind)
            for noun in _forms(entry.removeprefix("-"), kind)
        ]
        for noun, ends_compounds in told:
            found[False].setdefault(noun.form, noun)
            if ends_compounds:
                found[True].setdefault(noun.form, noun)
        return found

    @cached_property
    def _changes(self) -> list[tuple[str, str]]:
        """Ends of told forms and what they become in further forms ('n' to 'ssa')."""
        told = (change.partition(">") for change in self.words("endings"))
        return [(old, new) for old, _, new in told]

    @cached_property
    def _places(self) -> dict[str, str]:
        entries = [entry.split() for entry in self.words("places")]
        return {form.casefold(): entry[0] for entry in entries for form in entry}

    @cached_property
    def _topic(self) -> re.Pattern[str]:
        return _words_or_ends(self.words("topics"))

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return _words_or_ends(self.words("verbs"))

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return _words_or_ends(self.words("titles"))

    @cached_property
    def _surname(self) -> re.Pattern[str]:
        return _words_or_ends(self.words("surnames"))

    @cached_property
    def _given_names(self) -> frozenset[str]:
        return frozenset(self.words("given_names"))

    @cached_property
    def _found(self) -> dict[str, Noun | None]:
        return {}


@cache
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, made once."""
    return Lexicon(vocabulary)


@cache
def _words_of(lexicon: Lexicon, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for key in keys for word in lexicon.vocabulary.parties.get(key, ()))


@cache
def _small_words_of(lexicon: Lexicon, keys: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in _words_of(lexicon, keys))


@cache
def _endings_of(lexicon: Lexicon, key: str) -> tuple[Ending, ...]:
    return tuple(map(_ending, lexicon.words(key)))


@cache
def _pattern_of(lexicon: Lexicon, keys: tuple[str, ...]) -> str:
    return words_pattern(_words_of(lexicon, keys))


def words_pattern(words: Iterable[str], *, is_open: bool = False) -> str:
    """A regular expression of some phrases as whole words, the longest first; any blank fits a blank.

    An open one lets a word in small letters stand behind the first of three: 'in close cooperation with'.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    phrases = [r"\s+".join(map(re.escape, word.split())) for word in longest_first]
    if is_open:
        phrases = [p.replace(r"\s+", _ANY_SMALL, 1) if p.count(r"\s+") > 1 else p for p in phrases]
    return rf"(?<![\w-])(?:{'|'.join(phrases)})(?![\w-])" if phrases else _NEVER


def _forms(entry: str, kind: str) -> Iterator[Noun]:
    """The forms of a noun told as 'singular genitive | plural genitive'; one without plural is a name."""
    singular, _, plural = (part.split() for part in entry.casefold().partition("|"))
    nouns = [Noun(form, singular[0], singular[0], False, kind, form in plural) for form in singular]
    many = [Noun(form, plural[0], singular[0], True, kind) for form in plural]
    # A group is named by its plural where both numbers have one form.
    yield from (*many, *nouns) if kind == GROUPS else (*nouns, *many)


def _of_form(form: str, nouns: Mapping[str, Noun], changes: Sequence[tuple[str, str]]) -> Noun | None:
    """The noun that has a form, as told or else by a change of a told form's end."""
    if form in nouns:
        return nouns[form]
    told = (nouns.get(form.removesuffix(new) + old) for old, new in changes if form.endswith(new))
    noun = next(filter(None, told), None)
    return noun and replace(noun, form=form)


def _ending(told: str) -> Ending:
    pattern, base = told.split(">")
    return Ending(re.compile(f"(?:{pattern})$"), base.removesuffix("?"), not base.endswith("?"))


def _words_or_ends(words: Iterable[str]) -> re.Pattern[str]:
    told = [(rf"\w*{re.escape(word[1:])}" if word.startswith("-") else re.escape(word)) for word in words]
    return re.compile("|".join(told) or _NEVER)


def _with_end(word: str, old: str, new: str) -> str:
    """The word with another end, its letters kept as far as both ends agree."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))
    shared = sum(1 for _ in alike)
    start = word[: len(word) - len(old) + shared]
    return start + (new[shared:].capitalize() if not start and word[:1].isupper() else new[shared:])
