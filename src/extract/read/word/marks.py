"""Lights among the letters of a Word file: gets a text and its colour, gives its marks."""

from __future__ import annotations

from extract.model import Mark
from extract.read.symbols import EMOJI_COLOURS, GLYPHS
from extract.read.word.colours import is_coloured


def glyph_marks(text: str, colour: str) -> tuple[Mark, ...]:
    """The lights and ticks among the characters, each with the colour of its letters."""
    if GLYPHS.isdisjoint(text):
        return ()
    return tuple(Mark("glyph", EMOJI_COLOURS.get(glyph, colour), glyph) for glyph in text if glyph in GLYPHS)


def words_mark(text: str, colour: str) -> tuple[Mark, ...]:
    """The mark of words that all have one colour of their own; none for black, grey and automatic."""
    return (Mark("text", colour, text),) if text and is_coloured(colour) else ()
