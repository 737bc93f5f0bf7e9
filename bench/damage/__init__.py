"""Damage done to a report before it is printed, each kind as it happens to reports.

Gets the blocks of a report and a source of chance, gives the blocks with one thing wrong, or None where
there is nothing that could be damaged so. What the report should say stays as it was. No damage is here
that leaves no trace: a whole sentence left out, two follow-ups exchanged, the last row of a table gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from bench.damage import headings, lights, rows, texts
from bench.damage.spot import Rows, Spot, header_of, is_grid, is_whole
from tests.layouts.blocks import Block, Table

Damage = Callable[[Spot], Rows | None]
"""The spot of a table -> the rows damaged there; None where this row cannot be."""

DAMAGES: dict[Damage, frozenset[str]] = {
    rows.row_cut_in_two: frozenset({"row_split", "text_cut_off"}),
    rows.rows_glued: frozenset({"rows_glued"}),
    rows.cells_merged_down: frozenset({"text_across_rows"}),
    rows.number_lost: frozenset({"number_sequence"}),
    rows.rows_lost: frozenset({"number_sequence"}),
    rows.goal_lost: frozenset({"number_sequence"}),
    rows.row_repeated: frozenset({"row_repeated", "number_sequence"}),
    texts.border_removed: frozenset({"text_across_columns"}),
    texts.texts_exchanged: frozenset({"empty_cell", "text_misplaced"}),
    texts.words_moved: frozenset({"text_cut_off"}),
    texts.text_moved_up: frozenset({"empty_cell", "rows_glued"}),
    texts.words_lost: frozenset({"text_cut_off"}),
    texts.half_lost: frozenset({"text_cut_off"}),
    texts.cell_emptied: frozenset({"empty_cell"}),
    texts.letters_wrong: frozenset({"letters_unsure"}),
    lights.light_between: frozenset({"colour_unclear", "status_unclear"}),
    lights.light_lost: frozenset({"status_unclear", "empty_cell"}),
    lights.light_exchanged: frozenset({"word_and_colour_disagree"}),
    lights.status_misspelt: frozenset({"status_unclear", "status_fuzzy"}),
    headings.header_misspelt: frozenset({"header_fuzzy", "heading_unread", "column_guessed"}),
    headings.header_lost: frozenset({"text_unheaded", "column_guessed"}),
    headings.headings_merged: frozenset({"column_guessed", "text_across_columns", "heading_unread"}),
    headings.header_row_lost: frozenset({"header_carried", "table_ignored"}),
}
"""Each damage with the codes of doubts that name it."""


def damaged(blocks: Sequence[Block], damage: Damage, chance: Random) -> list[Block] | None:
    """The blocks with one row of one table damaged."""
    places = [
        (number, row)
        for number, block in enumerate(blocks)
        if isinstance(block, Table) and len(block.widths) > 2
        for row in range(header_of(block) + 1, len(block.rows))
        if row >= block.header_rows and is_whole(block.rows[row], len(block.widths))
    ]
    for number, row in chance.sample(places, len(places)):
        table = blocks[number]
        assert isinstance(table, Table)
        made = damage(Spot(list(table.rows), row, header_of(table), chance))
        if made is not None and is_grid(made, len(table.widths)):
            return [*blocks[:number], _with_rows(table, made), *blocks[number + 1 :]]
    return None


def _with_rows(table: Table, made: Rows) -> Table:
    """The table with other rows; one that lost its headings has none to repeat."""
    heads = table.header_rows if made[0] == table.rows[0] or len(made) == len(table.rows) else 0
    return replace(
        table, rows=tuple(made), header_rows=heads, repeat_header=table.repeat_header and heads > 0
    )
