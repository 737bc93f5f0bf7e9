"""The key to signs: what a figure, a letter or a glyph in the status column means, where a report says so.

Gets a document, gives legend entries without a colour: '3 = on track', '✖ Cancelled'. Lights with colours
are `legend`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Document, LegendEntry, Paragraph, Part, Place, Table
from extract.record.status import code_of_words
from extract.vocabulary import Vocabulary

FEWEST_SIGNS = 3
"""Signs that make a key; two may be a list."""
LONGEST_LABEL = 90
MOST_ROWS = 14
_CODE = re.compile(r"(?<!\S)([^\W_]{1,2})\s*[=:–—-]\s*(?=[^\W\d_])")
_GLYPH = re.compile(r"([^\w\s.,;:()/=&%'\"«»“”’§*+#–—-])\s*[=:–—-]?\s*(?=[^\W\d_])")


def sign_entries(document: Document, vocabulary: Vocabulary) -> tuple[LegendEntry, ...]:
    """The first key of a document, in its order; nothing where it has none."""
    for text, place in _texts(document):
        for pattern in (_CODE, _GLYPH):
            if entries := _entries(text, place, pattern, vocabulary):
                return entries
    return ()


def _texts(document: Document) -> Iterator[tuple[str, Place]]:
    """The running texts between tables, and short tables of two columns as lines."""
    run: list[Paragraph] = []
    for block in (*document.blocks, None):
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        if run:
            yield "\n".join(paragraph.text for paragraph in run), run[0].place
            run = []
        if block is not None and block.columns == 2 and block.rows <= MOST_ROWS:
            yield _lines(block), block.parts[0].place if block.parts else Place()


def _lines(table: Table) -> str:
    return "\n".join(" = ".join(cell.text for cell in row if cell.text) for row in table.by_row())


def _entries(
    text: str, place: Place, pattern: re.Pattern[str], vocabulary: Vocabulary
) -> tuple[LegendEntry, ...]:
    """The entries that stand in one piece in a text."""
    found = list(pattern.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    entries: dict[str, LegendEntry] = {}
    for match, end in zip(found, ends, strict=True):
        label = text[match.end() : end].split("\n")[0].strip(" ,;.|/()")
        code = code_of_words(label, vocabulary) if len(label) <= LONGEST_LABEL else ""
        if code:
            part = Part(place, f"{match[1]} {label}")
            entries.setdefault(match[1], LegendEntry(code, label, "", "", (part,), match[1]))
    is_key = len(entries) >= FEWEST_SIGNS and len({entry.status for entry in entries.values()}) > 1
    return tuple(entries.values()) if is_key else ()
