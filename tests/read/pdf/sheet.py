"""A mini-language for pages: a page to test with fits in a few lines of text.

One item a line: what it is, slash-separated options, numbers in points from the top left, text.

    text 10 20 Hello          letters at x 10 that stand on y 20 (lower edge), 10 high, 6 wide each
    text/bold/8/#ff0000 ...   bold, 8 high (and 4.8 wide), red; up and down turn it, slant lets it climb
    h 20 0 100                a horizontal rule at y 20 from x 0 to 100;  v the same, vertical
    grid 0|50|100 0|20|40     full rulings at these x and y
    fill 0 0 50 20 #ffff00    a filled area; disc, shape and image in the same way
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from extract.model import Box, Document, Table
from extract.read.pdf.page import READS_DOWN, READS_UP, SLANTED, UPRIGHT, PageContent, Shape
from extract.read.pdf.paths import PathCollector
from extract.read.pdf.reader import read_pages
from extract.read.pdf.text.lines import Line, words_to_lines
from extract.read.pdf.words import Characters, characters_to_words

DIRECTIONS = {"up": READS_UP, "down": READS_DOWN, "slant": SLANTED}
HEIGHT, WIDE = 10.0, 0.6
NO_WIDTH = "\u00ad\u200b\ufeff"
"""Characters after which the next one stands in the same place."""


class Sheet:
    """Gathers the items of one page."""

    def __init__(self) -> None:
        self.codes: list[int] = []
        self.boxes: list[Box] = []
        self.looks: list[tuple[bool, int, int, int]] = []
        self.rules: dict[str, list[tuple[float, float, float]]] = {"h": [], "v": []}
        self.shapes: list[Shape] = []

    def add(self, item: str) -> None:
        """Draws one item."""
        words = item.split(" ")
        what, *options = words[0].split("/")
        if what == "text":
            self._add_text(options, float(words[1]), float(words[2]), " ".join(words[3:]))
        elif what == "grid":
            self._add_grid(*([float(n) for n in word.split("|")] for word in words[1:3]))
        elif what in self.rules:
            position, start, end = (float(n) for n in words[1:4])
            self.rules[what].append((position, start, end))
        else:
            x0, top, x1, bottom = (float(n) for n in words[1:5])
            self.shapes.append(Shape(what, (x0, top, x1, bottom), words[5] if len(words) > 5 else ""))

    def _add_grid(self, xs: list[float], ys: list[float]) -> None:
        self.rules["h"] += [(y, xs[0], xs[-1]) for y in ys]
        self.rules["v"] += [(x, ys[0], ys[-1]) for x in xs]

    def _add_text(self, options: list[str], x: float, foot: float, text: str) -> None:
        height = next((float(option) for option in options if option[0].isdigit()), HEIGHT)
        colour = next((int(option[1:], 16) for option in options if option[0] == "#"), 0)
        direction = next((DIRECTIONS[option] for option in options if option in DIRECTIONS), UPRIGHT)
        run = len({look[3] for look in self.looks})
        index = 0
        for letter in text:
            self.codes.append(ord(letter))
            box = _letter_box((x, foot), height, index, direction)
            self.boxes.append((box[0], box[1], box[0], box[3]) if letter in NO_WIDTH else box)
            self.looks.append(("bold" in options, colour, direction, run))
            index += letter not in NO_WIDTH

    def characters(self) -> Characters:
        """The letters in the order in which they were drawn."""
        bold, colour, direction, run = zip(*self.looks, strict=True) if self.looks else ((), (), (), ())
        return Characters(
            np.array(self.codes, np.int64), np.array(self.boxes, np.float64).reshape(-1, 4),
            np.array(bold, np.bool_), np.array(colour, np.int64),
            np.array(direction, np.int64), np.array(run, np.int64),
        )  # fmt: skip


def _letter_box(start: tuple[float, float], height: float, index: int, direction: int) -> Box:
    (x, foot), wide = start, WIDE * height
    if direction == READS_UP:
        return (x - height, foot - (index + 1) * wide, x, foot - index * wide)
    if direction == READS_DOWN:
        return (x, foot + index * wide, x + height, foot + (index + 1) * wide)
    foot -= index * wide * (direction == SLANTED)
    return (x + index * wide, foot - height, x + (index + 1) * wide, foot)


def page(drawing: str, number: int = 1, size: tuple[float, float] = (600, 800)) -> PageContent:
    """The page that the items of a drawing show."""
    sheet = Sheet()
    for item in drawing.strip("\n").splitlines():
        if item.strip():
            sheet.add(item.strip())
    horizontal, vertical = (np.array(sheet.rules[kind], np.float64).reshape(-1, 3) for kind in "hv")
    words = characters_to_words(sheet.characters())
    return PageContent(number, *size, words, horizontal, vertical, tuple(sheet.shapes))


def lines(drawing: str, split_gap: float = 0.0) -> list[Line]:
    """The lines of a drawing's text, all in one group."""
    words = page(drawing).words
    return words_to_lines(words, np.zeros(len(words), np.int64), split_gap)


