"""Records printed as label and value: a two-column card, or labelled paragraphs.

Gets tables and paragraphs, gives measures (and the goals that a card names) as entries. A table with
a header over its columns is no card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Cell, Doubt, Field, Goal, Indicator, Measure, Paragraph, Status, Table
from extract.record.columns import TELLING, find_headers, match_heading
from extract.record.entries import Entry, GoalEntry, MeasureEntry, Reading, ThemeEntry
from extract.record.goals import goal_of_text
from extract.record.grid import Grid, field_of, join_fields, paragraph_field, paragraph_part
from extract.record.headings import is_heading
from extract.record.indicators import indicators_of_texts
from extract.record.labels import number_of_cell, split_goal_label, split_label, split_number
from extract.record.lights import NO_LIGHT, Light, find_light, light_of_paragraph
from extract.record.status import read_status
from extract.record.themes import ROW_RANK, ranked
from extract.vocabulary import Vocabulary

CERTAIN_LABEL = 0.85
LONGEST_LABEL = 50
FEWEST_ROLES = 2
FEWEST_HEADINGS = 3
"""Headings in a row that make it a header; two may be a label and a value that reads like one."""
NEARBY = 4
"""Pieces after a measure's label among which another label must stand."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and the label before it."""

    role: str
    label: str
    field: Field
    light: Light | None = NO_LIGHT


@dataclass(frozen=True, slots=True)
class CardRun:
    """Paragraphs, by their first and last index, that are records of labelled values."""

    first: int
    last: int
    values: tuple[Labelled, ...]


