"""What is shown of one report: cells with role and record, lights, joins over pages, doubts.

The frozen values that pictures and text are drawn from; `look` makes them. They decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Box, Cell, Doubt, Paragraph, Place, Table, TableRoles

WITHOUT_RECORD = frozenset({"header", "legend", "spacer", "numbers", "hint"})
"""Kinds of rows whose texts belong to no record."""


def is_row(record: str) -> bool:
    """Whether a record is a goal or a measure, which have rows of their own, not an indicator."""
    return bool(record) and "/i" not in record


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page of the report as a reader's program shows it."""

    number: int
    """From 1."""
    width: float
    """In points, as displayed."""
    height: float
    png: bytes = b""
    """Empty where the page could not be drawn."""


@dataclass(frozen=True, slots=True)
class SeenLight:
    """A coloured fill or mark, and the status that it was read as."""

    kind: str
    """fill, disc, square, icon, glyph, text, or none for an unfilled cell that has a meaning."""
    colour: str
    """'#rrggbb', '' where it has none of its own."""
    status: str
    """The status of its record; '' where it was not read as a light."""
    place: Place


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell and what it was taken for."""

    cell: Cell
    role: str
    """The field that its text went into, in a header the role of its column; '' for neither."""
    kind: str
    """The kind of its row: header, goal, measure, continued, ...; '' in a table that was ignored."""
    record: str
    """The end of the id of its record, such as '2' or '2/m3'; '' for none."""
    lights: tuple[SeenLight, ...] = ()

    @property
    def is_lost(self) -> bool:
        """Whether it has a text that went into no field although its row should be read."""
        return bool(self.cell.paragraphs and self.kind) and not self.role and self.kind not in WITHOUT_RECORD


@dataclass(frozen=True, slots=True)
class Join:
    """A row that a page break cut and that was put together again."""

    row: int
    before: Place
    """The row's part on the page on which it begins, or goes on."""
    after: Place
    """Its part on the next page."""
    record: str


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table with its cells and what it was taken for."""

    table: Table
    roles: TableRoles
    cells: tuple[SeenCell, ...]

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it stands on; none in Word."""
        return tuple(sorted({part.place.page for part in self.table.parts if part.place.page is not None}))

    def records(self) -> dict[int, str]:
        """The goal or measure of each row; where both begin in it, the measure."""
        found: dict[int, str] = {}
        for cell in self.cells:
            if is_row(cell.record) and len(cell.record) > len(found.get(cell.cell.row, "")):
                found[cell.cell.row] = cell.record
        return found

    def joins(self) -> Iterator[Join]:
        """The rows that stand on several pages, once for each page break."""
        seen: set[tuple[int, int | None]] = set()
        records = self.records()
        for cell in self.cells:
            for before, after in pairwise(part.place for part in cell.cell.parts):
                row = cell.cell.row + cell.cell.row_span - 1
                if before.page != after.page and (row, before.page) not in seen:
                    seen.add((row, before.page))
                    yield Join(row, before, after, cell.record or records.get(cell.cell.row, ""))


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text outside of tables that went into a record."""

    role: str
    record: str
    text: str
    page: int | None
    box: Box | None


@dataclass(frozen=True, slots=True)
class SeenDoubt:
    """A doubt with its number on the pictures."""

    number: int
    record: str
    doubt: Doubt
    """With page and box, where they are known."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that is shown of one report."""

    name: str
    kind: str
    """pdf or word."""
    about: tuple[tuple[str, str], ...]
    """What was found of the report as a whole: title, period, numbers of records."""
    failure: str
    """Why it gave no records; '' where it gave some."""
    blocks: tuple[Paragraph | SeenTable, ...]
    """In reading order."""
    texts: tuple[SeenText, ...]
    doubts: tuple[SeenDoubt, ...]
    pages: int = 0
    """Number of pages; 0 in Word."""

    @property
    def tables(self) -> tuple[SeenTable, ...]:
        """The tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, SeenTable))
