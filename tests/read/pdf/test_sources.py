"""The two page sources show the same pages, whatever a producer does to them."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extract.errors import EncryptedReport, UnreadableReport
from extract.model import Document
from extract.read.pdf import read_pdf
from extract.read.pdf.page import READS_DOWN, READS_UP, PageContent
from extract.read.pdf.pdfium import PdfiumSource
from extract.read.pdf.plumber import PlumberSource
from extract.read.recognition import Recognition
from tests.read.pdf.sheet import tables

SOURCES = [pytest.param(PdfiumSource, id="pdfium"), pytest.param(PlumberSource, id="pdfplumber")]
ENGINES = ["pdfium", "pdfplumber"]
Source = type[PdfiumSource] | type[PlumberSource]
Drawing = Callable[[Canvas], None]
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
    b"2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\ntrailer <</Root 1 0 R>>\n"
)


def pdf(path: Path, draw: Drawing, lock: StandardEncryption | None = None) -> Path:
    """A PDF of one page, 600 x 800 points unless told otherwise."""
    canvas = Canvas(str(path), pagesize=(600, 800), invariant=1, encrypt=lock)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return path


def content(source: Source, path: Path, number: int = 1) -> PageContent:
    """What a source shows of a page."""
    with source(path) as opened:
        return opened.page(number)


def draw_table(canvas: Canvas, left: float = 50, top: float = 750) -> None:
    """Two rows of two cells; the second light is filled."""
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(left + 200, top - 60, 100, 30, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    for y in (top, top - 30, top - 60):
        canvas.line(left, y, left + 300, y)
    for x in (left, left + 200, left + 300):
        canvas.line(x, top, x, top - 60)
    for text, x, y in (("Toimenpide", 5, 20), ("LV", 205, 20), ("Perustetaan palvelupiste", 5, 50)):
        canvas.drawString(left + x, top - y, text)


TABLE = [["Toimenpide | LV", "Perustetaan palvelupiste | "]]


def _turned(degrees: int) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)  # swaps width and height itself, so that 600 x 800 is what is seen
        canvas.translate(*{90: (800, 0), 180: (600, 800), 270: (0, 600)}[degrees])
        canvas.rotate(degrees)
        draw_table(canvas)

    return draw


def _cropped(canvas: Canvas) -> None:
    canvas.setPageSize((700, 900))
    canvas.setCropBox((50, 70, 650, 870))
    draw_table(canvas, 100, 820)


def _in_form(canvas: Canvas) -> None:
    canvas.beginForm("table")
    draw_table(canvas, 0, 60)
    canvas.endForm()
    canvas.translate(50, 690)
    canvas.doForm("table")


def _in_scaled_form(canvas: Canvas) -> None:
    canvas.beginForm("inner")
    canvas.scale(2, 2)
    canvas.setFont("Helvetica", 6)
    canvas.rect(0, 0, 150, 30)
    canvas.line(100, 0, 100, 30)
    canvas.line(0, 15, 150, 15)
    for text, x, y in (("Toimenpide", 3, 20), ("LV", 103, 20), ("Perustetaan palvelupiste", 3, 5)):
        canvas.drawString(x, y, text)
    canvas.endForm()
    canvas.translate(50, 690)
    canvas.doForm("inner")


PLACED = [
    pytest.param(draw_table, id="upright"),
    pytest.param(_turned(90), id="rotated by 90"),
    pytest.param(_turned(180), id="rotated by 180"),
    pytest.param(_turned(270), id="rotated by 270"),
    pytest.param(_cropped, id="offset crop box"),
    pytest.param(_in_form, id="in a form"),
    pytest.param(_in_scaled_form, id="in a scaled form"),
]


@pytest.mark.parametrize("draw", PLACED)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_table_is_read_where_it_is_displayed(draw: Drawing, engine: str, tmp_path: Path) -> None:
    document = read_pdf(pdf(tmp_path / "a.pdf", draw), engine=engine)
    assert tables(document) == TABLE
    assert document.tables[0].parts[0].place.box == pytest.approx((50, 50, 350, 110), abs=1)


@pytest.mark.parametrize("draw", PLACED)
def test_both_sources_show_the_same_letters_in_the_same_places(draw: Drawing, tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", draw)
    one, other = (content(source, path).words for source in (PdfiumSource, PlumberSource))
    first, second = (
        np.lexsort((w.box[:, 0].round(), w.box[:, 3].round(-1), w.text.astype(str))) for w in (one, other)
    )
    assert one.text[first].tolist() == other.text[second].tolist()
    centres = [(w.box[order, :2] + w.box[order, 2:]) / 2 for w, order in ((one, first), (other, second))]
    assert np.abs(centres[0] - centres[1]).max() < 3


def _text(text: str, font: str = "Helvetica") -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 12)
        canvas.drawString(50, 700, text)

    return draw


def _vera(text: str) -> Drawing:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return _text(text, "Vera")


def _kerned(canvas: Canvas) -> None:
    written = canvas.beginText(50, 700)
    written.setFont("Helvetica", 12)
    for piece in ("Am", "mat", "tikor", "kea", "koulu", " ja", " muut"):
        written.setCharSpace(0.2)
        written.textOut(piece)
    canvas.drawText(written)


TEXTS = [
    pytest.param(_text("Työ- ja elinkeinoministeriö, 75 %"), "Työ- ja elinkeinoministeriö, 75 %", id="plain"),
    pytest.param(_vera("\ufb01nanssi ja \ufb02yygeli"), "finanssi ja flyygeli", id="ligatures"),
    pytest.param(_vera("Ωmega 15 ≥ 10"), "Ωmega 15 ≥ 10", id="symbols of a font in the file"),
    pytest.param(_kerned, "Ammattikorkeakoulu ja muut", id="a word in many pieces"),
    pytest.param(_text("a   b"), "a b", id="several blanks"),
]


@pytest.mark.parametrize(("draw", "expected"), TEXTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_text_comes_as_it_is_seen(draw: Drawing, expected: str, engine: str, tmp_path: Path) -> None:
    document = read_pdf(pdf(tmp_path / "a.pdf", draw), engine=engine)
    assert [block.text for block in document.blocks] == [expected]  # type: ignore[union-attr]  # paragraphs alone


def test_a_soft_hyphen_that_is_printed_is_a_hyphen(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", _text("korkea\u00adkoulu"))  # pdfminer takes this code for a blank
    assert [block.text for block in read_pdf(path, engine="pdfium").blocks] == ["korkea-koulu"]  # type: ignore[union-attr]  # paragraphs alone


@pytest.mark.parametrize("source", SOURCES)
def test_colour_and_weight_of_text(source: Source, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(50, 700, "white")
        canvas.setFont("Helvetica-Bold", 12)
        canvas.setFillColorCMYK(0, 1, 1, 0)
        canvas.drawString(50, 600, "red")

    words = content(source, pdf(tmp_path / "a.pdf", draw)).words
    assert words.bold.tolist() == [False, True]
    assert words.colour[0] == 0xFFFFFF
    red, green, blue = (int(words.colour[1]) >> shift & 255 for shift in (16, 8, 0))
    assert red > 200 > 80 > max(green, blue)


@pytest.mark.parametrize(("degrees", "expected"), [(90, READS_UP), (270, READS_DOWN)])
@pytest.mark.parametrize("source", SOURCES)
def test_turned_text_tells_its_direction(source: Source, degrees: int, expected: int, tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, "V")  # a kerned letter is a run of its own
        canvas.drawString(8, 0, "alo")

    assert set(content(source, pdf(tmp_path / "a.pdf", draw)).words.direction.tolist()) == {expected}


def _disc(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0.6, 0)
    canvas.circle(100, 700, 6, stroke=0, fill=1)


def _area(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0, 0.6, 0)
    canvas.rect(94, 694, 12, 12, stroke=0, fill=1)


@pytest.mark.parametrize(("draw", "kind"), [(_disc, "disc"), (_area, "fill")], ids=["disc", "square"])
@pytest.mark.parametrize("source", SOURCES)
def test_drawn_lights(source: Source, draw: Drawing, kind: str, tmp_path: Path) -> None:
    (shape,) = content(source, pdf(tmp_path / "a.pdf", draw)).shapes
    assert (shape.kind, shape.colour) == (kind, "#009900")
    assert shape.box == pytest.approx((94, 94, 106, 106), abs=0.1)


def _invisible(canvas: Canvas) -> None:
    canvas.rect(50, 600, 200, 100, stroke=0, fill=0)


@pytest.mark.parametrize("source", SOURCES)
def test_a_path_that_is_not_painted_is_not_seen(source: Source, tmp_path: Path) -> None:
    page = content(source, pdf(tmp_path / "a.pdf", _invisible))
    assert (len(page.horizontal), len(page.vertical), page.shapes) == (0, 0, ())


@pytest.mark.parametrize("source", SOURCES)
def test_an_empty_page(source: Source, tmp_path: Path) -> None:
    page = content(source, pdf(tmp_path / "a.pdf", lambda _: None))
    assert (page.width, page.height, len(page.words), page.shapes) == (600, 800, 0, ())


PASSWORDS = [
    pytest.param("", False, id="none"),
    pytest.param("wrong", False, id="wrong"),
    pytest.param("secret", True, id="right"),
    pytest.param("owner", True, id="the owner's"),
]


@pytest.mark.parametrize(("password", "opens"), PASSWORDS)
@pytest.mark.parametrize("engine", [*ENGINES, "auto"])
def test_an_encrypted_file_needs_its_password(
    engine: str, password: str, opens: bool, tmp_path: Path
) -> None:
    lock = StandardEncryption("secret", ownerPassword="owner", strength=128)
    path = pdf(tmp_path / "locked.pdf", draw_table, lock)
    if opens:
        assert tables(read_pdf(path, engine=engine, password=password)) == TABLE
        return
    with pytest.raises(EncryptedReport, match=r"locked\.pdf") as caught:
        read_pdf(path, engine=engine, password=password)
    assert "--password" in caught.value.next_step


def _whole() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 800), invariant=1)
    draw_table(canvas)
    canvas.save()
    return stream.getvalue()


DAMAGED = [
    pytest.param(b"", id="empty"),
    pytest.param(b"%PDF-1.7\n", id="a first line alone"),
    pytest.param(random.Random(1).randbytes(5000), id="random bytes"),
    pytest.param(b"%PDF-1.7\n" + random.Random(2).randbytes(5000), id="random bytes after a first line"),
    pytest.param(NO_PAGES, id="no pages"),
    pytest.param(_whole()[:300], id="cut off early"),
    pytest.param(_whole()[:-200], id="without its list of objects"),
    pytest.param(b"PK\x03\x04 not a pdf", id="another kind of file"),
]


@pytest.mark.parametrize("data", DAMAGED)
@pytest.mark.parametrize("engine", [*ENGINES, "auto"])
def test_a_damaged_file_is_one_clear_error(engine: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableReport, match=r"broken\.pdf"):
        read_pdf(path, engine=engine)


@pytest.mark.parametrize("engine", ["pdfium", "auto"])  # pdfminer does not mend it
def test_a_file_without_its_last_bytes_is_mended(engine: str, tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(_whole()[:-20])
    assert tables(read_pdf(path, engine=engine)) == TABLE


def test_a_page_with_twenty_thousand_objects(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(20_000):
            canvas.line(50 + n % 100, 100 + n // 100, 51 + n % 100, 100 + n // 100)
        draw_table(canvas)

    assert TABLE[0] in tables(read_pdf(pdf(tmp_path / "many.pdf", draw), engine="pdfium"))


def cells(document: Document) -> set[tuple[object, ...]]:
    """Each cell with its page, place in the table, spans and text without white space."""
    return {
        (
            table.parts[0].place.page,
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            "".join(cell.text.split()),
        )
        for table in document.tables
        for cell in table.cells
    }


def differing(path: Path) -> int:
    """How many cells the first source gives that the second does not."""
    one, other = (
        read_pdf(path, engine=e, recognition=Recognition("never")) for e in ("pdfium", "pdfplumber")
    )
    return len(cells(one) - cells(other))


def lights(document: Document) -> list[tuple[object, ...]]:
    """Each filled or marked cell of a document with its colours."""
    return [
        (table.number, cell.row, cell.column, cell.fill, *((mark.kind, mark.colour) for mark in cell.marks))
        for table in document.tables
        for cell in table.cells
        if cell.fill or cell.marks
    ]


def test_both_sources_give_the_same_cells_and_lights_of_the_samples(samples: Path) -> None:
    paths = sorted(samples.glob("*.pdf"))
    assert paths
    for path in paths:
        one, other = read_pdf(path, engine="pdfium"), read_pdf(path, engine="pdfplumber")
        assert cells(one) == cells(other)
        assert lights(one) == lights(other)


EXPLAINED = {
    "2021-Federal-Data-Strategy-Action-Plan.pdf": (67, "bullets drawn twice: pdfium takes them once"),
    "doj-2022-cap.pdf": (1, "Cambria: pdfminer sets its letters two lines low, by the font's descent"),
    "gsa-2024-cap.pdf": (2, "Cambria, as above"),
    "treasury-2022-cap.pdf": (9, "a scan whose letters lie upon each other: their order is chance"),
    "eu-004.pdf": (2, "full stops that lie upon each other: pdfium takes them once"),
    "eu-011.pdf": (9, "a chart: pdfminer gives short strokes of its line, pdfium its outline"),
    "eu-012.pdf": (5, "a chart: dots of its grid lines"),
    "eu-014.pdf": (12, "a chart of an organisation: pdfminer gives its arrows point by point"),
    "eu-016.pdf": (30, "a chart, and small capitals"),
    "eu-017.pdf": (9, "small capitals: low-case letters for pdfminer, capitals for pdfium"),
    "eu-018.pdf": (14, "small capitals, as above"),
    "eu-019.pdf": (7, "small capitals, as above"),
    "eu-027.pdf": (6, "a chart's dots meet the table's rules"),
}
"""Most cells of a document that only the first source gives so, and why; all others agree."""


@pytest.mark.slow
def test_both_sources_give_the_same_cells_of_other_documents(shared: Path) -> None:
    paths = sorted([*shared.glob("real/*.pdf"), *shared.glob("bench/*/*.pdf")])
    counts = {path.name: differing(path) for path in paths}
    assert counts
    assert {name: n for name, n in counts.items() if n > EXPLAINED.get(name, (0,))[0]} == {}
