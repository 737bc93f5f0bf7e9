"""A table as CSV text and back.

Comma, minimal quotes, line feeds, empty for 'not there'. For spreadsheets (`excel`): byte order
mark, semicolons, and texts that a spreadsheet would run as a formula kept from it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from extract.dataset.schema import TableSchema
from extract.dataset.values import cell_text

BYTE_ORDER_MARK = "\ufeff"

# The csv module refuses a cell over 128 KiB unless told otherwise.
_LONGEST_CELL = 2**31 - 1

# A text with apostrophes of its own gets one more, so that reading takes exactly one away.
_RUNS_AS_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_KEPT_FROM_RUNNING = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def rows_to_csv(schema: TableSchema, rows: Iterable[Mapping[str, object]], *, excel: bool = False) -> str:
    """Typed rows as CSV text with a header line."""
    return header_line(schema, excel=excel) + rows_to_lines(schema, rows, excel=excel)


def header_line(schema: TableSchema, *, excel: bool = False) -> str:
    """How the CSV text of a table begins."""
    return lines_to_csv(schema.column_names, (), excel=excel)


def rows_to_lines(schema: TableSchema, rows: Iterable[Mapping[str, object]], *, excel: bool = False) -> str:
    """Typed rows as lines of CSV, without a header."""
    names = schema.column_names
    return cells_to_lines(([_cell(row[name], excel) for name in names] for row in rows), excel=excel)


def lines_to_csv(header: Sequence[str], lines: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """A header and lines of texts as CSV text."""
    told = ([_cell(text, excel) for text in line] for line in lines)
    return (BYTE_ORDER_MARK if excel else "") + cells_to_lines((header, *told), excel=excel)


def cells_to_lines(lines: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Texts of cells as lines of CSV, without a header."""
    separator = ";" if excel else ","
    return "".join(separator.join(_quoted(text, separator) for text in line) + "\n" for line in lines)


def is_for_spreadsheets(file: Path) -> bool:
    """Whether a file is there and is CSV in the form for spreadsheets."""
    if file.suffix != ".csv" or not file.is_file():
        return False
    mark = BYTE_ORDER_MARK.encode()
    with file.open("rb") as opened:
        return opened.read(len(mark)) == mark


def csv_to_rows(text: str) -> tuple[list[str], list[list[str]]]:
    """The header and the lines of a CSV text of either form, cells as texts; ValueError for other text."""
    excel = text.startswith(BYTE_ORDER_MARK)
    csv.field_size_limit(_LONGEST_CELL)
    content = io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")
    try:
        lines = list(csv.reader(content, delimiter=";" if excel else ",", strict=True))
    except csv.Error as fault:
        raise ValueError(f"it is not CSV: {fault}") from fault
    header, rest = (lines[0], lines[1:]) if lines else ([], [])
    return header, [[_released(cell) for cell in line] if excel else line for line in rest]


def _cell(value: object, excel: bool) -> str:
    text = cell_text(value)
    is_formula = excel and isinstance(value, str) and _RUNS_AS_FORMULA.match(text)
    return "'" + text if is_formula else text


def _released(text: str) -> str:
    return text[1:] if _KEPT_FROM_RUNNING.match(text) else text


def _quoted(text: str, separator: str) -> str:
    # csv.writer leaves a lone carriage return bare before Python 3.13, and it would end the line.
    if text and (separator in text or '"' in text or "\n" in text or "\r" in text):
        return '"' + text.replace('"', '""') + '"'
    return text
