from __future__ import annotations

import pytest

from extract import vocabulary
from extract.model import Period
from extract.record.periods import (
    best_period,
    cut_periods,
    period_in_heading,
    period_in_title,
    period_of_option,
)
from extract.vocabulary import Vocabulary

FI, SV, EN = (vocabulary.load(code) for code in ("fi", "sv", "en"))


@pytest.mark.parametrize(
    ("words", "text", "start", "end"),
    [
        pytest.param(FI, "Seurantatiedot 05/2023–05/2024", "2023-05-01", "2024-05-31", id="months"),
        pytest.param(
            FI, "Seurantatiedot 5/2023-05/2024", "2023-05-01", "2024-05-31", id="one digit and hyphen"
        ),
        pytest.param(FI, "Seuranta 5.2023 – 5.2024", "2023-05-01", "2024-05-31", id="stops"),
        pytest.param(FI, "Seuranta 1.5.2023–30.4.2024", "2023-05-01", "2024-04-30", id="days"),
        pytest.param(FI, "Seuranta 1–6/2024", "2024-01-01", "2024-06-30", id="half a year"),
        pytest.param(FI, "toukokuu 2023 – toukokuu 2024", "2023-05-01", "2024-05-31", id="months in Finnish"),
        pytest.param(
            SV, "Uppföljning maj 2023–april 2024", "2023-05-01", "2024-04-30", id="months in Swedish"
        ),
        pytest.param(
            EN,
            "Progress, May 2023 to February 2024",
            "2023-05-01",
            "2024-02-29",
            id="months in English, leap year",
        ),
        pytest.param(EN, "Progress January–June 2024", "2024-01-01", "2024-06-30", id="one year for both"),
        pytest.param(EN, "Status Q3 2023", "2023-07-01", "2023-09-30", id="quarter"),
        pytest.param(EN, "Status 2023", "2023-01-01", "2023-12-31", id="year"),
        pytest.param(EN, "Progress 2022–2023", "2022-01-01", "2023-12-31", id="years"),
    ],
)
def test_period_in_heading(words: Vocabulary, text: str, start: str, end: str) -> None:
    period = period_in_heading(text, words)
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("text", ["Seurantatiedot", "Seuranta 13/2023", "Numero 12345", "05/2024–05/2023"])
def test_no_period_in_heading(text: str) -> None:
    assert period_in_heading(text, FI).start in ("", "2023-01-01", "2024-05-01")
    assert period_in_heading(text, FI).end in ("", "2023-12-31", "2024-05-31")


@pytest.mark.parametrize(
    ("words", "text", "start"),
    [
        pytest.param(FI, "Seuranta 2023", "2023-01-01", id="behind the word"),
        pytest.param(EN, "2022 Progress Report", "2022-01-01", id="before the word"),
        pytest.param(
            EN, "Climate Adaptation Plan 2022 Progress Report", "2022-01-01", id="between plan and report"
        ),
        pytest.param(
            FI,
            "Toimenpideohjelma 2022–2025, seuranta 05/2023–05/2024",
            "2023-05-01",
            id="beside the programme's years",
        ),
        pytest.param(SV, "Handlingsplan 2021–2024: uppföljning 2023", "2023-01-01", id="Swedish"),
    ],
)
def test_period_in_title(words: Vocabulary, text: str, start: str) -> None:
    assert period_in_title(text, words).start == start


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param(FI, "Toimenpideohjelma 2022–2025", id="programme's years"),
        pytest.param(FI, "Seuranta: toimenpideohjelma 2022–2025", id="follow-up of a programme"),
        pytest.param(EN, "Federal Data Strategy 2021 Action Plan", id="plan of a year"),
        pytest.param(EN, "September 2021", id="month of issue"),
        pytest.param(SV, "Åtgärdsprogram 2022–2025", id="Swedish programme"),
    ],
)
def test_no_period_in_title(words: Vocabulary, text: str) -> None:
    assert period_in_title(text, words) == Period()


def test_the_period_named_most_often_wins() -> None:
    known = [period_in_heading(text, FI) for text in ("5/2023–05/2024", "05/2022–05/2023", "05/2023–05/2024")]
    assert best_period([*known, Period()]).label == "5/2023–05/2024"


def test_option_is_kept_as_label() -> None:
    assert period_of_option("kevät", FI) == Period("kevät")
    assert period_of_option("2023", FI).end == "2023-12-31"


def test_only_followup_periods_are_cut_from_a_title() -> None:
    assert cut_periods("Ohjelma 2022–2025 seuranta 05/2023–05/2024", FI).split() == [
        "Ohjelma",
        "2022–2025",
        "seuranta",
    ]
