"""A table as a follow-up: its rows as goals, themes and measures in reading order.

Gets a table (and the header of the table before, which may serve it), gives a TableReading or the
reason why it holds no measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.model import Cell, Doubt, Table
from extract.record.columns import LONGEST_HEADING, TELLING, Header, find_headers, match_heading
from extract.record.entries import Entry, HeadingEntry, Reading, TableReading, ThemeEntry
from extract.record.goals import (
    goal_of_column,
    goal_of_header,
    goal_of_line,
    goal_of_rows,
    line_is_lit,
    theme_parts,
)
from extract.record.grid import Grid, parts_of, place_of
from extract.record.ignored import rows_under_title
from extract.record.labels import bare_numbers
from extract.record.measures import (
    Rows,
    followup_columns,
    full_rows_without_measure,
    measure_of_rows,
    shows_lights,
)
from extract.record.periods import best_period
from extract.record.rows import Group, find_groups
from extract.record.settle import settle
from extract.record.themes import ROW_RANK, Heading, ranked
from extract.record.words import has_phrase
from extract.vocabulary import Vocabulary

SELDOM = 0.15
"""Up to this share of the measures may have a row without a measure's text for that to be odd."""
NEAR_HEADING = 0.55
"""A short first row with such a text is a header that was not understood, not a row of data."""


