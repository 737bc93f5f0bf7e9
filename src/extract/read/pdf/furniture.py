"""What stands on pages but belongs to no text: running headers and footers, page numbers; and footnotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.read.pdf.layout import PageLayout
from extract.read.pdf.text.lines import Line

MARGIN = 0.16
"""Share of the page's height at its top and foot in which furniture stands."""
SAME_HEIGHT = 8.0
"""Points by which the same furniture may wander from page to page."""
SHARE_OF_PAGES = 0.25
"""A line on fewer of the pages than this, or on one alone, is no furniture."""
FEWEST_LABELLED = 3
"""Other lines with the same label from which a repeated line is one of them."""
NOTE_RULE = (40.0, 260.0)
"""Points: length of the rule above footnotes."""
NOTE_PITCH = 1.6
"""Distance of lines of one footnote, in heights of a line."""
CLOSE_LINE = 1.35
"""Distance of lines of one text, in heights of a line."""
FEWEST_ALIGNED, ALIGNED_SHARE = 2, 0.5
"""How many texts of a row, and which share of them, must start where others do for it to be in a table."""
SAME_START = 1.5
"""Points by which texts that start at one column may differ."""
_NUMBER_ONLY = re.compile(
    r"\W*(?:[^\W\d_]{1,6}\W*)?\d{1,4}(?:\W+(?:[^\W\d_]{1,4}\W+)?\d{1,4})?\W*(?:[^\W\d_]{1,6})?\W*$"
)
_LABEL = re.compile(r"[^\W\d][^:.]{1,30}:(?=\s+\S)")
_NOTE_START = re.compile(r"(\d{1,3}|[*†‡§]{1,3})[.)]?\s?")


def furniture_lines(layouts: Sequence[PageLayout]) -> list[set[int]]:
    """For each page the indices of its outside lines that are furniture."""
    seen: dict[tuple[bool, str], list[tuple[int, int, float]]] = defaultdict(list)
    for page, layout in enumerate(layouts):
        for index, line in enumerate(layout.outside):
            at_foot, distance = _edge_distance(line, layout)
            if distance <= MARGIN * layout.height:
                seen[at_foot, _signature(line.text)].append((page, index, distance))
    found: list[set[int]] = [set() for _ in layouts]
    for (at_foot, signature), places in seen.items():
        for page, index, distance in places:
            pages = {p for p, _, d in places if abs(d - distance) <= SAME_HEIGHT}
            alone = signature == "#" and at_foot and _is_outermost(layouts[page], index)
            if alone or len(pages) >= max(2, SHARE_OF_PAGES * len(layouts)) or len(pages) >= 4:
                found[page].add(index)
    return _without_table_lines(layouts, _without_labelled(layouts, found))


def _without_labelled(layouts: Sequence[PageLayout], found: Sequence[set[int]]) -> list[set[int]]:
    """The repeated lines but for those that begin with a label that other lines begin with: 'Status: ...'.

    In cards the same value may stand at the foot of several pages by chance.
    """
    if not any(_label(layout.outside[i]) for layout, own in zip(layouts, found, strict=True) for i in own):
        return list(found)
    labels = Counter(
        _label(line)
        for layout, own in zip(layouts, found, strict=True)
        for i, line in enumerate(layout.outside)
        if i not in own
    )
    del labels[None]
    return [
        {i for i in own if labels[_label(layout.outside[i])] < FEWEST_LABELLED}
        for layout, own in zip(layouts, found, strict=True)
    ]


def _label(line: Line) -> tuple[str, int] | None:
    """A line's label and where it begins; None where it has none with a value behind it."""
    found = _LABEL.match(line.text)
    return (found[0], round(line.box[0])) if found else None


def _without_table_lines(layouts: Sequence[PageLayout], found: Sequence[set[int]]) -> list[set[int]]:
    """The repeated lines but for those of tables; what is a table's row on one page is so on all."""
    kept = [table_lines(layout.outside, dropped) for layout, dropped in zip(layouts, found, strict=True)]
    rows = [list(_rows_of(layout.outside, dropped)) for layout, dropped in zip(layouts, found, strict=True)]
    begins = {layout.outside[row[0]].text for layout, own in zip(layouts, rows, strict=True) for row in own}
    texts: set[str] = set()
    for layout, dropped, lines in zip(layouts, found, kept, strict=True):
        body = {i for i, line in enumerate(layout.outside) if i not in dropped and line.text in begins}
        again = [row for row in _rows_of(layout.outside, body | lines) if len(row) > 1]
        texts |= {_row_text(layout.outside, row) for row in again}
    return [
        dropped - lines - {i for row in own if _row_text(layout.outside, row) in texts for i in row}
        for layout, dropped, lines, own in zip(layouts, found, kept, rows, strict=True)
    ]


def _row_text(lines: Sequence[Line], row: Sequence[int]) -> str:
    return " | ".join(lines[i].text for i in row)


def table_lines(lines: Sequence[Line], repeated: set[int]) -> set[int]:
    """Those of the repeated lines that stand in rows of a table or in running text.

    In a table other rows start at the same places; in running text others are as near as lines are. So a
    header that comes again on each page is told from a running header, a row's number from a page's. The
    other rows must not be repeated themselves.
    """
    kept: set[int] = set()
    while repeated - kept and (found := _aligned_rows(lines, repeated - kept)):
        kept |= found
    return kept


