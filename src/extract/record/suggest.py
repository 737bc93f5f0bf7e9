"""Words of a report that the vocabulary lacks, each with what it most likely means and why.

Gets the tables as they were placed and the goals, gives Suggestions for a profile. What is sure is left
out; what nothing tells waits for a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.model import Goal, Status, Suggestion
from extract.record.columns import LONGEST_HEADING, Header, match_heading
from extract.record.entries import Entry, GoalEntry, HeadingEntry
from extract.record.grid import Grid
from extract.record.guess import Stack, guess_roles
from extract.record.roles import Placed
from extract.record.status import UNKNOWN, code_of_words, has_status_words
from extract.record.words import has_phrase, plain, words
from extract.vocabulary import Vocabulary

FEWEST_ROWS = 2
"""Rows under a header row from which a table may be a follow-up."""
LONGEST_STATUS = 40
_NUMBERED = re.compile(r"(?P<label>\D{0,30}?)\s*(?P<number>\d{1,3}|[IVX]{1,5})(?=[\s.:)–—-]|$)")
_COUNTED_PATTERN = r"(?P<number>\d+)[.):]\s+(?P<text>.+)"


def suggestions(
    placed: Sequence[Placed], entries: Sequence[Entry], goals: Sequence[Goal], vocabulary: Vocabulary
) -> tuple[Suggestion, ...]:
    """What a profile for this report should hold, each word once."""
    stacks = [stack for table in placed for stack in _unsure(table, vocabulary, anything=not goals)]
    found = [
        *(_heading(stack, vocabulary) for stack in stacks),
        *(_status_words(goals, stacks, vocabulary)),
        *_colours(goals),
        *_goal_labels(entries, goals),
    ]
    return tuple({(s.section, plain(s.text) or s.text): s for s in reversed(found)}.values())[::-1]


def _unsure(placed: Placed, vocabulary: Vocabulary, *, anything: bool) -> Iterator[Stack]:
    """The columns of a table whose heading does not tell their role, with a guess from their cells."""
    grid = Grid(placed.table)
    if placed.kind == "followup":
        for position, header in enumerate(placed.headers):
            ends = [later.first_row for later in placed.headers[position + 1 :]] or [placed.table.rows]
            yield from _unsure_of_header(header, grid, range(header.last_row + 1, ends[0]))
    elif placed.kind == "ignored" and (row := _header_row(grid, vocabulary, anything=anything)) is not None:
        below = range(row + 1, placed.table.rows)
        stacks = [Stack(c.text.replace("\n", " "), _under(grid, below, c.column)) for c in grid.filled(row)]
        known = {s.heading: m.role for s in stacks if (m := match_heading(s.heading, vocabulary)).role}
        yield from guess_roles([s for s in stacks if s.heading not in known], frozenset(known.values()))


def _unsure_of_header(header: Header, grid: Grid, below: range) -> Iterator[Stack]:
    columns = {
        c.heading: c for c in header.columns if c.heading and (c.role != c.match.role or c.match.is_fuzzy)
    }
    told = [c for c in columns.values() if c.role != "other" and c.role]
    open_columns = [c for c in columns.values() if c.role == "other" and not c.match.role]
    for column in told:
        yield Stack(column.heading, _under(grid, below, column.index), column.role, "it is read so, unsurely")
    stacks = [Stack(column.heading, _under(grid, below, column.index)) for column in open_columns]
    yield from guess_roles(stacks, header.roles - {"other"})


def _under(grid: Grid, rows: Iterable[int], column: int) -> tuple:  # noqa: placeholder
    return tuple(cell for cell in grid.area(rows, (column,)) if not grid.is_wide(cell))
