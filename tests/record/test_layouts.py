from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract import vocabulary
from extract.errors import NothingRecognised
from extract.model import Doubt, Place, ReportContent
from extract.record import RecordOptions, record_report
from extract.record.columns import match_heading
from tests.record.layouts import LAYOUTS, PROGRAMME, outline
from tests.record.mini import Block, document, lines

FI_HEAD = "Toimenpide | Vastuutaho | Aikataulu | Seuranta | LV"


def read(*blocks: Block, **given: Any) -> ReportContent:
    return record_report(document(*blocks), RecordOptions(**given))


@pytest.mark.parametrize("name", LAYOUTS)
def test_same_programme_in_every_layout(name: str) -> None:
    assert outline(read(*LAYOUTS[name])) == PROGRAMME


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_layout_leaves_a_row_out_or_a_status_unclear(name: str) -> None:
    content = read(*LAYOUTS[name])
    doubts = [*content.doubts, *(d for goal in content.goals for m in goal.measures for d in m.doubts)]
    assert {d.code for d in doubts}.isdisjoint(
        {"row_left_out", "status_unclear", "empty_cell", "measure_without_goal"}
    )


@pytest.mark.parametrize(
    ("language", "blocks"),
    [
        pytest.param(
            "fi",
            (
                "Tavoite 1. Kasvu",
                lines(
                    "Toimenpiteet | Vastuutahot | Aikataulu | Seurantatiedot | LV",
                    "Tehdään opas | Kanslia | 2023 | Tehty. | #00b050",
                ),
            ),
            id="Finnish",
        ),
        pytest.param(
            "sv",
            (
                "Mål 1. Tillväxt",
                lines(
                    "Åtgärder | Ansvariga | Tidtabell | Uppföljning | TL",
                    "En guide görs | Kansliet | 2023 | Gjord. | #00b050",
                ),
            ),
            id="Swedish",
        ),
        pytest.param(
            "en",
            (
                "Goal 1. Growth",
                lines(
                    "Measures | Responsible | Timetable | Follow-up | RAG",
                    "Write a guide | Office | 2023 | Out. | #00b050",
                ),
            ),
            id="English",
        ),
    ],
)
def test_three_languages(language: str, blocks: tuple[str, ...]) -> None:
    goal, rows = blocks
    content = read(f"# {goal}", rows)
    measure = content.goals[0].measures[0]
    assert (content.language, content.goals[0].number) == (language, "1")
    assert measure.measure and measure.responsible and measure.schedule and measure.followup
    assert measure.status.code == "on_track"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            (f"{FI_HEAD}\nTehdään opas | K | 2022 | Alku. | #00b050\n^ | O | 2023 | Loppu. | ^",),
            ["Tehdään opas | K/O | 2022/2023 | Alku./Loppu. | on_track"],
            id="measure merged over rows",
        ),
        pytest.param(
            (f"{FI_HEAD}\nTehdään opas | K | 2022 | Alku. | #00b050\n | O | | Loppu. |",),
            ["Tehdään opas | K/O | 2022 | Alku./Loppu. | on_track"],
            id="row without a measure goes on",
        ),
        pytest.param(
            (f"{FI_HEAD}\nA tehdään | K | 2022 | Tehty. | #00b050\nB tehdään | ^ | 2023 | Ei. | #ff0000",),
            ["A tehdään | K | 2022 | Tehty. | on_track", "B tehdään | K | 2023 | Ei. | not_done"],
            id="party merged over two measures",
        ),
        pytest.param(
            (
                lines(
                    f"{FI_HEAD}",
                    "(mitä) | (kuka) | (milloin) | (mitä tehtiin) | (väri)",
                    "Opas | K | 2022 | Tehty. | #00b050",
                ),
            ),
            ["Opas | K | 2022 | Tehty. | on_track"],
            id="template hints",
        ),
        pytest.param(
            ("Toimenpide | Vastuu | Kumppanit | Aikataulu\nOpas | K | HSL | 2023",),
            ["Opas | K/HSL | 2023 |  | "],
            id="partners join the responsible",
        ),
        pytest.param(
            (
                lines(
                    f"{FI_HEAD}",
                    "**Oppaat** | < | < | < | <",
                    "Opas | K | 2022 | Tehty. | #00b050",
                    "Kirja | K | 2022 | Tehty. | #00b050",
                ),
            ),
            ["[Oppaat] Opas | K | 2022 | Tehty. | on_track", "[Oppaat] Kirja | K | 2022 | Tehty. | on_track"],
            id="theme row",
        ),
        pytest.param(
            (
                lines(
                    "Teema | Toimenpide | Vastuu | Seuranta",
                    "Oppaat | Opas | K | Tehty.",
                    "^ | Kirja | K | Tehty.",
                    "Tilat | Talo | K | Ei.",
                ),
            ),
            [
                "[Oppaat] Opas | K |  | Tehty. | ",
                "[Oppaat] Kirja | K |  | Tehty. | ",
                "[Tilat] Talo | K |  | Ei. | ",
            ],
            id="theme column",
        ),
        pytest.param(
            ("Toimenpide | Vastuu | Seuranta\n1 Opas | K | Tehty.\n2 Kirja | K | Ei.",),
            ["1 Opas | K |  | Tehty. | ", "2 Kirja | K |  | Ei. | "],
            id="plain numbers that count up",
        ),
    ],
)
def test_rows(blocks: tuple[str, ...], expected: list[str]) -> None:
    assert outline(read(*blocks)).splitlines()[1:] == [f"  {line}" for line in expected]


