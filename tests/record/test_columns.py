from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record.columns import find_headers, match_heading
from extract.record.grid import Grid
from extract.record.settle import settle
from extract.vocabulary import Vocabulary
from tests.record.mini import table

FI, SV, EN = (vocabulary.load(code) for code in ("fi", "sv", "en"))


@pytest.mark.parametrize(
    ("words", "heading", "role"),
    [
        pytest.param(FI, "Toimenpiteet", "measure", id="measures, Finnish"),
        pytest.param(FI, "TOIMENPITEEN KUVAUS", "measure", id="capitals"),
        pytest.param(FI, "Toimenpitet", "measure", id="misspelt"),
        pytest.param(FI, "Vastuutahot ja kumppanit", "responsible", id="two parties in one"),
        pytest.param(FI, "Toteutuksen aikataulu", "schedule", id="with an addition"),
        pytest.param(FI, "Seurantatiedot 05/2023–05/2024", "followup", id="with a period"),
        pytest.param(FI, "Päämittari ja sen nykytilanne", "indicator", id="main indicator"),
        pytest.param(FI, "LV", "status", id="traffic light"),
        pytest.param(FI, "Määräraha 2024", "other", id="budget"),
        pytest.param(SV, "Åtgärder", "measure", id="measures, Swedish"),
        pytest.param(SV, "Ansvarsinstanser", "responsible", id="responsible, Swedish"),
        pytest.param(SV, "Uppföljning 2023", "followup", id="follow-up, Swedish"),
        pytest.param(SV, "Samarbetspartner", "partner", id="partner, Swedish"),
        pytest.param(EN, "Sub-goal", "measure", id="sub-goal"),
        pytest.param(EN, "Milestone", "measure", id="milestone"),
        pytest.param(EN, "Action", "measure", id="action"),
        pytest.param(EN, "Office", "responsible", id="office"),
        pytest.param(EN, "Estimated Date of Completion", "schedule", id="estimated date"),
        pytest.param(EN, "Brief Description of Progress", "followup", id="description of progress"),
        pytest.param(EN, "Current Status", "status", id="current status"),
        pytest.param(EN, "Status 2023", "status", id="status of a year"),
        pytest.param(EN, "Measurement", "other", id="measurement is no measure"),
        pytest.param(EN, "Required or Encouraged", "other", id="required or encouraged"),
        pytest.param(EN, "Resource Implications", "other", id="resources"),
    ],
)
def test_role_of_heading(words: Vocabulary, heading: str, role: str) -> None:
    assert match_heading(heading, words).role == role


@pytest.mark.parametrize(
    "heading",
    [
        "",
        "2023",
        "Helsinki",
        "Dec. 31, 2021",
        "The council adopted the plan and asked its offices to report to it every year in May.",
    ],
)
def test_no_role(heading: str) -> None:
    assert match_heading(heading, EN).role == ""


@pytest.mark.parametrize("words", [FI, SV, EN])
def test_each_word_of_a_vocabulary_shows_its_own_role(words: Vocabulary) -> None:
    known = {entry: role for role, entries in reversed([*words.columns.items()]) for entry in entries}
    wrong = {
        entry: match_heading(entry, words).role
        for entry, role in known.items()
        if match_heading(entry, words).role != role
    }
    assert wrong == {}


def roles(text: str, words: Vocabulary = FI) -> list[str]:
    return [
        " ".join(column.role or "-" for column in header.columns)
        for header in find_headers(Grid(table(text)), words)
    ]


HEAD = "Toimenpide | Vastuu | Seuranta | LV"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(HEAD + "\nOpas | K | Tehty |", ["measure responsible followup status"], id="first row"),
        pytest.param(
            "Seuranta 2023 | < | < | <\n" + HEAD, ["measure responsible followup status"], id="banner above"
        ),
        pytest.param(
            f"{HEAD}\nOpas | K | Tehty |\n{HEAD}\nKurssi | K | Kesken |",
            ["measure responsible followup status"] * 2,
            id="repeated",
        ),
        pytest.param(
            "Tavoite | Päämittari ja sen nykytilanne | < | LV\nTavoite 1. Kasvu | Kasvaa | < |\n" + HEAD,
            ["goal indicator indicator status", "measure responsible followup status"],
            id="goals above measures",
        ),
        pytest.param(
            "Toimenpide | Seuranta 2022 | < | Seuranta 2023 | <\n^ | Toteuma | LV | Toteuma | LV",
            ["measure followup status followup status"],
            id="two tiers, merged downwards",
        ),
        pytest.param(
            "Toimenpide | Seuranta 2022 | < | Vastuu\n | Toteuma | LV | \nOpas | Tehty | | K",
            ["measure followup status responsible"],
            id="two tiers, empty below",
        ),
        pytest.param(
            "Tavoite 1: Kasvu | Vastuu | Seuranta | LV",
            ["measure responsible followup status"],
            id="goal in the header",
        ),
        pytest.param(
            "LV | Seuranta | Vastuu | Toimenpide", ["status followup responsible measure"], id="other order"
        ),
    ],
)
def test_headers(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Opas | Kanslia | Tehty\nKurssi | Opetus | Kesken", id="rows of data"),
        pytest.param("Tavoite 1. Kasvu | Sijoitus 10. | ", id="goal row with a short indicator"),
        pytest.param("Seuranta | x | y | z", id="one heading of four"),
    ],
)
def test_no_header(text: str) -> None:
    assert roles(text) == []


