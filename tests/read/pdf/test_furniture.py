from __future__ import annotations

import pytest

from extract.model import Document, Paragraph
from tests.read.pdf.sheet import read, rows, ruled, visible


def pages(*furniture: str) -> Document:
    """Pages with two lines of body text and one line of furniture each."""
    bodies = (f"text 50 300 Sivun {name} teksti alkaa\ntext 50 312 ja loppuu tähän." for name in "abcdefgh")
    return read(*(f"{body}\n{item}" for body, item in zip(bodies, furniture, strict=False)))


def texts(paragraphs: tuple[object, ...]) -> list[str]:
    return [p.text for p in paragraphs if isinstance(p, Paragraph)]


FURNITURE = [
    pytest.param(["text 300 790 1", "text 300 790 2"], id="page numbers"),
    pytest.param(["text 300 790 Sivu 1/9", "text 300 790 Sivu 2/9"], id="page numbers with words"),
    pytest.param(["text 50 20 Seurantaraportti", "text 50 20 Seurantaraportti"], id="a running header"),
    pytest.param(["text 50 20 Raportti, s. 8", "text 50 20 Raportti, s. 9"], id="a header with a number"),
    pytest.param(["text 50 790 1", "text 500 790 2"], id="left and right pages"),
    pytest.param(["text 300 790 - 1 -"], id="a number on the only page"),
]
BODY_TEXT = [
    pytest.param(["text 50 20 Johdanto", "text 50 20 Tavoitteet"], id="other headings at the top"),
    pytest.param(["text 50 20 Seurantaraportti"], id="a title on the only page"),
    pytest.param(["text 50 400 Toistuva lause", "text 50 400 Toistuva lause"], id="in the middle of pages"),
    pytest.param(["text 50 20 Johdanto", "text 50 100 Johdanto"], id="at another height"),
]


@pytest.mark.parametrize("items", FURNITURE)
def test_furniture_is_no_body_text(items: list[str]) -> None:
    document = pages(*items)
    assert texts(document.furniture) == [item.split(" ", 3)[3] for item in items]
    assert not any("teksti" in text for text in texts(document.furniture))


@pytest.mark.parametrize("items", BODY_TEXT)
def test_body_text_is_no_furniture(items: list[str]) -> None:
    document = pages(*items)
    assert texts(document.furniture) == []
    assert all(item.split(" ", 3)[3] in "\n".join(texts(document.blocks)) for item in items)


def test_a_slanted_watermark_is_furniture() -> None:
    document = read("text 50 300 Teksti.\ntext/slant 200 400 LUONNOS")
    assert texts(document.blocks) == ["Teksti."]
    assert visible("".join(texts(document.furniture))) == visible("LUONNOS")


def test_a_number_in_a_tables_last_row_is_no_page_number() -> None:
    table = "grid 20|120|220 740|765|790\ntext 25 758 Sarake\ntext 130 758 Luku\n"
    document = read(f"{table}text 25 783 5\ntext 130 783 6")
    assert rows(document.tables[0]) == ["Sarake | Luku", "5 | 6"]


def test_a_tables_repeated_header_is_no_running_header() -> None:
    header = "*Toimenpide* | *Seuranta* | *Aikataulu*"
    parts = [ruled(header, f"{word} | Valmis. | 2023") for word in ("Avataan", "Suljetaan", "Korjataan")]
    assert texts(read(*parts).furniture) == []


NOTE = "h 700 50 150\ntext/7 50 712 1 Luku on arvio."


def test_a_footnote_is_a_note() -> None:
    document = read(f"text 50 300 Teksti\ntext/6 86 296 1\ntext 92 300 jatkuu.\n{NOTE}")
    assert (texts(document.notes), texts(document.blocks)) == (["1 Luku on arvio."], ["Teksti jatkuu."])


def test_a_notes_mark_goes_from_a_cell_and_other_raised_text_stays() -> None:
    header = "text 25 58 Ala\ntext/6 43 54 1\ntext 130 58 m\ntext/6 136 54 2"
    cells = f"grid 20|120|220 40|65|90\n{header}\ntext 25 83 a"
    assert rows(read(f"{cells}\n{NOTE}").tables[0]) == ["Ala | m2", "a | "]


NOTES = "h 700 50 150\ntext/7 50 712 1 Luku on arvio.\ntext/7 50 722 2 Luku on tarkka."


@pytest.mark.parametrize(
    ("raised", "expected", "doubts"),
    [
        pytest.param("text/6 86 296 1,2", "Teksti jatkuu.", [], id="two marks with a comma"),
        pytest.param("text/6 86 296 12", "Teksti jatkuu.", [], id="two marks side by side"),
        pytest.param(
            "text/6 86 296 13", "Teksti13 jatkuu.", ["1 Luku", "2 Luku"], id="another figure beside one"
        ),
        pytest.param("text/6 86 296 1", "Teksti jatkuu.", ["2 Luku"], id="one mark alone"),
        pytest.param("", "Teksti jatkuu.", ["1 Luku", "2 Luku"], id="no mark"),
    ],
)
def test_marks_that_are_not_found_are_told(raised: str, expected: str, doubts: list[str]) -> None:
    document = read(f"text 50 300 Teksti\n{raised}\ntext 98 300 jatkuu.\n{NOTES}")
    assert texts(document.blocks) == [expected]
    told = [doubt for doubt in document.doubts if doubt.code == "note_mark_unfound"]
    assert [doubt.message.split("'")[1][:6] for doubt in told] == doubts


@pytest.mark.parametrize(
    "drawing",
    ["h 700 50 150\ntext 50 712 Lopuksi kiitos kaikille.", "h 100 50 150\ntext/7 50 112 1 Luku on arvio."],
    ids=["no mark begins it", "high on the page"],
)
def test_other_text_under_a_short_rule_is_no_note(drawing: str) -> None:
    assert texts(read(drawing).notes) == []


def test_a_labelled_line_at_the_foot_of_pages_by_chance_is_a_text() -> None:
    values = "\n".join(
        f"text 50 {y} Tila: {word}" for y, word in ((500, "valmis"), (540, "auki"), (580, "ei"))
    )
    document = pages(*[f"{values}\ntext 50 776 Tila: kesken"] * 2)
    assert document.furniture == ()
