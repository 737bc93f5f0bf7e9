"""The characters of a page: which letters, where, how they look.

A text object (a run) is asked once for what all its characters share, a word for its two ends; see
`calls` for why.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from math import hypot
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.read.pdf.page import READS_DOWN, READS_UP, SLANTED, UPRIGHT, Characters, Floats, Integers
from extract.read.pdf.pdfium import calls
from extract.read.pdf.pdfium.frame import Frame

LINE_END_HYPHENS = (0x02, 0xFFFE)
HALVES = (0xD800, 0xDC00, 0xE000)
"""Where the first halves of code points begin, where the second ones do, and where those end."""
QUARTERS_DOWN = 3
"""Quarter turns of text that is read downwards."""
ASCENT, DESCENT = 0.78, 0.22
"""Share of the font size above and below the baseline that a line of text takes."""


def page_characters(text_page: pypdfium2.PdfTextPage, frame: Frame) -> tuple[Characters, int]:
    """The visible characters in the order of the file, and how many have no known letter."""
    count = text_page.count_chars()
    address = ctypes.cast(text_page.raw, calls.POINTER).value
    if count <= 0 or address is None:
        return _no_characters(), 0
    codes = _codes(address, count)
    objects = _objects(address, codes)
    kept = np.flatnonzero((objects != 0) & ((codes >= 0x20) | (codes == LINE_END_HYPHENS[0])))
    if not len(kept):
        return _no_characters(), 0
    code, objects = codes[kept], objects[kept]
    code[(code == LINE_END_HYPHENS[0]) | (code == LINE_END_HYPHENS[1])] = 0x2D
    starts = np.flatnonzero(np.concatenate(([True], objects[1:] != objects[:-1])))
    fonts: dict[int, bool] = {}
    first = zip(objects[starts].tolist(), kept[starts].tolist(), strict=True)
    looks = [_look(one, address, at, fonts) for one, at in first]
    runs = _Runs(starts, np.append(starts[1:], len(kept)), looks)
    edges = _edges(address, kept, code, runs)
    _set_on_baselines(address, kept, edges, runs)
    box = frame.boxes(edges)
    characters = Characters(
        code,
        box,
        runs.spread([look.bold for look in runs.looks]),
        runs.spread([look.colour for look in runs.looks]),
        runs.spread(_directions(runs, frame.rotation)),
        runs.spread(range(len(starts))),
    )
    return characters, _unmapped(address, code, kept, runs)


def _objects(address: int, codes: Integers) -> Integers:
    """Address of each character's text object; 0 for characters that pdfium made up.

    The characters of a text object are neighbours, so that one question per word is enough where two
    words have the same answer; all others between different answers are asked.
    """
    ink = codes > 0x20
    words = np.flatnonzero(ink & ~np.concatenate(([False], ink[:-1])))
    if not len(words):
        return np.zeros(len(codes), np.int64)
    of_word = _ask_objects(address, words)
    lengths = np.diff(np.append(words, len(codes)))
    objects = np.concatenate((np.zeros(words[0], np.int64), np.repeat(of_word, lengths)))
    changes = np.append(of_word[1:] != of_word[:-1], True)
    unsure = np.concatenate((np.zeros(words[0], np.bool_), np.repeat(changes, lengths)))
    unsure[words] = False
    asked = np.flatnonzero(unsure & ((codes >= 0x20) | (codes == LINE_END_HYPHENS[0])))
    objects[asked] = _ask_objects(address, asked)
    return objects


def _ask_objects(address: int, at: Integers) -> Integers:
    found = map(calls.char_object, repeat(address, len(at)), at.tolist())
    return np.fromiter((one or 0 for one in found), np.int64, len(at))


def _edges(address: int, kept: Integers, code: Integers, runs: _Runs) -> Floats:
    """(n, 4) left, bottom, right, top of each character in page coordinates.

    The first and the last character of each word of a text object are asked; those between lie evenly
    between them, which is near enough to tell their cell and never opens a gap inside a word.
    """
    count = len(kept)
    apart = np.zeros(count, np.bool_)
    apart[runs.starts] = True
    apart[1:] |= (code[1:] == 0x20) | (code[:-1] == 0x20) | (np.diff(kept) > 1)
    first = np.flatnonzero(apart)
    last = np.append(first[1:], count) - 1
    ends = np.zeros((count, 4), np.float32)
    flat = runs.spread([look.turn == 0 for look in runs.looks])
    asked = np.zeros(count, np.bool_)
    asked[first] = asked[last] = True
    _ask_advances(address, kept, np.flatnonzero(asked & flat), ends)
    _ask_ink(address, kept, np.flatnonzero(asked & ~flat), ends)
    lengths = last - first + 1
    step = np.arange(count) - np.repeat(first, lengths)
    box = np.repeat(ends[first].astype(np.float64), lengths, axis=0)
    for low, high in ((0, 2),) if flat.all() else ((0, 2), (1, 3)):
        start, width = _advance(ends[first], ends[last], lengths, (low, high))
        box[:, low] = np.repeat(start, lengths) + step * np.repeat(width, lengths)
        box[:, high] = box[:, low] + np.repeat(np.abs(width), lengths)
    return box


def _advance(
    head: NDArray[np.float32], tail: NDArray[np.float32], lengths: Integers, sides: tuple[int, int]
) -> tuple[Floats, Floats]:
    """Where the first character of each word begins and how far each of its characters goes, on one axis.

    A word that goes backwards has negative steps; one that does not move on this axis has none.
    """
    low, high = sides
    least, most = np.minimum(head[:, low], tail[:, low]), np.maximum(head[:, high], tail[:, high])
    forward = tail[:, low] + tail[:, high] - head[:, low] - head[:, high]
    moves = (np.abs(forward) > 0.5 * (head[:, high] - head[:, low])) | (lengths == 1)
    width = (most - least) / lengths
    start = np.where(forward >= 0, least, most - width)
    return start.astype(np.float64), np.where(moves, np.where(forward >= 0, width, -width), 0.0)


def _ask_advances(address: int, kept: Integers, at: Integers, ends: NDArray[np.float32]) -> None:
    """Fills in boxes with the advance of each character; pdfium gives them upright, however text runs."""
    if len(at):
        boxes = np.empty((len(at), 4), np.float32)
        targets = range(boxes.ctypes.data, boxes.ctypes.data + boxes.nbytes, 16)
        deque(map(calls.char_box, repeat(address, len(at)), kept[at].tolist(), targets), maxlen=0)
        ends[at] = boxes[:, [0, 3, 2, 1]]


def _ask_ink(address: int, kept: Integers, at: Integers, ends: NDArray[np.float32]) -> None:
    """Fills in boxes of the ink, for text that is turned."""
    for index in at.tolist():
        if calls.ink_box(address, int(kept[index]), *(calls.DOUBLES_AT + 8 * i for i in range(4))):
            left, right, bottom, top = calls.doubles
            ends[index] = (left, bottom, right, top)


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Characters of one text object after each other, and what it tells of them."""

    starts: Integers
    ends: Integers
    looks: list[_Look]

    def spread(self, values: Sequence[Any] | NDArray[Any]) -> Any:
        """One value per run -> one per character."""
        return np.repeat(np.array(values), self.ends - self.starts, axis=0)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a text object tells of all its characters."""

    bold: bool = False
    colour: int = 0
    size: float = 0.0
    """Font size, points; 0 where it is not known."""
    turn: int = 0
    """Quarter turns of its baseline against the page's; -1 for a slanted one."""


