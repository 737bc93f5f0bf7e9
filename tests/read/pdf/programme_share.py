"""The law measured: how many cases came back whole, how many with a doubt, how many in silence."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.model import Document
from extract.read.pdf import read_pdf
from tests.read.pdf.programme import Case
from tests.read.pdf.programme_compare import Difference, differences
from tests.read.pdf.programme_known import is_known
from tests.read.pdf.programme_render import render


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case, printed and read."""

    case: Case
    differences: tuple[Difference, ...]
    """All but those that are known and listed."""
    known: int
    """How many differences are known and listed."""
    is_doubted: bool

    @property
    def kind(self) -> str:
        """whole, known, doubted or silent."""
        if not self.differences:
            return "known" if self.known else "whole"
        return "doubted" if self.is_doubted else "silent"


def printed_and_read(case: Case) -> Document:
    """The case through a PDF and back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "programme.pdf"
        path.write_bytes(render(case))
        return read_pdf(path)


def outcomes(cases: Iterable[Case]) -> Iterator[Outcome]:
    """What becomes of each case."""
    return map(outcome, cases)


def outcome(case: Case) -> Outcome:
    """What becomes of a case."""
    document = printed_and_read(case)
    found = differences(case, document)
    news = tuple(difference for difference in found if not is_known(case, difference))
    is_doubted = bool(document.doubts) or any(table.doubts for table in document.tables)
    return Outcome(case, news, len(found) - len(news), is_doubted)
