from __future__ import annotations

import pytest

from tests.read.pdf.sheet import read, tables

XS = (20, 60, 330)


def columns(*rows: str, top: float = 40, pitch: float = 12, gap: float = 0) -> str:
    """Rows 'No | a text/its second line | state' without rules, `gap` points apart."""
    items, y = [], top
    for row in rows:
        texts = [cell.strip().split("/") for cell in row.split("|")]
        items += [
            f"text {x} {y + 12 * n + 10} {line}"
            for x, cell in zip(XS, texts, strict=False)
            for n, line in enumerate(cell)
            if line
        ]
        y += pitch * max(len(cell) for cell in texts) + gap
    return "\n".join(items)


HEADER = "No | Action | State"
ONE = "1 | Open a service point for all/foreign students | Done"
TWO = "2 | Train the staff of the offices | Late"
THREE = "3 | Buy filters and change/all of them | Late"
WHOLE = [
    "No | Action | State",
    "1 | Open a service point for all foreign students | Done",
    "2 | Train the staff of the offices | Late",
    "3 | Buy filters and change all of them | Late",
]
RULES = "h 40 20 400\nh 54 20 400\nh 80 20 400\nh 94 20 400\nh 120 20 400\n"
ZEBRA = "fill 20 54 400 80 #eeeeee\nfill 20 94 400 120 #eeeeee\n"
BY_CELL = "".join(
    f"fill {a} {top} {b} {foot} #eeeeee\n"
    for top, foot in ((54, 80), (94, 120))
    for a, b in ((20, 58), (58, 328), (328, 400))
)
FOUND = [
    pytest.param(RULES + columns(HEADER, ONE, TWO, THREE, top=40, gap=2), id="horizontal rules"),
    pytest.param(ZEBRA + columns(HEADER, ONE, TWO, THREE, top=40, gap=2), id="every other row shaded"),
    pytest.param(BY_CELL + columns(HEADER, ONE, TWO, THREE, top=40, gap=2), id="shaded cell by cell"),
    pytest.param(columns(HEADER, ONE, TWO, THREE, gap=10), id="wider gaps between rows"),
    pytest.param(columns(HEADER, ONE, TWO, THREE), id="a numbered column"),
]


@pytest.mark.parametrize("drawing", FOUND)
def test_tables_without_vertical_rules(drawing: str) -> None:
    assert tables(read(drawing)) == [WHOLE]


def test_text_around_a_table_stays_outside() -> None:
    around = "text 20 20 This text stands above the table and runs on.\ntext 20 200 And this one below it."
    document = read(f"{around}\n{RULES}{columns(HEADER, ONE, TWO, THREE, top=40, gap=2)}")
    assert tables(document) == [WHOLE]
    assert len(document.blocks) == 3


def under_each_other(*pieces: str, count: int = 6) -> str:
    """Lines of pieces 'x text', '#' for the line's number."""
    return "\n".join(
        f"text {piece.split(' ', 1)[0]} {20 + 12 * n} {piece.split(' ', 1)[1].replace('#', str(n))}"
        for n in range(count)
        for piece in pieces
    )


PROSE = "the city works with partners to serve"
NO_TABLES = [
    pytest.param(under_each_other("20 One line of running text."), id="running text"),
    pytest.param(under_each_other("20 #.", "45 An item of a list"), id="a numbered list"),
    pytest.param(under_each_other("20 •", "35 An item of a list"), id="a list of bullets"),
    pytest.param(under_each_other(f"20 Chapter # {'.' * 40}", "400 #"), id="contents with dots"),
    pytest.param(under_each_other(f"20 {PROSE}", f"300 {PROSE}", count=9), id="prose in two columns"),
    pytest.param(under_each_other("20 Helsinki", "400 1.1.2024", count=1), id="a heading and a date"),
]


@pytest.mark.parametrize("drawing", NO_TABLES)
def test_other_text_is_no_table(drawing: str) -> None:
    assert tables(read(drawing)) == []
