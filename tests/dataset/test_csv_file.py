from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dataset.csv_file import csv_to_rows, lines_to_csv, rows_to_csv
from extract.dataset.schema import load_schema

TEXT = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("'=+-@\t\r\n;,\""), max_size=12)
LINES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(TEXT, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(LINES)
def test_written_then_read_is_the_same(lines: list[list[str]]) -> None:
    header = ["a", "b", "c", "d"][: len(lines[0])]
    assert csv_to_rows(lines_to_csv(header, lines)) == (header, lines)


@given(LINES)
def test_any_csv_reader_reads_the_same(lines: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(lines_to_csv(lines[0], lines[1:]), newline=""))) == lines


@given(TEXT)
def test_a_text_kept_from_running_comes_back(text: str) -> None:
    rows = [{**dict.fromkeys(load_schema("legend").column_names, ""), "status_label": text, "colour": "red"}]
    written = rows_to_csv(load_schema("legend"), rows, excel=True)
    assert csv_to_rows(written)[1][0][2] == text


RUNS = {
    "a formula": ("=1+1", "'=1+1"),
    "a wide sign": ("＝1+1", "'＝1+1"),
    "a line feed": ("\n=1", '"\'\n=1"'),
    "a plus": ("+358 50", "'+358 50"),
    "a dash as a list mark": ("- item", "'- item"),
    "an at sign": ("@SUM(1)", "'@SUM(1)"),
    "a tab": ("\t=1", "'\t=1"),
    "a carriage return": ("\rx", '"\'\rx"'),
    "an apostrophe before a formula": ("'=1", "''=1"),
    "a text": ("on track", "on track"),
    "an apostrophe before a letter": ("'s", "'s"),
    "an arrow": ("→ 100", "→ 100"),
    "a minus inside": ("2022-", "2022-"),
    "a comma": ("a, b", "a, b"),
    "a semicolon": ("a; b", '"a; b"'),
}


@pytest.mark.parametrize(("text", "cell"), RUNS.values(), ids=RUNS)
def test_what_a_spreadsheet_would_run_is_kept_from_it(text: str, cell: str) -> None:
    rows = [{**dict.fromkeys(load_schema("legend").column_names, ""), "status_label": text}]
    assert rows_to_csv(load_schema("legend"), rows, excel=True).split("\n", 1)[1] == f";;{cell};;\n"


def test_a_negative_number_is_no_formula() -> None:
    row = {**dict.fromkeys(load_schema("sources").column_names), "x0": -1.5}
    assert ";-1.5;" in rows_to_csv(load_schema("sources"), [row], excel=True)


def test_plain_csv_leaves_texts_alone() -> None:
    assert lines_to_csv(["a", "b"], [["=1", "- x"]]) == "a,b\n=1,- x\n"


def test_a_very_long_cell_is_read() -> None:
    assert csv_to_rows("a,b\n" + "x" * 200_000 + ",y\n")[1][0][1] == "y"


def test_lines_of_texts_are_kept_from_running_too() -> None:
    assert lines_to_csv(["a", "b"], [["=1+1", "b"]], excel=True) == "\ufeffa;b\n'=1+1;b\n"
