"""Tables in cells and boxes of text: each text once, in reading order."""

from __future__ import annotations

import pytest

from extract.model import Table
from tests.read.word.build import b, grid, grid_of, p, r, shd, tbl, tc, tr
from tests.read.word.conftest import Read

INNER = grid("x | y", "z | w")


def box(inner: str) -> str:
    """A text box as Word writes it: new, and once more as its fallback."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    new = (
        f'<w:drawing><wp:inline><wp:extent cx="2540000" cy="1270000"/><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:spPr/><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:rect><v:textbox>{content}</v:textbox></v:rect></w:pict>"
    branches = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return r(f"<mc:AlternateContent>{branches}</mc:AlternateContent>")


def old_box(inner: str) -> str:
    return r(
        f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )


CASES = {
    "beside other text it is flattened": (
        tbl(tr(tc(p("a") + INNER + p()), "b")),
        [["a\nx y\nz w | b"]],
    ),
    "beside other cells it is flattened": (tbl(tr("a", tc(INNER + p()))), [["a | x y\nz w"]]),
    "alone in its row it is a table": (
        tbl(tr("a", "b"), tr("", tc(INNER + p()))),
        [["a | b", " | "], ["x | y", "z | w"]],
    ),
    "alone in a layout table, which is dropped": (tbl(tr(tc(INNER + p()))), [["x | y", "z | w"]]),
    "two in a layout row": (
        tbl(tr(tc(INNER + p()), tc(grid("q") + p()))),
        [["x | y", "z | w"], ["q"]],
    ),
    "beside a merged cell with text": (
        tbl(
            tr(tc("a", '<w:vMerge w:val="restart"/>'), "b"),
            tr(tc("", "<w:vMerge/>"), tc(INNER + p())),
        ),
        [["a | b", "^ | x y\nz w"]],
    ),
    "three deep": (tbl(tr(tc(tbl(tr(tc(INNER + p()))) + p()))), [["x | y", "z | w"]]),
    "table in a box": (p("a", box(INNER)), ["a", ["x | y", "z | w"]]),
    "box in a cell": (tbl(tr(tc(p("a", box(p("in the box")))), "b")), [["a\nin the box | b"]]),
    "box in a paragraph": (p("a", box(p("one") + p("two"))) + p("b"), ["a", "one", "two", "b"]),
    "old box": (p("a", old_box(p("one"))), ["a", "one"]),
    "box in a box": (p(box(p("one", box(p("two"))))), ["one", "two"]),
    "table in a run": (p("a", r(INNER)), ["a", ["x | y", "z | w"]]),
    "deleted box": (p("a", f"<w:del>{box(p('gone'))}</w:del>"), ["a"]),
    "words drawn as a picture": (
        p(r('<w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict>')),
        ["DRAFT"],
    ),
}


@pytest.mark.parametrize(("body", "blocks"), CASES.values(), ids=CASES)
def test_each_text_stands_once(read: Read, body: str, blocks: list[str | list[str]]) -> None:
    found = [grid_of(block) if isinstance(block, Table) else block.text for block in read(body).blocks]
    assert found == blocks


def test_tables_are_numbered_in_reading_order(read: Read) -> None:
    document = read(tbl(tr("a"), tr(tc(INNER + p()))) + grid("b"))
    assert [(table.number, table.cells[0].text) for table in document.tables] == [
        (0, "a"),
        (1, "x"),
        (2, "b"),
    ]
    assert [table.cells[0].parts[0].place.table for table in document.tables] == [0, 1, 2]


def test_flattened_row_keeps_bold_and_lights(read: Read) -> None:
    inner = tbl(tr(tc(p(b("ab"))), "cd", tc("", shd("92D050"))))
    cell = read(tbl(tr("x", tc(inner + p())))).tables[0].cells[1]
    assert (cell.text, cell.paragraphs[0].bold) == ("ab cd", ((0, 2),))
    assert [(mark.kind, mark.colour) for mark in cell.marks] == [("square", "#92d050")]
