"""The Swedish and English documents hold the content, each in its layout."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.samples.files import Content, Grid, all_measures, content_of, expected, texts_of, word_tables

BJORKEBORG = ("bjorkeborg-2022-2023", "bjorkeborg-2023-2024")
HARROWMERE = ("harrowmere-2022-2023", "harrowmere-2023-2024")
DISC = "●"


class MeasureRow(NamedTuple):
    cell: str
    schedule: str
    responsible: str
    light: str
    followup: str


def wanted(content: Content, *, numbered: bool) -> list[MeasureRow]:
    hex_of = {entry["status"]: entry["colour_hex"] for entry in content["legend"]}
    return [
        MeasureRow(
            f"{m['measure_no']} {m['measure']}" if numbered else m["measure"],
            m["schedule"],
            m["responsible"],
            hex_of[m["status"]],
            m["followup"],
        )
        for _, _, m in all_measures(content)
    ]


def printed(row: list[tuple[str, str]], theme: str = "") -> MeasureRow:
    (cell, _), (schedule, _), (responsible, _), (_, light), (followup, _) = row
    return MeasureRow(cell.removeprefix(theme).strip(), schedule, responsible, light, followup)


def measure_rows(tables: list[Grid], skip: int, width: int) -> Grid:
    return [row for table in tables for row in table[skip:] if len(row) == width]


def headings(content: Content) -> list[str]:
    """The bold heading in each measure's cell; one in a row of its own is in none."""
    ms = [m for _, _, m in all_measures(content)]
    return ["" if m.get("heading_style") == "row" else "".join(m["heading_in_cell"]) for m in ms]


@pytest.mark.parametrize("name", BJORKEBORG)
class TestBjorkeborg:
    def test_measures_stand_by_column_with_a_disc(self, name: str) -> None:
        content = content_of(name)
        rows = measure_rows(word_tables(name)[2::2], 1, 5)
        found = [printed(row, theme) for row, theme in zip(rows, headings(content), strict=True)]
        assert found == wanted(content, numbered=True)
        assert {row[3][0] for row in rows} == {DISC}

    def test_indicators_stand_under_the_heading_with_the_goals_light(self, name: str) -> None:
        content = content_of(name)
        hex_of = {entry["status"]: entry["colour_hex"] for entry in content["legend"]}
        for table, goal in zip(word_tables(name)[1::2], content["goals"], strict=True):
            assert [texts_of(row)[:2] for row in table[1:]] == [
                [indicator["target"], indicator["current"]] for indicator in goal["indicators"]
            ]
            assert table[1][2] == (DISC, hex_of[goal["status"]])

    def test_a_theme_has_a_row_of_its_own(self, name: str) -> None:
        assert [(row[0][0], len(row)) for row in word_tables(name)[8] if len(row) == 1] == [
            ("Begripliga tjänster", 1)
        ]


@pytest.mark.parametrize("name", HARROWMERE)
class TestHarrowmere:
    def test_measures_stand_by_column_with_a_number(self, name: str) -> None:
        content = content_of(name)
        rows = measure_rows(word_tables(name)[1:], 3, 6)
        found = [
            printed([action, timescale, responsible, light, progress], theme)
            for (_, action, timescale, responsible, progress, light), theme in zip(
                rows, headings(content), strict=True
            )
        ]
        assert found == wanted(content, numbered=False)
        assert [row[0][0] for row in rows] == [row["measure_no"] for row in expected(name, "measures")]

    def test_each_light_says_the_legends_word(self, name: str) -> None:
        legend = {(entry["label"], entry["colour_hex"]) for entry in content_of(name)["legend"]}
        rows = [row for table in word_tables(name)[1:] for row in (table[1], *table[3:])]
        assert {row[-1] for row in rows} <= legend

    def test_the_goals_row_holds_its_indicators(self, name: str) -> None:
        for table, goal in zip(word_tables(name)[1:], content_of(name)["goals"], strict=True):
            pairs = [f"{i['target']}\n→ {i['current']}" for i in goal["indicators"]]
            assert texts_of(table[1])[:2] == [f"Goal {goal['goal_no']}: {goal['goal']}", "\n".join(pairs)]
