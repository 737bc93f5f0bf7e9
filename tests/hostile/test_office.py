"""Reports of old formats, through LibreOffice: the same rows, nothing fetched, nothing left running."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import extract
from extract.errors import OverLimit, UnreadableReport, UnsupportedFormat
from extract.read import file_kind, limits, read_document
from tests.hostile.conftest import Listener

FORMATS = {
    "doc": "doc:MS Word 97",
    "odt": "odt",
    "rtf": "rtf",
    "html": "html:HTML (StarWriter)",
    "fodt": "fodt",
}
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
FLAT = (
    f'<?xml version="1.0"?><office:document xmlns:office="{OFFICE}:office:1.0" '
    f'xmlns:text="{OFFICE}:text:1.0" xmlns:draw="{OFFICE}:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>{}</office:text>'
    "</office:body></office:document>"
)
SECTION = (
    '<text:section text:name="s"><text:section-source xlink:href="{}" xlink:type="simple"/>'
    "<text:p>kept</text:p></text:section>"
)
IMAGE = (
    '<text:p>kept<draw:frame><draw:image xlink:href="{}/i.png" xlink:type="simple"/></draw:frame></text:p>'
)
FRAMES = (
    '<html><head><link rel="stylesheet" href="{0}/a.css"></head><body background="{0}/b.png"><p>kept</p>'
    '<iframe src="{0}/f.html"></iframe><object data="{0}/o.html"></object></body></html>'
)
POINTING: dict[str, tuple[str, str]] = {
    "a picture in HTML": ("a.html", '<html><body><p>kept<img src="{}/x.png"></p></body></html>'),
    "styles and frames in HTML": (
        "a.html",
        FRAMES,
    ),
    "a linked section": ("a.fodt", FLAT.format(SECTION)),
    "a linked picture": ("a.fodt", FLAT.format(IMAGE)),
    "an included picture in RTF": (
        "a.rtf",
        r'{{\rtf1 kept {{\field{{\*\fldinst INCLUDEPICTURE "{0}/x.png" \\d}}{{\fldrslt x}}}}}}',
    ),
    "a template in RTF": ("a.rtf", r"{{\rtf1{{\*\template {0}/t.dot}}kept}}"),
}


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Callable[[str], Path]:
    """A sample as LibreOffice writes it in an old format."""
    folder = tmp_path_factory.mktemp("old")

    def write(kind: str) -> Path:
        source = samples / "harrowmere-2022-2023.docx"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", FORMATS[kind], "--outdir", folder, source],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return folder / f"{source.stem}.{kind}"

    return write


@pytest.mark.external
@pytest.mark.parametrize("kind", FORMATS)
def test_an_old_format_gives_the_rows_of_the_new_one(
    written: Callable[[str], Path], samples: Path, tmp_path: Path, kind: str
) -> None:
    new = extract.read_report(samples / "harrowmere-2022-2023.docx", report_id="r")
    named_otherwise = tmp_path / "report.bin"
    shutil.copy(written(kind), named_otherwise)
    old = extract.read_report(named_otherwise, report_id="r")
    assert old.rows["measures"] == new.rows["measures"]
    assert old.rows["indicators"] == new.rows["indicators"]
    report = old.rows["reports"][0]
    content = hashlib.sha256(named_otherwise.read_bytes()).hexdigest()
    assert (report["source_file"], report["source_sha256"]) == ("report.bin", content)
    assert report["source_kind"] == {"fodt": "odt"}.get(kind, kind)
    assert "format_converted" in {row["code"] for row in old.rows["doubts"]}


@pytest.mark.external
@pytest.mark.parametrize(("name", "content"), POINTING.values(), ids=POINTING)
def test_nothing_that_a_document_points_to_is_fetched(
    tmp_path: Path, listener: Listener, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content.format(listener.address))
    document = read_document(path)
    assert "kept" in " ".join(
        block.text for block in document.blocks if isinstance(block, extract.model.Paragraph)
    )
    assert listener.asked == []


@pytest.mark.external
@pytest.mark.parametrize(
    "content", [FLAT.format(SECTION), '<html><body><p>kept</p><iframe src="{}"></iframe></body></html>']
)
def test_no_other_file_of_the_machine_is_read(tmp_path: Path, content: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a word that nobody may see")
    path = tmp_path / "report.bin"
    path.write_text(content.format(secret.as_uri()))
    assert "nobody may see" not in str(read_document(path))


KINDS: dict[str, tuple[bytes, str]] = {
    "RTF": (b"{\\rtf1 text}", "rtf"),
    "HTML": (b"<!DOCTYPE html><p>text", "html"),
    "HTML after a comment": (b"\xef\xbb\xbf <!-- saved -->\n<HTML><body>", "html"),
    "HTML of two bytes a letter": ("<html><body>".encode("utf-16"), "html"),
    "XHTML": (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
    "WordPerfect": (b"\xffWPC" + bytes(20), "wpd"),
    "OpenDocument": (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    "OpenDocument as one XML": (b'<?xml version="1.0"?>\n<office:document xmlns:office="x">', "odt"),
    "old Word": (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "doc"),
}


@pytest.mark.parametrize(("content", "kind"), KINDS.values(), ids=KINDS)
def test_kinds_are_told_by_content(tmp_path: Path, content: bytes, kind: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    assert file_kind(path) == kind


def test_without_the_program_its_place_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.rtf"
    path.write_bytes(b"{\\rtf1 text}")
    monkeypatch.setenv("FOLLOWUP_SOFFICE", str(tmp_path / "none"))
    with pytest.raises(UnsupportedFormat, match="LibreOffice") as caught:
        read_document(path)
    assert "FOLLOWUP_SOFFICE" in caught.value.next_step


def program(folder: Path, script: str) -> Path:
    """A program in LibreOffice's place."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def waited_for(holds: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < until:
        time.sleep(0.02)
    return held


on_posix = pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="looks at processes as Linux shows them"
)


@on_posix
def test_at_the_time_limit_all_that_was_started_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = tmp_path / "pid"
    monkeypatch.setenv("FOLLOWUP_SOFFICE", str(program(tmp_path, f"sleep 600 & echo $! > {noted}; wait")))
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 0.5)
    path = tmp_path / "report.rtf"
    path.write_bytes(b"{\\rtf1 text}")
    with pytest.raises(OverLimit, match=r"within 0\.5 seconds"):
        read_document(path)
    assert waited_for(lambda: not is_running(int(noted.read_text())))


@on_posix
def test_it_ends_with_a_process_that_is_killed(tmp_path: Path) -> None:
    noted = tmp_path / "pid"
    path = tmp_path / "report.rtf"
    path.write_bytes(b"{\\rtf1 text}")
    place = {"FOLLOWUP_SOFFICE": str(program(tmp_path, f"sleep 600 & echo $! > {noted}; wait"))}
    code = f"import pathlib, extract; extract.read_document(pathlib.Path({str(path)!r}))"
    reader = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, **place})
    assert waited_for(lambda: noted.exists() and bool(noted.read_text()), 30)
    reader.kill()
    reader.wait()
    assert waited_for(lambda: not is_running(int(noted.read_text())))


@on_posix
def test_what_it_cannot_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWUP_SOFFICE", str(program(tmp_path, "exit 0")))
    path = tmp_path / "report.rtf"
    path.write_bytes(b"{\\rtf1 text}")
    with pytest.raises(UnreadableReport, match="LibreOffice cannot open it"):
        read_document(path)
