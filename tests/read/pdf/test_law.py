"""The law of reading PDF: what was printed comes back, whatever the layout and the producer."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.read.pdf.programme import Case, random_case
from tests.read.pdf.programme_layout import Chooser, T
from tests.read.pdf.programme_share import Outcome, outcome, outcomes


class DrawnChooser:
    """Choices made by Hypothesis, so that a failing case is made smaller."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw

    def of(self, options: list[T]) -> T:
        return self._draw(st.sampled_from(options))

    def between(self, low: int, high: int) -> int:
        return self._draw(st.integers(low, high))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    chooser: Chooser = DrawnChooser(draw)
    return random_case(chooser)
