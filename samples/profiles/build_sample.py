"""Builds kulturplan-2024.docx, a made-up German follow-up whose wording needs a profile.

Run as `python samples/profiles/build_sample.py`. The expected rows were written by hand, from this text.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

TITLE = "Kulturplan der Gemeinde Auenfeld"
SUBTITLE = "Rechenschaft 2024"
HEADINGS = ("Baustein", "Kümmerer", "Wunschtermin", "Was bisher geschah", "Farbe")
GREEN, YELLOW, VIOLET = "70AD47", "FFC000", "7030A0"
CHAPTERS = (
    (
        "Leitlinie A – Kultur ist für alle da.",
        (
            (
                "Zugang: Eintritt frei am ersten Sonntag im Monat.",
                "Museum",
                "2024",
                "Es gilt seit März.",
                GREEN,
            ),
            ("Die Bücherei öffnet auch abends.", "Bücherei", "Ende 2025", "Es fehlt an Personal.", YELLOW),
        ),
    ),
    (
        "Leitlinie B – Räume werden geteilt.",
        (
            ("Proben: Die Aula steht Chören offen.", "Schulamt", "2024", "Drei Chöre proben dort.", GREEN),
            ("Ateliers im alten Bahnhof", "Bauamt", "2026", "Der Bahnhof wurde verkauft.", VIOLET),
        ),
    ),
)


def main() -> None:
    """Write the document beside this script."""
    document = Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(SUBTITLE)
    for leitlinie, rows in CHAPTERS:
        document.add_heading(leitlinie, 1)
        table = document.add_table(1, len(HEADINGS), style="Table Grid")
        _fill_row(table, 0, HEADINGS)
        for number, (*texts, colour) in enumerate(rows, start=1):
            table.add_row()
            _fill_row(table, number, texts)
            _shade(table.rows[number].cells[-1], colour)
    document.save(str(Path(__file__).with_name("kulturplan-2024.docx")))


def _fill_row(table: Table, row: int, texts: tuple[str, ...] | list[str]) -> None:
    for cell, text in zip(table.rows[row].cells, texts, strict=False):
        cell.text = text


def _shade(cell: _Cell, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


if __name__ == "__main__":
    main()
