"""What each table of a profile teaches, over reports that say nothing without it."""

from __future__ import annotations

import pytest

from extract.model import Goal, ReportContent
from extract.record import RecordOptions, record_report
from extract.record.labels import split_goal_label
from extract.record.themes import split_headings
from extract.vocabulary import Vocabulary, vocabulary_of
from tests.record.mini import Block, document, lines, paragraph

HEAD = "Action | Responsible | Progress | Status"


def read(*blocks: Block, **tables: dict[str, list[str]]) -> ReportContent:
    profile = vocabulary_of({"language": "en", **tables})
    return record_report(document(*blocks), RecordOptions(profile=profile))


def goals(*blocks: Block, **tables: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(goal.number, goal.goal.text) for goal in read(*blocks, **tables).goals]


def statuses(*cells: str, **tables: dict[str, list[str]]) -> list[str]:
    rows = (f"Guide {number} | Office | Text. | {cell}" for number, cell in enumerate(cells))
    (goal,) = read(lines(HEAD, *rows), **tables).goals
    return [measure.status.code for measure in goal.measures]


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        pytest.param("measure", "Work package", id="measure"),
        pytest.param("responsible", "Champion", id="responsible"),
        pytest.param("schedule", "Finishing line", id="schedule"),
        pytest.param("followup", "How we fared", id="follow-up"),
    ],
)
def test_header_words(column: str, heading: str) -> None:
    known = {"measure": "Action", "responsible": "Owner", "schedule": "Deadline", "followup": "Progress"}
    printed = {**known, column: heading.upper()}
    content = read(lines(" | ".join(printed.values()), "a | b | c | d"), columns={column: [heading]})
    (measure,) = content.goals[0].measures
    assert [getattr(measure, name).text for name in known] == ["a", "b", "c", "d"]
    assert not content.doubts[1:]


def test_status_words() -> None:
    assert statuses("Humming along", "On ice", status={"on_track": ["humming along"]}) == [
        "on_track",
        "unknown",
    ]


def test_status_words_win_over_the_language() -> None:
    assert statuses("Planned", "Done", status={"started": ["planned"]}) == ["started", "completed"]


def test_names_of_colours() -> None:
    legend = "Emerald = on track, crimson = not done"
    content = read(legend, lines(HEAD, "Guide | Office | Text. | Crimson"), colours={
        "green": ["Emerald"], "red": ["Crimson"],
    })  # fmt: skip
    assert [(e.colour, e.status) for e in content.legend] == [("green", "on_track"), ("red", "not_done")]
    assert content.goals[0].measures[0].status.code == "not_done"


@pytest.mark.parametrize(
    ("meaning", "codes"),
    [
        pytest.param({}, ["on_track", "started"], id="order of the traffic light"),
        pytest.param({"completed": ["green"], "delayed": ["yellow"]}, ["completed", "delayed"], id="names"),
        pytest.param({"completed": ["#00b050"]}, ["completed", "started"], id="a very colour"),
        pytest.param(
            {"cancelled": ["green"], "completed": ["#00b050"]},
            ["completed", "started"],
            id="a very colour goes before a name",
        ),
    ],
)
def test_colour_status(meaning: dict[str, list[str]], codes: list[str]) -> None:
    assert statuses("#00b050", "#ffff00", colour_status=meaning) == codes


def test_the_reports_own_legend_goes_before_the_profile() -> None:
    table = lines(HEAD, "Guide | Office | Text. | #00b050")
    content = read("Green = completed, red = not done", table, colour_status={"delayed": ["green"]})
    assert content.goals[0].measures[0].status.code == "completed"


def test_a_meaning_told_by_the_profile_is_no_convention() -> None:
    table = lines(HEAD, "Guide | Office | Text. | #00b050")
    told = read(table, colour_status={"completed": ["green"]})
    assert "colour_by_convention" in [doubt.code for doubt in read(table).doubts]
    assert "colour_by_convention" not in [doubt.code for doubt in told.doubts]


