from __future__ import annotations

import pytest

from extract.record.indicators import indicators_of
from tests.record.mini import table


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Kasvaa. // → Kasvoi.", [("Kasvaa.", "Kasvoi.")], id="one pair"),
        pytest.param("Kasvaa. → Kasvoi.", [("Kasvaa.", "Kasvoi.")], id="in one line"),
        pytest.param("A // → B // C // → D", [("A", "B"), ("C", "D")], id="two pairs"),
        pytest.param("A → B // C → D", [("A", "B"), ("C", "D")], id="two pairs in lines"),
        pytest.param("A // → B // Lisää.", [("A", "B\nLisää.")], id="present state of two paragraphs"),
        pytest.param("A1 // A2 // → B", [("A1\nA2", "B")], id="target of two paragraphs"),
        pytest.param("A // B", [("A", "B")], id="no arrow: the second paragraph"),
        pytest.param("A", [("A", "")], id="target alone"),
        pytest.param("A // → B // → C", [("A", "B\nC")], id="two arrows behind one target"),
        pytest.param("A -> B", [("A", "B")], id="typed arrow"),
        pytest.param("2022–2025 -taso", [("2022–2025 -taso", "")], id="dashes are no arrow"),
    ],
)
def test_pairs_of_one_cell(cell: str, expected: list[tuple[str, str]]) -> None:
    cells = table(f"{cell} |").cells[:1]
    assert [(pair.target.text, pair.current.text) for pair in indicators_of(cells, (), 0)] == expected


def test_present_state_in_a_column_of_its_own() -> None:
    target, current = table("Kasvaa. | Kasvoi.").cells
    pair = indicators_of([target], [current], 0)[0]
    assert (pair.target.text, pair.current.text) == ("Kasvaa.", "Kasvoi.")


def test_empty_cell_gives_no_indicator() -> None:
    assert indicators_of(table(" | ").cells, (), 0) == ()
