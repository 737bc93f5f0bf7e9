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
    names = schema.column_names
    return _written(names, ([_cell(row[name], excel) for name in names] for row in rows), excel)


def lines_to_csv(header: Sequence[str], lines: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """A header and lines of texts as CSV text."""
    return _written(header, ([_cell(text, excel) for text in line] for line in lines), excel)


def _written(header: Sequence[str], lines: Iterable[Sequence[str]], excel: bool) -> str:
    out = io.StringIO()
    separator = ";" if excel else ","
    out.write(BYTE_ORDER_MARK if excel else "")
    for line in (header, *lines):
        out.write(separator.join(_quoted(text, separator) for text in line) + "\n")
    return out.getvalue()


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
