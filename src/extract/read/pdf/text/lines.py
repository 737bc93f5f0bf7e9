"""Characters become lines of text, group by group (a group is a cell, or the page outside of tables).

Spaces are told from the gaps between characters and from the file's own spaces, never from the
order of the file. Lines are clusters of lower edges, so that raised and lowered marks stay in the
line they belong to, and an interleaved text layer does not matter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np

from extract.model import Box
from extract.read.pdf.page import READS_UP, UPRIGHT, Flags, Floats, Integers, Words
from extract.read.pdf.text.bidi import has_right_to_left, logical_order
from extract.read.symbols import GLYPHS

LINE_DRIFT = 0.3
"""Share of a character's height by which lower edges of one line may differ; raised marks come after."""
SMALL = 0.87
"""Share of the usual height under which a character makes no line that others join."""
MARK_DISTANCE = 1.2
"""A small character belongs to a line whose next character is at most this many heights away."""
RAISED_SIZE, RAISED_BY = 0.86, 0.1
"""A raised mark is smaller than this share of its line's height and raised by at least that share."""
WORD_GAP = 0.15
"""Share of a character's height from which a gap is a space even where the file has none."""
BLANK_GAP = 0.05
"""The same where the file has a space; under it the space is a relic that lies upon a letter."""
JOINED_SCRIPTS, JOINED_GAP = re.compile("[\u0600-\u08ff]"), 0.24
"""Arabic letters join over gaps that would be spaces elsewhere: they need a wider one."""
_LIGATURE, _SPECIAL = re.compile("[\ufb00-\ufb06]"), re.compile("[\ufb00-\ufb06\u00ad]")


class Line(NamedTuple):
    """One printed line, or the piece of one that lies in a group.

    A named tuple, since a page has a hundred of them and a frozen dataclass takes three times as long.
    """

    group: int
    text: str
    """White space collapsed; a soft hyphen is kept only at the end, where it breaks a word."""
    box: Box
    size: float
    """Height of its characters, points."""
    bold: tuple[tuple[int, int], ...]
    """Bold ranges of the text."""
    colour: int
    """0xRRGGBB; -1 where its characters differ."""
    direction: int = UPRIGHT
    raised: tuple[tuple[int, int], ...] = ()
    """Ranges of small raised characters: footnote marks, powers."""
    blank_after: bool = False
    """Whether the file has a blank at its end."""
    lights: tuple[int, ...] = ()
    """Colours (0xRRGGBB) of its signs that may be lights, where its colours differ; in order of the text."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Words in reading order: group by group, line by line, from left to right."""

    words: Words
    turned: Floats
    """Boxes turned so that the text runs from left to right."""
    line: Integers
    """Number of the line of each word, ascending."""
    group: Integers
    blank_after: Flags
    """Whether a space follows before the next word of the line; at a line's end, the file's own."""

    def wide_gaps(self, heights: float) -> Flags:
        """Whether a gap wider than so many heights of a line follows each word in its line."""
        wide = np.zeros(len(self.line), np.bool_)
        if len(wide) > 1:
            box = self.turned
            height = np.minimum(box[1:, 3] - box[1:, 1], box[:-1, 3] - box[:-1, 1])
            wide[:-1] = (box[1:, 0] - box[:-1, 2] > heights * height) & (self.line[1:] == self.line[:-1])
        return wide

    def select(self, which: Flags) -> Reading:
        """Whole lines of the reading."""
        return Reading(
            self.words.select(which),
            self.turned[which],
            self.line[which],
            self.group[which],
            self.blank_after[which],
        )


def words_to_lines(words: Words, groups: Integers, split_gap: float = 0.0) -> list[Line]:
    """Lines of each group in order of group, then from top to bottom.

    `groups` names the group of each word. Where `split_gap` is over 0, a gap wider than that many
    heights of a line ends a piece, and what follows is a line of its own.
    """
    if not len(words):
        return []
    reading = words_to_reading(words, groups)
    return reading_to_lines(reading, reading.wide_gaps(split_gap) if split_gap > 0 else None)


def words_to_reading(words: Words, groups: Integers) -> Reading:
    """Puts the words in reading order and finds the spaces between them."""
    turned = _turn(words.box, words.direction)
    line = _line_numbers(turned, groups * 4 + words.direction)
    order = np.lexsort((turned[:, 0], line))
    ordered, turned, line = words.select(order), turned[order], line[order]
    return Reading(ordered, turned, line, groups[order], _blank_follows(ordered, turned, line))


def _turn(box: Floats, direction: Integers) -> Floats:
    if not direction.any():
        return box
    x0, top, x1, bottom = box.T
    up = np.column_stack((-bottom, x0, -top, x1))
    down = np.column_stack((top, -x1, bottom, -x0))
    sideways = np.where((direction == READS_UP)[:, None], up, down)
    return np.where((direction == UPRIGHT)[:, None], box, sideways)


