"""A second reader's opinion: each cell that it does not read alike becomes a doubt.

Gets a document and the cell texts of another reader, gives the document with doubts. Blanks and
hyphens do not count: whether a line end has one is told from the whole document, not from a cell.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.model import Cell, Document, Doubt, Paragraph, Table

_NOT_COMPARED = re.compile(r"[\s\u00ad\u200b-]|[\u2010-\u2015]")
LIKE = 0.5
"""Likeness from which another text is quoted as what the second reader has there."""
MOST_COMPARED = 400
"""Texts among which a quotation is looked for; beyond that only the doubt is raised."""
QUOTED = 80
"""Characters of a text that a doubt quotes."""


def with_disagreements(document: Document, others: Iterable[str]) -> Document:
    """The document with a doubt for each cell whose text is not among `others`, each of them used once."""
    left = Counter(plain(text) for text in others)
    unmatched = {
        (table.number, cell.row, cell.column)
        for table in document.tables
        for cell in table.cells
        if not _take(left, plain(cell.text))
    }
    remaining = [text for text, count in left.items() if count > 0 and text]
    blocks = (_doubted(block, unmatched, remaining) for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def plain(text: str) -> str:
    """A text without what is not compared."""
    return _NOT_COMPARED.sub("", text)


def _take(left: Counter[str], text: str) -> bool:
    if not text:
        return True
    left[text] -= 1
    return left[text] >= 0


def _doubted(
    block: Paragraph | Table, unmatched: set[tuple[int, int, int]], remaining: Sequence[str]
) -> Paragraph | Table:
    if not isinstance(block, Table):
        return block
    return replace(block, doubts=block.doubts + tuple(_doubts(block, unmatched, remaining)))


def _doubts(table: Table, unmatched: set[tuple[int, int, int]], remaining: Sequence[str]) -> Iterator[Doubt]:
    for cell in table.cells:
        if (table.number, cell.row, cell.column) in unmatched:
            yield _doubt(cell, table.number, remaining)


def _doubt(cell: Cell, number: int, remaining: Sequence[str]) -> Doubt:
    place = replace(cell.parts[0].place, table=number, row=cell.row, column=cell.column)
    other = _closest(plain(cell.text), remaining)
    there = f"has '{other[:QUOTED]}'" if other else "has nothing like it"
    return Doubt("readers_disagree", f"'{cell.text[:QUOTED]}': the second reader {there}", place)


def _closest(text: str, remaining: Sequence[str]) -> str:
    if len(remaining) > MOST_COMPARED:
        return ""
    found = difflib.get_close_matches(text, remaining, n=1, cutoff=LIKE)
    return found[0] if found else ""
