"""A PDF becomes a Document: pages -> layouts -> furniture told apart -> frames -> stitched tables, blocks."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from extract.model import Cell, Document, Doubt, Paragraph, Place, Source, Table
from extract.read.pdf.account import unaccounted
from extract.read.pdf.blocks import lines_to_blocks, stitched_to_table
from extract.read.pdf.dense import check_pages, check_words, thinned
from extract.read.pdf.frames import Frame, fold_to_frames, page_folds
from extract.read.pdf.furniture import (
    furniture_lines,
    note_lines,
    note_marks,
    unfound_notes,
    without_note_marks,
)
from extract.read.pdf.layout import PageLayout, PageTable, page_to_layout, text_tables
from extract.read.pdf.page import PageContent, PageSource
from extract.read.pdf.stitching.evidence import Break
from extract.read.pdf.stitching.stitch import continues, join_parts, repeated_header_rows, widened
from extract.read.pdf.stitching.stitched import Stitched, page_table_to_stitched
from extract.read.pdf.text.hyphens import UNDECIDED, Joining, JointDecider
from extract.read.pdf.text.lines import Line
from extract.read.pdf.text.paragraphs import enclosing, rounded
from extract.read.pdf.unruled.columns import Columns
from extract.read.pdf.unruled.text_rows import whole_pieces

FEWEST_BREAKS, WRITES_BLANKS = 5, 0.7
"""From how many line breaks, and which share of them with a blank, a producer is known to write blanks."""
FULL_FRAME = 0.75
"""Share of the page's height down to which the tables of a full frame reach at least."""
UNMAPPED_SHARE = 0.02
"""Share of a page's characters without a known letter from which the page is doubtful."""


def read_pages(source: PageSource, path: Path, suspending: frozenset[str]) -> Document:
    """The document that a page source gives. Page breaks are mended, furniture and footnotes kept apart."""
    check_pages(path.name, source.page_count)
    layouts, seen = [], []
    for number in range(1, source.page_count + 1):
        content = thinned(source.page(number))
        check_words(path.name, content)
        seen.append(" ".join(content.words.text.tolist()))
        layouts.append(_page_layout(content))
    doubts = tuple(doubt for layout in layouts for doubt in _page_doubts(layout))
    joining = Joining(suspending, writes_blanks(layouts))
    pages = deque(_page_flows(layouts, furniture_lines(layouts)))
    doubts += tuple(doubt for flow in pages for doubt in _note_doubts(flow))
    del layouts  # from here on each page is let go when its blocks are made
    furniture = tuple(p for flow in pages for p in lines_to_blocks(flow.layout, flow.furniture, joining))
    notes = tuple(p for flow in pages for p in lines_to_blocks(flow.layout, flow.notes, joining))
    blocks = tuple(_decided(list(_blocks(pages, joining))))
    doubts += tuple(unaccounted(seen, blocks, (*furniture, *notes)))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    about = Source(path.name, digest, "pdf", source.page_count)
    return Document(about, blocks, furniture, notes, source.title, doubts)


def _page_layout(content: PageContent) -> PageLayout:
    """The layout of a page, its outside lines parted only where columns may start."""
    layout = page_to_layout(content)
    whole = whole_pieces(layout.outside, [box for box, _ in layout.fills])
    return layout if whole is layout.outside else replace(layout, outside=tuple(whole))


def writes_blanks(layouts: Sequence[PageLayout]) -> bool:
    """Whether the producer writes a blank where it breaks a line between two words of a cell."""
    broken = [
        before.blank_after
        for layout in layouts
        for table in layout.tables
        for lines in table.lines
        for before, after in pairwise(lines)
        if before.text[-1].isalpha() and after.text[0].islower()
    ]
    return len(broken) >= FEWEST_BREAKS and sum(broken) >= WRITES_BLANKS * len(broken)


