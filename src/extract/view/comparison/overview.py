"""What is asked first of two periods: lights better and worse, schedules that slipped, what came and went.

Gets cards, gives the cards of each answer, the weightiest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.view.comparison.cards import Card


@dataclass(frozen=True, slots=True)
class Overview:
    """The cards of each answer."""

    better: tuple[Card, ...]
    worse: tuple[Card, ...]
    later: tuple[Card, ...]
    """Schedules: those without a new end first, then the furthest."""
    earlier: tuple[Card, ...]
    added: tuple[Card, ...]
    removed: tuple[Card, ...]
    doubtful: tuple[Card, ...]


def overview_of(cards: Sequence[Card]) -> Overview:
    """All answers; cards without such a change are in none."""

    def having(token: str) -> tuple[Card, ...]:
        return tuple(card for card in cards if token in card.tokens)

    def of_kind(kind: str) -> tuple[Card, ...]:
        return tuple(card for card in cards if card.pair.kind == kind)

    return Overview(
        better=having("better"),
        worse=having("worse"),
        later=tuple(sorted(having("later"), key=_shift)),
        earlier=tuple(sorted(having("earlier"), key=_shift)),
        added=of_kind("added"),
        removed=of_kind("removed"),
        doubtful=tuple(card for card in cards if card.pair.all_doubts),
    )


def _shift(card: Card) -> tuple[bool, int]:
    slip = card.slip
    return (False, 0) if slip is None or slip.months is None else (True, -abs(slip.days))
