"""Letters of symbol fonts come as what they show, from both page sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.read.pdf import read_pdf
from extract.read.recognition import Recognition
from tests.read.pdf.test_sources import ENGINES, SOURCES, Source, content, pdf


def written(path: Path, text: str, font: str) -> Path:
    """A PDF with a text in a font that goes by this name; reportlab has no symbol fonts to embed."""
    made = TTFont(f"{text!a} of {font}", "Vera.ttf")
    made.face.name = made.fontName.encode()  # reportlab registers a name once
    made.face.charToGlyph |= {ord(sign): made.face.charToGlyph[ord("o")] for sign in text}
    pdfmetrics.registerFont(made)
    made.face.name = font.encode()

    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 750, "Toimenpide")
        canvas.setFont(made.fontName, 12)
        canvas.drawString(50, 700, text)

    return pdf(path, draw)


SHOWN = [
    pytest.param("\uf0fc", "Wingdings-Regular", "✔", id="a tick of Wingdings"),
    pytest.param("§", "Wingdings-Regular", "▪", id="on a plain letter"),
    pytest.param("n", "Webdings", "●", id="a disc of Webdings"),
    pytest.param("\uf0b7", "SymbolMT", "•", id="Word's bullet"),
    pytest.param("\uf06c", "Vera", "●", id="in a font that took its place"),
]
UNCHANGED = [
    pytest.param("\ue123", "Vera", 1, id="a private code that no font tells"),
    pytest.param("\uf0bb", "Wingdings-Regular", 1, id="a sign that is not listed"),
    pytest.param("nl4", "Vera", 0, id="letters of a font of letters"),
    pytest.param("✔", "Wingdings-Regular", 0, id="a sign by its own code"),
]


@pytest.mark.parametrize(("text", "font", "expected"), SHOWN)
@pytest.mark.parametrize("source", SOURCES)
def test_signs_are_read(source: Source, text: str, font: str, expected: str, tmp_path: Path) -> None:
    page = content(source, written(tmp_path / "a.pdf", text, font))
    assert (page.words.text.tolist(), page.unmapped) == (["Toimenpide", expected], 0)


@pytest.mark.parametrize(("text", "font", "unmapped"), UNCHANGED)
@pytest.mark.parametrize("source", SOURCES)
def test_other_letters_stay(source: Source, text: str, font: str, unmapped: int, tmp_path: Path) -> None:
    page = content(source, written(tmp_path / "a.pdf", text, font))
    assert (page.words.text.tolist(), page.unmapped) == (["Toimenpide", text], unmapped)


@pytest.mark.parametrize(
    ("text", "font"), [("✔●✘", "ZapfDingbats"), ("αβγ", "Symbol")], ids=["ZapfDingbats", "Symbol"]
)
@pytest.mark.parametrize("source", SOURCES)
def test_fonts_that_every_viewer_has(source: Source, text: str, font: str, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 12)
        canvas.drawString(50, 700, text)

    assert content(source, pdf(tmp_path / "a.pdf", draw)).words.text.tolist() == [text]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_of_unknown_signs_is_doubted(engine: str, tmp_path: Path) -> None:
    file = written(tmp_path / "a.pdf", "\ue123" * 9, "Vera")
    document = read_pdf(file, engine=engine, recognition=Recognition("never"))
    assert [doubt.code for doubt in document.doubts][:1] == ["unmapped_characters"]
