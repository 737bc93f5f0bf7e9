from __future__ import annotations

from datetime import date

import pytest

from extract.dataset import load_schema, typed_rows
from extract.dataset.schema import Column
from extract.dataset.values import cell_text, typed_value


def column(kind: str, **more: int) -> Column:
    return Column("c", kind, "", {}, {}, decimals=more.get("decimals"))


UNDERSTOOD = {
    "a whole number as text": ("integer", "12", 12),
    "a negative whole number": ("integer", "-3", -3),
    "a number as text": ("number", "1.5", 1.5),
    "a whole number where decimals may be": ("number", 7, 7.0),
    "an ISO date": ("date", "2024-02-29", date(2024, 2, 29)),
    "a date": ("date", date(2024, 1, 1), date(2024, 1, 1)),
    "true in words": ("boolean", "true", True),
    "false in words": ("boolean", "false", False),
    "no whole number": ("integer", "", None),
    "no date": ("date", None, None),
    "no text": ("string", None, ""),
    "half a character pair": ("string", "a\ud800b", "a\ufffdb"),
}


@pytest.mark.parametrize(("kind", "given", "value"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_a_value_gets_the_type_of_its_column(kind: str, given: object, value: object) -> None:
    typed = typed_value(column(kind), given)
    assert (typed, type(typed)) == (value, type(value))


@pytest.mark.parametrize(
    "text", ["0012", " x ", "'=1", "true", "2024-01-01", "ä\u0301", "a\r\nb", "\U0001f600"]
)
def test_a_text_is_not_changed(text: str) -> None:
    assert typed_value(column("string"), text) == text


MISFITS = {
    "a decimal where a whole number belongs": ("integer", "1.0"),
    "a truth where a whole number belongs": ("integer", True),
    "a number where a text belongs": ("string", 1),
    "a number with a decimal comma": ("number", "1,5"),
    "not a number": ("number", "nan"),
    "endless": ("number", float("inf")),
    "a day that no month has": ("date", "2023-02-29"),
    "a Finnish date": ("date", "1.5.2023"),
    "a date without dashes": ("date", "20230501"),
    "yes for true": ("boolean", "yes"),
    "a whole number no file can hold": ("integer", 2**63),
}


@pytest.mark.parametrize(("kind", "given"), MISFITS.values(), ids=MISFITS)
def test_a_misfit_is_told(kind: str, given: object) -> None:
    with pytest.raises(ValueError, match=r"c: .* is not (a|an|true) "):
        typed_value(column(kind), given)


@pytest.mark.parametrize(("given", "rounded"), [(1.23456, 1.23), (-0.001, 0.0), ("2", 2.0)])
def test_a_number_is_rounded_as_its_column_says(given: object, rounded: float) -> None:
    assert repr(typed_value(column("number", decimals=2), given)) == repr(rounded)


CELLS = {
    "nothing": (None, ""),
    "a truth": (True, "true"),
    "a number": (0.5, "0.5"),
    "a date": (date(2024, 5, 1), "2024-05-01"),
}


@pytest.mark.parametrize(("value", "text"), CELLS.values(), ids=CELLS)
def test_a_value_as_csv_holds_it(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_a_row_has_all_columns_in_order() -> None:
    row = typed_rows(load_schema("legend"), [{"colour": "red"}])[0]
    assert list(row.values()) == ["", "", "", "red", ""]


def test_a_key_of_no_column_is_refused() -> None:
    with pytest.raises(ValueError, match="legend, row 1: no column color"):
        typed_rows(load_schema("legend"), [{"color": "red"}])


def test_a_misfit_names_table_and_row() -> None:
    with pytest.raises(ValueError, match="goals, row 2: page: 'x' is not a whole number"):
        typed_rows(load_schema("goals"), [{}, {"page": "x"}])
