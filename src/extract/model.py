"""The frozen values that pass between the rooms.

`read` makes a Document of paragraphs and tables, `record` makes ReportContent of it; every value
knows the places it came from. Nothing here knows how a file is read or what a heading means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the displayed page's top left."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the report."""

    page: int | None = None
    """Page, counted from 1; None in Word, which has no pages."""
    box: Box | None = None
    """The area on the page; None in Word."""
    table: int | None = None
    """Number of the table in the document, from 0."""
    row: int | None = None
    """Row of the table's grid, from 0."""
    column: int | None = None
    """Column of the table's grid, from 0."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the program was not sure of; the value it belongs to survives."""

    code: str
    """A code of the catalogue in `doubts`."""
    message: str
    """What is doubtful, in plain words, with the texts it is about."""
    place: Place = Place()
    """Where a person should look."""
    field: str = ""
    """Column of the dataset that is in doubt; '' where it is the whole record."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A light, icon or symbol drawn in a cell or beside a text."""

    kind: str
    """disc, square, icon, glyph or text (coloured words)."""
    colour: str
    """Colour as '#rrggbb', '' where it has none of its own."""
    text: str = ""
    """The glyph, the words, or the picture's alternative text."""
    place: Place = Place()
    """Where it is drawn."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a person reads it: lines joined by a blank, hyphens of line ends gone."""

    text: str
    """The text, Unicode NFC, white space collapsed."""
    bold: tuple[tuple[int, int], ...] = ()
    """Character ranges (start, end) of the text that are bold, in order, not touching."""
    level: int = 0
    """Outline level of a heading, from 1; 0 for other text."""
    size: float = 0.0
    """Size of its letters in points, to be compared within one document; 0 where it is not known."""
    fill: str = ""
    """Background as '#rrggbb', '' where there is none."""
    marks: tuple[Mark, ...] = ()
    """Marks that stand in the line of the text."""
    place: Place = Place()
    """Where it stands."""

    @property
    def is_bold(self) -> bool:
        """Whether all of the text is bold."""
        return bool(self.text) and self.bold == ((0, len(self.text)),)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a text and where it stood; a cell cut by a page break has one a page."""

    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's grid, with all that a person sees in it."""

    row: int
    """First row it covers, from 0."""
    column: int
    """First column it covers, from 0."""
    row_span: int = 1
    column_span: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    """Its text in reading order; empty paragraphs are left out."""
    fill: str = ""
    """Background as '#rrggbb', '' where there is none."""
    marks: tuple[Mark, ...] = ()
    """Lights, icons and glyphs drawn in it."""
    parts: tuple[Part, ...] = ()
    """Where it stands, one part per page; after stitching several."""

    @property
    def text(self) -> str:
        """Its paragraphs joined by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document, its parts on several pages already one."""

    number: int
    """Number among the document's tables, from 0, in reading order."""
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    """In reading order by (row, column); each place of the grid is covered at most once."""
    parts: tuple[Part, ...] = ()
    """Page and box of each part that was joined; one part without a page in Word."""
    header_rows: int = 0
    """Rows at the top that the producer marks as header; 0 where it does not say."""
    doubts: tuple[Doubt, ...] = ()
    """Doubts of reading and stitching; a doubt's place names its row and column."""

    def by_row(self) -> Iterator[tuple[Cell, ...]]:
        """The cells that start in each row, row by row; a row may be empty."""
        rows: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return (tuple(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from."""

    name: str
    """File name without its folder."""
    sha256: str
    """Hash of the content, hexadecimal."""
    kind: str
    """pdf or word."""
    pages: int | None = None
    """Number of pages; None in Word."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read: paragraphs and tables in reading order."""

    source: Source
    blocks: tuple[Paragraph | Table, ...]
    furniture: tuple[Paragraph, ...] = ()
    """Running headers and footers, page numbers, watermarks."""
    notes: tuple[Paragraph, ...] = ()
    """Footnotes and endnotes."""
    title: str = ""
    """Title in the file's own properties."""
    doubts: tuple[Doubt, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Field:
    """A text of a record and the parts of the report it was put together from."""

    text: str = ""
    parts: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Status:
    """A traffic light or a status in words."""

    code: str = ""
    """completed, on_track, started, delayed, not_started, not_done, cancelled, unknown, or ''."""
    label: str = ""
    """The report's own words, from the cell or from the legend."""
    colour: str = ""
    """green, yellow, red, grey, blue or none; '' where there is no light."""
    colour_hex: str = ""
    """The colour seen, '#rrggbb'."""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """A follow-up period, dates inclusive."""

    label: str = ""
    """As printed, such as '05/2023–05/2024'."""
    start: str = ""
    """ISO date of the first day, '' where it is not known."""
    end: str = ""
    """ISO date of the last day."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a colour or a word means in this report."""

    status: str
    label: str
    colour: str
    colour_hex: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A goal's target and its present state."""

    target: Field
    current: Field = Field()


@dataclass(frozen=True, slots=True)
class Followup:
    """What happened to a measure in one of several periods that its row reports."""

    period: Period
    text: Field = Field()
    status: Status = Status()


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the report: what is done, by whom, when, what happened."""

    measure: Field
    number: str = ""
    """Printed number, '' where none is printed."""
    theme: Field = Field()
    responsible: Field = Field()
    schedule: Field = Field()
    followup: Field = Field()
    status: Status = Status()
    followups: tuple[Followup, ...] = ()
    """All periods, where the row reports several; the latest is `followup` and `status`."""
    other: tuple[tuple[str, str], ...] = ()
    """Further columns: (header, text) in column order."""
    partner: Field = Field()
    """Partners, where they have a column of their own; also part of `responsible`."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its indicators and measures; `is_stated` is False for measures under no goal."""

    goal: Field
    number: str = ""
    """Printed number, '' where none is printed."""
    status: Status = Status()
    indicators: tuple[Indicator, ...] = ()
    measures: tuple[Measure, ...] = ()
    is_stated: bool = True
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class IgnoredTable:
    """A table that holds no measures, with the reason in plain words."""

    place: Place
    reason: str
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportContent:
    """All records of one report, before they become tables."""

    source: Source
    title: str = ""
    programme: str = ""
    language: str = ""
    """ISO 639-1 code."""
    period: Period = Period()
    legend: tuple[LegendEntry, ...] = ()
    goals: tuple[Goal, ...] = ()
    ignored: tuple[IgnoredTable, ...] = field(default=())
    doubts: tuple[Doubt, ...] = ()
    profile: str = ""
    """Name of the profile whose words it was read with."""


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """What a column holds, told by its heading or by what stands under it."""

    index: int
    role: str
    """goal, measure, responsible, ...; 'other' for a heading without a known role, '' without heading."""
    heading: str = ""
    score: float = 0.0
    """How well the heading shows the role, up to 1; 0 where the cells or another table told it."""


@dataclass(frozen=True, slots=True)
class HeaderRoles:
    """The heading rows of a table and what the columns under them hold; rows of -1 where it has none."""

    first_row: int
    last_row: int
    columns: tuple[ColumnRole, ...]


@dataclass(frozen=True, slots=True)
class TableRoles:
    """What a table was taken for, so that a person can see it."""

    table: int
    """Number of the table in the document."""
    kind: str
    """measures, goals, card, legend or ignored."""
    reason: str = ""
    """Why it was ignored, in plain words."""
    headers: tuple[HeaderRoles, ...] = ()
    rows: tuple[str, ...] = ()
    """For each row: header, goal, theme, measure, continued, legend, spacer, banner, hint, numbers, text."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word of a report that the vocabulary lacks, for a profile that a person completes."""

    section: str
    """The profile's section, such as columns."""
    key: str
    """The key in it, such as the role; '' where nothing shows which."""
    text: str
    reason: str = ""
    example: str = ""
    is_sure: bool = True
    """Whether it may be used as it is; else it waits for a person's choice."""
