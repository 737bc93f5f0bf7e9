"""CSV files that people keep beside a dataset, as editors and spreadsheets leave them.

Gets a file, gives its lines with their numbers; what each column must hold is its reader's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from extract.errors import WrongUse


def numbered_lines(file: Path, unusable: Callable[[int, str], WrongUse]) -> list[tuple[int, list[str]]]:
    """The lines, each with the number of the file's line that it ends in; commas, semicolons or tabs.

    Raises what `unusable` makes of a line's number and a reason.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise unusable(1, f"it cannot be read as UTF-8 text: {fault}.") from fault
    first = text.splitlines()[0] if text.strip() else ""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as fault:
        raise unusable(reader.line_num, f"it is not CSV: {fault}.") from fault
