"""Splits and merges: one record of a period whose content is that of several of the other.

Gets the pieces of both periods and the pairs matched one to one, gives groups of a whole and its parts. A
merge is a split seen from the other period, so both are found by one rule.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from extract.track import weights
from extract.track.items import Item
from extract.track.letters import Letters, Numbers, is_among, shared, weight
from extract.track.likeness import Likeness
from extract.track.neighbours import FAMILY

Pair = tuple[int, int]
Value = TypeVar("Value")
Periods = tuple[Sequence[Item], Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Group:
    """A whole of one period and its parts in the other."""

    is_split: bool
    """Whether the whole is of the previous period; else the parts were merged."""
    whole: int
    parts: tuple[int, ...]
    held: float
    """Share of the whole's weight that the parts hold together."""
    gains: tuple[float, ...]
    """For each part how much liker the whole they all together are than the others without it."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Its links, (previous, current)."""
        return tuple((self.whole, part) if self.is_split else (part, self.whole) for part in self.parts)


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """Both periods as seen from the one whose records are wholes."""

    letters: Letters
    """With the period of the wholes as the previous."""
    periods: Periods
    """The wholes and the parts."""
    likeness: Mapping[Pair, Likeness]
    """(whole, part) -> how like they are."""
    candidates: Mapping[int, Sequence[int]]
    """For each whole the texts of the other period that share something with it."""
    part_of: Mapping[int, int]
    """whole -> the part matched with it one to one."""
    taken: Mapping[int, tuple[int, float]]
    """part -> the whole matched with it one to one, and the score."""


def find_groups(
    letters: Letters, likeness: Mapping[Pair, Likeness], matched: Sequence[Pair], periods: Periods
) -> list[Group]:
    """The splits and merges, no record in two of them; those that explain most of their whole come first.

    `likeness` holds the pairs that may belong together, `matched` those matched one to one.
    """
    scores = {pair: likeness[pair].score for pair in matched}
    splits = _view(letters, periods, likeness, scores)
    turned = replace(letters, previous=letters.current, current=letters.previous)
    merges = _view(turned, (periods[1], periods[0]), _turned(likeness), _turned(scores))
    found = [*_groups(splits, is_split=True), *_groups(merges, is_split=False)]
    return sorted(
        _without_overlap(sorted(found, key=_by_what_is_told(periods))), key=lambda group: group.pairs
    )


def _by_what_is_told(periods: Periods) -> Callable[[Group], tuple[float, list[list[str]]]]:
    """Those that explain most of their whole first; equal ones by their keys, in either direction."""

    def order(group: Group) -> tuple[float, list[list[str]]]:
        keys = [sorted((periods[0][row].key, periods[1][column].key)) for row, column in group.pairs]
        return -round(group.held, 9), sorted(keys)

    return order


def _turned(values: Mapping[Pair, Value]) -> dict[Pair, Value]:
    return {(column, row): value for (row, column), value in values.items()}


def _view(
    letters: Letters, periods: Periods, likeness: Mapping[Pair, Likeness], scores: Mapping[Pair, float]
) -> _View:
    candidates: dict[int, list[int]] = defaultdict(list)
    for whole, part in likeness:
        candidates[whole].append(part)
    part_of = dict(scores.keys())
    taken = {part: (whole, score) for (whole, part), score in scores.items()}
    return _View(letters, periods, likeness, candidates, part_of, taken)


def _groups(view: _View, *, is_split: bool) -> Iterator[Group]:
    for whole in sorted(view.candidates):
        possible = [part for part in view.candidates[whole] if _may_be_part(view, whole, part)]
        if len(possible) > 1:
            parts = sorted(_needed(view, whole, _parts(view, whole, possible)))
            held = _share(view.letters, view.letters.previous.pieces[whole], _together(view, parts))
            if len(parts) > 1 and held >= weights.WHOLE_HELD:
                yield Group(is_split, whole, tuple(parts), held, tuple(_gains(view, whole, parts)))


def _may_be_part(view: _View, whole: int, part: int) -> bool:
    """Whether most of a text is in the whole, and nothing else explains it better."""
    told, total = view.likeness[whole, part], view.letters.current.weights[part]
    held = told.shared / float(total) if total else 0.0
    agreed = held + weights.PART_LIFT * (told.agreement - 0.5)
    if part not in view.taken:
        return agreed >= weights.PART_HELD
    if view.taken[part][0] == whole:
        return agreed >= weights.PARTNER_HELD
    return held >= weights.PART_KEPT and view.taken[part][1] < weights.LINKED + weights.UNSURE


