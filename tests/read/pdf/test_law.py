"""The law of reading PDF: what was printed comes back, whatever the layout and the producer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.pdf.programme import Case, SeededChooser, random_programme
from tests.read.pdf.programme_layout import RULED, T, random_browser_layout, random_layout
from tests.read.pdf.programme_share import outcome, outcomes

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


def printed_with(ruling: str, seed: int) -> Case:
    choose = SeededChooser(seed)
    return random_programme(choose, random_layout(choose, (ruling,)))


LEAST_WHOLE = [
    *(pytest.param(ruling, 1.0, id=ruling) for ruling in RULED),
    pytest.param("horizontal", 0.6, id="horizontal: a number column close to its text is not always parted"),
    pytest.param("zebra", 0.6, id="zebra: a background may hold two rows that a page break cut"),
    pytest.param("gaps", 0.6, id="gaps: a wider gap is told from a paragraph's only by the rows around it"),
    pytest.param("booktabs", 0.6, id="booktabs: as gaps, and a part on a further page has no rule at all"),
]
"""Rulings, the share of programmes that must come back whole, and why it is not all of them."""


@pytest.mark.parametrize(("ruling", "least"), LEAST_WHOLE)
def test_the_share_that_comes_back_does_not_sink(ruling: str, least: float) -> None:
    kinds = Counter(o.kind for o in outcomes(printed_with(ruling, seed) for seed in range(15)))
    assert kinds["whole"] + kinds["known"] >= least * kinds.total(), dict(kinds)


@pytest.mark.slow
@pytest.mark.parametrize(("ruling", "least"), LEAST_WHOLE)
def test_the_share_over_hundreds_of_programmes(ruling: str, least: float) -> None:
    kinds = Counter(o.kind for o in outcomes(printed_with(ruling, seed) for seed in range(1000, 1300)))
    print(ruling, dict(kinds))
    assert kinds["whole"] + kinds["known"] >= (least - 0.05) * kinds.total(), dict(kinds)


@pytest.mark.external
@pytest.mark.parametrize("seed", range(8))
def test_a_web_page_comes_back(seed: int) -> None:
    choose = SeededChooser(seed)
    layout = random_browser_layout(choose, ("full", "white"))
    assert not outcome(random_programme(choose, layout)).differences
