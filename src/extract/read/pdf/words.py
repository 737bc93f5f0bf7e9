"""Characters become words, for page sources that give every character.

A word ends at a blank, where another text run begins, and where a letter stands apart from the one
before. Zero-width characters are left out; a soft hyphen that takes room is a hyphen that is seen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.read.pdf.page import Flags, Floats, Integers, Words, no_words

APART = 0.05
"""Share of a letter's height from which a gap before the next letter ends a word."""
INKED = 0.05
"""Share of its height from which a soft hyphen is drawn, and so a hyphen."""
SOFT_HYPHEN = 0xAD


def table(*codes: int) -> Flags:
    """A table of code points in which the given ones are marked; its last entry stands for all beyond."""
    marked = np.zeros(max(codes) + 2, np.bool_)
    marked[list(codes)] = True
    return marked


BLANKS = table(0x20, 0xA0, 0x09, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
INVISIBLE = table(0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F)


def is_one_of(code: Integers, kind: Flags) -> Flags:
    """Whether each code point is marked in a table."""
    found: Flags = kind[np.minimum(code, len(kind) - 1)]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """Characters in the order of the file; every array has one entry per character."""

    code: Integers
    """Unicode code points."""
    box: Floats
    """(n, 4): x0, top, x1, bottom; width of the advance, height of the font."""
    bold: Flags
    colour: Integers
    direction: Integers
    run: Integers
    """Number of the text run each belongs to."""


def characters_to_words(characters: Characters) -> Words:
    """The words that the characters make."""
    code, box = characters.code, characters.box
    blank = is_one_of(code, BLANKS)
    soft = code == SOFT_HYPHEN
    drawn = soft & (box[:, 2] - box[:, 0] >= INKED * (box[:, 3] - box[:, 1]))
    ink = np.flatnonzero(~blank & ~is_one_of(code, INVISIBLE))
    if not len(ink):
        return no_words()
    letters = np.where(drawn, 0x2D, code)[ink]
    begins = np.concatenate(([True], _is_apart(characters, ink, blank)))
    starts = np.flatnonzero(begins)
    ends = np.append(starts[1:], len(ink))
    text = letters.astype("<u4").tobytes().decode("utf-32-le", "replace")
    words = [_without_soft_hyphens(text[a:b]) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    first = ink[starts]
    low = np.minimum.reduceat(box[ink][:, :2], starts, axis=0)
    high = np.maximum.reduceat(box[ink][:, 2:], starts, axis=0)
    found = Words(
        np.array([*words, None], np.object_)[:-1],
        np.hstack((low, high)),
        characters.bold[first],
        characters.colour[first],
        characters.direction[first],
        _followed_by(blank, ink[ends - 1]),
    )
    return found.select(np.array([bool(word) for word in words], np.bool_))


def _is_apart(characters: Characters, ink: Integers, blank: Flags) -> Flags:
    """For each visible character but the first, whether a word begins with it."""
    box, run = characters.box[ink], characters.run[ink]
    height = np.maximum(box[1:, 3] - box[1:, 1], box[1:, 2] - box[1:, 0])
    gap = np.maximum(
        np.maximum(box[1:, 0] - box[:-1, 2], box[:-1, 0] - box[1:, 2]),
        np.maximum(box[1:, 1] - box[:-1, 3], box[:-1, 1] - box[1:, 3]),
    )
    blanks = np.concatenate(([0], np.cumsum(blank)))
    between = blanks[ink[1:]] > blanks[ink[:-1]]
    look = (run[1:] != run[:-1]) | (characters.colour[ink][1:] != characters.colour[ink][:-1])
    apart: Flags = (gap > APART * height) | between | look
    return apart


def _followed_by(blank: Flags, last: Integers) -> Flags:
    """Whether a blank comes after each of these characters."""
    follower = np.append(blank[1:], False)
    found: Flags = follower[last]
    return found


def _without_soft_hyphens(word: str) -> str:
    """The word without the soft hyphens inside it; one at its end may break it at a line's end."""
    if "\u00ad" not in word:
        return word
    return word[:-1].replace("\u00ad", "") + word[-1] if word.strip("\u00ad") else ""
