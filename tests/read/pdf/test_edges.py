from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.pdf.ruled.edges import JOIN, SNAP, Edge, Net, edges_to_nets, is_stripe, rules_to_edges, snap

RULES = [
    pytest.param([(10, 0, 50)], [(10, 0, 50)], id="one rule"),
    pytest.param([(10, 0, 50), (10, 50, 90)], [(10, 0, 90)], id="drawn cell by cell"),
    pytest.param([(10, 0, 8), (10, 11, 19), (10, 22, 30)], [(10, 0, 30)], id="dashes"),
    pytest.param([(10, 0, 50), (12, 0, 50)], [(11, 0, 50)], id="a double line"),
    pytest.param([(10, 40, 90), (10, 0, 60)], [(10, 0, 90)], id="overlapping, drawn backwards"),
    pytest.param([(10, 0, 90), (10, 20, 30)], [(10, 0, 90)], id="one inside the other"),
    pytest.param([(30, 0, 9), (10, 0, 9)], [(10, 0, 9), (30, 0, 9)], id="in order of position"),
    pytest.param([(10, 0, 2), (10, 2, 4)], [], id="too short even when joined"),
    pytest.param([], [], id="no rules"),
]
APART = [
    pytest.param([(10, 0, 50), (10, 60, 90)], id="a gap of two columns' distance"),
    pytest.param([(10, 0, 50), (16, 0, 50)], id="lines of a narrow row"),
]


def edges(rules: list[Edge]) -> list[Edge]:
    return rules_to_edges(np.array(rules, np.float64).reshape(-1, 3))


@pytest.mark.parametrize(("rules", "expected"), RULES)
def test_rules_become_edges(rules: list[Edge], expected: list[Edge]) -> None:
    assert edges(rules) == expected


@pytest.mark.parametrize("rules", APART)
def test_rules_apart_stay_apart(rules: list[Edge]) -> None:
    assert edges(rules) == rules


NETS = [
    pytest.param([(0, 0, 9), (9, 0, 9)], [(0, 0, 9), (9, 0, 9)], [(2, 2)], id="a box"),
    pytest.param([(0, 0, 9), (50, 0, 9)], [(0, 0, 9), (0, 50, 60)], [(1, 1), (1, 1)], id="two corners"),
    pytest.param([(0, 0, 50), (40, 0, 50)], [(25, 2, 38)], [(2, 1)], id="missed by the width of a pen"),
    pytest.param([(0, 0, 9)], [(30, 0, 9)], [], id="edges that do not meet"),
    pytest.param([(0, 0, 9)], [], [], id="no verticals"),
    pytest.param([], [(0, 0, 9)], [], id="no horizontals"),
    pytest.param([(0, 0, 9), (5, 20, 99)], [(0, 0, 9)], [(1, 1)], id="an underline beside is left out"),
]


@pytest.mark.parametrize(("horizontal", "vertical", "expected"), NETS)
def test_edges_that_touch_make_nets(
    horizontal: list[Edge], vertical: list[Edge], expected: list[tuple[int, int]]
) -> None:
    nets = edges_to_nets(horizontal, vertical)
    assert [(len(net.horizontal), len(net.vertical)) for net in nets] == expected


def test_nets_come_from_top_to_bottom() -> None:
    boxes = [(80.0, 0.0), (0.0, 50.0), (0.0, 0.0)]
    horizontal = [(y + dy, x, x + 20) for y, x in boxes for dy in (0, 20)]
    vertical = [(x + dx, y, y + 20) for y, x in boxes for dx in (0, 20)]
    tops = [net.horizontal[0][:2] for net in edges_to_nets(horizontal, vertical)]
    assert tops == [(0, 0), (0, 50), (80, 0)]


positions = st.lists(st.floats(0, 200, width=32), max_size=30).map(
    lambda values: np.array(values, np.float64)
)
apart = st.lists(st.integers(0, 20), max_size=30).map(lambda values: np.array(values, np.float64) * 4 * SNAP)
rules = st.lists(st.tuples(*[st.integers(0, 60).map(float)] * 3), max_size=15).map(
    lambda found: [(at, min(a, b), max(a, b)) for at, a, b in found]
)


@given(positions)
def test_snapping_moves_nothing_far_and_changes_no_order(values: np.ndarray) -> None:
    snapped = snap(values)
    assert (np.abs(snapped - values) <= 2 * SNAP).all()
    assert (np.diff(snapped[np.argsort(values, kind="stable")]) >= -1e-9).all()


@given(apart, st.floats(-0.4, 0.4))
def test_snapping_again_changes_nothing(values: np.ndarray, drift: float) -> None:
    wandering = values + drift * SNAP * (np.arange(len(values)) % 2)
    snapped = snap(wandering)
    assert np.allclose(snap(snapped), snapped)


@given(rules)
def test_edges_do_not_depend_on_the_order_of_drawing(found: list[Edge]) -> None:
    assert np.allclose(edges(found), edges(found[::-1]))


@given(rules)
def test_edges_of_one_position_are_further_apart_than_a_dash(found: list[Edge]) -> None:
    joined = edges(found)
    assert all(b[1] - a[2] > JOIN for a, b in itertools.pairwise(joined) if a[0] == b[0])


@given(rules, rules)
def test_an_edge_is_in_one_net_at_most(horizontal: list[Edge], vertical: list[Edge]) -> None:
    across, down = edges(horizontal), edges(vertical)
    nets = edges_to_nets(across, down)
    used = [edge for net in nets for edge in net.horizontal]
    assert len(used) == len(set(used))
    assert all(net.horizontal and net.vertical for net in nets)


STRIPES = [
    pytest.param([(100, 50, 500), (140, 50, 500)], [(52, 100, 140)], True, id="at the left end"),
    pytest.param([(100, 50, 500), (140, 50, 500)], [(498, 100, 140)], True, id="at the right end"),
    pytest.param([(100, 50, 500), (140, 50, 500)], [(200, 100, 140)], False, id="between two columns"),
    pytest.param([(100, 50, 500), (140, 50, 500)], [(50, 100, 140), (500, 100, 140)], False, id="a frame"),
]


@pytest.mark.parametrize(("across", "down", "expected"), STRIPES)
def test_a_stripe_rules_no_column(across: list[Edge], down: list[Edge], expected: bool) -> None:
    assert is_stripe(Net(tuple(across), tuple(down))) is expected
