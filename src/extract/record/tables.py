"""A table as a follow-up: its rows as goals, themes and measures in reading order.

Gets a table (and the header of the table before, which may serve it), gives a TableReading or the
reason why it holds no measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Doubt, IgnoredTable, Place, Table
from extract.record.columns import LONGEST_HEADING, Header, find_headers, match_heading
from extract.record.entries import Entry, Reading, TableReading, ThemeEntry
from extract.record.goals import goal_of_column, goal_of_header, goal_of_line, goal_of_rows, theme_parts
from extract.record.grid import Grid, place_of
from extract.record.labels import bare_numbers
from extract.record.measures import Rows, followup_columns, measure_of_rows, shows_lights
from extract.record.periods import best_period
from extract.record.rows import Group, find_groups
from extract.record.settle import settle
from extract.record.themes import ROW_RANK, ranked
from extract.record.words import has_phrase
from extract.vocabulary import Vocabulary

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


def followup_table(table: Table, before: Header | None, vocabulary: Vocabulary) -> FollowupTable | None:
    """The table with its headers, if it holds goals or measures."""
    grid = Grid(table)
    headers = find_headers(grid, vocabulary)
    if not headers and before is not None and _serves(before, grid, vocabulary):
        return _carried(before, grid)
    settled = [settle(h, grid, _rows_below(grid, headers, h), vocabulary) for h in headers]
    headers = tuple(header for header, _ in settled if header.kind)
    doubts = tuple(doubt for header, unsure in settled if header.kind for doubt in unsure)
    return FollowupTable(grid, headers, doubts) if headers else None


def _rows_below(grid: Grid, headers: Sequence[Header], header: Header) -> range:
    below = [other.first_row for other in headers if other.first_row > header.last_row]
    return range(header.last_row + 1, min(below, default=grid.table.rows))


def _serves(header: Header, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether an earlier header may serve a table without one: same columns, and texts under its measure."""
    measures = header.of("measure")
    is_alike = len(header.columns) == grid.table.columns >= 3 and bool(measures)
    texts = [cell for cell in grid.area(range(grid.table.rows), measures) if cell.paragraphs]
    return is_alike and bool(texts) and not _resembles_header(grid, vocabulary)


