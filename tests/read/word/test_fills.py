"""The background of a cell: its own, its style's, the table's, or what lies behind all of its text."""

from __future__ import annotations

import pytest

from tests.read.word.build import only_paragraph, p, r, shd, style, tbl, tc, tr
from tests.read.word.conftest import Read

THEME = (
    "<a:themeElements><a:clrScheme>"
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1><a:accent6><a:srgbClr val="70AD47"/></a:accent6>'
    "</a:clrScheme></a:themeElements>"
)
OWN = {
    "none": ("", ""),
    "fill": (shd("92D050"), "#92d050"),
    "automatic": (shd("auto"), ""),
    "white that is said": (shd("FFFFFF"), "#ffffff"),
    "nil": ('<w:shd w:val="nil" w:fill="FF0000"/>', ""),
    "solid ink": (shd("FFFFFF", 'w:val="solid" w:color="FF0000"'), "#ff0000"),
    "half black on white": (shd("auto", 'w:val="pct50" w:color="auto"'), "#808080"),
    "quarter red on white": (shd("FFFFFF", 'w:val="pct25" w:color="FF0000"'), "#ffbfbf"),
    "theme": (shd("auto", 'w:val="clear" w:themeFill="accent1"'), "#4472c4"),
    "theme over a stale value": (shd("123456", 'w:val="clear" w:themeFill="accent1"'), "#4472c4"),
    "lighter theme": (shd("E2EFD9", 'w:val="clear" w:themeFill="accent6" w:themeFillTint="33"'), "#e2efd9"),
    "darker theme": (shd("538135", 'w:val="clear" w:themeFill="accent6" w:themeFillShade="BF"'), "#538135"),
    "theme by another name": (shd("auto", 'w:val="clear" w:themeFill="background1"'), "#ffffff"),
    "unknown theme colour": (shd("ABCDEF", 'w:val="clear" w:themeFill="accent3"'), "#abcdef"),
}


def near(found: str, expected: str) -> bool:
    """Word rounds tints a little differently."""
    if not found or not expected:
        return found == expected
    return all(abs(int(found[i : i + 2], 16) - int(expected[i : i + 2], 16)) <= 2 for i in (1, 3, 5))


@pytest.mark.parametrize(("properties", "fill"), OWN.values(), ids=OWN)
def test_own_fill(read: Read, properties: str, fill: str) -> None:
    (cell,) = read(tbl(tr(tc("x", properties))), theme=THEME).tables[0].cells
    assert near(cell.fill, fill), cell.fill


BEHIND = {
    "shaded paragraph": (p("x", properties=shd("FFFF00")), "#ffff00"),
    "shaded empty paragraph": (p(properties=shd("FFFF00")), "#ffff00"),
    "shaded run": (p(r("x", shd("00FF00"))), "#00ff00"),
    "marker": (p(r("x", '<w:highlight w:val="red"/>')), "#ff0000"),
    "marker over shading": (p(r("x", shd("00FF00") + '<w:highlight w:val="red"/>')), "#ff0000"),
    "blanks behind which a marker shows": (p(r("   ", '<w:highlight w:val="green"/>')), "#00ff00"),
    "one word of two": (p("x", r("y", '<w:highlight w:val="red"/>')), ""),
    "one paragraph of two": (p("x", properties=shd("FFFF00")) + p("y"), ""),
    "two colours": (p("x", properties=shd("FFFF00")) + p("y", properties=shd("FF0000")), ""),
}


@pytest.mark.parametrize(("inner", "fill"), BEHIND.values(), ids=BEHIND)
def test_fill_behind_all_text(read: Read, inner: str, fill: str) -> None:
    assert read(tbl(tr(tc(inner)))).tables[0].cells[0].fill == fill


def test_own_fill_lies_over_that_of_the_text(read: Read) -> None:
    body = tbl(tr(tc(p("x", properties=shd("FFFF00")), shd("92D050"))))
    assert read(body).tables[0].cells[0].fill == "#92d050"


