from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.pdf.unruled.charts import without_charts
from extract.read.pdf.unruled.text_rows import joined, text_rows, whole_pieces
from tests.read.pdf.sheet import lines, visible

GUTTER = 0.42


def pieces(*items: str) -> list[str]:
    """Texts of the pieces of a drawing, put together where no column starts."""
    return [line.text for line in whole_pieces(lines("\n".join(items), GUTTER))]


NUMBERED = [
    item for n in (1, 2, 3) for item in (f"text 10 {20 * n} 1.{n}", f"text 36 {20 * n} Staff {'abc'[n - 1]}")
]
PIECES = [
    pytest.param(NUMBERED, ["1.1", "Staff a", "1.2", "Staff b", "1.3", "Staff c"], id="where rows start"),
    pytest.param(NUMBERED[:2], ["1.1 Staff a"], id="a wide word gap"),
    pytest.param(["text 10 20 No", "text 40 20 Action"], ["No", "Action"], id="a gap that is wide anyway"),
    pytest.param(
        [f"text {10 + 31 * n} {y} word" for y in (20, 32, 44) for n in range(6)],
        ["word word word word word word"] * 3,
        id="justified lines, words under each other",
    ),
    pytest.param(
        [f"text 10 {y} ab cd ef" for y in (20, 32, 44)], ["ab cd ef"] * 3, id="letters of one width"
    ),
]


@pytest.mark.parametrize(("items", "expected"), PIECES)
def test_pieces_are_put_together_where_no_column_starts(items: list[str], expected: list[str]) -> None:
    assert pieces(*items) == expected


def test_a_background_that_ends_in_a_narrow_gap_parts_pieces() -> None:
    found = whole_pieces(lines("\n".join(NUMBERED[:2]), GUTTER), [(5, 5, 32, 25)])
    assert [line.text for line in found] == ["1.1", "Staff a"]


def test_joined_pieces_keep_bold_ranges() -> None:
    first, then, last = lines("text/bold 10 20 One\ntext/bold 40 20 two\ntext 80 20 three", GUTTER)
    assert joined(joined(first, then), last).bold == ((0, 7),)


def test_rows_are_told_by_their_lower_edges() -> None:
    rows = text_rows(lines("text 90 21 b\ntext 10 20 a\ntext 10 32 c", 0.8))
    assert [row.text for row in rows] == ["a b", "c"]


places = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=12, unique=True)


@given(places)
def test_no_letter_is_lost(spots: list[tuple[int, int]]) -> None:
    drawn = lines("\n".join(f"text {x * 12} {y * 14} ab"[: -1 if x % 2 else None] for x, y in spots), GUTTER)
    letters = visible("".join(line.text for line in drawn))
    assert visible("".join(line.text for line in whole_pieces(drawn))) == letters


SCALE = [f"text {x} {20 * n + 20} {500 - 100 * n}" for n, x in enumerate((10, 10, 10, 10, 10))]
CHARTS = [
    pytest.param(SCALE, [], id="a scale alone"),
    pytest.param([*SCALE, "text 80 45 North"], [], id="a label beside it"),
    pytest.param([*SCALE, "text 80 300 Sources"], ["Sources"], id="text below"),
    pytest.param(SCALE[:4], ["500", "400", "300", "200"], id="too few figures"),
    pytest.param([s.replace("300", "310") for s in SCALE], ["500", "400", "310", "200", "100"], id="uneven"),
]


@pytest.mark.parametrize(("items", "left"), CHARTS)
def test_charts_are_left_out(items: list[str], left: list[str]) -> None:
    rows = without_charts(text_rows(lines("\n".join(items), 0.8)))
    assert [piece.text for row in rows for piece in row.pieces] == left


def test_years_with_figures_beside_them_are_no_scale() -> None:
    items = [f"text {x} {20 * n + 20} {2024 - n}" for n in range(6) for x in (10, 80, 150)]
    rows = without_charts(text_rows(lines("\n".join(items), 0.8)))
    assert len(rows) == 6
