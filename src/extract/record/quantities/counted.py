"""What a number counts: the noun phrase right behind it, else the one in front.

Gets a text and a quantity, gives the printed words and their place. There is no parser: a phrase ends
at punctuation, at a word that the language lists, or at the last word that has a counted word's form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.record.quantities.around import Token, phrase_before, tokens_before, words_ahead
from extract.record.quantities.lexicon import Lexicon
from extract.record.quantities.numbers import word_value
from extract.record.quantities.quantity import Quantity

MOST_BEHIND = 6
MOST_BEFORE = 4
FEW = 2
"""Words that are kept whole where none has the form of a counted word."""
_PASSED = frozenset({":", "(", "=", "–"})
"""Signs between what is counted and its number: 'Pupils: 25', 'pupils (25)'."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a counted thing, as printed."""

    words: str
    start: int
    end: int


def counted_by(text: str, found: Quantity, lexicon: Lexicon) -> Counted:
    """What a count counts; no words where the text does not say."""
    behind = counted_behind(text, found, lexicon)
    if behind.words and not _is_part(text, found, lexicon):
        return behind
    return counted_before(text, found, lexicon)


def _is_part(text: str, found: Quantity, lexicon: Lexicon) -> bool:
    """Whether a number is of the things counted before, and a verb follows: 'joista 40 kertoi'."""
    first = words_ahead(text, found.end, 1)
    key = "unit_begins" if lexicon.entries("unit_begins") else "unit_ends"
    is_noun = first[0].text in lexicon.listed(key) or not lexicon.entries(key)
    before = tokens_before(text, found.start)
    return not is_noun and bool(phrase_before(before, lexicon.phrases.get("part_of", ())))


def counted_behind(text: str, found: Quantity, lexicon: Lexicon) -> Counted:
    """The noun phrase right behind a number."""
    tokens = _run(words_ahead(text, found.end, MOST_BEHIND), lexicon)
    if not tokens:
        return Counted("", found.end, found.end)
    start, end = tokens[0].start, tokens[-1].end
    return Counted(" ".join(text[start:end].split()), start, end)


def _run(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The words up to the phrase's end."""
    ends, no_ends = lexicon.listed("unit_ends"), lexicon.listed("no_unit_ends")
    is_end = [token.text in ends and token.text not in no_ends for token in tokens]
    count = _count_to_stop(tokens, is_end, lexicon)
    last = max((index for index in range(count) if is_end[index]), default=-1)
    while last < 0 < count - 1 and tokens[count - 1].text in no_ends:
        count -= 1
    if last < 0 and count > FEW and lexicon.entries("unit_ends"):
        return tokens[:1]
    return tokens[: last + 1 if last >= 0 else count]


def _count_to_stop(tokens: Sequence[Token], is_end: Sequence[bool], lexicon: Lexicon) -> int:
    """How many words stand before the first one that belongs to no counted thing."""
    goes_on = lexicon.listed("unit_goes_on")
    for index, token in enumerate(tokens):
        is_stop = token.text in lexicon.stops or lexicon.is_year_word(token.text)
        is_number = word_value(token.text, lexicon)[0] is not None
        if is_stop or is_number or (token.is_capital and any(is_end[:index])):
            return index
        is_whole = token.is_capital and not lexicon.entries("unit_ends")
        if is_whole or (goes_on.endings and token.text not in goes_on):
            return index + 1
    return len(tokens)


def counted_before(text: str, found: Quantity, lexicon: Lexicon) -> Counted:
    """The noun phrase in front of a number, before verbs and what compares."""
    before = tokens_before(text, found.start)
    if phrase_before(before, lexicon.phrases.get("part_of", ())):
        return Counted("", found.start, found.start)
    tokens = _without_links(before, lexicon)
    start = len(tokens)
    while start > 0 and len(tokens) - start < MOST_BEFORE and _is_named(tokens[start - 1], lexicon):
        start -= 1
    words = tokens[start:]
    if not words:
        return Counted("", found.start, found.start)
    return Counted(" ".join(text[words[0].start : words[-1].end].split()), words[0].start, words[-1].end)


def _without_links(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The tokens before the verb and the small words that lead to a number."""
    is_linked = False
    while tokens:
        link = phrase_before(tokens, lexicon.phrases.get("linking", ()))
        is_verb = bool(lexicon.stops.endings) and tokens[-1].text.endswith(lexicon.stops.endings)
        is_adverb = tokens[-1].text in lexicon.listed("no_unit_ends")
        if not (link or is_verb or is_adverb or (not is_linked and tokens[-1].text in _PASSED)):
            break
        tokens = tokens[: -link[1]] if link else tokens[:-1]
        is_linked = True
    return tokens


def _is_named(token: Token, lexicon: Lexicon) -> bool:
    return token.text[0].isalpha() and token.text not in lexicon.stops
