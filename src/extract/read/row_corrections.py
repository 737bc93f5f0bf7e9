"""Rows of a document put right as a person said: joined, split, dropped, before their meaning is sought.

Gets a Document and row corrections, gives the Document so corrected and the corrections that fit no row.
Places stay those of the file as read, so that no correction moves the ground under another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.model import PARTED, Cell, Correction, Document, Paragraph, Part, Place, Table, is_same

_SENTENCE_ENDS = ".!?:;…"
Spot = tuple[int, int]
"""Row and column in which a cell begins, as read."""


@dataclass
class _Draft:
    """A table while its rows are corrected; `cells` by the spot as read."""

    table: Table
    cells: dict[Spot, Cell] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    splits: dict[int, dict[int, list[str]]] = field(default_factory=dict)
    """The texts of the parts, by row and column."""

    def starting(self, row: int) -> list[Cell]:
        """The cells as corrected so far that begin in a row."""
        return [cell for (start, _), cell in self.cells.items() if start == row]

    def covering(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        return next((cell for cell in self.cells.values() if _covers(cell, row, column)), None)


def with_row_corrections(
    document: Document, corrections: Iterable[Correction]
) -> tuple[Document, tuple[Correction, ...]]:
    """The document with its rows joined, split and dropped; the corrections that fit no row."""
    drafts = {table.number: _draft(table) for table in document.tables}
    unfit = tuple(correction for correction in corrections if not _apply(drafts, correction))
    blocks = tuple(
        _settled(drafts[block.number]) if isinstance(block, Table) else block for block in document.blocks
    )
    return replace(document, blocks=blocks), unfit


def _draft(table: Table) -> _Draft:
    """A table whose cells know their places, since rows may move."""
    cells = (
        cell if cell.parts else replace(cell, parts=(_own_part(cell, table.number),)) for cell in table.cells
    )
    return _Draft(table, {(cell.row, cell.column): cell for cell in cells})


def _own_part(cell: Cell, table: int) -> Part:
    return Part(Place(table=table, row=cell.row, column=cell.column), cell.text)


def _apply(drafts: dict[int, _Draft], correction: Correction) -> bool:
    """Whether a correction fits a row, which it then changes."""
    place = correction.place
    draft = drafts.get(-1 if place.table is None else place.table)
    cell = _cell_at(draft.table, correction) if draft else None
    if draft is None or cell is None or place.row is None:
        return False
    if correction.action == "drop":
        draft.dropped.add(place.row)
        return True
    if correction.action == "split":
        return _split(draft, cell, correction.value_after)
    return _join(drafts, draft, correction)


def _cell_at(table: Table, correction: Correction) -> Cell | None:
    """The cell of the row, as read, that has the text before."""
    place = correction.place
    return next(
        (
            cell
            for cell in table.cells
            if cell.row == place.row
            and place.column in (None, cell.column)
            and _says(cell, correction.value_before)
        ),
        None,
    )


def _says(cell: Cell, text: str) -> bool:
    return is_same(cell.text, text) or any(part.text and is_same(part.text, text) for part in cell.parts)


def _covers(cell: Cell, row: int, column: int) -> bool:
    rows, columns = cell.row + cell.row_span, cell.column + cell.column_span
    return cell.row <= row < rows and cell.column <= column < columns


def _split(draft: _Draft, cell: Cell, texts: str) -> bool:
    parts = [text.strip("\n") for text in texts.split(PARTED)]
    if len(parts) < 2 or cell.row_span > 1:
        return False
    draft.splits.setdefault(cell.row, {})[cell.column] = parts
    return True


def _join(drafts: dict[int, _Draft], draft: _Draft, correction: Correction) -> bool:
    """Whether there is a row to which the correction's is joined, cell by cell."""
    row = correction.place.row or 0
    found = _row_above(drafts, draft, row, correction.value_after)
    if found is None:
        return False
    target, above = found
    for cell in draft.starting(row):
        del draft.cells[cell.row, cell.column]
        upper = target.covering(above, cell.column)
        joined = _merged(upper, cell) if upper else replace(cell, row=above, row_span=1)
        target.cells[joined.row, joined.column] = joined
    return True


