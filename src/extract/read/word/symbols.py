"""Signs of symbol fonts and lights among characters: gets a character and its font, gives what is seen.

Only signs that reports use are listed; an unlisted one is reported by the caller, not guessed. The
glyph in a table stands for the code that its row and place give; a null for one that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extract.model import Mark
from extract.read.word.colours import is_coloured

_Rows = Mapping[int, str]

_WINGDINGS: _Rows = {
    0x20: " 🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭",
    0x30: "📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍",
    0x40: "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳",
    0x50: "🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉",
    0x60: "♊♋♌♍♎♏♐♑♒♓🙰🙵●○■□",
    0x70: "◻❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶❝❞",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹",
    0x90: "❺❻❼❽❾❿",
    0x9E: "·•",
    0xA0: "▪○◯◯◉◎\0▪☐",
    0xA8: "☐\0✦★✶✴✹✵",
    0xD8: "➢",
    0xDF: "←→↑↓↖↗↙↘⬅➡⬆⬇⬉⬈⬋⬊",
    0xEF: "⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂▭▫✗✔☒☑",
}
_WINGDINGS_2: _Rows = {
    0x4F: "✗✓☒☑☒☒",
    0x95: "·•●⬤",
    0xA2: "■☐☐",
    0xAE: "◆◇",
}
_WINGDINGS_3: _Rows = {
    0x21: "←→↑↓↖↗↙↘",
    0x70: "▲▼△▽◀▶◁▷",
    0x7C: "◀▶",
}
_WEBDINGS: _Rows = {
    0x33: "◀▶▲▼",
    0x61: "✔",
    0x63: "□",
    0x67: "■",
    0x6E: "●",
    0x72: "✖",
}
_SYMBOL: _Rows = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x60: "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓",
    0xB0: "°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
    0xD0: "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑",
    0xF1: "〉∫",
}


def _table(rows: _Rows) -> dict[int, str]:
    signs = ((start + offset, sign) for start, row in rows.items() for offset, sign in enumerate(row))
    return {code: sign for code, sign in signs if sign != "\0"}


FONTS = {
    "wingdings": _table(_WINGDINGS),
    "wingdings 2": _table(_WINGDINGS_2),
    "wingdings 3": _table(_WINGDINGS_3),
    "webdings": _table(_WEBDINGS),
    "symbol": _table(_SYMBOL),
}
PICTURE_FONTS = frozenset(FONTS) - {"symbol"}
"""Fonts in which plain letters are pictures too; of 'Symbol' only the private codes are signs."""
PRIVATE = range(0xF000, 0xF100)
_PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")

GLYPHS = frozenset("●○■□▲△▼▽◆◇★☆⬤◉◎◯⚪⚫⚬☐☑☒✓✔✗✘✕✖⬛⬜◼◻▪▫🗸☺😐☹🔴🟠🟡🟢🔵🟣🟤🟥🟧🟨🟩🟦💚🔘✅❌⛔🚫")
"""Characters that are lights or ticks wherever they stand."""
EMOJI_COLOURS = {
    "🔴": "#dd2e44", "🟥": "#dd2e44", "🟠": "#f4900c", "🟧": "#f4900c", "🟡": "#fdcb58", "🟨": "#fdcb58",
    "🟢": "#78b159", "🟩": "#78b159", "🔵": "#55acee", "🟦": "#55acee", "🟣": "#aa8ed6", "🟤": "#c1694f",
    "⚫": "#31373d", "⬛": "#31373d", "⚪": "#e6e7e8", "⬜": "#e6e7e8", "✅": "#77b255", "❌": "#dd2e44",
}  # fmt: skip
PLAIN_BULLETS = frozenset("•·●○■□▪▫◦o◆◇⬧§❖➢▶❑❒⧫⬥")
"""Signs of list items that are all shown as one bullet."""


def sign(character: str, font: str) -> str:
    """What a character of this font shows: itself, another sign, or '' where that is not known."""
    code = ord(character)
    family = font.lower()
    if code in PRIVATE:
        return FONTS.get(family, FONTS["symbol"] if not family else {}).get(code - PRIVATE.start, "")
    if family in PICTURE_FONTS and code < 0x100:
        return FONTS[family].get(code, "")
    return character


def in_symbol_font(text: str, font: str) -> bool:
    """Whether a text has to be looked up sign by sign."""
    return (bool(font) and font.lower() in PICTURE_FONTS) or bool(_PRIVATE_SIGN.search(text))


def glyph_marks(text: str, colour: str) -> tuple[Mark, ...]:
    """The lights and ticks among the characters, each with the colour of its letters."""
    if GLYPHS.isdisjoint(text):
        return ()
    return tuple(Mark("glyph", EMOJI_COLOURS.get(glyph, colour), glyph) for glyph in text if glyph in GLYPHS)


def words_mark(text: str, colour: str) -> tuple[Mark, ...]:
    """The mark of words that all have one colour of their own; none for black, grey and automatic."""
    return (Mark("text", colour, text),) if text and is_coloured(colour) else ()
