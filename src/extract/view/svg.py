"""SVG elements as text: the few that pictures need, every text in them escaped.

Coordinates are points of the page; nothing here knows what is drawn.
"""

from __future__ import annotations

from html import escape

from extract.model import Box

LETTER = 0.6
"""Width of a letter of a sans-serif face, as a share of its size, to size what stands behind a text."""


def element(name: str, content: str = "", **attributes: object) -> str:
    """An element; an underscore in an attribute's name stands for a hyphen, `class_` for class."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def _number(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def rect(box: Box, title: str = "", **attributes: object) -> str:
    """A rectangle; `title` is shown when a pointer rests on it."""
    x0, top, x1, bottom = box
    shape = {"x": x0, "y": top, "width": max(x1 - x0, 0.1), "height": max(bottom - top, 0.1)}
    return element("rect", title and element("title", escape(title)), **shape, **attributes)


def tag(x: float, top: float, text: str, colour: str, size: float = 7.0) -> str:
    """White letters on a coloured label whose top left corner is given."""
    box = (x, top, x + tag_width(text, size), top + size * 1.4)
    back = rect(box, rx=size * 0.3, fill=colour)
    letters = element("text", escape(text), x=x + size * 0.4, y=top + size * 1.05, font_size=size)
    return element("g", back + letters, class_="tag")


def tag_width(text: str, size: float = 7.0) -> float:
    """The width of a label."""
    return len(text) * size * LETTER + size * 0.8


def flag(x: float, y: float, text: str, colour: str) -> str:
    """A numbered disc around a point."""
    disc = element("circle", cx=x, cy=y, r=6.5, fill=colour)
    letters = element("text", escape(text), x=x, y=y + 2.8, font_size=8.0, text_anchor="middle")
    return element("g", disc + letters, class_="flag")
