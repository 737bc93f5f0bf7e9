"""How like two records of two periods are, and why: each piece of evidence by itself, and their sum.

Gets a pair of items and the weight of letters they share, gives a Likeness; `weights` says how much each
piece of evidence counts. The likeness of A to B is that of B to A.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from extract.track import weights
from extract.track.items import Item


@dataclass(frozen=True, slots=True)
class Likeness:
    """The evidence for a pair, each from 0 to 1."""

    shared: float
    """Weight of the letters that two texts share, by rarity."""
    letters: float
    """Share of their letters that two texts have in common, by rarity."""
    order: float
    """Likeness by the order of the letters."""
    circumstances: Mapping[str, float]
    """goal, theme, parties, ... -> agreement; only what both records state."""
    taken_off: Mapping[str, float]
    """names, numbers, neighbours -> what is taken off the score for them."""

    wording: float
    """Likeness of the wording alone."""
    agreement: float
    """How far the circumstances agree."""
    score: float
    """The whole."""


@dataclass(frozen=True, slots=True)
class Common:
    """The letters that a pair has in common."""

    shared: float
    """Their weight."""
    share: float
    """Their share of both texts, from 0 to 1."""
    order: float
    """Likeness by the order of all letters, from 0 to 1."""
    conflict: float = 0.0
    """How far the pair shares only what its neighbours share too, from 0 to 1."""
    is_same: bool = False
    """Whether the wording is the same."""


def likeness(previous: Item, current: Item, common: Common, goals: Mapping[str, str]) -> Likeness:
    """The evidence for a pair that has letters in common; `goals` tells which goals are the same."""
    letters, order = (1.0, 1.0) if common.is_same else (common.share, common.order)
    circumstances = {
        name: share
        for name, told in _CIRCUMSTANCES.items()
        if (share := told(previous, current, goals)) is not None
    }
    taken_off = {} if common.is_same else _taken_off(previous, current, common.conflict)
    wording, agreement = _wording(letters, order), _agreement(circumstances)
    score = max(0.0, _lifted(wording, agreement) - sum(taken_off.values()))
    return Likeness(common.shared, letters, order, circumstances, taken_off, wording, agreement, score)


def _wording(letters: float, order: float) -> float:
    return weights.LETTERS * letters + (1 - weights.LETTERS) * _above_chance(order)


def _above_chance(order: float) -> float:
    return max(0.0, order - weights.ORDER_BY_CHANCE) / (1 - weights.ORDER_BY_CHANCE)


def _agreement(circumstances: Mapping[str, float]) -> float:
    """The mean of the circumstances by their weights."""
    total = agreed = 0.0
    for name, share in circumstances.items():
        total += weights.CIRCUMSTANCES[name]
        agreed += weights.CIRCUMSTANCES[name] * share
    return agreed / total if total else weights.NOTHING_STATED


def _lifted(wording: float, agreement: float) -> float:
    """The wording, lifted by circumstances that agree, lowered by others."""
    lift = max(0.0, agreement - weights.LIFT_FROM) / (1 - weights.LIFT_FROM) * weights.LIFT
    drop = (1 - agreement) * weights.DROP
    return wording * (1 - drop) + (1 - wording) * lift * min(1.0, wording / weights.WORDING_AT_LEAST)


def _taken_off(previous: Item, current: Item, conflict: float) -> dict[str, float]:
    stated = {
        "names": weights.OTHER_NAMES * _are_other(previous.names, current.names),
        "numbers": weights.OTHER_NUMBERS * _are_other(previous.numbers, current.numbers),
        "neighbours": weights.CONFLICT * conflict,
    }
    return {name: value for name, value in stated.items() if value}


def _are_other(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not one & other


def _goal(previous: Item, current: Item, goals: Mapping[str, str]) -> float | None:
    # Where all measures stand under one goal, or under none, it tells nothing of a single one.
    if not previous.group or not current.group or len(goals) < 2:
        return None
    if previous.is_goal_single or current.is_goal_single:
        return weights.GOAL_SINGLE
    return float(goals.get(previous.group) == current.group)


def _theme(previous: Item, current: Item, _goals: Mapping[str, str]) -> float | None:
    if not previous.theme and not current.theme:
        return None
    return _text_likeness(*sorted((previous.theme, current.theme)))


@lru_cache(maxsize=50_000)
def _text_likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return _above_chance(fuzz.ratio(one, other) / 100)


def _parties(previous: Item, current: Item, _goals: Mapping[str, str]) -> float | None:
    return _dice(previous.parties, current.parties)


def _schedule(previous: Item, current: Item, _goals: Mapping[str, str]) -> float | None:
    if previous.schedule and previous.schedule == current.schedule:
        return 1.0
    if not previous.years or not current.years:
        return None
    starts, ends = (abs(one - other) for one, other in zip(previous.years, current.years, strict=True))
    return 1 / (1 + weights.YEAR_APART * (starts + ends) / 2)


def _number(previous: Item, current: Item, _goals: Mapping[str, str]) -> float | None:
    if not previous.number or not current.number:
        return None
    return float(previous.number == current.number)


def _position(previous: Item, current: Item, goals: Mapping[str, str]) -> float | None:
    if goals.get(previous.group) != current.group and previous.group:
        return None
    if previous.rank is None or current.rank is None:
        return None
    return 1 / (1 + 0.5 * abs(previous.rank - current.rank))


def _dice(one: frozenset[str], other: frozenset[str]) -> float | None:
    if not one and not other:
        return None
    return 2 * len(one & other) / (len(one) + len(other))


_CIRCUMSTANCES: dict[str, Callable[[Item, Item, Mapping[str, str]], float | None]] = {
    "goal": _goal,
    "theme": _theme,
    "parties": _parties,
    "schedule": _schedule,
    "number": _number,
    "position": _position,
}
