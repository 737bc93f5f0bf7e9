"""Notes, headers and footers, the title, and the source: what stands beside the text."""

from __future__ import annotations

import hashlib

from tests.read.word.build import p, package, r, tbl, texts_of, tr
from tests.read.word.conftest import Read


def note(number: int, text: str, kind: str = "") -> str:
    return f'<w:footnote w:id="{number}" w:type="{kind}">{p(r("<w:footnoteRef/>"), text)}</w:footnote>'


def reference(number: int) -> str:
    return r(f'<w:footnoteReference w:id="{number}"/>')


def section(*references: str, more: str = "") -> str:
    return f"<w:sectPr>{''.join(references)}{more}</w:sectPr>"


def header(name: str, kind: str = "default") -> str:
    tag = "footer" if name.startswith("footer") else "header"
    return f'<w:{tag}Reference w:type="{kind}" r:id="{name}"/>'


def test_notes_stand_apart_in_the_order_of_their_marks(read: Read) -> None:
    notes = (
        note(0, "line", "separator") + note(1, "first in the file") + note(2, "second") + note(3, "never met")
    )
    document = read(p("a", reference(2), "b", reference(1)), footnotes=notes)
    assert texts_of(document) == ["ab"]
    assert [paragraph.text for paragraph in document.notes] == ["second", "first in the file"]


def test_note_of_a_deleted_text_is_gone(read: Read) -> None:
    assert not read(p("a", f"<w:del>{reference(1)}</w:del>"), footnotes=note(1, "gone")).notes


def test_headers_and_footers_that_are_shown(read: Read) -> None:
    body = p("a") + section(header("header1"), header("header2", "first"), header("footer1"))
    parts = {"header1": p("City"), "header2": p("never"), "footer1": tbl(tr("Page", "3"))}
    assert [paragraph.text for paragraph in read(body, **parts).furniture] == ["City", "Page 3"]


def test_first_page_has_its_own_header_where_the_section_says_so(read: Read) -> None:
    body = p("a") + section(header("header1"), header("header2", "first"), more="<w:titlePg/>")
    furniture = read(body, header1=p("City"), header2=p("Cover")).furniture
    assert [paragraph.text for paragraph in furniture] == ["City", "Cover"]


def test_watermark_is_furniture(read: Read) -> None:
    drawn = p(r('<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>'))
    document = read(p("a") + section(header("header1")), header1=drawn)
    assert (texts_of(document), [f.text for f in document.furniture]) == (["a"], ["DRAFT"])


def test_title_of_the_files_own_properties(read: Read) -> None:
    assert read(p("a"), title=" Follow-up\n2024 ").title == "Follow-up 2024"
    assert not read(p("a")).title


def test_source_names_the_file_and_its_content(read: Read) -> None:
    source = read(p("a")).source
    assert (source.name, source.kind, source.pages) == ("report.docx", "word", None)
    assert source.sha256 == hashlib.sha256(package(p("a"))).hexdigest()


def test_damaged_part_beside_the_text_is_a_doubt(read: Read) -> None:
    document = read(p("a"), numbering=b"<w:numbering", styles=b"\x00")
    assert texts_of(document) == ["a"]
    assert [doubt.code for doubt in document.doubts] == ["part_damaged", "part_damaged"]
