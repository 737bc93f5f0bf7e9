"""The promise that no row is lost: what stands in a table of measures is in a record or in a doubt."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import NothingRecognised
from extract.model import ReportContent
from extract.record import RecordOptions, record_report
from tests.record.mini import document
from tests.record.test_layouts import read

HEADS = (
    "Nro | Toimenpide | Vastuutaho | Seuranta",
    "Teema | Toimenpide | Aikataulu | Seuranta",
    "Tavoite | Mittari | Toimenpide | Seuranta",
    "Toimenpide | Budjetti | Seuranta 2022 | Seuranta 2023",
)
CELL = st.sampled_from(
    ["", "alfa beta", "**gamma** delta", "**eta theta**", "Tavoite 1: jota", "12", "kappa. lambda.", "^"]
)
LINE = st.sampled_from(
    ["**pi rho** | < | < | <", "sigma tau on tehty. | < | < | <", "Tavoite 2: phi | < | < | <"]
)
ROW = st.lists(CELL, min_size=4, max_size=4).map(" | ".join) | LINE


def _records(content: ReportContent) -> Iterator[str]:
    for goal in content.goals:
        yield goal.goal.text
        for pair in goal.indicators:
            yield from (pair.target.text, pair.current.text)
        for m in goal.measures:
            yield from (
                m.number,
                m.measure.text,
                m.theme.text,
                m.responsible.text,
                m.schedule.text,
                m.followup.text,
            )
            yield from (part for pair in m.other for part in pair)
            yield from (followup.text.text for followup in m.followups)
            yield from (doubt.message for doubt in m.doubts)
    yield from (doubt.message for doubt in content.doubts)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(HEADS), st.lists(ROW, min_size=1, max_size=6))
def test_no_word_of_a_table_of_measures_is_lost(head: str, rows: list[str]) -> None:
    rows = [rows[0].replace("^", "yksi"), *rows[1:]]
    made = document("\n".join([head, "1 | Opas | K | Tehty.", *rows]))
    content = record_report(made, RecordOptions(language="fi"))
    kept = " ".join(_records(content))
    cells = [cell for cell in made.tables[0].cells if cell.row > 0]
    lost = {
        word
        for cell in cells
        for word in cell.text.replace("Tavoite", "").split()
        if word.strip(":") not in kept
    }
    assert lost - {"1:", "2:"} == set()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3).map(" | ".join), min_size=1, max_size=4))
def test_any_table_is_read_without_an_error(rows: list[str]) -> None:
    made = document("\n".join([rows[0].replace("^", ""), *rows[1:]]))
    try:
        assert record_report(made, RecordOptions()).goals
    except NothingRecognised as error:
        assert error.next_step


@given(st.permutations(["1 | Opas | K | Tehty.", "2 | Kirja | K | Ei.", "3 | Talo | K | Kesken."]))
def test_rows_keep_their_order(rows: list[str]) -> None:
    content = record_report(document("\n".join([HEADS[0], *rows])), RecordOptions())
    assert [m.number for m in content.goals[0].measures] == [row[0] for row in rows]


def test_a_text_under_no_heading_is_kept_and_told() -> None:
    table = """
        Action | Lead | | Timing | Follow-up
        Train the staff | Human ment | Depart- | 2024 | Training has begun.
        Open the archive | Archives | | 2025 | It is open.
    """
    content = read("Goal 1. Growth", table)
    first, second = content.goals[0].measures
    assert (first.other, second.other) == ((("column 3", "Depart-"),), (("column 3", ""),))
    assert [(d.code, d.message) for d in first.doubts] == [
        ("text_unheaded", "'Depart-' stands under no heading and is kept in `other`.")
    ]
    assert second.doubts == ()
