"""What is known not to come back from a PDF, each with its reason: the page does not show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.read.pdf.programme import Case
from tests.read.pdf.programme_compare import Difference


@dataclass(frozen=True, slots=True)
class Known:
    """A kind of difference that is not counted against the reader."""

    reason: str
    covers: Callable[[Case, Difference], bool]


def _is_on_one_side(case: Case, difference: Difference) -> bool:
    """A merged cell read as two, one of them blank and the other with all of its text."""
    if not difference.is_cut:
        return False
    texts = {"", *(cell.text for table in case.tables for cell in table.cells)}
    return difference.kind == "span" or (difference.kind in ("cell", "text") and difference.read in texts)


KNOWN: tuple[Known, ...] = (
    Known(
        "a merged cell that a page break cuts between two of its rows, its text whole on one side: the page "
        "shows a blank cell and a filled one, as it does where they are not merged",
        _is_on_one_side,
    ),
)


def is_known(case: Case, difference: Difference) -> bool:
    """Whether a difference is one of the listed ones."""
    return any(known.covers(case, difference) for known in KNOWN)
