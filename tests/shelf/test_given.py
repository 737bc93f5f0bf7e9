"""What was given -> the reports in it, in a stable order, and nothing that is none."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import fsspec
import pytest

from extract.errors import MissingExtra, WrongUse
from extract.shelf import remote
from extract.shelf.bring import LARGEST_RATIO, bring, safe_name
from extract.shelf.given import Found, find_reports
from tests.shelf.reports import write_reports


def named(*given: Path | str, output: Path = Path("data")) -> list[str]:
    return [found.source_file for found in find_reports([str(one) for one in given], output).reports]


def archive(file: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return file


def brought(tmp_path: Path, *given: Path) -> list[tuple[str, str, bytes]]:
    """Name, kind of failure and content of each report that was brought."""
    found = find_reports([str(one) for one in given], tmp_path / "data").reports
    return [
        (
            one.source_file,
            one.failure.code if one.failure else "",
            b"" if one.failure else one.path.read_bytes(),
        )
        for one in bring(found, tmp_path / "copies")
    ]


def test_a_folder_is_gone_through_by_path(tmp_path: Path) -> None:
    write_reports(tmp_path, "b.pdf", "a/2.docx", "a/10.PDF", "c/d/e.odt", "B.doc")
    assert named(tmp_path) == ["B.doc", "a/10.PDF", "a/2.docx", "b.pdf", "c/d/e.odt"]


PASSED_OVER = ["notes.txt", "a.csv", "~$a.docx", "._a.pdf", ".git/a.pdf", "datapackage.json"]


@pytest.mark.parametrize("name", PASSED_OVER)
def test_what_is_no_report_is_passed_over(name: str, tmp_path: Path) -> None:
    write_reports(tmp_path, name, "a.pdf")
    assert named(tmp_path) == ["a.pdf"]


def test_the_folder_of_the_dataset_is_passed_over(tmp_path: Path) -> None:
    write_reports(tmp_path, "a.pdf", "data/kept.pdf")
    assert named(tmp_path, output=tmp_path / "data") == ["a.pdf"]


def test_a_file_that_is_named_is_one_whatever_its_name(tmp_path: Path) -> None:
    write_reports(tmp_path, "report.bin")
    assert named(tmp_path / "report.bin") == ["report.bin"]


def test_a_pattern_that_the_shell_left(tmp_path: Path) -> None:
    write_reports(tmp_path, "x/b.pdf", "x/a.pdf", "y/c.pdf", "c.docx")
    assert named(f"{tmp_path}/**/*.pdf") == ["a.pdf", "b.pdf", "c.pdf"]


def test_a_file_of_a_folder_and_a_pattern_comes_once(tmp_path: Path) -> None:
    write_reports(tmp_path, "a.pdf", "b.pdf")
    assert named(tmp_path / "b.pdf", tmp_path, f"{tmp_path}/*.pdf") == ["b.pdf", "a.pdf"]


def test_a_name_with_the_letters_of_a_pattern_is_a_file(tmp_path: Path) -> None:
    write_reports(tmp_path, "a[1].pdf")
    assert named(tmp_path / "a[1].pdf") == ["a[1].pdf"]


WRONG = {
    "a missing file": ("missing.pdf", "There is no file"),
    "a pattern of nothing": ("*.docx", "No file matches"),
    "an empty folder": ("empty", "There is no report in"),
}


@pytest.mark.parametrize(("given", "message"), WRONG.values(), ids=WRONG)
def test_what_is_not_there_is_wrong_use(given: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(WrongUse, match=message):
        named(tmp_path / given)


def test_an_archive_gives_its_reports(tmp_path: Path) -> None:
    members = {"2023/b.pdf": b"b", "2023/notes.txt": b"", "a.docx": b"a", "2023/": b""}
    file = archive(tmp_path / "shelf.zip", members)
    assert brought(tmp_path, file) == [("shelf.zip/2023/b.pdf", "", b"b"), ("shelf.zip/a.docx", "", b"a")]


def test_an_archive_in_a_folder_is_opened(tmp_path: Path) -> None:
    write_reports(tmp_path, "x/b.pdf")
    archive(tmp_path / "x" / "a.zip", {"c.pdf": b"c"})
    assert named(tmp_path / "x") == ["a.zip/c.pdf", "b.pdf"]


def test_a_word_document_is_no_archive(samples: Path) -> None:
    assert named(samples / "helsinki-2023-2024.docx") == ["helsinki-2023-2024.docx"]


HOSTILE = {
    "out of the folder": ("../../../etc/a.pdf", "etc/a.pdf"),
    "absolute": ("/etc/a.pdf", "etc/a.pdf"),
    "of Windows": ("..\\C:\\a.pdf", "a.pdf"),
    "with a line feed": ("a\nb.pdf", "a_b.pdf"),
}


@pytest.mark.parametrize(("name", "shown"), HOSTILE.values(), ids=HOSTILE)
def test_a_member_goes_nowhere_else(name: str, shown: str, tmp_path: Path) -> None:
    file = archive(tmp_path / "z.zip", {name: b"x"})
    before = {path for path in tmp_path.parent.rglob("*") if tmp_path not in path.parents}
    assert brought(tmp_path, file) == [(f"z.zip/{shown}", "", b"x")]
    assert {path for path in tmp_path.parent.rglob("*") if tmp_path not in path.parents} == before


def test_a_bomb_is_not_unpacked_and_the_rest_is(tmp_path: Path) -> None:
    file = archive(tmp_path / "z.zip", {"bomb.pdf": bytes(40 << 20), "a.pdf": b"a"})
    assert (40 << 20) / file.stat().st_size > LARGEST_RATIO
    assert brought(tmp_path, file) == [("z.zip/a.pdf", "", b"a"), ("z.zip/bomb.pdf", "over_limit", b"")]


def test_a_damaged_member_is_a_failure(tmp_path: Path) -> None:
    file = archive(tmp_path / "z.zip", {"a.pdf": b"abcdefgh" * 99, "b.pdf": b"b"})
    content = file.read_bytes()
    file.write_bytes(content[:40] + b"\0\0\0\0" + content[44:])
    assert [(name, code) for name, code, _ in brought(tmp_path, file)] == [
        ("z.zip/a.pdf", "unreadable"), ("z.zip/b.pdf", ""),
    ]  # fmt: skip


def test_two_members_of_one_name_are_both_brought(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("a.pdf", b"1")
        opened.writestr("a.pdf", b"2")
    assert [content for *_, content in brought(tmp_path, tmp_path / "z.zip")] == [b"1", b"2"]


def test_a_file_that_went_is_a_failure(tmp_path: Path) -> None:
    (one,) = bring([Found("a.pdf", tmp_path / "a.pdf")], tmp_path)
    assert one.failure is not None
    assert (one.failure.code, one.failure.what) == ("unreadable", "a.pdf: the file cannot be opened")


def test_names_are_shortened_by_letters(tmp_path: Path) -> None:
    assert safe_name("ä" * 300 + ".pdf") == "ä" * 38 + ".pdf"


def test_an_address_is_fetched(tmp_path: Path) -> None:
    fsspec.filesystem("memory").pipe({"/shelf/b.pdf": b"b", "/shelf/a.pdf": b"a"})
    found = find_reports(["memory://shelf/*.pdf"], tmp_path / "data").reports
    assert [(one.source_file, one.path.read_bytes()) for one in bring(found, tmp_path)] == [
        ("a.pdf", b"a"), ("b.pdf", b"b"),
    ]  # fmt: skip


def test_an_archive_at_an_address_gives_its_reports(tmp_path: Path) -> None:
    file = archive(tmp_path / "z.zip", {"a.pdf": b"a", "x/b.pdf": b"b"})
    found = find_reports([file.as_uri()], tmp_path / "data").reports
    names = [one.source_file for one in bring(found, tmp_path / "copies")]
    assert names == ["z.zip/a.pdf", "z.zip/x/b.pdf"]


def test_an_address_that_gives_nothing_is_a_failure(tmp_path: Path) -> None:
    found = find_reports(["memory://nowhere/a.pdf"], tmp_path / "data").reports
    (one,) = bring(found, tmp_path)
    assert one.failure is not None
    assert one.failure.what == "a.pdf: the file cannot be fetched"


def test_an_address_without_the_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingExtra, match=r"followup-extract\[remote\]"):
        remote.listed("s3://there/a.pdf")


def test_what_is_secret_in_an_address_is_not_shown() -> None:
    assert remote.shown_name("https://me:secret@there.fi/a%20b.pdf?key=1") == "a b.pdf"
