from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record.themes import CELL_RANK, Heading, carry, ranked, split_headings, theme_field
from tests.record.mini import paragraph

FI = vocabulary.load("fi")


@pytest.mark.parametrize(
    ("cell", "headings", "text"),
    [
        pytest.param(["**(i) Työ** Tehdään."], ["(i) Työ"], "Tehdään.", id="run-in heading"),
        pytest.param(["**Työ**", "Tehdään."], ["Työ"], "Tehdään.", id="paragraph of its own"),
        pytest.param(
            ["**(i) Työ**", "**Osaajat** Tehdään."], ["(i) Työ", "Osaajat"], "Tehdään.", id="two levels"
        ),
        pytest.param(
            ["**(i) Kampanjat** **Osaajat** Tehdään."],
            ["(i) Kampanjat", "Osaajat"],
            "Tehdään.",
            id="two in one line",
        ),
        pytest.param(
            ["**Työ** (i) Tehdään."], ["Työ"], "(i) Tehdään.", id="item mark after the heading is text"
        ),
        pytest.param(["**Työ:** tehdään."], ["Työ"], "tehdään.", id="colon"),
        pytest.param(["**Työ** **ja tuki** Tehdään."], ["Työ ja tuki"], "Tehdään.", id="run broken in two"),
    ],
)
def test_headings(cell: list[str], headings: list[str], text: str) -> None:
    found = split_headings([paragraph(line) for line in cell], FI)
    assert (list(found.headings), found.text) == (headings, text)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(["Edistetään", "**(i) maahantuloa:** nopeutetaan"], id="bold in the middle"),
        pytest.param(["**Tehdään opas.**"], id="all bold"),
        pytest.param(["**Tehdään**", "**opas**"], id="all paragraphs bold"),
        pytest.param(["**Helsinki** kasvaa"], id="stressed beginning of a sentence"),
        pytest.param(["**1.2** Tehdään opas"], id="bold number"),
        pytest.param(["**Toimenpide 3:** Tehdään opas"], id="bold label"),
        pytest.param(["Tehdään opas"], id="no bold"),
        pytest.param([], id="empty cell"),
    ],
)
def test_no_headings(cell: list[str]) -> None:
    found = split_headings([paragraph(line) for line in cell], FI)
    assert found.headings == ()
    assert found.text == "\n".join(paragraph(line).text for line in cell)


@pytest.mark.parametrize(
    ("cells", "themes"),
    [
        pytest.param([["(i) A", "b"], ["c"], ["(ii) D"]], ["(i) A / b", "(i) A / c", "(ii) D"], id="levels"),
        pytest.param([["A"], [], ["B"]], ["A", "A", "B"], id="carried on"),
        pytest.param([["A", "B"], ["C"]], ["A / B", "C"], id="two without numbers"),
        pytest.param([[], ["A"]], ["", "A"], id="none at first"),
    ],
)
def test_carried_themes(cells: list[list[str]], themes: list[str]) -> None:
    levels: tuple[Heading, ...] = ()
    seen = []
    for headings in cells:
        levels = carry(levels, ranked(headings, CELL_RANK, ()))
        seen.append(theme_field(levels).text)
    assert seen == themes
