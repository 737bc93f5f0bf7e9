"""Colours of a Word file: gets theme, shading, highlight and drawing elements, gives '#rrggbb'.

Knows theme colours with their tints and shades and how a pattern looks from afar; does not know what
a colour means or which of several rules wins.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extract.read.word.xml import Element, child, qualified, value

HIGHLIGHTS = {
    "yellow": "#ffff00", "green": "#00ff00", "cyan": "#00ffff", "magenta": "#ff00ff", "blue": "#0000ff",
    "red": "#ff0000", "darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000",
    "darkMagenta": "#800080", "darkRed": "#800000", "darkYellow": "#808000", "darkGray": "#808080",
    "lightGray": "#c0c0c0", "black": "#000000", "white": "#ffffff",
}  # fmt: skip
WEB_COLOURS = {
    "aqua": "#00ffff", "black": "#000000", "blue": "#0000ff", "fuchsia": "#ff00ff", "gray": "#808080",
    "green": "#008000", "lime": "#00ff00", "maroon": "#800000", "navy": "#000080", "olive": "#808000",
    "orange": "#ffa500", "purple": "#800080", "red": "#ff0000", "silver": "#c0c0c0", "teal": "#008080",
    "white": "#ffffff", "yellow": "#ffff00", "darkgreen": "#006400", "lightgreen": "#90ee90",
    "gold": "#ffd700",
}  # fmt: skip
THEME_NAMES = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink",
    "followedHyperlink": "folHlink", "text1": "tx1", "background1": "bg1", "text2": "tx2",
    "background2": "bg2",
}  # fmt: skip
"""Names in text -> names in drawings."""
USUAL_MAPPING = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_HEX = re.compile(r"#?([0-9a-fA-F]{6})\b")
_SHORT_HEX = re.compile(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])\b")
Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Theme:
    """The document's theme colours by their short names: accent1, dk1, ..."""

    colours: Mapping[str, str] = field(default_factory=dict)
    mapping: Mapping[str, str] = field(default_factory=lambda: USUAL_MAPPING)

    def colour(self, name: str) -> str:
        """A theme colour by its name in text or in drawings, '' where there is none."""
        short = THEME_NAMES.get(name, name)
        return self.colours.get(self.mapping.get(short, short), "")


def theme_of(root: Element | None, settings: Element | None) -> Theme:
    """The theme of its part, with the names that the settings give to its colours."""
    scheme = child(root, "a:themeElements", "a:clrScheme")
    colours = {} if scheme is None else {_local(entry): _plain_colour(entry) for entry in scheme}
    return Theme(colours, USUAL_MAPPING | _scheme_mapping(settings))


def _scheme_mapping(settings: Element | None) -> dict[str, str]:
    said = child(settings, "w:clrSchemeMapping")
    names = {"t1": "tx1", "bg1": "bg1", "t2": "tx2", "bg2": "bg2"}
    pairs = ((short, value(said, f"w:{attribute}")) for attribute, short in names.items())
    return {short: THEME_NAMES.get(name, name) for short, name in pairs if name}


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _plain_colour(entry: Element) -> str:
    for shade in entry:
        found = as_hex(shade.get("lastClr") or shade.get("val") or "")
        if found:
            return found
    return ""


def as_hex(text: str) -> str:
    """'#rrggbb' of a colour written as hex digits, '' for anything else."""
    found = _HEX.match(text.strip())
    return f"#{found[1].lower()}" if found else ""


def as_web_colour(text: str) -> str:
    """'#rrggbb' of a colour as old drawings write it: '#9d5', 'red', '#92d050 [3204]'."""
    if as_hex(text):
        return as_hex(text)
    short = _SHORT_HEX.match(text)
    if short:
        return "#" + "".join(digit * 2 for digit in short.groups()).lower()
    return WEB_COLOURS.get(text.split(" ")[0].lower(), "")


def text_colour(element: Element | None, theme: Theme) -> str | None:
    """Colour of letters (<w:color>): None where nothing is said, '' for automatic."""
    return None if element is None else _themed(element, theme, ("w:val", "w:themeColor", "w:theme"))


