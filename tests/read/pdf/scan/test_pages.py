from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.errors import MissingExtra, UnreadableReport
from extract.read.pdf import read_pdf
from extract.read.pdf.scan import pages
from extract.read.recognition import Recognition


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "lacking", lambda: "The extra 'ocr' is not installed.")


def report(path: Path, *kinds: str) -> Path:
    """A PDF with a page of each kind: text or picture."""
    canvas = Canvas(str(path))
    Image.new("RGB", (60, 80), "white").save(path.with_suffix(".png"))
    for kind in kinds:
        if kind == "text":
            canvas.drawString(100, 700, "Seuranta 2023")
        else:
            canvas.drawImage(str(path.with_suffix(".png")), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.usefixtures("nothing_installed")
def test_pages_that_could_not_be_recognised_are_in_doubt(tmp_path: Path) -> None:
    document = read_pdf(report(tmp_path / "a.pdf", "text", "picture", "picture"))
    (doubt,) = document.doubts
    assert (doubt.code, doubt.place.page) == ("page_not_recognised", 2)
    assert "2, 3" in doubt.message and "followup-extract[ocr]" in doubt.message
    assert [block.text for block in document.blocks if hasattr(block, "text")] == ["Seuranta 2023"]


@pytest.mark.usefixtures("nothing_installed")
def test_a_scan_that_cannot_be_recognised_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match=r"2 pages are pictures") as raised:
        read_pdf(report(tmp_path / "a.pdf", "picture", "picture"))
    assert "pip install 'followup-extract[ocr]'" in raised.value.next_step


@pytest.mark.usefixtures("nothing_installed")
def test_to_recognise_all_pages_needs_the_extra(tmp_path: Path) -> None:
    with pytest.raises(MissingExtra, match="cannot be recognised"):
        read_pdf(report(tmp_path / "a.pdf", "text"), recognition=Recognition("always"))


def test_a_scan_is_left_alone_when_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match="pictures") as raised:
        read_pdf(report(tmp_path / "a.pdf", "picture"), recognition=Recognition("never"))
    assert raised.value.next_step.endswith("without --ocr never.")


@pytest.mark.usefixtures("nothing_installed")
def test_a_report_with_text_needs_nothing(tmp_path: Path) -> None:
    assert read_pdf(report(tmp_path / "a.pdf", "text")).doubts == ()


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([3], "3", id="one"),
        pytest.param([1, 2, 5], "1, 2, 5", id="a few"),
        pytest.param(list(range(1, 12)), "1, 2, 3, 4, 5, 6, 7, 8 and 3 more", id="many"),
    ],
)
def test_pages_are_listed(numbers: list[int], expected: str) -> None:
    assert pages.page_list(numbers) == expected
