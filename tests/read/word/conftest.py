"""Small Word files, built and read in one call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.model import Document
from extract.read.word import read_word
from tests.read.word.build import MAIN, package

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a file with this body and these parts."""

    def read_body(body: str, title: str = "", **parts: str | bytes) -> Document:
        path = tmp_path / "report.docx"
        path.write_bytes(package(body, MAIN, title, **parts))
        return read_word(path)

    return read_body
