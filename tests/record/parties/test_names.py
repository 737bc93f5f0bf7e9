from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.record.parties import read_parties, report_names
from extract.vocabulary import load
from tests.record.parties.reading import shown


def in_report(text: str, responsibles: list[str], others: Sequence[str] = (), language: str = "fi") -> str:
    names = report_names([text, *responsibles], others, load(language))
    return " | ".join(map(shown, read_parties(text, "", load(language), names)[0]))


def test_an_abbreviation_is_what_another_measure_explains() -> None:
    assert (
        in_report("IHH ja Kela", ["International House Helsinki (IHH)"])
        == "International House Helsinki | Kela"
    )


def test_an_inflected_abbreviation_is_too() -> None:
    explained = ["Kela yhteistyössä Terveyden ja hyvinvoinnin laitoksen (THL) kanssa"]
    assert in_report("HUS yhteistyössä THL:n kanssa", explained) == "HUS | Terveyden ja hyvinvoinnin laitos*"


def test_an_abbreviation_is_what_a_followup_explains() -> None:
    followup = ["The services of International House Helsinki (IHH) were renewed."]
    assert in_report("IHH", [], followup, "en") == "International House Helsinki"


def test_an_abbreviation_that_is_explained_in_two_ways_stays() -> None:
    assert in_report("KTK", ["Kaupungin tekninen keskus (KTK)", "Kunnan teknologiakeskus (KTK)"]) == "KTK"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("Ulkoministeriö (TEM)", id="letters of another name"),
        pytest.param("Kaupunginkanslia (kanslia)", id="a detail in small letters"),
        pytest.param("Kela", id="no explanation"),
    ],
)
def test_an_abbreviation_without_a_fitting_explanation_stays(other: str) -> None:
    assert in_report("TEM", [other]) == "TEM"


def test_a_base_form_is_told_by_a_word_that_the_report_prints() -> None:
    assert in_report("Kela yhteistyössä Luken kanssa", ["Luke"]) == "Kela | Luke*"


def test_a_plural_noun_serves_a_name_that_the_report_knows_with_it() -> None:
    parted = in_report("CIO and Chief Data Officer Councils", ["CIO Council"], language="en")
    assert parted == "CIO Council | Chief Data Officer Council"
