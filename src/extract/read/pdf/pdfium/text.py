"""The words of a page: which letters, where, how they look.

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
from typing import Any, NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extract.read.pdf.page import (
    READS_DOWN,
    READS_UP,
    SLANTED,
    UPRIGHT,
    Flags,
    Floats,
    Integers,
    Texts,
    Words,
    no_words,
)
from extract.read.pdf.pdfium import calls
from extract.read.pdf.pdfium.fonts import Font, font_at
from extract.read.pdf.pdfium.frame import Frame
from extract.read.pdf.words import BLANKS, INVISIBLE, SOFT_HYPHEN, is_one_of
from extract.read.symbols import SUBSTITUTE, UNREADABLE_FROM, is_unreadable, signs

LINE_END_HYPHENS = (0x02, 0xFFFE)
HALVES = (0xD800, 0xDC00, 0xE000)
"""Where the first halves of code points begin, where the second ones do, and where those end."""
QUARTERS_DOWN = 3
"""Quarter turns of text that is read downwards."""
ASCENT, DESCENT = 0.78, 0.22
"""Share of the font size above and below the baseline that a line of text takes."""


class PageText(NamedTuple):
    """What the text of a page is."""

    words: Words
    """In the order of the file."""
    unmapped: int = 0
    """How many of their letters are not known."""
    hidden: int = 0
    """How many of them are not drawn."""


def page_words(text_page: pypdfium2.PdfTextPage, frame: Frame) -> PageText:
    """The words of a page."""
    count = text_page.count_chars()
    address = ctypes.cast(text_page.raw, calls.POINTER).value
    if count <= 0 or address is None:
        return PageText(no_words())
    codes = _codes(address, count)
    spans = _spans(address, codes)
    if not len(spans.first):
        return PageText(no_words())
    starts = np.flatnonzero(np.concatenate(([True], spans.run[1:] != spans.run[:-1])))
    fonts: dict[int, Font] = {}
    first = zip(spans.run[starts].tolist(), spans.first[starts].tolist(), strict=True)
    looks = [_look(one, address, at, fonts) for one, at in first]
    runs = _Runs(starts, np.append(starts[1:], len(spans.first)), looks)
    texts, unmapped = _read_signs(_texts(codes, spans), runs, _unmapped(address, spans, runs), codes)
    words = Words(
        texts,
        frame.boxes(_edges(address, spans, runs)),
        runs.spread([look.bold for look in looks]),
        runs.spread([look.colour for look in looks]),
        runs.spread(_directions(runs, frame.rotation)),
        spans.blank,
    )
    seen = np.array([bool(text) for text in words.text.tolist()], np.bool_)
    hidden = int(runs.spread([look.is_hidden for look in looks])[seen].sum())
    return PageText(words if seen.all() else words.select(seen), int(unmapped.sum()), hidden)


@dataclass(frozen=True, slots=True, eq=False)
class _Spans:
    """Where words lie among the characters of a page."""

    first: Integers
    """Index of each word's first character."""
    last: Integers
    """Index of its last character."""
    run: Integers
    """Address of the text object it belongs to."""
    blank: Flags
    """Whether a blank of the file's own comes after it."""


def _spans(address: int, codes: Integers) -> _Spans:
    """Words: runs of visible characters of one text object. A soft hyphen stands alone; see `_texts`."""
    soft = codes == SOFT_HYPHEN
    ink = ((codes > 0x20) & ~is_one_of(codes, BLANKS)) | (codes == LINE_END_HYPHENS[0])
    opens = ink & ~np.concatenate(([False], ink[:-1]))
    if soft.any():
        opens |= soft | np.concatenate(([False], soft[:-1] & ink[1:]))
    first = np.flatnonzero(opens)
    closes = ink & ~np.concatenate((ink[1:], [False])) | np.concatenate((opens[1:] & ink[:-1], [False]))
    last = np.flatnonzero(closes)
    if not len(first):
        return _Spans(first, last, first, np.zeros(0, np.bool_))
    first, last, run = _parted(address, first, last)
    blank = _own_blanks(address, codes, last, run)
    made = run != 0
    return _Spans(first[made], last[made], run[made], blank[made])