def test_several_periods_fill_followups_and_the_latest_the_measure() -> None:
    content = read(
        lines(
            "Toimenpide | Seuranta 2022 | < | Seuranta 2023 | <",
            "^ | Toteuma | LV | Toteuma | LV",
            "Opas | Alku. | #ffff00 | Loppu. | #00b050",
        )
    )
    measure = content.goals[0].measures[0]
    assert [(f.period.label, f.text.text, f.status.colour) for f in measure.followups] == [
        ("2022", "Alku.", "yellow"),
        ("2023", "Loppu.", "green"),
    ]
    assert (measure.followup.text, measure.status.colour, content.period.label) == ("Loppu.", "green", "2023")


def test_further_columns_are_kept_by_heading_in_order() -> None:
    content = read("Toimenpide | Budjetti | Vastuu | Riskit\nOpas | 100 € | K | Kiire")
    assert content.goals[0].measures[0].other == (("Budjetti", "100 €"), ("Riskit", "Kiire"))


def test_headings_of_sections_under_a_goal_are_themes() -> None:
    head = "Office | Action | Timeline\nHUD | Write | 2023"
    content = read("# Objective 2: Finance", "**2.1 Reduce risk**", head, "**2.2 Raise money**", head)
    assert [m.theme.text for m in content.goals[0].measures] == ["2.1 Reduce risk", "2.2 Raise money"]


def test_title_rows_of_tables_under_a_goal_are_themes() -> None:
    tables = [
        lines(f"**{name}** | < | <", "Action | Office | Timeline", "Write | HUD | 2023")
        for name in ("Risk", "Money")
    ]
    content = read("# Objective 2: Finance", *tables)
    assert [m.theme.text for m in content.goals[0].measures] == ["Risk", "Money"]


