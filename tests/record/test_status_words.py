"""Status words of four languages, inflected, turned round and in sentences, beside texts without a status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import vocabulary
from extract.record.status import code_of_words

CASES = [
    pytest.param(language, text, "" if code == "none" else code, id=f"{language}: {text}")
    for language, codes in json.loads(
        (Path(__file__).parent / "status_words.json").read_text("utf-8")
    ).items()
    for code, texts in codes.items()
    for text in texts
]


@pytest.mark.parametrize(("language", "text", "code"), CASES)
def test_status_of_words(language: str, text: str, code: str) -> None:
    assert code_of_words(text, vocabulary.load(language)) == code


@pytest.mark.parametrize(("language", "text", "code"), CASES)
def test_capitals_and_a_full_stop_change_nothing(language: str, text: str, code: str) -> None:
    assert code_of_words(f"{text.upper()}.", vocabulary.load(language)) == code
