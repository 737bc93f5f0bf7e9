"""The tables of texts beside this module, and how the parties that a text gives are shown in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.model import Doubt, Party
from extract.record.parties import NO_ALIASES, Aliases, read_parties, report_names
from extract.vocabulary import load

HERE = Path(__file__).parent
LANGUAGES = ("fi", "sv", "en", "de")


def read(language: str, text: str, partner: str = "", aliases: Aliases = NO_ALIASES) -> tuple[str, set[str]]:
    """The parties of a text that is a whole report, in the mini-language, and the codes of its doubts."""
    parties, doubts = parties_of(language, text, partner, aliases)
    return " | ".join(map(shown, parties)), {doubt.code for doubt in doubts}


def parties_of(
    language: str, text: str, partner: str = "", aliases: Aliases = NO_ALIASES
) -> tuple[tuple[Party, ...], tuple[Doubt, ...]]:
    words = load(language)
    names = report_names([text, partner], [], words, aliases)
    return read_parties(text, partner, words, names)


def shown(party: Party) -> str:
    marks = ("*" if party.role == "partner" else "") + ("#" if party.is_group else "")
    detail = f" {{{party.detail}}}" if party.detail else ""
    return party.organisation + marks + detail + (f" @{party.item}" if party.item else "")


def strings() -> Iterator[tuple[str, str, str, str]]:
    """Language, what it shows, text and expectation of each line of the tables to read."""
    for language in LANGUAGES:
        lines = tomllib.loads((HERE / f"strings.{language}.toml").read_text(encoding="utf-8"))
        yield from ((language, about, text, expected) for about, (text, expected) in lines.items())


def wholes() -> Iterator[tuple[str, str, str, str]]:
    """The same of the table of what is to be kept whole, or to be read as nobody."""
    for language, lines in tomllib.loads((HERE / "whole.toml").read_text(encoding="utf-8")).items():
        yield from ((language, about, text, expected) for about, (text, expected) in lines.items())


def printed() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Language, what it shows, text and fair readings of each text as authorities print them."""
    for name in ("printed.toml", "printed_more.toml"):
        for language, lines in tomllib.loads((HERE / name).read_text(encoding="utf-8")).items():
            yield from ((language, about, text, tuple(fair)) for about, (text, *fair) in lines.items())


def inflected() -> dict[str, str]:
    """Finnish names in the genitive -> their base forms."""
    return tomllib.loads((HERE / "inflected.fi.toml").read_text(encoding="utf-8"))


def params(lines: Iterator[tuple[str, str, str, str]]) -> list[Any]:
    return [pytest.param(code, text, want, id=f"{code}: {about}") for code, about, text, want in lines]