def test_doubts_of_reading_reach_the_measure_or_the_report() -> None:
    made = document(f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050")
    doubts = (Doubt("row_joined", "x", Place(row=1, column=3)), Doubt("table_joined", "y", Place(row=0)))
    made = replace(made, blocks=(replace(made.tables[0], doubts=doubts),))
    content = record_report(made, RecordOptions())
    assert [(d.code, d.field) for d in content.goals[0].measures[0].doubts] == [("row_joined", "followup")]
    assert "table_joined" in {doubt.code for doubt in content.doubts}


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        pytest.param(
            (f"{FI_HEAD}\nOpas | K | 2022 | Tehty. |",), "status_unclear", id="no light in a light column"
        ),
        pytest.param(
            (f"{FI_HEAD}\nHuomautus: luvut ovat alustavia. | < | < | < | <\nOpas | K | 2022 | T. | #00b050",),
            "row_left_out",
            id="sentence over the table",
        ),
        pytest.param(
            ("Toimenpide | Budjetti\nOpas | 100", f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050"),
            "table_ignored",
            id="table of costs",
        ),
        pytest.param(
            (f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050", "Kirja tehdään | K | 2022 | T. | #00b050"),
            "header_carried",
            id="table without a header",
        ),
        pytest.param(
            (f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050",),
            "colour_by_convention",
            id="colours without a legend",
        ),
        pytest.param((f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050",), "period_unknown", id="no period"),
        pytest.param(
            ("Tavoite | Tila\n1 Kasvu | #00b050\n2 Taito | #ffc000",), "measures_missing", id="no measures"
        ),
        pytest.param(
            (
                "# Tavoite 1: Kasvu",
                f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050",
                "LV Tavoite 2. Taito Kirja tehdään K 2023",
            ),
            "number_sequence",
            id="a goal in running text",
        ),
        pytest.param(
            ("#00b050 | Valmis\n#ffc000 | Kesken", "Toimenpide | Vastuu | Seuranta\nOpas | K | Tehty."),
            "status_missing",
            id="lights explained, none found",
        ),
        pytest.param(
            ("Nro | Toimenpide | Vastuu | Seuranta\n1 | Opas | K | T\n2 | Kirja | K | T\n4 | Talo | K | T",),
            "number_sequence",
            id="number missing",
        ),
        pytest.param(
            (
                lines(
                    f"{FI_HEAD}",
                    "A tehdään | K | 2022 | T. | #00b050",
                    "Tavoite 1: Kasvu | < | < | < | <",
                    "B tehdään | K | 2022 | T. | #00b050",
                ),
            ),
            "measure_without_goal",
            id="measure above the first goal",
        ),
        pytest.param(
            (
                "## Asuminen",
                f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050",
                "## Liikenne",
                f"{FI_HEAD}\nTie | K | 2022 | T. | #00b050",
            ),
            "goal_guessed",
            id="headings without a label",
        ),
        pytest.param(
            (
                f"{FI_HEAD}\n"
                + "\n".join(f"Opas {i} tehdään | K | 2022 | {'T.' if i else ''} | #00b050" for i in range(5)),
            ),
            "empty_cell",
            id="one cell empty of five",
        ),
    ],
)
def test_doubts(blocks: tuple[str, ...], code: str) -> None:
    content = read(*blocks)
    goals = [
        d for goal in content.goals for d in (*goal.doubts, *(d for m in goal.measures for d in m.doubts))
    ]
    assert code in {doubt.code for doubt in (*content.doubts, *goals)}


def test_report_without_status_leaves_it_empty_and_has_no_doubt_about_it() -> None:
    content = read("Toimenpide | Vastuu | Seuranta 2023\nOpas | K | Tehty.")
    measure = content.goals[0].measures[0]
    assert (measure.status.code, measure.status.colour, measure.doubts, content.doubts) == ("", "", (), ())


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("Nimi | Puhelin | Sähköposti\nMaija | 09 1234 | m@x.fi", id="contacts"),
        pytest.param("Toimenpide | Budjetti | Toteuma\nOpas | 100 | 90", id="costs"),
        pytest.param("Mittari | Lähtötaso | Tavoite 2025\nVäestö | 1 | 2", id="indicators"),
        pytest.param("Tavoite 1 | 5\nTavoite 2 | 9", id="contents"),
        pytest.param("Organisaatio | Kaupunki\nVirasto | Kanslia", id="agency card"),
    ],
)
def test_nothing_recognised_shows_the_headers(block: str) -> None:
    with pytest.raises(NothingRecognised) as caught:
        read(block)
    assert block.split("\n")[0].split(" | ")[0] in str(caught.value)


def test_ignored_tables_are_told_with_place_and_reason() -> None:
    content = read("Nimi | Puhelin\nMaija | 09", f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050")
    table = content.ignored[0]
    assert (table.place.table, table.header) == (0, ("Nimi", "Puhelin"))
    assert "another kind" in table.reason


def test_profile_teaches_a_family_of_reports(tmp_path: Path) -> None:
    path = tmp_path / "family.toml"
    path.write_text(
        lines(
            'language = "ru"',
            "[columns]",
            'measure = ["мероприятия"]',
            'schedule = ["дата исполнения"]',
            'followup = ["отметка об исполнении"]',
        )
    )
    rows = lines(
        " | мероприятия | дата исполнения | отметка об исполнении",
        "1. | 2 | 3 | 4",
        "1. | Мониторинг | март | Сайт",
        "2 | Отчет | май | Сайт",
    )
    with pytest.raises(NothingRecognised):
        read(rows)
    content = read(rows, profile=vocabulary.load_profile(path))
    assert [(m.number, m.measure.text) for m in content.goals[0].measures] == [
        ("1", "Мониторинг"),
        ("2", "Отчет"),
    ]


def test_given_period_and_language_win() -> None:
    content = read(f"{FI_HEAD}\nOpas | K | 2022 | T. | #00b050", language="fi", period="05/2023–05/2024")
    assert (content.language, content.period.end) == ("fi", "2024-05-31")


def test_signs_and_dashes_without_a_colour_are_no_lights() -> None:
    rows = "Measure | Progress | Status\nGuide | Made. | ✔ Done\nCourse | Open. | – Not started"
    (goal,) = read(rows).goals
    assert [measure.status.colour for measure in goal.measures] == ["", ""]


OTHER_TABLES = [
    pytest.param(
        "**Kohteen tyyppi** | **Kuvaus** | **Toimenpide**\nMuseo | Vanha | Opas tehdään", id="a bold header"
    ),
    pytest.param(
        "**Kulttuurikohteet** | < | <\n**Kohteen tyyppi** | **Kuvaus** | **Toimenpide**\nTalo | Vanha | Opas",
        id="under a title",
    ),
]


@pytest.mark.parametrize("other", OTHER_TABLES)
def test_a_header_of_its_own_keeps_the_header_before_from_a_table(other: str) -> None:
    content = read("Toimenpide | Aikataulu | Seuranta\nOpas | 2022 | Tehty.", other)
    assert [m.measure.text for goal in content.goals for m in goal.measures] == ["Opas"]
    assert content.ignored[0].header == ("Kohteen tyyppi", "Kuvaus", "Toimenpide")
    assert "table_ignored" in {doubt.code for doubt in content.doubts}


def test_a_table_of_indicators_under_a_goal_gives_the_goals_light() -> None:
    content = read(
        "# Tavoite 1. Kasvu",
        lines("Mittari | Nykytila | LV", "Väestö kasvaa | 5 000 | #00b050", "Työpaikat | 900 | ^"),
        f"{FI_HEAD}\nOpas | K | 2022 | Tehty. | #ff0000",
    )
    (goal,) = content.goals
    assert [(pair.target.text, pair.current.text) for pair in goal.indicators] == [
        ("Väestö kasvaa", "5 000"),
        ("Työpaikat", "900"),
    ]
    assert (goal.status.colour, goal.measures[0].status.colour) == ("green", "red")


def test_lights_of_indicators_that_differ_leave_the_goals_status_doubtful() -> None:
    table = lines("Mittari | Nykytila | LV", "Väestö | 5 000 | #00b050", "Työpaikat | 900 | #ff0000")
    content = read("# Tavoite 1. Kasvu", table, f"{FI_HEAD}\nOpas | K | 2022 | Tehty. | #ff0000")
    assert ("status_unclear", "status") in {(d.code, d.field) for d in content.goals[0].doubts}


def test_a_goals_cell_may_reach_down_beside_the_header_of_its_measures() -> None:
    table = lines(
        "Tavoite | Mittari ja nykytila | < | LV",
        "Tavoite 1. Kasvu jatkuu kaikilla alueilla | Väestö kasvaa → 5 000 | < | #00b050",
        "^ | Toimenpide | Seuranta | LV",
        "^ | Opas tehdään | Tehty. | #ff0000",
        "^ | Kirja tehdään | Aloitettu. | #ffff00",
    )
    (goal,) = read(table).goals
    assert [(m.measure.text, m.status.colour, m.other) for m in goal.measures] == [
        ("Opas tehdään", "red", ()),
        ("Kirja tehdään", "yellow", ()),
    ]
    assert (goal.number, goal.status.colour, len(goal.indicators)) == ("1", "green", 1)


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        pytest.param("Progress April 2023 – March 2024", "en", id="English"),
        pytest.param("Uppföljning september 2023–augusti 2024", "sv", id="Swedish"),
        pytest.param("Seuranta toukokuu 2023 – toukokuu 2024", "fi", id="Finnish"),
    ],
)
def test_the_months_of_a_period_leave_a_heading_clear(heading: str, language: str) -> None:
    match = match_heading(heading, vocabulary.load(language))
    assert (match.role, match.is_fuzzy) == ("followup", False)
