"""Why measures of two periods were linked, or not: reasons as values, and their words in each language.

`track` gives reasons, tables and pages word them: gets reasons and a language's code, gives a text. The words
are in TOML files beside this module.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a decision, or against it."""

    code: str
    """Key of its words."""
    share: float = 0.0
    """A share or a score, from 0 to 1."""
    number: int = 0
    names: tuple[str, ...] = ()
    """Circumstances: goal, theme, parties, ..."""


def worded(reasons: Iterable[Reason], language: str = "") -> str:
    """The reasons in a language, ISO 639-1; in the one that serves others where there are no words of it.

    >>> worded([Reason("same_wording"), Reason("same", names=("goal", "parties"))])
    'same wording; same goal, parties'
    """
    words = _words(language if has_words(language) else serving_language())
    return "; ".join(_worded(reason, words) for reason in reasons)


def has_words(language: str) -> bool:
    """Whether there are words of a language."""
    return (resources.files(__name__) / f"{language}.toml").is_file()


@cache
def serving_language() -> str:
    """The language that serves those without words of their own."""
    files = sorted(file.name for file in resources.files(__name__).iterdir() if file.name.endswith(".toml"))
    codes = [name.removesuffix(".toml") for name in files]
    return next(code for code in codes if _words(code)["serves_others"])


def _worded(reason: Reason, words: dict[str, Any]) -> str:
    text: str = words["reason"][reason.code]
    return text.format(
        percent=f"{100 * min(1.0, reason.share):.0f} %",
        score=f"{reason.share:.2f}".replace(".", words["decimal"]),
        number=reason.number,
        names=", ".join(words["circumstance"][name] for name in reason.names),
    )


@cache
def _words(language: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__name__) / f"{language}.toml").read_text(encoding="utf-8"))
