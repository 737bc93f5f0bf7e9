from __future__ import annotations

import numpy as np
import pytest

from extract.read.pdf.layout import page_to_layout
from extract.read.pdf.ruled.grid import Grid, GridCell
from extract.read.pdf.ruled.refine import refine_grid
from tests.read.pdf.sheet import lines, page


def table(drawing: str) -> list[str]:
    """The rows of the only table of a drawing, cells parted by ' | '."""
    (found,) = page_to_layout(page(drawing)).tables
    cells = sorted(
        (cell.row, cell.column, " ".join(line.text for line in found.lines[i]))
        for i, cell in enumerate(found.grid.cells)
    )
    rows = sorted({row for row, _, _ in cells})
    return [" | ".join(text for at, _, text in cells if at == row) for row in rows]


def columns(left: str, right: str, at: int = 60) -> str:
    """Texts of two columns, a line each, 12 points apart from y 12 on."""
    items = [
        f"text {x} {12 * n + 12} {text}"
        for x, texts in ((5, left), (at, right))
        for n, text in enumerate(texts.split("/"))
        if text
    ]
    return "\n".join(items)


PARTED = [
    pytest.param(
        "grid 0|160 0|15|27|39|51\n" + columns("Goal/One/Two/Three", "Light/Red/Blue/Grey", 100),
        ["Goal | Light", "One | Red", "Two | Blue", "Three | Grey"],
        id="columns without verticals",
    ),
    pytest.param(
        "grid 0|160 0|15\nv 80 0 15\nh 80 0 160\nv 0 15 80\nv 160 15 80\n"
        + columns("Year/2021/2022/2023", "Sum/10/20/30", 100),
        ["Year | Sum", "2021 | 10", "2022 | 20", "2023 | 30"],
        id="a body in one box under a ruled header",
    ),
    pytest.param(
        "grid 0|80|160 0|60\n" + columns("2021/2022/2023", "10/20/30", 100),
        ["2021 | 10", "2022 | 20", "2023 | 30"],
        id="rows of figures without horizontals",
    ),
    pytest.param(
        "grid 0|80|160 0|60\nfill 0 0 160 26 #dddddd\n" + columns("Goal/One/Two", "Light/Red/Blue", 100),
        ["Goal One | Light Red", "Two | Blue"],
        id="a background that ends over the whole width",
    ),
    pytest.param(
        "grid 0|80|160 0|60\nfill 0 0 80 26 #dddddd\nfill 80 0 160 26 #eeee00\nfill 0 26 160 60 #ffffff\n"
        + columns("Goal/One/Two", "Light/Red/Blue", 100),
        ["Goal One | Light Red", "Two | Blue"],
        id="backgrounds painted cell by cell, white below",
    ),
]
WHOLE = [
    pytest.param(
        "grid 0|80|160 0|60\n" + columns("Staff is/trained in/all of it", "Done in/all of the/offices", 90),
        ["Staff is trained in all of it | Done in all of the offices"],
        id="running text in two columns",
    ),
    pytest.param(
        "grid 0|80|160 0|60\n" + columns("2021/2022", "10/20", 100),
        ["2021 2022 | 10 20"],
        id="two lines are too few for rows",
    ),
    pytest.param(
        "grid 0|160 0|15|30\n" + columns("One word/two   words", "", 100),
        ["One word", "two words"],
        id="a wide gap in one line",
    ),
    pytest.param(
        "grid 0|80|160 0|60\n" + columns("Train staff//", "2021/2022/2023", 100),
        ["Train staff | 2021 2022 2023"],
        id="years under each other beside a text",
    ),
    pytest.param(
        "grid 0|80|160 0|60\nfill 0 0 80 60 #dddddd\nfill 80 0 160 60 #ffffff\n"
        "fill 2 0 78 14 #dddddd\nfill 2 14 78 26 #dddddd\n"
        "fill 82 0 158 14 #ffffff\nfill 82 14 158 26 #ffffff\n"
        + columns("Staff is/trained", "Done in/all", 90),
        ["Staff is trained | Done in all"],
        id="shading behind each line in the colours of the cells",
    ),
    pytest.param(
        "grid 0|80|160 0|60\nfill 0 0 160 14 #dddddd\nfill 0 14 160 26 #dddddd\nfill 0 26 160 60 #dddddd\n"
        + columns("Staff is/trained", "Done in/all", 90),
        ["Staff is trained | Done in all"],
        id="a background painted in strips",
    ),
    pytest.param(
        "grid 0|80|160 0|60\nfill 90 0 150 26 #ee0000\n" + columns("Staff is/trained/well", "Late//now", 90),
        ["Staff is trained well | Late now"],
        id="a light in one of the columns",
    ),
]


@pytest.mark.parametrize(("drawing", "expected"), PARTED)
def test_half_ruled_cells_are_parted(drawing: str, expected: list[str]) -> None:
    assert table(drawing) == expected


@pytest.mark.parametrize(("drawing", "expected"), WHOLE)
def test_text_of_one_cell_stays_whole(drawing: str, expected: list[str]) -> None:
    assert table(drawing) == expected


def test_a_grid_with_nothing_to_part_is_the_same_grid() -> None:
    cells = (GridCell(0, 0, 1, 1), GridCell(0, 1, 1, 1))
    grid = Grid(np.array([0.0, 80, 160]), np.array([0.0, 20]), cells, np.array([[0, 1]]))
    assert refine_grid(grid, [lines("text 5 12 One"), lines("text 90 12 Two")]) is grid
