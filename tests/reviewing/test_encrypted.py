"""A review of an encrypted report: its pages are drawn, and its rows read again, with its password alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from extract.cli import main
from extract.reviewing import Act, DatasetReview, ReviewOptions, open_review

ROWS = [
    ["Measure", "Responsible", "Schedule", "Follow-up"],
    ["Publish the open data", "City Office", "2024", "Four of ten are there."],
    ["Teach the staff to use it", "Staff Office", "2025", "Two hundred were taught."],
    ["Measure how much it is used", "City Office", "2026", "Counting has begun."],
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dataset with its encrypted report beside it."""
    file = tmp_path / "locked.pdf"
    document = SimpleDocTemplate(str(file), pagesize=landscape(A4), encrypt=StandardEncryption("open", "own"))
    document.build([Table(ROWS, style=TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black)]))])
    arguments = ["extract", str(file), "-o", str(tmp_path), "--format", "csv", "--password", "open", "-q"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return tmp_path


def review(folder: Path, password: str) -> DatasetReview:
    opened = open_review(folder, ReviewOptions(password=password))
    assert isinstance(opened, DatasetReview)
    return opened


def test_its_pages_are_drawn_and_its_rows_read_again(folder: Path) -> None:
    opened = review(folder, "open")
    (first,) = [record_id for record_id in ("locked/#0/m1",) if opened.values(record_id)]
    opened.act(Act("drop", first))
    opened.rereading.wait()
    assert opened.page("locked", 1)[2].startswith(b"\x89PNG")
    assert (opened.values(first)["measure"], opened.rereading.problem) == ("Teach the staff to use it", "")


@pytest.mark.parametrize("password", ["", "wrong"])
def test_without_its_password_the_page_says_so(folder: Path, password: str) -> None:
    opened = review(folder, password)
    opened.act(Act("drop", "locked/#0/m1"))
    opened.rereading.wait()
    assert (opened.page("locked", 1)[2], "password" in opened.rereading.problem) == (b"", True)
