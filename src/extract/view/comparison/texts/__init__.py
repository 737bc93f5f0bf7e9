"""The words of the page, a TOML file per language: gets a language's code, gives its texts."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from extract.errors import WrongUse

Texts = dict[str, Any]
_FOLDER = "extract.view.comparison.texts"


def page_languages() -> list[str]:
    """The languages in which there is a page."""
    files = resources.files(_FOLDER).iterdir()
    return sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml"))


def page_language(told: str) -> str:
    """The language of a page about reports in a language: the same, or the one that serves others."""
    known = page_languages()
    return told if told in known else next(code for code in known if page_texts(code)["serves_others"])


@cache
def page_texts(language: str) -> Texts:
    """The texts of a language; WrongUse where there are none."""
    if language not in page_languages():
        raise WrongUse(
            f"There is no page in the language '{language}'.",
            why="The words of the page have to be there in that language.",
            next_step=f"Choose one of: {', '.join(page_languages())}.",
        )
    file = resources.files(_FOLDER) / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def date_text(texts: Texts, iso: str) -> str:
    """An ISO date as the language writes it."""
    day = date.fromisoformat(iso)
    name = texts["months"][day.month - 1]
    return str(texts["date"]).format(day=day.day, month=day.month, year=day.year, name=name)


def number_text(texts: Texts, number: object) -> str:
    """A share with two decimals as the language writes it; '' for none."""
    return "" if number in (None, "") else f"{float(str(number)):.2f}".replace(".", texts["decimal"])


def amount_text(texts: Texts, months: int, days: int) -> str:
    """How much later (positive) or earlier: months, or days within a month."""
    unit, number = ("month", abs(months)) if months else ("day", abs(days))
    amount = texts["amount"][unit if number == 1 else f"{unit}s"].format(n=number)
    return str(texts["amount"]["later" if days > 0 else "earlier"]).format(amount=amount)
