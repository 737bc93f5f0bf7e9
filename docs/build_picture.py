"""Draws the picture at the top of the README: a row that a page break cut, and the data that comes of it.

Reads a sample report as any user would, and shows where each value stood by its `sources`. Run it as
`python docs/build_picture.py`; it needs the development dependencies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import reportlab
from PIL import Image, ImageDraw, ImageFont

import extract

HERE = Path(__file__).parent
REPORT = HERE.parent / "samples" / "helsinki-2023-2024.pdf"
PICTURE = HERE / "report-to-data.png"
MEASURE_ID = "helsinki-2023-2024/1/m2"

COLOURS = {
    "goal": "#6d28d9",
    "theme": "#0f766e",
    "measure": "#1d4ed8",
    "responsible": "#c2410c",
    "schedule": "#be185d",
    "followup": "#0e7490",
    "status": "#374151",
}
CARRIED = ("goal", "theme")
"""Fields that stand further up in the report and hold for the row, too."""
INK, QUIET, LINE, GROUND, PAPER = "#111827", "#6b7280", "#d1d5db", "#eef1f5", "#ffffff"

SCALE = 1.36
"""Pixels per point of the report's page."""
CROPS = {1: (22, 44, 806, 544), 2: (22, 40, 806, 442)}
"""Points: the part that is shown of each page."""
WIDTH, MARGIN, GAP = 1800, 28, 78
"""Pixels: of the picture, around it, and between the pages and the row."""
VALUE_SIZE, LABEL_SIZE, LEADING, FIELD_GAP = 24, 19, 32, 17
BAR, LIGHT = 22, 32
"""Pixels that a field's bar and its light take at the left of its text."""
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Area:
    """A cell of the report that a value came from."""

    field: str
    page: int
    box: Box
    text: str


@dataclass(frozen=True)
class Value:
    """A value of the row; its words from `cut` on stood on the next page."""

    name: str
    text: str
    colour: str
    cut: int | None = None
    light: str = ""


def main() -> None:
    """Writes the picture."""
    report = extract.read_report(REPORT)
    row = next(row for row in report.rows["measures"] if row["measure_id"] == MEASURE_ID)
    areas = list(row_areas(report.rows["sources"], str(row["goal_id"])))
    picture = drawn([page_picture(page, areas) for page in CROPS], list(row_values(row, areas)))
    picture.quantize(256, dither=Image.Dither.NONE).save(PICTURE, optimize=True)


def row_areas(sources: Sequence[dict[str, object]], goal_id: str) -> Iterator[Area]:
    """The cells that the row and its goal came from."""
    for source in sources:
        owner, field = source["record_id"], str(source["field"])
        if (owner == MEASURE_ID or (owner == goal_id and field == "goal")) and field in COLOURS:
            x0, top, x1, bottom = (float(str(source[edge])) for edge in ("x0", "top", "x1", "bottom"))
            yield Area(field, int(str(source["page"])), (x0, top, x1, bottom), str(source["text"] or ""))


def row_values(row: dict[str, object], areas: Sequence[Area]) -> Iterator[Value]:
    """The row's values in the order of the table."""
    for field, colour in COLOURS.items():
        if field == "status":
            text = f"{row['status']}  ({row['status_label']})"
            yield Value(field, text, colour, light=str(row["colour_hex"]))
        else:
            text, parts = str(row[field]), [area.text for area in areas if area.field == field]
            yield Value(field, text, colour, _cut(text, parts))
    pages = ", ".join(str(row[name]) for name in ("first_page", "last_page", "doubts"))
    yield Value("first_page, last_page, doubts", pages, LINE)


def _cut(text: str, parts: Sequence[str]) -> int | None:
    """Which word of a text is the first of its second part; hyphens of line ends are in the parts alone."""
    if len(parts) < 2 or not parts[1]:
        return None
    passed, words = 0, text.split()
    for number, word in enumerate(words):
        if passed >= _letters(parts[0]):
            return number
        passed += _letters(word)
    return len(words)


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)


def page_picture(page: int, areas: Sequence[Area]) -> Image.Image:
    """The shown part of a page, with the row's cells outlined."""
    with pypdfium2.PdfDocument(REPORT) as document:
        whole: Image.Image = document[page - 1].render(scale=SCALE).to_pil().convert("RGB")
    for area in areas:
        if area.page == page:
            _outline(whole, area)
    left, top, right, bottom = (round(edge * SCALE) for edge in CROPS[page])
    return whole.crop((left, top, right, bottom))