def _names_others(whole: Item, part: Item) -> bool:
    """Whether a part names or counts what its whole does not."""
    return bool(part.names - whole.names) or bool(part.numbers - whole.numbers)


def _parts(view: _View, whole: int, possible: Sequence[int]) -> list[int]:
    """The parts, from the one that is matched or holds most on; each must bring something of its own."""
    first = view.part_of.get(whole, -1)
    if first >= 0 and first not in possible:
        return []
    by_size = sorted(possible, key=lambda part: (part != first, -view.likeness[whole, part].shared, part))
    parts = by_size[:1]
    for part in by_size[1:]:
        if _adds(view, whole, part, _together(view, parts)):
            parts.append(part)
    return parts


def _adds(view: _View, whole: int, part: int, before: Numbers) -> bool:
    """Whether a further part tells something of the whole, not merely what the parts before tell too."""
    letters, own, pieces = (
        view.letters,
        view.letters.current.pieces[part],
        view.letters.previous.pieces[whole],
    )
    new = own[~is_among(own, before)]
    if (
        _names_others(view.periods[0][whole], view.periods[1][part])
        and _share(letters, own, before) >= FAMILY
    ):
        return False
    if weight(letters, new) >= (1 - weights.PART_KEPT) * weight(letters, own):
        return True
    if view.likeness[whole, part].agreement < weights.PART_AGREES:
        return False
    is_shorter = weight(letters, own) < weights.PART_KEPT * weight(letters, pieces)
    return is_shorter and _share(letters, own, pieces) >= weights.PART_KEPT


def _needed(view: _View, whole: int, parts: list[int]) -> list[int]:
    """The parts without which the rest would be less like the whole; none where the first is not needed.

    A text that tells the whole by itself leaves nothing to another one: it is a near-duplicate of it.
    """
    spare = [
        gain - _least_gain(view, whole, part, _together(view, [other for other in parts if other != part]))
        for part, gain in zip(parts, _gains(view, whole, parts), strict=True)
    ]
    if len(parts) > 1 and min(spare) < 0:
        least = spare.index(min(spare))
        return [] if least == 0 else _needed(view, whole, [*parts[:least], *parts[least + 1 :]])
    return parts


def _least_gain(view: _View, whole: int, part: int, others: Numbers) -> float:
    """What a part must add: less where the circumstances agree, next to nothing where it only repeats."""
    own, is_first = view.letters.current.pieces[part], view.part_of.get(whole) == part
    repeats = _share(view.letters, own, others) > weights.PART_KEPT
    if repeats if not is_first else _told(view, whole, others) < weights.OTHERS_TELL:
        return -weights.PART_GAIN
    return weights.PART_GAIN * (1 - 2 * (view.likeness[whole, part].agreement - 0.5))


def _gains(view: _View, whole: int, parts: Sequence[int]) -> list[float]:
    """For each part how much its absence would take from the likeness of all together to the whole."""
    together = _told(view, whole, _together(view, parts))
    return [
        together - _told(view, whole, _together(view, [other for other in parts if other != part]))
        for part in parts
    ]


def _told(view: _View, whole: int, pieces: Numbers) -> float:
    """How well pieces tell a whole: what it holds and they lack counts more than what they tell besides."""
    own = view.letters.previous.pieces[whole]
    both = weights.WHOLE_COUNTS * weight(view.letters, own) + weight(view.letters, pieces)
    return (1 + weights.WHOLE_COUNTS) * shared(view.letters, own, pieces) / both if both else 0.0


def _together(view: _View, parts: Sequence[int]) -> Numbers:
    return (
        np.unique(np.concatenate([view.letters.current.pieces[part] for part in parts]))
        if parts
        else np.zeros(0, int)
    )


def _share(letters: Letters, own: Numbers, other: Numbers) -> float:
    """The share of a text's weight that is in another."""
    total = weight(letters, own)
    return shared(letters, own, other) / total if total else 0.0


def _without_overlap(groups: Sequence[Group]) -> Iterator[Group]:
    previous: set[int] = set()
    current: set[int] = set()
    for group in groups:
        rows, columns = {row for row, _ in group.pairs}, {column for _, column in group.pairs}
        if not rows & previous and not columns & current:
            yield group
            previous |= rows
            current |= columns
