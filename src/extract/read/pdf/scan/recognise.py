"""A picture of a page becomes its content: rules, shapes and words, as other page sources give them.

The recipe: put straight -> rules -> areas of colour -> words cell by cell -> how the words look.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.model import Box
from extract.read.pdf.page import UPRIGHT, Floats, Integers, PageContent, Shape, Words, no_words
from extract.read.pdf.scan.colours import picture_shapes
from extract.read.pdf.scan.letters import heavy_words, stroke_widths, word_colours
from extract.read.pdf.scan.picture import Levels, Lightness, Picture, Pixels, stretched, with_white_paper
from extract.read.pdf.scan.recognised import Certainty, Recognised
from extract.read.pdf.scan.regions import Box as PixelBox
from extract.read.pdf.scan.regions import cell_boxes, picture_grids, without_grids, without_rules
from extract.read.pdf.scan.rulings import picture_rules
from extract.read.pdf.scan.signs import with_signs
from extract.read.pdf.scan.skew import skew_angle, straightened
from extract.read.pdf.scan.tesseract import Recogniser, SeenWord

HALF = 2
"""Pixels on a side that are one where rules and angles are looked for: thin rules still show, noise less."""
LARGEST_LIGHT = 20.0
"""Points: a disc up to this size without letters in it is painted over, lest it be read as one."""
DESCENT = 0.22
"""Share of the size of a line below its baseline, as page sources of digital pages have it."""
USUAL = 0.15
"""Sizes that differ less from the usual one of their page are that: Tesseract measures them line by line."""
SURE, SURE_FIGURE, MORE = 85.0, 94.0, 8.0
"""Confidence under which a word, or one with digits, is read again in other languages, and by how much those
must be surer of a word."""
BLANK = 0.12
"""Share of the size of letters that the gap between two words has at least."""
DISPUTED = 60.0
"""Confidence of a number that is read in two ways."""
NOISE = 15.0
"""A word of which Tesseract is less sure than this, in per cent, is dirt or a part of a picture."""


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads a page."""

    first: Recogniser | None
    """In the report's language."""
    second: Recogniser | None = None
    """In other languages: asked where the first is not sure, since it knows other signs better."""


def recognise(pixels: Pixels, scale: float, number: int, readers: Readers) -> Recognised:
    """The content of a page of which a picture, with `scale` pixels to the point, is given."""
    picture, angle = _straight(pixels, scale)
    lightness = picture.lightness
    horizontal, vertical = picture_rules(_halved(lightness), scale / HALF)
    shapes = picture_shapes(picture)
    levels = _without_lights(stretched(lightness), shapes, scale)
    seen = _read(readers, levels, (horizontal, vertical), scale)
    sizes = _settled_sizes(np.array([word.size for word in seen]))
    words = _page_words(seen, sizes, picture)
    height, width = levels.shape
    content = PageContent(number, width / scale, height / scale, words, horizontal, vertical, shapes)
    boxes: list[Box] = [tuple(box) for box in words.box.tolist()]
    certain = tuple(Certainty(w.text, w.confidence, box) for w, box in zip(seen, boxes, strict=True))
    return Recognised(content, angle, certain)


def _straight(pixels: Pixels, scale: float) -> tuple[Picture, float]:
    picture = Picture(with_white_paper(pixels), scale)
    angle = skew_angle(_halved(_halved(picture.lightness)))
    return Picture(straightened(picture.pixels, angle), scale), angle


def _halved(lightness: Lightness) -> Lightness:
    """Half as many pixels each way, each the mean of four."""
    height, width = lightness.shape[0] // HALF * HALF, lightness.shape[1] // HALF * HALF
    even = lightness[:height, :width]
    halved: Lightness = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / np.float32(
        4
    )
    return halved


def _without_lights(levels: Levels, shapes: Sequence[Shape], scale: float) -> Levels:
    """The page with discs and squares as small as a light painted in the shade around them."""
    for shape in shapes:
        x0, top, x1, bottom = (round(edge * scale) for edge in shape.box)
        if max(x1 - x0, bottom - top) <= LARGEST_LIGHT * scale:
            around = levels[max(top - 2, 0) : bottom + 2, max(x0 - 2, 0) : x1 + 2]
            around[:] = int(np.percentile(around, 90))
    return levels


def _read(readers: Readers, levels: Levels, rules: tuple[Floats, Floats], scale: float) -> list[SeenWord]:
    """The words of all cells and of the rest of the page; lines are numbered over the page."""
    grids = [grid for grid in picture_grids(*rules) if len(grid.cells) > 1]
    cells = list(cell_boxes(grids, levels, scale))
    rest = without_rules(without_grids(levels, grids, scale), *rules, scale)
    parts = [
        *_parts(readers, levels, cells, scale),
        *_parts(readers, rest, [(0, 0, rest.shape[1], rest.shape[0])], scale),
    ]
    words = with_signs(list(_renumbered(parts)), levels)
    return [word for word in words if word.confidence >= NOISE]


