"""What stands in a paragraph: gets its element, gives Pieces of text with their looks, and boxes.

Shows the result of a field, not its instruction; leaves hidden text and note marks out. Does not join
pieces to text nor read what a box holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.read.symbols import in_symbol_font, signs
from extract.read.word.book import Book, Ground, Reading
from extract.read.word.drawings import Paint, drawn_in
from extract.read.word.formats import NOTHING, Look, laid_over, look_of, run_format, styled
from extract.read.word.lines import BREAK, PAGE_BREAK, Piece
from extract.read.word.xml import Element, child, content, is_on, number, qualified, qualified_set, value

RUN, RUN_PROPERTIES = qualified("w:r"), qualified("w:rPr")
FIELD, TEXT = qualified("w:fldChar"), qualified("w:t")
TABLE, PARAGRAPH = qualified("w:tbl"), qualified("w:p")
NOTES = {qualified("w:footnoteReference"): "footnotes", qualified("w:endnoteReference"): "endnotes"}
_DRAWINGS = qualified_set("w:drawing w:pict w:object")
_EQUATIONS = qualified_set("m:oMath m:oMathPara")
_PLAIN = {
    qualified("w:tab"): " ",
    qualified("w:ptab"): " ",
    qualified("w:cr"): BREAK,
    qualified("w:noBreakHyphen"): "-",
}
_OUTSIDE = qualified_set("w:altChunk w:subDoc")
_PRESERVED = "preserve"
CHECKED, UNCHECKED = "☒", "☐"


@dataclass(frozen=True, slots=True)
class Boxed:
    """An element with paragraphs or tables of its own that is anchored in a paragraph."""

    element: Element


Inline = Piece | Boxed


def paragraph_pieces(paragraph: Element, ground: Ground, reading: Reading) -> Iterator[Inline]:
    """What is seen in a paragraph, in order."""
    for element in content(paragraph):
        if element.tag == RUN:
            yield from run_pieces(element, ground, reading)
        elif element.tag in _EQUATIONS:
            yield Piece(_equation(element), settled_look(None, ground, reading))
        elif element.tag in (TABLE, PARAGRAPH):
            yield Boxed(element)
        elif element.tag in _OUTSIDE:
            reading.doubt("content_not_read", "a document that is embedded in the text is not read")


def _equation(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(qualified("m:t"), TEXT))


def settled_look(properties: Element | None, ground: Ground, reading: Reading) -> Look:
    """The look of letters with these run properties on this ground."""
    key = () if properties is None else tuple((part.tag, *part.attrib.items()) for part in properties)
    if key not in ground.looks:
        ground.looks[key] = _look(properties, ground, reading.book)
    return ground.looks[key]


def _look(properties: Element | None, ground: Ground, book: Book) -> Look:
    character = book.styles.characters.get(value(child(properties, "w:rStyle")), NOTHING)
    settled = styled(book.styles.defaults, (ground.table, ground.paragraph, character))
    return look_of(laid_over(run_format(properties, book.theme), settled))


def run_pieces(run: Element, ground: Ground, reading: Reading) -> Iterator[Inline]:
    """What is seen in a run, in order."""
    look = settled_look(run.find(RUN_PROPERTIES), ground, reading)
    for element in content(run):
        if element.tag == FIELD:
            yield from _field_piece(element, look, reading)
        elif look.hidden or _is_instruction(reading):
            continue
        elif element.tag == TEXT:
            yield _text_piece(element, look, reading)
        elif element.tag in NOTES:
            reading.notes[NOTES[element.tag], value(element, "w:id")] = None
            if value(element, "w:customMarkFollows") in ("1", "true", "on"):
                return  # the rest of the run is the note's mark
        elif element.tag in _SEEN:
            yield from _SEEN[element.tag](element, look, reading)


def _is_instruction(reading: Reading) -> bool:
    return not reading.ignores_fields and any(reading.open_fields)


def _field_piece(mark: Element, look: Look, reading: Reading) -> Iterator[Piece]:
    """Follows a field's begin, middle and end; a form field without text shows its box or choice."""
    kind = value(mark, "w:fldCharType")
    if kind == "begin":
        shown = "" if look.hidden or _is_instruction(reading) else _form_field(child(mark, "w:ffData"))
        reading.open_fields.append(True)
        if shown:
            yield Piece(shown, look)
    elif kind == "separate" and reading.open_fields:
        reading.open_fields[-1] = False
    elif kind == "end" and reading.open_fields:
        reading.open_fields.pop()


