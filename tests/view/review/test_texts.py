"""The words of the review's pages: all languages have the same, with the same blanks to be filled."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from extract.errors import WrongUse
from extract.view.review import review_language, review_texts

FORM = resources.files("extract.view.review.form")


def shape(language: str) -> dict[str, list[str]]:
    """Each text's name and the blanks in it."""
    texts = review_texts(language)
    parts = {name: texts[name] for name in ("page", "record", "links")}
    return {
        f"{part}.{name}": sorted(re.findall(r"\{(\w+)\}", text))
        for part, own in parts.items()
        for name, text in own.items()
    }


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_language_has_the_same_words(language: str) -> None:
    assert shape(language) == shape("en")


def test_other_languages_are_served_in_english() -> None:
    assert [review_language(code) for code in ("fi", "sv", "en", "de", "")] == ["fi", "sv", "en", "en", "en"]


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(WrongUse, match="no page in the language 'xx'"):
        review_texts("xx")


def named(pattern: str, *files: str) -> set[str]:
    """What a pattern finds in files of the form."""
    return set(re.findall(pattern, "".join((FORM / name).read_text(encoding="utf-8") for name in files)))


def test_the_pages_use_the_words_that_are_there_and_no_others() -> None:
    told = named(r'data-(?:t|label)="([\w.]+)"', "frame.html", "page.html", "links.html")
    told |= {f"record.{name}" for name in named(r"\bt\(\)\.(\w+)", "page.js")}
    told |= {f"links.{name}" for name in named(r"\bt\(\)\.(\w+)", "links.js")}
    told |= {f"page.{name}" for name in named(r"texts\.page\.(\w+)", "common.js", "page.js", "links.js")}
    # page.js takes these two out of texts.page by their names.
    assert told | {"page.place", "page.page"} == set(shape("en"))
