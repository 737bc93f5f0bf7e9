"""A table as a grid in which each place knows the cell that covers it.

Gets a table, gives cells by row and column and fields put together from cells. It knows no meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.model import Cell, Field, Paragraph, Part, Place, Table


@dataclass(frozen=True)
class Grid:
    """A table with its cells by place."""

    table: Table

    @cached_property
    def _covering(self) -> list[list[Cell | None]]:
        places: list[list[Cell | None]] = [[None] * self.table.columns for _ in range(self.table.rows)]
        for cell in self.table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.table.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.table.columns)):
                    places[row][column] = cell
        return places

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return self._covering[row][column]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, each once, from left to right."""
        return self._rows[row]

    @cached_property
    def _rows(self) -> list[tuple[Cell, ...]]:
        return [distinct(row) for row in self._covering]

    def starting(self, row: int) -> tuple[Cell, ...]:
        """The cells that begin in a row."""
        return tuple(cell for cell in self.row(row) if cell.row == row)

    def filled(self, row: int) -> tuple[Cell, ...]:
        """The cells with text that begin in a row."""
        return tuple(cell for cell in self.starting(row) if cell.paragraphs)

    def area(self, rows: Iterable[int], columns: Sequence[int]) -> tuple[Cell, ...]:
        """The cells that cover some columns of some rows, each once, in reading order."""
        return distinct(self._covering[row][column] for row in rows for column in columns)

    def is_wide(self, cell: Cell) -> bool:
        """Whether a cell covers all columns."""
        return cell.column_span >= self.table.columns > 1


def distinct(cells: Iterable[Cell | None]) -> tuple[Cell, ...]:
    """The cells without the holes, each once, in order."""
    return tuple({id(cell): cell for cell in cells if cell is not None}.values())


def parts_of(cell: Cell, table: int | None = None) -> tuple[Part, ...]:
    """Where a cell stands; its place in the grid where the reader says nothing."""
    return cell.parts or (Part(Place(table=table, row=cell.row, column=cell.column), cell.text),)


def place_of(cell: Cell, table: int | None = None) -> Place:
    """The first place of a cell."""
    return parts_of(cell, table)[0].place


def field_of(cells: Iterable[Cell], table: int | None = None) -> Field:
    """A field of the texts of cells, joined by line feeds."""
    filled = [cell for cell in cells if cell.paragraphs]
    parts = tuple(part for cell in filled for part in parts_of(cell, table))
    return Field("\n".join(cell.text for cell in filled), parts)


def paragraph_field(paragraph: Paragraph) -> Field:
    """A field of one paragraph."""
    return Field(paragraph.text, (Part(paragraph.place, paragraph.text),))


def paragraph_part(paragraph: Paragraph, start: int, end: int) -> Field:
    """A field of a stretch of a paragraph."""
    text = paragraph.text[start:end].strip()
    return Field(text, (Part(paragraph.place, text),))


def join_fields(*fields: Field) -> Field:
    """Fields one after the other, parted by line feeds."""
    filled = [field for field in fields if field]
    return Field(
        "\n".join(field.text for field in filled), tuple(part for field in filled for part in field.parts)
    )