@dataclass(frozen=True, slots=True, eq=False)
class PageFlow:
    """What a page, or one of its two frames, adds to the flow of the document, from top to bottom."""

    layout: PageLayout
    items: tuple[PageTable | tuple[Line, ...], ...]
    furniture: tuple[Line, ...]
    notes: tuple[Line, ...]
    floor: float
    """Where the room for text ends: at the notes, or at the lowest text."""
    shift: float
    """How far right of where tables of the first frame stand its own do, points."""


def _page_flows(layouts: Sequence[PageLayout], furniture: Sequence[set[int]]) -> Iterator[PageFlow]:
    """The flow of each page; the columns of a table without rules at its foot are known to the next."""
    open_columns: Columns | None = None
    folds = page_folds(layouts, furniture)
    for layout, dropped, fold in zip(layouts, furniture, folds, strict=True):
        for frame in fold_to_frames(layout, dropped, fold):
            flow, lowest = _page_flow(frame, open_columns)
            open_columns = lowest if fold is None else None  # the next frame's stand elsewhere
            yield flow


def _page_flow(frame: Frame, before: Columns | None) -> tuple[PageFlow, Columns | None]:
    layout, furniture = frame.layout, frame.furniture
    notes = note_lines(layout, furniture)
    furniture = furniture - notes
    note_text = tuple(layout.outside[i] for i in sorted(notes))
    marks = note_marks(note_text)
    body = [
        without_note_marks(line, marks)
        for i, line in enumerate(layout.outside)
        if i not in furniture and i not in notes
    ]
    unruled = text_tables(layout, body, before)
    taken = {id(line) for table, _ in unruled for cell in table.lines for line in cell}
    body = [line for line in body if id(line) not in taken]
    tables = [*(_without_marks(table, marks) for table in layout.tables), *(table for table, _ in unruled)]
    dropped = tuple(layout.outside[i] for i in sorted(furniture)) + layout.watermarks
    floor = min((line.box[1] for line in note_text), default=layout.height)
    items = tuple(_in_order(tables, body))
    lowest = next((columns for table, columns in unruled if items and table is items[-1]), None)
    return PageFlow(layout, items, dropped, note_text, floor, frame.shift), lowest


def _without_marks(table: PageTable, marks: frozenset[str]) -> PageTable:
    if not marks:
        return table
    lines = tuple(tuple(without_note_marks(line, marks) for line in cell) for cell in table.lines)
    return replace(table, lines=lines)


def _in_order(tables: Sequence[PageTable], lines: Sequence[Line]) -> Iterator[PageTable | tuple[Line, ...]]:
    """Tables from top to bottom, and between them the lines that stand between them."""
    left = list(lines)
    for table in sorted(tables, key=lambda table: (table.grid.box[1], table.grid.box[0])):
        above = tuple(line for line in left if line.box[3] <= table.grid.box[1] + line.size / 2)
        left = [line for line in left if line.box[3] > table.grid.box[1] + line.size / 2]
        if above:
            yield above
        yield table
    if left:
        yield tuple(left)


def _blocks(pages: deque[PageFlow], joining: Joining) -> Iterator[Paragraph | Table]:
    """Blocks in reading order, taking the pages from the left; a table is given once it does not go on."""
    deepest = _deepest(pages)
    open_table: Stitched | None = None
    number, floor = 0, deepest
    while pages:
        flow = pages.popleft()
        for position, item in enumerate(flow.items):
            if isinstance(item, PageTable):
                part = page_table_to_stitched(item, flow.layout.number, flow.shift)
                if position == 0 and open_table is not None and _goes_on(open_table, part, flow):
                    open_table = _joined(open_table, part, floor)
                    continue
            if open_table is not None:
                yield stitched_to_table(open_table, number, joining)
                open_table, number = None, number + 1
            if isinstance(item, PageTable):
                open_table = part
            else:
                yield from lines_to_blocks(flow.layout, item, joining)
        floor = min(deepest, flow.floor)
    if open_table is not None:
        yield stitched_to_table(open_table, number, joining)


