"""The workbook as openpyxl, another library, reads it."""

from __future__ import annotations

import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from extract.dataset import Row, Rows, WriteOptions, load_schema, settled, table_names, write_tables
from extract.dataset import xlsx_file as module
from extract.errors import MissingExtra, WrongUse

XLSX = WriteOptions(formats=("xlsx",))


def workbook(rows: Rows, folder: Path) -> Any:
    write_tables(rows, folder, XLSX)
    return openpyxl.load_workbook(folder / "dataset.xlsx")


def cell(rows: Rows, folder: Path, table: str, column: str) -> Any:
    """The cell of a column in the first row of a table."""
    sheet = workbook(rows, folder)[table]
    return sheet.cell(2, 1 + load_schema(table).column_names.index(column))


def test_one_sheet_per_table_and_one_that_explains(rows: Rows, tmp_path: Path) -> None:
    assert workbook(rows, tmp_path).sheetnames == [*table_names(), "columns"]


@pytest.mark.parametrize("table", table_names())
def test_header_is_frozen_bold_and_filtered(table: str, rows: Rows, tmp_path: Path) -> None:
    sheet = workbook(rows, tmp_path)[table]
    assert tuple(c.value for c in sheet[1]) == load_schema(table).column_names
    assert all(c.font.bold for c in sheet[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)


def test_all_rows_are_there(rows: Rows, tmp_path: Path) -> None:
    book = workbook(rows, tmp_path)
    assert {name: book[name].max_row - 1 for name in rows} == {name: len(rows[name]) for name in rows}


def test_it_tells_no_time(rows: Rows, tmp_path: Path) -> None:
    properties = workbook(rows, tmp_path).properties
    assert (properties.created, properties.modified) == (datetime(2000, 1, 1), datetime(2000, 1, 1))
    with zipfile.ZipFile(tmp_path / "dataset.xlsx") as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


VALUES = {
    "a date": ("reports", "period_start", "2023-05-01", datetime(2023, 5, 1)),
    "a day before Excel's first": ("reports", "period_start", "1899-12-31", "1899-12-31"),
    "a whole number": ("reports", "pages", 16, 16),
    "a decimal number": ("sources", "x0", 56.7, 56.7),
    "several lines": ("measures", "measure", "a\nb", "a\nb"),
    "a number as text": ("goals", "goal_no", "1", "1"),
    "an address": ("goals", "goal", "https://example.org", "https://example.org"),
    "nothing": ("measures", "theme", "", None),
    "what looks like an escape": ("goals", "goal", "_x0041_", "_x0041_"),
    "beyond the basic plane": ("goals", "goal", "🟢 työ", "🟢 työ"),
}


@pytest.mark.parametrize(("table", "column", "given", "read"), VALUES.values(), ids=VALUES)
def test_values(table: str, column: str, given: object, read: object, rows: Rows, tmp_path: Path) -> None:
    rows[table][0][column] = given
    assert cell(rows, tmp_path, table, column).value == read


@given(texts=st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=20))
@example(texts=["<r>a & b</r>", "<r></r>", "<r><t>a</t></r>", " a ", "a\r\nb"])
@settings(max_examples=15, deadline=None)  # each example writes a file
def test_each_text_is_read_as_it_was_written(texts: list[str]) -> None:
    legend: list[Row] = [{"report_id": "a", "status_label": text} for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        sheet = workbook({"legend": legend}, Path(folder))["legend"]
    # Excel's own escapes for what XML cannot hold; openpyxl leaves it to its caller to resolve them.
    assert [unescape(row[2].value) for row in sheet.iter_rows(min_row=2)] == texts


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "=HYPERLINK(1)", "{=1}"])
def test_what_a_spreadsheet_would_run_stays_text(text: str, rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["measure"] = text
    found = cell(rows, tmp_path, "measures", "measure")
    assert (found.value, found.data_type) == (text, "s")
    assert found.quotePrefix == (text != "{=1}")


def test_a_control_character_does_not_spoil_the_file(rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["measure"] = "\ra\x0bb\ufffe"
    assert cell(rows, tmp_path, "measures", "measure").value == "_x000D_a_x000B_b_xFFFE_"


LIGHTS = {
    "as it was seen": ("green", "#92d050", "FF92D050"),
    "where only its name is known": ("red", "", "FFFF5050"),
    "without fill": ("none", "", "00000000"),
    "no light": ("", "", "00000000"),
}


@pytest.mark.parametrize(("colour", "seen", "fill"), LIGHTS.values(), ids=LIGHTS)
def test_lights_are_coloured(colour: str, seen: str, fill: str, rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0].update(colour=colour, colour_hex=seen)
    found = cell(rows, tmp_path, "measures", "colour")
    assert (found.value or "", found.fill.fgColor.rgb) == (colour, fill)


@pytest.mark.parametrize(("seen", "letters"), [("#111111", "FFFFFFFF"), ("#ffff00", "FF000000")])
def test_letters_are_readable_on_a_light(seen: str, letters: str, rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["colour_hex"] = seen
    assert cell(rows, tmp_path, "measures", "colour").font.color.rgb == letters


def test_long_texts_are_wrapped_in_a_column_of_bounded_width(rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["followup"] = "word " * 200
    found = cell(rows, tmp_path, "measures", "followup")
    assert found.alignment.wrap_text
    assert 60 < found.parent.column_dimensions[found.column_letter].width < 75
    assert found.parent.row_dimensions[2].height == 15 * 15


def test_a_row_is_no_higher_than_a_page(rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["followup"] = "line\n" * 200
    assert workbook(rows, tmp_path)["measures"].row_dimensions[2].height == 405


def test_the_last_sheet_tells_each_column_in_three_languages(rows: Rows, tmp_path: Path) -> None:
    sheet = workbook(rows, tmp_path)["columns"]
    header, *lines = sheet.iter_rows(values_only=True)
    found = {(line[0], line[1]): dict(zip(header, line, strict=True)) for line in lines}
    assert len(found) == sum(len(load_schema(table).columns) for table in table_names())
    assert found["measures", "responsible"]["title_sv"] == "Ansvarig"
    assert "on_track" in found["goals", "status"]["values"]


LONG = {"letters": "ä" * 32_768, "characters that count as two": "🟢" * 16_384}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_text_too_long_for_a_cell_is_told_and_never_cut(text: str, rows: Rows, tmp_path: Path) -> None:
    rows["measures"][1]["followup"] = text
    with pytest.raises(WrongUse, match=r"measures, row 2, followup: 32768 char(.|\n)*without xlsx"):
        write_tables(rows, tmp_path, XLSX)
    assert list(tmp_path.iterdir()) == []


def test_the_longest_text_is_whole(rows: Rows, tmp_path: Path) -> None:
    rows["measures"][0]["followup"] = "x" * 32_767
    assert len(cell(rows, tmp_path, "measures", "followup").value) == 32_767


def test_too_many_rows_are_told(rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    with pytest.raises(WrongUse, match=r"table measures has 2 rows; Excel holds 1"):
        write_tables(rows, tmp_path, XLSX)


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'followup-extract\[excel\]'"):
        settled(XLSX, tmp_path)
