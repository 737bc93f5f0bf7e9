"""Lights, icons and coloured words of a cell."""

from __future__ import annotations

import struct
import zlib

import pytest

from extract.read.word.pictures import picture_colour
from tests.read.word.build import only_paragraph, p, r, tbl, tc, tr
from tests.read.word.conftest import Read
from tests.read.word.test_fills import THEME

GREEN, RED_INK = '<w:color w:val="00B050"/>', '<w:color w:val="FF0000"/>'
NAMED = '<a:solidFill><a:prstClr val="red"/></a:solidFill>'
OLD_IMAGE = '<v:imagedata r:id="light" o:title="late"/>'
SOLID = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'


def drawing(inner: str, points: int = 12, properties: str = "") -> str:
    size = points * 12700
    return r(
        f'<w:drawing><wp:inline><wp:extent cx="{size}" cy="{size}"/><wp:docPr id="1" name="x" {properties}/>'
        f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def shape(form: str, fill: str, more: str = "") -> str:
    return f'<wps:wsp><wps:spPr><a:prstGeom prst="{form}"/>{fill}</wps:spPr>{more}</wps:wsp>'


def old(name: str, attributes: str, style: str = "width:12pt;height:12pt", inner: str = "") -> str:
    return r(f'<w:pict><v:{name} style="{style}" {attributes}>{inner}</v:{name}></w:pict>')


def picture(name: str = "light") -> str:
    return f'<pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill><pic:spPr/></pic:pic>'


THEMED = '<a:solidFill><a:schemeClr val="accent6"><a:lumMod val="75000"/></a:schemeClr></a:solidFill>'
STYLED = '<wps:style><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef></wps:style>'
SYM = '<w:sym w:font="Wingdings" w:char="F06C"/>'
MARKS = {
    "disc glyph": (p(r("●", GREEN)), [("glyph", "#00b050", "●")]),
    "disc of automatic colour": (p("●"), [("glyph", "", "●")]),
    "disc of a symbol font": (p(r(SYM, RED_INK)), [("glyph", "#ff0000", "●")]),
    "theme colour": (p(r("■", '<w:color w:themeColor="accent1"/>')), [("glyph", "#4472c4", "■")]),
    "emoji": (p("🟢 On track"), [("glyph", "#78b159", "🟢")]),
    "checkbox": (p("☒ yes ☐ no"), [("glyph", "", "☒"), ("glyph", "", "☐")]),
    "two lights": (p(r("●", GREEN), r("●", RED_INK)), [("glyph", "#00b050", "●"), ("glyph", "#ff0000", "●")]),
    "coloured words": (p(r("On track", GREEN)), [("text", "#00b050", "On track")]),
    "disc": (p(drawing(shape("ellipse", SOLID.format("FFC000")))), [("disc", "#ffc000", "")]),
    "square": (p(drawing(shape("rect", SOLID.format("FFC000")))), [("square", "#ffc000", "")]),
    "other shape": (p(drawing(shape("triangle", SOLID.format("FFC000")))), [("icon", "#ffc000", "")]),
    "named colour": (p(drawing(shape("ellipse", NAMED))), [("disc", "#ff0000", "")]),
    "darker theme colour": (p(drawing(shape("ellipse", THEMED))), [("disc", "#548235", "")]),
    "colour of the shape's style": (p(drawing(shape("ellipse", "", STYLED))), [("disc", "#4472c4", "")]),
    "outline only": (p(drawing(shape("ellipse", "<a:noFill/>"))), [("disc", "", "")]),
    "its words": (p(drawing(shape("ellipse", NAMED), 12, 'descr="red"')), [("disc", "#ff0000", "red")]),
    "picture": (p(drawing(picture(), 12, 'descr="late"')), [("icon", "#ff0000", "late")]),
    "old disc": (p(old("oval", 'fillcolor="#92d050 [3204]"')), [("disc", "#92d050", "")]),
    "old square by name": (p(old("rect", 'fillcolor="yellow"')), [("square", "#ffff00", "")]),
    "old disc without fill": (p(old("oval", 'filled="f" fillcolor="red"')), [("disc", "", "")]),
    "old picture": (p(old("shape", "", inner=OLD_IMAGE)), [("icon", "#ff0000", "late")]),
}  # fmt: skip
NO_MARKS = {
    "black words": p(r("text", '<w:color w:val="000000"/>')),
    "grey words": p(r("text", '<w:color w:val="7F7F7F"/>')),
    "one coloured word": p("plain ", r("green", GREEN)),
    "large picture": p(drawing(picture(), 300)),
    "frame around text": p(
        drawing(shape("rect", "", f"<wps:txbx><w:txbxContent>{p('x')}</w:txbxContent></wps:txbx>"), 60)
    ),
    "hidden drawing": p(drawing(shape("ellipse", SOLID.format("FF0000")), 12, 'hidden="1"')),
    "invisible old drawing": p(old("oval", 'fillcolor="red"', "width:9pt;height:9pt;visibility:hidden")),
    "bullet in a text": p("one • two"),
}
Row = list[tuple[int, ...]]


def png(rows: list[Row], kind: int = 2, filters: int = 0, extra: bytes = b"") -> bytes:
    """A small picture of these pixels; `filters` is the one filter type that its rows name."""
    raw = b"".join(bytes([filters]) + bytes(value for pixel in row for value in pixel) for row in rows)
    return packed_png(raw, (len(rows[0]), len(rows), 8, kind), extra)


def packed_png(raw: bytes, header: tuple[int, int, int, int], extra: bytes = b"") -> bytes:
    """A picture of these filtered bytes; the header is width, height, bits of a channel, kind of colour."""
    chunks = _chunk(b"IHDR", struct.pack(">IIBBBBB", *header, 0, 0, 0)) + extra
    chunks += _chunk(b"IDAT", zlib.compress(raw)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


RED = png([[(255, 0, 0)] * 4] * 4)


@pytest.mark.parametrize(("inner", "marks"), MARKS.values(), ids=MARKS)
def test_marks_of_a_cell(read: Read, inner: str, marks: list[tuple[str, str, str]]) -> None:
    (cell,) = read(tbl(tr(tc(inner))), theme=THEME, **{"word__media__light.png": RED}).tables[0].cells
    assert [(mark.kind, mark.colour, mark.text) for mark in cell.marks] == marks


@pytest.mark.parametrize("inner", NO_MARKS.values(), ids=NO_MARKS)
def test_what_is_no_mark(read: Read, inner: str) -> None:
    (cell,) = read(tbl(tr(tc(inner))), **{"word__media__light.png": RED}).tables[0].cells
    assert not cell.marks


def test_marks_of_a_paragraph_stand_in_their_order(read: Read) -> None:
    paragraph = only_paragraph(read(p(r("■", GREEN), " done ", r("■", RED_INK), " late")))
    assert [mark.colour for mark in paragraph.marks] == ["#00b050", "#ff0000"]


WHITE, CLEAR = (255, 255, 255), (0, 200, 0, 0)
PALETTE = _chunk(b"PLTE", bytes((255, 255, 255, 0, 0, 255))) + _chunk(b"tRNS", b"\x00\xff")
PICTURES = {
    "one colour": (RED, "#ff0000"),
    "background does not count": (png([[WHITE, (0, 0, 255)]]), "#0000ff"),
    "black rim does not count": (png([[(0, 0, 0), (0, 160, 0)]]), "#00a000"),
    "white alone": (png([[WHITE, WHITE]]), "#ffffff"),
    "grey": (png([[(128, 128, 128)]]), "#808080"),
    "seen through": (png([[CLEAR, (255, 192, 0, 255)]], kind=6), "#ffc000"),
    "nothing to see": (png([[CLEAR]], kind=6), ""),
    "palette": (png([[(0,), (1,)]], kind=3, extra=PALETTE), "#0000ff"),
    "two bits a pixel": (packed_png(b"\x00\x50", (3, 1, 2, 3), PALETTE), "#0000ff"),
    "grey of four bits": (packed_png(b"\x00\x8f", (2, 1, 4, 0)), "#888888"),
    "sixteen bits": (packed_png(bytes(7), (1, 1, 16, 2)), ""),
    "difference to the left": (png([[(200, 0, 0), (0, 0, 0)]], filters=1), "#c80000"),
    "difference to above": (png([[(200, 0, 0)], [(0, 0, 0)]], filters=2), "#c80000"),
    "difference to the mean": (png([[(200, 0, 0), (100, 0, 0)]], filters=3), "#c80000"),
    "difference to the nearest": (
        png([[(200, 0, 0), (0, 0, 0)], [(0, 0, 0), (0, 0, 0)]], filters=4),
        "#c80000",
    ),
    "cut short": (RED[:50], ""),
    "no picture": (b"GIF89a", ""),
    "nothing": (b"", ""),
}


@pytest.mark.parametrize(("blob", "colour"), PICTURES.values(), ids=PICTURES)
def test_colour_of_a_picture(blob: bytes, colour: str) -> None:
    assert picture_colour(blob) == colour
