"""The recipe: package -> book -> text, headers and footers, notes -> Document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.errors import UnreadableReport
from extract.model import Document, Paragraph, Source
from extract.read.word.blocks import Numbers, to_blocks, to_paragraphs
from extract.read.word.book import Book, Reading, load_book
from extract.read.word.numbering import ListCounter
from extract.read.word.package import SAVE_ANEW, Package, open_package, title_of
from extract.read.word.walk import story_blocks
from extract.read.word.xml import Element, child, is_on, qualified, value

NOTE_KINDS = {"footnotes": "w:footnote", "endnotes": "w:endnote"}
_REFERENCES = tuple(qualified(f"w:{name}Reference") for name in ("header", "footer"))


def read_path(path: Path) -> Document:
    """The document of a Word file."""
    package = open_package(path)
    book = load_book(package)
    body = _body(package)
    reading = Reading(book, book.relations, ListCounter(book.lists))
    blocks = tuple(to_blocks(story_blocks(body, reading), Numbers()))
    notes = tuple(_notes(reading))
    furniture = tuple(_furniture(body, reading))
    return Document(
        source=Source(path.name, package.sha256, "word"),
        blocks=blocks,
        furniture=furniture,
        notes=notes,
        title=_title(package, reading),
        doubts=(*book.doubts, *reading.doubts),
    )


def _body(package: Package) -> Element:
    body = child(package.xml(package.main), "w:body")
    if body is None:
        why = "Its main part is no Word text."
        raise UnreadableReport(f"{package.name}: not a readable Word file", why=why, next_step=SAVE_ANEW)
    return body


def _part(kind: str, name: str, reading: Reading) -> Element | None:
    """A part beside the text; None, with a doubt, where it is damaged."""
    try:
        return reading.book.package.xml(name)
    except UnreadableReport as error:
        reading.doubt("part_damaged", f"the file's {kind} could not be read: {error.why}")
        return None


def _title(package: Package, reading: Reading) -> str:
    try:
        return title_of(package)
    except UnreadableReport as error:
        reading.doubt("part_damaged", f"the file's properties could not be read: {error.why}")
        return ""


def _notes(reading: Reading) -> Iterator[Paragraph]:
    """Footnotes, then endnotes, in the order in which the text refers to them."""
    for kind, name in NOTE_KINDS.items():
        parts = [relation.target for relation in reading.book.relations.values() if relation.kind == kind]
        root = _part(kind, parts[0], reading) if parts else None
        if root is None:
            continue
        by_id = {value(note, "w:id"): note for note in root.iterfind(qualified(name))}
        for note_id in [note_id for noted, note_id in reading.notes if noted == kind and note_id in by_id]:
            yield from to_paragraphs(story_blocks(by_id[note_id], reading))


def _furniture(body: Element, reading: Reading) -> Iterator[Paragraph]:
    """Headers and footers that are shown, each part once."""
    targets = dict.fromkeys(_shown_references(body, reading.book))
    for target in targets:
        root = _part("header or footer", target, reading)
        if root is not None:
            yield from to_paragraphs(story_blocks(root, reading))


def _shown_references(body: Element, book: Book) -> Iterator[str]:
    has_even = is_on(child(book.settings, "w:evenAndOddHeaders"))
    for section in body.iter(qualified("w:sectPr")):
        shown = {
            "default",
            "",
            *(["first"] if is_on(child(section, "w:titlePg")) else []),
            *(["even"] * has_even),
        }
        for reference in section.iterchildren(*_REFERENCES):
            relation = book.relations.get(value(reference, "r:id"))
            if relation is not None and value(reference, "w:type") in shown:
                yield relation.target
