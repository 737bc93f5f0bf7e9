"""Columns of text become rows of the table: which text rows begin one.

Evidence in order: rules and backgrounds, texts across all columns, figures line by line, labels in
the first column, gaps wider than those inside of cells where several columns begin, filled rows.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from extract.read.pdf.unruled.columns import Columns
from extract.read.pdf.unruled.drawn import Band, Surroundings, band_at, rules_across

FEWEST_BANDS = 3
"""Bands between rules from which each may be a row."""
MOST_PARTS = 1.25
"""Rows told by gaps, for each band, up to which bands are rows."""
WIDER = 0.42
"""White between rows of the table is wider than between lines of a cell by this share of a line's height."""
NEARLY = 0.85
"""Share of the narrowest sure gap between rows that a doubtful one must have."""
FILLED = 0.6
"""Share of the columns that a row of its own fills where nothing else tells the rows."""
MOSTLY = 0.7
"""Share of the text rows that must be whole rows for each to be one."""
LABELS = 0.6
"""Share of the first column's texts that must be labels for labels to begin rows."""
GOES_ON = 0.3
"""Share of lines begun in low case from which texts run over several lines."""
MOSTLY_LOW, SELDOM_LOW = 0.5, 0.2
"""The same for lines inside parts told by gaps, and the most of the parts' first lines."""
SHORTEST_RUNNING = 14
"""Characters of a line (median) of running text."""
LABEL = re.compile(r"(?:[•▪●○■□◦‣\uf0b7\uf0a7–*-]|\(?\w{1,4}[.)]|\d{1,2}(?:\.\d{1,2})*\.?[a-z]?)$")
FIGURE = re.compile(r"[-–+<>€$£]?\s?\d[\d\s.,'%/–-]*\W?\w?$|[-–—.:]{1,3}$|n/?a$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table by the text rows with which they begin."""

    starts: tuple[int, ...]
    end: int
    """Number of text rows."""
    drawn: tuple[float | None, ...]
    """Height at which the border above each row is drawn, and at last the lowest one; None if it is not."""
    strong: int = 0
    """How many rows are told by gaps where several columns begin."""

    def ranges(self) -> list[tuple[int, int]]:
        """First text row of each and the one after its last."""
        return list(itertools.pairwise((*self.starts, self.end)))


@dataclass(frozen=True, slots=True)
class _Segment:
    """Text rows between two drawn borders."""

    start: int
    end: int
    band: Band | None
    """The background that they stand on."""


def columns_to_rows(columns: Columns, around: Surroundings) -> Rows:
    """The rows of the table that the columns' text rows make."""
    borders = dict(_drawn_borders(columns, around))
    gaps = Gaps(columns)
    segments = list(_segments(columns, sorted(borders)))
    parted = [list(_parts(columns, segment, gaps)) for segment in segments]
    each = len(segments) > FEWEST_BANDS and sum(map(len, parted)) <= MOST_PARTS * len(segments)
    starts = sorted(
        start
        for segment, parts in zip(segments, parted, strict=True)
        for start in _segment_starts(columns, segment, parts, each)
    )
    drawn = (*(borders.get(start) for start in starts), None)
    return Rows(tuple(starts), len(columns.rows), drawn, sum(len(parts) - 1 for parts in parted))


def _drawn_borders(columns: Columns, around: Surroundings) -> Iterator[tuple[int, float]]:
    """Text rows above which a rule is drawn or the background changes, and at which height."""
    rules = rules_across(around, columns.area, columns.rows[0].size * 1.5)
    middles = [(row.top + row.foot) / 2 for row in columns.rows]
    bands = [band_at(columns.bands, y) for y in middles]
    for index in range(1, len(middles)):
        rule = next((y for y in rules if middles[index - 1] < y < middles[index]), None)
        before, band = bands[index - 1], bands[index]
        if rule is not None:
            yield index, rule
        elif before is not band and (band is None or before is None or abs(before.top - band.top) > 1):
            yield index, band.top if band is not None else before.foot if before is not None else 0.0


def _segments(columns: Columns, borders: Sequence[int]) -> Iterator[_Segment]:
    for start, end in itertools.pairwise((0, *borders, len(columns.rows))):
        row = columns.rows[start]
        band = band_at(columns.bands, (row.top + row.foot) / 2)
        is_behind_all = start == 0 and end == len(columns.rows) and end > 1
        yield _Segment(start, end, None if is_behind_all else band)


class Gaps:
    """White between text rows, and how much of it lies between lines of one cell."""

    def __init__(self, columns: Columns) -> None:
        tops = np.array([row.top for row in columns.rows])
        feet = np.array([row.foot for row in columns.rows])
        self.white = np.concatenate(
            ([np.inf], np.minimum.accumulate(tops[::-1])[::-1][1:] - np.maximum.accumulate(feet)[:-1])
        )
        self.size = median(row.size for row in columns.rows)
        inside = [
            after.box[1] - before.box[3]
            for texts in columns.texts
            for before, after in itertools.pairwise(texts)
        ]
        near = [max(gap, 0.0) for gap in inside if gap < 2.5 * self.size]
        self.usual = float(np.percentile(near, 15)) if near else 0.0

    def is_wide(self, index: int) -> bool:
        """Whether the white above a text row is wider than inside of cells."""
        return bool(self.white[index] > self.usual + WIDER * self.size)


def _parts(columns: Columns, segment: _Segment, gaps: Gaps) -> Iterator[int]:
    """Where rows begin in a segment, told by gaps: surely where the first of several columns begins too."""
    yield segment.start
    wide = [i for i in range(segment.start + 1, segment.end) if gaps.is_wide(i)]
    filled = {i: _filled(columns, i) for i in wide}
    sure = [i for i in wide if 0 in filled[i] and len(filled[i]) > 1]
    least = NEARLY * min((float(gaps.white[i]) for i in sure), default=0.0)
    yield from sure
    for i in wide:
        begins = 0 in filled[i] or len(filled[i]) > 1
        if i not in sure and begins and gaps.white[i] >= least:
            yield i


def _filled(columns: Columns, index: int) -> set[int]:
    return {columns.of(piece.box[0]) for piece in columns.rows[index].pieces}


def _segment_starts(
    columns: Columns, segment: _Segment, parts: Sequence[int], each_is_row: bool
) -> list[int]:
    """Text rows of a segment with which rows begin."""
    start, end = segment.start, segment.end
    if end - start < 2:
        return [start]
    fixed = {start, *_around_sections(columns, start, end)}
    complete = [i for i in range(start, end) if _is_complete(columns, i)]
    mostly = len(complete) >= MOSTLY * (end - start)
    if mostly and _has_figures(columns, start, end):
        return sorted(fixed | _whole_lines(columns, segment, complete))
    if segment.band is not None:
        return sorted(fixed)
    labels = _labels(columns, start, end)
    if labels or each_is_row:
        return sorted(fixed.union(labels, parts if labels else ()))
    return sorted(fixed | _starts_by_text(columns, segment, parts, complete))


def _whole_lines(columns: Columns, segment: _Segment, complete: Sequence[int]) -> set[int]:
    """Text rows that are rows of the table, one by one, and headings between them."""
    headings = (i for i in range(segment.start, segment.end) if _is_heading(columns, i))
    return {*complete, *headings}


def _starts_by_text(
    columns: Columns, segment: _Segment, parts: Sequence[int], complete: Sequence[int]
) -> set[int]:
    """Text rows with which rows begin where nothing is drawn and nothing labelled."""
    start, end = segment.start, segment.end
    running = is_running(columns, start, end) or _goes_on_inside(columns, segment, parts)
    if not running and len(complete) >= MOSTLY * (end - start):
        return _whole_lines(columns, segment, complete)
    if len(parts) > 1:
        return set(parts)
    if not running:
        return set(complete)
    if start > 0 or end < len(columns.rows):
        return set()
    return {i for i in complete if not any(p.text[0].islower() for p in columns.rows[i].pieces)}


def _goes_on_inside(columns: Columns, segment: _Segment, parts: Sequence[int]) -> bool:
    """Whether most lines within the parts begin in low case, and few of the first ones do."""
    inside = [i for i in range(segment.start, segment.end) if i not in parts]
    shares = [_low_share(columns, numbers) for numbers in (inside, parts)]
    return len(parts) > 1 and shares[0] >= MOSTLY_LOW and shares[1] <= SELDOM_LOW


def _low_share(columns: Columns, numbers: Sequence[int]) -> float:
    """Share of the texts of some text rows that begin in low case."""
    first = [piece.text[0] for i in numbers for piece in columns.rows[i].pieces]
    return sum(letter.islower() for letter in first) / max(len(first), 1)


def _around_sections(columns: Columns, start: int, end: int) -> Iterator[int]:
    """Text rows over all columns, and the ones after them."""
    for i in range(start, end):
        if (i in columns.across) != (i - 1 in columns.across) and i > start:
            yield i
    bold = list(itertools.takewhile(lambda i: columns.rows[i].is_bold, range(start, end)))
    after = len(bold) + start
    if start == 0 and bold and after < end and (_repeats_header(columns) or 0 in _filled(columns, after)):
        yield after


def _repeats_header(columns: Columns) -> bool:
    """Whether the part of a table on a further page begins with its header again.

    What follows is a row then, even if it is the rest of a cut one, with nothing in the first column.
    """
    first, head = columns.rows[0], columns.block.head
    return first is not head and first.text == head.text


def _is_complete(columns: Columns, index: int) -> bool:
    filled = _filled(columns, index)
    return len(filled) >= FILLED * columns.count and 0 in filled


def _is_heading(columns: Columns, index: int) -> bool:
    """Whether a text row is a heading inside the table: the first column alone, begun anew."""
    pieces = columns.rows[index].pieces
    return len(pieces) == 1 and columns.of(pieces[0].box[0]) == 0 and not pieces[0].text[0].islower()


def _has_figures(columns: Columns, start: int, end: int) -> bool:
    later = [piece.text for row in columns.rows[start:end] for piece in row.pieces[1:]]
    return sum(FIGURE.match(text) is not None for text in later) >= 0.6 * max(len(later), 1)


def _labels(columns: Columns, start: int, end: int) -> list[int]:
    """Text rows that begin with a label in the first column, where most of its texts are labels."""
    firsts = [i for i in range(start, end) if i not in columns.across and 0 in _filled(columns, i)]
    labels = [i for i in firsts if LABEL.match(columns.rows[i].pieces[0].text)]
    return labels if labels and len(labels) >= LABELS * (len(firsts) - (start == 0)) else []


def is_running(columns: Columns, start: int, end: int) -> bool:
    """Whether texts run over several lines: many lines begin in low case."""
    texts = [piece.text for row in columns.rows[start:end] for piece in row.pieces]
    long = [text for text in texts if len(text) >= SHORTEST_RUNNING]
    return len(long) > 2 and sum(text[0].islower() for text in long) >= GOES_ON * len(long)
