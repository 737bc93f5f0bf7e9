from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset import Row
from extract.model import Field, Goal, Measure, Part, Place, ReportContent
from extract.record import RecordOptions, record_report, report_tables
from extract.record.datasets import pages_of
from extract.record.identifiers import identify
from tests.record.mini import SOURCE, document, lines

BLOCKS = (
    lines(
        "Tavoite | Päämittari | < | LV",
        "Tavoite 1. Kasvu | Väestö kasvaa. // → Kasvoi. | < | #00b050",
        "Toimenpide | Vastuu | Seuranta 2023 | LV",
        "**Oppaat** Opas | K | Tehty. | #00b050",
        "Kirja | K | Ei. | #ff0000",
    ),
    "Vihreä = valmis, punainen = ei tehty",
)


def tables() -> dict[str, list[Row]]:
    return report_tables(record_report(document(*BLOCKS), RecordOptions()), "r")


def test_every_table_of_the_contract_is_there() -> None:
    assert list(tables()) == [
        "reports",
        "goals",
        "indicators",
        "measures",
        "responsibles",
        "schedules",
        "organisations",
        "figures",
        "followups",
        "legend",
        "sources",
        "doubts",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "reports",
        "goals",
        "indicators",
        "measures",
        "responsibles",
        "organisations",
        "figures",
        "legend",
        "sources",
        "doubts",
    ],
)
def test_columns_are_those_of_the_schema(name: str, project: Path) -> None:
    schema = json.loads((project / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    added_by_the_run = {"read_with"}
    wanted = [field["name"] for field in schema["fields"] if field["name"] not in added_by_the_run]
    assert all(list(row) == wanted for row in tables()[name])


def test_keys_are_built_on_the_goal() -> None:
    found = tables()
    assert [row["goal_id"] for row in found["goals"]] == ["r/1"]
    assert [row["indicator_id"] for row in found["indicators"]] == ["r/1/i1"]
    assert [row["measure_id"] for row in found["measures"]] == ["r/1/m1", "r/1/m2"]


@pytest.mark.parametrize(
    ("goals", "keys"),
    [
        pytest.param([("1", True), ("2", True)], ["r/1", "r/2"], id="printed numbers"),
        pytest.param([("", True), ("", True)], ["r/#1", "r/#2"], id="no numbers"),
        pytest.param([("1", True), ("", True), ("3", True)], ["r/1", "r/#2", "r/3"], id="one number missing"),
        pytest.param([("1", True), ("1", True), ("1", True)], ["r/1", "r/1~2", "r/1~3"], id="doubles"),
        pytest.param([("", False), ("1", True)], ["r/#0", "r/1"], id="measures above the first goal"),
        pytest.param([("", False), ("", True)], ["r/#0", "r/#1"], id="and a goal without a number"),
    ],
)
def test_goal_ids(goals: list[tuple[str, bool]], keys: list[str]) -> None:
    made = [Goal(Field("x"), number, is_stated=stated) for number, stated in goals]
    assert [key.goal_id for key in identify(made, "r")] == keys


def test_measures_under_no_goal_give_no_goal_row() -> None:
    content = record_report(document("Toimenpide | Vastuu | Seuranta\nOpas | K | Tehty."), RecordOptions())
    found = report_tables(content, "r")
    assert (found["goals"], found["measures"][0]["goal_id"], found["measures"][0]["goal"]) == ([], "r/#0", "")


def test_every_text_field_has_its_source() -> None:
    sources = {(row["record_id"], row["field"]): row for row in tables()["sources"]}
    measure = sources["r/1/m1", "measure"]
    assert (measure["page"], measure["table"], measure["row"], measure["column"]) == (1, 0, 3, 0)
    wanted = {"measure", "theme", "responsible", "followup", "status"}
    assert wanted <= {field for record, field in sources if record == "r/1/m1"}
    assert ("r/1/m2", "theme") in sources


def test_further_columns_are_json_in_column_order() -> None:
    content = record_report(
        document("Toimenpide | Ö-kulut | Vastuu | Riskit\nOpas | 1 | K | R"), RecordOptions()
    )
    other = report_tables(content, "r")["measures"][0]["other"]
    assert other == '{"Ö-kulut": "1", "Riskit": "R"}'


@pytest.mark.parametrize(
    ("rows", "other"),
    [
        pytest.param(
            ("Toimenpide | Kulut | Vastuu | Kulut", "Opas | 1 | K | 2"),
            '{"Kulut": "1", "Kulut (2)": "2"}',
            id="two columns",
        ),
        pytest.param(
            ("Toimenpide | Kulut | Vastuu | Kulut", "Opas | 1 | K | 1"),
            '{"Kulut": "1", "Kulut (2)": "1"}',
            id="of equal content",
        ),
        pytest.param(
            ("Toimenpide | Kulut | < | Vastuu", "Opas | 1 | 2 | K"),
            '{"Kulut": "1\\n2"}',
            id="one heading over two",
        ),
        pytest.param(
            ("Toimenpide | Kulut | Kulut | Kulut (2) | Vastuu", "Opas | 1 | 2 | 3 | K"),
            '{"Kulut": "1", "Kulut (2)": "2", "Kulut (2) (2)": "3"}',
            id="name that is taken",
        ),
    ],
)
def test_further_columns_of_one_heading_are_all_kept(rows: tuple[str, ...], other: str) -> None:
    content = record_report(document(lines(*rows)), RecordOptions())
    assert report_tables(content, "r")["measures"][0]["other"] == other


@given(st.lists(st.tuples(st.sampled_from(["Kulut", "Kulut (2)", "Riskit"]), st.text())))
def test_no_further_column_is_lost(other: list[tuple[str, str]]) -> None:
    measure = Measure(Field("Opas"), other=tuple(other))
    content = ReportContent(SOURCE, goals=(Goal(Field("Kasvu"), measures=(measure,)),))
    written = str(report_tables(content, "r")["measures"][0]["other"])
    assert list(json.loads(written or "{}").values()) == [text for _, text in other]


def test_pages_are_empty_where_there_are_none() -> None:
    assert pages_of([Part(Place(page=3)), Part(Place(page=2)), Part(Place())]) == (2, 3)
    assert pages_of([Part(Place())]) == (None, None)


def test_doubts_are_counted_and_listed_under_their_record() -> None:
    content = record_report(document("Toimenpide | Seuranta 2023 | LV\nOpas | Tehty. |"), RecordOptions())
    found = report_tables(content, "r")
    assert found["measures"][0]["doubts"] == 1
    assert [(row["record_id"], row["code"]) for row in found["doubts"]] == [("r/#0/m1", "status_unclear")]


NUMBERS = (
    lines(
        "Tavoite | Päämittari | < | LV",
        "Tavoite 1. Kasvu | Osuus on alle 16 % vuoteen 2025 mennessä. // → 8 %, toisaalla 9 % | < | #00b050",
        "Toimenpide | Vastuu | Seuranta 2023 | LV",
        "Opas | K | Koulutettiin noin 25–30 opettajaa. Kuluja oli 33,000. | #00b050",
    ),
)


def number_tables() -> dict[str, list[Row]]:
    return report_tables(record_report(document(*NUMBERS), RecordOptions(language="fi")), "r")


def test_an_indicator_has_its_numbers_as_columns() -> None:
    (row,) = number_tables()["indicators"]
    assert (row["target_value"], row["target_comparator"], row["unit"]) == (16, "<", "percent")
    assert (row["current_value"], row["target_date"]) == (None, "2025-12-31")


def test_a_quantity_is_a_row_of_figures() -> None:
    (row,) = number_tables()["figures"]
    assert (row["measure_id"], row["position"], row["value"], row["value_max"]) == ("r/1/m1", 1, 25, 30)
    assert (row["unit"], row["comparator"], row["text"]) == ("opettajaa", "about", "noin 25–30 opettajaa")
    assert row["sentence"] == "Koulutettiin noin 25–30 opettajaa."


def test_doubts_about_numbers_name_indicator_and_measure() -> None:
    found = [
        (row["record_id"], row["field"], row["code"])
        for row in number_tables()["doubts"]
        if "unclear" in str(row["code"])
    ]
    assert found == [
        ("r/1/i1", "current", "indicator_value_unclear"),
        ("r/1/m1", "followup", "number_unclear"),
    ]
