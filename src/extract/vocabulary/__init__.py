"""The words of each language, for every room: gets TOML files, gives frozen word lists.

A language is one file `<code>.toml` beside this module; a profile is a partial file of the same form
that adds words for one family of reports. Nothing here compares or interprets a text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from extract.errors import WrongUse

Words = Mapping[str, tuple[str, ...]]
_NO_WORDS: Words = MappingProxyType({})
_SIGNS = "signs"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The words of one language, or of a family of reports in it; compared by identity."""

    language: str = ""
    """ISO 639-1 code."""
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
    """Use -> phrases: followup, programme, legend, continued, suspending, hints, contents,
    unrelated."""
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


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file, in alphabetic order."""
    names = (Path(entry.name) for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.stem for name in names if name.suffix == ".toml" and name.stem != _SIGNS))


@cache
def load(language: str) -> Vocabulary:
    """The vocabulary of a language; an empty one where it has no file."""
    if language not in languages():
        return Vocabulary(language=language)
    return vocabulary_of(_shipped(language))


@cache
def suspending_words() -> frozenset[str]:
    """The words of all languages before which a hyphen stands for a word's other half ('elinkeino- ja')."""
    return frozenset(word for code in languages() for word in load(code).phrases.get("suspending", ()))


@cache
def load_signs() -> Signs:
    """The glyphs, hues and plain meanings of colours."""
    return Signs(**{key: _words(value) for key, value in _shipped(_SIGNS).items()})


def load_profile(path: Path) -> Vocabulary:
    """The words that a profile file adds for a family of reports."""
    try:
        return vocabulary_of(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise WrongUse(
            f"The profile {path} cannot be read.",
            why=str(error),
            next_step="A profile is a TOML file of the form of the files in extract/vocabulary.",
        ) from error


def extend(base: Vocabulary, profile: Vocabulary | None) -> Vocabulary:
    """The base with a profile's words before its own; the profile's language wins if it names one."""
    if profile is None:
        return base
    merged = {name: _merged(getattr(base, name), getattr(profile, name)) for name in _WORD_FIELDS}
    words = profile.function_words + base.function_words
    return replace(base, language=profile.language or base.language, function_words=words, **merged)


def vocabulary_of(data: Mapping[str, Any]) -> Vocabulary:
    """A vocabulary of a TOML file's content; an unknown key is an error, so that none is lost."""
    unknown = set(data) - {entry.name for entry in fields(Vocabulary)}
    if unknown:
        raise ValueError(f"unknown key: {', '.join(sorted(unknown))}")
    words: dict[str, Any] = {name: _words(data.get(name, {})) for name in _WORD_FIELDS}
    return Vocabulary(data.get("language", ""), tuple(data.get("function_words", ())), **words)


_WORD_FIELDS = tuple(
    entry.name for entry in fields(Vocabulary) if entry.name not in ("language", "function_words")
)


def _shipped(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))


def _words(data: Mapping[str, Any]) -> Words:
    return MappingProxyType({key: tuple(_texts(value)) for key, value in data.items()})


def _texts(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError(f"a list of texts is expected, not {value!r}")
    return value


def _merged(base: Words, more: Words) -> Words:
    keys = (*base, *(key for key in more if key not in base))
    return MappingProxyType({key: more.get(key, ()) + base.get(key, ()) for key in keys})