def stack(*texts: str, x: float = 5, top: float = 0, pitch: float = 12) -> list[Line]:
    """Lines under each other; a text in asterisks is bold."""
    items = [
        f"text/bold {x} {top + pitch * (n + 1)} {text.strip('*')}"
        if text.startswith("*")
        else f"text {x} {top + pitch * (n + 1)} {text}"
        for n, text in enumerate(texts)
    ]
    return lines("\n".join(items))


def paths(*outlines: tuple[str, str, bool]) -> PathCollector:
    """Drawn outlines: ('0,0 10,0 10,5', fill, whether it is stroked).

    A '~' marks a point of a curve, '|' the first of another outline, '=' the last of a closed one.
    """
    collector = PathCollector()
    for points, fill, stroked in outlines:
        segments = []
        for index, point in enumerate(points.split()):
            x, y = (float(n) for n in point.strip("~=|").split(","))
            kind = "move" if index == 0 or point.startswith("|") else "curve" if point[0] == "~" else "line"
            segments.append((kind, x, y, point.endswith("=")))
        collector.add_segments(segments, fill, stroked)
    return collector


def visible(text: str) -> list[str]:
    """The characters of a text that are seen, sorted."""
    return sorted(itertools.filterfalse(str.isspace, text))


class Sheets:
    """A page source whose pages are drawings."""

    title = ""

    def __init__(self, drawings: Sequence[str]) -> None:
        self._pages = [page(drawing, number) for number, drawing in enumerate(drawings, start=1)]
        self.page_count = len(self._pages)

    def page(self, number: int) -> PageContent:
        """The page with this number, from 1."""
        return self._pages[number - 1]

    def close(self) -> None:
        """Nothing to free."""


def read(*drawings: str, suspending: frozenset[str] = frozenset({"ja"})) -> Document:
    """The document of one drawing per page."""
    return read_pages(Sheets(drawings), Path(__file__), suspending)


@dataclass(frozen=True)
class Ruling:
    """Where a ruled table is drawn, and whether it is closed at its top and its foot."""

    top: float = 40
    """Upper edge; without meaning where `foot` is given."""
    foot: float | None = None
    """Lower edge: 790 is the foot of the page."""
    xs: tuple[float, ...] = (20, 120, 440, 540)
    open_top: bool = False
    open_foot: bool = False


def ruled(*rows: str, ruling: Ruling = Ruling()) -> str:
    """A ruled table of rows 'A | B | first line/second line'.

    A cell in asterisks is bold, '=' goes on the cell above, a single cell lies over all columns.
    """
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    heights = [12.0 * max(len(cell.split("/")) for cell in row) + 6 for row in cells]
    top = ruling.foot - sum(heights) if ruling.foot else ruling.top
    ys = list(itertools.accumulate(heights, initial=top))
    items = []
    for number, row in enumerate(cells):
        xs = ruling.xs if len(row) > 1 else (ruling.xs[0], ruling.xs[-1])
        items += [f"v {x} {ys[number]} {ys[number + 1]}" for x in xs]
        items += [item for x, cell in zip(xs, row, strict=False) for item in _cell_items(cell, x, ys[number])]
        if number or not ruling.open_top:
            items += [
                f"h {ys[number]} {a} {b}"
                for (a, b), cell in zip(itertools.pairwise(xs), row, strict=True)
                if cell != "="
            ]
    if not ruling.open_foot:
        items.append(f"h {ys[-1]} {ruling.xs[0]} {ruling.xs[-1]}")
    return "\n".join(items)


def _cell_items(cell: str, x: float, top: float) -> list[str]:
    look = "text/bold" if cell.startswith("*") else "text"
    texts = [] if cell in ("", "=") else cell.strip("*").split("/")
    return [f"{look} {x + 5} {top + 12 * n + 13} {text}" for n, text in enumerate(texts)]


def rows(table: Table) -> list[str]:
    """The rows of a table, cells that begin in them parted by ' | '."""
    return [" | ".join(" ".join(cell.text.split()) for cell in row) for row in table.by_row()]


def tables(document: Document) -> list[list[str]]:
    """The rows of each table of a document."""
    return [rows(table) for table in document.tables]
