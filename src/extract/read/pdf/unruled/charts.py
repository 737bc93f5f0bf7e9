"""Where charts stand among text: beside scales, which are figures in even steps under each other.

The labels of a chart's lines and bars make no table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.model import Box
from extract.read.pdf.marks import lies_in
from extract.read.pdf.text.lines import Line
from extract.read.pdf.text.paragraphs import enclosing
from extract.read.pdf.unruled.text_rows import TextRow, to_row

FEWEST_STEPS = 5
"""Figures that make a scale."""
SAME_EDGE = 1.5
"""Points by which right edges of a scale's figures may differ."""
EVEN_PITCH = 1.5
"""Points by which the distances of a scale's figures may differ."""
WIDEST = 2.5
"""Width of a chart without labels below it, in heights of its scale."""
ALONE = 0.6
"""Share of a scale's figures beside which no other text stands, but for other scales."""
_FIGURE = re.compile(r"[-–−]?\d+(?:[., ]\d+)*\s?%?$")


def without_charts(rows: Sequence[TextRow]) -> list[TextRow]:
    """The rows without the texts that stand in charts."""
    areas = chart_areas(rows)
    if not areas:
        return list(rows)
    outside = [[p for p in row.pieces if not any(lies_in(p.box, area) for area in areas)] for row in rows]
    return [to_row(pieces) for pieces in outside if pieces]


def chart_areas(rows: Sequence[TextRow]) -> list[Box]:
    """The areas of scales and right of them, from a step above to the labels below them."""
    scales = list(_scales(rows))
    areas = []
    for scale in scales:
        box = enclosing([line.box for line in scale])
        pitch = scale[1].box[3] - scale[0].box[3]
        below = [
            piece.box[2]
            for row in rows
            if 0 <= row.foot - box[3] <= 1.5 * pitch
            for piece in row.pieces
            if piece.box[0] > box[0]
        ]
        right = max(below, default=box[2] + WIDEST * (box[3] - box[1]))
        areas.append((box[0] - 1, box[1] - pitch, right + 1, box[3] + 1.5 * pitch))
    return areas


def _scales(rows: Sequence[TextRow]) -> Iterator[list[Line]]:
    figures = [(piece, len(row.pieces)) for row in rows for piece in row.pieces if _FIGURE.match(piece.text)]
    by_edge: list[list[tuple[Line, int]]] = []
    for piece, count in figures:
        column = next((c for c in by_edge if abs(c[-1][0].box[2] - piece.box[2]) <= SAME_EDGE), None)
        if column is None:
            by_edge.append([(piece, count)])
        else:
            column.append((piece, count))
    for column in by_edge:
        for run in _even_runs([piece for piece, _ in column]):
            alone = sum(count <= 2 for piece, count in column if piece in run)
            if alone >= ALONE * len(run):
                yield run


def _even_runs(pieces: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of figures that fall in even steps at even distances."""
    run: list[Line] = list(pieces[:2])
    for before, piece in pairwise(pieces[1:]):
        if _step(run[0], run[1]) > 0 and _is_even(run, before, piece):
            run.append(piece)
            continue
        if len(run) >= FEWEST_STEPS:
            yield run
        run = [before, piece]
    if len(run) >= FEWEST_STEPS:
        yield run


def _is_even(run: Sequence[Line], before: Line, piece: Line) -> bool:
    pitch = run[1].box[3] - run[0].box[3]
    same_pitch = abs(piece.box[3] - before.box[3] - pitch) <= EVEN_PITCH
    return same_pitch and abs(_step(before, piece) - _step(run[0], run[1])) < 1e-6


def _step(above: Line, below: Line) -> float:
    return _value(above) - _value(below)


def _value(line: Line) -> float:
    text = line.text.rstrip("% ").replace("\u2212", "-").replace("\u2013", "-").replace(" ", "")
    if text.count(",") + text.count(".") > 1:
        text = text.replace(",", "").replace(".", "")
    return float(text.replace(",", "."))
