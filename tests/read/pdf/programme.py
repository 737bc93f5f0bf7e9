"""Made-up programmes: tables of rows of cells with known texts, spans, backgrounds and lights.

Gives the values that the renderers print and that reading must give back; knows nothing of pages.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.read.pdf.programme_layout import Chooser, Layout, T, random_layout
from tests.read.pdf.programme_texts import LANGUAGES, Words

LIGHTS = ("#4caf50", "#ffc107", "#d32f2f", "#9e9e9e")
GLYPH = "●"
HEADER_FILL, SECTION_FILL, BODY_FILL = "#c9d8ee", "#e8e0f0", "#eef3e6"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: a bold run-in heading, which may be empty, and the text after it."""

    head: str
    body: str

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.head} {self.body}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and where it stands."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    texts: tuple[Text, ...] = ()
    fill: str = ""
    light: str = ""
    """disc, square, glyph or fill; '' for none."""
    colour: str = ""
    """Colour of its light."""
    is_noted: bool = False
    """Whether a footnote mark stands after its text."""

    @property
    def text(self) -> str:
        """Its paragraphs as one text."""
        return " ".join(text.whole for text in self.texts)


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a heading."""

    heading: str
    roles: tuple[str, ...]
    rows: int
    header_rows: int
    cells: tuple[Cell, ...]

    def starting_in(self, row: int) -> tuple[Cell, ...]:
        """Cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == row)


@dataclass(frozen=True, slots=True)
class Case:
    """A programme and the way in which it is printed."""

    tables: tuple[Table, ...]
    layout: Layout
    language: str

    @property
    def words(self) -> Words:
        """Words of its language."""
        return LANGUAGES[self.language]


