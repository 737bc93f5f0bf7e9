from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Cell, Document, Table
from tests.read.pdf.sheet import read, rows, tables

XS = (40, 70, 300, 440)
PITCH, HEADER = 12.0, "*No | *Action | *When | *Result"
ONE = "1.1 | Staff is trained in all/offices of the city | 2024 | Training has begun in/the north"
TWO = "1.2 | The archive opens to/the public | 2025 | Not yet planned in/detail"
THREE = "1.3 | New maps are drawn | by 2026 | Half of them are done"
WHOLE = [
    "No | Action | When | Result",
    "1.1 | Staff is trained in all offices of the city | 2024 | Training has begun in the north",
    "1.2 | The archive opens to the public | 2025 | Not yet planned in detail",
    "1.3 | New maps are drawn | by 2026 | Half of them are done",
]


def unruled(*texts: str, top: float = 60, gap: float = 10, xs: tuple[int, ...] = XS) -> str:
    """Rows of cells without lines: 'A | first line/second line'; a cell in asterisks is bold."""
    return "\n".join(item for _, _, items in laid_out(texts, top, gap, xs) for item in items)


def laid_out(
    texts: tuple[str, ...], top: float, gap: float, xs: tuple[int, ...]
) -> list[tuple[float, float, list[str]]]:
    """(top, foot, text items) of each row; the gap is left below it."""
    laid = []
    for text in texts:
        cells = [cell.strip().split("/") for cell in text.split("|")]
        items = [
            f"text{'/bold' if line.startswith('*') else ''} {x} {top + PITCH * n + 10} {line.strip('*')}"
            for x, lines in zip(xs, cells, strict=False)
            for n, line in enumerate(lines)
            if line
        ]
        foot = top + PITCH * max(len(lines) for lines in cells)
        laid.append((top, foot, items))
        top = foot + gap
    return laid


def with_rules(*texts: str) -> str:
    laid = laid_out(texts, 60, 6, XS)
    rules = [f"h {y} 36 560" for y in (57, *(foot + 2 for _, foot, _ in laid))]
    return "\n".join([*rules, *(item for _, _, items in laid for item in items)])


def with_fills(*texts: str) -> str:
    """Every other row on a background, the first one by a tile for each cell."""
    laid = laid_out(texts, 60, 4, XS)
    tiles = list(itertools.pairwise((36, 66, 296, 436, 560)))
    fills = [f"fill {a} {laid[0][0] - 2} {b} {laid[0][1] + 2} #ccddee" for a, b in tiles]
    fills += [f"fill 36 {top - 2} 560 {foot + 2} #eeeeee" for top, foot, _ in laid[2::2]]
    return "\n".join([*fills, *(item for _, _, items in laid for item in items)])


def only(document: Document) -> Table:
    (table,) = document.tables
    return table


