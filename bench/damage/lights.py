"""Damage to lights and statuses: recoloured, lost, exchanged, misspelt.

Gets a spot, gives the rows of its table damaged there, or None where this row cannot be damaged so. A
light is a fill, a drawn disc or a coloured letter.
"""

from __future__ import annotations

from dataclasses import replace

from bench.damage.spot import Rows, Spot, runs_of, text_of, with_text
from tests.layouts.blocks import Cell


def light_of(cell: Cell) -> str:
    """The colour of a cell's light; '' where it has none."""
    discs = [para.disc for para in cell.paras if para.disc]
    return next(iter([*discs, cell.fill, *(run.colour for run in runs_of(cell))]), "")


def _with_light(cell: Cell, colour: str) -> Cell:
    """The cell with its light in another colour; without it where that is ''."""
    if not any(para.disc for para in cell.paras) and cell.fill:
        return replace(cell, fill=colour)
    paras = tuple(
        replace(
            para,
            disc=colour if para.disc else "",
            runs=tuple(
                replace(run, colour=colour, text=run.text if colour else "") if run.colour else run
                for run in para.runs
            ),
        )
        for para in cell.paras
    )
    return replace(cell, paras=paras)


def _column(spot: Spot) -> int | None:
    """The last column with a light in the row and one of another colour in another row."""
    for column in reversed(range(len(spot.cells))):
        if light_of(spot.cells[column]) and _others(spot, column):
            return column
    return None


def _others(spot: Spot, column: int) -> list[str]:
    """The other colours of a column."""
    lights = {
        light_of(cells[column])
        for cells in spot.rows[spot.header + 1 :]
        if len(cells) == len(spot.cells) and cells[column].down == 1
    }
    return sorted(lights - {"", light_of(spot.cells[column])})


def light_between(spot: Spot) -> Rows | None:
    """A light is coloured between the lights of two other rows."""
    column = _column(spot)
    if column is None:
        return None
    cell = spot.cells[column]
    between = _mixed(light_of(cell), spot.chance.choice(_others(spot, column)))
    return spot.with_cell(column, _with_light(cell, between))


def _mixed(one: str, two: str) -> str:
    return "#" + "".join(f"{(int(one[i : i + 2], 16) + int(two[i : i + 2], 16)) // 2:02x}" for i in (1, 3, 5))


def light_lost(spot: Spot) -> Rows | None:
    """A light without words is missing in a column where no other is."""
    column = _column(spot)
    if column is None:
        return None
    body = [cells[column] for cells in spot.rows[spot.header + 1 :] if len(cells) == len(spot.cells)]
    if any(not light_of(cell) or len(text_of(cell)) > 1 for cell in body):
        return None
    return spot.with_cell(column, _with_light(spot.cells[column], ""))


def light_exchanged(spot: Spot) -> Rows | None:
    """The light beside a status in words is that of another status."""
    column = _column(spot)
    if column is None or len(text_of(spot.cells[column])) < 2:
        return None
    cell = spot.cells[column]
    return spot.with_cell(column, _with_light(cell, spot.chance.choice(_others(spot, column))))


def status_misspelt(spot: Spot) -> Rows | None:
    """A status that is words alone has lost letters."""
    below = [cells for cells in spot.rows[spot.header + 1 :] if len(cells) == len(spot.cells)]
    for column in range(len(spot.cells)):
        texts = [text_of(cells[column]) for cells in below]
        text = text_of(spot.cells[column])
        if 4 < len(text) < 25 and not any(map(str.isdigit, text)) and len(set(texts)) * 2 <= len(texts):
            at = spot.chance.randint(1, len(text) - 3)
            return spot.with_cell(column, with_text(spot.cells[column], text[:at] + text[at + 2 :]))
    return None