def _line_numbers(turned: Floats, key: Integers) -> Integers:
    """Number of the line of each character, ascending by key and lower edge.

    Characters of the usual size make the lines; a small one whose middle lies in such a line belongs
    to it (else a raised mark would chain its line to the one above), and the rest make their own.
    """
    if not len(key):
        return key
    height = turned[:, 3] - turned[:, 1]
    small = height < SMALL * _usual_height(height, key)
    line = np.empty(len(key), np.int64)
    line[~small] = _clusters(turned[~small], key[~small])
    if small.any():
        line[small] = _attached(turned, key, small, line)
        line = _in_order_of_foot(line, turned, key)
    return line


def _usual_height(height: Floats, key: Integers) -> Floats:
    """Median height of the characters of each one's key."""
    order = np.lexsort((height, key))
    starts = np.flatnonzero(np.concatenate(([True], np.diff(key[order]) != 0)))
    lengths = np.diff(np.append(starts, len(order)))
    usual = np.empty(len(height))
    usual[order] = np.repeat(height[order][starts + lengths // 2], lengths)
    return usual


def _clusters(turned: Floats, key: Integers) -> Integers:
    bottom, height = turned[:, 3], turned[:, 3] - turned[:, 1]
    order = np.lexsort((bottom, key))
    sorted_key, sorted_bottom, sorted_height = key[order], bottom[order], height[order]
    taller = np.maximum(sorted_height[1:], sorted_height[:-1])
    breaks = (sorted_key[1:] != sorted_key[:-1]) | (np.diff(sorted_bottom) > LINE_DRIFT * taller)
    line = np.empty(len(order), np.int64)
    line[order] = np.concatenate(([0], np.cumsum(breaks))) if len(order) else 0
    return line


def _attached(turned: Floats, key: Integers, small: Flags, line: Integers) -> Integers:
    """Lines of the small characters: the line of usual size around their middle, else lines of their own."""
    usual = np.flatnonzero(~small)
    order = usual[np.argsort(line[usual], kind="stable")]
    starts = np.flatnonzero(np.concatenate(([True], np.diff(line[order]) != 0)))
    foot = np.maximum.reduceat(turned[order, 3], starts)
    head = np.minimum.reduceat(turned[order, 1], starts)
    line_key = key[order][starts]
    scale = max(float(np.abs(turned[:, [1, 3]]).max()), 1.0) * 4
    middle = (turned[small, 1] + turned[small, 3]) / 2
    found = np.searchsorted(line_key * scale + foot, key[small] * scale + middle)
    at = np.minimum(found, len(starts) - 1)
    fits = (found < len(starts)) & (line_key[at] == key[small]) & (head[at] <= middle)
    fits &= _is_near(turned[small], at, turned[order], line[order])
    own = _clusters(turned[small], key[small]) + len(starts)
    return np.where(fits, at, own)


def _is_near(small: Floats, at: Integers, usual: Floats, line: Integers) -> Flags:
    """Whether each small character stands next to a character of the line that it might belong to."""
    scale = max(float(np.abs(usual[:, [0, 2]]).max()), float(np.abs(small).max()), 1.0) * 4
    place = np.sort(line * scale + usual[:, 0])
    right = np.sort(line * scale + usual[:, 2])
    reach = MARK_DISTANCE * (usual[:, 3] - usual[:, 1]).max()
    after = np.searchsorted(place, at * scale + small[:, 0])
    before = np.maximum(np.searchsorted(right, at * scale + small[:, 2]) - 1, 0)
    to_next = place[np.minimum(after, len(place) - 1)] - (at * scale + small[:, 2])
    to_last = at * scale + small[:, 0] - right[before]
    near: Flags = (np.abs(to_next) <= reach) | (np.abs(to_last) <= reach)
    return near


def _in_order_of_foot(line: Integers, turned: Floats, key: Integers) -> Integers:
    _, line = np.unique(line, return_inverse=True)
    order = np.argsort(line, kind="stable")
    starts = np.flatnonzero(np.concatenate(([True], np.diff(line[order]) != 0)))
    foot = np.maximum.reduceat(turned[order, 3], starts)
    rank = np.empty(len(starts), np.int64)
    rank[np.lexsort((foot, key[order][starts]))] = np.arange(len(starts))
    return rank[line]


def _blank_follows(words: Words, turned: Floats, line: Integers) -> Flags:
    """For each word, whether a space comes before the next one of its line; at the end the file's own."""
    follows = words.blank.copy()
    if len(follows) < 2:
        return follows
    gap = turned[1:, 0] - turned[:-1, 2]
    height = np.minimum(turned[1:, 3] - turned[1:, 1], turned[:-1, 3] - turned[:-1, 1])
    share = np.where(words.blank[:-1], BLANK_GAP, WORD_GAP)
    texts = words.text.tolist()
    if JOINED_SCRIPTS.search("".join(texts)):
        joined = np.array([JOINED_SCRIPTS.match(text) is not None for text in texts], np.bool_)
        share[joined[1:] & joined[:-1] & ~words.blank[:-1]] = JOINED_GAP
    same_line = line[1:] == line[:-1]
    follows[:-1] = np.where(same_line, gap > share * height, follows[:-1])
    return follows


def reading_to_lines(reading: Reading, ends_after: Flags | None = None) -> list[Line]:
    """The lines of a reading; `ends_after` says after which words a piece ends within its line."""
    line = reading.line
    if not len(line):
        return []
    changes = line[1:] != line[:-1]
    if ends_after is not None:
        changes = changes | ends_after[:-1]
    starts = np.flatnonzero(np.concatenate(([True], changes)))
    ends = np.append(starts[1:], len(line))
    raised = _raised(reading, starts, ends)
    texts, blanks = reading.words.text.tolist(), reading.blank_after.tolist()
    glued = list(chain.from_iterable(zip(texts, [" " if blank else "" for blank in blanks], strict=True)))
    bold = _flagged_lines(reading.words.bold, starts)
    marked = _flagged_lines(raised, starts)
    lines = []
    for index, (a, b, (box, size, colour, group, direction)) in enumerate(
        zip(starts.tolist(), ends.tolist(), _extents(reading, starts), strict=True)
    ):
        pieces = glued[2 * a : 2 * b]
        ranges = _ranges(reading.words.bold, pieces, a) if bold[index] else ()
        marks = _ranges(raised, pieces, a) if marked[index] else ()
        text = "".join(pieces[:-1])
        lights = (
            () if colour >= 0 or GLYPHS.isdisjoint(text) else _lights(texts[a:b], reading.words.colour[a:b])
        )
        lines.append(Line(group, text, box, size, ranges, colour, direction, marks, blanks[b - 1], lights))
    return lines if _is_plain("".join(texts)) else [_readable(line) for line in lines]


def _is_plain(text: str) -> bool:
    """Whether a text is in reading order and composed as it stands."""
    return text.isascii() or not (has_right_to_left(text) or _composed(text) != text)


def _raised(reading: Reading, starts: Integers, ends: Integers) -> Flags:
    top, bottom = reading.turned[:, 1], reading.turned[:, 3]
    lengths = ends - starts
    tallest = np.repeat(np.maximum.reduceat(bottom - top, starts), lengths)
    foot = np.repeat(np.maximum.reduceat(bottom, starts), lengths)
    raised: Flags = (bottom - top < RAISED_SIZE * tallest) & (foot - bottom > RAISED_BY * tallest)
    return raised


def _lights(texts: list[str], colours: Integers) -> tuple[int, ...]:
    """Colours of the signs of words that may be lights."""
    words = zip(texts, colours.tolist(), strict=True)
    return tuple(colour for text, colour in words for sign in text if sign in GLYPHS)


def _flagged_lines(flags: Flags, starts: Integers) -> list[bool]:
    """Which lines hold a word with the flag."""
    found: list[bool] = np.logical_or.reduceat(flags, starts).tolist()
    return found


def _ranges(flags: Flags, pieces: list[str], first: int) -> tuple[tuple[int, int], ...]:
    """Ranges of a line's text where a flag holds; a blank between flagged words has it, too.

    `pieces` are the line's words, each followed by its blank or nothing; `first` is its first word.
    """
    ranges: list[tuple[int, int]] = []
    at = 0
    for number in range(0, len(pieces), 2):
        end = at + len(pieces[number])
        if flags[first + number // 2]:
            joins = ranges and number and flags[first + number // 2 - 1]
            ranges[-1:] = [(ranges[-1][0], end)] if joins else [*ranges[-1:], (at, end)]
        at = end + len(pieces[number + 1])
    return tuple(ranges)


def _readable(line: Line) -> Line:
    """The line with composed letters, and in reading order where it runs right to left."""
    text, bold = line.text, line.bold
    if has_right_to_left(text):
        text, bold = logical_order(text), ((0, len(text)),) if bold else ()
    composed = _composed(text)
    if composed != text:
        bold = tuple((len(_composed(text[:a])), len(_composed(text[:b]))) for a, b in bold)
    return line if composed == line.text else line._replace(text=composed, bold=bold)


def _composed(text: str) -> str:
    """Accents put on their letters, ligatures taken apart, soft hyphens inside the line left out."""
    if unicodedata.is_normalized("NFC", text) and not _SPECIAL.search(text):
        return text
    apart = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", apart[:-1].replace("\u00ad", "") + apart[-1:])


def _extents(reading: Reading, starts: Integers) -> list[tuple[Box, float, int, int, int]]:
    """Box, height, colour, group and direction of each line."""
    box, colour = reading.words.box, reading.words.colour
    low = np.minimum.reduceat(box[:, :2], starts, axis=0)
    high = np.maximum.reduceat(box[:, 2:], starts, axis=0)
    size = np.maximum.reduceat(reading.turned[:, 3] - reading.turned[:, 1], starts)
    darkest, lightest = np.minimum.reduceat(colour, starts), np.maximum.reduceat(colour, starts)
    one_colour = np.where(darkest == lightest, darkest, -1)
    columns = (
        low[:, 0],
        low[:, 1],
        high[:, 0],
        high[:, 1],
        size,
        one_colour,
        reading.group[starts],
        reading.words.direction[starts],
    )
    return [
        ((x0, top, x1, bottom), height, tint, group, direction)
        for x0, top, x1, bottom, height, tint, group, direction in zip(
            *(c.tolist() for c in columns), strict=True
        )
    ]
