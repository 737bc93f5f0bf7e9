"""What a person put right in a report: one act each, anchored in the file it is about."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from extract.model.document import Place

ROW_ACTIONS = ("join", "split", "drop")
ACTIONS = ("set", *ROW_ACTIONS)
SETTABLE = {
    "m": ("theme", "measure_no", "measure", "responsible", "schedule", "followup", "status"),
    "i": ("target", "current"),
    "g": ("goal_no", "goal", "status"),
}
"""The fields that can be set, of measures, indicators and goals; typed values follow from their texts."""
NOWHERE = Place()
PARTED = "\n\n"
"""What parts the rows that a cell's text is split into; no text of a cell holds an empty line."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One act. It holds for the place and the value before in the file of this hash, whatever its id."""

    action: str
    """set, join (the row goes on the one above), split or drop."""
    source_sha256: str
    """Hash of the report's file."""
    value_before: str = ""
    """The field's value as read; of a row action the text of one of the row's cells."""
    value_after: str = ""
    """The value set, the same as before to accept it; a split cell's texts parted by an empty line; for a
    join a text of the row it is joined to, '' for the next one above."""
    place: Place = NOWHERE
    """Page, table, row and column as read, before any correction."""
    report_id: str = ""
    record_id: str = ""
    """For people, and to tell records apart that place and value do not."""
    field: str = ""
    """Column of the dataset that is set or accepted; '' where the record as a whole is."""
    who: str = ""
    when: str = ""
    """Date and time, ISO."""
    note: str = ""

    @property
    def accepts(self) -> bool:
        """Whether it says that a value is right as read, so that its doubts are settled."""
        return self.action == "set" and is_same(self.value_before, self.value_after)

    @property
    def sets(self) -> bool:
        """Whether it gives a field another value."""
        return self.action == "set" and not self.accepts


def is_same(text: str, other: str) -> bool:
    """Whether two texts differ at most in white space and in how letters are composed."""
    return _folded(text) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
