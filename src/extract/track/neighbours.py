"""Near-duplicates told apart by what differs: 'train 200 staff in X' is not '... in Y', however alike.

Gets pairs and the records of each period most like one of the two, gives how far a pair shares only what
its neighbours share too. A rewording loses some of everything; another record of the same family keeps all
of the frame and nothing of what sets it apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from extract.track.candidates import LEAST, Pair, top
from extract.track.letters import Letters, Side, Weights, is_among, shared_with, shared_with_all, weight

FAMILY = 0.5
"""Likeness from which two records of one period are near-duplicates."""
_NEAREST = 3


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
        lacks = [_lack(letters, own, (text, near), other, others) for near in _family(letters, own, text)]
        if lacks:
            found |= {
                (text, partner): float(lack)
                for partner, lack in zip(others, np.max(lacks, axis=0), strict=True)
            }
    return found


def _family(letters: Letters, side: Side, text: int) -> list[int]:
    """The near-duplicates of a text in its own period."""
    weights = shared_with_all(letters, side.pieces[text], side)
    weights[text] = 0.0
    near = top(2 * weights / np.maximum(side.weights[text] + side.weights, 1e-9), 2 * LEAST, _NEAREST)
    exact = shared_with(letters, side.pieces[text], side, near)
    return [
        neighbour
        for neighbour, common in zip(near, exact, strict=True)
        if 2 * common >= FAMILY * (side.weights[text] + side.weights[neighbour])
    ]


def _lack(letters: Letters, own: Side, texts: Pair, other: Side, partners: list[int]) -> Weights:
    """How much less of what sets a text apart from a near one than of what they share is in each partner.

    It counts as much as what they share is of the text: the less the two differ in, the more that tells.
    """
    text, near = own.pieces[texts[0]], own.pieces[texts[1]]
    is_frame = is_among(text, near)
    frame, apart = text[is_frame], text[~is_frame]
    if not len(apart) or not len(frame):
        return np.zeros(len(partners))
    kept = shared_with(letters, frame, other, partners) / weight(letters, frame)
    found = shared_with(letters, apart, other, partners) / weight(letters, apart)
    closeness = weight(letters, frame) / weight(letters, text)
    return np.clip(1 - found / np.maximum(kept, 1e-9), 0.0, 1.0) * closeness
