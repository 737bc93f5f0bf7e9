"""A table of a Word file: gets its element, gives a RawTable with each cell's blocks, fill and place.

Deleted rows and cells are gone, merges are settled, the table style's formats are worked out per cell.
Tables in cells stay tables here; what becomes of them is decided in `blocks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.model import Doubt, Place
from extract.read import limits
from extract.read.word.book import Book, Reading
from extract.read.word.colours import Theme, shading
from extract.read.word.formats import NOTHING, RunFormat, laid_over
from extract.read.word.grid import ON, START, CellShape, Placed, RowShape, place_cells
from extract.read.word.lines import Line
from extract.read.word.raw import RawBlock, RawCell, RawTable, ReadBlocks
from extract.read.word.styles import WHOLE, TableStyle, stated_conditions, table_look
from extract.read.word.xml import Element, child, children, content, is_on, number, qualified, value

ROW, CELL, TEXT = qualified("w:tr"), qualified("w:tc"), qualified("w:t")
CELL_PROPERTIES, ROW_PROPERTIES = qualified("w:tcPr"), qualified("w:trPr")
WIDTH, SPAN, SHADING, DELETED = (qualified(name) for name in ("w:tcW", "w:gridSpan", "w:shd", "w:cellDel"))
MERGE, TRACKED_MERGE, SIDE_MERGE = (qualified(name) for name in ("w:vMerge", "w:cellMerge", "w:hMerge"))
GRID_COLUMNS = f"{qualified('w:tblGrid')}/{qualified('w:gridCol')}"
MERGES = {"restart": START, "continue": ON, "rest": START, "cont": ON}
"""Words of <w:vMerge> and of its tracked change <w:cellMerge>."""
PAPER = "#ffffff"
MAX_COLUMNS = 63
"""Of a table in Word."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    """A cell's element, and those that a merge to the side hides in it."""

    element: Element
    shape: CellShape
    said: Mapping[str, Element]
    """Its properties by name."""
    hidden: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    element: Element
    cells: tuple[_Cell, ...]
    fill: str | None
    """Background that the row says for its cells (<w:tblPrEx>)."""

    @property
    def properties(self) -> Element | None:
        return self.element.find(ROW_PROPERTIES)

    def shape(self) -> RowShape:
        """The row's cells without their contents."""
        before, after = (_columns(child(self.properties, name)) for name in ("w:gridBefore", "w:gridAfter"))
        return RowShape(tuple(cell.shape for cell in self.cells), before, after)


def _columns(said: Element | None) -> int:
    """A number of columns; beyond what Word can show it is damage."""
    return min(max(number(said) or 0, 0), MAX_COLUMNS)


@dataclass(frozen=True, slots=True)
class _Dress:
    """What style and properties of a table say about its cells."""

    style: TableStyle
    look: frozenset[str] | None
    """Conditions of the style that the table uses; None where it leaves that to its cells."""
    fill: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a cell stands among its table's cells."""

    row: int
    cell: int
    is_last: bool
    """Whether it is the row's last."""


def table_to_raw(table: Element, reading: Reading, read_blocks: ReadBlocks) -> RawTable | None:
    """The table with all that its cells hold; None where all its rows are deleted."""
    rows = list(_rows(table, reading.book.theme))
    if not rows:
        return None
    _check_columns(max(len(row.cells) for row in rows), reading)
    widths = [max(number(column, "w:w") or 0, 0) for column in table.iterfind(GRID_COLUMNS)]
    placement = place_cells([row.shape() for row in rows], widths)
    _check_columns(placement.columns, reading)
    dress = _dress(table, reading.book, len(rows))
    cells = tuple(_raw_cell(placed, rows, dress, _Reader(reading, read_blocks)) for placed in placement.cells)
    doubts = (*_hidden_texts(placement.cells, rows), *map(_uneven, placement.uneven))
    return RawTable(len(rows), placement.columns, cells, _header_rows(rows), doubts)


def _check_columns(count: int, reading: Reading) -> None:
    """Raise OverLimit for a table that nobody could read."""
    if count > limits.TABLE_COLUMNS:
        why = f"It has a table of {count} columns; the limit is {limits.TABLE_COLUMNS}."
        raise limits.over_limit(reading.book.package.name, why, "Part the table and give the file anew.")


@dataclass(frozen=True, slots=True)
class _Reader:
    reading: Reading
    read_blocks: ReadBlocks


def _rows(table: Element, theme: Theme) -> Iterator[_Row]:
    for element in content(table):
        if element.tag == ROW and child(element, "w:trPr", "w:del") is None:
            cells = tuple(_cells(element))
            if cells:
                yield _Row(element, cells, shading(child(element, "w:tblPrEx", "w:shd"), theme))


def _cells(row: Element) -> Iterator[_Cell]:
    """The row's cells, those of an old merge to the side as one."""
    found: list[_Cell] = []
    for element in content(row):
        if element.tag != CELL:
            continue
        said = children(element.find(CELL_PROPERTIES))
        if DELETED in said:
            continue
        shape = _cell_shape(said)
        if found and SIDE_MERGE in said and value(said[SIDE_MERGE]) != "restart":
            found[-1] = _widened(found[-1], element, shape)
        else:
            found.append(_Cell(element, shape, said))
    return iter(found)


