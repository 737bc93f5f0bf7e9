"""The samples agree with themselves: documents, content, expected data and links."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.samples.files import (
    NAMES,
    PERIODS,
    PROGRAMMES,
    SAMPLES,
    Content,
    all_measures,
    content_of,
    expected,
    links_of,
    texts_of,
    word_tables,
)

UNFILLED = ""
HELSINKI = [name for name in NAMES if name.startswith("helsinki")]


def collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def plain(text: str) -> str:
    return re.sub(r"[\s\-–]", "", text.casefold())


@pytest.mark.parametrize("name", HELSINKI)
class TestWord:
    def test_has_a_legend_and_a_table_per_goal(self, name: str) -> None:
        content = content_of(name)
        legend, *goals = word_tables(name)
        assert legend == [[(e["label"], UNFILLED), ("", e["colour_hex"])] for e in content["legend"]]
        wanted = [f"Tavoite {goal['goal_no']}. {goal['goal']}" for goal in content["goals"]]
        assert [table[1][0][0] for table in goals] == wanted

    def test_header_rows_read_as_in_the_report(self, name: str) -> None:
        headers = [[texts_of(table[0]), texts_of(table[2])] for table in word_tables(name)[1:]]
        assert headers == [
            [
                ["Tavoite", "Päämittari ja sen nykytilanne", "LV"],
                ["Toimenpiteet", "Vastuutahot", "Aikataulu", goal["followup_header"], "LV"],
            ]
            for goal in content_of(name)["goals"]
        ]

    def test_indicator_cells_hold_targets_and_present_states(self, name: str) -> None:
        for table, goal in zip(word_tables(name)[1:], content_of(name)["goals"], strict=True):
            mark = f"{goal['current_mark']} ".lstrip()
            pairs = [f"{i['target']}\n{mark}{i['current']}" for i in goal["indicators"]]
            assert table[1][1][0] == "\n".join(pairs)

    def test_measure_rows_hold_every_field(self, name: str) -> None:
        rows = [row for table in word_tables(name)[1:] for row in table[3:]]
        for row, (_, _, measure) in zip(rows, all_measures(content_of(name)), strict=True):
            cell = " ".join([*measure["heading_in_cell"], measure["measure"]])
            assert collapsed(row[0][0]) == collapsed(cell)
            assert texts_of(row)[1:4] == [measure[k] for k in ("responsible", "schedule", "followup")]

    def test_lights_have_the_colours_of_the_legend(self, name: str) -> None:
        content = content_of(name)
        hex_of = {entry["status"]: entry["colour_hex"] for entry in content["legend"]}
        for table, goal in zip(word_tables(name)[1:], content["goals"], strict=True):
            statuses = [goal["status"], *(measure["status"] for measure in goal["measures"])]
            assert [table[i][-1] for i in (1, *range(3, len(table)))] == [("", hex_of[s]) for s in statuses]


@pytest.mark.parametrize("name", NAMES)
class TestExpected:
    def test_goals(self, name: str) -> None:
        content = content_of(name)
        wanted = [(str(g["goal_no"]), g["goal"], g["status"]) for g in content["goals"]]
        assert [(r["goal_no"], r["goal"], r["status"]) for r in expected(name, "goals")] == wanted

    def test_indicators(self, name: str) -> None:
        rows = [tuple(row.values()) for row in expected(name, "indicators")]
        assert rows == [
            (str(goal["goal_no"]), str(position), indicator["target"], indicator["current"])
            for goal in content_of(name)["goals"]
            for position, indicator in enumerate(goal["indicators"], start=1)
        ]

    def test_measures(self, name: str) -> None:
        fields = ("theme", "measure", "responsible", "schedule", "followup", "status")
        rows = [[r["goal_no"], r["position"], *(r[f] for f in fields)] for r in expected(name, "measures")]
        measures = all_measures(content_of(name))
        assert rows == [[str(goal["goal_no"]), str(i), *(m[f] for f in fields)] for goal, i, m in measures]

    def test_numbers_of_measures_are_as_printed(self, name: str) -> None:
        numbers = [m.get("measure_no", "") for _, _, m in all_measures(content_of(name))]
        assert [row["measure_no"] for row in expected(name, "measures")] == numbers

    @pytest.mark.parametrize("table", ["goals", "measures"])
    def test_labels_and_colours_are_the_legends(self, name: str, table: str) -> None:
        columns = ("status", "status_label", "colour")
        legend = {tuple(row[c] for c in columns) for row in expected(name, "legend")}
        assert {tuple(row[c] for c in columns) for row in expected(name, table)} <= legend

    def test_theme_is_the_heading_above(self, name: str) -> None:
        for goal in content_of(name)["goals"]:
            heading = ""
            for measure in goal["measures"]:
                heading = measure["heading_in_cell"][-1] if measure["heading_in_cell"] else heading
                assert measure["theme"].split(" / ")[-1] == heading


LINKS = {programme: links_of(programme) for programme in PROGRAMMES}
ROWS = [(programme, row) for programme in PROGRAMMES for row in LINKS[programme]]


class TestLinks:
    @pytest.mark.parametrize("programme", PROGRAMMES)
    @pytest.mark.parametrize(("period", "prefix"), [("2022-2023", "previous_"), ("2023-2024", "")])
    def test_every_measure_appears_with_its_text(self, programme: str, period: str, prefix: str) -> None:
        columns = (f"{prefix}goal_no", f"{prefix}position", f"{prefix}measure")
        linked = {tuple(row[c] for c in columns) for row in LINKS[programme]} - {("", "", "")}
        measures = all_measures(content_of(f"{programme}-{period}"))
        assert linked == {(str(goal["goal_no"]), str(i), m["measure"]) for goal, i, m in measures}

    @pytest.mark.parametrize(
        ("programme", "row"), ROWS, ids=[f"{p} {r['kind']} {n}" for n, (p, r) in enumerate(ROWS)]
    )
    def test_kind_fits_the_pair(self, programme: str, row: dict[str, str]) -> None:
        assert row["kind"] == kind_of(row, LINKS[programme])

    @pytest.mark.parametrize("programme", PROGRAMMES)
    def test_all_kinds_occur(self, programme: str) -> None:
        kinds = {"same", "reworded", "moved", "split", "merged", "added", "removed"}
        assert {row["kind"] for row in LINKS[programme]} == kinds


def kind_of(row: dict[str, str], links: list[dict[str, str]]) -> str:
    """The kind that the rules of expected/README.md give, pairing taken as it is."""
    previous = Counter((link["previous_goal_no"], link["previous_position"]) for link in links)
    current = Counter((link["goal_no"], link["position"]) for link in links)
    rules = [
        ("added", not row["previous_goal_no"]),
        ("removed", not row["goal_no"]),
        ("split", previous[row["previous_goal_no"], row["previous_position"]] > 1),
        ("merged", current[row["goal_no"], row["position"]] > 1),
        ("moved", row["previous_goal_no"] != row["goal_no"]),
        ("same", plain(row["previous_measure"]) == plain(row["measure"])),
        ("reworded", True),
    ]
    return next(kind for kind, fits in rules if fits)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_follow_ups_and_present_states_differ_between_periods(programme: str) -> None:
    previous, current = (news_of(content_of(f"{programme}-{period}")) for period in PERIODS)
    assert not previous & current


def news_of(content: Content) -> set[str]:
    indicators = [indicator for goal in content["goals"] for indicator in goal["indicators"]]
    followups = {measure["followup"] for _, _, measure in all_measures(content)}
    return followups | {indicator["current"] for indicator in indicators}


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The samples built again, and what the script said; with the PDFs at hand it asks no LibreOffice."""
    folder = tmp_path_factory.mktemp("samples")
    for document in (*SAMPLES.glob("*.docx"), *SAMPLES.glob("*.pdf")):
        shutil.copy(document, folder)
    command = [sys.executable, "-B", str(SAMPLES / "build" / "build_samples.py"), str(folder)]
    result = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120)
    return folder, result.stdout


