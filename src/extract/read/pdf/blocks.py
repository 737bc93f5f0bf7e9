"""Stitched tables and the lines between them become the blocks of a Document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Box, Cell, Doubt, Mark, Paragraph, Part, Place, Table
from extract.read.pdf.layout import PageLayout
from extract.read.pdf.marks import lies_in, line_marks
from extract.read.pdf.stitching.stitched import Piece, Stitched, StitchedCell
from extract.read.pdf.text.hyphens import Joining
from extract.read.pdf.text.lines import Line
from extract.read.pdf.text.paragraphs import Setting, lines_to_paragraphs, rounded, usual_pitch
from extract.read.pdf.unruled.text_rows import joined

MOST_PADDING = 15.0
"""Points between a cell's border and its text; more is indentation."""
BESIDE = 45.0
"""Points between a light and the text it stands beside."""
LIGHT_HEIGHT = 2.5
"""Heights of a line up to which a light belongs to that line alone."""
SAME_LINE = 0.5
"""Share of a line's height by which pieces of one line may differ."""


@dataclass(frozen=True, slots=True)
class TableSetting:
    """How text is set in one table."""

    number: int
    padding: float
    pitch: float
    joining: Joining


def stitched_to_table(stitched: Stitched, number: int, joining: Joining) -> Table:
    """The model's table; texts may still hold undecided joints."""
    setting = TableSetting(number, _padding(stitched), _pitch(stitched), joining)
    cells = sorted(
        (_cell(cell, setting) for cell in stitched.all_cells), key=lambda cell: (cell.row, cell.column)
    )
    crossing = [
        _crossing(cell, number) for cell in stitched.all_cells if any(piece.crosses for piece in cell.pieces)
    ]
    doubts = tuple(_numbered(doubt, number) for doubt in stitched.doubts) + tuple(crossing)
    parts = tuple(Part(Place(page=page, box=rounded(box), table=number)) for page, box in stitched.areas)
    return Table(number, stitched.rows, stitched.columns, tuple(cells), parts, doubts=doubts)


def _numbered(doubt: Doubt, table: int) -> Doubt:
    place = doubt.place
    return Doubt(
        doubt.code, doubt.message, Place(place.page, place.box, table, place.row, place.column), doubt.field
    )


def _crossing(cell: StitchedCell, number: int) -> Doubt:
    piece = next(piece for piece in cell.pieces if piece.crosses)
    text = " ".join(line.text for line in piece.lines)
    place = Place(piece.page, rounded(piece.box), number, cell.row, cell.column)
    return Doubt("text_across_columns", f"'{text[:80]}' reaches over the border of its cell", place)


def _padding(stitched: Stitched) -> float:
    pieces = (piece for cell in stitched.all_cells for piece in cell.pieces)
    insets = [line.box[0] - piece.box[0] for piece in pieces for line in piece.lines]
    return min(max(min(insets, default=5.0), 0.0), MOST_PADDING)


def _pitch(stitched: Stitched) -> float:
    return usual_pitch([line for cell in stitched.all_cells for piece in cell.pieces for line in piece.lines])


def _cell(cell: StitchedCell, setting: TableSetting) -> Cell:
    parts = tuple(_part(piece, cell, setting.number) for piece in cell.pieces)
    marks = tuple(mark for piece in cell.pieces for mark in _piece_marks(piece))
    fill = next((piece.fill for piece in cell.pieces if piece.fill), "")
    return Cell(
        cell.row,
        cell.column,
        cell.row_span,
        cell.column_span,
        _cell_paragraphs(cell, setting),
        fill,
        marks,
        parts,
    )


def _cell_paragraphs(cell: StitchedCell, setting: TableSetting) -> tuple[Paragraph, ...]:
    lines = cell.lines
    if not lines:
        return ()
    first = next(piece for piece in cell.pieces if piece.lines)
    upright = lines[0].direction == 0
    room = first.box[2] - first.box[0] if upright else first.box[3] - first.box[1]
    text_setting = Setting(first.page, room - 2 * setting.padding, setting.pitch, setting.joining)
    return tuple(lines_to_paragraphs(lines, text_setting))


def _part(piece: Piece, cell: StitchedCell, number: int) -> Part:
    text = " ".join(line.text for line in piece.lines)
    return Part(Place(piece.page, rounded(piece.box), number, cell.row, cell.column), text)


def _piece_marks(piece: Piece) -> list[Mark]:
    return [*piece.marks, *line_marks(piece.lines, piece.page)]


def lines_to_blocks(layout: PageLayout, pieces: Sequence[Line], joining: Joining) -> list[Paragraph]:
    """Paragraphs of lines outside of tables, with the lights and backgrounds beside and behind them."""
    lines = _whole_lines(pieces)
    if not lines:
        return []
    width = max(line.box[2] for line in lines) - min(line.box[0] for line in lines)
    setting = Setting(layout.number, width, usual_pitch(lines), joining)
    paragraphs = [
        p for run in _runs_from_lights(lines, layout.marks) for p in lines_to_paragraphs(run, setting)
    ]
    return [_with_look(paragraph, layout) for paragraph in paragraphs]


def _runs_from_lights(lines: Sequence[Line], marks: Sequence[Mark]) -> list[list[Line]]:
    """The lines parted before each that has a light in front: an entry of a legend does not go on."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and not any(_stands_before(mark, line) for mark in marks):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _stands_before(mark: Mark, line: Line) -> bool:
    """Whether a light stands in front of a line, about as high as the line is."""
    if mark.place.box is None or line.direction:
        return False
    left, top, right, bottom = mark.place.box
    is_on_line = line.box[1] <= (top + bottom) / 2 <= line.box[3] and bottom - top <= LIGHT_HEIGHT * line.size
    return is_on_line and line.box[0] - BESIDE <= left and right <= line.box[0] + 1


def _whole_lines(pieces: Sequence[Line]) -> list[Line]:
    """Pieces that stand on one line, put together again."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and _is_same_line(lines[-1], piece):
            lines[-1] = _in_order(lines[-1], piece)
        else:
            lines.append(piece)
    return lines


def _is_same_line(first: Line, then: Line) -> bool:
    apart = abs(first.box[3] - then.box[3])
    return first.direction == then.direction == 0 and apart < SAME_LINE * min(first.size, then.size)


def _in_order(first: Line, then: Line) -> Line:
    return joined(*sorted((first, then), key=lambda line: line.box[0]))


def _with_look(paragraph: Paragraph, layout: PageLayout) -> Paragraph:
    box = paragraph.place.box
    if box is None:
        return paragraph
    marks = tuple(mark for mark in layout.marks if mark.place.box and _stands_beside(mark.place.box, box))
    fill = next((colour for area, colour in reversed(layout.fills) if lies_in(box, area)), "")
    return Paragraph(
        paragraph.text, paragraph.bold, paragraph.level, paragraph.size, fill if fill != "#ffffff" else "",
        marks + _glyphs(paragraph, layout), paragraph.place,
    )  # fmt: skip


def _glyphs(paragraph: Paragraph, layout: PageLayout) -> tuple[Mark, ...]:
    lines = [
        line for line in layout.outside if paragraph.place.box and lies_in(line.box, paragraph.place.box)
    ]
    return tuple(mark for line in lines for mark in line_marks([line], layout.number))


def _stands_beside(mark: Box, text: Box) -> bool:
    middle = (mark[1] + mark[3]) / 2
    return (
        text[1] - 1 <= middle <= text[3] + 1 and text[0] - BESIDE <= mark[2] and mark[0] <= text[2] + BESIDE
    )
