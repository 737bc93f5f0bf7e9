"""A measure put together from the rows of a table that report it.

Gets a group of rows under a header, gives a Measure with its evidence and doubts. It does not know
its goal, nor the theme that holds from rows above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Doubt, Field, Followup, Measure, Paragraph, Period, Place, Status
from extract.record.columns import Column, Header
from extract.record.entries import MeasureEntry, Reading
from extract.record.grid import Grid, distinct, field_of, join_fields, parts_of, place_of
from extract.record.labels import number_of_cell, split_number
from extract.record.lights import NO_LIGHT, Light, find_light
from extract.record.periods import period_in_heading
from extract.record.status import read_status
from extract.record.themes import CELL_RANK, ranked, split_headings
from extract.record.told import split_status
from extract.record.unread import unread_doubts
from extract.record.words import plain

ENOUGH = 0.75
"""The share of a measure's filled columns from which a row below is as full as it."""
FURTHER_ROLES = frozenset({"other", "indicator", "target", "current"})


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a grid that report one record, under their header."""

    grid: Grid
    header: Header
    rows: tuple[int, ...]
    is_lit: bool
    """Whether the table's status columns show lights at all."""
    counts_bare: bool = False
    """Whether the measures of the table are numbered with plain numbers in front of the text."""
    goal_has_indicators: bool = False
    """Whether the indicator columns report on the goals of the goal column, not on single measures."""
    goes_on_blank: bool = False
    """Whether rows without a measure's text go on with the one above as a habit of the table."""

    def cells(self, *roles: str) -> tuple[Cell, ...]:
        """The cells of the columns with these roles."""
        return self.grid.area(self.rows, self.header.of(*roles))

    def field(self, *roles: str) -> Field:
        """A field of the texts of these columns."""
        return field_of(self.cells(*roles), self.grid.table.number)


def measure_of_rows(rows: Rows, reading: Reading) -> MeasureEntry:
    """The measure that a group of rows reports."""
    cells = rows.cells("measure")
    headed = split_headings([p for cell in cells for p in cell.paragraphs], reading.vocabulary)
    parts = rows.field("measure").parts
    number, text = _numbered(rows, headed.paragraphs, reading)
    followups, doubts = _followups(rows, reading)
    latest = max(followups, key=lambda followup: followup.period.end)
    partner = rows.field("partner")
    measure = Measure(
        measure=Field(text, parts if text else ()),
        number=number,
        responsible=join_fields(rows.field("responsible"), partner),
        schedule=rows.field("schedule"),
        followup=latest.text,
        status=latest.status,
        followups=followups if len(followups) > 1 else (),
        other=_others(rows),
        partner=partner,
        doubts=(
            *doubts,
            *_doubts_of_rows(rows),
            *_empty_measure(rows, text),
            *_blank_rows(rows),
            *unread_doubts(rows.grid, rows.header, rows.rows, reading.vocabulary),
        ),
    )
    return MeasureEntry(measure, ranked(headed.headings, CELL_RANK, parts))


def _numbered(rows: Rows, paragraphs: Sequence[Paragraph], reading: Reading) -> tuple[str, str]:
    """The measure's number, from its column or in front of the text, and the text."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    printed = [number for cell in rows.cells("number") if (number := number_of_cell(cell.text))]
    number, rest = split_number(text, reading.vocabulary)
    if printed:
        return printed[0], rest if number == printed[0] else text
    if not number and rows.counts_bare and text[:1].isdigit():
        number, rest = text.split(maxsplit=1)
    return number, rest


def _others(rows: Rows) -> tuple[tuple[str, str], ...]:
    """Further columns by heading, and what a measure's number, theme and goal do not tell of theirs."""
    texts: dict[tuple[str, int], list[Cell]] = {}
    for column in rows.header.columns:
        cells = _further_cells(rows, column)
        if cells is not None:
            heading = column.heading or f"column {column.index + 1}"
            texts.setdefault((heading, _heading_column(rows, column)), []).extend(cells)
    return tuple((heading, field_of(distinct(cells)).text) for (heading, _), cells in texts.items())


def _heading_column(rows: Rows, column: Column) -> int:
    """Where the cell of a column's heading begins; one cell may head several columns."""
    header = rows.header
    cell = rows.grid.at(header.last_row, column.index) if header.last_row >= 0 else None
    return cell.column if cell else column.index


def _further_cells(rows: Rows, column: Column) -> Sequence[Cell] | None:
    """The cells of a column that go into no field of the measure; None where the column has none."""
    cells = rows.grid.area(rows.rows, (column.index,))
    if column.role in FURTHER_ROLES:
        return None if column.role != "other" and rows.goal_has_indicators else cells
    filled = [cell for cell in cells if cell.paragraphs]
    if column.role == "number":
        numbers = [cell for cell in filled if number_of_cell(cell.text)]
        return [cell for cell in filled if cell not in numbers[:1]] or None
    if column.role not in ("theme", "goal"):
        return None
    told = [cell for cell in rows.cells(column.role) if cell.paragraphs][:1]
    return [cell for cell in filled if cell not in told] or None


