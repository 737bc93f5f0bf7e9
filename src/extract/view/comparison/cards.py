"""A pair as it stands on the page: its fields, its parties, what the filters ask of it.

Gets pairs, gives frozen values that the template writes without any decision of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.dataset import Row
from extract.view.comparison.field_rows import FieldRow, field_rows, other_rows
from extract.view.comparison.lights import ends_of
from extract.view.comparison.pairs import Pair
from extract.view.comparison.sides import Side
from extract.view.comparison.slips import Slip, slip_of
from extract.view.comparison.values import text

CARD_FIELDS = ("theme", "responsible", "schedule", "followup")
LONGEST_TITLE = 400
"""Letters from which a measure's text is cut in its heading and told whole beneath it."""
_MOVES = {"better": "earlier", "worse": "later"}
"""Direction of a schedule's end -> the filter's word for it."""


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
    figures: tuple[tuple[str, str], ...] = ()
    """Quantities of the follow-up in both reports: as it was, as it is."""

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
        (*field_rows(pair, fields), *other_rows(pair)),
        tuple(name for name in after if name not in before) if is_whole else (),
        tuple(name for name in before if name not in after) if is_whole else (),
        tuple(dict.fromkeys((*after, *before))),
        slip_of(pair.changes),
        tuple(_ends(row) for row in pair.changes if text(row, "field") == "figure"),
    )


def _ends(change: Row) -> tuple[str, str]:
    return text(change, "previous"), text(change, "current")


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
