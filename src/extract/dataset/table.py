"""A table that is about to be written: its schema, and its rows with each value typed.

Gets rows as a program gives them; what a format makes of them is the format's own affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from extract.dataset.csv_file import rows_to_csv, rows_to_lines
from extract.dataset.schema import Row, TableSchema, load_schema
from extract.dataset.values import typed_rows


@dataclass(frozen=True)
class TypedTable:
    """The rows of one table, typed."""

    schema: TableSchema
    rows: list[Row]

    @property
    def name(self) -> str:
        """The table's name."""
        return self.schema.name

    @cached_property
    def csv_text(self) -> str:
        """The table as plain CSV; two formats are made of it."""
        return rows_to_csv(self.schema, self.rows)


def typed_table(name: str, rows: Iterable[Mapping[str, object]]) -> TypedTable:
    """The rows of a table, typed. Raises ValueError for a row that the schema does not hold."""
    schema = load_schema(name)
    return TypedTable(schema, typed_rows(schema, rows))


def csv_lines(name: str, rows: Iterable[Mapping[str, object]]) -> str:
    """Rows of a table as lines of plain CSV without its header. Raises ValueError as `typed_table`."""
    schema = load_schema(name)
    return rows_to_lines(schema, typed_rows(schema, rows))
