"""Pieces of a paragraph become the paragraphs that a person reads: gets pieces, gives Lines.

White space is collapsed, text is NFC, bold ranges span the blanks between bold words; a line break is
a blank, or parts paragraphs where what follows begins something new. Knows no XML.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.model import Mark, Paragraph
from extract.read.word.formats import PLAIN, Look
from extract.read.word.marks import glyph_marks

BREAK, PAGE_BREAK = "\n", "\f"
"""Texts of the pieces that break a line; a page or column break parts paragraphs always."""
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"\s+")
_UNEVEN = re.compile("[^\\S ]|  |[\u00ad\u200b\u2060\ufeff]")
"""What has to be mended: white space other than single blanks, and signs that are not seen."""
_BEGINS_ITEM = re.compile(
    r"""\s*( [→⇒➔➜►▶]
    | [-–—•●▪◦‣]\s
    | \( (\d{1,2} | [ivxIVX]{1,5} | \w) \)    # (1), (iv), (a)
    | (\d{1,2} | [ivx]{1,5} | [a-zåäö]) \)\s   # 1), iv), a)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look, a break, or a mark without text."""

    text: str
    look: Look = PLAIN
    marks: tuple[Mark, ...] = ()
    """What is drawn here; lights among the characters are found later."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with what its cell or block still has to know of it."""

    paragraph: Paragraph
    colour: str | None = None
    """The one colour of all its letters ('' automatic), None where there are several or no letters."""


def pieces_to_lines(pieces: Sequence[Piece], level: int, fill: str) -> list[Line]:
    """The lines of a paragraph of this level and background; empty ones only where something is drawn."""
    lines = [_line(chunk, level, fill) for chunk in _joined_chunks(_chunks(pieces))]
    seen = [line for line in lines if line.paragraph.text or line.paragraph.marks]
    return seen or [line for line in lines if line.paragraph.fill][:1]


def _chunks(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces between breaks; each chunk but the first starts with its break, which reads as a blank."""
    chunks: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text in (BREAK, PAGE_BREAK):
            chunks.append([piece])
        else:
            chunks[-1].append(piece)
    return chunks


def _joined_chunks(chunks: Sequence[list[Piece]]) -> list[list[Piece]]:
    joined = [list(chunks[0])]
    is_after_gap = False
    for chunk in chunks[1:]:
        is_empty = not any(piece.text.strip() or piece.marks for piece in chunk)
        if chunk[0].text == PAGE_BREAK or is_after_gap or _begins_new(joined[-1], chunk):
            joined.append(chunk)
        else:
            joined[-1] += chunk
        is_after_gap = is_empty
    return joined


def _begins_new(before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether what follows a line break is new to a reader: an item, or the end of a bold heading."""
    last = next((p for p in reversed(before) if p.text.strip()), None)
    first = next((p for p in after if p.text.strip()), None)
    if last is None or first is None:
        return False
    return last.look.bold != first.look.bold or bool(
        _BEGINS_ITEM.match("".join(p.text for p in after).lstrip())
    )


def _line(pieces: Sequence[Piece], level: int, fill: str) -> Line:
    text, bold = _text(pieces)
    lettered = [piece for piece in pieces if piece.text and not piece.text.isspace()]
    colours = {piece.look.colour for piece in lettered}
    fills = {piece.look.fill for piece in lettered or pieces if piece.text}
    marks = tuple(
        mark for piece in pieces for mark in (*piece.marks, *glyph_marks(piece.text, piece.look.colour))
    )
    background = fill or (fills.pop() if len(fills) == 1 else "")
    paragraph = Paragraph(text, bold, level if text else 0, _size(lettered), background, marks)
    return Line(paragraph, colours.pop() if len(colours) == 1 else None)


def _size(pieces: Sequence[Piece]) -> float:
    """The size that most letters have, the larger of two with as many."""
    if len(pieces) == 1:
        return pieces[0].look.size
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.look.size] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _text(pieces: Iterable[Piece]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of the pieces, and its bold ranges."""
    text, bold = "", []
    for piece in pieces:
        added = _BLANKS.sub(" ", _UNSEEN.sub("", piece.text)) if _UNEVEN.search(piece.text) else piece.text
        if not text or text.endswith(" "):
            added = added.lstrip(" ")
        if piece.look.bold and added.strip():
            bold.append((len(text), len(text) + len(added)))
        text += added
    text = text.rstrip(" ")
    return composed(text, bridged(text, bold))


def bridged(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Ranges without blanks at their ends, joined where only blanks part them."""
    joined: list[tuple[int, int]] = []
    for left, right in ranges:
        inner = text[left:right]
        start = left + len(inner) - len(inner.lstrip(" "))
        end = start + len(inner.strip(" "))
        if joined and not text[joined[-1][1] : start].strip(" "):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def composed(text: str, ranges: tuple[tuple[int, int], ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Text in NFC, its ranges moved along."""
    if unicodedata.is_normalized("NFC", text):
        return text, ranges
    moved = [(_composed_length(text[:start]), _composed_length(text[:end])) for start, end in ranges]
    composed_text = unicodedata.normalize("NFC", text)
    return composed_text, bridged(composed_text, [r for r in moved if r[0] < r[1]])


def _composed_length(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def side_by_side(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """Paragraphs read as one line, such as the cells of a row, joined by blanks."""
    ranges: list[tuple[int, int]] = []
    text = ""
    for paragraph in paragraphs:
        at = len(text) + 1 if text and paragraph.text else len(text)
        text = f"{text} {paragraph.text}" if text and paragraph.text else text + paragraph.text
        ranges += [(start + at, end + at) for start, end in paragraph.bold]
    marks = tuple(mark for paragraph in paragraphs for mark in paragraph.marks)
    size = max((paragraph.size for paragraph in paragraphs), default=0.0)
    return replace(Paragraph(*composed(text, bridged(text, ranges))), size=size, marks=marks)
