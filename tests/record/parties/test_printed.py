"""Texts that were read by a person before the program: a fair reading, or a doubt where one is right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.record.parties.reading import printed, read

UNSURE = "?"
STILL_DOUBTED = {
    ("sv", "with support"): "two nouns in capitals side by side are mostly two names with a lost comma",
}


def cases() -> list[Any]:
    return [
        pytest.param(
            language,
            text,
            fair,
            id=f"{language}: {about}",
            marks=[pytest.mark.xfail(reason=why, strict=True)]
            if (why := STILL_DOUBTED.get((language, about)))
            else [],
        )
        for language, about, text, fair in printed()
    ]


@pytest.mark.parametrize(("language", "text", "fair"), cases())
def test_a_printed_text_is_read_fairly_or_doubted(language: str, text: str, fair: tuple[str, ...]) -> None:
    found, codes = read(language, text)
    assert UNSURE in fair if codes else found in fair


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_most_printed_texts_need_no_doubt(language: str) -> None:
    plain = [text for code, _, text, fair in printed() if code == language and UNSURE not in fair]
    assert sum(not read(language, text)[1] for text in plain) >= len(plain) - 1 >= 35
