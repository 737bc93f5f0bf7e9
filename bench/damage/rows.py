"""Damage to whole rows: cut, glued, lost, repeated.

Gets a spot, gives the rows of its table damaged there, or None where this row cannot be damaged so.
"""

from __future__ import annotations

from dataclasses import replace

from bench.damage.spot import LONG, Rows, Spot, body_of, number_of, text_of, with_body, with_text

MOST_LOST = 3


def row_cut_in_two(spot: Spot) -> Rows | None:
    """A border through the long texts of a row: their second halves are a row of their own."""
    if spot.any_long is None:
        return None
    above, below = [], []
    for cell in spot.cells:
        text = body_of(cell)
        at = text.find(" ", len(text) // 2) if len(text) >= LONG else -1
        above.append(with_body(cell, text[:at]) if at > 0 else cell)
        below.append(with_text(replace(cell, fill=""), text[at + 1 :] if at > 0 else ""))
    return spot.with_rows(spot.row, spot.row + 1, [tuple(above), tuple(below)])


def rows_glued(spot: Spot) -> Rows | None:
    """The border between two rows is gone."""
    if not spot.is_followed:
        return None
    pairs = zip(spot.cells, spot.rows[spot.row + 1], strict=True)
    glued = tuple(replace(one, paras=one.paras + two.paras) for one, two in pairs)
    return spot.with_rows(spot.row, spot.row + 2, [glued])


def cells_merged_down(spot: Spot) -> Rows | None:
    """The border between two texts of one column is gone."""
    if not spot.is_followed:
        return None
    own, below = spot.cells, spot.rows[spot.row + 1]
    columns = [i for i in range(1, len(own)) if text_of(own[i]).strip() and text_of(below[i]).strip()]
    if not columns:
        return None
    at = spot.chance.choice(columns)
    merged = replace(own[at], paras=own[at].paras + below[at].paras, down=2)
    pair = [(*own[:at], merged, *own[at + 1 :]), (*below[:at], *below[at + 1 :])]
    return spot.with_rows(spot.row, spot.row + 2, pair)


def number_lost(spot: Spot) -> Rows | None:
    """A row of a numbered sequence is missing."""
    return _without(spot, 1)


def rows_lost(spot: Spot) -> Rows | None:
    """Several rows of a numbered sequence are missing, as where a page is."""
    return _without(spot, spot.chance.randint(2, MOST_LOST))


def _without(spot: Spot, count: int) -> Rows | None:
    """The rows without some, where the number of the next row shows it."""
    end = spot.row + count
    if end >= len(spot.rows):
        return None
    stems = [number_of(cells).rpartition(".")[0] for cells in spot.rows[spot.row : end + 1]]
    if not stems[0] or len(set(stems)) > 1:
        return None
    return spot.with_rows(spot.row, end, [])


def goal_lost(spot: Spot) -> Rows | None:
    """The row that states a goal is missing; the numbers of its measures still tell it."""
    above = spot.row - 1
    stem = number_of(spot.cells).rpartition(".")[0]
    said = " ".join(text_of(cell) for cell in spot.rows[above])
    if above <= spot.header or len(spot.rows[above]) == len(spot.cells) or not stem or stem not in said:
        return None
    is_second = any(number_of(cells) for cells in spot.rows[spot.header + 1 : above])
    return spot.with_rows(above, spot.row, []) if is_second else None


def row_repeated(spot: Spot) -> Rows | None:
    """A row stands twice."""
    return spot.with_rows(spot.row, spot.row, [spot.cells])
