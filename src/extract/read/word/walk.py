"""The one walk through a part's XML: gets an element with paragraphs and tables, gives its blocks in order.

Deleted paragraph ends join paragraphs, list numbers stand in front of the text, text boxes follow the
paragraph they are anchored in. Does not decide what becomes of nested tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.read.word.book import Book, Ground, Reading
from extract.read.word.formats import (
    NOTHING,
    ParagraphFormat,
    RunFormat,
    paragraph_format,
    paragraph_laid_over,
)
from extract.read.word.inline import FIELD, PARAGRAPH, TABLE, Boxed, Inline, paragraph_pieces
from extract.read.word.labels import Listed, has_deleted_end, has_hidden_end, label_pieces
from extract.read.word.lines import Piece, pieces_to_lines
from extract.read.word.raw import RawBlock, RawTable
from extract.read.word.tables import table_to_raw
from extract.read.word.xml import Element, child, content, qualified, value

PROPERTIES = qualified("w:pPr")
_EMBEDDED = qualified("w:altChunk")


def story_blocks(root: Element, reading: Reading) -> list[RawBlock]:
    """The blocks of a part, or of a note: a story in which fields begin and end."""
    kinds = [value(mark, "w:fldCharType") for mark in root.iter(FIELD)]
    reading.open_fields.clear()
    reading.ignores_fields = kinds.count("begin") != kinds.count("end")
    if reading.ignores_fields:
        reading.doubt("field_unbalanced", "a field does not end; what it hides may be in the text")
    return blocks_of(root, NOTHING, reading)


def blocks_of(holder: Element, table_run: RunFormat, reading: Reading) -> list[RawBlock]:
    """The blocks that an element holds, on the ground of a table style's letters."""
    blocks: list[RawBlock] = []
    group: list[Element] = []
    for element in content(holder):
        if element.tag == PARAGRAPH:
            group.append(element)
            if not _runs_on(element):
                blocks += _paragraph_blocks(group, table_run, reading)
                group = []
        elif element.tag == TABLE:
            blocks += _paragraph_blocks(group, table_run, reading)
            group = []
            blocks += _table_blocks(element, reading)
        elif element.tag == _EMBEDDED:
            reading.doubt("content_not_read", "a document that is embedded in the text is not read")
    return blocks + _paragraph_blocks(group, table_run, reading)


def _runs_on(paragraph: Element) -> bool:
    """Whether it reads as one with the next: its end is deleted or hidden, or it is its initial."""
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        return False
    is_initial = value(child(properties, "w:framePr"), "w:dropCap") in ("drop", "margin")
    return is_initial or has_deleted_end(properties) or has_hidden_end(properties)


def _table_blocks(element: Element, reading: Reading) -> list[RawTable]:
    table = table_to_raw(element, reading, lambda holder, run: blocks_of(holder, run, reading))
    return [] if table is None else [table]


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """A paragraph with the format that holds for it."""

    properties: Element | None
    said: ParagraphFormat
    ground: Ground
    pieces: Sequence[Inline]
    is_ended: bool
    """Whether its end is there, be it hidden."""

    @property
    def is_seen(self) -> bool:
        return any(isinstance(piece, Boxed) or piece.text.strip() or piece.marks for piece in self.pieces)


def _paragraph_blocks(group: Sequence[Element], table_run: RunFormat, reading: Reading) -> list[RawBlock]:
    """Blocks of paragraphs that read as one; label and level are those of the first that is seen and ends."""
    if not group:
        return []
    read = [_read(paragraph, group[-1], table_run, reading) for paragraph in group]
    head = next((one for one in read if one.is_ended and one.is_seen), read[-1])
    pieces = [piece for one in read for piece in one.pieces]
    is_seen = any(one.is_seen for one in read)
    label = label_pieces(Listed(head.properties, head.said, is_seen), head.ground, reading)
    return _to_blocks([*label, *pieces], head.said, reading)


def _read(paragraph: Element, last: Element, table_run: RunFormat, reading: Reading) -> _Read:
    """A paragraph in its own format, or in that of the last it runs into, where its end is deleted."""
    is_ended = not has_deleted_end(paragraph.find(PROPERTIES))
    properties = (paragraph if is_ended else last).find(PROPERTIES)
    style = value(child(properties, "w:pStyle"))
    ground = reading.ground(table_run, style)
    pieces = tuple(paragraph_pieces(paragraph, ground, reading))
    return _Read(properties, _said(properties, style, reading.book), ground, pieces, is_ended)


def _said(properties: Element | None, style: str, book: Book) -> ParagraphFormat:
    by_style = book.styles.paragraph(style).paragraph
    if properties is None:
        return by_style
    return paragraph_laid_over(paragraph_format(properties, book.theme), by_style)


def _to_blocks(pieces: Sequence[Inline], said: ParagraphFormat, reading: Reading) -> list[RawBlock]:
    text = [piece for piece in pieces if isinstance(piece, Piece)]
    blocks: list[RawBlock] = [*pieces_to_lines(text, said.outline or 0, said.fill or "")]
    for piece in pieces:
        if isinstance(piece, Boxed):
            blocks += _boxed(piece.element, reading)
    return blocks


def _boxed(element: Element, reading: Reading) -> list[RawBlock]:
    if element.tag == TABLE:
        return [*_table_blocks(element, reading)]
    if element.tag == PARAGRAPH:
        return _paragraph_blocks([element], NOTHING, reading)
    return blocks_of(element, NOTHING, reading)
