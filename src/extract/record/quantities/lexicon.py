"""The words of quantities, made ready for looking up: forms of number words, units, comparators.

Gets a vocabulary's lists, gives mappings from printed words. It reads no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

from extract.record.quantities.quantity import RANK
from extract.vocabulary import Vocabulary, load_signs

Phrase = tuple[str, ...]
LONGEST_PHRASE = 4
"""Words of the longest phrase that is looked up."""
COMPARED = {"over": ">", "under": "<", "at_least": ">=", "at_most": "<=", "about": "about"}
"""Key of the words in front of a number -> comparator."""
COMPARED_BEHIND = {"or_more": ">=", "or_less": "<="}
TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_PHRASE_WORD = re.compile(r"[^\s.]+(?:\.[^\s.]+)*")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words, beginnings of none: whole words and endings ('-nut')."""

    whole: frozenset[str]
    endings: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.whole or (bool(self.endings) and word.endswith(self.endings))


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What printed words say of quantities in one language."""

    vocabulary: Vocabulary

    def entries(self, key: str) -> tuple[str, ...]:
        """The entries of one key as they stand in the vocabulary."""
        return self.vocabulary.quantities.get(key, ())

    @cached_property
    def decimal_signs(self) -> frozenset[str]:
        """The signs that part decimals."""
        return frozenset(self.entries("decimal_sign"))

    @cached_property
    def numbers(self) -> Mapping[str, float]:
        """Form of a number word -> its value."""
        return self._valued("numbers")

    @cached_property
    def groups(self) -> Mapping[str, float]:
        """Form of a word for a group of so many ('kymmenikkö') or of the number word -> how many."""
        return {**self.numbers, **self._valued("groups")}

    @cached_property
    def shares(self) -> Mapping[str, str]:
        """Words for a share of a whole -> the fraction, as '2/3'."""
        return {form: value for value, form in self._forms("shares")}

    @cached_property
    def ordinals(self) -> Mapping[str, float]:
        """Form of an ordinal word -> its place."""
        return self._valued("ordinals")

    @cached_property
    def multipliers(self) -> Mapping[str, float]:
        """Form of a word that multiplies the number before it -> its value."""
        return self._valued("multipliers")

    @cached_property
    def units(self) -> Mapping[Phrase, str]:
        """Words of a unit -> percent, a code of money, a unit of time, '' for a sign that is its own unit."""
        signs = {sign: unit for unit, found in load_signs().units.items() for sign in found}
        named = {form: unit for unit, form in self._forms("units")}
        return {phrase_of(f): "" if u == "printed" else u for f, u in {**signs, **named}.items()}

    @cached_property
    def money(self) -> Mapping[str, str]:
        """Sign or code of money, which may stand in front of a number -> its ISO code."""
        codes = {unit: found for unit, found in load_signs().units.items() if unit.isupper()}
        return {sign: unit for unit, found in codes.items() for sign in found}

    @cached_property
    def factors(self) -> Mapping[str, float]:
        """Sign of a unit that multiplies the number before it -> its value."""
        return {sign: float(value) for value, found in load_signs().factors.items() for sign in found}

    @cached_property
    def compared(self) -> Mapping[Phrase, str]:
        """Words in front of a number -> comparator."""
        signs: dict[Phrase, str] = {
            (sign,): told for told, found in load_signs().comparators.items() for sign in found
        }
        return {**signs, **self._told(COMPARED)}

    @cached_property
    def compared_behind(self) -> Mapping[Phrase, str]:
        """Words behind a number -> comparator."""
        return self._told(COMPARED_BEHIND)

    @cached_property
    def compared_times(self) -> Mapping[Phrase, str]:
        """The same in front of a time: 'within' says that it is the longest that something takes."""
        return {**self.compared, **self._told({"within": "<="})}

    @cached_property
    def compared_behind_times(self) -> Mapping[Phrase, str]:
        """The same behind a time."""
        return {**self.compared_behind, **self._told({"within_behind": "<="})}

    @cached_property
    def best(self) -> Mapping[Phrase, str]:
        """Words behind a number that is the last place among the best ('parhaan joukkoon') -> what it is."""
        return dict.fromkeys(self.phrases.get("best", ()), RANK)

    @cached_property
    def piece_lengths(self) -> tuple[int, ...]:
        """How long the number words are of which a longer one is put together ('tjugofem'), longest first."""
        return tuple(sorted({len(form) for form in self.numbers}, reverse=True))

    def piece_at(self, word: str, start: int) -> str:
        """The longest number word that begins there in a word; '' where none does."""
        pieces = (word[start : start + length] for length in self.piece_lengths)
        return next((piece for piece in pieces if piece in self.numbers), "")

    @cached_property
    def joiners(self) -> frozenset[str]:
        """Words between the parts of a number ('hundred and five')."""
        return frozenset(self.vocabulary.phrases.get("suspending", ())[:1])

    @cached_property
    def lists(self) -> Mapping[str, WordList]:
        """Key -> its words."""
        return {key: self._word_list(key) for key in self.vocabulary.quantities}

    @cached_property
    def phrases(self) -> Mapping[str, frozenset[Phrase]]:
        """Key -> its phrases."""
        return {key: frozenset(map(phrase_of, words)) for key, words in self.vocabulary.quantities.items()}

    @cached_property
    def stops(self) -> WordList:
        """Words with which the words of a counted thing end."""
        own = self.listed("stop")
        more = (self.listed(key).whole for key in ("linking", "by_before", "by_behind", "scale"))
        return WordList(own.whole.union(self.vocabulary.function_words, *more), own.endings)

    @cached_property
    def months(self) -> Mapping[str, int]:
        """Form of a month's name -> its number."""
        return {
            name + ending: int(number)
            for number, names in self.vocabulary.months.items()
            for name in names
            for ending in ("", "ta", *self.entries("endings"))
        }

    def listed(self, key: str) -> WordList:
        """The words of a key; none where the language has none."""
        return self.lists.get(key, _NO_WORDS)

    def is_year_word(self, word: str) -> bool:
        """Whether a word stands for a year: 'vuotta', 'år'."""
        return self.units.get((word,)) == "year"

    def is_phrase(self, key: str, words: Phrase) -> bool:
        """Whether these words are an entry of a key."""
        return words in self.phrases.get(key, ())

    def _valued(self, key: str) -> dict[str, float]:
        return {form: float(value) for value, form in self._forms(key)}

    def _forms(self, key: str) -> Iterator[tuple[str, str]]:
        """The left side of each entry 'value = form, stem-' with each form."""
        for entry in self.entries(key):
            value, _, forms = entry.partition("=")
            for form in forms.split(","):
                yield from ((value.strip(), each) for each in self._inflected(form.strip().casefold()))

    def _inflected(self, form: str) -> Iterable[str]:
        if not form.endswith("-"):
            return (form,)
        return (form[:-1], *(form[:-1] + ending for ending in self.entries("endings")))

    def _word_list(self, key: str) -> WordList:
        small = [entry.casefold() for entry in self.entries(key)]
        whole = (self._inflected(entry) for entry in small if not entry.startswith("-"))
        endings = tuple(entry[1:] for entry in small if entry.startswith("-"))
        return WordList(frozenset(chain.from_iterable(whole)), endings)

    def _told(self, keys: Mapping[str, str]) -> dict[Phrase, str]:
        return {phrase_of(words): told for key, told in keys.items() for words in self.entries(key)}


_NO_WORDS = WordList(frozenset(), ())


def phrase_of(text: str) -> Phrase:
    """The words of an entry as they are looked up."""
    return tuple(_PHRASE_WORD.findall(text.casefold()))


@cache
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The words of quantities of a vocabulary."""
    return Lexicon(vocabulary)
