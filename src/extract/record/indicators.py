"""The indicators of a goal: targets and present states, from one cell or from columns of their own.

Gets cells, gives Indicator pairs. An arrow parts the present state from its target; where a cell has
none, its second paragraph is the present state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Cell, Field, Indicator, Part
from extract.record.columns import Header, find_headers
from extract.record.grid import Grid, field_of, parts_of
from extract.vocabulary import Vocabulary

_ARROW = re.compile(r"\s*(?:→|⇒|➔|➜|⟶|►|-{1,2}>|=>|\uf0e0|\u25ba)\s*")
_INDICATOR_TABLE = frozenset({"indicator", "target", "current", "number", "status", ""})


def indicators_of(cells: Sequence[Cell], current: Sequence[Cell], table: int) -> tuple[Indicator, ...]:
    """The indicators of a goal's target cells and, where there is one, its current-state column."""
    if any(cell.paragraphs for cell in current):
        return _by_columns(cells, current, table)
    filled = [cell for cell in cells if cell.paragraphs]
    texts = [([p.text for p in cell.paragraphs], parts_of(cell, table)) for cell in filled]
    return tuple(pair for lines, parts in texts for pair in indicators_of_texts(lines, parts))


def _by_columns(targets: Sequence[Cell], current: Sequence[Cell], table: int) -> tuple[Indicator, ...]:
    """Targets and present states of two columns, row by row; of one row, paragraph by paragraph."""
    filled = [cell for cell in targets if cell.paragraphs]
    if len(filled) <= 1:
        return (Indicator(field_of(filled, table), field_of(current, table)),)
    by_row = {cell.row: cell for cell in current}
    return tuple(
        Indicator(field_of((cell,), table), field_of([by_row[cell.row]] if cell.row in by_row else [], table))
        for cell in filled
    )


def indicator_header(grid: Grid, vocabulary: Vocabulary) -> Header | None:
    """The header of a table that holds indicators and, at most, the light of their goal; None for others."""
    header = next(iter(find_headers(grid, vocabulary)), None)
    if header is None or not header.has("indicator") or not header.roles & {"target", "current"}:
        return None
    return header if header.roles <= _INDICATOR_TABLE else None


def indicators_under(grid: Grid, header: Header) -> tuple[Indicator, ...]:
    """The indicators of a table that holds nothing else, one a row."""
    rows = [_of_row(grid, row, header) for row in range(header.last_row + 1, grid.table.rows)]
    return tuple(pair for pair in rows if pair.target or pair.current)


def _of_row(grid: Grid, row: int, header: Header) -> Indicator:
    targets = grid.area((row,), header.of("indicator", "target"))
    current = grid.area((row,), header.of("current"))
    return Indicator(field_of(targets, grid.table.number), field_of(current, grid.table.number))


def indicators_of_texts(texts: Sequence[str], parts: tuple[Part, ...]) -> list[Indicator]:
    """The pairs of paragraphs in which arrows part targets from present states."""
    if not any(_ARROW.search(text) for text in texts):
        return [Indicator(Field(texts[0], parts), _field(texts[1:], parts))]
    return [Indicator(_field(target, parts), _field(state, parts)) for target, state in _pairs(texts)]


def _pairs(texts: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """Target and present-state texts; after the last arrow all belongs to its present state."""
    pairs: list[tuple[list[str], list[str]]] = [([], [])]
    last = max(index for index, text in enumerate(texts) if _ARROW.search(text))
    for index, text in enumerate(texts):
        before, *after = [piece.strip() for piece in _ARROW.split(text)]
        targets, states = pairs[-1]
        if before and states and index <= last:
            pairs.append(([before], after))
        elif states:
            states += [before, *after]
        else:
            targets += [before] if before else []
            states += after
    return [([t for t in targets if t], [s for s in states if s]) for targets, states in pairs]


def _field(texts: Sequence[str], parts: tuple[Part, ...]) -> Field:
    return Field("\n".join(texts), parts) if texts else Field()