def _look(text_object: int, address: int, first: int, fonts: dict[int, bool]) -> _Look:
    """The look of a text object whose first character has the index `first`.

    `fonts` remembers which fonts are bold, for one page only: pdfium gives the address of a font that
    it has let go to another one.
    """
    bold = _is_bold(text_object, fonts)
    colour = calls.colour_of(text_object)[0]
    if not calls.char_matrix(address, first, calls.NUMBERS_AT):  # with the matrices of the forms around it
        return _Look(bold, colour)
    a, b, c, d = calls.numbers[0:4]
    if not calls.text_size(text_object, calls.NUMBERS_AT):
        return _Look(bold, colour)
    return _Look(bold, colour, calls.numbers[0] * hypot(c, d), _quarter_turns(a, b))


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _is_bold(address: int, fonts: dict[int, bool]) -> bool:
    font = calls.text_font(address) or 0
    if font not in fonts:
        fonts[font] = _font_is_bold(font)
    return fonts[font] or calls.text_mode(address) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE


def _set_on_baselines(address: int, kept: Integers, edges: Floats, runs: _Runs) -> None:
    """Gives all characters of a run the run's own height above and below its baseline, in place.

    What pdfium calls the loose box has the height of the ink in some fonts and many times the font's
    size in others.
    """
    first = kept[runs.starts].tolist()
    size, turn, at = np.zeros(len(first)), np.full(len(first), -1), np.zeros((len(first), 2))
    for index, look in enumerate(runs.looks):
        if look.size > 0 and calls.char_origin(address, first[index], calls.DOUBLES_AT, calls.DOUBLES_AT + 8):
            size[index], turn[index], at[index] = look.size, look.turn, calls.doubles[0:2]
    below = np.where((turn == 0) | (turn == 3), DESCENT, ASCENT) * size
    low, high = at - below[:, None], at + (size - below)[:, None]
    flat, steep = runs.spread((turn == 0) | (turn == 2)), runs.spread((turn == 1) | (turn == 3))
    low, high = runs.spread(low), runs.spread(high)
    edges[flat, 1], edges[flat, 3] = low[flat, 1], high[flat, 1]
    edges[steep, 0], edges[steep, 2] = low[steep, 0], high[steep, 0]


