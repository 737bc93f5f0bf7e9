"""Files that would do harm: each gives its message in seconds and little memory, and touches nothing else."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from extract import pipeline
from extract.errors import FollowupError
from extract.options import ReadOptions
from extract.read import read_document
from tests.hostile import pdfs, words
from tests.hostile.conftest import Listener
from tests.hostile.pdfs import Cases
from tests.read.word.build import p, package

KINDS: Mapping[str, tuple[Cases, Cases]] = {
    "over_limit": (pdfs.OVER_LIMIT, words.OVER_LIMIT),
    "unreadable": (pdfs.UNREADABLE, words.UNREADABLE),
    "nothing_recognised": (pdfs.HARMLESS, words.HARMLESS),
}
ALL = {
    name: (build, suffix, code)
    for code, both in KINDS.items()
    for cases, suffix in zip(both, (".pdf", ".docx"), strict=True)
    for name, build in cases.items()
}
SLOW = (
    "1 GB", "2 GB", "twice", "million", "30,000", "100,000 members", "100,000 pages", "100,000 outlines",
    "100,000 columns", "100,000 rows", "10,000", "200 MB", "1,000 times", "without a start", "200,000",
    "5,000 x", "1,000 x", "chain",
)  # fmt: skip
"""Words in the names of the cases that take a second or more to build or to read."""
FAST = {name: case for name, case in ALL.items() if not any(word in name for word in SLOW)}
SECONDS, MEGABYTES = 10.0, 1000


@pytest.mark.parametrize("name", FAST)
def test_a_bad_file_is_one_error_of_ours(tmp_path: Path, name: str) -> None:
    build, suffix, code = FAST[name]
    path = tmp_path / f"report{suffix}"
    path.write_bytes(build())
    with pytest.raises(FollowupError) as caught:
        pipeline.extract_report(path, ReadOptions(), "report")
    assert caught.value.code == code
    assert "report" in caught.value.what
    assert list(tmp_path.iterdir()) == [path]


PROGRAM = """
import resource, sys
from pathlib import Path
from extract.cli import main
try:
    main()
finally:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    told = Path("/proc/self/status").read_text().splitlines()
    peak = next(line for line in told if line.startswith("VmHWM"))
    print(spent.ru_utime + spent.ru_stime, int(peak.split()[1]) / 1024)
"""
"""The command, and then its seconds and its megabytes: of itself alone, whoever else uses the machine."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures a process as Linux does")
@pytest.mark.parametrize("name", ALL)
def test_a_bad_file_gives_its_message_in_time_and_memory(tmp_path: Path, name: str) -> None:
    build, suffix, _ = ALL[name]
    path = tmp_path / f"report{suffix}"
    path.write_bytes(build())
    command = [sys.executable, "-c", PROGRAM, "extract", str(path), "-o", str(tmp_path / "data"), "-q"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 3, ran.stderr
    assert ran.stderr.startswith(f"followup: {path.name}")
    assert len(ran.stderr.splitlines()) > 1
    assert "fault of this program" not in ran.stderr
    seconds, megabytes = map(float, ran.stdout.split())
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True), ran.stdout


POINTING = {
    "a picture": ("image", words.PICTURE),
    "a template": ("attachedTemplate", ""),
    "an embedded document": ("aFChunk", '<w:altChunk r:id="r1"/>'),
}


@pytest.mark.parametrize(("kind", "inner"), POINTING.values(), ids=POINTING)
def test_nothing_that_a_word_file_points_to_is_fetched(
    tmp_path: Path, listener: Listener, kind: str, inner: str
) -> None:
    path = tmp_path / "report.docx"
    for mode in ("External", "Internal"):
        relations = words.related(kind, f"{listener.address}/x", mode).encode()
        path.write_bytes(words.part(inner + p("kept"), "", ("word/_rels/document.xml.rels", relations)))
        assert "kept" in str(read_document(path).blocks)
    assert listener.asked == []


def test_nothing_that_a_pdf_points_to_is_fetched(tmp_path: Path, listener: Listener) -> None:
    address = listener.address.encode()
    action = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (%b/open) >> >>" % address
    file = b"<< /Length 0 /F << /FS /URL /F (%b/content) >> >>\nstream\n\nendstream" % address
    path = tmp_path / "report.pdf"
    path.write_bytes(pdfs.one_page(file).replace(pdfs.CATALOGUE, action))
    read_document(path)
    assert listener.asked == []


@pytest.mark.parametrize("name", ["../evil.docx", "a\nb.docx", "=cmd.docx", "<b>.docx", "a" * 200 + ".docx"])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in" / name.replace("/", "\u2215")
    path.parent.mkdir()
    path.write_bytes(package(p("text")))
    assert read_document(path).source.name == path.name


def test_a_map_on_a_page_costs_its_drawings_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdfs.said_page(pdfs.squares(3_000) + pdfs.HELLO))
    document = read_document(path)
    assert [block.text for block in document.blocks if not hasattr(block, "cells")] == ["Hello"]
    assert [doubt.code for doubt in document.doubts] == ["page_drawing_left_out"]


def test_a_drawing_that_many_pages_share_is_no_bomb(tmp_path: Path) -> None:
    """A large logo is drawn on each page, and forms in forms stay cheap where each is drawn once."""
    path = tmp_path / "report.pdf"
    path.write_bytes(pdfs.forms(25, 1))
    assert read_document(path).source.pages == 1
