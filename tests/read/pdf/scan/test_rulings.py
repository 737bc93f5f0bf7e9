from __future__ import annotations

import pytest

from extract.read.pdf.ruled.edges import rules_to_edges
from extract.read.pdf.scan.rulings import picture_rules
from tests.read.pdf.scan.drawing import SCALE, Sheet


def edges(sheet: Sheet, noise: float = 5.0) -> tuple[list[list[int]], list[list[int]]]:
    """Horizontal and vertical edges of what is drawn, to a point."""
    found = picture_rules(sheet.picture(noise).lightness, SCALE)
    across, down = ([[round(part) for part in edge] for edge in rules_to_edges(rules)] for rules in found)
    return across, down


def grid(colour: str = "black") -> Sheet:
    sheet = Sheet()
    for y in (20, 60, 100):
        sheet.rule(20, y, 280, y, colour)
    for x in (20, 150, 280):
        sheet.rule(x, 20, x, 100, colour)
    return sheet


@pytest.mark.parametrize("colour", ["black", "#404080", "#909090"])
def test_the_rules_of_a_grid_are_found(colour: str) -> None:
    across, down = edges(grid(colour))
    assert [(edge[0], abs(edge[1] - 20) <= 1, abs(edge[2] - 280) <= 1) for edge in across] == [
        (y, True, True) for y in (20, 60, 100)
    ]
    assert [edge[0] for edge in down] == [20, 150, 280]


def test_a_rule_between_two_others_may_be_short() -> None:
    across, _ = edges(grid().rule(150, 80, 170, 80).rule(170, 60, 170, 100))
    assert [edge[0] for edge in across] == [20, 60, 80, 100]


def test_a_border_beside_a_dark_fill_is_found() -> None:
    across, _ = edges(grid().area(20, 20, 280, 60, "#1f3864"))
    assert [edge[0] for edge in across] == pytest.approx([20, 60, 100], abs=1)


NO_RULES = [
    pytest.param(Sheet().text(20, 20, "ENTEN EITEN TEELIKAMENTEN " * 2, 9), id="capital letters"),
    pytest.param(Sheet().text(20, 20, "mm nn uu mmm nnn uuu mm nn " * 2, 9), id="letters side by side"),
    pytest.param(Sheet().area(20, 20, 200, 60, "#92d050"), id="a light fill"),
    pytest.param(Sheet().disc(50, 50, 20, "black"), id="a disc"),
    pytest.param(Sheet().rule(20, 20, 50, 20), id="a dash that touches nothing"),
    pytest.param(Sheet().rule(20, 20, 200, 120), id="a slanted line"),
    pytest.param(Sheet(), id="paper"),
]


@pytest.mark.parametrize("sheet", NO_RULES)
def test_what_is_no_rule_gives_none(sheet: Sheet) -> None:
    assert edges(sheet) == ([], [])
