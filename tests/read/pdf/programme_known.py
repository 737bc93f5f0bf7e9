"""What is known not to come back from a PDF, each with its reason: the page does not show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.read.pdf.programme import Case
from tests.read.pdf.programme_compare import Difference

ENDS = (".", "!", "?", ":")


@dataclass(frozen=True, slots=True)
class Known:
    """A kind of difference that is not counted against the reader."""

    reason: str
    covers: Callable[[Case, Difference], bool]


def _is_cut_between_sentences(case: Case, difference: Difference) -> bool:
    """A merged cell read as two, each with none, some or all of its sentences."""
    if not difference.is_cut or difference.kind not in ("span", "cell", "text"):
        return False
    merged = (cell for table in case.tables for cell in table.cells if cell.row_span > 1)
    return difference.kind == "span" or any(_are_sentences_of(cell.text, difference.read) for cell in merged)


def _are_sentences_of(text: str, part: str) -> bool:
    if not part or part not in text:
        return not part
    before, _, after = text.partition(part)
    return (not before.strip() or before.rstrip()[-1] in ENDS) and (not after or part[-1] in ENDS)


KNOWN: tuple[Known, ...] = (
    Known(
        "a merged cell that a page break cuts between two of its rows and between two of its sentences: the "
        "page shows two cells, as it does where they are not merged",
        _is_cut_between_sentences,
    ),
)


def is_known(case: Case, difference: Difference) -> bool:
    """Whether a difference is one of the listed ones."""
    return any(known.covers(case, difference) for known in KNOWN)
