"""The document says what was recognised: its pages, the words that are unsure, the pages left out.

Places of a recognised page are those of the page put straight; here they are put back where the page shows
them, leaning or turned as it was scanned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from math import cos, radians, sin
from typing import Any, NamedTuple

from extract.model import Box, Cell, Document, Doubt, Paragraph, Place, Table
from extract.read.pdf.marks import lies_in
from extract.read.pdf.scan.pages import ScanPages, page_list
from extract.read.pdf.scan.recognised import Certainty, Recognised
from extract.read.pdf.text.paragraphs import rounded

__all__ = ["marked", "with_places_shown", "with_unsure_words"]

UNSURE = 75.0
"""Confidence under which a word is in doubt; above it hardly one in a thousand is wrong."""
WORDS_SHOWN = 6


class _Spot(NamedTuple):
    """Where a text stands that a doubt may be about."""

    box: Box
    place: Place


def marked(document: Document, pages: ScanPages) -> Document:
    """The document with its recognised pages named, doubts about unsure words, and places as displayed."""
    doubts = (*document.doubts, *_unread_doubts(pages))
    source = replace(document.source, recognised=tuple(sorted(pages.recognised)))
    document = with_unsure_words(replace(document, doubts=doubts, source=source), pages.recognised)
    turned = {n: page for n, page in pages.recognised.items() if page.angle or page.quarters}
    return with_places_shown(document, turned) if turned else document


def _unread_doubts(pages: ScanPages) -> Iterator[Doubt]:
    if pages.unread:
        message = f"The pages {page_list(pages.unread)} are pictures without text. {pages.why_unread}"
        yield Doubt("page_not_recognised", message, Place(page=pages.unread[0]))


def with_unsure_words(document: Document, pages: Mapping[int, Recognised]) -> Document:
    """The document with a doubt for each cell or paragraph in which words are unsure."""
    unsure = {
        number: [w for w in page.words if w.confidence < UNSURE and any(map(str.isalnum, w.text))]
        for number, page in pages.items()
    }
    blocks = tuple(
        replace(block, doubts=(*block.doubts, *_spot_doubts(_cell_spots(block), unsure)))
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    paragraphs = [block for block in (*blocks, *document.notes) if isinstance(block, Paragraph)]
    spots = (_Spot(p.place.box, p.place) for p in paragraphs if p.place.box)
    return replace(document, blocks=blocks, doubts=(*document.doubts, *_spot_doubts(spots, unsure)))


def _cell_spots(table: Table) -> Iterator[_Spot]:
    return (spot for cell in table.cells for spot in _parts_of(cell, table.number))


def _parts_of(cell: Cell, table: int) -> Iterator[_Spot]:
    for part in cell.parts:
        if part.place.box:
            yield _Spot(part.place.box, replace(part.place, table=table, row=cell.row, column=cell.column))


def _spot_doubts(spots: Iterator[_Spot], unsure: Mapping[int, Sequence[Certainty]]) -> Iterator[Doubt]:
    for spot in spots:
        words = [word for word in unsure.get(spot.place.page or 0, ()) if lies_in(word.box, spot.box)]
        if words:
            told = ", ".join(f"'{word.text}' ({word.confidence:.0f} %)" for word in words[:WORDS_SHOWN])
            yield Doubt("ocr_uncertain", f"Made out with little certainty: {told}.", spot.place)


def with_places_shown(document: Document, pages: Mapping[int, Recognised]) -> Document:
    """The document with its places on these pages where the page as scanned shows them."""
    shown: Document = _put_back(document, pages)
    return shown


def _put_back(value: Any, pages: Mapping[int, Recognised]) -> Any:
    """A value of the model with all its places where the page shows them."""
    if isinstance(value, Place):
        page = pages.get(value.page or 0)
        return value if page is None or value.box is None else replace(value, box=_shown(value.box, page))
    if isinstance(value, tuple):
        return tuple(_put_back(part, pages) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value)}
        moved = {name: _put_back(part, pages) for name, part in parts.items() if not isinstance(part, str)}
        return replace(value, **moved)
    return value


def _shown(box: Box, page: Recognised) -> Box:
    """A box of the straight page on the displayed one: its middle turned back, its sides kept."""
    width, height = page.content.width, page.content.height
    x, y = (box[0] + box[2] - width) / 2, (box[1] + box[3] - height) / 2
    lean = radians(page.angle)
    x, y = x * cos(lean) - y * sin(lean) + width / 2, x * sin(lean) + y * cos(lean) + height / 2
    half_width, half_height = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    for _ in range(page.quarters):
        x, y = height - y, x
        half_width, half_height = half_height, half_width
        width, height = height, width
    return rounded((x - half_width, y - half_height, x + half_width, y + half_height))
