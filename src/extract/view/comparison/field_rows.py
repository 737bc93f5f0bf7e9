"""The fields of two records side by side, compared word by word.

Gets pairs of records, gives a row for each field that either has a text in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.view.comparison.goals import RecordPair
from extract.view.comparison.pairs import Pair
from extract.view.comparison.sides import Side
from extract.view.comparison.word_diff import Piece, is_rewritten, word_diff

OTHER = "other"
"""Field of the reports' columns that the program has no name for."""
LEAST_REWRITTEN = 80
"""Letters from which a text without common words is called written anew; a shorter one is marked whole."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field in both reports; a text that did not change is told once."""

    name: str
    pieces: tuple[Piece, ...]
    is_whole: bool
    """Whether both reports have the record."""
    pages: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Of the earlier and the later report; empty where they tell no more than the record's."""
    label: str = ""
    """Its heading in the report, for a column that the program has no name for."""

    @property
    def is_same(self) -> bool:
        """Whether both reports say the same."""
        return self.is_whole and all(piece.kind == "keep" for piece in self.pieces)

    @property
    def is_rewritten(self) -> bool:
        """Whether two long texts have nothing in common, so that marks would say nothing."""
        longest = max((len(piece.before + piece.after) for piece in self.pieces), default=0)
        return is_rewritten(self.pieces) and longest >= LEAST_REWRITTEN

    @property
    def before(self) -> tuple[Piece, ...]:
        """The earlier text."""
        return tuple(piece for piece in self.pieces if piece.kind != "insert")

    @property
    def after(self) -> tuple[Piece, ...]:
        """The later text."""
        return tuple(piece for piece in self.pieces if piece.kind != "delete")


def field_rows(pair: Pair | RecordPair, fields: Iterable[str]) -> Iterator[FieldRow]:
    """The given fields, where either record has a text."""
    for name in fields:
        before, after = (side.text(name) if side else "" for side in (pair.previous, pair.current))
        if before or after:
            pages = _pages(pair.previous, name), _pages(pair.current, name)
            yield FieldRow(name, _pieces(pair, before, after), len(pair.sides) > 1, pages)


def other_rows(pair: Pair) -> Iterator[FieldRow]:
    """The columns without a field of their own, in the order of the later report."""
    before, after = (_other(side) if side else {} for side in (pair.previous, pair.current))
    for label in dict.fromkeys((*after, *before)):
        old, new = before.get(label, ""), after.get(label, "")
        if old or new:
            yield FieldRow(OTHER, _pieces(pair, old, new), len(pair.sides) > 1, label=label)


def _pieces(pair: Pair | RecordPair, before: str, after: str) -> tuple[Piece, ...]:
    """The difference; a record without a partner has nothing to differ from."""
    return (
        word_diff(before, after) if len(pair.sides) > 1 else (Piece("keep", before + after, before + after),)
    )


def _other(side: Side) -> dict[str, str]:
    """Heading -> text; a text that is not such an object stands under no heading."""
    told = side.text("other")
    try:
        columns = json.loads(told or "{}")
    except ValueError:
        columns = told
    return {name: str(value) for name, value in columns.items()} if isinstance(columns, dict) else {"": told}


def _pages(side: Side | None, name: str) -> tuple[int, ...]:
    """The pages of a field, where they tell more than those of its record."""
    pages = side.pages.get(name, ()) if side else ()
    return () if side and pages == side.all_pages else pages
