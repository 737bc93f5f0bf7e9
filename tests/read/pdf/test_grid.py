from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.pdf.ruled.edges import Net, edges_to_nets, rules_to_edges
from extract.read.pdf.ruled.grid import Grid, GridCell, net_to_grid
from tests.read.pdf.sheet import page


def grid(drawing: str) -> Grid | None:
    """The grid of the only net of a drawing, None where it makes none."""
    content = page(drawing)
    nets = edges_to_nets(rules_to_edges(content.horizontal), rules_to_edges(content.vertical))
    box = content.words.box
    return net_to_grid(nets[0], (box[:, :2] + box[:, 2:]) / 2) if nets else None


def picture(found: Grid | None) -> str:
    """The owner of each unit as a letter, row by row: 'ab cb' is b over two rows."""
    if found is None:
        return ""
    return " ".join("".join(chr(97 + number) for number in row) for row in found.owner.tolist())


GRIDS = [
    pytest.param("grid 0|50|100 0|20|40", "ab cd", id="two by two"),
    pytest.param("grid 0|50 0|20|40", "a b", id="one column"),
    pytest.param("grid 0|100 0|20|40\nv 50 20 40", "aa bc", id="a row over all columns"),
    pytest.param("grid 0|50|100 0|40\nh 20 50 100", "ab ac", id="a cell over two rows"),
    pytest.param(
        "grid 0|150 0|60\nh 20 50 150\nh 40 0 150\nv 50 0 60\nv 100 20 60",
        "abb acd efg",
        id="header over two rows",
    ),
    pytest.param("grid 0|50|100 0|20|40\nv 51.5 0 40", "ab cd", id="a double line"),
    pytest.param("grid 0|50|53|100 0|20|40", "ab cd", id="a double line wider than the pen"),
    pytest.param("grid 0|50|100 0|20|23|40", "ab cd", id="a double line between rows"),
    pytest.param("h 0 0 100\nh 20 0 100\nh 40 0 100\nv 50 0 40", "ab cd", id="no outer verticals"),
    pytest.param("v 0 0 40\nv 50 0 40\nv 100 0 40\nh 20 0 100", "ab cd", id="no rules at top and foot"),
    pytest.param("v 50 0 40\nh 20 0 100", "ab cd", id="a cross alone"),
    pytest.param(
        "grid 0|50 0|20|40\nh 20 50 100\nh 40 50 100\nv 100 20 40", "ab cd", id="a corner is missing"
    ),
]


@pytest.mark.parametrize(("drawing", "expected"), GRIDS)
def test_nets_become_grids(drawing: str, expected: str) -> None:
    assert picture(grid(drawing)) == expected


NOTHING_MORE = [
    pytest.param("grid 0|50|100 0|20|40\nh 10 2 30", "ab cd", id="an underline that touches the border"),
    pytest.param("grid 0|50|100 0|20|40\nv 70 0 10", "ab cd", id="a stroke that ends in a cell"),
    pytest.param("grid 0|50|100 0|20|40\nh 10 5 30", "ab cd", id="an underline in a cell"),
    pytest.param("grid 0|50|100 0|20|40\nh 10 0 3", "ab cd", id="a rule shorter than a letter"),
]


@pytest.mark.parametrize(("drawing", "expected"), NOTHING_MORE)
def test_other_rules_make_no_cells(drawing: str, expected: str) -> None:
    assert picture(grid(drawing)) == expected


def test_a_narrow_column_with_text_is_no_double_line() -> None:
    found = grid("grid 0|50|54|100 0|20|40\ntext/4 51 10 x")
    assert found is not None
    assert len(found.xs) == 4


@pytest.mark.parametrize(
    ("drawing", "top", "bottom"),
    [("grid 0|50|100 0|20|40", True, True), ("v 0 0 40\nv 50 0 40\nh 20 0 50\nh 40 0 50", False, True)],
    ids=["closed", "cut at the top by a page break"],
)
def test_whether_top_and_foot_are_ruled(drawing: str, top: bool, bottom: bool) -> None:
    found = grid(drawing)
    assert found is not None
    assert (found.top_ruled, found.bottom_ruled) == (top, bottom)


def test_area_of_a_merged_cell() -> None:
    found = grid("grid 0|100 0|20|40\nv 50 20 40")
    assert found is not None
    assert found.cell_box(found.cells[0]) == (0, 0, 100, 20)
    assert found.box == (0, 0, 100, 40)


parted = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.tuples(
        st.just(size),
        st.lists(st.booleans(), min_size=size[0] * size[1] * 2, max_size=size[0] * size[1] * 2),
    )
)


def _net(size: tuple[int, int], drawn: list[bool]) -> Net:
    """A closed net of rows x columns with some of its inner edges."""
    rows, columns = size
    across, down = drawn[: rows * columns], drawn[rows * columns :]
    horizontal = [
        (row * 20.0, column * 50.0, column * 50.0 + 50)
        for row, column in product(range(rows + 1), range(columns))
        if row in (0, rows) or across[row * columns + column]
    ]
    vertical = [
        (column * 50.0, row * 20.0, row * 20.0 + 20)
        for column, row in product(range(columns + 1), range(rows))
        if column in (0, columns) or down[row * columns + column]
    ]
    return Net(tuple(rules_to_edges(np.array(horizontal))), tuple(rules_to_edges(np.array(vertical))))


def _covered(cell: GridCell) -> set[tuple[int, int]]:
    return set(
        product(range(cell.row, cell.row + cell.row_span), range(cell.column, cell.column + cell.column_span))
    )


@given(parted)
def test_every_unit_belongs_to_just_one_cell(case: tuple[tuple[int, int], list[bool]]) -> None:
    found = net_to_grid(_net(*case), np.zeros((0, 2)))
    assert found is not None
    covered = [unit for cell in found.cells for unit in _covered(cell)]
    assert sorted(covered) == list(product(*map(range, found.owner.shape)))
    assert all(found.owner[unit] == i for i, cell in enumerate(found.cells) for unit in _covered(cell))


@given(parted)
def test_no_cell_is_cut_through_by_an_edge(case: tuple[tuple[int, int], list[bool]]) -> None:
    net = _net(*case)
    found = net_to_grid(net, np.zeros((0, 2)))
    assert found is not None
    for x0, top, x1, bottom in map(found.cell_box, found.cells):
        assert not [e for e in net.horizontal if top < e[0] < bottom and e[1] <= x0 and e[2] >= x1]
        assert not [e for e in net.vertical if x0 < e[0] < x1 and e[1] <= top and e[2] >= bottom]
