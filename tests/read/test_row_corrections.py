"""Rows joined, split and dropped: what a table then holds, and what fits no row."""

from __future__ import annotations

import pytest

from extract.model import Correction, Document, Place
from extract.read import with_row_corrections
from tests.record.mini import document

TABLE = """
    Measure | Responsible | Schedule
    Train staff in the | Library | 2022
    new service |  | 2023
    Open a desk | Museum | 2024 #92d050
"""


def act(action: str, row: int, before: str, after: str = "", table: int = 0) -> Correction:
    return Correction(action, "0" * 64, before, after, Place(None, None, table, row))


def texts(read: Document, table: int = 0) -> list[str]:
    return [
        " | ".join(cell.text.replace("\n", " // ") for cell in row) for row in read.tables[table].by_row()
    ]


def corrected(*corrections: Correction) -> list[str]:
    read, unfit = with_row_corrections(document(TABLE), corrections)
    assert unfit == ()
    return texts(read)[1:]


JOINED = "Train staff in the new service | Library | 2022 // 2023"
OPEN = "Open a desk | Museum | 2024"
FIRST, SECOND = "Train staff in the | Library | 2022", "new service |  | 2023"


@pytest.mark.parametrize(
    ("corrections", "rows"),
    [
        pytest.param([act("join", 2, "new service")], [JOINED, "", OPEN], id="joined with the row above"),
        pytest.param(
            [act("join", 2, "new  service", "Library")], [JOINED, "", OPEN], id="the row above is named"
        ),
        pytest.param([act("drop", 2, "2023")], [FIRST, "", OPEN], id="dropped, told by any of its cells"),
        pytest.param(
            [act("split", 3, "Open a desk", "Open\n\na desk")],
            [FIRST, SECOND, "Open | Museum | 2024", "a desk"],
            id="one cell split",
        ),
        pytest.param(
            [
                act("split", 3, "Open a desk", "Open\n\na desk"),
                act("split", 3, "Museum", "Museum\n\nLibrary"),
            ],
            [FIRST, SECOND, "Open | Museum | 2024", "a desk | Library"],
            id="two cells of one row split",
        ),
        pytest.param(
            [act("join", 2, "new service"), act("split", 3, "Open a desk", "Open\n\na desk")],
            [JOINED, "", "Open | Museum | 2024", "a desk"],
            id="rows below a join keep their places",
        ),
        pytest.param(
            [act("split", 1, "Library", "Library\n\nArchive"), act("drop", 3, "Open a desk")],
            [FIRST, "Archive", SECOND, ""],
            id="rows below a split keep their places",
        ),
    ],
)
def test_rows_are_corrected(corrections: list[Correction], rows: list[str]) -> None:
    assert corrected(*corrections) == rows
    assert corrected(*reversed(corrections)) == rows


@pytest.mark.parametrize(
    "correction",
    [
        pytest.param(act("drop", 2, "other text"), id="another text"),
        pytest.param(act("drop", 3, "new service"), id="another row"),
        pytest.param(act("drop", 99, "new service"), id="no such row"),
        pytest.param(act("drop", 2, "new service", table=7), id="no such table"),
        pytest.param(act("join", 0, "Measure"), id="nothing above"),
        pytest.param(act("join", 2, "new service", "no such row"), id="the row above is another"),
        pytest.param(act("split", 3, "Open a desk", "Open a desk"), id="a split in one part"),
    ],
)
def test_what_fits_no_row_changes_nothing(correction: Correction) -> None:
    before = document(TABLE)
    after, unfit = with_row_corrections(before, [correction])
    assert unfit == (correction,)
    assert texts(after) == texts(before)


def test_a_row_is_joined_to_one_of_a_table_before() -> None:
    before = document("Measure | By\nTrain staff | Library", "Measure | By\nand more | Museum")
    after, unfit = with_row_corrections(before, [act("join", 1, "and more", "Train staff", table=1)])
    assert unfit == ()
    assert texts(after) == ["Measure | By", "Train staff and more | Library // Museum"]
    assert texts(after, 1) == ["Measure | By", ""]


def test_places_stay_as_read() -> None:
    after, _ = with_row_corrections(
        document(TABLE), [act("join", 2, "new service"), act("split", 1, "Library", "Library\n\nArchive")]
    )
    (joined, archive, _), desk = after.tables[0].cells[3:6], after.tables[0].cells[-3]
    assert [part.place.row for part in joined.parts] == [1, 2]
    assert (desk.row, desk.parts[0].place.row) == (4, 3)
    assert archive.parts[0].place.row == 1


def test_a_split_leaves_the_light_in_the_first_part() -> None:
    after, _ = with_row_corrections(document(TABLE), [act("split", 3, "2024", "2024\n\n2025")])
    assert [cell.fill for cell in after.tables[0].cells if cell.column == 2][-2:] == ["#92d050", ""]