BLANKS = ("*No | *Action | *When | *Result", "1 || 2024 |", "2 | Open it || Done", "3 | Close it/again | |")
YEARS = ("Year | Pupils | Staff", "2021 | 10 | 2", "2022 | 12 | 3", "2023 | 14 | 3")
WORDS = (
    "*Action | *Result",
    "Train staff in/all offices of it | Begun in the/north of it",
    "Open the/archive now | Planned in/detail only",
    "Draw new/maps soon | Half of it/is done now",
)
GOAL = "Goal 2. The city keeps its archives open to everybody"
PROSE = "the city has trained its staff in all | of the offices and opens its archive"
CHART = ("500 | North", "400 | South", "300 |", "200 |", "100 |", "0 |", " | 2021  2022")
FOUND = [
    pytest.param(unruled(HEADER, ONE, TWO, THREE), WHOLE, id="numbers and wider gaps"),
    pytest.param(unruled(HEADER, ONE, TWO, THREE, gap=1), WHOLE, id="numbers alone"),
    pytest.param(with_rules(HEADER, ONE, TWO, THREE), WHOLE, id="horizontal rules"),
    pytest.param(with_fills(HEADER, ONE, TWO, THREE), WHOLE, id="every other row on a background"),
    pytest.param(
        with_fills(*BLANKS),
        [
            "No | Action | When | Result",
            "1 |  | 2024 | ",
            "2 | Open it |  | Done",
            "3 | Close it again |  | ",
        ],
        id="blank cells",
    ),
    pytest.param(
        unruled(HEADER, ONE, f"*{GOAL}", TWO, THREE),
        [*WHOLE[:2], f"{GOAL} | ", *WHOLE[2:]],
        id="a heading over the columns between rows",
    ),
    pytest.param(unruled(*YEARS, gap=0, xs=(40, 120, 200)), list(YEARS), id="figures line by line"),
    pytest.param(
        unruled(*WORDS, xs=(40, 300)),
        [row.replace("*", "").replace("/", " ") for row in WORDS],
        id="two columns, rows parted by gaps in both",
    ),
]
NO_TABLE = [
    pytest.param(
        unruled("1.1 | Staff is trained", "1.2 | The archive opens", "1.3 | Maps are drawn"),
        id="a numbered list",
    ),
    pytest.param(
        unruled("• | Staff is trained", "• | The archive opens", "• | Maps are drawn"), id="a bulleted list"
    ),
    pytest.param(
        unruled("Staff ............ | 3", "Archive ............ | 5", "Maps ............ | 8", xs=(40, 300)),
        id="contents",
    ),
    pytest.param(unruled(*[PROSE] * 6, gap=0, xs=(40, 300)), id="prose in two columns"),
    pytest.param(
        unruled("(*) | Forecast.", "NB: | Sums are rounded.", "Source: | The city's figures.", xs=(40, 90)),
        id="notes under a table",
    ),
    pytest.param(unruled(*CHART, gap=20, xs=(40, 200)), id="a chart's scale and legend"),
    pytest.param(unruled("Staff is trained in all offices of the city."), id="one line"),
]


@pytest.mark.parametrize(("drawing", "expected"), FOUND)
def test_a_table_without_vertical_rules(drawing: str, expected: list[str]) -> None:
    assert rows(only(read(drawing))) == expected


JUSTIFIED = """
text/bold 40 70 No
text/bold 100 70 Lead unit
text/bold 300 70 When
text/bold 420 70 Result
text 40 90 1.1
text 100 90 Human
text 215 90 {end}
text 300 90 2024
text 420 90 Begun
text 100 102 {rest}
text 40 122 1.2
text 100 122 Archives
text 300 122 2025
text 420 122 Nothing yet"""
"""A gap in a cell that no other line of it reaches into, as in a justified cell of few lines."""


@pytest.mark.parametrize(
    ("end", "rest", "expected"),
    [
        pytest.param(
            "Depart-", "ment", "1.1 | Human Depart-ment | 2024 | Begun", id="a broken word goes on below"
        ),
        pytest.param(
            "Council", "and staff", "1.1 | Human and staff | Council | 2024 | Begun", id="a whole word"
        ),
        pytest.param("2022-", "and staff", "1.1 | Human and staff | 2022- | 2024 | Begun", id="an open year"),
        pytest.param(
            "Part-", "Staff", "1.1 | Human Staff | Part- | 2024 | Begun", id="another word begins below"
        ),
    ],
)
def test_a_gap_before_a_broken_word_is_no_column(end: str, rest: str, expected: str) -> None:
    assert rows(only(read(JUSTIFIED.format(end=end, rest=rest))))[1] == expected


@pytest.mark.parametrize("drawing", NO_TABLE)
def test_text_that_is_no_table(drawing: str) -> None:
    assert read(drawing).tables == ()


FOOT, TOP = 660.0, 50.0
OVER_PAGES = [
    pytest.param((HEADER, ONE), (TWO, THREE), id="no header on the second page"),
    pytest.param((HEADER, ONE), (HEADER, TWO, THREE), id="the header again"),
    pytest.param(
        (HEADER, ONE, TWO.replace("Not yet planned in/detail", "Not yet planned in")), (" ||| detail", THREE),
        id="only the last column goes on",
    ),
    pytest.param(
        (HEADER, ONE, TWO.replace("Not yet planned in/detail", "Not yet planned in")),
        (HEADER, " ||| detail", THREE),
        id="the header again above the rest of a cut row",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), OVER_PAGES)
