"""The law of reading PDF: what was printed comes back, whatever the layout and the producer."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.pdf.programme import Case, random_programme
from tests.read.pdf.programme_layout import RULED, T, random_layout
from tests.read.pdf.programme_share import outcome

LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
"""A programme is many choices, and printing and reading it takes a while."""


class DrawnChooser:
    """Choices made by Hypothesis, so that a failing case is made smaller."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def of(self, options: Sequence[T]) -> T:
        return self._draw(st.sampled_from(options))

    def between(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))


@st.composite
def programmes(draw: st.DrawFn, rulings: tuple[str, ...]) -> Case:
    choose = DrawnChooser(draw)
    return random_programme(choose, random_layout(choose, rulings))


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=LARGE)
@given(programmes(RULED))
def test_a_programme_with_ruled_columns_comes_back(case: Case) -> None:
    assert not outcome(case).differences
