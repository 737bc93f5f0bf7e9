"""Sets a programme on pages: texts are broken into lines, rows into the pieces that pages show.

Gets a case, gives for each page what stands where; draws nothing. Works with the widths of the
fonts that every reader of PDF has.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.read.pdf.programme import Case, Cell, Table
from tests.read.pdf.programme_layout import Layout

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
A4 = (595.28, 841.89)
MARGIN, NOTE_ROOM = 50.0, 34.0
PAD, PARAGRAPH_GAP, ROW_GAP, TABLE_GAP = 4.0, 3.0, 9.0, 22.0
WEIGHTS = {"measure": 5.0, "followup": 6.0, "responsible": 2.5, "schedule": 1.5, "number": 0.1, "light": 0.4}

Word = tuple[str, bool]
"""A word and whether it is bold."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a cell."""

    words: tuple[Word, ...]
    gap: float = 0.0
    """Points of room above it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of a cell; the box is x0, top, x1, bottom from the page's top left."""

    cell: Cell
    box: tuple[float, float, float, float]
    lines: tuple[SetLine, ...]
    is_first: bool = True
    is_last: bool = True


@dataclass(slots=True)
class SetPage:
    """One page, being filled."""

    shown: list[Shown] = field(default_factory=list)
    headings: list[tuple[float, str]] = field(default_factory=list)
    """(lower edge, text) of headings above tables."""


@dataclass(slots=True)
class _Pending:
    """A cell of which a part may stand already."""

    cell: Cell
    lines: list[SetLine]
    top: float = 0.0
    is_begun: bool = False


def text_width(text: str, bold: bool, size: float) -> float:
    """Points."""
    return float(stringWidth(text, BOLD if bold else REGULAR, size))


class Setter:
    """Fills pages from top to foot."""

    def __init__(self, case: Case) -> None:
        self.layout = case.layout
        wide = case.layout.landscape
        self.width, self.height = (A4[1], A4[0]) if wide else A4
        self.size, self.leading = case.layout.size, case.layout.size * 1.2
        self.foot = self.height - MARGIN - (NOTE_ROOM if case.layout.footnote else 0)
        self.pages: list[SetPage] = [SetPage()]
        self.y = MARGIN

    def set_table(self, table: Table) -> None:
        """Sets the heading and the rows of a table under what stands already."""
        columns = column_edges(table, self.layout, self.width)
        table_setter = _TableSetter(self, table, columns)
        if self.y > MARGIN:
            self.y += TABLE_GAP
        if self.y + TABLE_GAP + table_setter.header_height + 3 * self.leading > self.foot:
            self.new_page()
        self.pages[-1].headings.append((self.y + self.size + 3, table.heading))
        self.y += TABLE_GAP
        table_setter.run()

    def new_page(self) -> None:
        """Goes to the top of a further page."""
        self.pages.append(SetPage())
        self.y = MARGIN


