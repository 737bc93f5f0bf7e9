"""Near-duplicates told apart by what differs: 'train 200 staff in X' is not '... in Y', however alike.

Gets pairs and the records of each period most like one of the two, gives how far a pair shares only what
its neighbours share too. A rewording loses some of everything; another record of the same family keeps all
of the frame and nothing of what sets it apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extract.track.candidates import LEAST, Pair, top
from extract.track.letters import Letters, Numbers, Side, Weights, shared_with_all

Flags = NDArray[np.bool_]
FAMILY = 0.5
"""Likeness from which two records of one period are near-duplicates."""
_NEAREST = 3
_LAST_DIGIT = 1e-9
"""Sums of many numbers differ by less, in whatever order they are added."""


def conflicts(letters: Letters, pairs: Iterable[Pair]) -> dict[Pair, float]:
    """How far each pair lacks what sets its two apart from their neighbours, from 0 to 1."""
    chosen = list(pairs)
    forth = _lacks(letters, letters.previous, letters.current, chosen)
    back = _lacks(letters, letters.current, letters.previous, [(column, row) for row, column in chosen])
    found = {}
    for row, column in chosen:
        told = [
            lacks[pair] for lacks, pair in ((forth, (row, column)), (back, (column, row))) if pair in lacks
        ]
        found[row, column] = sum(told) / len(told) if told else 0.0
    return found


def _lacks(letters: Letters, own: Side, other: Side, pairs: Iterable[Pair]) -> Mapping[Pair, float]:
    """For each text of a side that has neighbours what its partners lack of what sets it apart from them."""
    partners: dict[int, list[int]] = defaultdict(list)
    for text, partner in pairs:
        partners[text].append(partner)
    found: dict[Pair, float] = {}
    for text, others in partners.items():
        pieces = own.pieces[text]
        frames = _frames(letters, own, text)
        if len(frames):
            lacks = _lack(
                letters.rarity[pieces], frames, _holding(pieces, [other.pieces[one] for one in others])
            )
            found |= {(text, partner): float(lack) for partner, lack in zip(others, lacks, strict=True)}
    return found


def _frames(letters: Letters, side: Side, text: int) -> Flags:
    """For each near-duplicate of a text in its own period, which of the text's pieces it has, too."""
    pieces = side.pieces[text]
    weights = shared_with_all(letters, pieces, side)
    weights[text] = 0.0
    touched = np.flatnonzero(weights)
    dice = 2 * weights[touched] / np.maximum(side.weights[text] + side.weights[touched], 1e-9)
    near = touched[top(dice, 2 * LEAST, _NEAREST)]
    if not len(near):
        return np.zeros((0, len(pieces)), dtype=np.bool_)
    frames = _holding(pieces, [side.pieces[one] for one in near])
    both = side.weights[text] + side.weights[near]
    is_near = 2 * (frames @ letters.rarity[pieces]) >= FAMILY * both - _LAST_DIGIT
    told = frames & is_near[:, None]
    return np.asarray(told[told.any(axis=1) & ~told.all(axis=1)])


def _lack(rarity: Weights, frames: Flags, partners: Flags) -> Weights:
    """How much less of what sets a text apart from near ones than of what they share is in each partner.

    The greatest over the near ones counts, as much as what they share is of the text: the less two differ
    in, the more that tells.
    """
    held = partners * rarity
    frame, whole = frames @ rarity, rarity.sum()
    kept = held @ frames.T / frame
    found = held @ ~frames.T / (whole - frame)
    lacks = np.clip(1 - found / np.maximum(kept, 1e-9), 0.0, 1.0) * (frame / whole)
    return np.round(np.asarray(lacks.max(axis=1)), 9)


def _holding(pieces: Numbers, texts: Sequence[Numbers]) -> Flags:
    """For each text which of some pieces, ascending, it has."""
    flat = np.concatenate(texts)
    owners = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    places = np.minimum(np.searchsorted(pieces, flat), len(pieces) - 1)
    is_there = pieces[places] == flat
    holds = np.zeros((len(texts), len(pieces)), dtype=np.bool_)
    holds[owners[is_there], places[is_there]] = True
    return holds