def _cell_shape(said: Mapping[str, Element]) -> CellShape:
    width = said.get(WIDTH)
    is_measured = value(width, "w:type") in ("dxa", "")
    return CellShape(
        span=_columns(said.get(SPAN)) or 1,
        width=max(number(width, "w:w") or 0, 0) if is_measured else 0,
        merge=_merge(said),
    )


def _merge(said: Mapping[str, Element]) -> str:
    if TRACKED_MERGE in said:
        return MERGES.get(value(said[TRACKED_MERGE], "w:vMerge"), "")
    return MERGES.get(value(said[MERGE]) or "continue", ON) if MERGE in said else ""


def _widened(cell: _Cell, element: Element, shape: CellShape) -> _Cell:
    both = replace(cell.shape, span=cell.shape.span + shape.span, width=cell.shape.width + shape.width)
    return _Cell(cell.element, both, cell.said, (*cell.hidden, element))


def _dress(table: Element, book: Book, rows: int) -> _Dress:
    properties = child(table, "w:tblPr")
    style = book.styles.table(value(child(properties, "w:tblStyle")))
    own = shading(child(properties, "w:shd"), book.theme)
    return _Dress(style, table_look(properties), style.fill if own is None else own, rows)


def _raw_cell(placed: Placed, rows: Sequence[_Row], dress: _Dress, reader: _Reader) -> RawCell:
    row, cell = rows[placed.row], rows[placed.row].cells[placed.index]
    spot = _Spot(placed.row, placed.index, placed.index == len(row.cells) - 1)
    run, style_fill = _styled(dress, _conditions(dress, spot, row, cell))
    blocks = tuple(reader.read_blocks(cell.element, run))
    own = shading(cell.said.get(SHADING), reader.reading.book.theme)
    fills = (own, style_fill, row.fill, dress.fill)
    fill = next((fill for fill in fills if fill is not None), "")
    if fill in ("", PAPER):
        fill = _fill_behind(blocks) or fill
    return RawCell(placed.row, placed.column, placed.row_span, placed.column_span, blocks, fill)


def _fill_behind(blocks: Sequence[RawBlock]) -> str:
    """The one colour behind all of a cell's text, '' where there is none or several."""
    lines = [block for block in blocks if isinstance(block, Line)]
    lettered = [line for line in lines if line.paragraph.text] or lines
    fills = {line.paragraph.fill for line in lettered}
    return fills.pop() if len(fills) == 1 else ""


def _styled(dress: _Dress, conditions: Sequence[str]) -> tuple[RunFormat, str | None]:
    """What the style says about letters and background of a cell, later conditions over earlier ones."""
    run, fill = NOTHING, None
    for name in conditions:
        said = dress.style.conditions.get(name)
        if said is not None:
            run = laid_over(said.run, run)
            fill = fill if said.fill is None else said.fill
    return run, fill


ORDER = (
    WHOLE, "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstRow", "lastRow", "firstCol", "lastCol",
    "nwCell", "neCell", "swCell", "seCell",
)  # fmt: skip
"""ECMA-376 part 1, 17.7.6: what comes later wins."""


def _conditions(dress: _Dress, spot: _Spot, row: _Row, cell: _Cell) -> Sequence[str]:
    if len(dress.style.conditions) <= 1:
        return (WHOLE,)
    if dress.look is None:
        held = stated_conditions(row.properties) | stated_conditions(cell.element.find(CELL_PROPERTIES))
    else:
        held = _held(dress, dress.look, spot)
    return [name for name in ORDER if name == WHOLE or name in held]


def _held(dress: _Dress, look: frozenset[str], spot: _Spot) -> frozenset[str]:
    """The conditions that hold for a cell at this spot."""
    first_row = "firstRow" in look and spot.row == 0
    last_row = "lastRow" in look and spot.row == dress.rows - 1
    first_column = "firstColumn" in look and spot.cell == 0
    last_column = "lastColumn" in look and spot.is_last
    band = (spot.row - ("firstRow" in look)) // dress.style.row_band % 2 + 1
    stripe = (spot.cell - ("firstColumn" in look)) // dress.style.column_band % 2 + 1
    held = {
        "firstRow": first_row,
        "lastRow": last_row,
        "firstCol": first_column,
        "lastCol": last_column,
        "nwCell": first_row and first_column,
        "neCell": first_row and last_column,
        "swCell": last_row and first_column,
        "seCell": last_row and last_column,
        f"band{band}Horz": "noHBand" not in look and not first_row and not last_row,
        f"band{stripe}Vert": "noVBand" not in look and not first_column and not last_column,
    }
    return frozenset(name for name, holds in held.items() if holds)


def _header_rows(rows: Sequence[_Row]) -> int:
    """Rows at the top that repeat on each page."""
    count = 0
    while count < len(rows) and is_on(child(rows[count].properties, "w:tblHeader")):
        count += 1
    return count


def _hidden_texts(cells: Sequence[Placed], rows: Sequence[_Row]) -> Iterator[Doubt]:
    """Doubts about texts in cells that a merge hides, as it does in Word."""
    for placed in cells:
        covered = [rows[row].cells[index].element for row, index in placed.covers]
        for element in (*covered, *rows[placed.row].cells[placed.index].hidden):
            text = " ".join("".join(t.text or "" for t in element.iter(TEXT)).split())
            if text:
                place = Place(row=placed.row, column=placed.column)
                yield Doubt("text_under_merge", f"a merged cell hides the text '{text}'", place)


def _uneven(row: int) -> Doubt:
    return Doubt("row_grid_uneven", "the row's cells do not fit the table's columns", Place(row=row))
