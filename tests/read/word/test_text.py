"""What of a paragraph is text, what is not, and where a line break parts it."""

from __future__ import annotations

import pytest

from tests.read.word.build import b, p, r, t, texts_of
from tests.read.word.conftest import Read

BEGIN, MIDDLE, END = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
CODE = r('<w:instrText xml:space="preserve"> REF x \\h </w:instrText>')
BR = "<w:r><w:br/></w:r>"
HIDDEN = "<w:vanish/>"
CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice>'
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
BOX = FORM.format("<w:checkBox><w:checked/></w:checkBox>")
LIST = FORM.format(
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="red"/><w:listEntry w:val="green"/></w:ddList>'
)

SEEN = {
    "plain": (p("Plain"), ["Plain"]),
    "runs are joined as they stand": (p("Kotou", "tuminen"), ["Kotoutuminen"]),
    "white space collapses": (p("  two \t words \u00a0 here "), ["two words here"]),
    "blanks that are not preserved are cut, as in Word": (
        p("<w:r><w:t> cut </w:t></w:r>", "off"),
        ["cutoff"],
    ),
    "decomposed letters are composed": (p("A\u0308a\u0308kko\u0308"), ["Ääkkö"]),
    "tab": (p(r(t("a") + "<w:tab/>" + t("b"))), ["a b"]),
    "soft hyphen element and letter": (p(r(t("kou") + "<w:softHyphen/>" + t("lu\u00adtus"))), ["koulutus"]),
    "non-breaking hyphen": (p(r(t("2022") + "<w:noBreakHyphen/>" + t("23\u20112024"))), ["2022-23-2024"]),
    "empty paragraphs are left out": (p() + p("  ") + p("x"), ["x"]),
    "hyperlink": (p('<w:hyperlink r:id="r9">' + r("link") + "</w:hyperlink>"), ["link"]),
    "simple field": (p('<w:fldSimple w:instr=" PAGE ">' + r("7") + "</w:fldSimple>"), ["7"]),
    "complex field": (p(BEGIN, CODE, MIDDLE, "result", END, " after"), ["result after"]),
    "field in the instruction of a field": (
        p(BEGIN, CODE, BEGIN, CODE, MIDDLE, "no", END, MIDDLE, "yes", END),
        ["yes"],
    ),
    "field over paragraphs": (p(BEGIN, CODE, MIDDLE, "one") + p("two", END), ["one", "two"]),
    "content control in a line": (p("a ", f"<w:sdt><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>"), ["a b"]),
    "content control around a paragraph": (f"<w:sdt><w:sdtContent>{p('x')}</w:sdtContent></w:sdt>", ["x"]),
    "smart tag and custom XML": (
        p(f"<w:smartTag>{r('a')}</w:smartTag>", f"<w:customXml>{r('b')}</w:customXml>"),
        ["ab"],
    ),
    "known branch": (p(r(CHOICE.format("w14", t("new"), t("old")))), ["new"]),
    "unknown branch": (p(r(CHOICE.format("odd", t("odd"), t("old")))), ["old"]),
    "equation": (p("a ", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["a x=1"]),
    "reading above letters": (
        p(r(f"<w:ruby><w:rt>{r('かんじ')}</w:rt><w:rubyBase>{r('漢字')}</w:rubyBase></w:ruby>")),
        ["漢字(かんじ)"],
    ),
    "right-to-left stays in logical order": (p(r("مرحبا", "<w:rtl/>"), r(" بكم", "<w:rtl/>")), ["مرحبا بكم"]),
    "initial of its own": (
        p("T", properties='<w:framePr w:dropCap="drop"/>') + p("his is"),
        ["This is"],
    ),
    "form checkbox": (
        p(BOX, END, " done"),
        ["☒ done"],
    ),
    "form choice": (
        p(LIST, END),
        ["green"],
    ),
    "symbol by code": (p("1 ", r('<w:sym w:font="Wingdings" w:char="F0E0"/>'), " 2"), ["1 → 2"]),
    "symbol font on plain letters": (p(r("ü", '<w:rFonts w:ascii="Wingdings"/>')), ["✔"]),
    "private letter of Symbol": (p(r("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), "5"), ["≥5"]),
}
UNSEEN = {
    "hidden run": p("a", r("b", HIDDEN)),
    "instruction": p("a", BEGIN, CODE, END),
    "deleted run": p("a", "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"),
    "moved away": p("a", f"<w:moveFrom>{r('b')}</w:moveFrom>"),
    "comment mark": p("a", '<w:r><w:commentReference w:id="1"/></w:r>'),
    "note mark": p("a", '<w:r><w:footnoteReference w:id="1"/></w:r>'),
    "note mark of one's own": p(
        "a", '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    ),
    "hidden drop-down": p("a", BEGIN, r("x", HIDDEN), END),
    "zero-width letters": p("\ufeffa\u200b"),
}
BREAKS = {
    "plain break is a blank": (p("one", BR, "two"), ["one two"]),
    "two breaks part paragraphs": (p("one", BR, BR, "two"), ["one", "two"]),
    "present state": (p("Target 5", BR, "→ now 4"), ["Target 5", "→ now 4"]),
    "item": (p("(i) one", BR, "(ii) two"), ["(i) one", "(ii) two"]),
    "dash": (p("Such as", BR, "- this"), ["Such as", "- this"]),
    "bold heading": (p(b("Heading"), BR, "Text"), ["Heading", "Text"]),
    "two bold lines": (p(b("Programme"), BR, b("Follow-up")), ["Programme Follow-up"]),
    "compound word with a dash": (p("work", BR, "-based"), ["work -based"]),
    "year in brackets": (p("Report", BR, "(2023)"), ["Report (2023)"]),
    "page break": (p("one", '<w:r><w:br w:type="page"/></w:r>', "two"), ["one", "two"]),
    "break at the end": (p("one", BR), ["one"]),
}


@pytest.mark.parametrize(("body", "texts"), [*SEEN.values(), *BREAKS.values()], ids=[*SEEN, *BREAKS])
def test_text_is_what_a_reader_sees(read: Read, body: str, texts: list[str]) -> None:
    assert texts_of(read(body)) == texts


@pytest.mark.parametrize("body", UNSEEN.values(), ids=UNSEEN)
def test_what_is_not_seen_is_no_text(read: Read, body: str) -> None:
    assert texts_of(read(body)) == ["a"]


def test_field_without_an_end_hides_nothing(read: Read) -> None:
    document = read(p(BEGIN, "kept") + p("too"))
    assert texts_of(document) == ["kept", "too"]
    assert [doubt.code for doubt in document.doubts] == ["field_unbalanced"]


def test_unknown_symbol_stays_with_a_doubt(read: Read) -> None:
    document = read(p(r('<w:sym w:font="House Signs" w:char="F041"/>')))
    assert texts_of(document) == ["\uf041"]
    assert [doubt.code for doubt in document.doubts] == ["unmapped_characters"]


CHART = (
    '<w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    "</a:graphic></wp:inline></w:drawing>"
)
EMBEDDED = {
    "document": '<w:altChunk r:id="r5"/>',
    "document in a paragraph": p('<w:subDoc r:id="r5"/>'),
    "chart": p(r(CHART)),
    "object of another program": p(r("<w:object><o:OLEObject/></w:object>")),
}


@pytest.mark.parametrize("inner", EMBEDDED.values(), ids=EMBEDDED)
def test_what_is_embedded_is_a_doubt(read: Read, inner: str) -> None:
    assert [doubt.code for doubt in read(p("a") + inner).doubts] == ["content_not_read"]
