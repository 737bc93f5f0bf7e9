"""Tables in a folded layout become plain ones: a row per measure under one row of headings.

Details under a row or in a measure's own cell become columns, statuses with a column each one column,
measures side by side rows. Texts keep their places; nothing is left out.
"""

from __future__ import annotations

from extract.model import Table
from extract.record.columns import find_headers
from extract.record.grid import Grid
from extract.record.unfold.details import with_details
from extract.record.unfold.labelled import with_labelled
from extract.record.unfold.statuses import with_one_status
from extract.record.unfold.upright import upright
from extract.vocabulary import Vocabulary

__all__ = ["unfolded"]


def unfolded(table: Table, vocabulary: Vocabulary) -> Table:
    """The table as a plain one; the table itself where it is one, or is nothing of the kind."""
    grid = Grid(upright(table, vocabulary))
    headers = find_headers(grid, vocabulary)
    for unfold in (with_details, with_labelled, with_one_status):
        new = unfold(grid, headers, vocabulary) if headers else grid.table
        if new is not grid.table:
            grid = Grid(new)
            headers = find_headers(grid, vocabulary)
    return grid.table
