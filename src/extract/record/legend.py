"""The report's own legend: what its colours and words mean, as table, list or line of text.

Gets the blocks of a document, gives legend entries and the numbers of the tables that are legends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.model import Cell, Document, LegendEntry, Paragraph, Part, Table
from extract.record.columns import find_headers
from extract.record.grid import Grid, parts_of
from extract.record.lights import (
    NO_LIGHT,
    Light,
    light_of_colour,
    light_of_glyph,
    light_of_mark,
    light_of_paragraph,
)
from extract.record.sign_key import sign_entries
from extract.record.status import UNKNOWN, code_of_colour, code_of_words, colour_named
from extract.record.words import has_phrase, words
from extract.vocabulary import Vocabulary, load_signs

MOST_ROWS = 14
LONGEST_LABEL = 90
FEWEST_ENTRIES = 2


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend's entries and where they were found."""

    entries: tuple[LegendEntry, ...] = ()
    tables: frozenset[int] = frozenset()
    """Numbers of the tables that hold nothing else."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A light and the label beside it."""

    light: Light
    label: str
    parts: tuple[Part, ...]


def find_legend(document: Document, vocabulary: Vocabulary) -> Legend:
    """The legend of a document: of its tables first, else of its lines of text, else of rows in tables."""
    pairs_of = {table.number: table_pairs(table, vocabulary) for table in document.tables}
    tables = frozenset(number for number, pairs in pairs_of.items() if pairs)
    pairs = [pair for found in pairs_of.values() for pair in found]
    pairs = pairs or _paragraph_pairs(document, vocabulary)
    pairs = pairs or [pair for table in document.tables for pair in _row_pairs(table, vocabulary)]
    entries, signs = _entries(pairs, vocabulary), sign_entries(document, vocabulary)
    if len(signs) > len(entries) and not any(entry.colour_hex for entry in entries):
        return Legend(signs, tables)  # of its glyphs some look like lights
    told = {entry.label for entry in entries}
    return Legend((*entries, *(entry for entry in signs if entry.label not in told)), tables)


def _entries(pairs: Sequence[_Pair], vocabulary: Vocabulary) -> tuple[LegendEntry, ...]:
    entries = {
        (pair.label, pair.light.colour): LegendEntry(
            code_of_words(pair.label, vocabulary) or code_of_colour(pair.light, vocabulary) or UNKNOWN,
            pair.label,
            pair.light.colour,
            pair.light.hex,
            pair.parts,
        )
        for pair in reversed(pairs)
    }
    return tuple(reversed(entries.values()))


def table_pairs(table: Table, vocabulary: Vocabulary) -> list[_Pair]:
    """The lights and labels of a table that is a legend; nothing where it is none."""
    is_long = table.rows > MOST_ROWS or sum(bool(cell.paragraphs) for cell in table.cells) > 2 * MOST_ROWS
    grid = Grid(table)
    if is_long or any(header.kind for header in find_headers(grid, vocabulary)):
        return []
    by_row = [_pairs_of_row(grid.row(row), table.number, vocabulary) for row in range(table.rows)]
    texts = [cell.text for cell in table.cells if cell.paragraphs]
    if any(len(text) > LONGEST_LABEL for text in texts) or sum(not pairs for pairs in by_row) > 1:
        return []
    return _if_legend([pair for pairs in by_row for pair in pairs], vocabulary)


def _if_legend(pairs: list[_Pair], vocabulary: Vocabulary) -> list[_Pair]:
    """The pairs, if they show several lights and at least half of their labels say a status."""
    shown = {pair.light.colour for pair in pairs}
    known = sum(bool(code_of_words(pair.label, vocabulary)) for pair in pairs)
    return pairs if len(shown) >= FEWEST_ENTRIES and known * 2 >= len(pairs) else []


def _pairs_of_row(cells: Sequence[Cell], table: int, vocabulary: Vocabulary) -> list[_Pair]:
    """Pairs of a row: a light beside a label, a coloured label, or a colour's name beside a label."""
    pairs = []
    used: set[int] = set()
    for index, cell in enumerate(cells):
        beside = [other for other in (index + 1, index - 1) if 0 <= other < len(cells) and other not in used]
        if index in used or not (light := _light_of_cell(cell, vocabulary)):
            continue
        label = (
            index
            if _is_label(cell, vocabulary)
            else next((o for o in beside if _is_label(cells[o], vocabulary)), -1)
        )
        if label >= 0:
            used |= {index, label}
            parts = parts_of(cells[label], table) + (parts_of(cell, table) if label != index else ())
            pairs.append(_Pair(light, _label_text(cells[label].text), parts))
    return pairs or _unlit_pair(cells, table, vocabulary)


def _unlit_pair(cells: Sequence[Cell], table: int, vocabulary: Vocabulary) -> list[_Pair]:
    """A label beside an empty cell: an unfilled light has a meaning."""
    filled = [cell for cell in cells if cell.paragraphs]
    if len(filled) != 1 or len(cells) < 2 or not code_of_words(filled[0].text, vocabulary):
        return []
    return [_Pair(NO_LIGHT, _label_text(filled[0].text), parts_of(filled[0], table))]