def _resembles_header(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the first row is short and a text in it comes near to a heading."""
    first = next((cells for row in range(grid.table.rows) if (cells := grid.filled(row))), ())
    likeness = [match_heading(cell.text.replace("\n", " "), vocabulary).score for cell in first]
    texts = " ".join(cell.text for cell in first)
    return has_phrase(texts, vocabulary.phrases.get("unrelated", ())) or (
        all(len(cell.text) <= LONGEST_HEADING for cell in first)
        and max(likeness, default=0.0) >= NEAR_HEADING
    )


def _carried(before: Header, grid: Grid) -> FollowupTable:
    header = replace(before, first_row=-1, last_row=-1, goal=None, goal_cell=None)
    place = place_of(grid.table.cells[0], grid.table.number)
    doubt = Doubt("header_carried", "The table has no header; the one of the table before serves it.", place)
    return FollowupTable(grid, (header,), (doubt,))


def read_table(table: FollowupTable, reading: Reading) -> TableReading:
    """The entries of a table in reading order."""
    grid = table.grid
    groups = find_groups(grid, table.headers, reading.vocabulary)
    lit = {
        h.first_row: shows_lights(
            grid, h, [r for g in groups if g.header is h for r in g.rows if g.kind != "header"]
        )
        for h in table.headers
    }
    counts = bare_numbers([_first_text(grid, g) for g in groups if g.kind == "measure"])
    entries = tuple(_entries(grid, groups, _Facts(lit, counts), reading))
    periods = [period for header in table.headers for period, _ in followup_columns(header, reading)]
    loose = tuple(doubt for doubt in table.grid.table.doubts if doubt.place.row is None)
    return TableReading(
        entries, table.doubts + loose + tuple(_left_out(grid, groups)), (best_period(periods),)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What holds for all rows of a table."""

    lit: dict[int, bool]
    counts_bare: bool

    def rows(self, grid: Grid, group: Group, header: Header) -> Rows:
        return Rows(grid, header, group.rows, self.lit.get(header.first_row, False), self.counts_bare)


def _first_text(grid: Grid, group: Group) -> str:
    cells = grid.area(group.rows[:1], group.header.of("measure") if group.header else ())
    return next((cell.text for cell in cells), "")


def _entries(grid: Grid, groups: Iterable[Group], facts: _Facts, reading: Reading) -> Iterator[Entry]:
    goal_cell: Cell | None = None
    theme_cell: Cell | None = None
    for group in groups:
        header = group.header
        if header is None or group.kind == "goal_line":
            yield from _line_entries(grid, group, reading)
        elif group.kind == "header" and (stated := goal_of_header(header, grid, reading)):
            yield stated
        elif group.kind == "theme":
            yield _theme_of(grid.filled(group.rows[0])[0], grid)
        elif group.kind == "goal":
            yield goal_of_rows(facts.rows(grid, group, header), reading)
        elif group.kind == "measure":
            rows = facts.rows(grid, group, header)
            goal, goal_cell = goal_of_column(rows, goal_cell, reading)
            changed = next((cell for cell in rows.cells("theme") if cell.paragraphs), theme_cell)
            yield from [goal] if goal else []
            yield from [_theme_of(changed, grid)] if changed and (changed is not theme_cell or goal) else []
            theme_cell = changed
            yield measure_of_rows(rows, reading)


def _line_entries(grid: Grid, group: Group, reading: Reading) -> Iterator[Entry]:
    if group.kind == "goal_line":
        yield goal_of_line(grid, group.rows[0], group.header, reading)


def _theme_of(cell: Cell, grid: Grid) -> ThemeEntry:
    theme = theme_parts(cell, grid)
    return ThemeEntry(ranked([theme.text], ROW_RANK, theme.parts))


def _left_out(grid: Grid, groups: Iterable[Group]) -> Iterator[Doubt]:
    """A doubt for each row whose text went into no record."""
    rows = [row for group in groups if group.kind in ("text", "hint") for row in group.rows]
    for cells in filter(None, map(grid.filled, rows)):
        text = " | ".join(cell.text for cell in cells)
        place = place_of(cells[0], grid.table.number)
        yield Doubt("row_left_out", f"The row '{text}' is no goal, theme or measure.", place)


def ignored_table(
    table: Table, vocabulary: Vocabulary, reason: str = ""
) -> tuple[IgnoredTable, tuple[Doubt, ...]]:
    """Why a table gives no records, and a doubt if it resembles a follow-up."""
    grid = Grid(table)
    header = next((cells for row in range(table.rows) if (cells := grid.filled(row))), ())
    texts = tuple(cell.text.replace("\n", " ") for cell in header)
    place = next((part.place for part in table.parts), Place(table=table.number))
    place = replace(place, table=table.number)
    roles = {match.role for text in texts if (match := match_heading(text, vocabulary)).score >= 0.8} - {
        "other",
        "number",
        "",
    }
    reason = reason or _reason(texts, roles, vocabulary)
    ignored = IgnoredTable(place, reason, texts)
    if "measure" not in roles and (len(roles) < 2 or not roles & {"followup", "status"}):
        return ignored, ()
    doubt = Doubt("table_ignored", f"The table '{' | '.join(texts)}' is not read: {reason}.", place)
    return ignored, (doubt,)


def _reason(texts: Sequence[str], roles: set[str], vocabulary: Vocabulary) -> str:
    if not texts:
        return "it has no text"
    if roles and roles <= {"indicator", "target", "current", "goal", "status"}:
        return "it holds indicators without measures"
    if has_phrase(" ".join(texts), vocabulary.phrases.get("unrelated", ())):
        return "its headings are those of another kind of table"
    if roles & {"measure", "goal"}:
        return "it has measures or goals, but neither parties, schedule, follow-up nor status"
    return "none of its rows is a header of a follow-up"