def _aligned_rows(lines: Sequence[Line], repeated: set[int]) -> set[int]:
    starts = sorted(line.box[0] for i, line in enumerate(lines) if i not in repeated)
    found: set[int] = set()
    for row in _rows_of(lines, repeated):
        near = [i for i in row if _count_at(starts, lines[i].box[0]) > (i not in repeated)]
        is_table = len(near) >= FEWEST_ALIGNED and len(near) >= ALIGNED_SHARE * len(row)
        if is_table or any(_is_close(lines, i, repeated) for i in near):
            found |= repeated & set(row)
    return found


def _is_close(lines: Sequence[Line], index: int, repeated: set[int]) -> bool:
    """Whether a line that is not repeated is as near as lines of one text are."""
    line = lines[index]
    return any(
        abs(other.box[0] - line.box[0]) <= SAME_START
        and 0 < abs(other.box[3] - line.box[3]) < CLOSE_LINE * line.size
        and abs(other.size - line.size) < 0.05 * line.size
        for i, other in enumerate(lines)
        if i not in repeated
    )


def _rows_of(lines: Sequence[Line], wanted: set[int]) -> Iterator[list[int]]:
    """Lines that stand on one line with any of the wanted ones, those included."""
    for height in sorted({lines[i].box[3] for i in wanted}):
        yield [i for i, line in enumerate(lines) if abs(line.box[3] - height) < 0.3 * line.size]


def _count_at(starts: Sequence[float], x: float) -> int:
    return bisect_right(starts, x + SAME_START) - bisect_left(starts, x - SAME_START)


def _edge_distance(line: Line, layout: PageLayout) -> tuple[bool, float]:
    """Whether a line is nearer to the page's foot than to its top, and how far from it."""
    from_top, from_foot = line.box[1], layout.height - line.box[3]
    return from_foot < from_top, min(from_top, from_foot)


def _signature(text: str) -> str:
    """The text with its numbers as signs; '#' for a page number alone, whatever stands around it."""
    return "#" if _NUMBER_ONLY.match(text) else re.sub(r"\d+", "#", text.casefold())


def _is_outermost(layout: PageLayout, index: int) -> bool:
    line = layout.outside[index]
    others = [other.box[3] for i, other in enumerate(layout.outside) if i != index]
    others += [table.grid.box[3] for table in layout.tables]
    return not others or line.box[1] > max(others)


def note_lines(layout: PageLayout, furniture: set[int]) -> set[int]:
    """Indices of the outside lines that are footnotes: under a short rule low on the page, below tables.

    A note that comes again on many pages looks like furniture, but begins with its mark.
    """
    lowest_table = max((table.grid.box[3] for table in layout.tables), default=0.0)
    shortest, longest = NOTE_RULE
    for y, x0, x1 in sorted(layout.rules.tolist(), reverse=True):
        if not (shortest <= x1 - x0 <= longest and y > max(lowest_table - 2, layout.height * 0.35)):
            continue
        below = [i for i, line in enumerate(layout.outside) if line.box[1] > y - 2]
        notes = _notes_among(layout.outside, below, furniture)
        if notes and _NOTE_START.match(layout.outside[notes[0]].text):
            return set(notes)
    return set()


def _notes_among(lines: Sequence[Line], below: Sequence[int], furniture: set[int]) -> list[int]:
    notes: list[int] = []
    for i in below:
        line = lines[i]
        close = bool(notes) and line.box[3] - lines[notes[-1]].box[3] < NOTE_PITCH * line.size
        is_number = _NUMBER_ONLY.match(line.text) is not None
        begins = _NOTE_START.match(line.text) and (not is_number or _is_mark(line, lines))
        if i not in furniture or begins or (close and not is_number):
            notes.append(i)
    return notes


def _is_mark(mark: Line, lines: Sequence[Line]) -> bool:
    """Whether the text of a note stands close to the right of a raised mark."""
    return any(
        -1 <= line.box[0] - mark.box[2] <= line.size and line.box[1] < mark.box[3] < line.box[3]
        for line in lines
    )


def note_marks(lines: Sequence[Line]) -> frozenset[str]:
    """The marks with which footnotes begin."""
    return frozenset(found.group(1) for line in lines if (found := _NOTE_START.match(line.text)))


def unfound_notes(notes: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The beginnings of footnotes whose mark is raised nowhere in the lines, so that it stays there."""
    marks = note_marks(notes)
    raised = [line.text[start:end] for line in lines for start, end in line.raised]
    found = {mark for text in raised for mark in _marks_in(text, marks)}
    return [note for note in notes if not found.issuperset(note_marks([note]))]


def _marks_in(raised: str, marks: frozenset[str]) -> list[str]:
    """The footnote marks of a raised text, such as '17,18'; none where it holds anything else."""
    one = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
    if not one or not re.fullmatch(rf"[ ,]*(?:(?:{one})[ ,]*)+", raised):
        return []
    return re.findall(one, raised)


def without_note_marks(line: Line, marks: frozenset[str]) -> Line:
    """The line without raised marks that a footnote of the page explains."""
    text, bold = line.text, line.bold
    for start, end in reversed(line.raised):
        if start > 0 and _marks_in(text[start:end], marks):
            text = text[:start].rstrip() + text[end:]
            bold = _closed_up(bold, start, end - start)
    if text == line.text:
        return line
    return line._replace(text=text, bold=bold, raised=())


def _closed_up(bold: tuple[tuple[int, int], ...], start: int, length: int) -> tuple[tuple[int, int], ...]:
    moved = ((a - length * (a > start), b - length * (b > start)) for a, b in bold)
    return tuple((a, b) for a, b in moved if a < b)