def _row_above(drafts: dict[int, _Draft], draft: _Draft, row: int, text: str) -> tuple[_Draft, int] | None:
    """The nearest row above with text; with `text` the nearest that says it, in tables before, too."""
    near = ((draft, above) for above in range(row - 1, -1, -1))
    for other, above in (*near, *(_rows_before(drafts, draft) if text else ())):
        cells = other.starting(above)
        is_meant = any(_says(cell, text) for cell in other.table.cells if cell.row == above)
        if any(cell.paragraphs for cell in cells) and (is_meant or not text):
            return other, above
    return None


def _rows_before(drafts: dict[int, _Draft], draft: _Draft) -> Iterator[tuple[_Draft, int]]:
    """The rows of the tables before one, the last first."""
    for number in sorted(drafts, reverse=True):
        if number < draft.table.number:
            yield from ((drafts[number], row) for row in range(drafts[number].table.rows - 1, -1, -1))


def _merged(upper: Cell, lower: Cell) -> Cell:
    """One cell of two, all evidence kept."""
    return replace(
        upper,
        paragraphs=_run_on(upper.paragraphs, lower.paragraphs),
        fill=upper.fill or lower.fill,
        marks=(*upper.marks, *lower.marks),
        parts=(*upper.parts, *lower.parts),
    )


def _run_on(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of both; a sentence that goes on is one paragraph."""
    if not (before and after) or not _goes_on(before[-1].text, after[0].text):
        return (*before, *after)
    last, first = before[-1], after[0]
    shift = len(last.text) + 1
    bold = (*last.bold, *((start + shift, end + shift) for start, end in first.bold))
    one = replace(last, text=f"{last.text} {first.text}", bold=bold, marks=(*last.marks, *first.marks))
    return (*before[:-1], one, *after[1:])


def _goes_on(before: str, after: str) -> bool:
    return before[-1:] not in _SENTENCE_ENDS and after[:1].islower()


def _settled(draft: _Draft) -> Table:
    """The table of a draft, its rows numbered anew where some were added."""
    table = draft.table
    added = {row: max(map(len, texts.values())) - 1 for row, texts in draft.splits.items()}
    starts = [0]
    for row in range(table.rows):
        starts.append(starts[-1] + 1 + added.get(row, 0))
    kept = [cell for cell in draft.cells.values() if not _is_dropped(cell, draft.dropped)]
    cells = [piece for cell in kept for piece in _pieces(cell, draft.splits, starts)]
    doubts = tuple(
        doubt
        if doubt.place.row is None
        else replace(doubt, place=replace(doubt.place, row=starts[doubt.place.row]))
        for doubt in table.doubts
    )
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    return replace(table, rows=starts[-1], cells=ordered, doubts=doubts)


def _is_dropped(cell: Cell, dropped: set[int]) -> bool:
    return all(row in dropped for row in range(cell.row, cell.row + cell.row_span))


def _pieces(cell: Cell, splits: dict[int, dict[int, list[str]]], starts: Sequence[int]) -> Iterator[Cell]:
    """A cell where its row now stands; of a cell that is split its pieces, one a row."""
    start, end = starts[cell.row], starts[min(cell.row + cell.row_span, len(starts) - 1)]
    texts = splits.get(cell.row, {}).get(cell.column)
    if texts is None:
        is_in_one_row = cell.row_span == 1
        yield replace(cell, row=start, row_span=1 if is_in_one_row else end - start)
        return
    for number, text in enumerate(texts):
        paragraphs = tuple(_piece(line, cell.paragraphs) for line in text.split("\n") if line)
        parts = tuple(part for part in cell.parts if text and text in part.text)[:1]
        own = tuple(replace(part, text=text) for part in parts) or cell.parts
        marks, fill = (cell.marks, cell.fill) if number == 0 else ((), "")
        yield replace(cell, row=start + number, paragraphs=paragraphs, parts=own, marks=marks, fill=fill)


def _piece(line: str, paragraphs: Iterable[Paragraph]) -> Paragraph:
    """A line of a split cell, bold where its letters are bold in the cell."""
    for paragraph in paragraphs:
        at = paragraph.text.find(line)
        if at >= 0:
            ends = ((max(a - at, 0), min(b - at, len(line))) for a, b in paragraph.bold)
            return replace(paragraph, text=line, bold=tuple((a, b) for a, b in ends if a < b))
    return Paragraph(line)
