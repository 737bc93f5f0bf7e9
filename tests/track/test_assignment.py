from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from extract.track.assignment import assign

Pairs = dict[tuple[int, int], float]
values = st.sampled_from((-0.2, 0.0, 0.1, 0.25, 0.5, 0.75, 0.93, 0.95))
pairs = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), values, max_size=16)


def best_sum(given_pairs: Pairs) -> float:
    """The greatest sum, by trying all ways."""
    ways = permutations(range(5))
    return max(sum(max(0.0, given_pairs.get((row, way[row]), 0.0)) for row in range(5)) for way in ways)


@given(pairs)
def test_the_sum_is_the_optimum(given_pairs: Pairs) -> None:
    assert abs(sum(given_pairs[pair] for pair in assign(given_pairs)) - best_sum(given_pairs)) < 1e-9


@given(pairs)
def test_each_side_is_used_once_and_nothing_worthless(given_pairs: Pairs) -> None:
    found = assign(given_pairs)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    assert all(given_pairs[pair] > 0 for pair in found)


def test_the_best_pair_is_given_up_for_a_better_sum() -> None:
    assert assign({(0, 0): 0.95, (0, 1): 0.94, (1, 0): 0.93, (1, 1): 0.01}) == [(0, 1), (1, 0)]


def test_a_partner_is_given_up_where_it_is_worth_more_elsewhere() -> None:
    assert assign({(0, 0): 0.2, (1, 0): 0.9}) == [(1, 0)]


def test_nothing_gives_nothing() -> None:
    assert assign({}) == []