def test_a_colour_between_two_is_clear_only_where_the_profile_names_it() -> None:
    def codes(colour: str) -> list[str]:
        table = lines(HEAD, "Guide | Office | Text. | #7030a0")
        goal: Goal = read(table, colour_status={"cancelled": [colour]}).goals[0]
        return [doubt.code for doubt in goal.measures[0].doubts]

    assert (codes("#7030a0"), codes("blue")) == ([], ["colour_unclear"])


PATTERN = r"Pillar (?P<number>[A-Z])\s*–\s*(?P<text>.+)"
TABLE = lines(HEAD, "Guide | Office | Text. | done")


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param(("# Pillar A – Growth", TABLE), id="heading"),
        pytest.param((lines("Pillar A – Growth | < | < | <", TABLE),), id="line above the header"),
        pytest.param((lines(HEAD, "Pillar A – Growth | < | < | <", TABLE.split("\n")[1]),), id="row"),
    ],
)
def test_goal_pattern(blocks: tuple[Block, ...]) -> None:
    assert goals(*blocks, patterns={"goal": [PATTERN]}) == [("A", "Growth")]


def test_several_goal_patterns_are_tried_in_order() -> None:
    blocks = ("# Pillar A – Growth", TABLE, "# Cross-cutting: Skills", TABLE.replace("Guide", "Book"))
    both = [PATTERN, r"Cross-cutting:\s*(?P<text>.+)"]
    assert goals(*blocks, patterns={"goal": both}) == [("A", "Growth"), ("", "Skills")]


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        pytest.param("The Pillar A – Growth", PATTERN, id="not at the start"),
        pytest.param("Goal 1. Growth", PATTERN, id="the language's own label"),
        pytest.param("Growth", "x?", id="pattern that matches nothing"),
    ],
)
def test_no_goal_by_pattern(text: str, pattern: str) -> None:
    assert split_goal_label(text, vocabulary_of({"patterns": {"goal": [pattern]}})) is None


def test_a_goal_pattern_without_parts_keeps_the_whole_text() -> None:
    label = split_goal_label("Pillar A", vocabulary_of({"patterns": {"goal": ["Pillar"]}}))
    assert label is not None
    assert (label.number, label.text) == ("", "Pillar A")


def themes(*cell: str, patterns: list[str]) -> tuple[tuple[str, ...], str]:
    words: Vocabulary = vocabulary_of({"patterns": {"theme": patterns}})
    found = split_headings([paragraph(line) for line in cell], words)
    return found.headings, found.text


@pytest.mark.parametrize(
    ("cell", "headings", "text"),
    [
        pytest.param(["Skills: Write a guide."], ("Skills",), "Write a guide.", id="in front of the text"),
        pytest.param(["Skills:", "Write."], ("Skills",), "Write.", id="a paragraph of its own"),
        pytest.param(["[Skills] Write."], ("[Skills]",), "Write.", id="pattern without parts"),
        pytest.param(["Write: **now**."], (), "Write: now.", id="no theme"),
        pytest.param(["**Bold** Write."], (), "Bold Write.", id="bold is no theme any more"),
        pytest.param(["Skills:"], (), "Skills:", id="nothing but a theme is the measure"),
    ],
)
def test_theme_pattern(cell: list[str], headings: tuple[str, ...], text: str) -> None:
    assert themes(*cell, patterns=["(?P<text>Skills):", r"\[\w+\]"]) == (headings, text)


def test_a_theme_pattern_keeps_what_is_bold_in_the_text_and_its_place() -> None:
    cell = paragraph("Skills: Write **a guide**.")
    words = vocabulary_of({"patterns": {"theme": ["(?P<text>Skills):"]}})
    (rest,) = split_headings([cell], words).paragraphs
    assert [rest.text[start:end] for start, end in rest.bold] == ["a guide"]
    assert rest.place == cell.place
