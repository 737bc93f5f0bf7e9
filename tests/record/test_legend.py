from __future__ import annotations

import pytest

from extract import vocabulary
from extract.record.legend import find_legend
from extract.vocabulary import Vocabulary
from tests.record.mini import document, paragraph

FI, SV, EN = (vocabulary.load(code) for code in ("fi", "sv", "en"))
MEASURES = "Toimenpide | Seuranta | LV\nTehdään opas | Tehty | #92d050\nPidetään kurssi | Kesken | #ffff00"


@pytest.mark.parametrize(
    ("words", "block", "expected"),
    [
        pytest.param(
            FI,
            "Etenee suunnitellusti | #92d050\nEi aloitettu |",
            ["on_track green", "not_started none"],
            id="light behind",
        ),
        pytest.param(
            FI,
            "#92d050 | Valmis\n#ff0000 | Ei toteutunut",
            ["completed green", "not_done red"],
            id="light in front",
        ),
        pytest.param(
            FI,
            "Valmis #92d050 | Ei toteutunut #ff0000",
            ["completed green", "not_done red"],
            id="label in the light",
        ),
        pytest.param(
            FI,
            paragraph("Liikennevalot: 🟢 valmis 🟡 kesken 🔴 myöhässä ⚪ ei aloitettu"),
            ["completed green", "started yellow", "delayed red", "not_started none"],
            id="signs and words in a line with a title",
        ),
        pytest.param(
            FI,
            paragraph("Pitkä johdanto. " * 30 + "Liikennevalot: 🟢 valmis 🔴 myöhässä"),
            ["completed green", "delayed red"],
            id="behind an introduction",
        ),
        pytest.param(
            FI,
            "o#92d050 | Valmis | o#ff0000 | Ei tehty",
            ["completed green", "not_done red"],
            id="in one row",
        ),
        pytest.param(
            FI,
            "Väri | Merkitys\nVihreä | Valmis\nPunainen | Ei tehty",
            ["completed green", "not_done red"],
            id="colours in words",
        ),
        pytest.param(
            SV, "Grön = klar; röd = ej påbörjad", ["completed green", "not_started red"], id="line, Swedish"
        ),
        pytest.param(
            EN,
            "Green: on track, Amber: delayed, Red: not done",
            ["on_track green", "delayed yellow", "not_done red"],
            id="line",
        ),
        pytest.param(EN, "🟢 On track 🔴 Delayed", ["on_track green", "delayed red"], id="glyphs in a line"),
    ],
)
def test_legend(words: Vocabulary, block: str, expected: list[str]) -> None:
    legend = find_legend(document(block), words)
    assert [f"{entry.status} {entry.colour}" for entry in legend.entries] == expected


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(MEASURES, id="table of measures with lights"),
        pytest.param("Nimi | Puhelin #92d050\nMaija | 09 #ff0000", id="shaded table of contacts"),
        pytest.param("Vihreä kasvaa ja punainen vähenee.", id="prose with colours"),
        pytest.param("Toimenpide | Vastuu\nOpas | Valmis tiimi", id="table without lights"),
    ],
)
def test_no_legend(block: str) -> None:
    assert find_legend(document(block), FI).entries == ()


def test_list_of_paragraphs_with_fills() -> None:
    lines = [paragraph("Valmis", fill="#92d050"), paragraph("Ei aloitettu", fill="#ff0000")]
    legend = find_legend(document(*lines), FI)
    assert [entry.status for entry in legend.entries] == ["completed", "not_started"]


def test_coloured_headings_are_no_legend() -> None:
    lines = [paragraph("Työ etenee", fill="#0070c0"), paragraph("Työ on valmis", fill="#0070c0")]
    assert find_legend(document(*lines), FI).entries == ()


def test_legend_after_the_measures_and_its_table_is_known() -> None:
    legend = find_legend(document(MEASURES, "Valmis | #92d050\nKesken | #ffff00"), FI)
    assert legend.tables == {1}


def test_legend_rows_inside_the_table_of_measures() -> None:
    legend = find_legend(document(MEASURES + "\nVihreä = valmis, keltainen = kesken | < | <"), FI)
    assert [entry.status for entry in legend.entries] == ["completed", "started"]
    assert legend.tables == frozenset()
