"""Signs of symbol fonts and lights among characters: gets a character and its font, gives what is seen.

Only signs that reports use are listed; an unlisted one is reported by the caller, not guessed. The
glyph in a table stands for the code that its row and place give; a null for one that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

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
_ZAPF_DINGBATS: _Rows = {
    0x21: "✁✂✃✄☎✆✇✈✉☛☞✌✍✎✏",
    0x30: "✐✑✒✓✔✕✖✗✘✙✚✛✜✝✞✟",
    0x40: "✠✡✢✣✤✥✦✧★✩✪✫✬✭✮✯",
    0x50: "✰✱✲✳✴✵✶✷✸✹✺✻✼✽✾✿",
    0x60: "❀❁❂❃❄❅❆❇❈❉❊❋●❍■❏",
    0x70: "❐❑❒▲▼◆❖◗❘❙❚❛❜❝❞",
}
_SUBSTITUTE: _Rows = {
    0x6C: "●",
    0x6E: "■□",
    0x71: "❑",
    0x76: "❖",
    0xA7: "▪☐",
    0xB7: "•",
    0xD8: "➢",
    0xFB: "✗✔☒☑",
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
    "zapfdingbats": _table(_ZAPF_DINGBATS),
    "substitute": _table(_SUBSTITUTE),
}
SUBSTITUTE = "substitute"
"""Any font that took a symbol font's place: bullets and ticks by the codes that such fonts use for them."""
PICTURE_FONTS = frozenset(FONTS) - {"symbol", SUBSTITUTE}
"""Fonts in which plain letters are pictures too; in 'Symbol' they are Greek."""
PRIVATE_START = 0xF000
"""Where the codes of symbol fonts begin among the codes for private use."""
_PRIVATE_SIGN = re.compile("[\uf000-\uf0ff]")
_WINDOWS_LETTERS = {letter: letter.encode("cp1252")[0] for letter in "ƒŠŒŽšœžŸ"}
"""What a program makes of codes that it takes for letters of Windows."""
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]")
UNREADABLE_FROM = 0xE000
"""The lowest code that means nothing without its font."""
_STYLES = re.compile(r"(regular|bold|italic|mt)+$")
_BY_PLAIN_NAME = {font.replace(" ", ""): font for font in FONTS if font != SUBSTITUTE}

GLYPHS = frozenset("●○■□▲△▼▽◆◇★☆⬤◉◎◯⚪⚫⚬☐☑☒✓✔✗✘✕✖⬛⬜◼◻▪▫🗸☺😐☹🔴🟠🟡🟢🔵🟣🟤🟥🟧🟨🟩🟦💚🔘✅❌⛔🚫")
"""Characters that are lights or ticks wherever they stand."""
EMOJI_COLOURS = {
    "🔴": "#dd2e44", "🟥": "#dd2e44", "🟠": "#f4900c", "🟧": "#f4900c", "🟡": "#fdcb58", "🟨": "#fdcb58",
    "🟢": "#78b159", "🟩": "#78b159", "🔵": "#55acee", "🟦": "#55acee", "🟣": "#aa8ed6", "🟤": "#c1694f",
    "⚫": "#31373d", "⬛": "#31373d", "⚪": "#e6e7e8", "⬜": "#e6e7e8", "✅": "#77b255", "❌": "#dd2e44",
}  # fmt: skip


@lru_cache(maxsize=256)
def symbol_font(name: str) -> str:
    """The symbol font of a PDF's font name such as 'ABCDEF+Wingdings-Regular', '' for a font of letters."""
    plain = re.sub("[^a-z0-9]", "", name.rpartition("+")[2].lower())
    return _BY_PLAIN_NAME.get(_STYLES.sub("", plain), "")


def sign(character: str, font: str) -> str:
    """What a character of this font shows: itself, another sign, or '' where that is not known."""
    code = ord(character)
    family = font.lower()
    if _UNREADABLE.match(character):
        return FONTS.get(family, FONTS["symbol"] if not family else {}).get(code - PRIVATE_START, "")
    if family in PICTURE_FONTS:
        byte = _WINDOWS_LETTERS.get(character, code)
        return FONTS[family].get(byte, "") if byte < 0x100 else character
    if family == "symbol" and character.isascii() and character.isalpha():
        return FONTS[family][code]
    return character


def signs(text: str, font: str) -> tuple[str, int]:
    """A text of this font as what it shows, and how many of its characters are not known; those stay."""
    shown = [sign(character, font) for character in text]
    seen = "".join(one or character for one, character in zip(shown, text, strict=True))
    return seen, sum(not one for one in shown)


def is_unreadable(text: str) -> bool:
    """Whether a text has characters that mean nothing without their font."""
    return bool(_UNREADABLE.search(text))


def in_symbol_font(text: str, font: str) -> bool:
    """Whether a text has to be looked up sign by sign."""
    return (bool(font) and font.lower() in PICTURE_FONTS) or bool(_PRIVATE_SIGN.search(text))