def _light_of_cell(cell: Cell, vocabulary: Vocabulary) -> Light | None:
    marks = [light for mark in cell.marks if (light := light_of_mark(mark))]
    lines = [light for paragraph in cell.paragraphs if (light := light_of_paragraph(paragraph))]
    fill = [light_of_colour(cell.fill)] if cell.fill else []
    named = colour_named(cell.text, vocabulary)
    found = marks + lines + [light for light in fill if light != NO_LIGHT] + ([Light(named)] if named else [])
    return found[0] if found else None


def _is_label(cell: Cell, vocabulary: Vocabulary) -> bool:
    text = _label_text(cell.text)
    return bool(words(text)) and not colour_named(text, vocabulary)


def _label_text(text: str) -> str:
    """A legend's label without lights drawn as glyphs and without its dash."""
    lights = load_signs().plain_lights["glyphs"]
    kept = "".join(c for c in text.replace("\n", " ") if c not in lights and not light_of_glyph(c))
    return kept.strip(" =:–—-\t")


def _row_pairs(table: Table, vocabulary: Vocabulary) -> list[_Pair]:
    """Pairs of rows inside a table that has other rows too."""
    grid = Grid(table)
    pairs = [pair for row in range(table.rows) for pair in legend_row(grid, row, vocabulary)]
    return pairs if len({pair.light.colour for pair in pairs}) >= FEWEST_ENTRIES else []


def legend_row(grid: Grid, row: int, vocabulary: Vocabulary) -> list[_Pair]:
    """The legend entries that a row of a table gives; nothing where it is no legend row."""
    filled = grid.filled(row)
    if len(filled) != 1 or len(filled[0].text) > 4 * LONGEST_LABEL:
        return []
    pairs = [pair for paragraph in filled[0].paragraphs for pair in line_pairs(paragraph, vocabulary)]
    if len(pairs) >= FEWEST_ENTRIES:
        return pairs
    lit = [cell for cell in grid.row(row) if (cell is not filled[0] and cell.fill) or cell.marks]
    is_entry = len(lit) == 1 and bool(code_of_words(filled[0].text, vocabulary))
    return _pairs_of_row(grid.row(row), grid.table.number, vocabulary) if is_entry else []


def _paragraph_pairs(document: Document, vocabulary: Vocabulary) -> list[_Pair]:
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    pairs = [pair for paragraph in paragraphs for pair in line_pairs(paragraph, vocabulary)]
    return pairs if len({pair.light.colour for pair in pairs}) >= FEWEST_ENTRIES else []


def line_pairs(paragraph: Paragraph, vocabulary: Vocabulary) -> list[_Pair]:
    """The pairs of a line such as 'Green = on track, red = not done', or of a label behind a light."""
    if len(_from_light(paragraph.text)) > 4 * LONGEST_LABEL:
        return []
    parts = (Part(paragraph.place, paragraph.text),)
    named = [_Pair(Light(c), label, parts) for c, label in _named_labels(paragraph.text, vocabulary)]
    return named or [_Pair(light, label, parts) for light, label in _lit_labels(paragraph, vocabulary)]


def _from_light(text: str) -> str:
    """A text from its first light drawn as a glyph on; all of it where it has none."""
    before = _pieces(text, set(load_signs().plain_lights["glyphs"]))
    return text[len(before[0]) :] if len(before) > 1 else text


def _named_labels(text: str, vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """Pairs of a colour's name, a sign of equation and a label."""
    names = {name: colour for colour, entries in vocabulary.colours.items() for name in entries}
    if not names:
        return
    start = re.compile(rf"\b({'|'.join(map(re.escape, names))})\s*(?:=|:|–|—|-|\()\s*", re.I)
    found = list(start.finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        label = text[match.end() : end].strip(" ,;.|/()")
        if label and len(label) <= LONGEST_LABEL and code_of_words(label, vocabulary):
            yield names[match[1].lower()], label


def _lit_labels(paragraph: Paragraph, vocabulary: Vocabulary) -> Iterable[tuple[Light, str]]:
    """Pairs of a light in the line and the label behind it."""
    glyphs = set(load_signs().plain_lights["glyphs"])
    first, *behind = _pieces(paragraph.text, glyphs)
    pieces = [piece for piece in (first, *behind) if words(piece)]
    lights = [light for mark in paragraph.marks if (light := light_of_mark(mark))]
    lights = lights or [light for sign in paragraph.text if (light := light_of_glyph(sign)) and light.colour]
    if not lights and paragraph.fill:
        lights = [light_of_colour(paragraph.fill)]
    is_title = first.rstrip().endswith(":") or not code_of_words(first, vocabulary)
    if len(pieces) > len(lights) and is_title:
        pieces = [piece for piece in behind if words(piece)]
    labels = [_label_text(piece) for piece in pieces]
    if len(labels) == len(lights) and all(code_of_words(label, vocabulary) for label in labels):
        yield from zip(lights, labels, strict=True)


def _pieces(text: str, glyphs: set[str]) -> list[str]:
    pieces = [""]
    for sign in text:
        if sign in glyphs or light_of_glyph(sign):
            pieces.append("")
        else:
            pieces[-1] += sign
    return pieces


def names_legend(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a short line announces a legend, such as 'Liikennevaloseuranta = LV'."""
    return len(text) <= LONGEST_LABEL and has_phrase(text, vocabulary.phrases.get("legend", ()))
