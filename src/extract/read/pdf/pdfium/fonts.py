"""What the name of a font tells of its letters: gets pdfium's address of a font, gives a Font."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

from extract.read.pdf.pdfium import calls
from extract.read.symbols import symbol_font

HEAVY = 600
"""Weight from which a font is bold."""
_BOLD_WORDS = ("bold", "black", "heavy", "-bd", "demi")
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a page."""

    is_bold: bool = False
    symbols: str = ""
    """The symbol font it is, '' for a font of letters."""


def font_at(address: int) -> Font:
    """The font at an address; 0 is one that is not known."""
    if not address:
        return Font()
    name = ctypes.create_string_buffer(_LONGEST_NAME + 1)
    calls.font_name(address, ctypes.addressof(name), _LONGEST_NAME)
    written = name.value.decode("utf-8", "replace")
    return Font(_is_bold(address, written.lower()), symbol_font(written))


def _is_bold(address: int, name: str) -> bool:
    if any(word in name for word in _BOLD_WORDS):
        return True
    return int(calls.font_weight(address)) >= HEAVY and "regular" not in name