def _themed(element: Element, theme: Theme, names: tuple[str, str, str]) -> str:
    """A theme colour with tint or shade where one is known, else the hex value; '' for automatic."""
    hex_name, theme_name, prefix = names
    base = theme.colour(value(element, theme_name))
    if not base:
        return as_hex(value(element, hex_name))
    tint, shade = (_byte(value(element, f"{prefix}{kind}")) for kind in ("Tint", "Shade"))
    return _with_lightness(base, lambda light: light * shade * tint + (1 - tint))


def _byte(text: str) -> float:
    try:
        return int(text, 16) / 255 if text else 1.0
    except ValueError:
        return 1.0


def shading(element: Element | None, theme: Theme) -> str | None:
    """Background that a <w:shd> gives: None where nothing is said, '' for an explicit 'none'."""
    if element is None:
        return None
    pattern = value(element) or "clear"
    if pattern == "nil":
        return ""
    fill = _themed(element, theme, ("w:fill", "w:themeFill", "w:themeFill"))
    share = _ink_share(pattern)
    if not share:
        return fill
    ink = _themed(element, theme, ("w:color", "w:themeColor", "w:theme")) or "#000000"
    return _mixed(ink, fill or "#ffffff", share)


def _ink_share(pattern: str) -> float:
    """How much of a pattern is ink: pct25 a quarter, a thin hatching a quarter, another one a half."""
    if pattern.startswith("pct") and pattern[3:].isdigit():
        return int(pattern[3:]) / 100
    return {"clear": 0.0, "solid": 1.0}.get(pattern, 0.25 if pattern.startswith("thin") else 0.5)


def highlight(element: Element | None) -> str | None:
    """Colour of a text marker: None where nothing is said, '' for 'none'."""
    return None if element is None else HIGHLIGHTS.get(value(element), "")


def drawing_fill(properties: Element | None, theme: Theme) -> str | None:
    """Fill of a shape by its own properties: None where nothing is said, '' for none or see-through."""
    if properties is None:
        return None
    if child(properties, "a:noFill") is not None:
        return ""
    solid = child(properties, "a:solidFill")
    if solid is None:
        solid = child(properties, "a:gradFill", "a:gsLst", "a:gs")
    return None if solid is None else drawing_colour(solid, theme)


def drawing_colour(holder: Element, theme: Theme) -> str:
    """Colour that a drawing element holds, with its changes of lightness; '' where one sees through it."""
    for entry in holder:
        alpha = _drawing_number(entry, "a:alpha")
        base = theme.colour(entry.get("val", "")) if _local(entry) == "schemeClr" else _plain_colour_of(entry)
        if base and alpha != 0:
            return _changed(base, entry)
    return ""


def _plain_colour_of(entry: Element) -> str:
    text = entry.get("lastClr") or entry.get("val") or ""
    return as_hex(text) or as_web_colour(text)


def _changed(base: str, entry: Element) -> str:
    times, plus = _drawing_number(entry, "a:lumMod"), _drawing_number(entry, "a:lumOff")
    tint, shade = _drawing_number(entry, "a:tint"), _drawing_number(entry, "a:shade")
    by = (1.0 if times is None else times) * (1.0 if shade is None else shade)
    lift = 1.0 if tint is None else tint
    return _with_lightness(base, lambda light: (light * by + (plus or 0.0)) * lift + (1 - lift))


def _drawing_number(entry: Element, name: str) -> float | None:
    found = entry.find(qualified(name))
    return None if found is None else _percent(found.get("val", ""))


def _percent(text: str) -> float | None:
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text) / 100_000
    except ValueError:
        return None


def _with_lightness(colour: str, change: Callable[[float], float]) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    return _as_text(colorsys.hls_to_rgb(hue, min(max(change(light), 0.0), 1.0), saturation))


def _mixed(ink: str, paper: str, share: float) -> str:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(_rgb(ink), _rgb(paper), strict=True))
    return _as_text((red, green, blue))


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _as_text(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def is_coloured(colour: str) -> bool:
    """Whether letters of this colour stand out: neither black, white, grey nor automatic."""
    if not colour:
        return False
    _, saturation, brightness = colorsys.rgb_to_hsv(*_rgb(colour))
    return saturation >= 0.25 and brightness >= 0.25
