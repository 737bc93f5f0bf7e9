from __future__ import annotations

from pathlib import Path

import pytest

from extract import vocabulary
from extract.errors import WrongUse

CODES = {"completed", "on_track", "started", "delayed", "not_started", "not_done", "cancelled"}
PHRASES = {"followup", "programme", "legend", "continued", "suspending", "hints", "contents", "unrelated"}


def test_languages_of_the_product() -> None:
    assert {"en", "fi", "sv"} <= set(vocabulary.languages())


@pytest.mark.parametrize("code", vocabulary.languages())
def test_each_language_is_complete(code: str) -> None:
    words = vocabulary.load(code)
    assert words.language == code
    assert words.columns.keys() == vocabulary.load("en").columns.keys()
    assert (set(words.status), set(words.phrases)) == (CODES, PHRASES)
    assert list(words.months) == [str(month) for month in range(1, 13)]
    assert len(words.function_words) >= 20


@pytest.mark.parametrize("code", vocabulary.languages())
def test_words_are_written_in_lower_case_and_none_twice_in_a_list(code: str) -> None:
    words = vocabulary.load(code)
    lists = {
        name: entries
        for table in (words.columns, words.status, words.phrases)
        for name, entries in table.items()
    }
    assert {name for name, entries in lists.items() if len(set(entries)) < len(entries)} == set()
    assert [entry for entries in lists.values() for entry in entries if entry != entry.casefold()] == []


@pytest.mark.parametrize("code", vocabulary.languages())
def test_no_word_has_two_roles_or_two_statuses(code: str) -> None:
    for table in (vocabulary.load(code).columns, vocabulary.load(code).status):
        entries = [entry for words in table.values() for entry in words]
        assert sorted(set(entries)) == sorted(entries)


def test_unknown_language_has_an_empty_vocabulary() -> None:
    assert vocabulary.load("xx").columns == {}


def test_suspending_words_are_of_all_languages() -> None:
    assert {"ja", "och", "and"} <= vocabulary.suspending_words()


def test_profile_comes_before_the_language(tmp_path: Path) -> None:
    path = tmp_path / "family.toml"
    path.write_text('[columns]\nmeasure = ["työpaketti"]\nextra = ["x"]\n[labels]\ngoal = ["kärki"]')
    words = vocabulary.extend(vocabulary.load("fi"), vocabulary.load_profile(path))
    assert words.columns["measure"][:2] == ("työpaketti", "toimenpiteet")
    assert (words.columns["extra"], words.labels["goal"][0], words.language) == (("x",), "kärki", "fi")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("columns = [", id="no TOML"),
        pytest.param("[colums]\nmeasure = ['x']", id="unknown key"),
        pytest.param("[columns]\nmeasure = 'x'", id="text in place of a list"),
        pytest.param("columns = 3", id="number in place of a table"),
    ],
)
def test_damaged_profile_is_a_clear_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "family.toml"
    path.write_text(text)
    with pytest.raises(WrongUse, match=r"family\.toml"):
        vocabulary.load_profile(path)


def test_missing_profile_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        vocabulary.load_profile(tmp_path / "none.toml")
