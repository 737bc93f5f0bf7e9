"""What each row of a table is: header, goal, theme, measure, more of the measure above, or no record.

Gets a grid with its headers, gives groups of rows that make one record each. It reads no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.model import Cell
from extract.record.columns import LONGEST_HEADING, Header
from extract.record.grid import Grid
from extract.record.labels import Label, number_of_cell, split_goal_label, without_continuation
from extract.record.legend import legend_row, names_legend
from extract.record.words import plain, words
from extract.vocabulary import Vocabulary

LONGEST_THEME = 200
LABEL_AND_TEXT = 2
"""Cells of a row that holds a number or label and the text that it belongs to."""
_IN_BRACKETS = re.compile(r"[\[(<{].*[\])>}]", re.S)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that make one record."""

    kind: str
    """header, goal, goal_line, measure, theme, legend, numbers, hint, spacer, banner or text."""
    rows: tuple[int, ...]
    header: Header | None


def find_groups(grid: Grid, headers: Sequence[Header], vocabulary: Vocabulary) -> tuple[Group, ...]:
    """The rows of a table in groups, from above."""
    groups: list[Group] = []
    for row in range(grid.table.rows):
        header = next((header for header in reversed(headers) if header.first_row <= row), None)
        kind = _kind(grid, row, header, vocabulary)
        if (
            kind == "goal_line" and header is None
        ):  # right above its own header, which says where its light is
            header = next((header for header in headers if header.first_row == row + 1), None)
        if kind == "more" and groups and groups[-1].kind in ("measure", "goal"):
            groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, row))
        else:
            groups.append(Group("text" if kind == "more" else kind, (row,), header))
    return tuple(groups)


def _kind(grid: Grid, row: int, header: Header | None, vocabulary: Vocabulary) -> str:
    if header and header.first_row <= row <= header.last_row:
        return "header"
    if _continues(grid, row, header):
        return "more"
    filled = grid.filled(row)
    return _filled_kind(grid, filled, row, header, vocabulary) if filled else "spacer"


def _filled_kind(
    grid: Grid, filled: Sequence[Cell], row: int, header: Header | None, vocabulary: Vocabulary
) -> str:
    if line := _line(grid, row, filled):
        return _line_kind(grid, line, row, header, vocabulary)
    if _is_goal_row(filled, header, vocabulary) or _is_numbered_goal(grid, filled, row, vocabulary):
        return "goal_line"
    if header is None or not header.kind:
        return "banner"
    return _body_kind(grid, filled, row, header, vocabulary)


def _continues(grid: Grid, row: int, header: Header | None) -> bool:
    """Whether the row's measure or goal text is a merged cell that began in a row above."""
    if header is None or row == header.last_row + 1:
        return False
    columns = header.of("measure") if header.kind == "measures" else header.of("goal")
    cells = [grid.at(row, column) for column in columns]
    return bool(cells) and all(
        cell is not None and header.last_row < cell.row < row and cell.paragraphs for cell in cells
    )


def _line(grid: Grid, row: int, filled: Sequence[Cell]) -> Cell | None:
    """The only text of a row that stands for the row as a whole: merged over it, or all bold."""
    if len(filled) != 1 or len(grid.row(row)) > len(grid.starting(row)):
        return None
    cell = filled[0]
    is_wide = cell.column_span >= max(2, grid.table.columns - 1)
    is_bold_start = cell.column == 0 and all(p.is_bold for p in cell.paragraphs) and grid.table.columns > 1
    return cell if is_wide or is_bold_start else None


def _line_kind(grid: Grid, line: Cell, row: int, header: Header | None, vocabulary: Vocabulary) -> str:
    if goal_label_of(line, vocabulary):
        return "goal_line"
    if legend_row(grid, row, vocabulary) or names_legend(line.text, vocabulary):
        return "legend"
    if not words(without_continuation(line.text, vocabulary)):
        return "spacer"
    if header is None or header.kind != "measures":
        return "banner"
    return "theme" if _is_theme(line) else "text"


def goal_label_of(cell: Cell, vocabulary: Vocabulary) -> Label | None:
    """The goal label in front of a cell's text, with a number or a mark, so that prose is none."""
    label = split_goal_label(cell.text, vocabulary)
    return label if label and label.text and (label.number or label.is_marked) else None


def _is_theme(cell: Cell) -> bool:
    is_sentence = cell.text.rstrip().endswith(".") and not all(p.is_bold for p in cell.paragraphs)
    return len(cell.text) <= LONGEST_THEME and not is_sentence