def test_white_paper_does_not_hide_a_marker(read: Read) -> None:
    body = tbl(tr(tc(p(r("x", '<w:highlight w:val="red"/>')), shd("FFFFFF"))))
    assert read(body).tables[0].cells[0].fill == "#ff0000"


def part(kind: str, fill: str) -> str:
    return f'<w:tblStylePr w:type="{kind}"><w:tcPr>{shd(fill)}</w:tcPr></w:tblStylePr>'


BANDS = style(
    "Bands",
    part("firstRow", "111111") + part("firstCol", "222222") + part("band1Horz", "333333")
    + part("lastRow", "444444") + part("nwCell", "555555"),
    kind="table",
)  # fmt: skip
STYLED = {
    "first row and bands": ("0420", ["11", "33", "..", "33"], ["11", "33", "..", "33"]),
    "bands without a first row": ("0400", ["33", "..", "33", ".."], ["33", "..", "33", ".."]),
    "first column and corner": ("06A0", ["55", "22", "22", "22"], ["11", "..", "..", ".."]),
    "last row": ("0640", ["..", "..", "..", "44"], ["..", "..", "..", "44"]),
}


@pytest.mark.parametrize(("look", "left", "right"), STYLED.values(), ids=STYLED)
def test_fill_by_table_style(read: Read, look: str, left: list[str], right: list[str]) -> None:
    properties = f'<w:tblStyle w:val="Bands"/><w:tblLook w:val="{look}"/>'
    cells = read(tbl(*[tr("a", "b")] * 4, properties=properties), styles=BANDS).tables[0].cells
    fills = [cell.fill[1:3] or ".." for cell in cells]
    assert (fills[0::2], fills[1::2]) == (left, right)


def test_single_switches_of_the_look_win_over_its_number(read: Read) -> None:
    properties = '<w:tblStyle w:val="Bands"/><w:tblLook w:val="0000" w:firstRow="1" w:noHBand="1"/>'
    assert read(tbl(tr("a"), tr("b")), styles=BANDS).tables[0].cells[0].fill == ""
    styled = read(tbl(tr("a"), tr("b"), properties=properties), styles=BANDS).tables[0]
    assert [cell.fill for cell in styled.cells] == ["#111111", ""]


def test_noted_conditions_hold_where_the_table_says_none(read: Read) -> None:
    noted = '<w:cnfStyle w:val="100000000000"/>'
    body = tbl(tr("a"), tr("b", properties=noted), properties='<w:tblStyle w:val="Bands"/>')
    assert [cell.fill for cell in read(body, styles=BANDS).tables[0].cells] == ["", "#111111"]


def test_automatic_fill_of_a_cell_takes_the_style_off(read: Read) -> None:
    properties = '<w:tblStyle w:val="Bands"/><w:tblLook w:val="0020"/>'
    body = tbl(tr(tc("a", shd("auto"))), properties=properties)
    assert read(body, styles=BANDS).tables[0].cells[0].fill == ""


def test_style_that_is_based_on_another_keeps_its_fills(read: Read) -> None:
    styles = BANDS + style("Child", part("lastRow", "999999"), kind="table", base="Bands")
    properties = '<w:tblStyle w:val="Child"/><w:tblLook w:val="0660"/>'
    cells = read(tbl(tr("a"), tr("b"), properties=properties), styles=styles).tables[0].cells
    assert [cell.fill for cell in cells] == ["#111111", "#999999"]


def test_table_as_a_whole_lies_lowest(read: Read) -> None:
    body = tbl(tr("a", tc("b", shd("92D050"))), properties=shd("EEEEEE"))
    assert [cell.fill for cell in read(body).tables[0].cells] == ["#eeeeee", "#92d050"]


def test_paragraph_outside_tables_keeps_its_fill(read: Read) -> None:
    assert only_paragraph(read(p("x", properties=shd("FFFF00")))).fill == "#ffff00"
