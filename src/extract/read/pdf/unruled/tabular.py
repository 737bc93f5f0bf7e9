"""Whether a block of text rows is a table, or a list, contents, prose in columns, or a chart's labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extract.read.pdf.text.lines import Line
from extract.read.pdf.unruled.columns import Columns
from extract.read.pdf.unruled.drawn import Surroundings, rules_across
from extract.read.pdf.unruled.row_starts import LABEL, Rows

FEWEST_ROWS = 3
"""Rows of text in several columns that make a table."""
FEWEST_RULED = 2
"""The same where rules or tiles are drawn."""
PROSE = 26
"""Characters of a line (median) from which a column is prose."""
MOST_LABELS = 0.7
"""Share of labels in the first of two columns from which they are a list."""
_NOTE = re.compile(r"\(?[*:†‡]{1,3}\)?$")
_LEADERS = re.compile(r"(?:\.\s?){5,}|…{3,}|_{6,}")


def is_table(columns: Columns, rows: Rows, around: Surroundings) -> bool:
    """Whether a block is a table."""
    wide = sum(len(row.pieces) > 1 for row in columns.rows)
    tiled = any(len(band.borders()) + 1 >= max(columns.count - 1, 2) for band in columns.bands)
    size = median(row.size for row in columns.rows)
    ruled = len(rules_across(around, columns.area, 1.5 * size))
    if tiled and columns.count > 2:
        return True
    if wide < (FEWEST_RULED if ruled >= 2 or tiled else FEWEST_ROWS) or _has_leaders(columns):
        return False
    filled = [texts for texts in columns.texts if len(texts) >= max(2, 0.25 * len(columns.rows))]
    if ruled or tiled:
        return len(filled) > 1 or tiled
    is_list = columns.count == 2 and _is_list(columns.texts[0])
    return len(filled) > 1 and not is_list and not _is_prose(columns, rows)


def _has_leaders(columns: Columns) -> bool:
    leaders = sum(_LEADERS.search(line.text) is not None for texts in columns.texts for line in texts)
    return leaders > 0.3 * len(columns.rows)


def _is_list(first: Sequence[Line]) -> bool:
    """Whether the first of two columns holds labels, or the signs of notes and words such as 'Source:'."""
    labels = sum(LABEL.match(line.text) is not None for line in first)
    notes = sum(_NOTE.match(line.text) is not None for line in first)
    if notes:
        labels += notes + sum(line.text.endswith(":") for line in first)
    return labels >= MOST_LABELS * len(first)


def _is_prose(columns: Columns, rows: Rows) -> bool:
    """Whether the columns are running text beside each other, with nothing that parts it into rows."""
    lengths = [median(len(line.text) for line in texts) for texts in columns.texts if texts]
    is_long = min(lengths) >= PROSE and columns.count == 2
    return is_long and rows.strong < FEWEST_ROWS