def test_short_row_below_a_header_is_no_second_header() -> None:
    assert len(roles(HEAD + "\nSeurannan aikataulu | Vastuu avoin | Ei seurantaa |")) == 1


def settled(text: str, words: Vocabulary = FI) -> tuple[str, list[str]]:
    grid = Grid(table(text))
    header = find_headers(grid, words)[0]
    header, doubts = settle(header, grid, range(header.last_row + 1, grid.table.rows), words)
    return " ".join(column.role or "-" for column in header.columns), [doubt.code for doubt in doubts]


@pytest.mark.parametrize(
    ("text", "expected", "doubts"),
    [
        pytest.param(
            "Toimenpide | Seuranta | \nOpas | Tehty | #00b050\nKurssi | Ei | #ff0000",
            "measure followup status",
            ["column_guessed"],
            id="lights without a heading",
        ),
        pytest.param(
            " | Toimenpide | Seuranta\n1 | Opas | Tehty\n2 | Kurssi | Ei",
            "number measure followup",
            ["column_guessed"],
            id="numbers without a heading",
        ),
        pytest.param(
            "Toimenpide | Vastuu | Tilanne\nOpas | K | Valmis\nKurssi | K | Kesken",
            "measure responsible status",
            ["column_guessed"],
            id="status under a follow-up's heading",
        ),
        pytest.param(
            "Toimenpide | Budjetti | Toteuma\nOpas | 100 | 90 €",
            "measure other other",
            [],
            id="spent money is no follow-up",
        ),
        pytest.param(
            "Mitä luvattiin | Vastuu | Aikataulu\nTehdään opas kaikille | K | 2023",
            "measure responsible schedule",
            ["column_guessed"],
            id="measure guessed",
        ),
        pytest.param(
            "Vastuutaho ja edustaja ohjausryhmässä | Toimenpide | Seuranta\nK | Opas | Tehty",
            "responsible measure followup",
            ["header_fuzzy"],
            id="rough heading",
        ),
        pytest.param(
            "Nro | Toimenpide | Seuranta\nKanslia | Opas | Tehty",
            "other measure followup",
            [],
            id="texts under a number's heading",
        ),
    ],
)
def test_roles_by_content(text: str, expected: str, doubts: list[str]) -> None:
    assert settled(text) == (expected, doubts)


LIT = "Toimenpide | Vastuu | Seuranta | {} \nOpas | K | Tehty | #00b050\nKurssi | K | Ei | #ff0000"


@pytest.mark.parametrize(
    ("text", "expected", "doubts"),
    [
        pytest.param(
            LIT.format("Ampel"), "measure responsible followup status", ["column_guessed"], id="lights"
        ),
        pytest.param(
            LIT.format("Bud get"), "measure responsible followup status", ["column_guessed"], id="cut"
        ),
        pytest.param(
            "Toimenpide | Vastuu | Koska | LV\nOpas | K | 2024–2025 | Tehty\nKurssi | K | 6/2024 | Kesken",
            "measure responsible schedule status",
            ["column_guessed"],
            id="dates",
        ),
        pytest.param(
            "Toimenpide | Vastuu | Onko? | Aikataulu\nOpas | K | Valmis | 2024\nKurssi | K | Kesken | 2025",
            "measure responsible status schedule",
            ["column_guessed"],
            id="statuses",
        ),
        pytest.param(
            f"Toimenpide | Vastuu | Kertomus | LV\nOpas | K | {'Opas tehtiin ja jaettiin. ' * 3} | Valmis",
            "measure responsible followup status",
            ["column_guessed"],
            id="long texts",
        ),
        pytest.param(
            "Toimenpide | Vastuu | Kertomus | LV\nOpas | K | Ks. liite | Valmis",
            "measure responsible other status",
            ["column_missing"],
            id="nothing that fits, but a column that could",
        ),
        pytest.param(
            "Toimenpide | Vastuu | Budjetti | LV\nOpas | K | 2024 | Valmis\nKurssi | K | 2025 | Kesken",
            "measure responsible other status",
            [],
            id="a known further column is no schedule",
        ),
        pytest.param(
            "Toimenpide | Vastuu | LV\nOpas #00b050 | K | Valmis\nKurssi #ff0000 | K | Kesken",
            "measure responsible status",
            ["lights_unread"],
            id="colours in another column",
        ),
        pytest.param(
            "Toimenpide | Vastuu | LV\nOpas #dddddd | K | Valmis\nKurssi #ffffff | K | Kesken",
            "measure responsible status",
            [],
            id="shading is no light",
        ),
    ],
)
def test_needed_columns_that_no_heading_tells(text: str, expected: str, doubts: list[str]) -> None:
    assert settled(text) == (expected, doubts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Action | Lead | State of play | Status\nGuide | HR | In use in 412 buildings. | Done",
            "measure responsible followup status",
            id="the usual words of another column",
        ),
        pytest.param(
            "Action | Lead | Status of all of these things | Status\nGuide | HR | x | Done",
            "measure responsible other status",
            id="a rough heading beside an exact one",
        ),
        pytest.param(
            "Action | Lead | Status by May 2023 | Status\nGuide | HR | Started | Done",
            "measure responsible status status",
            id="a period of its own",
        ),
    ],
)
def test_exact_heading_wins_over_a_rough_one(text: str, expected: str) -> None:
    assert settled(text, EN)[0] == expected


def test_clear_headings_stay_and_raise_no_doubt() -> None:
    assert settled(HEAD + "\nOpas | K | Tehty keväällä | Valmis") == (
        "measure responsible followup status",
        [],
    )
