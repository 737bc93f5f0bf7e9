from __future__ import annotations

import pytest

from extract.record.language import find_language, find_vocabulary
from extract.vocabulary import Vocabulary
from tests.record.mini import document


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        pytest.param(
            ["Ohjelma on osa kaupungin strategiaa ja sen tavoitteet ovat yhteisiä."], "fi", id="Finnish prose"
        ),
        pytest.param(
            ["Programmet är en del av stadens strategi och det har mål som är gemensamma."],
            "sv",
            id="Swedish prose",
        ),
        pytest.param(
            ["The programme is a part of the strategy of the city, and its goals are shared."],
            "en",
            id="English prose",
        ),
        pytest.param(
            ["Das Programm ist ein Teil der Strategie und wird mit den Ämtern umgesetzt."],
            "de",
            id="German prose",
        ),
        pytest.param(["Maßnahme | Zuständigkeit\nOpas | Kanslia"], "de", id="German headings alone"),
        pytest.param(["Toimenpide | Vastuutaho\nOpas | Kanslia"], "fi", id="Finnish headings alone"),
        pytest.param(["Åtgärd | Ansvarig\nGuide | Kansli"], "sv", id="Swedish headings alone"),
        pytest.param(["Measure | Responsible\nOpas | Kanslia"], "en", id="English headings alone"),
        pytest.param(["Отчет о реализации Плана мероприятий"], "", id="language without a vocabulary"),
        pytest.param([], "", id="no text"),
    ],
)
def test_language(blocks: list[str], code: str) -> None:
    assert find_language(document(*blocks)) == code


def test_given_language_wins_over_the_profile_and_the_text() -> None:
    assert find_vocabulary(document("the and of"), "sv", Vocabulary(language="fi")).language == "sv"
    assert find_vocabulary(document("the and of"), "sv", None).language == "sv"


def test_profile_without_a_language_adds_to_the_one_found() -> None:
    profile = Vocabulary(columns={"measure": ("työpaketti",)})
    words = find_vocabulary(document("Tämä on ohjelma ja se on kaupungin"), "", profile)
    assert words.language == "fi"
    assert words.columns["measure"][0] == "työpaketti"


def test_where_no_language_shows_none_is_claimed() -> None:
    words = find_vocabulary(document("Отчет о реализации"), "", Vocabulary(columns={"measure": ("мера",)}))
    assert (words.language, words.columns["measure"][:2]) == ("", ("мера", "measure"))