def _parts(
    readers: Readers, levels: Levels, boxes: Sequence[PixelBox], scale: float
) -> Iterator[list[SeenWord]]:
    """The words in each box: the first reader's, and the second's where it is much surer of them."""
    if readers.first is None:
        return
    readers.first.look_at(levels, scale)
    is_block = len(boxes) > 1
    parts = [readers.first.read(box, is_block=is_block) for box in boxes]
    unsure = [i for i, part in enumerate(parts) if not all(map(_is_sure, part))]
    if unsure and readers.second is not None:
        readers.second.look_at(levels, scale)
        for index in unsure:
            other = readers.second.read(boxes[index], is_block=is_block)
            parts[index] = [_surer(word, other) for word in parts[index]]
    yield from parts


def _surer(word: SeenWord, others: Sequence[SeenWord]) -> SeenWord:
    """The word, or another reading of the same ink that is surer; where numbers differ, neither is sure."""
    same = [other for other in others if _is_same_ink(word.box, other.box)]
    if _is_sure(word) or not same:
        return word
    other = max(same, key=lambda other: other.confidence)
    differ = _is_figure(word.text + other.text) and _plain(word.text) != _plain(other.text)
    ahead = 0.0 if differ else MORE
    best = other if other.confidence > word.confidence + ahead else word
    return word._replace(text=best.text, confidence=min(best.confidence, DISPUTED if differ else 100.0))


def _is_sure(word: SeenWord) -> bool:
    return word.confidence >= (SURE_FIGURE if _is_figure(word.text) else SURE)


def _is_figure(text: str) -> bool:
    return any(map(str.isdigit, text))


def _plain(text: str) -> str:
    """The text without what languages draw differently: the length of dashes."""
    return text.replace("—", "-").replace("–", "-")


def _is_same_ink(one: PixelBox, other: PixelBox) -> bool:
    """Whether two boxes are one word's: their ends differ by less than a quarter of the width."""
    drift = max(1 + (one[2] - one[0]) / 4, 4)
    across = abs(one[0] - other[0]) <= drift and abs(one[2] - other[2]) <= drift
    return across and one[1] < other[3] and other[1] < one[3]


def _renumbered(parts: Sequence[Sequence[SeenWord]]) -> Iterator[SeenWord]:
    """The words with numbers of lines that no two parts share."""
    first = 0
    for part in parts:
        for word in part:
            text = unicodedata.normalize("NFC", word.text)
            yield word._replace(line=first + word.line, text=text)
        first += max((word.line for word in part), default=0)


def _settled_sizes(sizes: Floats) -> Floats:
    """Sizes in pixels with those near the usual one set to it."""
    if not len(sizes):
        return sizes
    usual = float(np.median(sizes))
    return np.where(np.abs(sizes - usual) <= USUAL * usual, usual, sizes)


def _kept_apart(ink: Integers, sizes: Floats) -> Integers:
    """Right ends of all words but the last, a narrow blank before the next: Tesseract's boxes may touch."""
    latest = np.floor(ink[1:, 0] - BLANK * sizes[1:]).astype(np.int64)
    return np.clip(ink[:-1, 2], ink[:-1, 0] + 1, np.maximum(latest, ink[:-1, 0] + 1))


def _page_words(seen: Sequence[SeenWord], sizes: Floats, picture: Picture) -> Words:
    if not seen:
        return no_words()
    ink = np.array([word.box for word in seen], np.int64)
    lines = np.array([word.line for word in seen], np.int64)
    foot = np.array([word.foot for word in seen]) + DESCENT * sizes
    same_line = np.append(lines[1:] == lines[:-1], False)
    ink[:-1, 2] = np.where(same_line[:-1], _kept_apart(ink, sizes), ink[:-1, 2])
    box: Floats = (
        np.column_stack((ink[:, 0], foot - sizes, ink[:, 2], foot)).astype(np.float64) / picture.scale
    )
    letters = [sum(letter.isalpha() for letter in word.text) for word in seen]
    heavy = heavy_words(stroke_widths(picture, ink), sizes, letters, lines)
    count = len(seen)
    return Words(
        text=np.array([*(word.text for word in seen), None], np.object_)[:-1],
        box=box,
        bold=heavy,
        colour=word_colours(picture, ink),
        direction=np.full(count, UPRIGHT, np.int64),
        blank=same_line,
    )
