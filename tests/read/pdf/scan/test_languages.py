from __future__ import annotations

import pytest

from extract import vocabulary
from extract.read.pdf.scan.languages import recognition_order, spoken_language

ALL = frozenset({"fin", "swe", "eng", "deu"})
ORDERS = [
    pytest.param("sv", ALL, "swe", id="the language given"),
    pytest.param("sv", frozenset({"fin"}), "fin", id="another where it is not installed"),
    pytest.param("", frozenset({"nor"}), "nor", id="one without a vocabulary where there is no other"),
]


@pytest.mark.parametrize(("language", "installed", "first"), ORDERS)
def test_first_of_the_languages_is(language: str, installed: frozenset[str], first: str) -> None:
    assert recognition_order(language, installed)[0] == first


def test_each_language_has_a_name_for_recognition() -> None:
    names = [vocabulary.load(code).recognition for code in vocabulary.languages()]
    assert len(set(names)) == len(names) and all(len(name) == 3 for name in names)


SPOKEN = [
    pytest.param("Toimenpide on valmis ja se jatkuu", "fi", id="Finnish"),
    pytest.param("Atgarden ar klar och den fortsatter i staden", "sv", id="Swedish read without its letters"),
    pytest.param("The measure is completed and it goes on", "en", id="English"),
    pytest.param("2022 2023 45", "", id="numbers"),
]


@pytest.mark.parametrize(("text", "language"), SPOKEN)
def test_a_page_tells_its_language(text: str, language: str) -> None:
    assert spoken_language([text], ALL) == language


def test_a_language_that_is_not_installed_is_not_chosen() -> None:
    assert spoken_language(["och i att det som"], frozenset({"fin"})) == ""
