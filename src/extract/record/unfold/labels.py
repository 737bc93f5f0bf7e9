"""What the ways of unfolding share: labels that name a column, and headings for new columns."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Cell, Paragraph
from extract.record.columns import CERTAIN, Header, match_heading
from extract.vocabulary import Vocabulary

MOSTLY = 0.6
"""Share of the rows under a header that must show a folded layout."""
FEWEST = 2
"""Rows, statuses or roles that make one at least."""


def role_of(label: str, vocabulary: Vocabulary) -> str:
    """The role that a label surely names, '' for other words."""
    match = match_heading(label, vocabulary)
    return match.role if match.score >= CERTAIN else ""


def lacks(headers: Sequence[Header], role: str) -> bool:
    """Whether no column has a role."""
    return not any(header.has(role) for header in headers)


def heading(header: Header, column: int, label: str) -> Cell:
    """The heading of a new column, as high as the header."""
    height = header.last_row - header.first_row + 1
    return Cell(header.first_row, column, height, 1, (Paragraph(label),))