def _outline(page: Image.Image, area: Area) -> None:
    x0, top, x1, bottom = (round(edge * SCALE) for edge in area.box)
    draw = ImageDraw.Draw(page, "RGBA")
    if area.field not in (*CARRIED, "status"):
        draw.rectangle((x0, top, x1, bottom), COLOURS[area.field] + "1c")
    draw.rectangle((x0, top - 1, x1, bottom + 1), outline=COLOURS[area.field], width=3)


def drawn(pages: Sequence[Image.Image], values: Sequence[Value]) -> Image.Image:
    """Pages on the left, the card of the row on the right."""
    left = MARGIN + pages[0].width + GAP
    picture = Image.new("RGB", (WIDTH, 2000), GROUND)
    ends = (_place_pages(picture, pages), _draw_card(picture, values, left))
    _draw_arrow(picture, left - GAP // 2 - 4, MARGIN + LEADING + pages[0].height)
    return picture.crop((0, 0, WIDTH, max(ends) + MARGIN))


def _place_pages(picture: Image.Image, pages: Sequence[Image.Image]) -> int:
    draw = ImageDraw.Draw(picture)
    y = MARGIN
    for number, page in zip(CROPS, pages, strict=True):
        draw.text((MARGIN, y), f"page {number} of the report", QUIET, font(LABEL_SIZE))
        y += LEADING
        picture.paste(page, (MARGIN, y))
        draw.rectangle((MARGIN, y, MARGIN + page.width, y + page.height), outline=LINE, width=2)
        y += page.height + 20
    return y - 20


def _draw_arrow(picture: Image.Image, x: int, y: int) -> None:
    draw = ImageDraw.Draw(picture)
    draw.line((x - 18, y, x + 10, y), QUIET, 6)
    draw.polygon([(x + 8, y - 14), (x + 26, y), (x + 8, y + 14)], QUIET)


def _draw_card(picture: Image.Image, values: Sequence[Value], left: int) -> int:
    top, right = MARGIN + LEADING, WIDTH - MARGIN
    room = right - left - 40 - BAR
    lines = [wrapped(value.text, room - LIGHT * bool(value.light)) for value in values]
    bottom = top + 20 + sum(LABEL_SIZE + 10 + LEADING * len(each) + FIELD_GAP for each in lines)
    draw = ImageDraw.Draw(picture)
    draw.text((left, MARGIN), "one row of measures.csv", QUIET, font(LABEL_SIZE))
    draw.rectangle((left, top, right, bottom), PAPER, LINE, 2)
    y = top + 20
    for value, each in zip(values, lines, strict=True):
        y = _draw_value(draw, value, each, (left + 20, y))
    note = "coloured words stood on the next page"
    draw.text((left, bottom + 10), note, QUIET, font(LABEL_SIZE))
    return bottom + 10 + LABEL_SIZE


def _draw_value(draw: ImageDraw.ImageDraw, value: Value, lines: Sequence[str], at: tuple[int, int]) -> int:
    x, top = at
    bottom = top + LABEL_SIZE + 10 + LEADING * len(lines)
    draw.rectangle((x, top, x + 6, bottom - 4), value.colour)
    draw.text((x + BAR, top - 2), value.name, QUIET, font(LABEL_SIZE))
    start = x + BAR
    if value.light:
        draw.ellipse((start, top + 32, start + 22, top + 54), value.light, QUIET)
        start += LIGHT
    _draw_words(draw, value, lines, (start, top + LABEL_SIZE + 8))
    return bottom + FIELD_GAP


def _draw_words(draw: ImageDraw.ImageDraw, value: Value, lines: Sequence[str], at: tuple[int, int]) -> None:
    plain, count = font(VALUE_SIZE), 0
    for number, line in enumerate(lines):
        words = line.split(" ")
        kept = len(words) if value.cut is None else max(0, min(len(words), value.cut - count))
        before = " ".join(words[:kept]) + " " * (0 < kept < len(words))
        y = at[1] + number * LEADING
        draw.text((at[0], y), before, INK, plain)
        draw.text((at[0] + plain.getlength(before), y), " ".join(words[kept:]), value.colour, plain)
        count += len(words)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most this many pixels."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font(VALUE_SIZE).getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def font(size: int) -> ImageFont.FreeTypeFont:
    """A font that reportlab brings, so that the picture is the same everywhere."""
    return ImageFont.truetype(str(FONT), size)


if __name__ == "__main__":
    main()
