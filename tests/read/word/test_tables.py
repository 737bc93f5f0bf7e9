"""Merges, gaps, uneven rows, deleted and inserted rows and cells: where each cell stands in the grid."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.model import Part, Place
from tests.read.word.build import grid, grid_of, p, r, tbl, tc, tr
from tests.read.word.conftest import Read

SAME = {
    "plain": ["a | b", "c | d"],
    "side by side": ["a | < | b", "c | d | e"],
    "one over the other": ["a | b", "^ | c"],
    "both ways": ["a | < | b", "^ | < | c", "d | e | f"],
    "two merges, one below the other": ["a | b", "^ | c", "d | e", "^ | f"],
    "gap before": [". | a | b", "c | d | e"],
    "gap after": ["a | b | .", "c | d | e"],
    "row that only goes on": ["a | b", "^ | ^", "c | d"],
    "empty cells": ["a | ", " | b"],
}


@pytest.mark.parametrize("rows", SAME.values(), ids=SAME)
def test_grid_is_read_as_written(read: Read, rows: Sequence[str]) -> None:
    assert grid_of(read(grid(*rows)).tables[0]) == rows


def width(twips: int, more: str = "") -> str:
    return f'<w:tcW w:w="{twips}" w:type="dxa"/>{more}'


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def sdt(inner: str) -> str:
    return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


CHANGED = {
    "deleted row": (tbl(tr("a", "b"), tr("c", "d", properties="<w:del/>"), tr("e", "f")), ["a | b", "e | f"]),
    "inserted row": (tbl(tr("a", "b"), tr("c", "d", properties="<w:ins/>")), ["a | b", "c | d"]),
    "deleted cell": (tbl(tr("a", tc("x", "<w:cellDel/>"), "b"), tr("c", "d")), ["a | b", "c | d"]),
    "inserted cell": (tbl(tr("a", tc("b", "<w:cellIns/>")), tr("c", "d")), ["a | b", "c | d"]),
    "tracked merge": (
        tbl(
            tr(tc("a", '<w:cellMerge w:vMerge="rest"/>'), "b"),
            tr(tc("", '<w:cellMerge w:vMerge="cont" w:vMergeOrig="rest"/>'), "c"),
        ),
        ["a | b", "^ | c"],
    ),
    "merge whose first row is deleted": (
        tbl(
            tr(tc("a", '<w:vMerge w:val="restart"/>'), "b", properties="<w:del/>"),
            tr(tc("", "<w:vMerge/>"), "c"),
            tr(tc("", "<w:vMerge/>"), "d"),
        ),
        [" | c", "^ | d"],
    ),
    "merge of other columns does not go on": (
        tbl(tr(tc("a", '<w:vMerge w:val="restart"/>'), "b", "c"), tr(tc("d", f"{span(2)}<w:vMerge/>"), "e")),
        ["a | b | c", "d | < | e"],
    ),
    "old merge to the side": (
        tbl(tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "b"), tr("c", "d", "e")),
        ["a | < | b", "c | d | e"],
    ),
    "content controls around row and cell": (
        tbl(sdt(tr("a", sdt(tc("b")))), tr("c", "d")),
        ["a | b", "c | d"],
    ),
    "widths tell what spans do not": (
        tbl(tr("a", "b", "c"), tr(tc("d", width(1000)), tc("e", width(2000))), widths=[1000, 1000, 1000]),
        ["a | b | c", "d | e | <"],
    ),
    "widths without a grid": (
        tbl(tr(tc("a", width(1000)), tc("b", width(2000))), tr(tc("c", width(2000)), tc("d", width(1000)))),
        ["a | b | <", "c | < | d"],
    ),
    "column in which no cell starts": (
        tbl(tr(tc("a", span(2)), "b"), tr(tc("c", span(2)), "d")),
        ["a | b", "c | d"],
    ),
    "sliver that a shaky hand left": (
        tbl(tr(tc("a", span(2)), "b"), tr("c", tc("d", span(2))), widths=[3000, 20, 3000]),
        ["a | b", "c | d"],
    ),
    "narrow column that holds a cell": (
        tbl(tr("a", "l", "b"), tr("c", "m", "d"), widths=[3000, 40, 3000]),
        ["a | l | b", "c | m | d"],
    ),
    "row without cells": (tbl(tr("a"), tr(), tr("b")), ["a", "b"]),
}


@pytest.mark.parametrize(("body", "rows"), CHANGED.values(), ids=CHANGED)
def test_grid_is_what_is_left_in_the_end(read: Read, body: str, rows: Sequence[str]) -> None:
    table = read(body).tables[0]
    assert grid_of(table) == rows
    assert not table.doubts


def test_table_whose_rows_are_all_deleted_is_gone(read: Read) -> None:
    assert not read(tbl(tr("a", properties="<w:del/>"))).blocks


def test_row_that_fits_nowhere_is_a_doubt(read: Read) -> None:
    table = read(tbl(tr("a", "b", "c"), tr("d", "e"))).tables[0]
    assert grid_of(table) == ["a | b | c", "d | e | ."]
    assert [(doubt.code, doubt.place) for doubt in table.doubts] == [
        ("row_grid_uneven", Place(table=0, row=1))
    ]


def test_absurd_span_is_damage_not_a_huge_table(read: Read) -> None:
    table = read(tbl(tr(tc("a", span(99_999_999_999)), "b"), tr("c", "d"))).tables[0]
    assert grid_of(table) == ["a | < | b", "c | d | ."]


def test_text_that_a_merge_hides_is_a_doubt(read: Read) -> None:
    body = tbl(tr(tc("a", '<w:vMerge w:val="restart"/>')), tr(tc("lost", "<w:vMerge/>")))
    (doubt,) = read(body).tables[0].doubts
    assert (doubt.code, "lost" in doubt.message) == ("text_under_merge", True)


def test_header_rows_are_those_that_repeat(read: Read) -> None:
    repeats = "<w:tblHeader/>"
    body = tbl(tr("a", properties=repeats), tr("b", properties=repeats), tr("c"), tr("d", properties=repeats))
    assert read(body).tables[0].header_rows == 2


def test_place_is_table_row_and_column(read: Read) -> None:
    document = read(grid("a | b") + p("between") + grid("c | < | d", "e | f | g"))
    cell = document.tables[1].cells[-1]
    place = Place(table=1, row=1, column=2)
    assert cell.parts == (Part(place, "g"),)
    assert cell.paragraphs[0].place == place
    assert document.tables[1].parts == (Part(Place(table=1)),)


def test_cells_keep_their_paragraphs(read: Read) -> None:
    (cell,) = read(tbl(tr(tc(p("one") + p() + p("two", r("bold", "<w:b/>")))))).tables[0].cells
    assert cell.text == "one\ntwobold"
    assert cell.paragraphs[1].bold == ((3, 7),)
