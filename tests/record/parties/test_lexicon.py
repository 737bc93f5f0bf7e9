"""Words that a profile or a new language brings: no Python is needed for either."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import WrongUse
from extract.record.parties import read_parties
from extract.record.parties.lexicon import lexicon_of
from extract.vocabulary import Vocabulary, extend, languages, load, read_profile, vocabulary_of
from tests.record.parties.reading import shown

NORWEGIAN = {
    "language": "no",
    "parties": {
        "and": ["og"],
        "with": ["i samarbeid med"],
        "partner": ["partnere"],
        "nobody": ["ikke fastsatt"],
        "units": ["-avdelingen | avdelingene"],
        "bodies": ["-departementet | departementene"],
        "seats": ["-kommune | kommuner"],
        "groups": ["-bedrift | bedrifter"],
        "endings": [">s"],
    },
}


def read(text: str, words: Vocabulary) -> str:
    return " | ".join(map(shown, read_parties(text, "", words)[0]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunnskapsdepartementet og NAV", "Kunnskapsdepartementet | NAV"),
        ("Nærings- og fiskeridepartementet", "Nærings- og fiskeridepartementet"),
        ("nærings- og kulturavdelingene", "Næringsavdelingen | Kulturavdelingen"),
        ("Oslo og Bergen kommuner", "Oslo kommune | Bergen kommune"),
        ("NAV i samarbeid med lokale bedrifter. Partnere: KS", "NAV | Lokale bedrifter*# | KS*"),
        ("Ikke fastsatt.", ""),
    ],
)
def test_a_language_is_one_file_of_words(text: str, expected: str) -> None:
    assert read(text, vocabulary_of(NORWEGIAN)) == expected


def test_a_profile_adds_a_noun() -> None:
    more = vocabulary_of({"parties": {"units": ["-verstas verstaan | verstaat verstaiden"]}})
    text = "puu- ja metalliverstaat"
    assert read(text, load("fi")) == "Puu- ja metalliverstaat#"
    assert read(text, extend(load("fi"), more)) == "Puuverstas | Metalliverstas"


@pytest.mark.parametrize("code", languages())
def test_all_endings_of_a_language_are_well_formed(code: str) -> None:
    lexicon = lexicon_of(load(code))
    keys = [key for key in load(code).parties if key.endswith("endings") and key != "attribute_endings"]
    assert all(lexicon.endings(key) is not None for key in (*keys, "agreeing", "plural_nouns"))


@pytest.mark.parametrize(
    ("word", "base", "singular"),
    [
        ("osastojen", "osastot", "osasto"),
        ("Viestintäosastolla", "Viestintäosasto", "Viestintäosasto"),
        ("EURES-palveluiden", "EURES-palvelut", "EURES-palvelut"),
        ("Suomi-Seuran", "Suomi-Seura", "Suomi-Seura"),
    ],
)
def test_a_noun_is_found_in_all_its_forms(word: str, base: str, singular: str) -> None:
    noun = lexicon_of(load("fi")).noun(word)
    assert noun is not None
    assert (noun.base_of(word), noun.singular_of(word)) == (base, singular)


@pytest.mark.parametrize(
    ("code", "word"), [("fi", "Partners"), ("en", "capacity"), ("sv", "Kela"), ("fi", "on")]
)
def test_a_word_that_only_resembles_a_noun_is_none(code: str, word: str) -> None:
    assert lexicon_of(load(code)).noun(word) is None


@pytest.mark.parametrize("entry", ["n", "(n>a"])
def test_a_malformed_ending_of_a_profile_is_told(entry: str, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(f'[parties]\nname_endings = ["{entry}"]\n', encoding="utf-8")
    with pytest.raises(WrongUse, match=r"parties\.name_endings"):
        read_profile(file)