def _form_field(data: Element | None) -> str:
    box, choice = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        said = child(box, "w:checked")
        return CHECKED if is_on(child(box, "w:default") if said is None else said) else UNCHECKED
    if choice is None:
        return ""
    entries = [value(entry) for entry in choice.iterfind(qualified("w:listEntry"))]
    chosen = number(child(choice, "w:result")) or number(child(choice, "w:default")) or 0
    return entries[chosen] if chosen < len(entries) else ""


def _text_piece(element: Element, look: Look, reading: Reading) -> Piece:
    text = (element.text or "").replace("\u2011", "-")
    if value(element, "xml:space") != _PRESERVED:
        text = text.strip(" \t\r\n")  # as Word does
    return Piece(_signs(text, look.font, reading) if in_symbol_font(text, look.font) else text, look)


def _signs(text: str, font: str, reading: Reading) -> str:
    """Characters of a symbol font as what they show; an unknown one stays, with a doubt."""
    shown, unknown = signs(text, font)
    if unknown:
        reading.doubt(
            "unmapped_characters", f"'{text}' has signs of the font {font or 'Symbol'} that are not known"
        )
    return shown


def _break(element: Element, look: Look, _: Reading) -> Iterator[Piece]:
    yield Piece(PAGE_BREAK if value(element, "w:type") in ("page", "column") else BREAK, look)


def _plain(element: Element, look: Look, _: Reading) -> Iterator[Piece]:
    yield Piece(_PLAIN[str(element.tag)], look)


def _symbol(element: Element, look: Look, reading: Reading) -> Iterator[Piece]:
    try:
        character = chr(int(value(element, "w:char"), 16))
    except (ValueError, OverflowError):
        return
    font = value(element, "w:font")
    yield Piece(_signs(_private(character), font, reading), look)


def _private(character: str) -> str:
    """A sign's code, which some programs write without the offset of the private area."""
    return character if ord(character) > 0xFF else chr(0xF000 + ord(character))


def _ruby(element: Element, look: Look, _: Reading) -> Iterator[Piece]:
    """Letters with their reading above them, as one writes both in one line."""
    base, above = (
        "".join(t.text or "" for t in _texts(child(element, name))) for name in ("w:rubyBase", "w:rt")
    )
    yield Piece(f"{base}({above})" if base and above else base or above, look)


def _texts(element: Element | None) -> Iterator[Element]:
    return iter(()) if element is None else element.iter(TEXT)


def _drawing(element: Element, look: Look, reading: Reading) -> Iterator[Inline]:
    for drawn in drawn_in(element, Paint(reading.book.theme, reading.image_colour)):
        if drawn.mark:
            yield Piece("", look, (drawn.mark,))
        if drawn.box is not None:
            yield Boxed(drawn.box)
        if drawn.words:
            yield Piece(drawn.words, look)
        if drawn.unread:
            reading.doubt("content_not_read", f"what an embedded {drawn.unread} says is not read")


def _nested(element: Element, _look: Look, _reading: Reading) -> Iterator[Boxed]:
    yield Boxed(element)


_Seen = Callable[[Element, Look, Reading], Iterator[Inline]]
_SEEN: dict[str, _Seen] = {
    qualified("w:br"): _break,
    qualified("w:sym"): _symbol,
    qualified("w:ruby"): _ruby,
    TABLE: _nested,
    PARAGRAPH: _nested,
    **dict.fromkeys(_PLAIN, _plain),
    **dict.fromkeys(_DRAWINGS, _drawing),
}
