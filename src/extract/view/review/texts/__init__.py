"""The words of the review's pages, a TOML file per language: gets a language's code, gives its texts."""

from __future__ import annotations

from extract.view.page_texts import Texts, language_for, texts_in

_FOLDER = "extract.view.review.texts"


def review_language(told: str) -> str:
    """The language of a review of reports in a language: the same, or the one that serves others."""
    return language_for(_FOLDER, told)


def review_texts(language: str) -> Texts:
    """The texts of a language; WrongUse where there are none."""
    return texts_in(_FOLDER, language)
