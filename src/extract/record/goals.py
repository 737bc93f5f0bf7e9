"""Goals stated in a table: as rows of their own, lines, a header's cell, or a merged first column.

Gets rows and cells, gives goals without measures. Goals in paragraphs are read by `headings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.model import Cell, Doubt, Field, Goal, Indicator, Status, Table
from extract.record.columns import Header
from extract.record.entries import GoalEntry, IndicatorEntry, Reading
from extract.record.grid import Grid, field_of, parts_of
from extract.record.indicators import indicator_header, indicators_of, indicators_under
from extract.record.labels import Label, number_of_cell, split_goal_label, split_number, without_continuation
from extract.record.measures import Rows, shows_lights, status_of
from extract.record.rows import goal_cells, numbered_text
from extract.vocabulary import Vocabulary


def goal_of_rows(rows: Rows, reading: Reading) -> GoalEntry:
    """The goal that a row under a goal header states."""
    field = rows.field("goal")
    goal = goal_of_text(field, reading.vocabulary)
    printed = [number for cell in rows.cells("number") if (number := number_of_cell(cell.text))]
    status, doubts = _status(rows, reading)
    targets = rows.cells("indicator", "target")
    indicators = indicators_of(targets, rows.cells("current"), rows.grid.table.number)
    return GoalEntry(
        replace(
            goal,
            number=printed[0] if printed else goal.number,
            status=status,
            indicators=tuple(pair for pair in indicators if pair.target or pair.current),
            doubts=doubts + tuple(d for d in rows.grid.table.doubts if d.place.row in rows.rows),
        )
    )


def indicator_table(table: Table, reading: Reading) -> IndicatorEntry | None:
    """What a table of indicators says of the goal above it; None where it holds none or something else."""
    grid = Grid(table)
    header = indicator_header(grid, reading.vocabulary)
    indicators = indicators_under(grid, header) if header else ()
    if header is None or not indicators:
        return None
    below = tuple(range(header.last_row + 1, table.rows))
    status, doubts = _status(Rows(grid, header, below, shows_lights(grid, header, below)), reading)
    return IndicatorEntry(indicators, status, tuple(replace(doubt, field="status") for doubt in doubts))


def _status(rows: Rows, reading: Reading) -> tuple[Status, tuple[Doubt, ...]]:
    columns = rows.header.of("status")
    return status_of(rows, columns, reading) if columns else (Status(), ())


def goal_of_text(field: Field, vocabulary: Vocabulary) -> Goal:
    """A goal of its printed text: the label cut off, its number kept."""
    text = without_continuation(field.text, vocabulary)
    label = split_goal_label(text, vocabulary)
    if label is None or not (label.number or label.is_marked):
        label = Label(*split_number(text, vocabulary), True)
    return Goal(Field(label.text, field.parts), label.number)


def goal_of_line(
    grid: Grid, row: int, header: Header | None, reading: Reading, *, is_lit: bool = False
) -> GoalEntry:
    """The goal that a line of text in a table states, with the light beside it.

    `is_lit` says that other goals of the table have one, so that none is a light that is not filled.
    """
    cells = goal_cells(grid.filled(row), header)
    number, numbered = numbered_text(cells)
    field = field_of([numbered] if numbered else cells, grid.table.number)
    goal = goal_of_text(replace(field, text=field.text.replace("\n", " ")), reading.vocabulary)
    goal = replace(goal, number=number or goal.number)
    lights = _light_columns(grid, row, header)
    if header is None or not lights or not (is_lit or line_is_lit(grid, row, header)):
        return GoalEntry(goal)
    status, doubts = status_of(Rows(grid, header, (row,), True), lights, reading)
    return GoalEntry(replace(goal, status=status, doubts=doubts))


def line_is_lit(grid: Grid, row: int, header: Header | None) -> bool:
    """Whether a light stands beside a goal's line."""
    columns = _light_columns(grid, row, header)
    text = goal_cells(grid.filled(row), header)[0]
    return any(_is_lit(grid.at(row, index), text) for index in columns)


def _light_columns(grid: Grid, row: int, header: Header | None) -> list[int]:
    """The status columns in which a goal's line has a cell of its own."""
    cells = goal_cells(grid.filled(row), header)
    return [i for i in header.of("status") if grid.at(row, i) not in cells] if header else []


def _is_lit(light: Cell | None, text: Cell) -> bool:
    """Whether a cell beside a line shows a status, not just the line's own fill."""
    return light is not None and bool(light.marks or light.paragraphs or light.fill not in ("", text.fill))


def goal_of_header(header: Header, grid: Grid, reading: Reading) -> Iterator[GoalEntry]:
    """The goal that a header states in its own cell, if it does."""
    if header.goal_cell is not None:
        yield GoalEntry(goal_of_text(field_of((header.goal_cell,), grid.table.number), reading.vocabulary))


def goal_of_column(rows: Rows, above: Cell | None, reading: Reading) -> tuple[GoalEntry | None, Cell | None]:
    """The goal of the goal column where a cell begins, and the cell that states the current one."""
    cell = next((cell for cell in rows.cells("goal") if cell.paragraphs), above)
    if cell is None or cell is above:
        return None, above
    goal = goal_of_text(field_of((cell,), rows.grid.table.number), reading.vocabulary)
    return GoalEntry(replace(goal, indicators=_indicators_beside(cell, rows))), cell


def _indicators_beside(goal: Cell, rows: Rows) -> tuple[Indicator, ...]:
    """The indicators in the rows that a goal's cell covers."""
    if not rows.goal_has_indicators:
        return ()
    span = range(goal.row, min(goal.row + goal.row_span, rows.grid.table.rows))
    targets = rows.grid.area(span, rows.header.of("indicator", "target"))
    current = rows.grid.area(span, rows.header.of("current"))
    pairs = indicators_of(targets, current, rows.grid.table.number)
    return tuple(pair for pair in pairs if pair.target or pair.current)


def theme_parts(cell: Cell, grid: Grid) -> Field:
    """A theme cell as a field."""
    return Field(cell.text.replace("\n", " "), parts_of(cell, grid.table.number))
