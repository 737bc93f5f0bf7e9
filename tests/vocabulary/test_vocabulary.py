from __future__ import annotations

import ast
from pathlib import Path

import pytest

from extract import vocabulary

CODES = {"completed", "on_track", "started", "delayed", "not_started", "not_done", "cancelled"}
PHRASES = {
    "followup",
    "programme",
    "legend",
    "continued",
    "suspending",
    "negating",
    "yet",
    "finishing",
    "future",
    "first_half",
    "second_half",
    "quarter",
    "hints",
    "contents",
    "unrelated",
    "until",
}


def test_languages_of_the_product() -> None:
    assert {"de", "en", "fi", "sv"} <= set(vocabulary.languages())


@pytest.mark.parametrize("code", vocabulary.languages())
def test_each_language_is_complete(code: str) -> None:
    words = vocabulary.load(code)
    assert words.language == code
    assert words.columns.keys() == vocabulary.load("en").columns.keys()
    assert (set(words.status), set(words.phrases)) == (CODES, PHRASES)
    assert list(words.months) == [str(month) for month in range(1, 13)]
    assert list(words.schedule) == list(vocabulary.load("en").schedule)
    assert len(words.function_words) >= 20


@pytest.mark.parametrize("code", vocabulary.languages())
def test_words_are_written_in_lower_case_and_none_twice_in_a_list(code: str) -> None:
    words = vocabulary.load(code)
    lists = {
        name: entries
        for table in (words.columns, words.status, words.phrases, words.schedule)
        for name, entries in table.items()
    }
    assert {name for name, entries in lists.items() if len(set(entries)) < len(entries)} == set()
    assert [entry for entries in lists.values() for entry in entries if entry != entry.casefold()] == []


@pytest.mark.parametrize("code", vocabulary.languages())
def test_no_word_has_two_roles_or_two_statuses_or_two_meanings_in_a_schedule(code: str) -> None:
    words = vocabulary.load(code)
    meanings = {key: entries for key, entries in words.schedule.items() if not key.endswith("endings")}
    for table in (words.columns, words.status, meanings):
        entries = [entry for entries in table.values() for entry in entries]
        assert sorted(set(entries)) == sorted(entries)


def test_unknown_language_has_an_empty_vocabulary() -> None:
    assert vocabulary.load("xx").columns == {}


def test_suspending_words_are_of_all_languages() -> None:
    russian = vocabulary.Vocabulary("ru", phrases={"suspending": ("и",)})
    assert {"ja", "och", "and", "und"} <= vocabulary.suspending_words()
    assert {"ja", "и"} <= vocabulary.suspending_words([russian])


def test_words_between_the_ends_of_a_period_are_of_all_languages_the_longest_first() -> None:
    words = vocabulary.until_words()
    assert {"to", "till", "ja", "bis"} <= set(words)
    assert words.index("to the end of") < words.index("to")


def quoted_codes(source: Path) -> set[str]:
    """The language codes that stand as texts in a Python file."""
    tree = ast.walk(ast.parse(source.read_text(encoding="utf-8")))
    texts = {node.value for node in tree if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return texts & set(vocabulary.languages())


def test_no_python_names_a_language_but_the_one_to_fall_back_on(project: Path) -> None:
    files = sorted((project / "src" / "extract").rglob("*.py"))
    named = {file.name: codes for file in files if (codes := quoted_codes(file))}
    assert named == {"language.py": {"en"}}
