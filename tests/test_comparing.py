"""Two and more reports through the commands: samples, corrections, exit codes, files."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import frictionless
import pytest
from click.testing import CliRunner, Result

import extract
from extract import dataset
from extract.cli import main

Run = Callable[..., Result]
EXPECTED = "expected/links-helsinki-2022-2023--2023-2024.csv"
PERIODS = ("helsinki-2022-2023", "helsinki-2023-2024")


@pytest.fixture(scope="module")
def run() -> Run:
    def command(*arguments: object) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments])

    return command


@pytest.fixture(scope="module")
def data(run: Run, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of both sample reports."""
    folder = tmp_path_factory.mktemp("data")
    assert run("extract", *(samples / f"{name}.docx" for name in PERIODS), "-o", folder, "-q").exit_code == 0
    return folder


def compare_data(data: Path, output: Path, *more: object) -> list[object]:
    """The arguments that compare both periods of a dataset."""
    reports = ("--previous-report", PERIODS[0], "--current-report", PERIODS[1])
    return ["compare", data, data, *reports, "-o", output, *more]


def links_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "links.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(goal_no: str, position: str) -> str:
    return f"{goal_no}/m{position}" if position else ""


@pytest.mark.parametrize("kinds", [("docx", "docx"), ("pdf", "pdf"), ("pdf", "docx")], ids="-".join)
def test_the_expected_links_of_the_samples(
    kinds: tuple[str, str], run: Run, samples: Path, tmp_path: Path
) -> None:
    reports = [samples / f"{name}.{kind}" for name, kind in zip(PERIODS, kinds, strict=True)]
    assert run("compare", *reports, "-o", tmp_path, "--format", "csv").exit_code == 0
    with (samples / EXPECTED).open(encoding="utf-8", newline="") as file:
        expected = {
            (key(r["previous_goal_no"], r["previous_position"]), key(r["goal_no"], r["position"]), r["kind"])
            for r in csv.DictReader(file)
        }
    found = {
        (r["previous_measure_id"].partition("/")[2], r["measure_id"].partition("/")[2], r["kind"])
        for r in links_of(tmp_path)
    }
    assert found == expected


def test_what_is_written_is_a_sound_data_package(run: Run, data: Path, tmp_path: Path) -> None:
    run(*compare_data(data, tmp_path))
    assert run("validate", tmp_path).output == f"{tmp_path} is sound\n"
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert summary["kinds"] == {
        "same": 17, "reworded": 7, "moved": 2, "split": 2, "merged": 2, "added": 2, "removed": 2,
    }  # fmt: skip
    assert (summary["status_worse"], summary["unsure"]) == (4, 0)


