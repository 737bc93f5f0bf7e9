"""By what the measures of the page can be chosen.

Gets the content and the texts of a language, gives the choices that find something.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.view.comparison.content import Content, Told
from extract.view.comparison.texts import Texts

_SHORT = 50
"""Letters of a goal without number that its choice shows."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with its options."""

    name: str
    options: tuple[tuple[str, str], ...]
    """Value -> label."""


def choices_of(content: Content, texts: Texts) -> list[Choice]:
    """The filters that tell measures apart, each with the options that find some."""
    flow, cards = content.lights.flow, content.cards
    changes = {token for card in cards for token in card.tokens}
    kinds = {card.pair.kind for card in cards}
    light = {status or "none": texts["status"][status or "none"] for status in flow.after}
    ways = {
        f"{a}.{b}": " → ".join(texts["status"][s or "none"] for s in (a, b)) for a, b in _in_order(content)
    }
    options = {
        "change": {token: label for token, label in texts["change"].items() if token in changes},
        "light": light,
        "flow": ways,
        "kind": {kind: label for kind, label in texts["kind"].items() if kind in kinds},
        "goal": {told.anchor: _goal_label(told, texts) for told in content.goals},
        "party": {str(number): name for name, number in content.parties.items()},
    }
    return [Choice(name, tuple(found.items())) for name, found in options.items() if len(found) > 1]


def _in_order(content: Content) -> Iterator[tuple[str, str]]:
    flow = content.lights.flow
    yield from ((a, b) for a in flow.before for b in flow.after if (a, b) in flow.counts)


def _goal_label(told: Told, texts: Texts) -> str:
    sides = told.goal.sides
    if not sides:
        return str(texts["card"]["no_goal"])
    number, goal = sides[0].text("goal_no"), " ".join(sides[0].text("goal").split())
    short = goal if len(goal) <= _SHORT else f"{goal[:_SHORT].rsplit(' ', 1)[0]} …"
    return f"{number} {short}".strip()
