"""Input that cannot be read, through the command line: one message, the right exit code, nothing written."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extract.cli import main

PACKAGES = "http://schemas.openxmlformats.org/package/2006"


def random_bytes() -> bytes:
    return random.Random(7).randbytes(4096)


def office_file(main: str, content_type: str) -> bytes:
    """A package of another Office program, as far as it tells what it is."""
    types = f'<Override PartName="/{main}" ContentType="application/{content_type}+xml"/>'
    target = f'<Relationship Id="r" Type="x/officeDocument" Target="{main}"/>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGES}/content-types">{types}</Types>')
        archive.writestr(
            "_rels/.rels", f'<Relationships xmlns="{PACKAGES}/relationships">{target}</Relationships>'
        )
        archive.writestr(main, "<x/>")
    return content.getvalue()


def old_office_file(stream: str) -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4088) + stream.encode("utf-16-le")


def zip_of_nothing() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "no report")
    return content.getvalue()


def encrypted_pdf() -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=StandardEncryption("open", ownerPassword="own", strength=128))
    canvas.drawString(72, 720, "A page and no table")
    canvas.save()
    return content.getvalue()


UNREADABLE = {
    "an empty PDF": ("empty.pdf", b""),
    "an empty Word file": ("empty.docx", b""),
    "random bytes named .pdf": ("noise.pdf", random_bytes()),
    "random bytes named .docx": ("noise.docx", random_bytes()),
    "a text named .docx": ("text.docx", b"Goal 1. Work\n"),
    "a PDF cut off": ("cut.pdf", encrypted_pdf()[:200]),
    "a zip that is no Word file": ("other.docx", zip_of_nothing()),
    "an old Word file": ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)),
    "an encrypted PDF": ("locked.pdf", encrypted_pdf()),
    "a kind that is not read": ("page.html", b"<html><table></table></html>"),
    "no kind": ("report", b"Goal 1. Work\n"),
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOLLOWUP_SOFFICE", "none")  # as on a machine without LibreOffice
    return lambda *arguments: CliRunner().invoke(main, ["extract", "-o", "data", *arguments])


def assert_refused(result: Result, code: int, name: str) -> None:
    """One message that names the file and ends in a next step; no traceback, no dataset."""
    lines = result.stderr.splitlines()
    assert result.exit_code == code, result.output
    assert lines[0].startswith("followup: ")
    assert len(lines) > 1
    assert name in result.stderr
    assert "fault of this program" not in result.stderr
    assert result.stdout == ""
    assert not Path("data").exists()


@pytest.mark.parametrize(("name", "content"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_told(run: Callable[..., Result], name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    assert_refused(run(name), 3, name)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("given", "asked"),
    [((), "Give its password with"), (("--password", "wrong"), "Give the right one with")],
    ids=["no password", "another password"],
)
def test_an_encrypted_pdf_asks_for_its_password(
    run: Callable[..., Result], given: tuple[str, ...], asked: str, engine: str
) -> None:
    Path("locked.pdf").write_bytes(encrypted_pdf())
    assert f"{asked} --password." in run("locked.pdf", "--engine", engine, *given).stderr


def test_with_its_password_an_encrypted_pdf_is_read(run: Callable[..., Result]) -> None:
    Path("locked.pdf").write_bytes(encrypted_pdf())
    result = run("locked.pdf", "--password", "open")
    assert "password" not in result.stderr
    assert result.exit_code == 3  # it holds no table


EXCEL = office_file("xl/workbook.xml", "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main")
SLIDES = office_file("p/p.xml", "vnd.openxmlformats-officedocument.presentationml.presentation.main")
NOT_OF_WORD = {
    "an Excel file": ("a.xlsx", EXCEL, "an Excel file", "print it as PDF"),
    "an old Excel file": ("a.xls", old_office_file("Workbook"), "Excel file (.xls)", "print it as PDF"),
    "slides": ("a.pptx", SLIDES, "not a Word file", "print it as PDF"),
    "an old Word file": ("a.doc", old_office_file("WordDocument"), "format .doc", "Install LibreOffice"),
    "an old Word file with a sheet": (
        "a.doc",
        old_office_file("WordDocumentWorkbook"),
        "format .doc",
        "Install LibreOffice",
    ),
}


@pytest.mark.parametrize(("name", "content", "what", "step"), NOT_OF_WORD.values(), ids=NOT_OF_WORD)
def test_the_next_step_is_one_that_helps(
    run: Callable[..., Result], name: str, content: bytes, what: str, step: str
) -> None:
    Path(name).write_bytes(content)
    result = run(name)
    assert_refused(result, 3, name)
    assert (what in result.stderr, step in result.stderr) == (True, True)


def test_a_missing_file(run: Callable[..., Result]) -> None:
    assert_refused(run("missing.pdf"), 2, "missing.pdf")


def test_a_folder(run: Callable[..., Result]) -> None:
    Path("reports").mkdir()
    assert_refused(run("reports"), 2, "reports")


def test_an_id_for_several_reports(run: Callable[..., Result]) -> None:
    for name in ("a.pdf", "b.pdf"):
        Path(name).write_bytes(b"%PDF")
    assert_refused(run("a.pdf", "b.pdf", "--id", "x"), 2, "--id")


@pytest.mark.parametrize("target", ["there", "there/data"], ids=["a file", "a folder in a file"])
def test_an_unwritable_target(run: Callable[..., Result], target: str) -> None:
    Path("there").write_text("mine")
    Path("report.pdf").write_bytes(encrypted_pdf())
    assert_refused(run("report.pdf", "-o", target), 2, target)
    assert Path("there").read_text() == "mine"


def test_what_is_there_stays_when_nothing_can_be_read(run: Callable[..., Result]) -> None:
    Path("data").mkdir()
    Path("data/measures.csv").write_text("as it was")
    Path("empty.pdf").write_bytes(b"")
    assert run("empty.pdf").exit_code == 3
    assert [(file.name, file.read_text()) for file in Path("data").iterdir()] == [
        ("measures.csv", "as it was")
    ]
