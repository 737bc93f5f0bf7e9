"""A fourth language is one TOML file: a German report gives its records."""

from __future__ import annotations

import pytest

from extract import vocabulary
from extract.model import Measure
from extract.record import RecordOptions, record_report
from extract.record.labels import split_goal_label, without_continuation
from extract.record.periods import period_in_heading
from extract.record.status import code_of_words
from tests.record.mini import document, lines

DE = vocabulary.load("de")
REPORT = document(
    "# Aktionsprogramm Klimaanpassung 2022–2026",
    "Fortschrittsbericht Januar bis Dezember 2023",
    "Grün = im Plan, gelb = verzögert, rot = nicht umgesetzt, weiß = noch nicht begonnen",
    lines(
        "Ziel | Indikator und aktueller Stand | < | Ampel",
        "Ziel 1. Die Stadt bleibt kühl | Grün je Kopf 20 m² // → 18 m² | < | #92d050",
        "Maßnahmen | Zuständigkeit | Zeitplan | Umsetzungsstand 2023 | Ampel",
        "**Bäume** 1.1 Es werden Bäume gepflanzt. | Bauamt | 2022–2025 | 320 Bäume. | #92d050",
        "1.2 Brunnen | Wasserwerke | bis 2024 | Zwei Brunnen. | #ffff00",
        "Ziel 1 (Fortsetzung) | < | < | < | <",
        "1.3 Hitzeplan | Gesundheitsamt | offen | Noch nichts. |",
    ),
    "# Ziel 2: Der Boden atmet",
    lines(
        "Nr. | Was wird getan? | Federführung | Beteiligte | Bis wann? | Stand der Umsetzung | Status",
        "2.1 | Kataster | Bauamt | Hochschule | 2025 | Entwurf liegt vor. | in Umsetzung",
        "2.2 | Schulhöfe | Schulamt | | 2024 | Drei Höfe. | abgeschlossen",
    ),
)


def row(measure: Measure) -> tuple[str, ...]:
    fields = (measure.theme, measure.measure, measure.responsible, measure.schedule, measure.followup)
    return (measure.number, *(field.text for field in fields), measure.status.code)


def test_a_german_report_gives_its_records() -> None:
    content = record_report(REPORT, RecordOptions())
    assert (content.language, content.programme) == ("de", "Aktionsprogramm Klimaanpassung 2022–2026")
    assert (content.period.start, content.period.end) == ("2023-01-01", "2023-12-31")
    assert [(goal.number, goal.goal.text) for goal in content.goals] == [
        ("1", "Die Stadt bleibt kühl"),
        ("2", "Der Boden atmet"),
    ]
    assert [row(measure) for goal in content.goals for measure in goal.measures] == [
        ("1.1", "Bäume", "Es werden Bäume gepflanzt.", "Bauamt", "2022–2025", "320 Bäume.", "on_track"),
        ("1.2", "Bäume", "Brunnen", "Wasserwerke", "bis 2024", "Zwei Brunnen.", "delayed"),
        ("1.3", "Bäume", "Hitzeplan", "Gesundheitsamt", "offen", "Noch nichts.", "not_started"),
        ("2.1", "", "Kataster", "Bauamt\nHochschule", "2025", "Entwurf liegt vor.", "started"),
        ("2.2", "", "Schulhöfe", "Schulamt", "2024", "Drei Höfe.", "completed"),
    ]


def test_a_german_goal_has_its_light_and_indicator() -> None:
    goal = record_report(REPORT, RecordOptions()).goals[0]
    (indicator,) = goal.indicators
    assert (goal.status.code, indicator.target.text, indicator.current.text) == (
        "on_track",
        "Grün je Kopf 20 m²",
        "18 m²",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Maßnahme ist planmäßig", "on_track"),
        ("Nicht umgesetzt", "not_done"),
        ("Teilweise umgesetzt", "started"),
        ("Noch nicht begonnen", "not_started"),
        ("Nicht im Zeitplan", "delayed"),
        ("Wird nicht weiterverfolgt", "cancelled"),
        ("Umgesetzt", "completed"),
        ("Ein guter Tag", ""),
    ],
)
def test_german_status_words(text: str, code: str) -> None:
    assert code_of_words(text, DE) == code


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Umsetzungsstand März 2023 bis Mai 2024", "2023-03-01", "2024-05-31"),
        ("Sachstand 2022 bis 2023", "2022-01-01", "2023-12-31"),
        ("Stand 31.12.2023", "", ""),
    ],
)
def test_german_periods(text: str, start: str, end: str) -> None:
    period = period_in_heading(text, DE)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("Ziel 1. Kühl", "1", "Kühl"),
        ("Strategisches Ziel II – Kühl", "II", "Kühl"),
        ("Oberziel 3: Kühl", "3", "Kühl"),
    ],
)
def test_german_goal_labels(text: str, number: str, rest: str) -> None:
    label = split_goal_label(text, DE)
    assert label is not None
    assert (label.number, label.text) == (number, rest)


def test_german_continuation_and_suspended_words() -> None:
    assert without_continuation("Ziel 1 (Fortsetzung)", DE) == "Ziel 1"
    assert {"und", "oder"} <= vocabulary.suspending_words()
