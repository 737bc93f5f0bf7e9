from __future__ import annotations

import pytest

from extract.model import Document
from extract.record import choose_profile
from extract.vocabulary import Applies, Profile, Vocabulary
from tests.record.mini import document

REPORT = document(
    "# Ilmasto-ohjelma, seuranta 2024",
    "Johdanto ohjelmaan",
    "Työpaketti | Kuka | Missä mennään\nOpas | K | Tehty.",
    "Nimi | Puhelin\nMaija | 09",
    name="Ilmasto-2024.pdf",
)


def chosen(applies: dict[str, Applies], report: Document = REPORT) -> tuple[str, list[str]]:
    profiles = [Profile(name, Vocabulary(), conditions) for name, conditions in applies.items()]
    profile, doubts = choose_profile(report, profiles)
    return profile.name if profile else "", [doubt.code for doubt in doubts]


@pytest.mark.parametrize(
    "applies",
    [
        pytest.param(Applies(title=("Ilmasto-ohjelma",)), id="title"),
        pytest.param(Applies(title=("Muu ohjelma", "ILMASTO-OHJELMA, seuranta")), id="one of several titles"),
        pytest.param(Applies(title=("Johdanto",)), id="first paragraphs"),
        pytest.param(Applies(header=("työpaketti", "Missä  mennään")), id="headings"),
        pytest.param(Applies(file="ilmasto-*.pdf"), id="file"),
        pytest.param(Applies(("Ilmasto-ohjelma",), ("Kuka",), "*2024*"), id="all"),
    ],
)
def test_a_profile_applies(applies: Applies) -> None:
    assert chosen({"a": applies}) == ("a", [])


@pytest.mark.parametrize(
    "applies",
    [
        pytest.param(Applies(), id="no condition"),
        pytest.param(Applies(title=("Ilmasto",), file="*.docx"), id="one condition of two"),
        pytest.param(Applies(title=("masto-ohjelma",)), id="part of a word"),
        pytest.param(Applies(header=("Työpaketti", "Puhelin")), id="headings of two tables"),
        pytest.param(Applies(header=("Missä",)), id="part of a heading"),
        pytest.param(Applies(file="ilmasto"), id="part of the file's name"),
    ],
)
def test_a_profile_does_not_apply(applies: Applies) -> None:
    assert chosen({"a": applies}) == ("", [])


def test_more_conditions_win_over_longer_texts() -> None:
    few, many = Applies(title=("Ilmasto-ohjelma, seuranta 2024",)), Applies(header=("Kuka", "Työpaketti"))
    assert chosen({"a": few, "b": many}) == ("b", [])


def test_of_as_many_conditions_the_longer_text_wins() -> None:
    assert chosen({"a": Applies(file="*.pdf"), "b": Applies(file="ilmasto*.pdf")}) == ("b", [])


def test_equal_profiles_are_a_doubt() -> None:
    same = Applies(file="ilmasto*.pdf")
    assert chosen({"b": same, "a": same}) == ("a", ["profile_unclear"])


def test_no_profiles_no_choice() -> None:
    assert choose_profile(REPORT, ()) == (None, ())
