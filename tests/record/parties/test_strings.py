from __future__ import annotations

import pytest

from tests.record.parties.reading import inflected, params, parties_of, read, strings, wholes

UNSURE = "?"


@pytest.mark.parametrize(("language", "text", "expected"), params(strings()))
def test_a_text_is_read_as_a_person_would(language: str, text: str, expected: str) -> None:
    found, codes = read(language, text)
    assert codes if expected == UNSURE else (found, codes) == (expected, set())


@pytest.mark.parametrize(("language", "text", "expected"), params(wholes()))
def test_what_is_one_name_or_none_is_not_cut(language: str, text: str, expected: str) -> None:
    found, codes = read(language, text)
    assert codes if expected == UNSURE else (found, codes) == (expected, set())


@pytest.mark.parametrize(("inflected", "expected"), inflected().items())
def test_an_inflected_name_gets_its_base_form(inflected: str, expected: str) -> None:
    found, codes = read("fi", f"yhteistyössä {inflected} kanssa")
    base = expected.replace("#", "*#") if "#" in expected else f"{expected}*"
    assert codes if expected == UNSURE else (found, codes) == (base, set())


def test_the_tables_are_large_enough_to_tell_something() -> None:
    assert len(list(strings())) >= 170
    assert len(list(wholes())) >= 60


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        pytest.param("fi", "Vastuutahosta sovitaan myöhemmin.", "party_unread", id="a sentence"),
        pytest.param(
            "fi", "Kela yhteistyössä Luken kanssa", "party_base_form_unsure", id="no sure base form"
        ),
        pytest.param("en", "Ministry of Health and Mental Hygiene", "party_split_unsure", id="one or two"),
        pytest.param("en", "Kela (lead), Omnia", "party_role_unsure", id="lead marked for one"),
        pytest.param("sv", "Stadsdirektör Eva Ek", "party_is_person", id="a post"),
        pytest.param("fi", "Kela ja Business Finlandin kanssa", "party_role_unsure", id="no opening word"),
    ],
)
def test_what_is_not_plain_has_its_doubt(language: str, text: str, code: str) -> None:
    assert read(language, text)[1] == {code}


def test_a_doubt_names_the_field_and_the_words() -> None:
    (doubt,) = parties_of("en", "Dr. Smith and Kela")[1]
    assert (doubt.field, "'Dr. Smith'" in doubt.message) == ("responsible", True)


def test_a_partner_column_gives_partners() -> None:
    assert read("fi", "Kela", "HUS ja Sitra")[0] == "Kela | HUS* | Sitra*"


def test_a_lead_named_in_the_partner_column_leads() -> None:
    assert read("en", "", "Lead: Kela")[0] == "Kela"


def test_a_unit_gets_its_parent_from_the_responsible_column() -> None:
    found, _ = read("fi", "Kaupunginkanslian elinkeino-osasto", "viestintäosasto")
    assert found == "Kaupunginkanslian elinkeino-osasto | Kaupunginkanslian viestintäosasto*"


def test_an_unknown_language_still_has_its_lists() -> None:
    assert read("xx", "Kela, HUS; Sitra")[0] == "Kela | HUS | Sitra"


def test_a_numbered_part_that_nobody_answers_for_is_no_doubt() -> None:
    assert read("fi", "(i) Kela; (ii) ei määritelty") == ("Kela @(i)", set())


def test_a_numbered_part_without_any_word_is_doubtful() -> None:
    assert read("fi", "(i) Kela, (ii) ja") == ("Kela @(i)", {"party_unread"})
