"""Damage to headings: misspelt, lost, run together, the whole row gone.

Gets a spot, gives the rows of its table damaged there, or None where they cannot be damaged so.
"""

from __future__ import annotations

from dataclasses import replace

from bench.damage.spot import Rows, Spot, text_of, with_text


def header_misspelt(spot: Spot) -> Rows | None:
    """A heading has letters lost, exchanged or doubled."""
    heads = spot.rows[spot.header]
    columns = [i for i, cell in enumerate(heads) if len(text_of(cell)) > 5]
    if not columns:
        return None
    column = spot.chance.choice(columns)
    text = text_of(heads[column])
    at = spot.chance.randint(1, len(text) - 3)
    pair = text[at : at + 2]
    wrong = spot.chance.choice(("", "", pair[::-1], pair[0] + pair))
    return spot.with_cell(column, with_text(heads[column], text[:at] + wrong + text[at + 2 :]), spot.header)


def header_lost(spot: Spot) -> Rows | None:
    """A column has no heading."""
    heads = spot.rows[spot.header]
    columns = [i for i, cell in enumerate(heads) if text_of(cell).strip()]
    column = spot.chance.choice(columns)
    return spot.with_cell(column, with_text(heads[column], ""), spot.header)


def headings_merged(spot: Spot) -> Rows | None:
    """The border between two headings is gone."""
    heads = spot.rows[spot.header]
    pairs = [i for i in range(len(heads) - 1) if text_of(heads[i]).strip() and text_of(heads[i + 1]).strip()]
    pairs = [
        i for i in pairs if heads[i].span == heads[i + 1].span == heads[i].down == heads[i + 1].down == 1
    ]
    if not pairs:
        return None
    at = spot.chance.choice(pairs)
    merged = replace(heads[at], paras=heads[at].paras + heads[at + 1].paras, span=2)
    return spot.with_rows(spot.header, spot.header + 1, [(*heads[:at], merged, *heads[at + 2 :])])


def header_row_lost(spot: Spot) -> Rows | None:
    """A table has no headings."""
    if len(spot.rows[spot.header]) != len(spot.cells):
        return None
    return spot.with_rows(spot.header, spot.header + 1, [])