def _parted(address: int, first: Integers, last: Integers) -> tuple[Integers, Integers, Integers]:
    """Words parted where their letters are of several text objects, and the object of each.

    The characters of a text object are neighbours: where a word and the next one begin with the same
    object, all of the word is of it, and only the others are asked letter by letter.
    """
    run = _ask_objects(address, first)
    unsure = np.flatnonzero(np.append(run[1:] != run[:-1], True) & (last > first))
    ends = _ask_objects(address, last[unsure])
    mixed = unsure[ends != run[unsure]].tolist()
    if not mixed:
        return first, last, run
    heads, tails, owners = [], [], []
    for word in mixed:
        letters = np.arange(first[word], last[word] + 1)
        of = _ask_objects(address, letters)
        starts = np.flatnonzero(np.concatenate(([True], of[1:] != of[:-1])))
        heads.append(letters[starts])
        tails.append(np.append(letters[starts[1:]] - 1, last[word]))
        owners.append(of[starts])
    whole = np.delete(np.arange(len(first)), mixed)
    first = np.concatenate((first[whole], *heads))
    order = np.argsort(first, kind="stable")
    last, run = np.concatenate((last[whole], *tails)), np.concatenate((run[whole], *owners))
    return first[order], last[order], run[order]


def _own_blanks(address: int, codes: Integers, last: Integers, run: Integers) -> Flags:
    """Whether a blank comes after each word that is no made-up one and not the next run's first letter.

    Between two words of one text object a blank is taken as it comes: pdfium makes one up there only
    where the gap is wide, and then it is one.
    """
    after = np.minimum(last + 1, len(codes) - 1)
    blank: Flags = is_one_of(codes[after], BLANKS) & (last + 1 < len(codes))
    asked = np.flatnonzero(blank & np.append(run[1:] != run[:-1], True))
    owner = _ask_objects(address, after[asked])
    following = np.append(run[1:], 0)[asked]
    blank[asked] = (owner != 0) & ((owner != following) | (owner == run[asked]))
    return blank


def _ask_objects(address: int, at: Integers) -> Integers:
    return np.fromiter(map(calls.char_object, repeat(address, len(at)), at.tolist()), np.int64, len(at))


def _texts(codes: Integers, spans: _Spans) -> Texts:
    """The words' letters; what takes no room is left out, hyphens that pdfium marks are hyphens again."""
    shown = codes.copy()
    shown[(codes == LINE_END_HYPHENS[0]) | (codes == LINE_END_HYPHENS[1])] = 0x2D
    whole = shown.astype("<u4").tobytes().decode("utf-32-le", "replace")
    ends = (spans.last + 1).tolist()
    texts = [whole[a:b] for a, b in zip(spans.first.tolist(), ends, strict=True)]
    if is_one_of(codes, INVISIBLE).any() or not codes.all():
        texts = [text.translate(_UNSEEN) for text in texts]
    found: Texts = np.array([*texts, None], np.object_)[:-1]
    return found


_UNSEEN = dict.fromkeys((0, *np.flatnonzero(INVISIBLE).tolist()))


def _edges(address: int, spans: _Spans, runs: _Runs) -> Floats:
    """(n, 4) left, bottom, right, top of each word in page coordinates.

    Along the line from the first letter's edge to the last one's; across it the run's own height above
    and below its baseline, since what pdfium calls the loose box has the height of the ink in some fonts
    and many times the font's size in others.
    """
    upright = runs.spread([look.turn == 0 for look in runs.looks])
    head, tail = _ends(address, spans.first, upright), _ends(address, spans.last, upright)
    edges = np.hstack((np.minimum(head[:, :2], tail[:, :2]), np.maximum(head[:, 2:], tail[:, 2:])))
    _set_on_baselines(edges, runs)
    return edges


def _ends(address: int, at: Integers, upright: Flags) -> Floats:
    """Boxes of single characters: with their advance where text is upright, of their ink where it is turned.

    pdfium gives the advance as if all text were upright.
    """
    boxes = np.empty((len(at), 4), np.float32)
    targets = range(boxes.ctypes.data, boxes.ctypes.data + boxes.nbytes, 16)
    deque(map(calls.char_box, repeat(address, len(at)), at.tolist(), targets), maxlen=0)
    ends = boxes[:, [0, 3, 2, 1]].astype(np.float64)
    for index in np.flatnonzero(~upright).tolist():
        if calls.ink_box(address, int(at[index]), *(calls.DOUBLES_AT + 8 * i for i in range(4))):
            left, right, bottom, top = calls.doubles
            ends[index] = (left, bottom, right, top)
    return ends


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Words of one text object after each other, and what it tells of them."""

    starts: Integers
    ends: Integers
    looks: list[_Look]

    def spread(self, values: Sequence[Any] | NDArray[Any]) -> Any:
        """One value per run -> one per word."""
        return np.repeat(np.array(values), self.ends - self.starts, axis=0)


class _Look(NamedTuple):
    """What a text object tells of all its words."""

    font: Font
    bold: bool = False
    """Its font is, or its letters are drawn bold."""
    colour: int = 0
    size: float = 0.0
    """Font size, points; 0 where it is not known."""
    turn: int = 0
    """Quarter turns of its baseline against the page's; -1 for a slanted one."""
    x: float = 0.0
    y: float = 0.0
    """Where its baseline begins, in page coordinates."""
    is_hidden: bool = False
    """Whether its letters are not drawn."""


