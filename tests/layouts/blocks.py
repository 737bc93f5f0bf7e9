"""What a page is made of, before it becomes Word or PDF: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False
    colour: str = ""


@dataclass(frozen=True)
class Para:
    runs: tuple[Run, ...]
    list_level: int | None = None  # Word's own numbering prints the number
    disc: str = ""  # a disc drawn in this colour, PDF only
    note: str = ""  # the text of a footnote whose mark ends the paragraph, PDF only


@dataclass(frozen=True)
class Cell:
    paras: tuple[Para, ...]
    span: int = 1
    down: int = 1
    fill: str = ""


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    para: Para


@dataclass(frozen=True)
class Bullets:
    items: tuple[Para, ...]


@dataclass(frozen=True)
class Table:
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    repeat_header: bool = False
    continued: str = ""  # what the first row gains where it is repeated


Block = Heading | Text | Bullets | Table


@dataclass(frozen=True)
class Placed:
    """A place of the grid: the cell it belongs to and whether that cell begins here."""

    cell: Cell
    first_row: bool
    first_column: bool


def para(*parts: str | Run, bold: bool = False) -> Para:
    return Para(tuple(Run(part, bold=bold) if isinstance(part, str) else part for part in parts))


def cell(*texts: str | Para, bold: bool = False, span: int = 1, down: int = 1, fill: str = "") -> Cell:
    paras = tuple(para(text, bold=bold) if isinstance(text, str) else text for text in texts)
    return Cell(paras or (para(""),), span=span, down=down, fill=fill)


def places(table: Table) -> Iterator[list[Placed]]:
    """The rows of a table, each with one entry per grid column."""
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in table.rows:
        line: list[Placed] = []
        waiting = iter(row)
        while len(line) < len(table.widths):
            column = len(line)
            if column in hanging:
                left, above = hanging.pop(column)
                line += [Placed(above, False, offset == 0) for offset in range(above.span)]
                begun, left = above, left - 1
            else:
                begun = next(waiting)
                line += [Placed(begun, True, offset == 0) for offset in range(begun.span)]
                left = begun.down - 1
            if left:
                hanging[column] = (left, begun)
        yield line
