"""Bold ranges, sizes, levels: run properties over character, paragraph and table styles over defaults."""

from __future__ import annotations

import pytest

from tests.read.word.build import b, only_paragraph, p, r, style, tbl, tr
from tests.read.word.conftest import Read

BOLD, NOT_BOLD = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:b w:val="0"/></w:rPr>'
STYLES = (
    style("Plain", '<w:rPr><w:sz w:val="22"/></w:rPr>', is_default=True)
    + style("Strong", BOLD)
    + style("StrongChild", "", base="Strong")
    + style("Unbold", NOT_BOLD, base="Strong")
    + style("StrongChars", BOLD, kind="character")
    + style("heading 2", "", base="Plain")
    + style("Goal", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("Loop", "", base="Loop2")
    + style("Loop2", "", base="Loop")
    + style("Firm", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', kind="table")
)


def styled(name: str, *runs: str) -> str:
    return p(*runs, properties=f'<w:pStyle w:val="{name}"/>')


ALL = ((0, 4),)
CASES = {
    "no style": (p("text"), ()),
    "run": (p(b("text")), ALL),
    "run said off": (p(r("text", '<w:b w:val="false"/>')), ()),
    "part of the text": (p("ab", b("cd"), "ef"), ((2, 4),)),
    "blank between bold words": (p(b("ab"), " ", b("cd")), ((0, 5),)),
    "bold blank at an edge": (p(b("ab "), "cd"), ((0, 2),)),
    "bold blank alone": (p("ab", b(" "), "cd"), ()),
    "paragraph style": (styled("Strong", "text"), ALL),
    "style that is based on a bold one": (styled("StrongChild", "text"), ALL),
    "style that takes it back": (styled("Unbold", "text"), ()),
    "character style": (p(r("text", '<w:rStyle w:val="StrongChars"/>')), ALL),
    "two bold styles cancel out": (styled("Strong", r("text", '<w:rStyle w:val="StrongChars"/>')), ()),
    "run over two styles": (styled("Strong", r("text", '<w:rStyle w:val="StrongChars"/><w:b/>')), ALL),
    "style that is based on itself": (styled("Loop", "text"), ()),
    "complex script says its own": (p(r("text", "<w:rtl/><w:bCs/>")), ALL),
    "complex script is not bold by the other": (p(r("text", "<w:rtl/><w:b/>")), ()),
}


@pytest.mark.parametrize(("body", "bold"), CASES.values(), ids=CASES)
def test_bold_ranges(read: Read, body: str, bold: tuple[tuple[int, int], ...]) -> None:
    assert only_paragraph(read(body, styles=STYLES)).bold == bold


def test_first_row_of_a_table_style_is_bold(read: Read) -> None:
    look = '<w:tblStyle w:val="Firm"/><w:tblLook w:val="0020"/>'
    (table,) = read(tbl(tr("head"), tr("body"), properties=look), styles=STYLES).tables
    assert [cell.paragraphs[0].is_bold for cell in table.cells] == [True, False]


def test_heading_that_runs_into_its_text_stays_a_bold_heading(read: Read) -> None:
    heading = p(
        "Goal.", properties='<w:pStyle w:val="Strong"/><w:rPr><w:vanish/></w:rPr><w:outlineLvl w:val="1"/>'
    )
    paragraph = only_paragraph(read(heading + p(" Its text."), styles=STYLES))
    assert (paragraph.text, paragraph.bold, paragraph.level) == ("Goal. Its text.", ((0, 5),), 2)


@pytest.mark.parametrize(
    ("body", "level"),
    [
        (p("x"), 0),
        (styled("Goal", "x"), 1),
        (styled("heading 2", "x"), 2),
        (p("x", properties='<w:outlineLvl w:val="3"/>'), 4),
        (p("x", properties='<w:pStyle w:val="Goal"/><w:outlineLvl w:val="9"/>'), 0),
    ],
    ids=["none", "by style", "by the style's name", "of its own", "body text over a heading style"],
)
def test_outline_level(read: Read, body: str, level: int) -> None:
    assert only_paragraph(read(body, styles=STYLES)).level == level


def test_size_is_that_of_most_letters(read: Read) -> None:
    document = read(p("small and many", r("BIG", '<w:sz w:val="40"/>')), styles=STYLES)
    assert only_paragraph(document).size == 11.0
