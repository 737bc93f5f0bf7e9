"""Tracked changes in text: the final text, in the paragraphs that are left."""

from __future__ import annotations

import pytest

from tests.read.word.build import b, only_paragraph, p, r, style, texts_of
from tests.read.word.conftest import Read

GONE_END = "<w:rPr><w:del/></w:rPr>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def inserted(text: str) -> str:
    return f"<w:ins>{r(text)}</w:ins>"


CASES = {
    "reworded": (p("by ", deleted("2023"), inserted("2024")), ["by 2024"]),
    "inserted, then deleted by another": (p("a", f"<w:ins>{deleted('b')}</w:ins>"), ["a"]),
    "moved": (p("a") + p(f"<w:moveTo>{r('b')}</w:moveTo>"), ["a", "b"]),
    "end of a paragraph deleted": (p("a", properties=GONE_END) + p("b"), ["ab"]),
    "paragraph deleted whole": (p(deleted("a"), properties=GONE_END) + p("b"), ["b"]),
    "end deleted before a table": (p("a", properties=GONE_END), ["a"]),
    "end inserted": (p("a", properties="<w:rPr><w:ins/></w:rPr>") + p("b"), ["a", "b"]),
    "old format is not the format": (
        p(r("a", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")),
        ["a"],
    ),
}


@pytest.mark.parametrize(("body", "texts"), CASES.values(), ids=CASES)
def test_final_text(read: Read, body: str, texts: list[str]) -> None:
    assert texts_of(read(body)) == texts


def test_joined_paragraph_takes_the_format_of_the_end_that_is_left(read: Read) -> None:
    styles = style("Goal", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    body = p("a", properties=GONE_END) + p(b("b"), properties='<w:pStyle w:val="Goal"/>')
    paragraph = only_paragraph(read(body, styles=styles))
    assert (paragraph.level, paragraph.bold) == (1, ((1, 2),))