def test_documents_are_built_from_the_content(rebuilt: tuple[Path, str]) -> None:
    assert rebuilt[1].splitlines() == [f"{name}.docx: unchanged" for name in NAMES]


def test_expected_data_are_built_from_the_content(rebuilt: tuple[Path, str]) -> None:
    built, committed = (csv_files(folder / "expected") for folder in (rebuilt[0], SAMPLES))
    assert built == committed


def csv_files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.csv")}


@pytest.mark.parametrize("name", NAMES)
def test_word_package_carries_a_fixed_date(name: str) -> None:
    with zipfile.ZipFile(SAMPLES / f"{name}.docx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(2024, 12, 2, 12, 0, 0)}


def test_content_is_the_reading_of_the_seed(shared: Path) -> None:
    seed = json.loads((shared / "seed" / "report-2023-2024.json").read_text(encoding="utf-8"))
    assert stripped(content_of("helsinki-2023-2024"), seed) == stripped(seed, seed)


def stripped(value: Any, like: Any) -> Any:
    """The value with only the keys that `like` has, white space collapsed."""
    if isinstance(like, dict):
        return {key: stripped(value[key], like[key]) for key in like}
    if isinstance(like, list):
        return [stripped(v, like_v) for v, like_v in zip(value, like, strict=True)]
    return collapsed(value) if isinstance(value, str) else value
