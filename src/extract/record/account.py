"""The account of a report: each text and light of its tables is in a record, or a doubt says that it is not.

Gets the tables as they were read, with the records that came of them, gives doubts. It counts from the
document, not from the way the records were built, so that what is lost on that way shows. Prose and
headings outside tables, and tables that are listed as ignored, are accounted for by being so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from extract.model import Cell, Doubt, Field, Goal, Measure, Place, Status
from extract.record.columns import Header, match_heading
from extract.record.grid import Grid, parts_of
from extract.record.labels import number_of_cell, split_goal_label, split_label, without_continuation
from extract.record.lights import NO_LIGHT, lights_of
from extract.record.roles import Placed
from extract.record.rows import find_groups
from extract.vocabulary import Vocabulary

FURNISHING = frozenset({"header", "spacer", "numbers", "legend"})
"""Kinds of rows that say nothing of a record."""
LONGEST_SHOWN = 120
FEWEST_WORDS = 4
"""A sentence in a header has at least as many; 'Prel. tot.' is a heading."""
SENTENCE_ENDS = (".", "!", ";")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one record keeps of its texts."""

    own: str
    """All of it."""
    unplaced: str
    """What keeps no place: numbers, further columns, and what holds for several rows."""


_Shelf = dict[Place, list[_Kept]]


def unaccounted(
    tables: Iterable[Placed], goals: Sequence[Goal], known: Iterable[Doubt], vocabulary: Vocabulary
) -> Iterator[Doubt]:
    """A doubt for each row with a text or light that no record holds and no doubt of `known` names."""
    shelf = _shelved(goals)
    named = {doubt.place for doubt in known}

    @cache
    def stated() -> frozenset[str]:
        """The words of all records, gathered only where a text is left over, and once for all tables."""
        return frozenset(chain.from_iterable(_words(one.own) for kept in shelf.values() for one in kept))

    for placed in tables:
        if placed.kind in ("followup", "card"):
            sheet = _Sheet(Grid(placed.table), placed.headers, placed.kind == "card", shelf, vocabulary)
            yield from _of_table(sheet, named, stated)


def _shelved(goals: Iterable[Goal]) -> _Shelf:
    """What the records keep, by each place that they name."""
    shelf: _Shelf = {}
    for goal in goals:
        _put(shelf, _goal_fields(goal), (goal.number,))
        for measure in goal.measures:
            further = [measure.number, goal.number, goal.goal.text]
            further += [text for pair in measure.other for text in pair]
            _put(shelf, [*_measure_fields(measure), Field(goal.goal.text)], further)
    return shelf


def _put(shelf: _Shelf, fields: Iterable[Field], unplaced: Iterable[str]) -> None:
    fields = tuple(fields)
    further = "\n".join(unplaced)
    kept = _Kept("\n".join([*(field.text for field in fields), further]), further)
    for place in {part.place for field in fields for part in field.parts}:
        shelf.setdefault(place, []).append(kept)


def _goal_fields(goal: Goal) -> Iterator[Field]:
    yield goal.goal
    yield _light(goal.status)
    for indicator in goal.indicators:
        yield from (indicator.target, indicator.current)


def _measure_fields(measure: Measure) -> Iterator[Field]:
    yield from (measure.measure, measure.theme, measure.responsible, measure.schedule, measure.followup)
    yield _light(measure.status)
    for followup in measure.followups:
        yield from (followup.text, _light(followup.status))


