"""Pieces of text outside of ruled tables become rows of text, as they stand side by side.

A source of lines parts them at gaps that may be wide word gaps as well as narrow gutters; here
pieces are put together again where no column starts. Nothing here knows what a table is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Box
from extract.read.pdf.text.gutters import Strip
from extract.read.pdf.text.lines import Line
from extract.read.pdf.text.paragraphs import enclosing
from extract.read.symbols import GLYPHS

SAME_FOOT = 0.3
"""Share of a line's height by which lower edges of one text row may differ."""
SURE_GAP = 0.8
"""A gap this many line heights wide parts pieces, whatever stands around them."""
SAME_START = 1.5
"""Points by which texts that start at one column may differ."""
FEWEST_EVEN, EVEN = 4, 1.5
"""So many gaps, the widest at most so many times the narrowest, are word gaps of a justified line."""
MANY_GAPS = 0.2
"""So many narrow gaps for each blank inside of a piece part words."""
WIDER_THAN_WORDS = 1.25
"""Gutters are so many times as wide as the gaps between words."""
FEWEST_STARTS = 3
"""Rows that must start at the same place for a narrow gap to be a gutter."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """Pieces of text that stand on one line."""

    pieces: tuple[Line, ...]
    """From left to right."""
    top: float
    foot: float
    """Lower edge of its lowest piece."""
    size: float
    """Height of its letters."""

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return (self.top + self.foot) / 2

    @property
    def left(self) -> float:
        """Where its first text starts."""
        return self.pieces[0].box[0]

    @property
    def right(self) -> float:
        """Where its last text ends."""
        return max(piece.box[2] for piece in self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether all of its texts are bold."""
        return all(piece.bold == ((0, len(piece.text)),) for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its texts, from left to right."""
        return " ".join(piece.text for piece in self.pieces)

    def free(self) -> list[Strip]:
        """The white strips left of, between and right of its texts."""
        edges = [-float("inf")]
        for piece in self.pieces:
            edges += [max(piece.box[0], edges[-1]), piece.box[2]]
        edges.append(float("inf"))
        return list(zip(edges[::2], edges[1::2], strict=True))


def text_rows(lines: Sequence[Line]) -> list[TextRow]:
    """Upright lines by the height at which they stand, from top to bottom."""
    groups: list[list[Line]] = []
    for line in sorted((line for line in lines if line.direction == 0), key=lambda line: line.box[3]):
        if groups and line.box[3] - groups[-1][0].box[3] < SAME_FOOT * min(line.size, groups[-1][0].size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [to_row(group) for group in groups]


def to_row(pieces: Sequence[Line]) -> TextRow:
    """Pieces that stand on one line as a text row."""
    ordered = tuple(sorted(pieces, key=lambda line: line.box[0]))
    return TextRow(
        ordered,
        min(piece.box[1] for piece in ordered),
        max(piece.box[3] for piece in ordered),
        max(piece.size for piece in ordered),
    )


def whole_pieces(lines: Sequence[Line], fills: Sequence[Box] = ()) -> Sequence[Line]:
    """The lines with neighbours put together across narrow gaps at which no column starts.

    A column starts where several rows do, or where a background ends in the gap. In the order of their
    lower edges; the same sequence where there is nothing to put together.
    """
    rows = text_rows(lines)
    if not any(_narrow_gaps(row) for row in rows):
        return lines
    gutters = _Gutters(sorted(piece.box[0] for row in rows for piece in row.pieces), fills, _word_gap(rows))
    pieces = [piece for row in rows for piece in _put_together(row, gutters)]
    pieces += [line for line in lines if line.direction != 0]
    return sorted(pieces, key=lambda line: (line.box[3], line.box[0]))


def _narrow_gaps(row: TextRow) -> bool:
    return any(_is_narrow(a, b) for a, b in pairwise(row.pieces))


def _is_narrow(before: Line, after: Line) -> bool:
    return _gap(before, after) <= SURE_GAP


@dataclass(frozen=True, slots=True)
class _Gutters:
    """What tells a gutter from a wide word gap."""

    starts: Sequence[float]
    """Where the texts of all rows start, ascending."""
    fills: Sequence[Box]
    word_gap: float
    """Usual width of a word gap in heights of a line, 0 where it is narrower than all gaps."""

    def lies_between(self, before: Line, after: Line) -> bool:
        """Whether a column starts between two pieces of a row."""
        x, y = after.box[0], (after.box[1] + after.box[3]) / 2
        if _gap(before, after) > WIDER_THAN_WORDS * self.word_gap and self._starts_at(x) >= FEWEST_STARTS:
            return True
        return any(
            box[1] <= y <= box[3] and any(before.box[2] < edge < x for edge in (box[0], box[2]))
            for box in self.fills
        )

    def _starts_at(self, x: float) -> int:
        """How many rows start a text there."""
        return bisect_right(self.starts, x + SAME_START) - bisect_left(self.starts, x - SAME_START)


def _gap(before: Line, after: Line) -> float:
    """White between two pieces, in heights of a line."""
    return (after.box[0] - before.box[2]) / min(before.size, after.size)


def _word_gap(rows: Sequence[TextRow]) -> float:
    """The usual narrow gap, where the pieces hold so few blanks that narrow gaps must part words."""
    narrow = sorted(_gap(a, b) for row in rows for a, b in pairwise(row.pieces) if _is_narrow(a, b))
    blanks = sum(piece.text.count(" ") for row in rows for piece in row.pieces)
    return narrow[len(narrow) // 4] if len(narrow) > MANY_GAPS * blanks else 0.0


def _is_justified(row: TextRow) -> bool:
    """Whether many gaps of about the same width part a row, as words of a justified line are."""
    gaps = [after.box[0] - before.box[2] for before, after in pairwise(row.pieces)]
    return len(gaps) >= FEWEST_EVEN and max(gaps) <= EVEN * min(gaps)


def _put_together(row: TextRow, gutters: _Gutters) -> list[Line]:
    pieces = [row.pieces[0]]
    justified = _is_justified(row)
    for piece in row.pieces[1:]:
        if _is_narrow(pieces[-1], piece) and (justified or not gutters.lies_between(pieces[-1], piece)):
            pieces[-1] = joined(pieces[-1], piece)
        else:
            pieces.append(piece)
    return pieces


def _lights(line: Line) -> tuple[int, ...]:
    """Colours of a line's signs that may be lights, also where the whole line has one colour."""
    return line.lights or (line.colour,) * sum(sign in GLYPHS for sign in line.text)


def joined(first: Line, then: Line) -> Line:
    """Two pieces of one line as one."""
    offset = len(first.text) + 1
    bold = list(first.bold)
    for a, b in then.bold:
        if bold and a == 0 and bold[-1][1] == offset - 1:
            bold[-1] = (bold[-1][0], b + offset)
        else:
            bold.append((a + offset, b + offset))
    return first._replace(
        text=f"{first.text} {then.text}",
        box=enclosing([first.box, then.box]),
        size=max(first.size, then.size),
        bold=tuple(bold),
        colour=first.colour if first.colour == then.colour else -1,
        raised=first.raised + tuple((a + offset, b + offset) for a, b in then.raised),
        blank_after=then.blank_after,
        lights=_lights(first) + _lights(then),
    )
