"""What a person reads in each layout: the rules by hand, the records by the rules.

`python -m tests.layouts.expected` writes them anew from the programme, never from what the program gave.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.layouts.programme import LANGUAGES, Goal, Measure, Programme, programme
from tests.layouts.wording import PLAIN_HEADER, SCHEMES, note_on_budget

FOLDER = Path(__file__).with_name("expected")
GOAL_FIELDS = ("goal_no", "goal", "status")
MEASURE_FIELDS = (
    "goal_no",
    "theme",
    "measure_no",
    "measure",
    "responsible",
    "schedule",
    "followup",
    "status",
    "colour",
)
FOLLOWUP_FIELDS = ("measure_no", "period_label", "followup", "status")
Record = dict[str, str]


@dataclass(frozen=True)
class Reading:
    """Which of the programme's facts a layout prints."""

    scheme: str
    light: bool  # a colour is seen beside, or instead of, the word
    goal_no: bool = True
    goal_status: bool = False
    theme: bool = False
    measure_no: bool = True
    partner: bool = False
    schedule: bool = True
    earlier_period: bool = False
    extra_columns: bool = False


READINGS = {
    "goal_rows": Reading("coarse", light=True, goal_status=True, theme=True),
    "headings": Reading("words", light=False),
    "first_column": Reading("blue", light=True),
    "goal_lines": Reading("coarse", light=True, theme=True),
    "goal_in_header": Reading("coarse", light=True),
    "earlier_periods": Reading("words", light=False, schedule=False, earlier_period=True),
    "with_partners": Reading("words", light=False, theme=True, partner=True, extra_columns=True),
    "merged_rows": Reading("unfilled", light=True, goal_status=True),
    "beside_header": Reading("coarse", light=True, goal_status=True, theme=True),
    "cards": Reading("coarse", light=True),
    "labelled": Reading("words", light=False),
    "template_hints": Reading("words", light=False),
    "continued": Reading("blue", light=True, goal_status=True, theme=True),
    "horizontal": Reading("words", light=False, theme=True),
    "zebra": Reading("words", light=False),
    "two_up": Reading("coarse", light=True, schedule=False),
    "right_status": Reading("blue", light=True, goal_no=False, measure_no=False),
    "headed_cards": Reading("words", light=False),
    "grouped_periods": Reading("coarse", light=True, schedule=False, earlier_period=True),
}


def expected(structure: str, language: str) -> dict[str, list[Record]]:
    return expected_of(structure, programme(language))


def expected_of(structure: str, source: Programme) -> dict[str, list[Record]]:
    reading = READINGS[structure]
    records = {
        "goals": [_goal(reading, goal) for goal in source.goals],
        "measures": _measures(reading, source),
    }
    if reading.earlier_period:
        records["followups"] = [row for measure in _all(source) for row in _followups(reading, measure)]
    if reading.extra_columns:
        records["other"] = [_other(measure, source.language) for measure in _all(source)]
    return records


def _all(source: Programme) -> list[Measure]:
    return [measure for goal in source.goals for measure in goal.measures]


def _followups(reading: Reading, measure: Measure) -> list[Record]:
    """Both periods of a measure, the earlier first."""
    scheme = SCHEMES[reading.scheme]
    told = [
        ("2023", measure.earlier, scheme[measure.earlier_status]),
        ("2024", " ".join(measure.followup), scheme[measure.status]),
    ]
    return [
        dict(zip(FOLLOWUP_FIELDS, (measure.no, period, text, light.means), strict=True))
        for period, text, light in told
    ]


def _other(measure: Measure, language: str) -> Record:
    """The columns that are no field of a measure, by their header."""
    budget, notes = (PLAIN_HEADER[column].of(language) for column in ("budget", "notes"))
    return {budget: measure.budget, notes: note_on_budget(measure.no, language)}


def _goal(reading: Reading, goal: Goal) -> Record:
    return {
        "goal_no": goal.no if reading.goal_no else "",
        "goal": goal.text,
        "status": SCHEMES[reading.scheme][goal.status].means if reading.goal_status else "",
    }


def _measures(reading: Reading, source: Programme) -> list[Record]:
    return [_measure(reading, goal, measure) for goal in source.goals for measure in goal.measures]


def _measure(reading: Reading, goal: Goal, measure: Measure) -> Record:
    light = SCHEMES[reading.scheme][measure.status]
    parties = [*measure.responsible, *([measure.partner] if reading.partner else [])]
    return {
        "goal_no": goal.no if reading.goal_no else "",
        "theme": measure.theme if reading.theme else "",
        "measure_no": measure.no if reading.measure_no else "",
        "measure": measure.text,
        "responsible": " ".join(parties),
        "schedule": " ".join(measure.schedule) if reading.schedule else "",
        "followup": " ".join(measure.followup),
        "status": light.means,
        "colour": light.colour if reading.light else "",
    }


def expected_file(structure: str, language: str) -> Path:
    return FOLDER / f"{structure}.{language}.json"


def as_text(structure: str, language: str) -> str:
    return json.dumps(expected(structure, language), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for structure in READINGS:
        for language in LANGUAGES:
            expected_file(structure, language).write_text(as_text(structure, language), encoding="utf-8")


if __name__ == "__main__":
    main()
