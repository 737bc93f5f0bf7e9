"""Files that cannot be read say why and what to do; unusual ones that can be read are."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from extract.errors import (
    EncryptedReport,
    FollowupError,
    OverLimit,
    UnreadableReport,
    UnsupportedFormat,
    WrongUse,
)
from extract.read import limits
from extract.read.word import read_word
from tests.read.word.build import MAIN_TYPE, SPACES, W, p, package, tbl, tc, texts_of, tr, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
GOOD = package(p("text"))
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEMPLATE = MAIN_TYPE.replace("document.main", "template.main")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
DOCTYPE = '<!DOCTYPE w [<!ENTITY a "aaaa">]>'


def with_main(text: str | bytes) -> bytes:
    return zipped({"word/document.xml": text})


def deep(levels: int) -> str:
    return f"{'<w:sdt><w:sdtContent>' * levels}{p('text')}{'</w:sdtContent></w:sdt>' * levels}"


BAD = {
    "empty": (b"", UnreadableReport, "empty"),
    "no zip": (b"%PDF-1.7 and so on", UnreadableReport, "zip"),
    "cut short": (GOOD[:300], UnreadableReport, "cut short"),
    "damaged inside": (GOOD.replace(GOOD[60:80], b"\xff" * 20), UnreadableReport, ""),
    "zip of something else": (zipped({"a.txt": "a"}), UnreadableReport, "no Word text"),
    "Excel": (package(p("x"), main=("word/document.xml", EXCEL)), UnsupportedFormat, "spreadsheetml"),
    "broken XML": (with_main("<w:document>"), UnreadableReport, "XML is broken"),
    "no body": (with_main(f'<w:document xmlns:w="{W}"/>'), UnreadableReport, "no Word text"),
    "old binary file": (OLE, UnsupportedFormat, ".doc"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedReport, "password off"),
    "entities": (with_main(f'{DOCTYPE}<w:document xmlns:w="{W}"/>'), UnreadableReport, "DOCTYPE"),
    "entities in another coding": (
        with_main(f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<a/>'.encode("utf-16")),
        UnreadableReport,
        "DOCTYPE",
    ),
    "too deep": (package(deep(200)), OverLimit, "depth"),
    "bomb": (zipped({"word/document.xml": b" " * (20 << 20)}), OverLimit, "inflates"),
}  # fmt: skip


@pytest.mark.parametrize(("blob", "kind", "word"), BAD.values(), ids=BAD)
def test_unreadable_file_says_why_and_what_to_do(
    tmp_path: Path, blob: bytes, kind: type[FollowupError], word: str
) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(blob)
    with pytest.raises(kind) as caught:
        read_word(path)
    assert caught.value.what.startswith("bad.docx")
    assert caught.value.next_step
    assert word in str(caught.value)


@pytest.mark.parametrize(
    ("limit", "word"),
    [
        ("MEMBERS", "parts"),
        ("INFLATED", "inflates to more"),
        ("PART_BYTES", "is larger"),
        ("PART_TAGS", "tags"),
    ],
)
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, word: str) -> None:
    monkeypatch.setattr(limits, limit, 2)
    path = tmp_path / "large.docx"
    path.write_bytes(GOOD)
    with pytest.raises(OverLimit, match=word):
        read_word(path)


def test_missing_file_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no such file"):
        read_word(tmp_path / "none.docx")


def test_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport):
        read_word(tmp_path)


def test_zip_with_a_password_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(_flagged(GOOD))
    with pytest.raises(UnreadableReport, match="not a readable Word file"):
        read_word(path)


def _flagged(blob: bytes) -> bytes:
    """Every member marked as encrypted, in the directory and before its data."""
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        pieces = blob.split(signature)
        flagged = [piece[: at - 4] + struct.pack("<H", 1) + piece[at - 2 :] for piece in pieces[1:]]
        blob = signature.join([pieces[0], *flagged])
    return blob


TEXT = f"<w:document {SPACES}><w:body>{p('text')}</w:body></w:document>"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="x" Type="a/styles" {}/></Relationships>'
)
READABLE = {
    "with macros": package(p("text"), main=("word/document.xml", MACROS)),
    "template": package(p("text"), main=("word/document.xml", TEMPLATE)),
    "main part elsewhere": package(p("text"), main=("doc/main.xml", MAIN_TYPE)),
    "nothing but the text": with_main(TEXT),
    "back slashes in names": zipped(
        {"word\\document.xml": TEXT}
    ),
    "strict form of the standard": with_main(
        TEXT.replace(
            W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
    ),
    "another coding": with_main(
        f'<?xml version="1.0" encoding="UTF-16"?>{TEXT}'.encode("utf-16")
    ),
    "relation to a part that is not there": zipped(
        {"word/document.xml": TEXT, "word/_rels/document.xml.rels": RELATIONS.format('Target="none.xml"')}
    ),
    "relation out of the file": zipped(
        {
            "word/document.xml": TEXT,
            "word/_rels/document.xml.rels": RELATIONS.format('Target="file:///a" TargetMode="External"'),
        }
    ),
    "nested as deep as is allowed": package(deep(120)),
}  # fmt: skip


@pytest.mark.parametrize("blob", READABLE.values(), ids=READABLE)
def test_unusual_file_is_read(tmp_path: Path, blob: bytes) -> None:
    path = tmp_path / "odd.docm"
    path.write_bytes(blob)
    document = read_word(path)
    assert texts_of(document) == ["text"]
    assert not document.doubts


def test_tables_nested_as_deep_as_is_allowed(tmp_path: Path) -> None:
    body = p("core")
    for _ in range(60):
        body = tbl(tr(tc(body + p())))
    path = tmp_path / "deep.docx"
    path.write_bytes(package(body))
    assert [cell.text for table in read_word(path).tables for cell in table.cells] == ["core"]
