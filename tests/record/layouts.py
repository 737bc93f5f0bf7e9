"""One small programme in many layouts: what each must give, and the layouts in the mini-language."""

from __future__ import annotations

from extract.model import ReportContent
from tests.record.mini import lines

PROGRAMME = """
1 City grows
  1.1 Write a guide | Office | 2023 | The guide is out. | completed
  1.2 Hold a course | School | 2024 | It goes on. | started
2 City learns
  2.1 Open a library | Library | 2025 | Nothing yet. | not_started
""".strip()


def outline(content: ReportContent) -> str:
    """The goals and measures of a report, one a line."""
    printed = []
    for goal in content.goals:
        printed.append(f"{goal.number} {goal.goal.text}".strip())
        for measure in goal.measures:
            fields = (measure.responsible, measure.schedule, measure.followup)
            text = " | ".join(field.text.replace("\n", "/") for field in fields)
            name = f"{measure.number} {measure.measure.text}".strip().replace("\n", "/")
            theme = f"[{measure.theme.text}] " if measure.theme else ""
            printed.append(f"  {theme}{name} | {text} | {measure.status.code}")
    return "\n".join(printed)


HEAD = "No | Measure | Responsible | Timetable | Follow-up | Status"
ROWS = (
    "1.1 | Write a guide | Office | 2023 | The guide is out. | Completed",
    "1.2 | Hold a course | School | 2024 | It goes on. | In progress",
    "2.1 | Open a library | Library | 2025 | Nothing yet. | Not started",
)
IN_FRONT = "Measure | Responsible | Timetable | Follow-up | Status"
FRONT_ROWS = tuple(row.replace(" | ", " ", 1) for row in ROWS)
LIGHTS = "Green = completed, yellow = in progress, red = not started"


def lit(row: str) -> str:
    """A row whose status is a fill."""
    for word, fill in (("Completed", "#00b050"), ("In progress", "#ffc000"), ("Not started", "#ff0000")):
        row = row.replace(word, fill)
    return row


def _reordered(row: str) -> str:
    number, measure, responsible, schedule, followup, status = row.split(" | ")
    return " | ".join((status, followup, schedule, measure, responsible, number))


def wide(text: str, columns: int = 6) -> str:
    """A row of one cell over all columns."""
    return " | ".join([text, *["<"] * (columns - 1)])


def _card(row: str) -> str:
    number, measure, responsible, schedule, followup, status = row.split(" | ")
    return lines(
        f"Measure {number} | {measure}",
        f"Responsible | {responsible}",
        f"Timetable | {schedule}",
        f"Status | {status}",
        f"Follow-up | {followup}",
    )


def _labelled(row: str) -> tuple[str, ...]:
    number, measure, responsible, schedule, followup, status = row.split(" | ")
    return (
        f"**Measure:** {number} {measure}",
        f"**Responsible:** {responsible}",
        f"**Timetable:** {schedule} **Status:** {status}",
        f"**Follow-up:** {followup}",
    )


GOAL_HEAD = "Goal | Main indicator and its current state | < | < | Status"
MERGED = "Goal | Measure | Responsible | Timetable | Follow-up | Status"