def _light(status: Status) -> Field:
    return Field(status.label, status.parts)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table, and what the records of the report keep."""

    grid: Grid
    headers: tuple[Header, ...]
    is_card: bool
    shelf: _Shelf
    vocabulary: Vocabulary

    def keeps(self, cell: Cell) -> bool:
        """Whether a record that names the cell's place, or its row's, holds the cell's text."""
        own = self._kept((cell,))
        if not cell.paragraphs or any(cell.column in header.of("status") for header in self.headers):
            return bool(own)
        if any(self._holds(kept.own, cell) for kept in own):
            return True
        near = self._kept(self._beside(cell))
        return any(self._holds(kept.own if self.is_card else kept.unplaced, cell) for kept in near)

    def _beside(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells of the rows that a cell covers; of all rows of a card."""
        table = self.grid.table
        own = range(cell.row, min(cell.row + cell.row_span, table.rows))
        return self.grid.area(range(table.rows) if self.is_card else own, range(table.columns))

    def _kept(self, cells: Iterable[Cell]) -> list[_Kept]:
        return [kept for place in self.places(cells) for kept in self.shelf.get(place, ())]

    def places(self, cells: Iterable[Cell]) -> Iterator[Place]:
        """All places of some cells."""
        return (part.place for cell in cells for part in parts_of(cell, self.grid.table.number))

    def _holds(self, kept: str, cell: Cell) -> bool:
        """Whether a kept text has the words of a cell."""
        return cell.text in kept or not Counter(self.words(cell)) - Counter(_words(kept))

    def words(self, cell: Cell) -> tuple[str, ...]:
        """The words of a cell without its label's; a number behind the label stays."""
        text = without_continuation(cell.text, self.vocabulary)
        label = split_goal_label(text, self.vocabulary) or split_label(text, self.vocabulary, "measure")
        return _words(f"{label.number} {label.text}" if label else text)

    def is_excused(self, cell: Cell, stated: frozenset[str]) -> bool:
        """Whether a text that no record holds is a card's label, or says again what a goal or theme says."""
        if self.is_card:
            return bool(match_heading(cell.text, self.vocabulary).role)
        row = self.grid.row(cell.row)
        return not any(place in self.shelf for place in self.places(row)) and stated.issuperset(
            self.words(cell)
        )


def _of_table(sheet: _Sheet, named: set[Place], stated: Callable[[], frozenset[str]]) -> Iterator[Doubt]:
    yield from _full_headers(sheet)
    left = [cell for cell in _body(sheet) if not sheet.keeps(cell)]
    if not left:
        return
    furnishing = _furnishing_rows(sheet)
    rows: dict[int, list[Cell]] = {}
    for cell in left:
        is_named = any(place in named for place in sheet.places(sheet.grid.row(cell.row)))
        if cell.row not in furnishing and not is_named and not sheet.is_excused(cell, stated()):
            rows.setdefault(cell.row, []).append(cell)
    yield from (_doubt(cells, sheet) for cells in rows.values())


def _full_headers(sheet: _Sheet) -> Iterator[Doubt]:
    """A doubt for each header with a text like a record's: a row may have been taken for headings."""
    for header in sheet.headers:
        rows = range(max(header.first_row, 0), header.last_row + 1)
        cells = [cell for row in rows for cell in sheet.grid.filled(row) if cell != header.goal_cell]
        told = [cell for cell in cells if _tells(cell, header, sheet.vocabulary)]
        if told:
            text = " | ".join(cell.text for cell in told)[:LONGEST_SHOWN]
            message = f"'{text}' stands in a row that is read as headings."
            yield Doubt("header_holds_record", message, next(sheet.places(told)))


def _tells(cell: Cell, header: Header, vocabulary: Vocabulary) -> bool:
    """Whether a text in a header is a sentence, or a number under the heading of numbers."""
    if cell.row > header.first_row and cell.column in header.of("number"):
        return bool(number_of_cell(cell.text))
    is_sentence = cell.text.rstrip().endswith(SENTENCE_ENDS) and len(_words(cell.text)) >= FEWEST_WORDS
    return is_sentence and not match_heading(cell.text, vocabulary).role


def _body(sheet: _Sheet) -> Iterator[Cell]:
    """The cells with a text, or a light in a status column, that are in no header."""
    heads = {row for header in sheet.headers for row in range(header.first_row, header.last_row + 1)}
    for row in range(sheet.grid.table.rows):
        if row not in heads:
            header = next((h for h in reversed(sheet.headers) if h.first_row <= row), None)
            lights = set(header.of("status")) if header else set()
            for cell in sheet.grid.starting(row):
                if cell.paragraphs or (cell.column in lights and _is_lit(cell, sheet.grid)):
                    yield cell


def _is_lit(cell: Cell, grid: Grid) -> bool:
    fills = Counter(other.fill for other in grid.row(cell.row) if other is not cell)
    return any(light.colour not in ("", NO_LIGHT.colour) for light in lights_of(cell, fills))


def _furnishing_rows(sheet: _Sheet) -> frozenset[int]:
    """The rows that belong to no record by what they are; a lone text above a header is one of them."""
    groups = find_groups(sheet.grid, sheet.headers, sheet.vocabulary) if sheet.headers else ()
    return frozenset(
        row
        for group in groups
        for row in group.rows
        if group.kind in FURNISHING or (group.kind == "banner" and len(sheet.grid.filled(row)) == 1)
    )


def _doubt(cells: Sequence[Cell], sheet: _Sheet) -> Doubt:
    place = next(sheet.places(cells))
    text = " | ".join(cell.text for cell in cells if cell.paragraphs)[:LONGEST_SHOWN]
    if not text:
        return Doubt("light_unaccounted", "A light is in no record.", place, "status")
    return Doubt("text_unaccounted", f"'{text}' is in no record.", place)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))
