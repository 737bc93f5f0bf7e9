"""Details under rows become a column, a column per status becomes one; other tables stay as they are."""

from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record import RecordOptions, record_report
from extract.record.unfold import unfolded
from tests.record.layouts import PROGRAMME, outline, wide
from tests.record.mini import document, lines, table

GOAL_1, GOAL_2 = wide("Goal 1: City grows", 5), wide("Goal 2: City learns", 5)
DETAILED = lines(
    "No | Measure | Responsible | Timetable | Status",
    GOAL_1,
    "1.1 | Write a guide | Office | 2023 | Completed",
    wide("**Follow-up:** The guide is out.", 5),
    "1.2 | Hold a course | School | 2024 | In progress",
    wide("**Follow-up:** It goes on.", 5),
    GOAL_2,
    "2.1 | Open a library | Library | 2025 | Not started",
    wide("**Follow-up:** Nothing yet.", 5),
)
TWO_DETAILS = lines(
    "No | Measure | Responsible | Timetable",
    wide("Goal 1: City grows", 4),
    "1.1 | Write a guide | Office | 2023",
    wide("Follow-up: The guide is out.", 4),
    wide("Status: Completed", 4),
    "1.2 | Hold a course | School | 2024",
    wide("Follow-up: It goes on.", 4),
    wide("Status: In progress", 4),
    wide("Goal 2: City learns", 4),
    "2.1 | Open a library | Library | 2025",
    wide("Follow-up: Nothing yet.", 4),
    wide("Status: Not started", 4),
)
CHOICE = lines(
    "No | Measure | Responsible | Timetable | Follow-up | Completed | In progress | Not started",
    wide("Goal 1: City grows", 8),
    "1.1 | Write a guide | Office | 2023 | The guide is out. | X | | ",
    "1.2 | Hold a course | School | 2024 | It goes on. | | x | ",
    wide("Goal 2: City learns", 8),
    "2.1 | Open a library | Library | 2025 | Nothing yet. | | | X",
)
LABELLED = lines(
    "Measure | Follow-up | Status",
    wide("Goal 1: City grows", 3),
    "1.1 Write a guide // Responsible: Office // Timetable: 2023 | The guide is out. | Completed",
    "1.2 Hold a course Responsible: School Timetable: 2024 | It goes on. | In progress",
    wide("Goal 2: City learns", 3),
    "2.1 Open a library // Responsible: Library // Timetable: 2025 | Nothing yet. | Not started",
)
SIDE_BY_SIDE = (
    "# Goal 1: City grows",
    lines(
        "Measure | 1.1 Write a guide | 1.2 Hold a course",
        "Responsible | Office | School",
        "Timetable | 2023 | 2024",
        "Follow-up | The guide is out. | It goes on.",
        "Status | Completed | In progress",
    ),
    "# Goal 2: City learns",
    lines(
        "Measure | 2.1 Open a library",
        "Responsible | Library",
        "Timetable | 2025",
        "Follow-up | Nothing yet.",
        "Status | Not started",
    ),
)
NUMBERED_GOALS = lines(
    "No | Measure | Responsible | Timetable | Follow-up | Status",
    "1 | City grows | < | < | < | <",
    "1.1 | Write a guide | Office | 2023 | The guide is out. | Completed",
    "1.2 | Hold a course | School | 2024 | It goes on. | In progress",
    "2 | Goal: City learns | < | < | < | <",
    "2.1 | Open a library | Library | 2025 | Nothing yet. | Not started",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LABELLED, id="labelled values in the measure's cell"),
        pytest.param(NUMBERED_GOALS, id="a goal's number in a cell of its own"),
        pytest.param(DETAILED, id="a follow-up under each row"),
        pytest.param(TWO_DETAILS, id="follow-up and status under each row"),
        pytest.param(CHOICE, id="a column per status"),
        pytest.param(CHOICE.replace("X", "●").replace("| x", "| ✓"), id="a column per status, other marks"),
        pytest.param(
            CHOICE.replace(" X", " #92d050").replace("| x", "| #92d050"), id="a column per status, fills"
        ),
    ],
)
def test_a_folded_table_gives_the_programme(text: str) -> None:
    assert outline(record_report(document(text), RecordOptions())) == PROGRAMME


def test_measures_side_by_side_give_the_programme() -> None:
    assert outline(record_report(document(*SIDE_BY_SIDE), RecordOptions())) == PROGRAMME


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            LABELLED.replace("Responsible: ", "We ask: ").replace("Timetable: ", "In: "),
            id="other words with a colon",
        ),
        pytest.param("Measure | Guide\nResponsible | Office\nStatus | Completed", id="a card"),
        pytest.param(
            "Measure | Guide | Status | Done\nResponsible | Office | Timetable | 2023", id="a card of pairs"
        ),
        pytest.param(DETAILED.replace("**Follow-up:** ", ""), id="wide rows without a label"),
        pytest.param(CHOICE.replace(" X", " for the most part"), id="texts under the statuses"),
        pytest.param(CHOICE.replace(" X", " ").replace("| x", "|"), id="no mark at all"),
        pytest.param("No | Measure | Follow-up\n1 | Guide | Out.\n2 | Book | Out.", id="a plain table"),
        pytest.param("Name | Colour\nA | green", id="no follow-up"),
    ],
)
def test_other_tables_stay_as_they_are(text: str) -> None:
    given = table(text)
    assert unfolded(given, vocabulary.load("en")) is given


@pytest.mark.parametrize("marks", ["| X | X | ", "| | | "])
def test_a_row_with_two_marks_or_none_is_in_doubt(marks: str) -> None:
    text = CHOICE.replace("| X | | ", marks)
    first = record_report(document(text), RecordOptions()).goals[0].measures[0]
    assert [(doubt.code, doubt.field) for doubt in first.doubts] == [("status_unclear", "status")]


def test_details_keep_their_places() -> None:
    first = record_report(document(DETAILED), RecordOptions()).goals[0].measures[0]
    assert [(part.place.row, part.text) for part in first.followup.parts] == [
        (3, "Follow-up: The guide is out.")
    ]


def test_nothing_is_unaccounted_for() -> None:
    for text in (DETAILED, TWO_DETAILS, CHOICE, LABELLED):
        content = record_report(document(text), RecordOptions())
        assert [d.code for d in content.doubts if "unaccounted" in d.code or "left_out" in d.code] == []


def test_a_follow_up_whose_heading_reads_as_a_status_is_none() -> None:
    head = "Toimenpide | Vastuutaho | Aikataulu | Toteutuminen 2024 | Valmis | Myöhässä"
    text = lines(head, "Opas | Kanslia | 2023 | Ilmestyi. | X | ", "Talo | Kanslia | 2024 | Kesken. | | X")
    found = record_report(document(text), RecordOptions()).goals[0].measures
    assert [(m.followup.text, m.status.code) for m in found] == [
        ("Ilmestyi.", "completed"),
        ("Kesken.", "delayed"),
    ]


def test_a_label_that_few_cells_hold_stays_in_their_text() -> None:
    text = lines(
        "Measure | Follow-up",
        "Guide. Responsible: Office | Out.",
        "Course | Held.",
        "Library | Open.",
        "Museum | Open.",
    )
    found = record_report(document(text), RecordOptions()).goals[0].measures[0]
    assert (found.measure.text, found.responsible.text) == ("Guide. Responsible: Office", "")
