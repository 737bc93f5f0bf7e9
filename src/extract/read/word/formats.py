"""Formats of text: gets property elements, gives what they say and how several of them add up.

A format holds only what is said (None: nothing is said); a Look is what remains when all is settled.
Does not know where styles stand or which paragraph a format is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

from extract.read.word.colours import Theme, highlight, shading, text_colour
from extract.read.word.xml import Element, child, children, number, qualified, switch, value

Value = TypeVar("Value")
DEFAULT_SIZE = 10.0
"""Points, where not even the document's defaults name a size."""


@dataclass(frozen=True, slots=True)
class RunFormat:
    """What one place says about letters."""

    bold: bool | None = None
    bold_complex: bool | None = None
    """The same for right-to-left and other complex scripts."""
    hidden: bool | None = None
    complex_script: bool | None = None
    colour: str | None = None
    """'' for automatic."""
    fill: str | None = None
    """Shading behind the letters, '' for an explicit none."""
    marker: str | None = None
    """Colour of a text marker, which lies over the shading."""
    size: float | None = None
    """Points."""
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look in the end."""

    bold: bool = False
    hidden: bool = False
    colour: str = ""
    fill: str = ""
    size: float = DEFAULT_SIZE
    font: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What one place says about a paragraph."""

    outline: int | None = None
    """Level from 1; 0 for an explicit 'body text'."""
    list_id: int | None = None
    """0 for an explicit 'no list'."""
    list_level: int | None = None
    """From 0."""
    fill: str | None = None


NOTHING = RunFormat()
PLAIN = Look()
UNSAID = ParagraphFormat()
_BOLD, _BOLD_COMPLEX, _HIDDEN = (qualified(name) for name in ("w:b", "w:bCs", "w:vanish"))
_RIGHT_TO_LEFT, _COMPLEX = qualified("w:rtl"), qualified("w:cs")
_COLOUR, _SHADING, _MARKER = (qualified(name) for name in ("w:color", "w:shd", "w:highlight"))
_SIZE, _FONTS = qualified("w:sz"), qualified("w:rFonts")
_NAMES = tuple(f.name for f in fields(RunFormat))
_TOGGLES = ("bold", "bold_complex", "hidden")


def run_format(properties: Element | None, theme: Theme) -> RunFormat:
    """What run properties (<w:rPr>) say."""
    said = children(properties)
    if not said:
        return NOTHING
    half_points = number(said.get(_SIZE))
    return RunFormat(
        bold=switch(said.get(_BOLD)),
        bold_complex=switch(said.get(_BOLD_COMPLEX)),
        hidden=switch(said.get(_HIDDEN)),
        complex_script=_either(switch(said.get(_RIGHT_TO_LEFT)), switch(said.get(_COMPLEX))),
        colour=text_colour(said.get(_COLOUR), theme),
        fill=shading(said.get(_SHADING), theme),
        marker=highlight(said.get(_MARKER)),
        size=None if half_points is None else half_points / 2,
        font=_font(said.get(_FONTS)),
    )


def _either(first: bool | None, second: bool | None) -> bool | None:
    return first if second is None else bool(first) or second


def _font(fonts: Element | None) -> str | None:
    """The font of plain letters; '' where it is the theme's."""
    if fonts is None:
        return None
    if value(fonts, "w:asciiTheme"):
        return ""
    return value(fonts, "w:ascii") or value(fonts, "w:hAnsi") or None


def paragraph_format(properties: Element | None, theme: Theme) -> ParagraphFormat:
    """What paragraph properties (<w:pPr>) say."""
    if properties is None:
        return UNSAID
    outline = number(child(properties, "w:outlineLvl"))
    return ParagraphFormat(
        outline=None if outline is None else (outline + 1 if 0 <= outline <= 8 else 0),
        list_id=number(child(properties, "w:numPr", "w:numId")),
        list_level=number(child(properties, "w:numPr", "w:ilvl")),
        fill=shading(child(properties, "w:shd"), theme),
    )


def laid_over(above: RunFormat, below: RunFormat) -> RunFormat:
    """One format over another: what the upper says wins."""
    if above is NOTHING:
        return below
    if below is NOTHING:
        return above
    said = {name: _first(getattr(above, name), getattr(below, name)) for name in _NAMES}
    return RunFormat(**said)


def _first(above: Value | None, below: Value | None) -> Value | None:
    return below if above is None else above


def paragraph_laid_over(above: ParagraphFormat, below: ParagraphFormat) -> ParagraphFormat:
    """One paragraph format over another: what the upper says wins."""
    return ParagraphFormat(
        _first(above.outline, below.outline),
        _first(above.list_id, below.list_id),
        _first(above.list_level, below.list_level),
        _first(above.fill, below.fill),
    )


def styled(defaults: RunFormat, layers: Sequence[RunFormat]) -> RunFormat:
    """Table, paragraph and character style over the defaults; switches that two of them set cancel out.

    ECMA-376 part 1, 17.7.3: a switch of the defaults stays on, those of the styles are combined by
    exclusive or.
    """
    settled = defaults
    for layer in layers:
        settled = laid_over(layer, settled)
    switches = {
        name: _toggled(getattr(defaults, name), [getattr(layer, name) for layer in layers])
        for name in _TOGGLES
    }
    return RunFormat(**{name: getattr(settled, name) for name in _NAMES} | switches)


def _toggled(default: bool | None, styles: Sequence[bool | None]) -> bool:
    return bool(default) or sum(map(bool, styles)) % 2 == 1


def look_of(settled: RunFormat) -> Look:
    """The look that a settled format gives."""
    bold = settled.bold_complex if settled.complex_script else settled.bold
    return Look(
        bold=bool(bold),
        hidden=bool(settled.hidden),
        colour=settled.colour or "",
        fill=settled.marker or settled.fill or "",
        size=DEFAULT_SIZE if settled.size is None else settled.size,
        font=settled.font or "",
    )
