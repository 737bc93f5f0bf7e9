from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.record.parties import read_parties
from extract.vocabulary import load
from tests.record.parties.reading import LANGUAGES, parties_of, read, strings, wholes

NAMES = {
    "fi": (
        "Kela",
        "Opetushallitus",
        "Helsingin yliopisto",
        "Kaupunginkanslian viestintäosasto",
        "HUS",
        "Business Finland",
    ),
    "sv": (
        "FPA",
        "Utbildningsstyrelsen",
        "Esbo stad",
        "Stadskansliets kommunikationsavdelning",
        "Business Finland",
    ),
    "en": ("Kela", "Planning Office", "City of Espoo", "Housing Department", "Business Finland"),
}
JOINTS = {
    "fi": (", ", " ja ", "; ", "\n", " sekä "),
    "sv": (", ", " och ", "; "),
    "en": (", ", " and ", "\n"),
}
SAYING = ("and", "and_lists", "with", "until", "lead", "leading", "partner", "nobody", "fillers", "articles")


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, list[str], str]:
    """A language, names, and the names joined in some way."""
    language = draw(st.sampled_from(sorted(NAMES)))
    names = draw(st.lists(st.sampled_from(NAMES[language]), min_size=1, max_size=5, unique=True))
    joints = [draw(st.sampled_from(JOINTS[language])) for _ in names[1:]]
    return language, names, names[0] + "".join(j + n for j, n in zip(joints, names[1:], strict=True))


@st.composite
def scrambles(draw: st.DrawFn) -> tuple[str, str]:
    """A language and its words in any order, with marks between them."""
    language = draw(st.sampled_from(LANGUAGES))
    parties = load(language).parties
    known = [word for key in SAYING for word in parties.get(key, ())]
    some = st.sampled_from(
        [*known, *NAMES.get(language, ()), "(", ")", ",", ";", "\n", "(i)", "-", "osasto-", "x:n"]
    )
    return language, " ".join(draw(st.lists(some, max_size=10)))


@given(lists())
def test_names_that_are_joined_come_back_in_their_order(given_list: tuple[str, list[str], str]) -> None:
    language, names, text = given_list
    assert [party.organisation for party in parties_of(language, text)[0]] == names


@given(scrambles())
def test_any_text_is_read_and_no_word_is_lost(scrambled: tuple[str, str]) -> None:
    language, text = scrambled
    # A numbered part of which a text says that nobody answers for it rightly leaves no trace.
    assert lost(language, text) <= {"i"}


@given(scrambles())
def test_a_party_has_a_name_a_role_and_words_of_the_text(scrambled: tuple[str, str]) -> None:
    language, text = scrambled
    for party in parties_of(language, text)[0]:
        assert party.organisation.strip() and party.text.strip()
        assert party.role in ("lead", "partner")
        assert words(party.text) <= words(text)


@pytest.mark.parametrize(
    "text", ["Kela, ", "( ", " ", ".", "(i) ", "ja ", "yhteistyössä ", "\n- ", '"', "x:n "]
)
def test_a_long_text_costs_no_more_than_its_length(text: str) -> None:
    parties, doubts = parties_of("fi", f"Kela {text * 3_000} HUS")
    assert parties or doubts


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, _, text, _ in (*strings(), *wholes())], ids=str
)
def test_each_word_of_the_tables_is_accounted_for(language: str, text: str) -> None:
    assert lost(language, text) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_base_form_of_a_base_form_is_itself(language: str) -> None:
    texts = [text for code, _, text, expected in strings() if code == language and expected != "?"]
    found = {party.organisation: party for text in texts for party in parties_of(language, text)[0]}
    again = {name: read(language, name) for name in found}
    assert again == {name: (name + "#" * found[name].is_group, set()) for name in found}


@given(lists())
def test_the_same_text_gives_the_same(given_list: tuple[str, list[str], str]) -> None:
    language, _, text = given_list
    assert read_parties(text, "", load(language)) == read_parties(text, "", load(language))


def lost(language: str, text: str) -> set[str]:
    """The words of a text that are in no party, no doubt, and say nothing known."""
    parties, doubts = parties_of(language, text)
    is_negated = not set(load(language).parties["negations"]).isdisjoint(text.casefold().split())
    if is_negated and not parties and not doubts:
        return set()
    told = [part for p in parties for part in (p.text, p.detail, p.item)] + [d.message for d in doubts]
    known = [word for key in SAYING for word in load(language).parties.get(key, ())]
    return words(text) - words(" ".join((*told, *known)))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
