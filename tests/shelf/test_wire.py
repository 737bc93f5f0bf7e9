"""Outcomes over the wire: sent and received is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.shelf.unit import Failure, Outcome
from extract.shelf.wire import bytes_to_outcome, outcome_to_bytes

TEXT = st.text(st.characters(codec=None), max_size=20)
FAILURES = st.builds(Failure, TEXT, st.integers(1, 3), TEXT, TEXT, TEXT, TEXT)
OUTCOMES = st.builds(
    Outcome, st.integers(0), st.dictionaries(TEXT, TEXT), TEXT, st.none() | FAILURES, st.floats(0, 1e6)
)


@given(OUTCOMES)
def test_sent_and_received_is_the_same(outcome: Outcome) -> None:
    assert bytes_to_outcome(outcome_to_bytes(outcome)) == outcome


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"failure": null, "number": 1, "run": "rm"}'])
def test_what_is_no_outcome_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)):
        bytes_to_outcome(content)
