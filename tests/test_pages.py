"""Pages that follow from the program agree with it, and the README's query does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from docs import build_pages
from extract.cli import main
from extract.dataset import Row, WriteOptions, load_schema, table_names, write_tables
from extract.doubts import KINDS


@pytest.mark.parametrize("page", build_pages.PARTS)
def test_a_page_is_up_to_date(page: str, project: Path) -> None:
    text = (project / page).read_text(encoding="utf-8")
    assert build_pages.filled(text, build_pages.PARTS[page]()) == text


def test_each_table_has_a_section_with_all_its_columns() -> None:
    text = "\n".join(build_pages.tables_in_full())
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    found = {section.split("\n")[0]: tuple(re.findall(r"^\| `(\w+)`", section, re.M)) for section in sections}
    assert found == {name: load_schema(name).column_names for name in table_names()}


def test_a_column_tells_its_values_and_languages() -> None:
    (line,) = {line for line in build_pages.tables_in_full() if line.startswith("| `colour_hex`")}
    assert line.endswith("The colour seen, #rrggbb. Form: `#[0-9a-f]{6}` | Nähty väri | Färg som sågs |")


def test_each_kind_of_doubt_has_a_line() -> None:
    codes = [line.split("`")[1] for line in build_pages.doubts_list() if line.startswith("| `")]
    assert sorted(codes) == sorted(3 * [kind.code for kind in KINDS])


def test_what_stood_between_the_markers_goes_and_all_else_stays() -> None:
    page = f"a\n{build_pages.BEGIN}\nold\n{build_pages.END}\nb\n"
    assert build_pages.filled(page, iter(["new"])) == page.replace("old", "new")


def test_a_page_without_markers_is_told() -> None:
    with pytest.raises(ValueError, match="there are no lines"):
        build_pages.filled("a page", iter([]))


MEASURES: list[Row] = [
    {"measure_id": "a/1/m1", "position": 1, "colour": "green"},
    {"measure_id": "a/1/m2", "position": 2, "colour": "red"},
    {"measure_id": "a/1/m3", "position": 3, "colour": ""},
    {"measure_id": "a/1/m4", "position": 4, "colour": "green"},
]
PERIOD = {"period_start": "2023-01-01", "period_end": "2023-12-31"}
# The Library leads m1 in two of its items; m4 has nobody.
RESPONSIBLES = """
    ('a', 'a/1/m1', 1, 'Library', 'lead'), ('a', 'a/1/m1', 2, 'Library', 'lead'),
    ('a', 'a/1/m1', 3, 'Museum', 'partner'), ('a', 'a/1/m2', 1, 'Museum', 'lead'),
    ('a', 'a/1/m3', 1, 'Library', 'lead')
"""


@pytest.fixture
def query(project: Path) -> str:
    (found,) = re.findall(r"```sql\n(.*?)```", (project / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(found)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dataset in `data`, made by hand, with as much of `responsibles` as the query needs."""
    monkeypatch.chdir(tmp_path)
    more = {"report_id": "a", "goal_id": "a/1", "doubts": 0, **PERIOD}
    write_tables({"measures": [{**more, **row} for row in MEASURES]}, Path("data"), WriteOptions())
    columns = "report_id, measure_id, position, organisation, role"
    rows = f"select * from (values {RESPONSIBLES}) as rows({columns})"
    with duckdb.connect() as database:
        database.execute(f"copy ({rows}) to 'data/responsibles.parquet' (format parquet)")


@pytest.mark.usefixtures("data")
def test_the_query_counts_measures_per_organisation_period_and_light(query: str) -> None:
    with duckdb.connect() as database:
        found = [(row[0], str(row[1]), *row[3:]) for row in database.execute(query).fetchall()]
    assert found == [
        ("(none stated)", "2023-01-01", "green", 1),
        ("Library", "2023-01-01", "(no light)", 1),
        ("Library", "2023-01-01", "green", 1),
        ("Museum", "2023-01-01", "green", 1),
        ("Museum", "2023-01-01", "red", 1),
    ]


def test_the_query_runs_over_an_extracted_report(
    query: str, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = str(samples / "helsinki-2023-2024.docx")
    assert CliRunner().invoke(main, ["extract", report, "-o", "data", "-q"]).exit_code == 0
    with duckdb.connect() as database:
        found = database.execute(query).fetchall()
    counted = {(row[0], row[3]): row[4] for row in found}
    assert counted["Helsinki Partners", "green"] > 1


@pytest.mark.parametrize("page", ["rebuilding", "tutorial", "index"])
def test_a_page_names_doubts_that_there_are(page: str, project: Path) -> None:
    text = (project / "docs" / f"{page}.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", text))
    assert named <= {kind.code for kind in KINDS}


def test_the_tutorial_shows_what_the_commands_print(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    reports = [f"samples/helsinki-{period}.pdf" for period in ("2022-2023", "2023-2024")]
    printed = ""
    for command in ("extract", "compare"):
        result = CliRunner().invoke(main, [command, *reports, "-o", str(tmp_path / command)])
        assert result.exit_code == 0, result.output
        printed += result.output
    tutorial = (project / "docs" / "tutorial.md").read_text(encoding="utf-8")
    shown = re.findall(
        r"^ {4}((?: {2})?(?:helsinki-|measures:|status:|end of|lights|\d goals).*)$", tutorial, re.M
    )
    assert len(shown) >= 8
    assert [line for line in shown if f"{line}\n" not in printed] == []
