"""Tables as Word nests them, before they become the model's: what passes between walk, tables and blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.model import Doubt
from extract.read.word.formats import RunFormat
from extract.read.word.lines import Line
from extract.read.word.xml import Element


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell of the grid with what it holds, tables in it still tables."""

    row: int
    column: int
    row_span: int
    column_span: int
    blocks: tuple[RawBlock, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table of the file."""

    rows: int
    columns: int
    cells: tuple[RawCell, ...]
    header_rows: int = 0
    doubts: tuple[Doubt, ...] = ()
    """Their places name row and column, not yet the table."""


RawBlock = Line | RawTable
ReadBlocks = Callable[[Element, RunFormat], list[RawBlock]]
"""Reads what an element holds, on the ground of a table style's letters."""
