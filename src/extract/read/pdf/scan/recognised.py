"""What was made out on the picture of a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extract.model import Box
from extract.read.pdf.page import PageContent


class Certainty(NamedTuple):
    """How sure the recognition of a word is."""

    text: str
    confidence: float
    """0 to 100."""
    box: Box
    """In points of the straight page."""


@dataclass(frozen=True, slots=True, eq=False)
class Recognised:
    """What was made out on a page."""

    content: PageContent
    """Of the page put straight."""
    angle: float
    """Degrees by which its lines fell from left to right, before it was put straight."""
    words: tuple[Certainty, ...]
    quarters: int = 0
    """Quarter turns against the clock that made it upright, before that."""

    @property
    def confidence(self) -> float:
        """Mean over letters, 0 to 100; 0 where there are none."""
        letters = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / letters if letters else 0.0
