"""Counts of lights in both periods, the flow between them, and where it is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.view.comparison.flow_drawing import GAP, flow_to_drawing
from extract.view.comparison.lights import (
    STATUSES,
    Flow,
    light_counts,
    light_flow,
    status_colours,
)
from extract.view.comparison.pairs import measure_pairs
from extract.view.comparison.sides import Side
from tests.view.comparison.small import LAW, compared

STATUS = st.sampled_from(STATUSES[:-1])
WAYS = st.lists(
    st.one_of(
        st.tuples(STATUS, STATUS).map(" > ".join), STATUS.map(" > {}".format), STATUS.map("{} > ".format)
    ),
    max_size=20,
)


def flow_of(*ways: str) -> Flow:
    return light_flow(measure_pairs(compared(ways)))


def side(status: str, colour: str = "") -> Side:
    return Side({"status": status, "colour": colour})


@pytest.mark.parametrize(
    ("ways", "counts"),
    [
        pytest.param(["started > on_track"], {("started", "on_track"): 1}, id="one went on"),
        pytest.param(["started > started"] * 3, {("started", "started"): 3}, id="three stayed"),
        pytest.param([" > started"], {("added", "started"): 1}, id="an added one comes from nowhere"),
        pytest.param(["started > "], {("started", "removed"): 1}, id="a removed one goes nowhere"),
        pytest.param(
            ["in a fog > started"], {("unknown", "started"): 1}, id="a status of no list is unknown"
        ),
        pytest.param([], {}, id="no measures"),
    ],
)
def test_who_went_where(ways: list[str], counts: dict[tuple[str, str], int]) -> None:
    assert flow_of(*ways).counts == counts


def test_lights_stand_from_best_to_worst_and_nowhere_is_last() -> None:
    flow = flow_of("not_done > started", "completed > ", " > not_started", "started > not_done")
    assert flow.before == ("completed", "started", "not_done", "added")
    assert flow.after == ("started", "not_started", "not_done", "removed")


@LAW
@given(WAYS)
def test_the_flow_has_each_link_once(ways: list[str]) -> None:
    flow = flow_of(*ways)
    assert sum(map(flow.total_before, flow.before)) == len(ways)
    assert sum(map(flow.total_after, flow.after)) == len(ways)


@LAW
@given(WAYS)
def test_the_flow_agrees_with_the_counts_of_each_period(ways: list[str]) -> None:
    pairs = measure_pairs(compared(ways))
    flow, before = light_flow(pairs), light_counts([pair.previous for pair in pairs if pair.previous])
    assert {status: flow.total_before(status) for status in before} == before


@LAW
@given(WAYS)
def test_bands_fill_their_lights(ways: list[str]) -> None:
    drawing = flow_to_drawing(flow_of(*ways))
    for node in drawing.before:
        bands = [band for band in drawing.bands if band.before == node.status]
        assert sum(band.thickness for band in bands) == pytest.approx(node.height)
        assert bands[0].left == pytest.approx(node.top)


@LAW
@given(WAYS)
def test_lights_do_not_lie_over_each_other(ways: list[str]) -> None:
    nodes = flow_to_drawing(flow_of(*ways)).after
    for upper, lower in pairwise(nodes):
        assert lower.top >= upper.top + upper.height + GAP - 1e-9


def test_a_status_has_the_colour_that_the_reports_mostly_give_it() -> None:
    sides = [side("started", "blue"), side("started", "blue"), side("started", "yellow")]
    assert status_colours(sides)["started"] == "blue"


def test_without_colours_a_status_has_its_usual_one() -> None:
    assert status_colours([side("not_done")])["not_done"] == "red"
