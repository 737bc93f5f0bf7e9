"""Reading is played in these tests, so that they are of the run alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline
from tests.shelf.reports import read_as_told, write_reports

NAMES = ("a.pdf", "b.pdf", "bad.pdf", "c.pdf", "sub/a.pdf", "sub/d.pdf")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of five reports that can be read and one that cannot; reading is played."""
    monkeypatch.setattr(pipeline, "extract_report", read_as_told)
    return write_reports(tmp_path / "shelf", *NAMES)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the dataset goes."""
    return tmp_path / "data"
