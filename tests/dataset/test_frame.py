from __future__ import annotations

import pandas
import pytest

from extract.dataset import Rows, frame, load_schema, table_names

DTYPES = {"report_id": "string", "pages": "Int64", "period_start": "datetime64[s]"}


@pytest.mark.parametrize("table", table_names())
def test_a_frame_has_the_columns_of_the_schema(table: str, rows: Rows) -> None:
    found = frame(table, rows.get(table, []))
    assert tuple(found.columns) == load_schema(table).column_names
    assert len(found) == len(rows.get(table, []))


@pytest.mark.parametrize(("column", "dtype"), DTYPES.items())
def test_an_empty_frame_has_the_types_of_a_full_one(column: str, dtype: str, rows: Rows) -> None:
    assert frame("reports", [])[column].dtype == frame("reports", rows["reports"])[column].dtype == dtype


def test_dates_are_days(rows: Rows) -> None:
    assert frame("reports", rows["reports"])["period_end"][0] == pandas.Timestamp("2024-05-31")


def test_what_is_not_there_is_missing(rows: Rows) -> None:
    measures = frame("measures", rows["measures"])
    assert measures[["theme", "first_page", "period_start"]].isna().iloc[1].all()
