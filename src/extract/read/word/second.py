"""The second reader of Word: the cell texts of a file as python-docx gives them.

It knows nothing of tracked changes, content controls and text boxes, which makes it an independent
opinion on everything else, and no more than that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from extract.errors import UnreadableReport


def second_texts(path: Path) -> list[str]:
    """The text of each cell of each table. Raises UnreadableReport where python-docx cannot open the file."""
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableReport(f"{path.name}: the second reader cannot open it", why=str(error)) from error
    return [text for table in document.tables for text in _texts(table)]


def _texts(table: Table) -> Iterator[str]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # a merged cell comes once for each place it covers
                seen.add(cell._tc)
                yield cell.text
                yield from (text for inner in cell.tables for text in _texts(inner))
