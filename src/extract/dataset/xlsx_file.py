"""A dataset as one Excel workbook; the door to XlsxWriter.

One sheet a table, in the columns and types of the schemas, and a last sheet that tells what each column
holds. It is for reading, filtering and charting; it is not read back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.dataset.schema import Column, Row, TableSchema
from extract.dataset.table import TypedTable
from extract.errors import MissingExtra, WrongUse

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FILE = "dataset.xlsx"

# What Excel holds; see 'Excel specifications and limits' of its maker.
MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767
FIRST_DAY = date(1900, 1, 1)

# Widths of columns in digits of the standard font, heights of rows in points. Longer texts are wrapped.
_NARROWEST, _WIDEST = 8, 70
_LINE_HEIGHT, _GREATEST_HEIGHT = 15, 405
_ROOM_FOR_FILTER = 4
_ROWS_MEASURED = 200

# How a light looks whose own colour is not known.
_SHADES = {"green": "#92d050", "yellow": "#ffd966", "red": "#ff5050", "grey": "#bfbfbf", "blue": "#5b9bd5"}

_HEX = re.compile("#[0-9a-f]{6}")

# The workbook would else tell when it was made, and no two would be the same.
_NO_TIME = datetime(2000, 1, 1)

_AS_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def check_installed() -> None:
    """Raise MissingExtra where XlsxWriter is not installed."""
    if find_spec("xlsxwriter") is None:
        raise MissingExtra(
            "Excel workbooks cannot be written.",
            why="The library XlsxWriter is not installed.",
            next_step="Install it: pip install 'followup-extract[excel]'; or leave xlsx out: --format csv",
        )


def write_workbook(tables: Sequence[TypedTable], folder: Path) -> None:
    """Write all tables into one workbook. Raises WrongUse for what Excel does not hold, and cuts nothing."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(folder / FILE), _AS_TYPED) as book:
        book.set_properties({"title": "Follow-up dataset", "created": _NO_TIME})
        looks = Looks(book)
        for table in tables:
            rows = list(table.rows)
            check_limits(table.name, rows)
            _write_sheet(book.add_worksheet(table.name), table.schema, rows, looks)
        _write_meanings(book.add_worksheet("columns"), tables, looks)


def check_limits(table: str, rows: Sequence[Row]) -> None:
    """Raise WrongUse where a table has more rows, or a cell a longer text, than Excel holds."""
    if len(rows) >= MOST_ROWS:
        raise _over_limit(f"The table {table} has {len(rows)} rows; Excel holds {MOST_ROWS - 1}.")
    for number, row in enumerate(rows, start=1):
        for name, value in row.items():
            if isinstance(value, str) and len(value) * 2 > LONGEST_TEXT and _length(value) > LONGEST_TEXT:
                place = f"{table}, row {number}, {name}"
                raise _over_limit(
                    f"{place}: {_length(value)} characters; a cell of Excel holds {LONGEST_TEXT}."
                )


class Looks:
    """The formats of a workbook's cells, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}
        self.header = self._format(bold=True, bottom=1, valign="top")
        self.text = self._format(text_wrap=True, valign="top")
        self.other = self._format(valign="top")
        self.date = self._format(num_format="yyyy-mm-dd", valign="top", align="left")
        # Excel shows it as it is, and it stays a text when somebody edits the cell.
        self.kept_text = self._format(text_wrap=True, valign="top", quote_prefix=True)

    def light(self, colour: str) -> Any:
        """A cell filled with a colour, its letters readable on it."""
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        is_dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128
        return self._format(bg_color=colour, font_color="#ffffff" if is_dark else "#000000", valign="top")

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _write_sheet(sheet: Worksheet, schema: TableSchema, rows: Sequence[Row], looks: Looks) -> None:
    widths = {column.name: _width(column, rows) for column in schema.columns}
    for place, (name, width) in enumerate(widths.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, looks.header)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, _height(row, widths))
        for place, name in enumerate(widths):
            _write_cell(sheet, (number, place), row[name], looks)
        _write_light(sheet, row, number, looks)
    _finish(sheet, len(rows), len(widths))


def _write_cell(sheet: Worksheet, place: tuple[int, int], value: object, looks: Looks) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, looks.other)
    elif isinstance(value, (int, float)):
        sheet.write_number(*place, value, looks.other)
    elif isinstance(value, date) and value >= FIRST_DAY:
        sheet.write_datetime(*place, value, looks.date)
    else:
        _write_text(sheet, place, str(value), looks)


def _write_text(sheet: Worksheet, place: tuple[int, int], text: str, looks: Looks) -> None:
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes it for the markup of a rich text and would lose it; in two parts it is kept.
        sheet.write_rich_string(*place, text[:1], looks.text, text[1:], looks.text)
    else:
        sheet.write_string(*place, text, looks.kept_text if text[0] in "=+-@\t\r" else looks.text)


def _write_light(sheet: Worksheet, row: Row, number: int, looks: Looks) -> None:
    shade = str(row.get("colour_hex") or _SHADES.get(str(row.get("colour")), ""))
    if row.get("colour") and _HEX.fullmatch(shade):
        place = list(row).index("colour")
        sheet.write_string(number, place, str(row["colour"]), looks.light(shade))


def _write_meanings(sheet: Worksheet, tables: Sequence[TypedTable], looks: Looks) -> None:
    """What each column is called and holds, in the languages of the schemas."""
    languages = tuple(tables[0].schema.titles)
    named = [f"{part}_{language}" for part in ("title", "meaning") for language in languages]
    header = ["table", "column", "type", "values", *named]
    lines = [_meaning(table.name, column, languages) for table in tables for column in table.schema.columns]
    for place, name in enumerate(header):
        sheet.set_column(place, place, _WIDEST if name.startswith("meaning") else 20)
        sheet.write_string(0, place, name, looks.header)
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line):
            sheet.write_string(number, place, text, looks.text)
    _finish(sheet, len(lines), len(header))


def _meaning(table: str, column: Column, languages: Sequence[str]) -> list[str]:
    titles = (column.titles[language] for language in languages)
    meanings = (column.descriptions[language] for language in languages)
    return [table, column.name, column.type, ", ".join(column.enum), *titles, *meanings]


def _finish(sheet: Worksheet, rows: int, columns: int) -> None:
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, rows, columns - 1)
    # Printed: landscape, as wide as a page, the header on each.
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(column: Column, rows: Sequence[Row]) -> int:
    longest = max((_longest_line(row[column.name]) for row in rows[:_ROWS_MEASURED]), default=0)
    return max(_NARROWEST, len(column.name) + _ROOM_FOR_FILTER, min(longest + 1, _WIDEST))


def _height(row: Row, widths: Mapping[str, int]) -> int:
    """The height at which the row's longest wrapped text is seen; not every program finds it by itself."""
    texts = ((value, widths[name]) for name, value in row.items() if isinstance(value, str))
    lines = (sum(max(1, ceil(len(line) / width)) for line in text.split("\n")) for text, width in texts)
    return min(_LINE_HEIGHT * max(lines, default=1), _GREATEST_HEIGHT)


def _longest_line(value: object) -> int:
    return max(map(len, str(value).split("\n"))) if value is not None else 0


def _length(text: str) -> int:
    """How many characters Excel counts, which are UTF-16's."""
    return len(text.encode("utf-16-le")) // 2


def _over_limit(what: str) -> WrongUse:
    return WrongUse(
        what, next_step="Write the dataset without xlsx: --format csv,parquet or --format sqlite."
    )