LAYOUTS: dict[str, tuple[str, ...]] = {
    "heading above each table": (
        "# Goal 1: City grows",
        lines(HEAD, *ROWS[:2]),
        "# Goal 2: City learns",
        lines(HEAD, ROWS[2]),
    ),
    "bold line above each table": (
        "**Goal 1: City grows**",
        lines(HEAD, *ROWS[:2]),
        "**Goal 2: City learns**",
        lines(HEAD, ROWS[2]),
    ),
    "goal row above the measures' header": (
        lines(GOAL_HEAD, "**Goal 1.** City grows | | < | < |", IN_FRONT, *FRONT_ROWS[:2]),
        lines(GOAL_HEAD, "**Goal 2.** City learns | | < | < |", IN_FRONT, FRONT_ROWS[2]),
    ),
    "all goals in one grid": (
        lines(
            GOAL_HEAD,
            "Goal 1. City grows | | < | < |",
            IN_FRONT,
            *FRONT_ROWS[:2],
            GOAL_HEAD,
            "Goal 2. City learns | | < | < |",
            IN_FRONT,
            FRONT_ROWS[2],
        ),
    ),
    "line over the table's width": (
        lines(HEAD, wide("Goal 1: City grows"), *ROWS[:2], wide("Goal 2: City learns"), ROWS[2]),
    ),
    "line in the first cell alone": (
        lines(
            HEAD, "**Goal 1: City grows** | | | | |", *ROWS[:2], "**Goal 2: City learns** | | | | |", ROWS[2]
        ),
    ),
    "line above the header in its table": (
        lines(wide("Goal 1: City grows"), HEAD, *ROWS[:2]),
        lines(wide("Goal 2: City learns"), HEAD, ROWS[2]),
    ),
    "one table with a header under each goal": (
        lines(wide("Goal 1: City grows"), HEAD, *ROWS[:2], wide("Goal 2: City learns"), HEAD, ROWS[2]),
    ),
    "goals named in the contents, too": (
        "**Goal 1: City grows ..... 3**",
        "**Goal 2: City learns ..... 5**",
        "# Goal 1: City grows",
        lines(HEAD, *ROWS[:2]),
        "# Goal 2: City learns",
        lines(HEAD, ROWS[2]),
    ),
    "title row above each header": (
        lines(wide("1. City grows"), HEAD, *ROWS[:2]),
        lines(wide("2. City learns"), HEAD, ROWS[2]),
    ),
    "banner above the header": (
        "# Goal 1: City grows",
        lines(wide("Priority Action Progress"), HEAD, *ROWS[:2]),
        "# Goal 2: City learns",
        lines(wide("Priority Action Progress"), HEAD, ROWS[2]),
    ),
    "goal label and text in two cells": (
        lines(
            HEAD,
            "Goal 1 | City grows | < | < | < |",
            *ROWS[:2],
            "Goal 2 | City learns | < | < | < |",
            ROWS[2],
        ),
    ),
    "goal in a card above each table": (
        "Goal 1 | City grows\nIndicator | People",
        lines(HEAD, *ROWS[:2]),
        "Goal 2 | City learns\nIndicator | Readers",
        lines(HEAD, ROWS[2]),
    ),
    "merged first column": (
        lines(
            MERGED,
            "1. City grows | " + FRONT_ROWS[0],
            "^ | " + FRONT_ROWS[1],
            "2. City learns | " + FRONT_ROWS[2],
        ),
    ),
    "first column repeated": (
        lines(
            MERGED,
            "Goal 1: City grows | " + FRONT_ROWS[0],
            "Goal 1: City grows | " + FRONT_ROWS[1],
            "Goal 2: City learns | " + FRONT_ROWS[2],
        ),
    ),
    "first cell of the header": (
        lines("Goal 1: City grows | Responsible | Timetable | Follow-up | Status", *FRONT_ROWS[:2]),
        lines("Goal 2: City learns | Responsible | Timetable | Follow-up | Status", FRONT_ROWS[2]),
    ),
    "number in front of the text": (
        "# Goal 1: City grows",
        lines(IN_FRONT, *FRONT_ROWS[:2]),
        "# Goal 2: City learns",
        lines(IN_FRONT, FRONT_ROWS[2]),
    ),
    "columns in another order": (
        "# Goal 1: City grows",
        lines(*map(_reordered, (HEAD, *ROWS[:2]))),
        "# Goal 2: City learns",
        lines(*map(_reordered, (HEAD, ROWS[2]))),
    ),
    "lights and a legend after them": (
        lines(
            HEAD, wide("Goal 1: City grows"), *map(lit, ROWS[:2]), wide("Goal 2: City learns"), lit(ROWS[2])
        ),
        LIGHTS,
    ),
    "lights and a legend as table": (
        "Completed | #00b050\nIn progress | #ffc000\nNot started | #ff0000",
        lines(
            HEAD, wide("Goal 1: City grows"), *map(lit, ROWS[:2]), wide("Goal 2: City learns"), lit(ROWS[2])
        ),
    ),
    "header of two rows": (
        lines(
            "No | Measure | Plan | < | Report | <",
            "^ | ^ | Responsible | Timetable | Follow-up | Status",
            wide("Goal 1: City grows"),
            *ROWS[:2],
            wide("Goal 2: City learns"),
            ROWS[2],
        ),
    ),
    "column numbers and empty rows": (
        lines(
            HEAD,
            "1 | 2 | 3 | 4 | 5 | 6",
            wide("Goal 1: City grows"),
            ROWS[0],
            " | | | | |",
            ROWS[1],
            wide("Goal 2: City learns"),
            ROWS[2],
        ),
    ),
    "misspelt headings": (
        lines(
            "No | Measur | Responsable | Timetabel | Folow-up | Satus",
            wide("Goal 1: City grows"),
            *ROWS[:2],
            wide("Goal 2: City learns"),
            ROWS[2],
        ),
    ),
    "goals numbered without a label": (
        lines(HEAD, wide("**1 City grows**"), *ROWS[:2], wide("**2 City learns**"), ROWS[2]),
    ),
    "one header for several tables": (
        "# Goal 1: City grows",
        lines(HEAD, *ROWS[:2]),
        "# Goal 2: City learns",
        lines(ROWS[2]),
    ),
    "goal said again where its table goes on": (
        lines(HEAD, wide("Goal 1: City grows"), ROWS[0]),
        lines(HEAD, wide("Goal 1: City grows (continued)"), ROWS[1], wide("Goal 2: City learns"), ROWS[2]),
    ),
    "two-column cards": (
        "# Goal 1: City grows",
        *map(_card, ROWS[:2]),
        "# Goal 2: City learns",
        _card(ROWS[2]),
    ),
    "labelled paragraphs": (
        "# Goal 1: City grows",
        *(line for row in ROWS[:2] for line in _labelled(row)),
        "# Goal 2: City learns",
        *_labelled(ROWS[2]),
    ),
    "unrelated tables between": (
        "Name | Phone\nMary | 09 1234",
        "# Goal 1: City grows",
        "Indicator | Baseline | Target 2025\nPeople | 1 | 2",
        lines(HEAD, *ROWS[:2]),
        "# Goal 2: City learns",
        lines(HEAD, ROWS[2]),
        "Measure | Budget | Spent\nGuide | 100 | 90",
    ),
}
