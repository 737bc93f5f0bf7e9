"""What the cells of one record may say that its fields do not: texts of columns that were not understood.

Gets the rows of a record under their header, gives doubts that name the fields which may be wrong. That a
column as a whole was not understood is told once by `missing`; here each record tells it of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from extract.model import Cell, Doubt
from extract.record.columns import TELLING, Column, Header
from extract.record.contents import LONG_TEXT
from extract.record.grid import Grid, place_of
from extract.record.labels import number_of_cell
from extract.record.status import has_status_words
from extract.record.words import words
from extract.vocabulary import Vocabulary

NEAR = 72.0
"""Likeness from which a heading may be a known one misspelt, though it is not read as that."""
NEEDED = ("responsible", "schedule", "followup", "status")
SHOWN = 60


def unread_doubts(
    grid: Grid, header: Header, rows: tuple[int, ...], vocabulary: Vocabulary
) -> Iterator[Doubt]:
    """The doubts about texts under no heading, under one that was not read, and over several columns."""
    number = grid.table.number
    is_headed = any(column.heading for column in header.columns)
    for column in header.columns if is_headed else ():
        if column.role != "other" or column.match.role:
            continue
        near = near_role(column.heading, vocabulary)
        for cell in grid.area(rows, (column.index,)):
            if cell.paragraphs and not column.heading:
                yield from _unheaded(cell, header, grid, vocabulary)
            elif cell.paragraphs and near:
                message = f"'{column.heading}' is not read as {near}, though it resembles such a heading."
                yield Doubt("heading_unread", message, place_of(cell, number), near)
    for column in header.columns:
        yield from _under_several(column, grid.area(rows, (column.index,)), header)
    yield from _several_measures(grid, header, rows)
    yield from _headed_again(grid, header, rows)
    for cell in grid.area(rows, range(grid.table.columns)):
        yield from _spanning(cell, header, grid)


def _unheaded(cell: Cell, header: Header, grid: Grid, vocabulary: Vocabulary) -> Iterator[Doubt]:
    """A text under no heading may be a piece of the cells beside it, or what a field lacks."""
    message = f"'{cell.text}' stands under no heading and is kept in `other`."
    shown = "status" if has_status_words(cell.text, vocabulary) else _by_length(cell.text)
    lacking = [role for role in NEEDED if not header.has(role)]
    roles = list(dict.fromkeys([*lacking, *([shown] if shown != "other" or not lacking else [])]))
    if _is_seldom_filled(cell.column, header, grid):
        near = [c for c in header.columns if abs(c.index - cell.column) == 1 and c.role in _TEXTS]
        roles = [*dict.fromkeys([*(column.role for column in near), "other"])]
    for role in roles:
        place = place_of(cell, grid.table.number)
        yield Doubt("text_unheaded", message, place, _FIELDS.get(role, role))


def _by_length(text: str) -> str:
    return "followup" if len(text) >= LONG_TEXT else "other"


def _is_seldom_filled(column: int, header: Header, grid: Grid) -> bool:
    """Whether most rows have nothing in a column, so that it may be no column of its own."""
    rows = range(header.last_row + 1, grid.table.rows)
    filled = sum(bool(cell.paragraphs) for cell in grid.area(rows, (column,)))
    return filled * 2 < len(rows)


def _headed_again(grid: Grid, header: Header, rows: tuple[int, ...]) -> Iterator[Doubt]:
    """A row that begins with its headings may be more of another row, under a repeated header."""
    headed = [
        cell
        for column in header.columns
        for cell in grid.area(rows[:1], (column.index,))
        if column.heading and cell.paragraphs and cell.paragraphs[0].text == column.heading
    ]
    if len(headed) > 1:
        message = f"The row has the headings '{headed[0].paragraphs[0].text}' and others in it."
        yield Doubt("rows_glued", message, place_of(headed[0], grid.table.number))


def _under_several(column: Column, cells: Sequence[Cell], header: Header) -> Iterator[Doubt]:
    """A text under several headings run together belongs to the fields of all that have no other column."""
    others = {other.role for other in header.columns if other.heading != column.heading}
    filled = [cell for cell in cells if cell.paragraphs]
    if not set(column.joined) - others - {column.role} or not filled:
        return
    message = f"'{filled[0].text[:SHOWN]}' stands under several headings in one: '{column.heading}'."
    for role in sorted({*column.joined} - others | {column.role}):
        yield Doubt("text_across_columns", message, place_of(filled[0]), _FIELDS.get(role, role))


def _several_measures(grid: Grid, header: Header, rows: tuple[int, ...]) -> Iterator[Doubt]:
    """A measure of several cells beside each other, under one heading, may hold what another field lacks."""
    cells = [cell for cell in grid.area(rows[:1], header.of("measure")) if cell.paragraphs]
    texts = [cell for cell in cells if number_of_cell(cell.text) is None]
    if len(texts) < 2:
        return
    message = f"'{texts[0].text[:SHOWN]}' and '{texts[1].text[:SHOWN]}' stand under one heading."
    for role in ["measure", *(role for role in NEEDED if not header.has(role))]:
        yield Doubt("text_across_columns", message, place_of(texts[0], grid.table.number), role)


def _spanning(cell: Cell, header: Header, grid: Grid) -> Iterator[Doubt]:
    """A text merged over columns of several headings belongs to all of their fields or to one of them."""
    if cell.column_span == 1 or not cell.paragraphs:
        return
    covered = range(cell.column, cell.column + cell.column_span)
    told: list[Column] = [column for column in header.columns if column.index in covered and column.heading]
    if len({column.heading for column in told}) < 2:
        return
    message = f"'{cell.text[:SHOWN]}' is merged over the columns {', '.join(c.heading for c in told)}."
    for role in dict.fromkeys(column.role for column in told):
        yield Doubt(
            "text_across_columns", message, place_of(cell, grid.table.number), _FIELDS.get(role, role)
        )


_TEXTS = frozenset({"measure", "responsible", "partner", "schedule", "followup"})
_FIELDS = {"number": "measure_no", "partner": "responsible"}


@lru_cache(maxsize=1024)
def near_role(heading: str, vocabulary: Vocabulary) -> str:
    """The role of the known heading that an unknown one resembles; '' where it resembles none."""
    printed = "".join(words(heading))
    scores = [
        (fuzz.ratio(printed, "".join(words(entry))), role)
        for role, entries in vocabulary.columns.items()
        if role in TELLING
        for entry in entries
    ]
    score, role = max(scores, default=(0.0, ""))
    return _FIELDS.get(role, role) if printed and score >= NEAR else ""
