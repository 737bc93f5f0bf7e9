"""A table that is about to be written: its schema, and its rows as typed CSV, piece by piece.

Gets rows as a program gives them, or pieces that are kept somewhere; what a format makes of them is the
format's own affair. No more than a piece needs to be in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.dataset.csv_file import csv_to_rows, header_line, rows_to_lines
from extract.dataset.schema import Row, TableSchema, load_schema
from extract.dataset.values import typed_rows


@dataclass(frozen=True)
class TypedTable:
    """The rows of one table, typed."""

    schema: TableSchema
    pieces: Iterable[str]
    """Whole rows as lines of plain CSV without a header; it can be gone through again and again."""

    @property
    def name(self) -> str:
        """The table's name."""
        return self.schema.name

    @property
    def rows(self) -> Iterator[Row]:
        """The rows in their order, each value typed."""
        for piece in self.pieces:
            yield from lines_to_rows(self.schema, piece)

    def csv_texts(self, *, excel: bool = False) -> Iterator[str]:
        """The table as CSV text, part by part."""
        yield header_line(self.schema, excel=excel)
        if not excel:
            yield from self.pieces
            return
        for piece in self.pieces:
            yield rows_to_lines(self.schema, lines_to_rows(self.schema, piece), excel=True)


def typed_table(name: str, rows: Iterable[Mapping[str, object]]) -> TypedTable:
    """The rows of a table, typed. Raises ValueError for a row that the schema does not hold."""
    return TypedTable(load_schema(name), (csv_lines(name, rows),))


def csv_lines(name: str, rows: Iterable[Mapping[str, object]]) -> str:
    """Rows of a table as lines of plain CSV without a header. Raises ValueError as `typed_table`."""
    schema = load_schema(name)
    return rows_to_lines(schema, typed_rows(schema, rows))


def lines_to_rows(schema: TableSchema, lines: str) -> list[Row]:
    """Lines of plain CSV without a header -> typed rows."""
    header, cells = csv_to_rows(header_line(schema) + lines)
    return typed_rows(schema, (dict(zip(header, line, strict=True)) for line in cells))
