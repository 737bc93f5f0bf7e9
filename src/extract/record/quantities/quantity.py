"""The values between the steps of reading quantities: a number alone, a quantity with its words."""

from __future__ import annotations

from dataclasses import dataclass

RANK = "rank"
ORDINAL = "ordinal"
UNCLEAR = "unclear"
"""Kind of a number whose point or comma may part decimals or thousands."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number alone, before what stands around it is read."""

    value: float | None
    start: int
    end: int
    high: float | None = None
    suffix: str = ""
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a text states, with the places of its words."""

    value: float
    start: int
    """Where its words begin: comparator or number."""
    number: int
    """Where the number itself begins."""
    end: int
    """Where its words end: number or unit."""
    unit: str = ""
    """percent, percentage point, a code of money, a unit of time, rank, a printed sign, or '' for a count."""
    comparator: str = ""
    high: float | None = None
    """The upper end of a range."""
    suffix: str = ""
    """What a colon adds to the number or its unit, or the unit's own form, in small letters."""

    @property
    def is_count(self) -> bool:
        """Whether it counts things that the words around it name."""
        return not self.unit
