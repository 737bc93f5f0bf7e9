from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.record.words import PhraseIndex, found_phrase, has_phrase, plain, word_likeness, words

INDEX = PhraseIndex(
    {("toimenpide",): "measure", ("aikataulu",): "schedule", ("vastuu", "taho"): "responsible"}
)


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        pytest.param("toimenpiteet", "toimenpide", id="plural with a changed stem"),
        pytest.param("tavoitteet", "tavoite", id="plural"),
        pytest.param("åtgärder", "åtgärd", id="Swedish plural"),
        pytest.param("toteutusaikataulu", "aikataulu", id="compound"),
        pytest.param("vastutahot", "vastuutahot", id="letter left out"),
        pytest.param("responsable", "responsible", id="letter changed"),
    ],
)
def test_words_that_show_an_entry(word: str, entry: str) -> None:
    assert word_likeness(word, entry) > 0.7


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        pytest.param("tilaaja", "tila", id="short entry is not a beginning"),
        pytest.param("actions", "active", id="alike beginnings"),
        pytest.param("kumppanit", "aikataulu", id="other word"),
        pytest.param("målare", "mål", id="short Swedish entry"),
        pytest.param("toimenpideohjelmassa", "toimenpide", id="first half of a compound"),
    ],
)
def test_words_that_do_not(word: str, entry: str) -> None:
    assert word_likeness(word, entry) == 0


@given(st.text())
def test_plain_is_the_same_twice(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.lists(st.sampled_from(["toimenpide", "aikataulu", "vastuu", "taho", "kanslia"]), min_size=1))
def test_likeness_lies_between_0_and_1(printed: list[str]) -> None:
    assert all(0 < likeness <= 1 for likeness in INDEX.likenesses(tuple(printed)).values())


def test_all_words_of_an_entry_must_be_printed() -> None:
    assert INDEX.likenesses(("vastuu", "aikataulu")).keys() == {"schedule"}


def test_additions_cost() -> None:
    alone, added = (
        INDEX.likenesses(printed)["schedule"] for printed in (("aikataulu",), ("aikataulu", "ja", "kesto"))
    )
    assert alone == 1 > added > 0.5


def test_words_are_without_digits_and_inner_hyphens() -> None:
    assert words("Sub-goal 3: FY2022’s plan") == ("subgoal", "fy", "s", "plan")


def test_phrase_stands_in_one_piece() -> None:
    assert has_phrase("Table of contents", ["contents"])
    assert not has_phrase("Discontents", ["contents"])
    assert found_phrase(["ei", "ole", "aloitettu"], ("ei", "aloitettu"), inflected=True) == -1
