from __future__ import annotations

import pytest

from extract.read.symbols import FONTS, in_symbol_font, is_unreadable, signs, symbol_font

NAMES = [
    pytest.param("ABCDEF+Wingdings-Regular", "wingdings", id="part of a font"),
    pytest.param("Wingdings", "wingdings", id="plain name"),
    pytest.param("AAAAAA+Wingdings2", "wingdings 2", id="second font of the family"),
    pytest.param("Wingdings 3", "wingdings 3", id="name with a blank"),
    pytest.param("Webdings,Bold", "webdings", id="drawn bold"),
    pytest.param("XYZABC+SymbolMT", "symbol", id="Monotype's Symbol"),
    pytest.param("ZapfDingbats", "zapfdingbats", id="a font of every viewer"),
]
OTHER_NAMES = ["", "Helvetica", "BAAAAA+OpenSymbol", "SegoeUISymbol", "CAAAAA+NotoSans-Regular", "SymbolNeu"]
SHOWN = [
    pytest.param("ü", "wingdings", "✔", id="a tick on a plain letter"),
    pytest.param("\uf0fc", "wingdings", "✔", id="a tick by its own code"),
    pytest.param("Ÿ", "wingdings", "•", id="a code taken for a letter of Windows"),
    pytest.param("ln", "wingdings", "●■", id="two lights"),
    pytest.param("✓", "wingdings", "✓", id="a sign that is known already"),
    pytest.param("\uf0b7", "symbol", "•", id="Word's bullet"),
    pytest.param("ab", "symbol", "αβ", id="Greek on plain letters"),
    pytest.param("4 %", "symbol", "4 %", id="figures of Symbol"),
    pytest.param("4", "zapfdingbats", "✔", id="a tick of ZapfDingbats"),
    pytest.param("\uf0b7\uf0a7\uf06c\uf0fc", "substitute", "•▪●✔", id="a font that took its place"),
]
UNKNOWN = [
    pytest.param("\uf0bb", "wingdings", id="a sign that is not listed"),
    pytest.param("\uf041", "substitute", id="a letter of a font that is not known"),
    pytest.param("\ue00c", "substitute", id="another range of private codes"),
    pytest.param("\ufffd", "", id="a character that was lost"),
]


@pytest.mark.parametrize(("name", "font"), NAMES)
def test_symbol_fonts_by_name(name: str, font: str) -> None:
    assert symbol_font(name) == font


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_fonts_of_letters(name: str) -> None:
    assert symbol_font(name) == ""


@pytest.mark.parametrize(("text", "font", "expected"), SHOWN)
def test_what_a_symbol_font_shows(text: str, font: str, expected: str) -> None:
    assert signs(text, font) == (expected, 0)


@pytest.mark.parametrize(("text", "font"), UNKNOWN)
def test_a_sign_that_is_not_known_stays_and_is_counted(text: str, font: str) -> None:
    assert signs(f"{text}{text}", font) == (f"{text}{text}", 2)
    assert is_unreadable(text)


@pytest.mark.parametrize("font", ["", "arial", "substitute"])
def test_letters_of_other_fonts_stay(font: str) -> None:
    text = "Tehdään opas ● 5 € ✔"
    assert signs(text, font) == (text, 0)
    assert not is_unreadable(text) and not in_symbol_font(text, font)


@pytest.mark.parametrize("font", FONTS)
def test_every_sign_of_a_table_can_be_printed(font: str) -> None:
    shown = "".join(FONTS[font].values())
    assert not is_unreadable(shown) and "\0" not in shown
