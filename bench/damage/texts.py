"""Damage to the texts of a row: over a border, in a wrong cell, cut, emptied, misread.

Gets a spot, gives the rows of its table damaged there, or None where this row cannot be damaged so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bench.damage.spot import LONG, Rows, Spot, body_of, text_of, with_body, with_text
from tests.layouts.blocks import Para, Run

MISREAD = {"l": "1", "o": "0", "i": "!", "s": "5", "m": "rn", "e": "c", "a": "@", "t": "7"}
"""What recognition of letters makes of some."""
WORDS_MISREAD = 3


def border_removed(spot: Spot) -> Rows | None:
    """The border between two filled cells of a row is gone."""
    cells = spot.cells
    columns = [
        i for i in range(len(cells) - 1) if text_of(cells[i]).strip() and text_of(cells[i + 1]).strip()
    ]
    if not columns:
        return None
    at = spot.chance.choice(columns)
    merged = replace(cells[at], paras=cells[at].paras + cells[at + 1].paras, span=2)
    return spot.with_rows(spot.row, spot.row + 1, [(*cells[:at], merged, *cells[at + 2 :])])


def texts_exchanged(spot: Spot) -> Rows | None:
    """A text slid into the empty or filled cell beside it."""
    column = spot.any_long
    if column is None or column + 1 >= len(spot.cells):
        return None
    own, beside = spot.cells[column], spot.cells[column + 1]
    moved = replace(beside, paras=own.paras + beside.paras)
    cells = (*spot.cells[:column], with_text(own, ""), moved, *spot.cells[column + 2 :])
    return spot.with_rows(spot.row, spot.row + 1, [cells])


def words_moved(spot: Spot) -> Rows | None:
    """The last words of a text stand in front of the text beside it."""
    column = spot.any_long
    if column is None or column + 1 >= len(spot.cells) or not text_of(spot.cells[column + 1]).strip():
        return None
    kept, *words = body_of(spot.cells[column]).rsplit(maxsplit=2)
    own = with_body(spot.cells[column], kept)
    first, *others = spot.cells[column + 1].paras
    beside = replace(spot.cells[column + 1], paras=(_led_by(" ".join(words), first), *others))
    cells = (*spot.cells[:column], own, beside, *spot.cells[column + 2 :])
    return spot.with_rows(spot.row, spot.row + 1, [cells])


def _led_by(words: str, para: Para) -> Para:
    """A paragraph with words in front."""
    return replace(para, runs=(Run(f"{words} "), *para.runs))


def text_moved_up(spot: Spot) -> Rows | None:
    """A text stands in the cell above its own, behind the text there."""
    column, above = spot.any_long, spot.rows[spot.row - 1]
    is_near = spot.row - 1 > spot.header and len(above) == len(spot.cells)
    if column is None or not is_near or not text_of(above[column]).strip():
        return None
    moved = replace(above[column], paras=above[column].paras + spot.cells[column].paras)
    own = with_text(spot.cells[column], "")
    pair = [
        (*above[:column], moved, *above[column + 1 :]),
        (*spot.cells[:column], own, *spot.cells[column + 1 :]),
    ]
    return spot.with_rows(spot.row - 1, spot.row + 1, pair)


def words_lost(spot: Spot) -> Rows | None:
    """A text ends in mid-word."""
    return _cut(spot, 3)


def half_lost(spot: Spot) -> Rows | None:
    """A text that had a stop at its end ends in mid-sentence, behind a word."""
    return _cut(spot, 0)


def _cut(spot: Spot, letters: int) -> Rows | None:
    """A text that ends some letters into a word, or before it; a sentence's first word is none."""
    column = spot.any_long
    if column is None:
        return None
    text = body_of(spot.cells[column])
    words = [word for word in re.finditer(r"(?<=[^\W\d_] )\w{6,}", text) if word.start() > len(text) // 3]
    is_traceless = not letters and not text.endswith(".")
    if not words or is_traceless:
        return None
    at = spot.chance.choice(words).start() + letters
    return spot.with_cell(column, with_body(spot.cells[column], text[:at].rstrip()))


def cell_emptied(spot: Spot) -> Rows | None:
    """A text is missing in a column where no other is."""
    body = [cells for cells in spot.rows[spot.header + 1 :] if len(cells) == len(spot.cells)]
    filled = [i for i in range(len(spot.cells)) if all(text_of(cells[i]).strip() for cells in body)]
    if not filled or len(body) < 3:
        return None
    column = spot.chance.choice(filled)
    return spot.with_cell(column, with_text(spot.cells[column], ""))


def letters_wrong(spot: Spot) -> Rows | None:
    """Some letters of a text are misread as others, as recognition of letters does."""
    column = spot.any_long
    if column is None:
        return None
    text = body_of(spot.cells[column])
    found = list(re.finditer(r"(?<=[^\W\d_])[loismeat](?=[^\W\d_])", text))
    if len(text) < LONG or len(found) < WORDS_MISREAD:
        return None
    for match in sorted(spot.chance.sample(found, WORDS_MISREAD), key=lambda m: -m.start()):
        text = text[: match.start()] + MISREAD[match[0]] + text[match.end() :]
    return spot.with_cell(column, with_body(spot.cells[column], text))
