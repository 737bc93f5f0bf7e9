"""The whole way with the sample reports: each gives what a person reads in it, and the same bytes twice."""

from __future__ import annotations

import csv
from pathlib import Path

import frictionless
import pytest
from click.testing import CliRunner

from extract.cli import main
from extract.dataset import validate_folder

REPORTS = [
    f"{programme}-{period}.{kind}"
    for programme in ("helsinki", "bjorkeborg", "harrowmere")
    for period in ("2022-2023", "2023-2024")
    for kind in ("docx", "pdf")
]
# Three ranks of which none is the city's, and a share of customers where companies are counted; two years
# with a slash, of which only a note under the table says that they are one; a text without its stop.
_VALUE, _SCHEDULE = ("current", "indicator_value_unclear"), ("schedule", "schedule_unread")
_STOP = ("followup", "text_cut_off")
DOUBTFUL = {
    "helsinki-2023-2024": (("1/i1", *_VALUE), ("5/i2", *_VALUE), ("6/m5", *_STOP)),
    "bjorkeborg-2023-2024": (("4/m3", *_STOP),),
    "harrowmere-2022-2023": (("2/m4", *_SCHEDULE),),
    "harrowmere-2023-2024": (("2/m2", *_SCHEDULE),),
}
TABLES = ["goals", "indicators", "measures", "legend"]


def extracted(report: Path, folder: Path) -> Path:
    done = CliRunner().invoke(main, ["extract", str(report), "-o", str(folder), "-q"])
    assert (done.exit_code, done.output) == (0, "")
    return folder


@pytest.fixture(scope="module", params=REPORTS)
def report(request: pytest.FixtureRequest, samples: Path) -> Path:
    return samples / str(request.param)


@pytest.fixture(scope="module")
def dataset(report: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return extracted(report, tmp_path_factory.mktemp("data") / report.name)


def rows_of(file: Path) -> list[dict[str, str]]:
    """The rows with white space collapsed, which a PDF does not keep."""
    with file.open(encoding="utf-8", newline="") as text:
        return [{name: " ".join(cell.split()) for name, cell in row.items()} for row in csv.DictReader(text)]


@pytest.mark.parametrize("table", TABLES)
def test_a_sample_gives_what_a_person_reads(table: str, report: Path, dataset: Path, samples: Path) -> None:
    expected = rows_of(samples / "expected" / report.stem / f"{table}.csv")
    found = rows_of(dataset / f"{table}.csv")
    assert [{name: row[name] for name in expected[0]} for row in found] == expected


def test_a_sample_is_in_doubt_only_where_a_person_is(report: Path, dataset: Path) -> None:
    found = [(row["record_id"], row["field"], row["code"]) for row in rows_of(dataset / "doubts.csv")]
    assert found == [
        (f"{report.stem}/{own}", field, code) for own, field, code in DOUBTFUL.get(report.stem, ())
    ]


def test_a_second_run_gives_the_same_bytes(report: Path, dataset: Path, tmp_path: Path) -> None:
    again = extracted(report, tmp_path)
    assert {f.name: f.read_bytes() for f in again.iterdir()} == {
        f.name: f.read_bytes() for f in dataset.iterdir()
    }


def test_the_dataset_is_sound(dataset: Path) -> None:
    assert validate_folder(dataset) == []
    assert frictionless.validate(str(dataset / "datapackage.json")).flatten(["type", "note"]) == []


def test_each_text_of_a_measure_has_its_sources(dataset: Path) -> None:
    sources = {(row["record_id"], row["field"]) for row in rows_of(dataset / "sources.csv")}
    texts = ("theme", "measure", "responsible", "schedule", "followup")
    measures = rows_of(dataset / "measures.csv")
    assert {(row["measure_id"], name) for row in measures for name in texts if row[name]} <= sources


@pytest.mark.parametrize("report", [name for name in REPORTS if name.endswith("pdf")], indirect=True)
def test_sources_name_each_page_of_a_cut_row(dataset: Path) -> None:
    cut = [row for row in rows_of(dataset / "measures.csv") if row["first_page"] != row["last_page"]]
    pages = {(row["record_id"], row["page"]) for row in rows_of(dataset / "sources.csv") if row["x0"]}
    assert cut
    assert {(row["measure_id"], row[end]) for row in cut for end in ("first_page", "last_page")} <= pages
