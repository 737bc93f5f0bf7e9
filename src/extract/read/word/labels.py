"""The label that a list puts in front of a paragraph: gets the paragraph's format, gives Pieces.

A number is text, as a reader sees it; every plain bullet is shown as '•', and a coloured one is a mark
too. Does not count: that is `numbering`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Mark
from extract.read.symbols import GLYPHS, sign
from extract.read.word.book import Ground, Reading
from extract.read.word.colours import is_coloured
from extract.read.word.formats import NOTHING, Look, ParagraphFormat, laid_over, look_of, run_format, styled
from extract.read.word.lines import Piece
from extract.read.word.numbering import BULLET, Label
from extract.read.word.xml import Element, child, is_on, value

PLAIN_BULLETS = frozenset("•·●○■□▪▫◦o◆◇⬧§❖➢▶❑❒⧫⬥")
"""Signs of list items that are all shown as one bullet."""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A paragraph that may be a list's."""

    properties: Element | None
    """Its own <w:pPr>."""
    said: ParagraphFormat
    """What its properties and its style say."""
    is_seen: bool
    """Whether something of it is seen beside the label."""


def label_pieces(listed: Listed, ground: Ground, reading: Reading) -> list[Piece]:
    """The label with its look; [] for a paragraph without one, or whose end is not there."""
    is_there = listed.is_seen or not (has_deleted_end(listed.properties) or has_hidden_end(listed.properties))
    if not listed.said.list_id or not is_there:
        return []
    label = reading.counter.next_label(listed.said.list_id, _level(listed, reading))
    if label is None:
        return []
    look = _look(label, listed.properties, ground, reading)
    if look.hidden:
        return []
    return (
        _bullet_pieces(label, look, listed.is_seen)
        if label.is_bullet
        else [Piece(label.text + label.suffix, look)]
    )


def has_deleted_end(properties: Element | None) -> bool:
    """Whether a tracked change takes the end of the paragraph away."""
    end = child(properties, "w:rPr")
    return child(end, "w:del") is not None or child(end, "w:moveFrom") is not None


def has_hidden_end(properties: Element | None) -> bool:
    """Whether the end of the paragraph is hidden, as all of it may be."""
    return is_on(child(properties, "w:rPr", "w:vanish"))


def _level(listed: Listed, reading: Reading) -> int:
    said = listed.said
    if said.list_level is not None:
        return said.list_level
    return reading.counter.level_of_style(said.list_id or 0, value(child(listed.properties, "w:pStyle")))


def _look(label: Label, properties: Element | None, ground: Ground, reading: Reading) -> Look:
    """Letters of a label: those of the paragraph's end, and over them what the list says."""
    book = reading.book
    base = styled(book.styles.defaults, (ground.table, ground.paragraph, NOTHING))
    end = run_format(child(properties, "w:rPr"), book.theme)
    return look_of(laid_over(label.run, laid_over(end, base)))


def _bullet_pieces(label: Label, look: Look, is_seen: bool) -> list[Piece]:
    """A bullet; alone in its paragraph it is seen only where it is a coloured light."""
    shown = "".join(sign(character, look.font) or BULLET for character in label.text.strip())
    is_plain = shown in PLAIN_BULLETS or not shown
    is_light = is_plain and shown in GLYPHS and is_coloured(look.colour)
    marks = (Mark("glyph", look.colour, shown),) if is_light else ()
    if not is_seen:
        return [Piece("", look, marks)] if marks else []
    return [Piece(f"{BULLET if is_plain else shown}{label.suffix}", look, marks)]