@dataclass(frozen=True, slots=True)
class FollowupTable:
    """A table whose headers are known."""

    grid: Grid
    headers: tuple[Header, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def last_header(self) -> Header:
        """The header that would serve a table that goes on without one."""
        return self.headers[-1]


def followup_table(
    table: Table, before: Header | None, vocabulary: Vocabulary, sibling: Header | None = None
) -> FollowupTable | None:
    """The table with its headers, if it holds goals or measures; `sibling` is a header read earlier."""
    grid = Grid(table)
    headers = find_headers(grid, vocabulary)
    if not headers and before is not None and _serves(before, grid, vocabulary):
        return _carried(before, grid)
    headers = tuple(_with_joined(header, sibling) for header in headers)
    settled = [settle(h, grid, _rows_below(grid, headers, h), vocabulary) for h in headers]
    settled = [(_like_sibling(header, sibling), doubts) for header, doubts in settled]
    headers = tuple(header for header, _ in settled if header.kind)
    doubts = tuple(doubt for header, unsure in settled if header.kind for doubt in unsure)
    return FollowupTable(grid, headers, doubts) if headers else None


def _like_sibling(header: Header, sibling: Header | None) -> Header:
    """The header read as the same headings were before, if its own cells tell less of its columns."""
    if sibling is None or [c.heading for c in header.columns] != [c.heading for c in sibling.columns]:
        return header
    is_poorer = header.roles & TELLING < sibling.roles & TELLING
    return replace(header, columns=sibling.columns) if is_poorer else header


def _with_joined(header: Header, sibling: Header | None) -> Header:
    """The header with the roles of headings that run together in it and stood apart in an earlier one."""
    known = sibling.columns if sibling else ()
    pairs = [pair for pair in pairwise(known) if all(column.heading for column in pair)]
    joined = {" ".join(c.heading for c in pair): tuple(c.role for c in pair) for pair in pairs}
    columns = (replace(c, joined=joined.get(c.heading, c.joined)) for c in header.columns)
    return replace(header, columns=tuple(columns))


def _rows_below(grid: Grid, headers: Sequence[Header], header: Header) -> range:
    below = [other.first_row for other in headers if other.first_row > header.last_row]
    return range(header.last_row + 1, min(below, default=grid.table.rows))


def _serves(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether an earlier header may serve a table without one: same columns, and texts under its measure."""
    measures = header.of("measure")
    if not (len(header.columns) == grid.table.columns >= 3 and measures):
        return False
    texts = [cell for cell in grid.area(range(grid.table.rows), measures) if cell.paragraphs]
    return bool(texts) and not _resembles_header(grid, vocabulary)


def _resembles_header(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the first row under a title is short, and bold over plain ones or near a known heading."""
    rows = rows_under_title(grid)
    first = rows[0] if rows else ()
    likeness = [match_heading(cell.text.replace("\n", " "), vocabulary).score for cell in first]
    texts = " ".join(cell.text for cell in first)
    return has_phrase(texts, vocabulary.phrases.get("unrelated", ())) or (
        all(len(cell.text) <= LONGEST_HEADING for cell in first)
        and (max(likeness, default=0.0) >= NEAR_HEADING or _is_bold_over_plain(rows))
    )


def _is_bold_over_plain(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether all of the first row is bold and none of the rows under it is."""
    bold = [all(paragraph.is_bold for cell in row for paragraph in cell.paragraphs) for row in rows]
    return len(bold) > 1 and bold[0] and not any(bold[1:])


def _carried(before: Header, grid: Grid) -> FollowupTable:
    header = replace(before, first_row=-1, last_row=-1, goal=None, goal_cell=None)
    place = place_of(grid.table.cells[0], grid.table.number)
    doubt = Doubt("header_carried", "The table has no header; the one of the table before serves it.", place)
    return FollowupTable(grid, (header,), (doubt,))


def read_table(table: FollowupTable, reading: Reading) -> TableReading:
    """The entries of a table in reading order."""
    grid = table.grid
    groups = find_groups(grid, table.headers, reading.vocabulary)
    periods = [period for header in table.headers for period, _ in followup_columns(header, reading)]
    return TableReading(
        tuple(_entries(grid, groups, _facts(grid, groups), reading)),
        (*table.doubts, *_reader_doubts(grid, groups), *_left_out(grid, groups)),
        (best_period(periods),),
    )


def _reader_doubts(grid: Grid, groups: Iterable[Group]) -> Iterator[Doubt]:
    """The reader's doubts that belong to no record's rows."""
    recorded = {row for group in groups if group.kind in ("measure", "goal") for row in group.rows}
    return (doubt for doubt in grid.table.doubts if doubt.place.row not in recorded)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What holds for all rows of a table."""

    lit: frozenset[int]
    """First rows of the headers under whose status columns lights are seen."""
    counts_bare: bool
    goals_with_indicators: frozenset[int]
    """First rows of the headers whose indicator columns report on goals."""
    goals_lit: bool
    """Whether a light is seen beside the line of a goal."""
    goes_on_blank: bool
    """Whether rows without a measure's text go on with the one above as a habit."""

    def rows(self, grid: Grid, group: Group, header: Header) -> Rows:
        first = header.first_row
        has_indicators = first in self.goals_with_indicators
        is_lit = first in self.lit
        return Rows(grid, header, group.rows, is_lit, self.counts_bare, has_indicators, self.goes_on_blank)


def _facts(grid: Grid, groups: Sequence[Group]) -> _Facts:
    measures = [group for group in groups if group.kind == "measure" and group.header]
    lit = {g.header.first_row for g in measures if g.header and shows_lights(grid, g.header, g.rows)}
    headers = {g.header.first_row: g.header for g in measures if g.header}
    of_goals = {first for first, header in headers.items() if _are_of_goals(grid, header, measures)}
    bare = bare_numbers([_first_text(grid, group) for group in measures])
    lines = [group for group in groups if group.kind == "goal_line"]
    goals_lit = any(line_is_lit(grid, group.rows[0], group.header) for group in lines)
    blank = sum(any(full_rows_without_measure(grid, g.header, g.rows)) for g in measures if g.header)
    goes_on_blank = blank > max(1, SELDOM * len(measures))
    return _Facts(frozenset(lit), bare, frozenset(of_goals), goals_lit, goes_on_blank)


def _are_of_goals(grid: Grid, header: Header, groups: Iterable[Group]) -> bool:
    """Whether each indicator begins in a row in which a goal begins that a measure's rows state first."""
    own = [group for group in groups if group.header is header]
    stated = [[c for c in grid.area(group.rows, header.of("goal")) if c.paragraphs][:1] for group in own]
    goals = {cell.row for cells in stated for cell in cells}
    rows = [row for group in own for row in group.rows]
    indicators = grid.area(rows, header.of("indicator", "target", "current"))
    return bool(goals) and all(cell.row in goals for cell in indicators if cell.paragraphs)


def _first_text(grid: Grid, group: Group) -> str:
    cells = grid.area(group.rows[:1], group.header.of("measure") if group.header else ())
    return next((cell.text for cell in cells), "")


def _entries(grid: Grid, groups: Iterable[Group], facts: _Facts, reading: Reading) -> Iterator[Entry]:
    above = _Above()
    for group in groups:
        header = group.header
        if group.kind == "measure" and header:
            entries, above = _measure_entries(facts.rows(grid, group, header), above, reading)
            yield from entries
        elif group.kind == "goal" and header:
            yield goal_of_rows(facts.rows(grid, group, header), reading)
        elif group.kind == "header" and header and group.rows[0] == header.first_row:
            yield from goal_of_header(header, grid, reading)
        elif group.kind == "goal_line":
            yield goal_of_line(grid, group.rows[0], header, reading, is_lit=facts.goals_lit)
        elif group.kind in _LINES:
            yield from _LINES[group.kind](grid, group, reading)


@dataclass(frozen=True, slots=True)
class _Above:
    """The cells of goal and theme columns that hold for the rows below them."""

    goal: Cell | None = None
    theme: Cell | None = None


def _measure_entries(rows: Rows, above: _Above, reading: Reading) -> tuple[list[Entry], _Above]:
    """A measure, before it the goal and the theme that its columns change to."""
    goal, goal_cell = goal_of_column(rows, above.goal, reading)
    theme = next((cell for cell in rows.cells("theme") if cell.paragraphs), above.theme)
    entries: list[Entry] = [goal] if goal else []
    if theme and (goal or theme is not above.theme):
        entries.append(_theme_of(theme, rows.grid))
    return [*entries, measure_of_rows(rows, reading)], _Above(goal_cell, theme)


def _theme_line(grid: Grid, group: Group, _: Reading) -> Iterator[Entry]:
    yield _theme_of(grid.filled(group.rows[0])[0], grid)


def _banner(grid: Grid, group: Group, _: Reading) -> Iterator[Entry]:
    """A line above a header: the table's heading, whatever it turns out to be."""
    cells = grid.filled(group.rows[0])
    if len(cells) == 1 and len(cells[0].text) <= LONGEST_HEADING:
        text = cells[0].text.replace("\n", " ")
        yield HeadingEntry(Heading(text, ROW_RANK, parts_of(cells[0], grid.table.number)))


_LEFT_OUT = frozenset({"text", "hint", "banner"})
_LINES = {"theme": _theme_line, "banner": _banner}


def _theme_of(cell: Cell, grid: Grid) -> ThemeEntry:
    theme = theme_parts(cell, grid)
    return ThemeEntry(ranked([theme.text], ROW_RANK, theme.parts))


def _left_out(grid: Grid, groups: Iterable[Group]) -> Iterator[Doubt]:
    """A doubt for each row whose text went into no record."""
    rows = [(row, group.kind) for group in groups for row in group.rows if group.kind in _LEFT_OUT]
    for row, kind in rows:
        cells = grid.filled(row)
        if not cells or (kind == "banner" and len(cells) == 1):
            continue
        text = " | ".join(cell.text for cell in cells)
        place = place_of(cells[0], grid.table.number)
        yield Doubt("row_left_out", f"The row '{text}' is no goal, theme or measure.", place)
