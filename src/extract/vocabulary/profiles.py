"""Profiles: TOML files that teach the words of one family of reports, and where they lie.

Gets a file, a name or a folder, gives profiles of which every key was checked. Which of them a report
needs is told by `record`, which knows titles and headings.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import WrongUse
from extract.vocabulary.words import BOUND, WORD_TABLES, Vocabulary, languages, load, text_list, vocabulary_of

ENVIRONMENT = "FOLLOWUP_PROFILES"
_SUFFIX = ".toml"
_ALL_KEYS = "docs/profiles.md lists the keys of a profile."
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True, eq=False)
class Applies:
    """To which reports a profile applies; each condition that is given must be met."""

    title: tuple[str, ...] = ()
    """Texts of which one stands in the title or the first paragraphs."""
    header: tuple[str, ...] = ()
    """Headings that all stand in one table."""
    file: str = ""
    """A pattern of the file's name, such as 'follow-up-*.pdf'."""

    def __bool__(self) -> bool:
        return bool(self.title or self.header or self.file)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What is known of a family of reports beside its language's words."""

    name: str
    """The file's name without its ending."""
    words: Vocabulary
    applies: Applies = Applies()


@cache
def known_keys() -> Mapping[str, tuple[str, ...]]:
    """The keys of each table of a profile; those of words are the ones that the languages use."""
    used = {
        name: tuple(dict.fromkeys(key for code in languages() for key in getattr(load(code), name)))
        for name in WORD_TABLES
    }
    return {
        **used,
        "colour_status": used["status"],
        "patterns": ("goal", "theme"),
        "applies": ("title", "header", "file"),
    }


def load_profile(path: Path) -> Vocabulary:
    """The words that a profile file adds for a family of reports."""
    return read_profile(path).words


def read_profile(path: Path) -> Profile:
    """A profile file, checked. WrongUse names the file and the key that is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return _profile_of(path.stem, data)
    except FileNotFoundError as error:
        raise WrongUse(
            f"There is no profile {path}.", next_step="Check the name and the folder you are in."
        ) from error
    except (OSError, ValueError) as error:
        raise WrongUse(
            f"The profile {path} cannot be used.", why=_sentence(error), next_step=_ALL_KEYS
        ) from error


def _sentence(error: Exception) -> str:
    return f"It is no TOML file: {error}." if isinstance(error, tomllib.TOMLDecodeError) else str(error)


def _profile_of(name: str, data: Mapping[str, Any]) -> Profile:
    _check_keys("", data, ("language", "function_words", *known_keys()))
    for table, keys in known_keys().items():
        if isinstance(data.get(table), dict):
            _check_keys(f"{table}.", data[table], keys)
    words = vocabulary_of({key: value for key, value in data.items() if key != "applies"})
    _check_patterns(words)
    _check_colours(words)
    _check_bounds(words)
    _check_endings(words)
    return Profile(name, words, _applies(data.get("applies", {})))


def _check_keys(table: str, data: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in data:
        if key not in known:
            near = get_close_matches(key, known, 1)
            meant = f"did you mean {table}{near[0]}?" if near else f"there are {', '.join(known)}."
            raise ValueError(f"{table}{key} is no key of a profile; {meant}")


def _check_patterns(words: Vocabulary) -> None:
    for key, patterns in words.patterns.items():
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"patterns.{key}: '{pattern}' is no regular expression: {error}.") from error


def _check_endings(words: Vocabulary) -> None:
    for key in (*(key for key in words.parties if key.endswith("endings")), "agreeing", "plural_nouns"):
        for entry in () if key == "attribute_endings" else words.parties.get(key, ()):
            try:
                _, _ = re.compile(entry.split(">")[0]), entry.split(">")[1]
            except (re.error, IndexError) as error:
                raise ValueError(f"parties.{key}: '{entry}' is not of the form 'end>base'.") from error


def _check_colours(words: Vocabulary) -> None:
    names = known_keys()["colours"]
    for key, colours in words.colour_status.items():
        wrong = [colour for colour in colours if colour not in names and not _HEX.fullmatch(colour)]
        if wrong:
            raise ValueError(
                f"colour_status.{key}: '{wrong[0]}' is neither '#rrggbb' in small letters nor one of "
                f"{', '.join(names)}."
            )


def _check_bounds(words: Vocabulary) -> None:
    for text in words.schedule.get("bounds", ()):
        if not BOUND.fullmatch(text):
            raise ValueError(
                f"schedule.bounds: '{text}' is not of the form 'spring 3..5 quarter': "
                "a key, its first and last month and a precision."
            )


def _applies(data: Any) -> Applies:
    if not isinstance(data, dict) or not isinstance(file := data.get("file", ""), str):
        raise ValueError("applies: title and header are lists of texts, file is a text.")
    lists = {key: tuple(text_list(f"applies.{key}", data.get(key, []))) for key in ("title", "header")}
    return Applies(lists["title"], lists["header"], file)


def user_folder(environment: Mapping[str, str], system: str) -> Path | None:
    """The folder of a user's own profiles, by the environment and `sys.platform`; None for no folder."""
    given = environment.get(ENVIRONMENT)
    if given is not None:
        return _given_folder(given)
    home = environment.get("HOME") or environment.get("USERPROFILE") or ""
    below, own = {
        "win32": ("APPDATA", "AppData/Roaming"),
        "darwin": ("", "Library/Application Support"),
    }.get(system, ("XDG_CONFIG_HOME", ".config"))
    base = environment.get(below, "") or (f"{home}/{own}" if home else "")
    return Path(base) / "followup" / "profiles" if base else None


def _given_folder(given: str) -> Path | None:
    if given and not Path(given).is_dir():
        raise WrongUse(f"{ENVIRONMENT} names {given}, which is no folder.", next_step="Make it or unset it.")
    return Path(given) if given else None


def profiles_in(folder: Path | None) -> tuple[Profile, ...]:
    """The profiles in a folder, by name; none where there is no such folder."""
    return tuple(read_profile(path) for path in _files_in(folder))


def find_profile(given: str | Path, folder: Path | None) -> Profile:
    """The profile of a file, or of a name in the user's folder. WrongUse where there is none."""
    path = Path(given)
    if path.is_file() or path.suffix == _SUFFIX or len(path.parts) != 1:
        return read_profile(path)
    named = {file.stem: file for file in _files_in(folder)}
    if path.name in named:
        return read_profile(named[path.name])
    known = f"has {', '.join(named)}" if named else "has none"
    raise WrongUse(
        f"There is no profile '{given}'.",
        why=f"It is no file here, and the folder {folder} {known}." if folder else "It is no file here.",
        next_step="Name a file, or put the profile into that folder.",
    )


def check_language(language: str, profiles: Iterable[Profile]) -> None:
    """Raise WrongUse for a given language that neither a language file nor a profile has words of."""
    known = {*languages(), *(profile.words.language for profile in profiles)} - {""}
    if language and language not in known:
        raise WrongUse(
            f"There is no language '{language}'.",
            why=f"There are {', '.join(sorted(known))}.",
            next_step="A profile that says language = ... brings the words of another one.",
        )


def _files_in(folder: Path | None) -> list[Path]:
    return sorted(folder.glob(f"*{_SUFFIX}")) if folder else []
