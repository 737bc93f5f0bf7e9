"""Where the bands of the flow between lights run.

Gets a Flow, gives lengths in pixels from the drawing's top; widths are shares, so that the drawing
fits any page. It knows no SVG.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.view.comparison.lights import Flow

HEIGHT, THICKEST, LEAST_SLOT, GAP = 320, 14, 20, 8
"""Of all bands together, of one measure, of a node with its words, between nodes."""


@dataclass(frozen=True, slots=True)
class Node:
    """A light on one side."""

    status: str
    count: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Measures that went from one light to another."""

    before: str
    after: str
    count: int
    left: float
    """Its upper edge at the earlier light."""
    right: float
    """Its upper edge at the later light."""
    thickness: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes of both sides and the bands between them."""

    height: float
    before: tuple[Node, ...]
    after: tuple[Node, ...]
    bands: tuple[Band, ...]


def flow_to_drawing(flow: Flow) -> Drawing:
    """Each measure has the same thickness; bands leave and arrive in the order of the lights."""
    unit = min(THICKEST, HEIGHT / max(1, sum(flow.counts.values())))
    before = _nodes(flow.before, flow.total_before, unit)
    after = _nodes(flow.after, flow.total_after, unit)
    height = max((node.top + max(node.height, LEAST_SLOT) for node in (*before, *after)), default=0)
    return Drawing(height, before, after, _bands(flow, before, after, unit))


def _nodes(statuses: Sequence[str], count: Callable[[str], int], unit: float) -> tuple[Node, ...]:
    nodes, top = [], 0.0
    for status in statuses:
        height = count(status) * unit
        slot = max(height, LEAST_SLOT)
        nodes.append(Node(status, count(status), top + (slot - height) / 2, height))
        top += slot + GAP
    return tuple(nodes)


def _bands(flow: Flow, before: Sequence[Node], after: Sequence[Node], unit: float) -> tuple[Band, ...]:
    left, right = ({node.status: node.top for node in nodes} for nodes in (before, after))
    bands = []
    for start in flow.before:
        for end in flow.after:
            if count := flow.counts.get((start, end), 0):
                bands.append(Band(start, end, count, left[start], right[end], count * unit))
                left[start] += count * unit
                right[end] += count * unit
    return tuple(bands)