def _no_characters() -> Characters:
    none = np.zeros(0, np.int64)
    return Characters(none, np.zeros((0, 4)), np.zeros(0, np.bool_), none, none, none)


def _codes(address: int, count: int) -> Integers:
    """Code points by character index: at once where text and index agree, else one by one."""
    buffer = np.zeros(count + 2, np.uint16)
    written = calls.text(address, 0, count, buffer.ctypes.data)
    codes = buffer[:count].astype(np.int64)
    halves = (codes >= HALVES[0]) & (codes < HALVES[2])
    if written == count + 1 and not halves.any():
        return codes
    return _whole_codes(
        np.fromiter(map(calls.char_unicode, repeat(address, count), range(count)), np.int64, count)
    )


def _whole_codes(codes: Integers) -> Integers:
    """Code points that come as two halves: the first becomes the whole, the second nothing."""
    high = np.flatnonzero((codes[:-1] >= HALVES[0]) & (codes[:-1] < HALVES[1]))
    high = high[(codes[high + 1] >= HALVES[1]) & (codes[high + 1] < HALVES[2])]
    codes[high] = 0x10000 + ((codes[high] - HALVES[0]) << 10) + codes[high + 1] - HALVES[1]
    codes[high + 1] = 0
    return codes


def _font_is_bold(font: int) -> bool:
    if not font:
        return False
    name = ctypes.create_string_buffer(256)
    calls.font_name(font, ctypes.addressof(name), 255)
    written = name.value.decode("utf-8", "replace").lower()
    if any(word in written for word in ("bold", "black", "heavy", "-bd", "demi")):
        return True
    return int(calls.font_weight(font)) >= 600 and "regular" not in written


def _directions(runs: _Runs, rotation: int) -> Integers:
    """Direction of reading of each run on the displayed page; text on its head counts as upright."""
    turns = np.array([look.turn for look in runs.looks], np.int64)
    shown = (turns - rotation // 90) % 4
    upright_or_not = np.where(shown == 1, READS_UP, np.where(shown == QUARTERS_DOWN, READS_DOWN, UPRIGHT))
    return np.where(turns < 0, SLANTED, upright_or_not)


def _unmapped(address: int, code: Integers, kept: Integers, runs: _Runs) -> int:
    """How many characters have no known letter: one question per text run, and the code itself."""
    bad_code = (code == 0xFFFD) | ((code >= 0xE000) & (code < 0xF000))
    errors = map(calls.char_map_error, repeat(address), kept[runs.starts].tolist())
    unknown = runs.spread(np.fromiter(errors, np.int64, len(runs.starts)) == 1)
    return int((bad_code | unknown).sum())
