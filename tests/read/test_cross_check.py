from __future__ import annotations

from pathlib import Path

import pytest

from extract import pipeline, read
from extract.model import Cell, Document, Paragraph, Part, Place, Source, Table
from extract.options import ReadOptions
from extract.read.cross_check import with_disagreements


def document(*texts: str) -> Document:
    cells = [
        Cell(0, n, paragraphs=(Paragraph(text),), parts=(Part(Place(page=1, table=0, row=0, column=n)),))
        for n, text in enumerate(texts)
    ]
    return Document(Source("a.pdf", "", "pdf", 1), (Table(0, 1, len(texts), tuple(cells)),))


def doubts(found: Document) -> list[tuple[int | None, str]]:
    return [(doubt.place.column, doubt.message) for table in found.tables for doubt in table.doubts]


AGREED = [
    pytest.param(["Kylla", "Ei"], id="the same texts"),
    pytest.param(["Ei", "Kylla"], id="in another order"),
    pytest.param(["Ky-\nlla", "E i"], id="other line ends and blanks"),
    pytest.param(["Kylla", "Ei", "more"], id="more than was read"),
]


@pytest.mark.parametrize("others", AGREED)
def test_what_both_read_alike_is_no_doubt(others: list[str]) -> None:
    assert doubts(with_disagreements(document("Kylla", "Ei"), others)) == []


def test_a_cell_that_is_read_otherwise_is_a_doubt_that_quotes_both() -> None:
    found = doubts(with_disagreements(document("Kylla", "Osittain valmis"), ["Kylla", "Osittain valmis 2"]))
    assert found == [(1, "'Osittain valmis': the second reader has 'Osittainvalmis2'")]


def test_a_text_that_comes_twice_must_be_read_twice() -> None:
    found = doubts(with_disagreements(document("2023", "2023"), ["2023"]))
    assert found == [(1, "'2023': the second reader has nothing like it")]


@pytest.mark.parametrize("name", ["helsinki-2023-2024.pdf", "helsinki-2023-2024.docx"])
def test_both_readers_agree_on_the_samples(samples: Path, name: str) -> None:
    found = pipeline.read_document(samples / name, ReadOptions(cross_check=True))
    assert doubts(found) == []


@pytest.mark.parametrize(("engine", "second"), [("auto", "pdfplumber"), ("pdfplumber", "pdfium")])
def test_the_second_reader_of_a_pdf_is_the_one_that_did_not_read_it(
    engine: str, second: str, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(_: Path, **told: str) -> Document:
        return document(told["engine"])

    monkeypatch.setattr("extract.read.pdf.read_pdf", other)
    assert doubts(read.cross_checked(document(second), samples / "any.pdf", engine=engine)) == []
