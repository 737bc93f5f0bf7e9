"""A token of a schedule text."""

from __future__ import annotations

from dataclasses import dataclass

from extract.record.schedules.points import Point

ROMAN_VALUES = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign and what it may mean."""

    kind: str
    """One letter; the table is in `tokens`."""
    start: int
    """Where it begins in the text."""
    end: int
    value: int = 0
    """The year, number or month; 0 where it has none."""
    point: Point | None = None
    """The time that it names by itself or, for a part of a year, in any year."""

    @property
    def time(self) -> Point:
        """Its point; a token of a date has one."""
        assert self.point
        return self.point

    def of_kind(self, kind: str) -> Token:
        """The same token with another kind."""
        return self if kind == self.kind else Token(kind, self.start, self.end, self.value, self.point)

    def at(self, start: int, end: int) -> Token:
        """The same token at another place."""
        return Token(self.kind, start, end, self.value, self.point)


def kinds_of(tokens: list[Token]) -> str:
    """The kinds of tokens as one text."""
    return "".join(token.kind for token in tokens)
