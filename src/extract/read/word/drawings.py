"""Drawings of a Word file, new (DrawingML) and old (VML): gets an element, gives its marks and text boxes.

Lights are small discs, squares and pictures; a large picture or frame is no mark. Does not read the
text of a box: that is the walk's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.model import Mark
from extract.read.word.colours import Theme, as_web_colour, drawing_colour, drawing_fill
from extract.read.word.xml import NAMESPACES, Element, child, chosen_branch, qualified, value

EMU_PER_POINT = 12_700
LIGHT_SIZES = (3.0, 72.0)
"""Points: width and height of what can be a light."""
POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "": 1.0}
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d+\.?\d*|\.\d+)\s*(pt|in|cm|mm|px)?")
_DISCS = frozenset({"ellipse", "flowChartConnector", "donut", "pie"})
_SQUARES = frozenset({"rect", "roundRect", "flowChartProcess", "snip1Rect", "round1Rect"})
_SHAPES = {qualified("v:oval"): "disc", qualified("v:rect"): "square", qualified("v:roundrect"): "square"}
_TEXT = qualified("w:txbxContent")
_OLD = f"{{{NAMESPACES['v']}}}"
_UNREAD = re.compile(r"/(chart|diagram|chartex)$")
ImageColour = Callable[[str], str]
"""Relation id of a picture -> its colour."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing that a drawing holds: a mark, a box of text, words drawn as a picture, or what is unread."""

    mark: Mark | None = None
    box: Element | None = None
    words: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Paint:
    """Where colours come from."""

    theme: Theme
    image_colour: ImageColour


def drawn_in(element: Element, paint: Paint) -> Iterator[Drawn]:
    """What a <w:drawing>, <w:pict> or <w:object> shows."""
    if element.tag != qualified("w:drawing"):
        if child(element, "o:OLEObject") is not None:
            yield Drawn(unread="object")
        yield from _old(element, paint, None)
        return
    for frame in element:
        if value_of(child(frame, "wp:docPr"), "hidden") not in ("1", "true"):
            yield from _new_frame(frame, paint)


def value_of(element: Element | None, attribute: str) -> str:
    """An attribute without a namespace, '' where it is missing."""
    return "" if element is None else element.get(attribute, "")


def _new_frame(frame: Element, paint: Paint) -> Iterator[Drawn]:
    data = child(frame, "a:graphic", "a:graphicData")
    if data is None:
        return
    unread = _UNREAD.search(data.get("uri", ""))
    if unread:
        yield Drawn(unread=unread[1])
    properties = child(frame, "wp:docPr")
    yield from _new(data, paint, _Frame(_points(child(frame, "wp:extent")), _alternative(properties)))


@dataclass(frozen=True, slots=True)
class _Frame:
    size: tuple[float, float] | None
    words: str


def _points(extent: Element | None) -> tuple[float, float] | None:
    try:
        return (float(value_of(extent, "cx")) / EMU_PER_POINT, float(value_of(extent, "cy")) / EMU_PER_POINT)
    except ValueError:
        return None


def _alternative(properties: Element | None) -> str:
    return " ".join((value_of(properties, "descr") or value_of(properties, "title")).split())


def _new(holder: Element, paint: Paint, frame: _Frame) -> Iterator[Drawn]:
    for part in holder:
        if part.tag == qualified("pic:pic"):
            yield from _picture(part, paint, frame)
        elif part.tag == qualified("wps:wsp"):
            yield from _shape(part, paint, frame)
        elif part.tag == qualified("mc:AlternateContent"):
            branch = chosen_branch(part)
            yield from () if branch is None else _new(branch, paint, frame)
        elif str(part.tag).endswith(("}wgp", "}grpSp", "}wpc")):
            yield from _new(part, paint, frame if len(part) == 1 else _Frame(None, frame.words))


def _picture(picture: Element, paint: Paint, frame: _Frame) -> Iterator[Drawn]:
    size = frame.size or _points(child(picture, "pic:spPr", "a:xfrm", "a:ext"))
    words = frame.words or _alternative(child(picture, "pic:nvPicPr", "pic:cNvPr"))
    if _is_light(size):
        image = value(child(picture, "pic:blipFill", "a:blip"), "r:embed")
        yield Drawn(mark=Mark("icon", paint.image_colour(image) if image else "", words))


def _shape(shape: Element, paint: Paint, frame: _Frame) -> Iterator[Drawn]:
    box = child(shape, "wps:txbx", "w:txbxContent")
    properties = child(shape, "wps:spPr")
    size = frame.size or _points(child(properties, "a:xfrm", "a:ext"))
    colour = _shape_colour(shape, properties, paint.theme)
    if _is_light(size) and (box is None or colour not in ("", "#ffffff")):
        form = value_of(child(properties, "a:prstGeom"), "prst")
        yield Drawn(mark=Mark(_kind(form), colour, frame.words))
    if box is not None:
        yield Drawn(box=box)


def _kind(form: str) -> str:
    return "disc" if form in _DISCS else "square" if form in _SQUARES else "icon"


def _shape_colour(shape: Element, properties: Element | None, theme: Theme) -> str:
    own = drawing_fill(properties, theme)
    if own is not None:
        return own
    styled = child(shape, "wps:style", "a:fillRef")
    return "" if styled is None or styled.get("idx") == "0" else drawing_colour(styled, theme)


def _is_light(size: tuple[float, float] | None) -> bool:
    small, large = LIGHT_SIZES
    return size is not None and all(small <= length <= large for length in size)


def _old(holder: Element, paint: Paint, outer: tuple[float, float] | None) -> Iterator[Drawn]:
    for part in holder:
        if part.tag == _TEXT:
            yield Drawn(box=part)
        elif part.tag == qualified("mc:AlternateContent"):
            branch = chosen_branch(part)
            yield from () if branch is None else _old(branch, paint, outer)
        elif str(part.tag).startswith(_OLD) and "visibility:hidden" not in part.get("style", ""):
            size = outer or _old_size(part.get("style", ""))
            yield from _old_shape(part, paint, size)
            yield from _old(part, paint, size if part.tag == qualified("v:group") else None)


def _old_size(style: str) -> tuple[float, float] | None:
    sizes = {name: float(amount) * POINTS[unit] for name, amount, unit in _LENGTH.findall(style)}
    return (sizes["width"], sizes["height"]) if len(sizes) == 2 else None


def _old_shape(shape: Element, paint: Paint, size: tuple[float, float] | None) -> Iterator[Drawn]:
    image, words = child(shape, "v:imagedata"), value_of(child(shape, "v:textpath"), "string")
    if words:
        yield Drawn(words=words)
    elif _is_light(size) and image is not None:
        colour = paint.image_colour(value(image, "r:id"))
        yield Drawn(mark=Mark("icon", colour, shape.get("alt", "") or value(image, "o:title")))
    elif _is_light(size) and shape.tag in _SHAPES and shape.find(f".//{_TEXT}") is None:
        yield Drawn(mark=Mark(_SHAPES[shape.tag], _old_fill(shape), shape.get("alt", "")))


def _old_fill(shape: Element) -> str:
    if shape.get("filled", "t") in ("f", "false") or value_of(child(shape, "v:fill"), "on") in ("f", "false"):
        return ""
    return as_web_colour(shape.get("fillcolor", "white"))
