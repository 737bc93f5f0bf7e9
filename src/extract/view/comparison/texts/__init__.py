"""The words of the page, a TOML file per language: gets a language's code, gives its texts."""

from __future__ import annotations

from datetime import date

from extract.view.page_texts import Texts, language_for, languages_in, texts_in

__all__ = [
    "Texts",
    "amount_text",
    "date_text",
    "number_text",
    "page_language",
    "page_languages",
    "page_texts",
]
_FOLDER = "extract.view.comparison.texts"


def page_languages() -> list[str]:
    """The languages in which there is a page."""
    return list(languages_in(_FOLDER))


def page_language(told: str) -> str:
    """The language of a page about reports in a language: the same, or the one that serves others."""
    return language_for(_FOLDER, told)


def page_texts(language: str) -> Texts:
    """The texts of a language; WrongUse where there are none."""
    return texts_in(_FOLDER, language)


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
