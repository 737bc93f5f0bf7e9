"""The account of the pages: each word that a page shows stands in the document, or in a doubt.

Gets the words of each page as the page source gave them, and the finished document, gives doubts. It
compares letters, not lines, since joining lines changes blanks and hyphens, and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from extract.model import Cell, Doubt, Paragraph, Place, Table
from extract.read.pdf.stitching.stitch import MOST_HEADER_ROWS
from extract.read.pdf.stitching.stitched import KEPT

FEWEST_LETTERS = 4
"""Fewer lost letters are a header that comes again in slightly other words."""
WORDS_SHOWN = 12
_NOT_LETTERS = re.compile(r"[\W_]+")


def unaccounted(
    seen: Sequence[str], blocks: Sequence[Paragraph | Table], aside: Iterable[Paragraph]
) -> Iterator[Doubt]:
    """A doubt for each page of whose words, parted by blanks, some stand nowhere.

    `seen` holds the words of each page; `aside` are furniture and notes.
    """
    read = _by_page(blocks, aside, len(seen))
    headers = _repeated_headers(blocks)
    for number, words in enumerate(seen, start=1):
        if _lost(words, "".join(read[number])):
            yield from _page_doubt(number, words, " ".join(read[number]), headers.get(number, []))


def _by_page(blocks: Sequence[Paragraph | Table], aside: Iterable[Paragraph], pages: int) -> list[list[str]]:
    """The texts of the document by page; a text of no page counts for none."""
    read: list[list[str]] = [[] for _ in range(pages + 1)]
    for block in chain(blocks, aside):
        texts = [(block.place.page, block.text)] if isinstance(block, Paragraph) else _table_texts(block)
        for page, text in texts:
            read[page or 0].append(text)
    return read


def _table_texts(table: Table) -> Iterator[tuple[int | None, str]]:
    return (text for cell in table.cells for text in _cell_texts(cell))


def _cell_texts(cell: Cell) -> Iterator[tuple[int | None, str]]:
    """A cell's text by page: what its paragraphs say, parted as its parts are where it has several."""
    if len(cell.parts) == 1:
        yield cell.parts[0].place.page, cell.text
    elif not _lost("".join(part.text for part in cell.parts), cell.text):
        yield from ((part.place.page, part.text) for part in cell.parts)


def _repeated_headers(blocks: Iterable[Paragraph | Table]) -> dict[int, list[list[str]]]:
    """For each page on which a table goes on, its first rows: those that come again are read once."""
    headers: dict[int, list[list[str]]] = {}
    for table in blocks:
        if isinstance(table, Table) and len(table.parts) > 1:
            rows = [" ".join(cell.text for cell in row) for row in islice(table.by_row(), KEPT)]
            for part in table.parts[1:]:
                headers.setdefault(part.place.page or 0, []).append(rows)
    return headers


def _page_doubt(number: int, words: str, read: str, headers: Sequence[Sequence[str]]) -> Iterator[Doubt]:
    """A doubt about a page if more is missing than headers that come again."""
    lost = _lost(words, read)
    for rows in headers:
        lost = _without_header(lost, rows)
    if lost.total() < FEWEST_LETTERS:
        return
    known = _squeezed(read + " ".join(row for rows in headers for row in rows))
    missing = [word for word in words.split() if _squeezed(word) not in known]
    if not missing and not any(sign.isalpha() for sign in lost):
        return  # the marks of footnotes, which are cut from the text
    told = " ".join(missing[:WORDS_SHOWN]) or f"{lost.total()} letters"
    message = f"'{told}' of page {number} stands in no paragraph, cell or note."
    yield Doubt("page_text_unaccounted", message, Place(page=number))


def _without_header(lost: Counter[str], rows: Sequence[str]) -> Counter[str]:
    """The letters without those of the rows following each other that explain most of them."""
    least = lost
    for first in range(len(rows)):
        for last in range(first + 1, min(first + MOST_HEADER_ROWS, len(rows)) + 1):
            least = min(least, lost - _letters("".join(rows[first:last])), key=Counter.total)
            if least.total() < FEWEST_LETTERS:
                return least
    return least


def _lost(seen: str, read: str) -> Counter[str]:
    """The letters and digits that are seen more often than read."""
    lost = Counter(seen) - Counter(read)
    if not any(sign.isalnum() for sign in lost):
        return Counter()
    return _letters(seen) - _letters(read)


def _letters(text: str) -> Counter[str]:
    return Counter(_squeezed(text))


def _squeezed(text: str) -> str:
    """Letters and digits alone, ligatures and accents taken apart."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", text))