def _look(text_object: int, address: int, first: int, fonts: dict[int, Font]) -> _Look:
    """The look of a text object whose first character has the index `first`.

    `fonts` remembers the fonts, for one page only: pdfium gives the address of a font that it has let go
    to another one.
    """
    address_of_font = calls.text_font(text_object)
    font = fonts.get(address_of_font)
    if font is None:
        font = fonts[address_of_font] = font_at(address_of_font)
    mode = calls.text_mode(text_object)
    bold, hidden = (
        font.is_bold or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
        mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE,
    )
    colour = calls.colour_of(text_object)[0]
    if not calls.char_matrix(address, first, calls.NUMBERS_AT):  # with the matrices of the forms around it
        return _Look(font, bold, colour, is_hidden=hidden)
    a, b, c, d, x, y = calls.numbers[0:6]
    if not calls.text_size(text_object, calls.NUMBERS_AT):
        return _Look(font, bold, colour, is_hidden=hidden)
    return _Look(font, bold, colour, calls.numbers[0] * hypot(c, d), _quarter_turns(a, b), x, y, hidden)


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a >= 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _set_on_baselines(edges: Floats, runs: _Runs) -> None:
    """Puts the height of each run's font above and below its baseline, in place."""
    size = np.array([look.size for look in runs.looks])
    turn = np.array([look.turn if look.size > 0 else -1 for look in runs.looks])
    at = np.array([(look.x, look.y) for look in runs.looks])
    below = np.where((turn == 0) | (turn == 3), DESCENT, ASCENT) * size
    low, high = runs.spread(at - below[:, None]), runs.spread(at + (size - below)[:, None])
    turns = runs.spread(turn)
    flat, steep = (turns == 0) | (turns == 2), (turns == 1) | (turns == 3)
    edges[flat, 1], edges[flat, 3] = low[flat, 1], high[flat, 1]
    edges[steep, 0], edges[steep, 2] = low[steep, 0], high[steep, 0]


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


def _directions(runs: _Runs, rotation: int) -> Integers:
    """Direction of reading of each run on the displayed page; text on its head counts as upright."""
    turns = np.array([look.turn for look in runs.looks], np.int64)
    shown = (turns - rotation // 90) % 4
    upright_or_not = np.where(shown == 1, READS_UP, np.where(shown == QUARTERS_DOWN, READS_DOWN, UPRIGHT))
    return np.where(turns < 0, SLANTED, upright_or_not)


def _unmapped(address: int, spans: _Spans, runs: _Runs) -> Integers:
    """How many letters of each word the file gives no code for: one question per text run."""
    asked = map(calls.char_map_error, repeat(address), spans.first[runs.starts].tolist())
    has_error = runs.spread(np.fromiter(asked, np.int64, len(runs.starts)) == 1)
    found: Integers = np.where(has_error, spans.last - spans.first + 1, 0)
    return found


def _read_signs(texts: Texts, runs: _Runs, unmapped: Integers, codes: Integers) -> tuple[Texts, Integers]:
    """Words of symbol fonts as what they show, and how many letters of each word are not known then."""
    fonts = [look.font.symbols for look in runs.looks]
    has_private = ((codes >= UNREADABLE_FROM) & (codes != LINE_END_HYPHENS[1])).any()
    if not has_private and not any(fonts):
        return texts, unmapped
    of_words = runs.spread(fonts).tolist()
    for index, (text, font) in enumerate(zip(texts.tolist(), of_words, strict=True)):
        if font or (has_private and is_unreadable(text)):
            texts[index], unmapped[index] = signs(text, font or SUBSTITUTE)
    return texts, unmapped