def _goes_on(before: Stitched, part: Stitched, flow: PageFlow) -> bool:
    """Whether a table at the top of a page, or of a frame, goes on the one before it.

    Two tables may stand side by side without being one: in a second frame the header comes again, or the
    first one is full.
    """
    if not continues(before, part):
        return False
    is_full = before.areas[-1][1][3] > FULL_FRAME * flow.layout.height
    return flow.shift == 0 or is_full or repeated_header_rows(before, part) > 0


def _joined(before: Stitched, part: Stitched, floor: float) -> Stitched:
    """The table with its part on the next page; `floor` is where text could end on the page before."""
    area = before.areas[-1][1]
    return join_parts(widened(before, part), part, Break(room_left=floor - area[3]))


def _deepest(pages: Iterable[PageFlow]) -> float:
    """How far down text and tables reach on the fullest page."""
    feet = [enclosing([_box(item) for item in flow.items])[3] for flow in pages if flow.items]
    return max(feet, default=0.0)


def _box(item: PageTable | tuple[Line, ...]) -> tuple[float, float, float, float]:
    return item.grid.box if isinstance(item, PageTable) else enclosing([line.box for line in item])


def _decided(blocks: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """Blocks with the joints of their lines decided by the words of all of them."""
    decider = JointDecider(text for block in blocks for text in _texts(block))
    return [_decide_block(block, decider) for block in blocks]


def _texts(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (paragraph.text for cell in block.cells for paragraph in cell.paragraphs)


def _decide_block(block: Paragraph | Table, decider: JointDecider) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return _decide(block, decider)
    doubts = tuple(doubt for cell in block.cells for doubt in _hyphen_doubts(cell, block.number, decider))
    cells = tuple(_decide_cell(cell, decider) for cell in block.cells)
    return replace(block, cells=cells, doubts=block.doubts + doubts)


def _hyphen_doubts(cell: Cell, table: int, decider: JointDecider) -> Iterator[Doubt]:
    """A doubt for each word of a cell that may be one word broken at a line's end, or two with a hyphen."""
    for word in (word for paragraph in cell.paragraphs for word in decider.undecided(paragraph.text)):
        place = replace(cell.parts[0].place, table=table, row=cell.row, column=cell.column)
        yield Doubt(
            "hyphen_unsure", f"'{word}' is broken at a line's end, and nothing tells how it is written", place
        )


def _decide_cell(cell: Cell, decider: JointDecider) -> Cell:
    if not any(UNDECIDED.search(p.text) for p in cell.paragraphs):
        return cell
    return replace(cell, paragraphs=tuple(_decide(paragraph, decider) for paragraph in cell.paragraphs))


def _decide(paragraph: Paragraph, decider: JointDecider) -> Paragraph:
    text = decider.decide(paragraph.text)
    if text == paragraph.text:
        return paragraph
    bold = tuple(
        (len(decider.decide(paragraph.text[:a])), len(decider.decide(paragraph.text[:b])))
        for a, b in paragraph.bold
    )
    return replace(paragraph, text=text, bold=bold)


def _note_doubts(flow: PageFlow) -> Iterator[Doubt]:
    """A doubt for each footnote whose mark may still stand in the text as a figure."""
    layout, notes = flow.layout, set(flow.notes)
    body = [line for line in layout.outside if line not in notes]
    body += [line for table in layout.tables for cell in table.lines for line in cell]
    for note in unfound_notes(flow.notes, body):
        message = f"the mark of the footnote '{note.text[:60]}' is raised nowhere on page {layout.number}"
        yield Doubt("note_mark_unfound", message, Place(page=layout.number, box=rounded(note.box)))


def _page_doubts(layout: PageLayout) -> Iterator[Doubt]:
    if layout.is_cut:
        message = f"page {layout.number} draws more than any table; some of it was left out"
        yield Doubt("page_drawing_left_out", message, Place(page=layout.number))
    count = sum(len(line.text) for line in layout.outside)
    count += sum(len(line.text) for table in layout.tables for cell in table.lines for line in cell)
    if layout.unmapped > UNMAPPED_SHARE * max(count, 1):
        message = f"{layout.unmapped} characters of page {layout.number} have no known letters"
        yield Doubt("unmapped_characters", message, Place(page=layout.number))