def is_card(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether the cells of a table's first column are labels of the values beside them."""
    if table.columns < 2 or table.rows < FEWEST_ROLES:
        return False
    labels = [cell.text for cell in table.cells if cell.column == 0 and cell.paragraphs]
    roles = [role for text in labels if (role := _role(text, vocabulary))]
    told = set(roles) & (TELLING | {"measure", "goal"})
    is_measure = len(told) >= FEWEST_ROLES and bool(told & TELLING)
    is_goal = roles.count("goal") == 1 and set(roles) & {"indicator", "target", "current", "status"}
    return bool(
        (is_measure or is_goal) and len(roles) * 2 >= len(labels) and not _has_header(table, vocabulary)
    )


def _has_header(table: Table, vocabulary: Vocabulary) -> bool:
    """Whether a row of the table heads all its columns."""
    grid = Grid(table)
    headers = find_headers(grid, vocabulary)
    is_whole = any(h.kind and all(c.match.role or not c.heading for c in h.columns) for h in headers)
    rows = (grid.filled(row) for row in range(table.rows))
    return is_whole or any(
        len(cells) >= FEWEST_HEADINGS and all(_role(cell.text, vocabulary) for cell in cells)
        for cells in rows
    )


def _role(text: str, vocabulary: Vocabulary) -> str:
    label = text.strip().rstrip(":")
    match = match_heading(label, vocabulary) if len(label) <= LONGEST_LABEL else None
    if match and match.score >= CERTAIN_LABEL:
        return match.role
    numbered = split_label(label, vocabulary, "measure")
    return "measure" if numbered and numbered.number and not numbered.text else ""


def card_entries(table: Table, above: Paragraph | None, reading: Reading) -> tuple[Entry, ...]:
    """The records of a card table; a card without a measure's label takes the heading above it."""
    grid = Grid(table)
    rows = [_values_of_row(grid, row, reading.vocabulary) for row in range(table.rows)]
    values = _with_continuations(value for row in rows for value in row)
    if above is not None and not any(value.role == "measure" for value in values):
        values = [Labelled("measure", "", paragraph_field(above)), *values]
    return tuple(entry for record in records(values) for entry in _entries(record, reading))


def _values_of_row(grid: Grid, row: int, vocabulary: Vocabulary) -> Iterator[Labelled]:
    """The labelled values of a row, which may hold several pairs; a lone text heads the record."""
    cells = [cell for cell in grid.starting(row) if cell.paragraphs or cell.fill or cell.marks]
    filled = [cell for cell in cells if cell.paragraphs]
    number = grid.table.number
    if len(filled) == 1 and grid.is_wide(filled[0]):
        yield Labelled("measure", "", field_of(filled, number))
        return
    for label, values in _pairs(cells, vocabulary):
        yield _value(label, values, number, vocabulary)


def _pairs(cells: Iterable[Cell], vocabulary: Vocabulary) -> list[tuple[Cell | None, list[Cell]]]:
    """The labels of a row with their values; None for values that stand before any label."""
    pairs: list[tuple[Cell | None, list[Cell]]] = []
    for cell in cells:
        waits_for_value = bool(pairs) and pairs[-1][0] is not None and not pairs[-1][1]
        may_be_label = bool(cell.paragraphs) and not waits_for_value
        if may_be_label and (cell.column == 0 or _role(cell.text, vocabulary)):
            pairs.append((cell, []))
        elif pairs:
            pairs[-1][1].append(cell)
        else:
            pairs.append((None, [cell]))
    return pairs


def _with_continuations(values: Iterable[Labelled]) -> list[Labelled]:
    """The values, those without a label joined to the one above."""
    joined: list[Labelled] = []
    for value in values:
        if value.role or not joined:
            joined.append(value if value.role else replace(value, role="other"))
        else:
            joined[-1] = replace(joined[-1], field=join_fields(joined[-1].field, value.field))
    return joined


def _value(label: Cell | None, cells: Sequence[Cell], table: int, vocabulary: Vocabulary) -> Labelled:
    if label is None:
        return Labelled("", "", field_of(cells, table))
    text = label.text.strip().rstrip(":").replace("\n", " ")
    light = find_light(cells, (label,)) if cells else NO_LIGHT
    role, field = _role(text, vocabulary) or "other", field_of(cells, table)
    return Labelled(role, text, _with_number(role, text, field), light)


def _with_number(role: str, label: str, field: Field) -> Field:
    """The number in 'Goal 2' is the goal's, so its label stays with the value."""
    is_numbered = role == "goal" and any(sign.isdigit() for sign in label)
    return replace(field, text=f"{label}: {field.text}") if is_numbered else field


def records(values: Sequence[Labelled]) -> list[list[Labelled]]:
    """The values parted into records, each with one measure."""
    parted: list[list[Labelled]] = []
    for value in values:
        if not parted or _begins_record(value.role, {known.role for known in parted[-1]}, values[0].role):
            parted.append([])
        parted[-1].append(value)
    return parted


def _begins_record(role: str, known: set[str], first: str) -> bool:
    """Whether a label begins a record: the first one's come again, or a goal or theme after a measure."""
    return (role in known and role in ("measure", first)) or (
        role in ("goal", "theme") and "measure" in known
    )


def _entries(record: Sequence[Labelled], reading: Reading) -> Iterator[Entry]:
    goal, theme = _field(record, "goal"), _field(record, "theme")
    has_measure = any(value.role in TELLING - {"status"} | {"measure"} for value in record)
    if goal:
        yield GoalEntry(_goal(record, goal, reading, is_alone=not has_measure))
    if theme:
        yield ThemeEntry(ranked([theme.text], ROW_RANK, theme.parts))
    if has_measure or not goal:
        yield MeasureEntry(_measure(record, reading))


def _goal(record: Sequence[Labelled], field: Field, reading: Reading, *, is_alone: bool) -> Goal:
    """The goal that a card names; status and indicators are its own where the card has no measure."""
    goal = goal_of_text(field, reading.vocabulary)
    if not is_alone:
        return goal
    status, doubts = _status(record, reading)
    target, current = _field(record, "indicator") or _field(record, "target"), _field(record, "current")
    pairs = indicators_of_texts(target.text.split("\n"), target.parts) if target else []
    pairs = [Indicator(target, current)] if current else pairs
    return replace(goal, status=status, indicators=tuple(pairs), doubts=doubts)


def _measure(record: Sequence[Labelled], reading: Reading) -> Measure:
    field = _field(record, "measure")
    number, text = split_number(field.text, reading.vocabulary)
    printed = number_of_cell(_field(record, "number").text)
    labelled = next(
        (n for v in record if v.role == "measure" and (n := _number_in(v.label, reading.vocabulary))), ""
    )
    status, doubts = _status(record, reading)
    partner = _field(record, "partner")
    return Measure(
        measure=replace(field, text=text),
        number=printed or labelled or number,
        responsible=join_fields(_field(record, "responsible"), partner),
        schedule=_field(record, "schedule"),
        followup=_field(record, "followup"),
        status=status,
        other=tuple(
            (v.label, v.field.text) for v in record if v.role in ("other", "indicator", "target", "current")
        ),
        partner=partner,
        doubts=doubts
        + (() if text else (Doubt("empty_cell", "The card names no measure.", field="measure"),)),
    )


def _number_in(label: str, vocabulary: Vocabulary) -> str:
    numbered = split_label(label, vocabulary, "measure")
    return numbered.number if numbered else ""


def _field(record: Sequence[Labelled], role: str) -> Field:
    return join_fields(*(value.field for value in record if value.role == role))


def _status(record: Sequence[Labelled], reading: Reading) -> tuple[Status, tuple[Doubt, ...]]:
    seen = [value for value in record if value.role == "status"]
    if not seen:
        return Status(), ()
    field = _field(record, "status")
    light = next((value.light for value in seen if value.light != NO_LIGHT), NO_LIGHT)
    return read_status(
        field, Light() if light == NO_LIGHT and field else light, reading.legend, reading.vocabulary
    )


def card_runs(paragraphs: Sequence[Paragraph], body: float, vocabulary: Vocabulary) -> list[CardRun]:
    """The runs of paragraphs that are labelled values, such as 'Priority: ...', 'Current Status: ...'."""
    pieces = [_pieces(paragraph, vocabulary) for paragraph in paragraphs]
    pieces = [
        found or _heading_of_card(paragraphs[i], pieces[i + 1 : i + 1 + NEARBY], body, vocabulary)
        for i, found in enumerate(pieces)
    ]
    runs: list[CardRun] = []
    index = 0
    while index < len(paragraphs):
        if not _starts_run(pieces, index):
            index += 1
            continue
        last = _end_of_run(paragraphs, pieces, index, body)
        values = _joined(paragraphs[index : last + 1], pieces[index : last + 1])
        runs.append(CardRun(index, last, tuple(values)))
        index = last + 1
    return runs


def run_entries(run: CardRun, reading: Reading) -> tuple[Entry, ...]:
    """The records of a run of labelled paragraphs."""
    return tuple(entry for record in records(run.values) for entry in _entries(record, reading))


def _pieces(paragraph: Paragraph, vocabulary: Vocabulary) -> list[Labelled]:
    """The labelled values of a paragraph: at its start, and behind each bold label in it."""
    text = paragraph.text
    starts = sorted({0, *(start for start, _ in paragraph.bold)})
    found = []
    for start in starts:
        label, colon, _ = text[start : start + LONGEST_LABEL].partition(":")
        role = _role(label, vocabulary) if colon else ""
        if role:
            found.append((start, start + len(label) + 1, role, label.strip()))
    if not found or found[0][0] != 0:
        return []
    ends = [start for start, *_ in found[1:]] + [len(text)]
    light = light_of_paragraph(paragraph) or NO_LIGHT
    return [
        Labelled(
            role,
            label,
            _with_number(role, label, paragraph_part(paragraph, value, end)),
            light,
        )
        for (_, value, role, label), end in zip(found, ends, strict=True)
    ]


def _heading_of_card(
    paragraph: Paragraph, following: Sequence[Sequence[Labelled]], body: float, vocabulary: Vocabulary
) -> list[Labelled]:
    """The measure that a heading states right above labelled values: 'Measure 1.1 Open a service point'."""
    near = [{piece.role for piece in found} for found in following]
    if not near or not near[0] & TELLING or len(set().union(*near) & TELLING) < FEWEST_ROLES:
        return []
    label = split_label(paragraph.text, vocabulary, "measure")
    if label is not None and label.number and label.text:
        start = paragraph.text.rindex(label.text)
        return [
            Labelled(
                "measure",
                paragraph.text[:start].strip(),
                paragraph_part(paragraph, start, len(paragraph.text)),
            )
        ]
    is_goal = split_goal_label(paragraph.text, vocabulary) is not None
    is_stated = is_heading(paragraph, body) and not is_goal and "measure" not in set().union(*near)
    return [Labelled("measure", "", paragraph_field(paragraph))] if is_stated else []


def _starts_run(pieces: Sequence[Sequence[Labelled]], index: int) -> bool:
    if not pieces[index] or pieces[index][0].role not in ("measure", "goal", "theme", "number"):
        return False
    near = [piece.role for found in pieces[index : index + NEARBY] for piece in found]
    return "measure" in near and bool(TELLING & set(near))


def _end_of_run(
    paragraphs: Sequence[Paragraph], pieces: Sequence[Sequence[Labelled]], first: int, body: float
) -> int:
    """The last paragraph before one that looks like a heading and has no label."""
    end = first
    while end + 1 < len(paragraphs) and (pieces[end + 1] or not is_heading(paragraphs[end + 1], body)):
        end += 1
    return end


def _joined(paragraphs: Sequence[Paragraph], pieces: Sequence[Sequence[Labelled]]) -> list[Labelled]:
    """The values of a run; a paragraph without a label goes on with the value above it."""
    values: list[Labelled] = []
    for paragraph, found in zip(paragraphs, pieces, strict=True):
        if found:
            values += found
        else:
            values[-1] = replace(values[-1], field=join_fields(values[-1].field, paragraph_field(paragraph)))
    return values