class SeededChooser:
    """Choices from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def of(self, options: Sequence[T]) -> T:
        return options[self._random.randrange(len(options))]

    def between(self, low: int, high: int) -> int:
        return self._random.randint(low, high)


def case_from_seed(seed: int) -> Case:
    """The case of a number: the same everywhere."""
    return random_case(SeededChooser(seed))


def random_case(choose: Chooser) -> Case:
    """Any programme in any layout."""
    layout = random_layout(choose)
    return random_programme(choose, layout)


def random_programme(choose: Chooser, layout: Layout) -> Case:
    """Any programme that can be printed in a layout."""
    language = choose.of(tuple(LANGUAGES))
    words = LANGUAGES[language]
    count = choose.of((1, 1, 2, 3))
    tables = tuple(_table(choose, words, layout, words.sections[i]) for i in range(count))
    return Case(tables, layout, language)


def _table(choose: Chooser, words: Words, layout: Layout, heading: str) -> Table:
    roles = _roles(choose, layout)
    header = _header(choose, words, roles, layout)
    header_rows = max(cell.row + cell.row_span for cell in header)
    light = choose.of(("fill", "disc", "square", "glyph"))
    if layout.ruling == "zebra" and light == "fill":
        light = "disc"
    maker = _RowMaker(choose, words, roles, light)
    cells, row = list(header), header_rows
    for _ in range(choose.between(2, 9)):
        made = list(maker.group(row, layout.has_columns_ruled))
        cells += made
        row = max(cell.row + cell.row_span for cell in made)
    if layout.footnote:
        cells[len(header) :] = _with_note(cells[len(header) :], len(roles))
    table = Table(heading, roles, row, header_rows, tuple(sorted(cells, key=lambda c: (c.row, c.column))))
    return with_backgrounds(table, layout)


def _with_note(cells: list[Cell], columns: int) -> list[Cell]:
    """The last cell of a row of measures that has a text gets a footnote mark."""
    fitting = [i for i, cell in enumerate(cells) if cell.texts and cell.column_span < columns]
    last = fitting[-1] if fitting else -1
    return [replace(cell, is_noted=True) if i == last else cell for i, cell in enumerate(cells)]


def _roles(choose: Chooser, layout: Layout) -> tuple[str, ...]:
    """Columns; without lines between rows a number begins each."""
    middle = choose.of(((), ("responsible",), ("schedule",), ("responsible", "schedule")))
    light = choose.of((("light",), ("light",), ()))
    is_numbered = layout.ruling in ("gaps", "booktabs") or choose.of((True, False)) or not (middle or light)
    return (*(("number",) if is_numbered else ()), "measure", *middle, "followup", *light)


def _header(choose: Chooser, words: Words, roles: tuple[str, ...], layout: Layout) -> list[Cell]:
    titles = [(Text(words.headers[role], ""),) for role in roles]
    if not (layout.has_columns_ruled and roles[-1] == "light" and choose.of((False, False, True))):
        return [Cell(0, i, texts=title, fill=HEADER_FILL) for i, title in enumerate(titles)]
    last = len(roles) - 2
    group = Cell(0, last, 1, 2, (Text(words.headers["group"], ""),), HEADER_FILL)
    tall = [Cell(0, i, 2, 1, titles[i], HEADER_FILL) for i in range(last)]
    return [*tall, group, *(Cell(1, i, texts=titles[i], fill=HEADER_FILL) for i in (last, last + 1))]


@dataclass(frozen=True, slots=True)
class _RowMaker:
    """Makes the rows of one table."""

    choose: Chooser
    words: Words
    roles: tuple[str, ...]
    light: str

    def group(self, row: int, may_merge: bool) -> Iterator[Cell]:
        """A section row, a measure row, or several of which one column is merged."""
        kind = self.choose.of(("row",) * 7 + ("section",) + (("tall", "wide") if may_merge else ()))
        if kind == "section":
            title = Text(self.choose.of(self.words.sections), "")
            yield Cell(row, 0, 1, len(self.roles), (title,), SECTION_FILL)
        elif kind == "tall":
            yield from self._tall(row, self.choose.between(2, 3))
        elif kind == "wide" and len(self.roles) > 3:
            yield from self._wide(row)
        else:
            yield from (self._cell(row, i) for i in range(len(self.roles)))

    def _tall(self, row: int, height: int) -> Iterator[Cell]:
        merged = self.roles.index("measure")
        yield replace(self._cell(row, merged), row_span=height)
        for number in range(row, row + height):
            yield from (self._cell(number, i) for i in range(len(self.roles)) if i != merged)

    def _wide(self, row: int) -> Iterator[Cell]:
        merged = self.roles.index("followup") - 1
        for i in range(len(self.roles)):
            if i == merged:
                yield replace(self._cell(row, i), column_span=2)
            elif i != merged + 1:
                yield self._cell(row, i)

    def _cell(self, row: int, column: int) -> Cell:
        role = self.roles[column]
        if role != "light":
            return Cell(row, column, texts=self._texts(role, row))
        colour = self.choose.of(LIGHTS)
        return Cell(row, column, fill=colour if self.light == "fill" else "", light=self.light, colour=colour)

    def _texts(self, role: str, row: int) -> tuple[Text, ...]:
        if role == "number":
            return (Text("", f"{row // 10 + 1}.{row % 10}"),)
        if role in ("responsible", "schedule"):
            options = self.words.parties if role == "responsible" else self.words.dates
            return (Text("", self.choose.of(options)),) if self.choose.between(0, 9) else ()
        if role == "measure":
            return self._paragraphs(1, 2, 2)
        return self._paragraphs(self.choose.of((0, 1, 1, 1)), 3, 5)

    def _paragraphs(self, fewest: int, most: int, sentences: int) -> tuple[Text, ...]:
        count = self.choose.between(fewest, most) if fewest else 0
        return tuple(self._paragraph(sentences) for _ in range(count))

    def _paragraph(self, most: int) -> Text:
        body = " ".join(self.choose.of(self.words.sentences) for _ in range(self.choose.between(1, most)))
        return Text(self.choose.of(self.words.headings) if not self.choose.between(0, 4) else "", body)


def with_backgrounds(table: Table, layout: Layout) -> Table:
    """The table with the backgrounds that its ruling brings."""
    if layout.ruling not in ("zebra", "white"):
        return table
    plain = [not cell.fill and (layout.ruling == "white" or cell.row % 2) for cell in table.cells]
    cells = zip(table.cells, plain, strict=True)
    return replace(table, cells=tuple(replace(c, fill=BODY_FILL) if is_plain else c for c, is_plain in cells))