def test_the_same_input_gives_the_same_bytes(run: Run, data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(*compare_data(data, tmp_path / name))
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_a_link_that_an_analyst_corrected_survives(run: Run, data: Path, tmp_path: Path) -> None:
    run(*compare_data(data, tmp_path, "--format", "csv"))
    links = links_of(tmp_path)
    told = next(row for row in links if row["kind"] == "removed")
    told |= {"measure_id": next(row["measure_id"] for row in links if row["kind"] == "added")}
    told |= {"decided_by": "analyst", "kind": "reworded", "reason": "asked the office"}
    lines = [list(row.values()) for row in links]
    (tmp_path / "links.csv").write_text(dataset.lines_to_csv(list(links[0]), lines), encoding="utf-8")
    for _ in range(2):
        assert run(*compare_data(data, tmp_path)).exit_code == 0
        kept = [row for row in links_of(tmp_path) if row["decided_by"] == "analyst"]
        assert [(r["previous_measure_id"], r["measure_id"], r["kind"], r["reason"]) for r in kept] == [
            (told["previous_measure_id"], told["measure_id"], "reworded", "asked the office")
        ]


def test_links_of_a_file_win_over_those_left_in_the_folder(run: Run, data: Path, tmp_path: Path) -> None:
    lone = {"previous_measure_id": f"{PERIODS[0]}/2/m4", "measure_id": f"{PERIODS[1]}/2/m4"}
    written_links(tmp_path / "links.csv", **lone, kind="reworded")
    mine = written_links(tmp_path / "mine.csv", previous_measure_id=f"{PERIODS[0]}/2/m4", kind="removed")
    assert run(*compare_data(data, tmp_path, "--links", mine, "--format", "csv")).exit_code == 0
    told = [row for row in links_of(tmp_path) if row["decided_by"] == "analyst"]
    assert [(row["previous_measure_id"], row["kind"]) for row in told] == [(f"{PERIODS[0]}/2/m4", "removed")]


def written_links(file: Path, **told: str) -> Path:
    """A table of links with one row decided by an analyst."""
    row = {"previous_report_id": PERIODS[0], "report_id": PERIODS[1], "decided_by": "analyst", **told}
    file.write_text(dataset.lines_to_csv(list(row), [list(row.values())]), encoding="utf-8")
    return file


REFUSED = {
    "an unknown measure": (
        {"previous_measure_id": f"{PERIODS[0]}/1/m99"},
        "line 2: the previous report has no",
    ),
    "another report": ({"report_id": "other"}, "line 2: previous_report_id, report_id"),
    "an unknown column": ({"colour": "red"}, "no schema: colour"),
}


@pytest.mark.parametrize(("told", "message"), REFUSED.values(), ids=REFUSED)
def test_edited_links_that_do_not_fit_are_refused(
    told: dict[str, str], message: str, run: Run, data: Path, tmp_path: Path
) -> None:
    links = written_links(tmp_path / "mine.csv", **told)
    done = run(*compare_data(data, tmp_path / "out", "--links", links))
    assert done.exit_code == 2
    assert message in done.output
    assert not (tmp_path / "out" / "links.csv").exists()


def test_a_dataset_of_several_reports_needs_to_be_told_which(run: Run, data: Path, tmp_path: Path) -> None:
    done = run("compare", data, data, "--current-report", PERIODS[1], "-o", tmp_path)
    assert done.exit_code == 2
    assert ", ".join(PERIODS) in done.output
    assert "--previous-report ID" in done.output


@pytest.mark.parametrize(
    ("reports", "code"), [(PERIODS, 4), ((PERIODS[0], PERIODS[0]), 0)], ids=["some worse", "nothing worse"]
)
def test_fail_on_worse(reports: tuple[str, str], code: int, run: Run, data: Path) -> None:
    chosen = ("--previous-report", reports[0], "--current-report", reports[1])
    assert run("compare", data, data, *chosen, "--fail-on", "worse").exit_code == code


def test_markdown_is_printed_and_written(run: Run, data: Path, tmp_path: Path) -> None:
    done = run(*compare_data(data, tmp_path, "--format", "markdown"))
    assert "| reworded | 7 |" in done.output
    assert "### Status worse (4)" in done.output
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").rstrip() == done.output.rstrip()
    assert (tmp_path / "links.parquet").is_file()


def test_one_decision_is_explained(run: Run, data: Path, tmp_path: Path) -> None:
    done = run(*compare_data(data, tmp_path, "--explain", f"{PERIODS[1]}/1/m6"))
    assert "split: helsinki-2022-2023/1/m5 -> helsinki-2023-2024/1/m6" in done.output


@pytest.mark.parametrize("command", ["compare", "track"])
def test_a_dataset_is_not_overwritten_by_another_commands(
    command: str, run: Run, samples: Path, data: Path
) -> None:
    before = (data / "reports.csv").read_bytes()
    done = run(command, *(samples / f"{name}.docx" for name in PERIODS), "-o", data)
    assert done.exit_code == 2
    assert "holds a dataset of another command" in done.output
    assert (data / "reports.csv").read_bytes() == before


WRONG = {
    "no such file": (["compare", "none.pdf", "none.docx"], 2, "There is no file none.pdf"),
    "no such format": (["compare", "a", "b", "--format", "xml"], 2, "'xml' is none of"),
    "tracks without folder": (["track", "a.pdf"], 2, "--output"),
    "markdown of tracks": (["track", "a", "-o", "out", "--format", "markdown"], 2, "followup compare"),
}


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG.values(), ids=WRONG)
def test_wrong_use(arguments: list[str], code: int, message: str, run: Run) -> None:
    done = run(*arguments)
    assert done.exit_code == code
    assert message in done.output


def test_tracks_of_a_whole_dataset(run: Run, data: Path, tmp_path: Path) -> None:
    assert run("track", data, "-o", tmp_path).exit_code == 0
    assert run("validate", tmp_path).output == f"{tmp_path} is sound\n"
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
    header, *lines = csv.reader(
        (tmp_path / "status_matrix.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    )
    assert header == ["track_id", "record", "text", *PERIODS]
    assert len(lines) == 9 + 34


def test_tracks_stand_in_the_order_of_the_periods(run: Run, samples: Path, tmp_path: Path) -> None:
    run("track", *(samples / f"{name}.docx" for name in reversed(PERIODS)), "-o", tmp_path)
    assert (
        (tmp_path / "status_matrix.csv")
        .read_text(encoding="utf-8")
        .startswith("track_id,record,text," + ",".join(PERIODS))
    )


def test_a_report_cannot_be_tracked_alone_or_twice(
    run: Run, samples: Path, data: Path, tmp_path: Path
) -> None:
    report = samples / f"{PERIODS[0]}.docx"
    assert run("track", report, "-o", tmp_path).exit_code == 2
    assert "Two of the reports are called" in run("track", report, data, "-o", tmp_path).output


def test_comparing_for_python(samples: Path) -> None:
    previous, current = (extract.read_report(samples / f"{name}.docx") for name in PERIODS)
    found = extract.compare(previous, current)
    assert found.links["kind"].value_counts()["moved"] == 2
    assert (
        found.changes.query("field == 'status' and record == 'measure'")["direction"].tolist().count("worse")
        == 4
    )
    tables = extract.track_periods([previous, current])
    assert tables["tracks"]["track_id"].nunique() == 34 + 9 + 13


def test_no_wrong_link_is_claimed_on_reports_of_different_rows(shared: Path) -> None:
    """The later report has a row per sub-goal of the earlier one, none of whose actions it repeats."""
    found = extract.compare(shared / "real" / "hud-2021-cap.pdf", shared / "real" / "hud-2022-cap.pdf")
    pairs = found.links.query("kind not in ('added', 'removed')")
    assert pairs.query("margin >= 0.12").empty
