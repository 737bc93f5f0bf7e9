"""How much of their letters the texts of two periods share, each piece weighed by its rarity.

Gets the items of both periods, gives for one text the weight it shares with every text of a period. A piece
that many measures have ('develop', 'in cooperation with') weighs little, one that only a single measure has
much: so near-duplicates are told apart by what differs in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.track.items import Item
from extract.track.texts import letters

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

# Texts looked at for each text when its most alike are sought: its rarest pieces are followed until there are
# so many; what is common to more says next to nothing about any of them.
_ENOUGH = 5_000


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The texts of one period as pieces, and for each piece the texts that have it."""

    pieces: tuple[Numbers, ...]
    """For each text the numbers of its pieces, ascending."""
    weights: Weights
    """For each text the weight of all its pieces."""
    postings: tuple[Numbers, ...]
    """For each piece the texts that have it."""
    sizes: Numbers
    """For each piece how many texts that are."""


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Both periods as pieces, with the weight of each piece."""

    previous: Side
    current: Side
    rarity: Weights
    """For each piece its weight, 1 for one that stands in a single text of a period."""


def letters_of(previous: Sequence[Item], current: Sequence[Item]) -> Letters:
    """The pieces of both periods; rarity is 1 / sqrt(n), n the most texts of one period that have a piece.

    As n counts no texts but those that have the piece, a text that shares none with another cannot change
    how that one is weighed.
    """
    texts = [[_pieces(item) for item in items] for items in (previous, current)]
    # Numbered by the alphabet, so that sums are the same to the last digit whatever the order of the texts.
    numbers = {
        piece: number for number, piece in enumerate(sorted({p for side in texts for t in side for p in t}))
    }
    sides = [[np.array(sorted(numbers[p] for p in text), dtype=np.int64) for text in side] for side in texts]
    counts = [_counted(pieces, len(numbers)) for pieces in sides]
    most = np.maximum(np.maximum(counts[0], counts[1]), 1)
    rarity = 1 / np.sqrt(most)
    return Letters(_side(sides[0], rarity), _side(sides[1], rarity), rarity)


def shared_with_all(letters: Letters, pieces: Numbers, side: Side) -> Weights:
    """The weight that a text shares with each text of a side, by its rarest pieces where they are many."""
    told = pieces
    if int(side.sizes[told].sum()) > _ENOUGH:
        told = pieces[np.argsort(-letters.rarity[pieces], kind="stable")]
        told = told[: int(np.searchsorted(np.cumsum(side.sizes[told]), _ENOUGH, side="right")) + 1]
    if not len(told):
        return np.zeros(len(side.pieces))
    weights = np.repeat(letters.rarity[told], side.sizes[told])
    found = np.concatenate([side.postings[piece] for piece in told.tolist()])
    return np.bincount(found, weights=weights, minlength=len(side.pieces)).astype(np.float64, copy=False)


def shared_with(letters: Letters, pieces: Numbers, side: Side, texts: Sequence[int]) -> Weights:
    """The weight that a set of pieces shares with some texts of a side."""
    if not len(pieces) or not texts:
        return np.zeros(len(texts))
    others = [side.pieces[text] for text in texts]
    flat = np.concatenate(others)
    owners = np.repeat(np.arange(len(texts)), [len(other) for other in others])
    weights = np.where(is_among(flat, pieces), letters.rarity[flat], 0.0)
    return np.bincount(owners, weights=weights, minlength=len(texts)).astype(np.float64, copy=False)


def is_among(some: Numbers, pieces: Numbers) -> NDArray[np.bool_]:
    """For each of some pieces whether it is among others, which are ascending."""
    if not len(pieces):
        return np.zeros(len(some), dtype=np.bool_)
    return np.asarray(pieces[np.minimum(np.searchsorted(pieces, some), len(pieces) - 1)] == some)


def shared(letters: Letters, one: Numbers, other: Numbers) -> float:
    """The weight that two sets of pieces share."""
    return weight(letters, one[is_among(one, other)])


def weight(letters: Letters, pieces: Numbers) -> float:
    """The weight of a set of pieces."""
    return float(letters.rarity[pieces].sum())


def _pieces(item: Item) -> frozenset[str]:
    return frozenset(piece for word in dict.fromkeys(item.plain.split()) for piece in letters(word))


def _counted(pieces: Iterable[Numbers], size: int) -> Numbers:
    together = [np.zeros(0, dtype=np.int64), *pieces]
    return np.bincount(np.concatenate(together), minlength=size)


def _side(pieces: Sequence[Numbers], rarity: Weights) -> Side:
    owners = np.repeat(np.arange(len(pieces)), [len(own) for own in pieces])
    flat = np.concatenate([np.zeros(0, dtype=np.int64), *pieces])
    order = np.argsort(flat, kind="stable")
    sizes = np.bincount(flat, minlength=len(rarity))
    ends = np.cumsum(sizes)
    postings = np.split(owners[order], ends[:-1]) if len(rarity) else []
    weights = np.array([rarity[own].sum() for own in pieces])
    return Side(tuple(pieces), weights, tuple(postings), sizes)