def test_a_table_goes_on_where_rows_keep_to_its_columns(
    first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    document = read(unruled(*first, top=FOOT), unruled(*second, top=TOP))
    assert rows(only(document)) == WHOLE


def test_the_rest_of_a_cut_row_stands_far_under_the_repeated_header() -> None:
    cut = TWO.replace("Not yet planned in/detail", "Not yet planned in")
    bold = " | ".join(f"*{name.strip()}" for name in HEADER.split("|"))
    rest = unruled(" ||| detail", THREE, top=TOP + 37)
    document = read(unruled(bold, ONE, cut, top=FOOT), f"{unruled(bold, top=TOP)}\n{rest}")
    assert rows(only(document)) == WHOLE


def test_a_word_whose_hyphen_nothing_decides_is_doubtful() -> None:
    row = "1.1 | Staff is trained in low-/density areas of it | 2024 | Begun"
    (doubt,) = only(read(unruled(HEADER, row, TWO, THREE))).doubts
    assert (doubt.code, doubt.place.row, doubt.place.column) == ("hyphen_unsure", 1, 1)


def test_text_at_the_top_of_a_page_does_not_go_on_a_table() -> None:
    prose = "Further on the council shall hear of the work in all of its meetings, each spring."
    document = read(unruled(HEADER, ONE, TWO, THREE, top=FOOT), unruled(prose, top=TOP))
    assert tables(document) == [WHOLE]


def test_a_heading_and_a_header_begin_a_further_table() -> None:
    second = unruled("*Goal 2. Archives", HEADER, TWO, THREE, top=200)
    document = read(f"{unruled(HEADER, ONE, THREE)}\n{second}")
    assert [rows(table)[0] for table in document.tables] == [WHOLE[0], WHOLE[0]]


def test_a_heading_after_a_table_leaves_its_columns_alone() -> None:
    header, *body = table = (
        "*No | *What | *Unit | *When",
        "1.1 | Train | Staff | 2024",
        "1.2 | Open | City | 2025",
    )
    second = ("*Goal 2. Archives are open", *table)
    parts = (unruled(*texts, top=top, xs=(40, 70, 230, 330)) for top, texts in ((60, table), (128, second)))
    assert tables(read("\n".join(parts))) == [[header.replace("*", ""), *body]] * 2


def test_a_light_in_a_column_without_text_is_in_its_row() -> None:
    drawing = with_fills("*No | *Action | *When | *Light", "1 | Train | 2024 |", "2 | Open | 2025 |")
    table = only(read(f"{drawing}\ndisc 490 78 498 86 #00aa00"))
    assert [(cell.row, cell.column) for cell in table.cells if ("disc", "#00aa00") in lights(cell)] == [
        (1, 3)
    ]


def lights(cell: Cell) -> list[tuple[str, str]]:
    return [(mark.kind, mark.colour) for mark in cell.marks]


def test_a_text_over_a_drawn_border_is_doubtful() -> None:
    long = "1.1 | Staff is trained in all offices of the city now | | Begun"
    drawing = with_fills(HEADER, long, "1.2 | Open | 2025 | Done", "1.3 | Close | 2026 | Not begun")
    assert [doubt.code for doubt in only(read(drawing)).doubts] == ["text_across_columns"]


words = st.lists(st.sampled_from(["staff", "archive", "maps", "city", "open"]), min_size=1, max_size=3).map(
    " ".join
)
cells = st.tuples(words, words, words)


@given(st.lists(cells, min_size=3, max_size=8))
def test_rows_of_short_texts_come_back(table: list[tuple[str, ...]]) -> None:
    texts = [" | ".join((f"1.{n}", *row)) for n, row in enumerate(table, 1)]
    assert rows(only(read(unruled(*texts, xs=(40, 90, 250, 400))))) == texts


def test_a_header_at_the_top_of_each_page_is_no_running_header() -> None:
    drawings = [f"text 40 30 Report 2024\n{unruled(HEADER, row, top=TOP)}" for row in (ONE, TWO, THREE)]
    document = read(*drawings)
    assert rows(only(document)) == WHOLE
    assert [paragraph.text for paragraph in document.furniture] == ["Report 2024"] * 3
