"""Numbers that lists generate stand in front of the text."""

from __future__ import annotations

import pytest

from tests.read.word.build import grid_of, only_paragraph, p, r, style, tbl, tc, texts_of, tr
from tests.read.word.conftest import Read


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'


def item(text: str, at: int = 0, num: int = 1, more: str = "") -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>{more}')


DECIMAL = level(0, "decimal", "%1.")
LEGAL = level(1, "decimal", "%1.%2")
SYMBOL = '<w:rPr><w:rFonts w:ascii="{}"/>{}</w:rPr>'
TWO_LISTS = (
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>{}</w:num>'
)
CASES = {
    "decimal": (lists(DECIMAL), item("a") + item("b"), ["1. a", "2. b"]),
    "levels": (
        lists(DECIMAL, LEGAL),
        item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1),
        ["1. a", "1.1 b", "1.2 c", "2. d", "2.1 e"],
    ),
    "lower level first": (lists(DECIMAL, LEGAL), item("a", 1) + item("b"), ["1.1 a", "1. b"]),
    "letters": (lists(level(0, "lowerLetter", "%1)")), "".join(map(item, "xyz")), ["a) x", "b) y", "c) z"]),
    "roman": (lists(level(0, "lowerRoman", "(%1)")), item("x") * 4, ["(i) x", "(ii) x", "(iii) x", "(iv) x"]),
    "upper roman over decimal": (
        lists(level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        item("a") + item("b", 1),
        ["I a", "1.1 b"],
    ),
    "zero-filled": (lists(level(0, "decimalZero", "%1")), item("x"), ["01 x"]),
    "without a gap": (lists(level(0, "decimal", "%1:", '<w:suff w:val="nothing"/>')), item("x"), ["1:x"]),
    "no number": (lists(level(0, "none", "")), item("x"), ["x"]),
    "list taken off": (lists(DECIMAL), item("x", num=0), ["x"]),
    "two lists of one kind count on": (
        lists(DECIMAL, nums=TWO_LISTS.format("")),
        item("a") + item("b", num=2) + item("c"),
        ["1. a", "2. b", "3. c"],
    ),
    "second list starts anew": (
        lists(
            DECIMAL,
            nums=TWO_LISTS.format('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        ),
        item("a") + item("b", num=2) + item("c", num=2),
        ["1. a", "5. b", "6. c"],
    ),
    "lower level goes on": (
        lists(DECIMAL, level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')),
        item("a") + item("b", 1) + item("c") + item("d", 1),
        ["1. a", "1) b", "2. c", "2) d"],
    ),
    "number beyond all letters": (
        lists(
            level(0, "upperRoman", "%1").replace('w:start w:val="1"', 'w:start w:val="99999999"'),
        ),
        item("x"),
        ["99999999 x"],
    ),
    "bullet": (lists(level(0, "bullet", "\uf0b7", SYMBOL.format("Symbol", ""))), item("x"), ["• x"]),
    "square bullet": (
        lists(level(0, "bullet", "\uf0a7", SYMBOL.format("Wingdings", ""))),
        item("x"),
        ["• x"],
    ),
    "dash": (lists(level(0, "bullet", "–")), item("x"), ["– x"]),
    "arrow": (lists(level(0, "bullet", "\uf0e0", SYMBOL.format("Wingdings", ""))), item("x"), ["→ x"]),
    "bullet of an empty paragraph": (lists(level(0, "bullet", "•")), item("") + item("x"), ["• x"]),
    "number of an empty paragraph": (lists(DECIMAL), item("") + item("x"), ["1.", "2. x"]),
    "hidden paragraph does not count": (
        lists(DECIMAL),
        p(
            r("h", "<w:vanish/>"),
            properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>',
        )
        + item("x"),
        ["1. x"],
    ),
    "deleted paragraph does not count": (
        lists(DECIMAL),
        p("<w:del/>", properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>')
        + item("x"),
        ["1. x"],
    ),
}


@pytest.mark.parametrize(("numbering", "body", "texts"), CASES.values(), ids=CASES)
def test_labels(read: Read, numbering: str, body: str, texts: list[str]) -> None:
    assert texts_of(read(body, numbering=numbering)) == texts


def test_number_of_a_style_by_its_level(read: Read) -> None:
    numbering = lists(DECIMAL, level(1, "decimal", "%1.%2", '<w:pStyle w:val="Sub"/>'))
    styles = style("Sub", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = item("goal") + p("measure", properties='<w:pStyle w:val="Sub"/>')
    assert texts_of(read(body, numbering=numbering, styles=styles)) == [
        "1. goal",
        "1.1 measure",
    ]


def test_list_that_a_style_keeps(read: Read) -> None:
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Kept"/></w:abstractNum>'
    kept = f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Kept"/>{DECIMAL}</w:abstractNum>'
    num = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert texts_of(read(item("x"), numbering=kept + linked + num)) == ["1. x"]


def test_number_column_of_a_table(read: Read) -> None:
    body = tbl(tr(tc(item("")), "one"), tr(tc(item("")), "two"))
    assert grid_of(read(body, numbering=lists(DECIMAL)).tables[0]) == ["1. | one", "2. | two"]


def test_coloured_bullet_is_a_light(read: Read) -> None:
    numbering = lists(level(0, "bullet", "l", SYMBOL.format("Wingdings", '<w:color w:val="92D050"/>')))
    (mark,) = only_paragraph(read(item("done"), numbering=numbering)).marks
    assert (mark.kind, mark.colour, mark.text) == ("glyph", "#92d050", "●")
