"""Two frames side by side on a page, as on a sheet that holds two pages: each is read as a page of its own.

They are told by ruled tables as wide as each other on both sides of a white strip that nothing crosses.
Gives one layout per frame; their coordinates stay those of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from extract.model import Box
from extract.read.pdf.layout import PageLayout

NARROWEST = 8.0
"""Points of white between two frames."""
SAME_WIDTH = 0.05
"""Share of their width by which the widest tables of two frames may differ."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Where two frames of a page meet."""

    x: float
    shift: float
    """How far right of the first frame's tables the second one's stand, points."""
    width: float
    """Of the widest table of a frame."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A page, or what one of its two frames holds."""

    layout: PageLayout
    furniture: set[int]
    """Indices of its outside lines that are furniture."""
    shift: float = 0.0
    """How far right of where the first frame's tables stand its own do, points."""


def page_folds(layouts: Sequence[PageLayout], furniture: Sequence[set[int]]) -> list[Fold | None]:
    """Where each page is folded; where another one is, too, if tables stand in one of its frames alone."""
    boxes = [_body(layout, dropped) for layout, dropped in zip(layouts, furniture, strict=True)]
    folds = [_own_fold(layout, body) for layout, body in zip(layouts, boxes, strict=True)]
    known = next((fold for fold in folds if fold is not None), None)
    return [
        fold or (known if known is not None and _fits(known, layout, body) else None)
        for fold, layout, body in zip(folds, layouts, boxes, strict=True)
    ]


def _body(layout: PageLayout, furniture: set[int]) -> list[Box]:
    """Where the lines and tables of a page stand, but for its furniture."""
    lines = [line.box for i, line in enumerate(layout.outside) if i not in furniture]
    return [*lines, *_tables(layout)]


def _tables(layout: PageLayout) -> list[Box]:
    return [table.grid.box for table in layout.tables]


def _own_fold(layout: PageLayout, body: Sequence[Box]) -> Fold | None:
    """The fold that the tables of a page tell."""
    boxes = sorted(_tables(layout))
    reach = list(accumulate((box[2] for box in boxes), max))
    cuts = [i for i in range(1, len(boxes)) if boxes[i][0] - reach[i - 1] >= NARROWEST]
    if len(cuts) != 1:
        return None
    first, second = boxes[: cuts[0]], boxes[cuts[0] :]
    middle, shift = (reach[cuts[0] - 1] + second[0][0]) / 2, second[0][0] - first[0][0]
    fold = Fold(middle, shift, _widest(first))
    return fold if _is_as_wide(fold, second) and _is_free(fold, body) else None


def _widest(boxes: Sequence[Box]) -> float:
    return max(box[2] - box[0] for box in boxes)


def _is_as_wide(fold: Fold, tables: Sequence[Box]) -> bool:
    return abs(_widest(tables) - fold.width) <= SAME_WIDTH * fold.width


def _is_free(fold: Fold, body: Sequence[Box]) -> bool:
    """Whether nothing stands where the frames meet."""
    half = NARROWEST / 2
    return all(box[2] <= fold.x - half or box[0] >= fold.x + half for box in body)


def _fits(fold: Fold, layout: PageLayout, body: Sequence[Box]) -> bool:
    """Whether a page may be folded there, too: its tables are as wide, and something stands on both sides."""
    tables = _tables(layout)
    if not tables or not _is_as_wide(fold, tables) or not _is_free(fold, body):
        return False
    return len({box[0] > fold.x for box in body}) > 1


def fold_to_frames(layout: PageLayout, furniture: set[int], fold: Fold | None) -> Iterator[Frame]:
    """The frames of a page from left to right; one where it is not folded."""
    if fold is None:
        yield Frame(layout, furniture)
        return
    for is_second in (False, True):
        own = [i for i, line in enumerate(layout.outside) if _is_beyond(line.box, fold.x) == is_second]
        dropped = {at for at, i in enumerate(own) if i in furniture}
        half = replace(_half(layout, fold.x, is_second), outside=tuple(layout.outside[i] for i in own))
        yield Frame(half, dropped, fold.shift if is_second else 0.0)


def _half(layout: PageLayout, x: float, is_second: bool) -> PageLayout:
    """The page with the tables, marks and rules of one frame; watermarks are the first one's."""
    is_there = (np.mean(layout.rules[:, 1:], axis=1) > x) == is_second
    return replace(
        layout,
        tables=tuple(table for table in layout.tables if _is_beyond(table.grid.box, x) == is_second),
        marks=tuple(m for m in layout.marks if m.place.box and _is_beyond(m.place.box, x) == is_second),
        rules=layout.rules[is_there],
        watermarks=() if is_second else layout.watermarks,
    )


def _is_beyond(box: Box, x: float) -> bool:
    """Whether a box stands right of a place."""
    return (box[0] + box[2]) / 2 > x
