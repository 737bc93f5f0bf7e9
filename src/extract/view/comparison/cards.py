"""A pair as it stands on the page: its fields side by side, its parties, what the filters ask of it.

Gets pairs, gives frozen values that the template writes without any decision of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.view.comparison.goals import RecordPair
from extract.view.comparison.lights import ends_of
from extract.view.comparison.pairs import Pair
from extract.view.comparison.sides import Side
from extract.view.comparison.slips import Slip, slip_of
from extract.view.comparison.values import text
from extract.view.comparison.word_diff import Piece, is_rewritten, word_diff

CARD_FIELDS = ("theme", "responsible", "schedule", "followup")
LONGEST_TITLE = 400
"""Letters from which a measure's text is cut in its heading and told whole beneath it."""
LEAST_REWRITTEN = 80
"""Letters from which a text without common words is called written anew; a shorter one is marked whole."""
_MOVES = {"better": "earlier", "worse": "later"}
"""Direction of a schedule's end -> the filter's word for it."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field in both reports; a text that did not change is told once."""

    name: str
    pieces: tuple[Piece, ...]
    is_same: bool
    is_rewritten: bool
    pages: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())
    """Of the earlier and the later report; empty where the record stands on one page."""

    @property
    def before(self) -> tuple[Piece, ...]:
        """The earlier text."""
        return tuple(piece for piece in self.pieces if piece.kind != "insert")

    @property
    def after(self) -> tuple[Piece, ...]:
        """The later text."""
        return tuple(piece for piece in self.pieces if piece.kind != "delete")


@dataclass(frozen=True, slots=True)
class Card:
    """A pair with all that the page tells of it."""

    anchor: str
    pair: Pair
    title: str
    rows: tuple[FieldRow, ...]
    came: tuple[str, ...]
    """Organisations that only the later report names."""
    went: tuple[str, ...]
    parties: tuple[str, ...]
    """All organisations of both."""
    slip: Slip | None

    @property
    def flow(self) -> str:
        """From which light to which, as the filter has it."""
        return ".".join(ends_of(self.pair))

    @property
    def tokens(self) -> tuple[str, ...]:
        """What the filter of changes finds it by."""
        moved = _MOVES.get(self.pair.direction("schedule_end"), "")
        found = {self.pair.direction("status"), moved, *self.pair.changed} - {"", "light", "other"}
        return tuple(sorted(found))

    @property
    def is_moved(self) -> bool:
        """Whether the two records stand under goals of other numbers."""
        numbers = {side.text("goal_no") for side in self.pair.sides}
        return self.pair.kind in ("moved", "split", "merged") and len(numbers) > 1


def pair_to_card(pair: Pair, anchor: str) -> Card:
    """The pair with its fields compared word by word."""
    before, after = (_organisations(side) for side in (pair.previous, pair.current))
    is_whole = pair.previous is not None and pair.current is not None
    shown = pair.sides[0].text("measure")
    title = _cut(shown)
    fields = CARD_FIELDS if title == shown and _is_same_wording(pair) else ("measure", *CARD_FIELDS)
    return Card(
        anchor,
        pair,
        title,
        tuple(field_rows(pair, fields)),
        tuple(name for name in after if name not in before) if is_whole else (),
        tuple(name for name in before if name not in after) if is_whole else (),
        tuple(dict.fromkeys((*after, *before))),
        slip_of(pair.changes),
    )


def field_rows(pair: Pair | RecordPair, fields: Iterable[str]) -> Iterator[FieldRow]:
    """The fields that either record has a text in."""
    for name in fields:
        before, after = (side.text(name) if side else "" for side in (pair.previous, pair.current))
        if not (before or after):
            continue
        pieces = word_diff(before, after) if len(pair.sides) > 1 else _unmarked(before or after)
        is_same = len(pair.sides) > 1 and all(piece.kind == "keep" for piece in pieces)
        pages = _pages(pair.previous, name), _pages(pair.current, name)
        yield FieldRow(name, pieces, is_same, _is_rewritten(pieces), pages)


def _is_rewritten(pieces: tuple[Piece, ...]) -> bool:
    return is_rewritten(pieces) and max(len(p.before + p.after) for p in pieces) >= LEAST_REWRITTEN


def _unmarked(only: str) -> tuple[Piece, ...]:
    return (Piece("keep", only, only),)


def _is_same_wording(pair: Pair) -> bool:
    return len({side.text("measure") for side in pair.sides}) == 1


def _cut(whole: str) -> str:
    """A text's beginning, cut between words where it is long."""
    line = " ".join(whole.split())
    if len(line) <= LONGEST_TITLE:
        return whole if line == whole else line
    return line[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"


def _organisations(side: Side | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text(row, "organisation") for row in side.parties)) if side else ()


def _pages(side: Side | None, name: str) -> tuple[int, ...]:
    """The pages of a field, where they tell more than those of its record."""
    pages = side.pages.get(name, ()) if side else ()
    return () if side and pages == side.all_pages else pages