class _TableSetter:
    """Sets the rows of one table, group by group."""

    def __init__(self, setter: Setter, table: Table, edges: Sequence[float]) -> None:
        self.on, self.table, self.edges = setter, table, edges
        self.gap = ROW_GAP if setter.layout.ruling in ("gaps", "booktabs") else 0.0
        self.groups = list(_row_groups(table))
        self.header_height = sum(self._heights(self.groups[0]))

    def run(self) -> None:
        self._place_whole(self.groups[0])
        for group in self.groups[1:]:
            self._place(group)

    def _break(self) -> None:
        self.on.new_page()
        if self.on.layout.repeats_header:
            self._place_whole(self.groups[0])

    def _place(self, group: range) -> None:
        height = sum(self._heights(group))
        room = self.on.foot - self.on.y
        fits_a_page = height + self.header_height < self.on.foot - MARGIN
        is_section = len(self.table.starting_in(group[0])) == 1
        if height <= room:
            self._place_whole(group)
        elif fits_a_page and (not self.on.layout.cuts_rows or is_section):
            self._break()
            self._place_whole(group)
        else:
            self._place_cut(group)

    def _place_whole(self, group: range) -> None:
        tops = [self.on.y, *itertools.accumulate(self._heights(group), initial=self.on.y)][1:]
        for row in group:
            for cell in self.table.starting_in(row):
                foot = tops[cell.row - group[0] + cell.row_span]
                self._show(cell, tops[row - group[0]], foot - self.gap, tuple(self._lines(cell)))
        self.on.y = tops[-1]

    def _show(self, cell: Cell, top: float, foot: float, lines: tuple[SetLine, ...]) -> None:
        self.on.pages[-1].shown.append(Shown(cell, self._box(cell, top, foot), lines))

    def _box(self, cell: Cell, top: float, foot: float) -> tuple[float, float, float, float]:
        return (self.edges[cell.column], top, self.edges[cell.column + cell.column_span], foot)

    def _place_cut(self, group: range) -> None:
        """Row by row; a row that does not fit is cut between its lines."""
        pending = {
            cell.column: _Pending(cell, self._lines(cell)) for cell in self.table.starting_in(group[0])
        }
        for row in group:
            if row > group[0]:
                pending |= {c.column: _Pending(c, self._lines(c)) for c in self.table.starting_in(row)}
            self._place_row(row, pending)

    def _place_row(self, row: int, pending: dict[int, _Pending]) -> None:
        while True:
            for item in pending.values():
                if not item.is_begun:
                    item.top, item.is_begun = self.on.y, True
            ending = [item for item in pending.values() if item.cell.row + item.cell.row_span - 1 == row]
            needed = max(item.top + self._height(item.lines) for item in ending) - self.on.y + self.gap
            if self.on.y + needed <= self.on.foot:
                break
            self._cut(row, pending)
        self.on.y += max(needed, self.on.leading + 2 * PAD)
        for item in ending:
            self._close(item, self.on.y - self.gap, len(item.lines), is_last=True)
            del pending[item.cell.column]

    def _cut(self, row: int, pending: dict[int, _Pending]) -> None:
        counts = {column: self._fitting(item) for column, item in pending.items()}
        begins_here = [c for c, item in pending.items() if item.top == self.on.y]
        if begins_here and not any(counts[column] for column in begins_here):
            self._cut_above(row, pending, counts)
        else:
            for column, item in pending.items():
                self._close(item, self.on.foot, counts[column], is_last=False)
        self._break()
        for item in pending.values():
            item.is_begun = False

    def _cut_above(self, row: int, pending: dict[int, _Pending], counts: dict[int, int]) -> None:
        """Breaks the page before a row of which no line fits; merged cells from above are cut there."""
        for column, item in pending.items():
            if item.cell.row < row and item.top < self.on.y:
                self._close(item, self.on.y, counts[column], is_last=False)

    def _close(self, item: _Pending, foot: float, count: int, *, is_last: bool) -> None:
        box = self._box(item.cell, item.top, foot)
        begun = any(shown.cell is item.cell for page in self.on.pages for shown in page.shown)
        shown = Shown(item.cell, box, tuple(item.lines[:count]), not begun, is_last)
        self.on.pages[-1].shown.append(shown)
        item.lines = item.lines[count:]

    def _fitting(self, item: _Pending) -> int:
        return next(
            (
                n
                for n in range(len(item.lines), 0, -1)
                if item.top + self._height(item.lines[:n]) <= self.on.foot
            ),
            0,
        )

    def _heights(self, group: range) -> list[float]:
        """Heights of the rows of a group; a merged cell that needs more makes its last row higher."""
        heights = dict.fromkeys(group, self.on.leading + 2 * PAD + self.gap)
        for row in group:
            for cell in self.table.starting_in(row):
                last = row + cell.row_span - 1
                above = sum(heights[r] for r in range(row, last))
                heights[last] = max(heights[last], self._height(self._lines(cell)) + self.gap - above)
        return list(heights.values())

    def _height(self, lines: Sequence[SetLine]) -> float:
        return sum(self.on.leading + line.gap for line in lines) + 2 * PAD

    def _lines(self, cell: Cell) -> list[SetLine]:
        width = self.edges[cell.column + cell.column_span] - self.edges[cell.column] - 2 * PAD
        return set_lines(
            cell, width, self.on.size, all_bold=cell.row < self.table.header_rows or _is_section(cell)
        )


def _is_section(cell: Cell) -> bool:
    return len(cell.texts) == 1 and cell.column == 0 and cell.column_span > 2


def _row_groups(table: Table) -> Iterator[range]:
    """Rows that merged cells hold together; the header is one group."""
    start, end = 0, table.header_rows
    while start < table.rows:
        for cell in table.cells:
            if start <= cell.row < max(end, start + 1):
                end = max(end, cell.row + cell.row_span)
        yield range(start, end)
        start = end


def set_lines(cell: Cell, width: float, size: float, *, all_bold: bool) -> list[SetLine]:
    """The paragraphs of a cell broken into lines as wide as its column."""
    lines: list[SetLine] = []
    for text in cell.texts:
        words = [(word, True) for word in text.head.split()]
        words += [(word, all_bold) for word in text.body.split()]
        if all_bold:
            words = [(word, True) for word, _ in words]
        broken = list(_broken(words, width, size))
        lines += [
            replace(line, gap=PARAGRAPH_GAP) if i == 0 and lines else line for i, line in enumerate(broken)
        ]
    return lines


def _broken(words: Sequence[Word], width: float, size: float) -> Iterator[SetLine]:
    line: list[Word] = []
    used = 0.0
    blank = text_width(" ", False, size)
    for word in words:
        more = text_width(*word, size)
        if line and used + blank + more > width:
            yield SetLine(tuple(line))
            line, used = [], 0.0
        used += more + (blank if line else 0)
        line.append(word)
    yield SetLine(tuple(line))


def column_edges(table: Table, layout: Layout, page_width: float) -> list[float]:
    """Borders of the columns: each as wide as its longest word at least, the rest by what it holds."""
    room = page_width - 2 * MARGIN
    least = [_longest_word(table, i, layout.size) + 2 * PAD + 2 for i in range(len(table.roles))]
    weights = [WEIGHTS[role] for role in table.roles]
    spare = max(room - sum(least), 0.0)
    widths = [low + spare * weight / sum(weights) for low, weight in zip(least, weights, strict=True)]
    return list(itertools.accumulate(widths, initial=MARGIN))


def _longest_word(table: Table, column: int, size: float) -> float:
    words = [w for c in table.cells if c.column == column and c.column_span == 1 for w in c.text.split()]
    return max((text_width(word, True, size) for word in words), default=12.0)


def set_case(case: Case) -> Setter:
    """All tables of a case on pages."""
    setter = Setter(case)
    for table in case.tables:
        setter.set_table(table)
    return setter
