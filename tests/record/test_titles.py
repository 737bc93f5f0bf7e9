from __future__ import annotations

import pytest

from extract import vocabulary
from extract.model import Paragraph
from extract.record import RecordOptions, record_report
from extract.record.titles import find_title, programme_of
from extract.vocabulary import Vocabulary
from tests.record.mini import document, paragraph

FI, SV, EN = (vocabulary.load(code) for code in ("fi", "sv", "en"))
ROWS = "Toimenpide | Vastuu | Seuranta\nOpas | K | Tehty."


@pytest.mark.parametrize(
    ("words", "lines", "title"),
    [
        pytest.param(
            FI, ["# Ohjelma 2022–2025", "## Seuranta 2023"], "Ohjelma 2022–2025", id="subtitle is none"
        ),
        pytest.param(
            FI, ["## Seuranta 2023", "# Ohjelma 2022–2025"], "Ohjelma 2022–2025", id="follow-up line above"
        ),
        pytest.param(FI, ["Liikennevaloseuranta = LV", "# Ohjelma"], "Ohjelma", id="legend line above"),
        pytest.param(FI, ["# Tavoite 1: Kasvu"], "", id="goal is no title"),
        pytest.param(
            EN, ["# Table of contents", "# Growth programme"], "Growth programme", id="contents are no title"
        ),
        pytest.param(FI, ["Ohjelma"], "Ohjelma", id="plain line, if there is no heading"),
    ],
)
def test_title(words: Vocabulary, lines: list[str], title: str) -> None:
    assert find_title(document(*lines, ROWS), words) == title


def sized(*lines: tuple[str, float]) -> list[Paragraph]:
    body = paragraph(
        "Text of the body that is much longer than any of the titles above it, as a body is. " * 3, size=10
    )
    return [*(paragraph(text, size=size) for text, size in lines), body]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param(
            [("Office", 36), ("Plan 2022 Report", 24)], "Office Plan 2022 Report", id="smaller second line"
        ),
        pytest.param(
            [("Plan", 20), ("2022 Progress Report", 20)], "Plan 2022 Progress Report", id="equal lines"
        ),
        pytest.param(
            [("Plan 2022–2025", 20), ("Progress 2023", 14)],
            "Plan 2022–2025",
            id="subtitle in smaller letters",
        ),
        pytest.param([("Plan", 36), ("Foreword", 14)], "Plan", id="far smaller letters"),
    ],
)
def test_title_of_several_lines(lines: list[tuple[str, float]], title: str) -> None:
    assert find_title(document(*sized(*lines)), EN) == title


def test_title_of_the_file_where_the_page_shows_none() -> None:
    assert find_title(document(ROWS, title="Ohjelma"), FI) == "Ohjelma"


@pytest.mark.parametrize(
    ("words", "title", "programme"),
    [
        (FI, "Ohjelma 2022–2025", "Ohjelma 2022–2025"),
        (FI, "Ohjelma 2022–2025: seuranta 05/2023–05/2024", "Ohjelma 2022–2025"),
        (EN, "Climate Adaptation Plan 2022 Progress Report", "Climate Adaptation Plan"),
        (EN, "Growth Programme – Annual Report 2023", "Growth Programme"),
        (EN, "Follow-up of the Action Plan 2022–2027", "Action Plan 2022–2027"),
        (EN, "Labour Body – Follow-up of the Action Programme", "Labour Body – Action Programme"),
        (EN, "Equality Plan – Annual Follow-up 2024", "Equality Plan"),
        (EN, "Plan for the Coast", "Plan for the Coast"),
        (SV, "Uppföljning av åtgärdsprogrammet för bättre luft", "åtgärdsprogrammet för bättre luft"),
        (SV, "Äldreprogrammet – uppföljning 2023 och 2024", "Äldreprogrammet"),
    ],
)
def test_programme(words: Vocabulary, title: str, programme: str) -> None:
    assert programme_of(title, words) == programme


@pytest.mark.parametrize(
    ("blocks", "given", "label"),
    [
        pytest.param(("# Ohjelma", "Seuranta 05/2023–05/2024", ROWS), {}, "05/2023–05/2024", id="subtitle"),
        pytest.param(
            ("# Ohjelma seuranta 2022", ROWS.replace("Seuranta", "Seuranta 2023")),
            {},
            "2023",
            id="heading first",
        ),
        pytest.param(("# Ohjelma", ROWS), {"title": "Seuranta 2021"}, "2021", id="title of the file"),
        pytest.param(("# Ohjelma", ROWS), {"name": "seuranta_2020.pdf"}, "2020", id="file name last"),
        pytest.param(("# Ohjelma 2022–2025", ROWS), {}, "", id="programme's own years"),
    ],
)
def test_period_of_report(blocks: tuple[str, ...], given: dict[str, str], label: str) -> None:
    assert record_report(document(*blocks, **given), RecordOptions()).period.label == label


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param(
            ["# Jokilaakso", "Palveluohjelma 2022–2028"], "Palveluohjelma 2022–2028", id="plain line"
        ),
        pytest.param(
            ["# Jokilaakson ohjelma", "Palveluohjelma"], "Jokilaakson ohjelma", id="heading names it"
        ),
        pytest.param(["# Jokilaakso", "Tilanne 31.12.2024"], "Jokilaakso", id="no name but a date"),
        pytest.param(["# Jokilaakso", "Ohjelma etenee hyvin."], "Jokilaakso", id="a sentence is no title"),
    ],
)
def test_line_that_names_the_programme_wins_over_a_larger_one(lines: list[str], title: str) -> None:
    assert find_title(document(*lines, ROWS), FI) == title


def test_producers_placeholder_is_no_title() -> None:
    assert find_title(document("Kasvun toimet", ROWS, title="(anonymous)"), FI) == "Kasvun toimet"
