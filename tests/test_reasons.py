from __future__ import annotations

import tomllib
from importlib import resources
from string import Formatter

import pytest

from extract.reasons import Reason, has_words, worded


def words(language: str) -> dict[str, dict[str, str]]:
    text = (resources.files("extract.reasons") / f"{language}.toml").read_text(encoding="utf-8")
    return {part: told for part, told in tomllib.loads(text).items() if isinstance(told, dict)}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_language_words_each_reason_with_the_same_blanks(language: str) -> None:
    own, english = words(language), words("en")
    assert {part: told.keys() for part, told in own.items()} == {p: t.keys() for p, t in english.items()}
    assert {code: blanks(text) for code, text in own["reason"].items()} == {
        code: blanks(text) for code, text in english["reason"].items()
    }


WORDED = {
    "english": ("en", "80 % of their particular words shared; same goal, parties"),
    "finnish": ("fi", "80 % niille ominaisista sanoista on yhteisiä; samat tiedot: tavoite, vastuutahot"),
    "swedish": ("sv", "80 % av deras särskilda ord är gemensamma; samma uppgifter: mål, ansvariga"),
    "a language without words": ("de", "80 % of their particular words shared; same goal, parties"),
}


@pytest.mark.parametrize(("language", "expected"), WORDED.values(), ids=WORDED)
def test_reasons_in_words(language: str, expected: str) -> None:
    reasons = [Reason("words_shared", 0.8), Reason("same", names=("goal", "parties"))]
    assert worded(reasons, language) == expected


def test_scores_have_the_decimal_sign_of_the_language() -> None:
    assert worded([Reason("needed", 0.42)], "fi").endswith("0,42")


def test_which_languages_there_are() -> None:
    assert [has_words(code) for code in ("fi", "sv", "en", "de")] == [True, True, True, False]