def _followups(rows: Rows, reading: Reading) -> tuple[tuple[Followup, ...], tuple[Doubt, ...]]:
    """What the rows report for each period that the header names, in column order."""
    followups: list[Followup] = []
    doubts: list[Doubt] = []
    for period, columns in followup_columns(rows.header, reading):
        texts = rows.grid.area(rows.rows, [c.index for c in columns if c.role == "followup"])
        lights = [column.index for column in columns if column.role == "status"]
        status, unsure = status_of(rows, lights, reading) if lights else (Status(), ())
        text = join_fields(field_of(texts, rows.grid.table.number), _told(rows, columns, reading))
        followups.append(Followup(period, text, status))
        doubts += unsure
    return tuple(followups), tuple(doubts)


def _told(rows: Rows, columns: Sequence[Column], reading: Reading) -> Field:
    """What status cells tell beyond their status."""
    cells = rows.grid.area(rows.rows, [column.index for column in columns if column.tells])
    told = [split_status(cell.text, reading.vocabulary)[0] for cell in cells]
    parts = tuple(part for cell in cells for part in parts_of(cell, rows.grid.table.number))
    text = "\n".join(filter(None, told))
    return Field(text, parts) if text else Field()


def followup_columns(header: Header, reading: Reading) -> list[tuple[Period, list[Column]]]:
    """The follow-up and status columns by period; a status without one goes with the column before it."""
    columns = [column for column in header.columns if column.role in ("followup", "status")]
    dated = {c.index: period_in_heading(c.heading, reading.vocabulary) for c in columns}
    if len({(p.start, p.end) for p in dated.values() if p.start}) < 2:
        return [(max(dated.values(), key=lambda p: p.end, default=Period()), columns)]
    groups: dict[tuple[str, str], tuple[Period, list[Column]]] = {}
    current = Period()
    for column in columns:
        current = dated[column.index] if dated[column.index].start else current
        groups.setdefault((current.start, current.end), (current, []))[1].append(column)
    return list(groups.values())


def status_of(rows: Rows, columns: Sequence[int], reading: Reading) -> tuple[Status, tuple[Doubt, ...]]:
    """The status that the light cells of a record show."""
    cells = rows.grid.area(rows.rows, columns)
    neighbours = [
        cell for cell in rows.grid.area(rows.rows[:1], range(rows.grid.table.columns)) if cell not in cells
    ]
    number = rows.grid.table.number
    parts = tuple(part for cell in cells for part in parts_of(cell, number))
    lines = dict.fromkeys(line for cell in cells for line in _status_lines(rows, cell, reading))
    light = find_light(cells, neighbours)
    if light == NO_LIGHT and lines and not rows.is_lit:
        light = Light()
    return read_status(Field("\n".join(lines), parts), light, reading.legend, reading.vocabulary)


def _status_lines(rows: Rows, cell: Cell, reading: Reading) -> list[str]:
    """The lines of a status cell that say its status."""
    if not any(column.tells and column.index == cell.column for column in rows.header.columns):
        return [paragraph.text for paragraph in cell.paragraphs]
    return list(filter(None, [split_status(cell.text, reading.vocabulary)[1]]))


def shows_lights(grid: Grid, header: Header, rows: Sequence[int]) -> bool:
    """Whether a status cell of these rows shows a light."""
    lights = grid.area(rows, header.of("status"))
    neighbours = [cell for cell in grid.area(rows[:1], range(grid.table.columns)) if cell not in lights]
    found = [find_light([cell], neighbours) for cell in lights]
    return any(light is None or light.colour not in ("", NO_LIGHT.colour) for light in found)


def _doubts_of_rows(rows: Rows) -> tuple[Doubt, ...]:
    """The reader's doubts about these rows; a doubt with a column names the field it is about."""
    roles = {column.index: column.role for column in rows.header.columns}
    found = [doubt for doubt in rows.grid.table.doubts if doubt.place.row in rows.rows]
    return tuple(
        replace(
            doubt,
            field=doubt.field or roles.get(-1 if doubt.place.column is None else doubt.place.column, ""),
        )
        for doubt in found
    )


def full_rows_without_measure(grid: Grid, header: Header, rows: Sequence[int]) -> list[int]:
    """The rows below a measure's first that are filled as it is, but for an empty cell of their own there."""
    filled = {cell.column for cell in grid.filled(rows[0])} - set(header.of("measure"))
    least = max(2, ENOUGH * len(filled))
    return [
        row
        for row in rows[1:]
        if all(cell.row == row for cell in grid.area((row,), header.of("measure")))
        and len(filled & {cell.column for cell in grid.filled(row)}) >= least
    ]


def _blank_rows(rows: Rows) -> tuple[Doubt, ...]:
    """The doubts about rows that may be measures of their own whose text is missing."""
    odd = [] if rows.goes_on_blank else full_rows_without_measure(rows.grid, rows.header, rows.rows)
    return tuple(_blank_row(rows.grid, row) for row in odd)


def _blank_row(grid: Grid, row: int) -> Doubt:
    cells = grid.filled(row)
    text = " | ".join(plain(cell.text) for cell in cells)
    message = f"The row '{text}' has no measure text and is read with the one above."
    return Doubt("rows_glued", message, place_of(cells[0], grid.table.number))


def _empty_measure(rows: Rows, text: str) -> tuple[Doubt, ...]:
    if text:
        return ()
    seen = " | ".join(plain(cell.text) for cell in rows.grid.area(rows.rows, range(rows.grid.table.columns)))
    place = next(
        (place_of(c, rows.grid.table.number) for row in rows.rows for c in rows.grid.filled(row)), Place()
    )
    return (Doubt("empty_cell", f"The row '{seen}' has no measure text.", place, "measure"),)
