"""Word files that would do harm, and packages that only look like one."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping

from tests.read.word.build import MAIN_TYPE, OFFICE, SPACES, W, p, package, style, tbl, tc, tr, zipped

MANY = 2**31 - 1
Cases = Mapping[str, Callable[[], bytes]]
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PACKAGES = "http://schemas.openxmlformats.org/package/2006"


def part(inner: str, before: str = "", *more: tuple[str, bytes]) -> bytes:
    """A Word file whose text is this XML; further members by name."""
    whole = f"{before}<w:document {SPACES}><w:body>{inner}</w:body></w:document>"
    return archive(("word/document.xml", whole.encode()), *more)


def archive(*members: tuple[str, bytes]) -> bytes:
    """A zip file with these members, whatever their names, in this order."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        warnings.simplefilter("ignore")  # a name may come twice
        for name, content in members:
            file.writestr(name, content)
    return buffer.getvalue()


def many_members(count: int) -> bytes:
    text = f"<w:document {SPACES}><w:body>{p('text')}</w:body></w:document>".encode()
    return archive(("word/document.xml", text), *((f"word/media/{i}.png", b"") for i in range(count)))


def members_together(count: int, size: int) -> bytes:
    """Many members that are large only together, below every limit of one."""
    noise = bytes(range(256)) * (size // 256)
    return archive(("word/document.xml", b"<x/>"), *((f"word/media/{i}.bin", noise) for i in range(count)))


def lying_size() -> bytes:
    """A member that inflates to more than its entry says."""
    blob = bytearray(archive(("word/document.xml", b" " * (50 << 20))))
    for at in (blob.index(b"PK\x03\x04") + 22, blob.index(b"PK\x01\x02") + 24):
        blob[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(blob)


def climbing_names() -> bytes:
    text = f"<w:document {SPACES}><w:body>{p('text')}</w:body></w:document>".encode()
    return archive(
        ("../../../tmp/evil.txt", b"evil"), ("/etc/evil.txt", b"evil"), ("C:\\evil.txt", b"evil"),
        ("word/../../evil.txt", b"evil"), ("word/document.xml", text),
    )  # fmt: skip


def nested_tables(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + p("text") + "</w:tc></w:tr></w:tbl>" * levels


def related(kind: str, target: str, mode: str = "External") -> str:
    """Relations of the main part to something outside."""
    inner = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="{PACKAGES}/relationships">{inner}</Relationships>'


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LOOPED = style("A", "", base="B") + style("B", "", base="A")
LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="%1.%9."/></w:lvl>'
HUGE_NUMBERS = "".join(
    f'<w:abstractNum w:abstractNumId="{i}">{LEVEL.format(0, MANY, form)}</w:abstractNum>'
    for i, form in enumerate(("upperRoman", "lowerLetter", "decimal"))
) + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3))
NUMBER_LOOP = (
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="r1"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def listed(number: int, times: int = 1) -> str:
    return p("item", properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>') * times


def spanned(count: int, rows: int) -> str:
    return tbl(*(tr(tc("a", f'<w:gridSpan w:val="{count}"/>')) for _ in range(rows)))


def merged(rows: int, columns: int) -> str:
    cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    return f"<w:tbl>{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>"


def uneven(rows: int) -> str:
    """Rows whose cells all have other widths, so that the grid has as many columns as there are cells."""

    def row(i: int) -> str:
        return tr(*(tc("a", f'<w:tcW w:w="{70 * (i % 97) + 71 * j}" w:type="dxa"/>') for j in range(1, 40)))

    return tbl(*(row(i) for i in range(rows)))


FLAT = (
    '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
    f'<pkg:part pkg:name="/word/document.xml" pkg:contentType="{MAIN_TYPE}"><pkg:xmlData>'
    f"<w:document {SPACES}><w:body>{p('text')}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>"
)


def strict() -> bytes:
    """The strict form of the standard."""
    text = f"<w:document {SPACES}><w:body>{p('text')}</w:body></w:document>"
    return archive(("word/document.xml", text.replace(W, STRICT).encode()))


OVER_LIMIT: Cases = {
    "a part that inflates 1,000 times": lambda: part(" " * (200 << 20)),
    "parts that inflate to 2 GB together": lambda: members_together(200, 10 << 20),
    "100,000 members": lambda: many_members(100_000),
    "XML 100,000 deep": lambda: part("<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000),
    "a text of 30 MB": lambda: part(p("a" * (30 << 20))),
    "a text of 200 MB in small runs": lambda: part(p(*["word of a text" * 20] * 600_000)),
    "a million paragraphs": lambda: part(p("text") * 1_000_000),
    "a million runs in a paragraph": lambda: part(p(*["a"] * 1_000_000)),
    "100,000 columns": lambda: part(tbl(tr(*["a"] * 100_000))),
    "100,000 rows of 10": lambda: part(tbl(tr(*"abcdefghij") * 100_000)),
    "rows of 10,000 cells": lambda: part(tbl(tr(*["a"] * 10_000) * 50)),
    "10,000 rows of other widths": lambda: part(uneven(10_000)),
    "tables nested 1,000 deep": lambda: part(nested_tables(1000)),
    "a million list items": lambda: package(listed(1, 200_000), numbering=HUGE_NUMBERS),
}
"""What would take more than is given."""

UNREADABLE: Cases = {
    "a member that inflates to more than it says": lying_size,
    "a zip in a zip": lambda: archive(("word/document.xml", package(p("text")))),
    "a zip of a zip alone": lambda: archive(("report.docx", package(p("text")))),
    "no main part": lambda: zipped({"[Content_Types].xml": "<Types/>"}),
    "a billion laughs": lambda: part("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", BILLION),
    "an entity of a file": lambda: part("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", EXTERNAL),
    "a package as one XML": FLAT.encode,
}
"""What cannot be read."""

HARMLESS: Cases = {
    "names that climb out": climbing_names,
    "the main part twice": lambda: archive(
        ("word/document.xml", b"<x/>"),
        ("word/document.xml", f"<w:document {SPACES}><w:body/></w:document>".encode()),
    ),
    "spans of 2^31": lambda: part(spanned(MANY, 100)),
    "spans below zero": lambda: part(spanned(-5, 10)),
    "columns left out 2^31 times": lambda: part(
        tbl(tr("a", properties=f'<w:gridBefore w:val="{MANY}"/><w:gridAfter w:val="{MANY}"/>'), tr("b", "c"))
    ),
    "merges downwards without a start": lambda: part(merged(5_000, 20)),
    "a grid of 100,000 columns": lambda: part(tbl(tr("a", "b"), widths=[100] * 100_000)),
    "tables nested 60 deep": lambda: part(nested_tables(60)),
    "tables nested 60 deep, each twice": lambda: part(
        "<w:tbl><w:tr><w:tc>" * 16 + p("text") + f"</w:tc><w:tc>{p('more')}</w:tc></w:tr></w:tbl>" * 16
    ),
    "a picture from elsewhere": lambda: part(
        PICTURE,
        "",
        ("word/_rels/document.xml.rels", related("image", "http://127.0.0.1:9/x.png").encode()),
    ),
    "an embedded document": lambda: part('<w:altChunk r:id="r1"/>' + p("text")),
    "styles that inherit in a loop": lambda: package(
        p("text", properties='<w:pStyle w:val="A"/>'), styles=LOOPED
    ),
    "a style chain of 20,000": lambda: package(
        p("text", properties='<w:pStyle w:val="S19999"/>'),
        styles="".join(style(f"S{i}", "", base=f"S{i - 1}") for i in range(20_000)),
    ),
    "list numbers of 2^31": lambda: package(listed(1) + listed(2) + listed(3), numbering=HUGE_NUMBERS),
    "a list that is its own style": lambda: package(listed(1), numbering=NUMBER_LOOP, styles=LIST_STYLE),
    "fields 200,000 deep": lambda: part(
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 200_000 + "<w:r><w:t>x</w:t></w:r>")
    ),
    "a million footnotes": lambda: package(
        p(*(f'<w:r><w:footnoteReference w:id="{i}"/></w:r>' for i in range(100_000))),
        footnotes="".join(f'<w:footnote w:id="{i}">{p("note")}</w:footnote>' for i in range(100_000)),
    ),
    "a document of macros": lambda: package(
        p("text"),
        main=("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        word__vbaProject=b"\xd0\xcf\x11\xe0" + bytes(2000),
    ),
    "the strict form": strict,
}
"""What is read as far as it goes, and gives no follow-up."""
