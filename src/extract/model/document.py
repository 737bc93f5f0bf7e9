"""A report as it was read: places, doubts, paragraphs and tables with text, fills and marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
        if len(self.paragraphs) == 1:
            return self.paragraphs[0].text  # most cells, and asked again and again
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
    """pdf, word, or the old format that was written anew as Word: doc, odt, rtf, html, wpd."""
    pages: int | None = None
    """Number of pages; None but in a PDF."""
    recognised: tuple[int, ...] = ()
    """The pages whose text was made out on a picture."""


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
