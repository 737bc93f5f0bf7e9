from __future__ import annotations

import re
from pathlib import Path

import pytest

from extract.doubts import BY_CODE, KINDS, kinds_in


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_each_kind_is_worded_in_each_language(language: str) -> None:
    worded = {kind.code: (kind.meaning, kind.next_step) for kind in kinds_in(language)}
    english = {kind.code: (kind.meaning, kind.next_step) for kind in KINDS}
    alike = [c for c in english if worded[c][0] == english[c][0] or worded[c][1] == english[c][1]]
    assert (list(worded), alike) == (list(english), [])


@pytest.mark.parametrize("language", ["en", "de"])
def test_other_languages_are_served_in_english(language: str) -> None:
    assert kinds_in(language) == KINDS


def test_each_code_stands_once() -> None:
    assert len(BY_CODE) == len(KINDS)


def test_each_code_that_is_raised_is_in_the_catalogue(project: Path) -> None:
    sources = [file.read_text(encoding="utf-8") for file in (project / "src").rglob("*.py")]
    raised = {code for text in sources for code in re.findall(r'Doubt\(\s*"(\w+)"', text)}
    assert (len(raised) > 20, raised - set(BY_CODE)) == (True, set())
