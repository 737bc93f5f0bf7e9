"""A cell's value between its forms: as a program gives it, as a typed value, as CSV text.

A typed value is a str ('' where there is none), int, float, bool or date (None where there is
none). A value that does not fit its column raises ValueError with the reason in words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from extract.dataset.schema import Column, Row, TableSchema

Value = str | int | float | bool | date | None

# Half of a character pair, as a damaged font can give it: no file in UTF-8 can hold it.
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
# Parquet's int64; a count never comes near it.
_INTEGER_END = 2**63
_BOOLEANS = {"true": True, "false": False}


def typed_rows(schema: TableSchema, rows: Iterable[Mapping[str, object]]) -> list[Row]:
    """The rows with all columns of the table in order and each value typed."""
    known = set(schema.column_names)
    return [_typed_row(schema, known, number, row) for number, row in enumerate(rows, start=1)]


def _typed_row(schema: TableSchema, known: set[str], number: int, row: Mapping[str, object]) -> Row:
    unknown = row.keys() - known
    if unknown:
        raise ValueError(f"{schema.name}, row {number}: no column {', '.join(sorted(unknown))}")
    try:
        return {column.name: typed_value(column, row.get(column.name)) for column in schema.columns}
    except ValueError as fault:
        raise ValueError(f"{schema.name}, row {number}: {fault}") from fault


def typed_value(column: Column, value: object) -> Value:
    """The value in the type of its column; a text is understood as CSV holds it."""
    if value is None or value == "":
        return "" if column.type == "string" else None
    return _TYPED[column.type](column, value)


def cell_text(value: object) -> str:
    """A typed value as a CSV cell holds it."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)


def _typed_text(column: Column, value: object) -> str:
    if not isinstance(value, str):
        raise _misfit(column, value, "a text")
    return value if value.isascii() else _HALF_CHARACTER.sub("\ufffd", value)


def _typed_integer(column: Column, value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _INTEGER_END:
        return value
    raise _misfit(column, value, "a whole number")


def _typed_number(column: Column, value: object) -> float:
    try:
        number = (
            float(value) if isinstance(value, (int, float, str)) and not isinstance(value, bool) else math.nan
        )
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise _misfit(column, value, "a number")
    # The sum makes 0.0 of -0.0, which would be written differently.
    return (number if column.decimals is None else round(number, column.decimals)) + 0.0


def _typed_date(column: Column, value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise _misfit(column, value, "a day of the calendar") from None
    raise _misfit(column, value, "an ISO date")


def _typed_boolean(column: Column, value: object) -> bool:
    truth = value if isinstance(value, bool) else _BOOLEANS.get(str(value))
    if truth is None:
        raise _misfit(column, value, "true or false")
    return truth


def _misfit(column: Column, value: object, wanted: str) -> ValueError:
    return ValueError(f"{column.name}: {value!r} is not {wanted}")


_TYPED: dict[str, Callable[[Column, object], Value]] = {
    "string": _typed_text,
    "integer": _typed_integer,
    "number": _typed_number,
    "date": _typed_date,
    "boolean": _typed_boolean,
}
