"""The words of a page, a TOML file per language in a package of their own.

Gets the package and a language's code, gives texts; it knows no page.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from extract.errors import WrongUse

Texts = dict[str, Any]


@cache
def languages_in(package: str) -> tuple[str, ...]:
    """The languages in which a page has words."""
    files = resources.files(package).iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def language_for(package: str, told: str) -> str:
    """The language of a page about reports in a language: the same, or the one that serves others."""
    known = languages_in(package)
    return told if told in known else next(code for code in known if texts_in(package, code)["serves_others"])


@cache
def texts_in(package: str, language: str) -> Texts:
    """The texts of a language; WrongUse where there are none."""
    if language not in languages_in(package):
        raise WrongUse(
            f"There is no page in the language '{language}'.",
            why="The words of the page have to be there in that language.",
            next_step=f"Choose one of: {', '.join(languages_in(package))}.",
        )
    file = resources.files(package) / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