def _body_kind(grid: Grid, filled: Sequence[Cell], row: int, header: Header, vocabulary: Vocabulary) -> str:
    if _are_column_numbers(filled, grid):
        return "numbers"
    if row == header.last_row + 1 and _are_hints(filled, vocabulary):
        return "hint"
    if header.kind == "goals":
        return "goal" if _starts(grid, row, header.of("goal")) else "more"
    if _starts(grid, row, header.of("measure")) or _has_own_number(grid, row, header):
        return "measure"
    return _kind_without_measure(grid, filled, row, header)


def _kind_without_measure(grid: Grid, filled: Sequence[Cell], row: int, header: Header) -> str:
    """What a row without a measure's text is: a new goal or theme begins a record, other texts go on."""
    if not _starts(grid, row, header.of("goal", "theme")):
        return "more"
    if len(filled) > 1:
        return "measure"
    return "theme" if filled[0].column in header.of("theme") else "goal_line"


def _starts(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    return any(cell.row == row and cell.paragraphs for cell in grid.area((row,), columns))


def _has_own_number(grid: Grid, row: int, header: Header) -> bool:
    cells = [cell for cell in grid.area((row,), header.of("number")) if cell.row == row]
    return any(number_of_cell(cell.text) for cell in cells)


def _are_column_numbers(filled: Sequence[Cell], grid: Grid) -> bool:
    """Whether the cells count the columns: '1. | 2 | 3 | 4'."""
    numbers = [re.fullmatch(r"\(?(\d{1,2})[.)]?", cell.text.strip()) for cell in filled]
    counted = [int(number[1]) for number in numbers if number]
    return len(counted) == len(filled) >= min(3, grid.table.columns) and counted == list(
        range(counted[0], counted[0] + len(counted))
    )


def _are_hints(filled: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether the short cells are instructions of the template: half in brackets or with a hint word."""
    if any(len(cell.text) > LONGEST_HEADING for cell in filled):
        return False
    hints = [plain(hint) for hint in vocabulary.phrases.get("hints", ())]
    telling = [
        cell
        for cell in filled
        if _IN_BRACKETS.fullmatch(cell.text.strip())
        or any(plain(cell.text).startswith(f"{hint} ") for hint in hints)
    ]
    return 2 <= len(telling) >= len(filled) / 2


def _is_goal_row(filled: Sequence[Cell], header: Header | None, vocabulary: Vocabulary) -> bool:
    """Whether a row states a goal: a label with its text, in one cell or two, and at most a light."""
    if header is not None and header.has("goal"):
        return False
    texts = goal_cells(filled, header)
    label = goal_label_of(texts[0], vocabulary) if len(texts) == 1 else _label_alone(texts, vocabulary)
    return label is not None


def _is_numbered_goal(grid: Grid, filled: Sequence[Cell], row: int, vocabulary: Vocabulary) -> bool:
    """Whether a row is a number and, over all other columns, a goal: labelled, or the rows below count on.

    They do where the first of them has the number with a further one: '1' above '1.1'.
    """
    number, text = numbered_text(filled)
    if text is None or text.column_span < 2 or text.column + text.column_span < grid.table.columns:
        return False
    label = split_goal_label(text.text, vocabulary)
    below = grid.filled(row + 1) if row + 1 < grid.table.rows else ()
    counts_on = bool(below) and (number_of_cell(below[0].text) or "").startswith(f"{number}.")
    return (label is not None and bool(label.text)) or counts_on


def numbered_text(cells: Sequence[Cell]) -> tuple[str, Cell | None]:
    """A number and the cell of the text beside it, where these are all that a row holds."""
    number = number_of_cell(cells[0].text) if len(cells) == LABEL_AND_TEXT else None
    return (number, cells[1]) if number else ("", None)


def goal_cells(filled: Sequence[Cell], header: Header | None) -> list[Cell]:
    """The cells of a row that are in no status column."""
    lights = header.of("status") if header else ()
    return [cell for cell in filled if cell.column not in lights or cell is filled[0]]


def _label_alone(texts: Sequence[Cell], vocabulary: Vocabulary) -> Label | None:
    """A goal label with a number in a cell of its own, beside a cell with the goal's text."""
    label = split_goal_label(texts[0].text, vocabulary)
    is_alone = label is not None and bool(label.number) and not label.text
    return label if is_alone and len(texts) == LABEL_AND_TEXT and len(words(texts[1].text)) > 0 else None
