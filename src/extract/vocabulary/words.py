"""The words of a language: gets a TOML file's content, gives frozen word lists.

A language is one file `<code>.toml` beside this module. Nothing here compares or interprets a text.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

Words = Mapping[str, tuple[str, ...]]
_NO_WORDS: Words = MappingProxyType({})
_SIGNS = "signs"
BOUND = re.compile(
    r"(?P<key>[a-z_]+) (?P<first>-?\d+)\.\.(?P<last>\d+) (?P<precision>year|school_year|half|quarter|month)"
)
"""A part of the year: the key of its words, its first and last month, its precision."""
_FOLDER = "extract.vocabulary"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language, or of a family of reports in it; compared by identity."""

    language: str = ""
    """ISO 639-1 code."""
    recognition: str = ""
    """Tesseract's name of the language, by which scanned pages are recognised."""
    function_words: tuple[str, ...] = ()
    """Frequent small words that tell the language and carry no meaning in a header."""
    columns: Words = field(default_factory=lambda: _NO_WORDS)
    """Column role -> header words."""
    labels: Words = field(default_factory=lambda: _NO_WORDS)
    """Record kind -> words printed before its number ('Tavoite 1.')."""
    status: Words = field(default_factory=lambda: _NO_WORDS)
    """Status code -> phrases."""
    colours: Words = field(default_factory=lambda: _NO_WORDS)
    """Colour -> its names."""
    months: Words = field(default_factory=lambda: _NO_WORDS)
    """Month, '1' to '12' -> its names."""
    phrases: Words = field(default_factory=lambda: _NO_WORDS)
    """Use -> phrases: followup, programme, legend, continued, suspending, negating, yet, finishing, future,
    first_half, second_half, quarter, until, hints, contents, unrelated."""
    schedule: Words = field(default_factory=lambda: _NO_WORDS)
    """What a schedule's words say -> words."""
    parties: Words = field(default_factory=lambda: _NO_WORDS)
    """What the words around organisations say, and organisations' own nouns -> words."""
    quantities: Words = field(default_factory=lambda: _NO_WORDS)
    """Numbers in words, multipliers, comparators, units -> words."""
    colour_status: Words = field(default_factory=lambda: _NO_WORDS)
    """Status code -> colours ('#rrggbb' or a colour's name) that mean it in this family."""
    patterns: Words = field(default_factory=lambda: _NO_WORDS)
    """goal, theme -> regular expressions with groups `number` and `text`."""


@dataclass(frozen=True, slots=True, eq=False)
class Signs:
    """Glyphs, hues and plain meanings of colours, which belong to no language."""

    glyph_colours: Words
    """Colour -> glyphs that show it by themselves."""
    glyph_status: Words
    """Status code -> glyphs."""
    plain_lights: Words
    """glyphs -> shapes that are lights and take their colour from the letters."""
    colour_status: Words
    """Status code -> colours."""
    colour_excludes: Words
    """Colour -> status codes that it contradicts where there is no legend."""
    hues: Words
    """Colour -> (from, up to) in degrees of the OKLCH circle."""
    units: Words
    """Unit -> its signs; `printed`: signs that are their own unit."""
    factors: Words
    """Factor -> signs of a unit that multiply by it."""
    comparators: Words
    """Comparator -> its signs."""


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file, in alphabetic order."""
    names = (Path(entry.name) for entry in resources.files(_FOLDER).iterdir())
    return tuple(sorted(name.stem for name in names if name.suffix == ".toml" and name.stem != _SIGNS))


@cache
def load(language: str) -> Vocabulary:
    """The vocabulary of a language; an empty one where it has no file."""
    if language not in languages():
        return Vocabulary(language=language)
    return vocabulary_of(_shipped(language))


def suspending_words(more: Iterable[Vocabulary] = ()) -> frozenset[str]:
    """The words of all languages and more before which a hyphen stands for half a word ('elinkeino- ja')."""
    known = (*map(load, languages()), *more)
    return frozenset(word for words in known for word in words.phrases.get("suspending", ()))


def language_shares(text: Counter[str]) -> dict[str, float]:
    """The share of each language's function words among words."""
    total = sum(text.values()) or 1
    return {code: sum(text[word] for word in load(code).function_words) / total for code in languages()}


@cache
def until_words() -> tuple[str, ...]:
    """The words of all languages that stand between the ends of a period, the longest first."""
    found = {word for code in languages() for word in load(code).phrases.get("until", ())}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def load_signs() -> Signs:
    """The glyphs, hues and plain meanings of colours."""
    return Signs(**{key: _words(key, value) for key, value in _shipped(_SIGNS).items()})


def extend(base: Vocabulary, profile: Vocabulary | None) -> Vocabulary:
    """The base with a profile's words before its own; the profile's language wins if it names one."""
    if profile is None:
        return base
    merged: dict[str, Any] = {
        name: _merged(getattr(base, name), getattr(profile, name)) for name in WORD_TABLES
    }
    words = profile.function_words + base.function_words
    return replace(base, language=profile.language or base.language, function_words=words, **merged)


def vocabulary_of(data: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary of a TOML file's content; ValueError with the key for what is unknown or no text."""
    unknown = set(data) - {entry.name for entry in fields(Vocabulary)}
    if unknown:
        raise ValueError(f"unknown key: {', '.join(sorted(unknown))}")
    if not isinstance(language := data.get("language", ""), str):
        raise ValueError(f"language: a text is expected, not {language!r}.")
    small_words = text_list("function_words", data.get("function_words", []))
    if not isinstance(recognition := data.get("recognition", ""), str):
        raise ValueError(f"recognition: a text is expected, not {recognition!r}.")
    words: dict[str, Any] = {name: _words(name, data.get(name, {})) for name in WORD_TABLES}
    return Vocabulary(language, recognition, tuple(small_words), **words)


_SINGLE = ("language", "recognition", "function_words")
WORD_TABLES = tuple(entry.name for entry in fields(Vocabulary) if entry.name not in _SINGLE)
_IN_SMALL_LETTERS = frozenset({"colours", "months", "colour_status"})
"""Tables whose words are compared letter by letter."""


def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(_FOLDER) / f"{name}.toml").read_text(encoding="utf-8"))


def _words(table: str, data: Any) -> Words:
    if not isinstance(data, dict):
        raise ValueError(f"{table}: a table of lists is expected, not {data!r}.")
    lists = {key: text_list(f"{table}.{key}", value) for key, value in data.items()}
    is_small = table in _IN_SMALL_LETTERS
    return MappingProxyType({k: tuple(v.lower() if is_small else v for v in lists[k]) for k in lists})


def text_list(key: str, value: Any) -> list[str]:
    """A key's value if it is a list of texts, else ValueError with the key."""
    if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
        raise ValueError(f'{key}: a list of texts is expected, such as ["text"], not {value!r}.')
    return value


def _merged(base: Words, more: Words) -> Words:
    """The words of both by key; a word that the second has under another key is taken from the first."""
    taken = {word.casefold() for words in more.values() for word in words}
    kept = {key: tuple(word for word in words if word.casefold() not in taken) for key, words in base.items()}
    return MappingProxyType({key: more.get(key, ()) + kept.get(key, ()) for key in {**base, **more}})
