"""A page of a PDF with what was read drawn over it, as one figure.

Gets an Inspection and the picture of a page, gives HTML: the page as PNG, an SVG of the same size in
points on top. All that it draws lies within the page.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from extract.model import Box, ColumnRole, Part, Place
from extract.view.inspection import (
    Inspection,
    Join,
    PagePicture,
    SeenCell,
    SeenDoubt,
    SeenLight,
    SeenTable,
    SeenText,
    is_row,
)
from extract.view.looks import JOIN, SURE, UNREAD, colour_of, is_serious, record_colour
from extract.view.svg import element, flag, rect, tag, tag_width

TAG, HEAD = 7.0, 6.0
"""Sizes of letters in points; those at a column's head stand on its upper border, off its text."""
FLAG_ROOM = 13.0
"""Points between flags at one place."""
LONGEST_TITLE = 400


def page_figure(inspection: Inspection, page: PagePicture) -> str:
    """The figure of a page."""
    layers = [
        element("g", "".join(drawn), class_=name)
        for name, drawn in (
            ("cells", _cells(inspection, page)),
            ("tables", _tables(inspection, page)),
            ("joins", _joins(inspection, page)),
            ("lights", _lights(inspection, page)),
            ("doubts", _doubts(inspection, page)),
        )
    ]
    size = f"0 0 {page.width:.2f} {page.height:.2f}"
    drawing = f'<svg viewBox="{size}" role="img" aria-label="what was read">{"".join(layers)}</svg>'
    return (
        f'<figure class="page" style="aspect-ratio:{page.width:.2f}/{page.height:.2f}">'
        f"{_image(page)}{drawing}</figure>"
    )


def _image(page: PagePicture) -> str:
    if not page.png:
        return ""
    data = base64.b64encode(page.png).decode()
    return f'<img alt="page {page.number}" src="data:image/png;base64,{data}">'


def _parts_on(inspection: Inspection, page: PagePicture) -> Iterator[tuple[SeenTable, SeenCell, Part, Box]]:
    for table in inspection.tables:
        for cell in table.cells:
            for part in cell.cell.parts:
                if part.place.page == page.number and part.place.box:
                    yield table, cell, part, within(part.place.box, page)


def within(box: Box, page: PagePicture) -> Box:
    """The part of a box that lies on the page."""
    x0, top, x1, bottom = box
    left, upper = min(max(x0, 0.0), page.width), min(max(top, 0.0), page.height)
    return (left, upper, max(min(x1, page.width), left), max(min(bottom, page.height), upper))


def _cells(inspection: Inspection, page: PagePicture) -> Iterator[str]:
    """Each cell in the colour of its role; texts outside of tables that went into a record, too."""
    for table, cell, part, box in _parts_on(inspection, page):
        yield _cell(table, cell, part, box)
    for text in inspection.texts:
        if text.page == page.number and text.box:
            yield _text(text, within(text.box, page))


def _cell(table: SeenTable, cell: SeenCell, part: Part, box: Box) -> str:
    if table.roles.kind == "ignored":
        return rect(box, _title(cell, part), class_="ignored")
    if not cell.role:
        return rect(box, _title(cell, part), class_="lost" if cell.is_lost else "empty")
    colour = colour_of(cell.role)
    opacity = 0.34 if cell.kind == "header" else 0.13
    return rect(box, _title(cell, part), fill=colour, fill_opacity=opacity, stroke=colour)


def _title(cell: SeenCell, part: Part) -> str:
    """What shows when a pointer rests on a cell: what it was taken for and what was read in it."""
    told = cell.role or ("a text that went into no field" if cell.is_lost else "")
    about = " ".join(text for text in (cell.record, told, f"({cell.kind})" if cell.kind else "") if text)
    return f"{about}\n{part.text or cell.cell.text}"[:LONGEST_TITLE]


def _text(text: SeenText, box: Box) -> str:
    colour = colour_of(text.role)
    title = f"{text.record} {text.role}\n{text.text}"[:LONGEST_TITLE]
    told = f"{text.record} {text.role}".strip()
    label = tag(max(box[0] - tag_width(told, TAG) - 2, 0.0), box[1] + 0.5, told, colour)
    return rect(box, title, fill=colour, fill_opacity=0.13, stroke=colour) + label


def _tables(inspection: Inspection, page: PagePicture) -> Iterator[str]:
    for table in inspection.tables:
        for part in table.table.parts:
            if part.place.page == page.number and part.place.box:
                yield _outline(table, within(part.place.box, page), page)
        yield from _heads(table, page)
        yield from _records(table, page)


def _outline(table: SeenTable, box: Box, page: PagePicture) -> str:
    """A table's border, its number and kind in the margin beside it."""
    ignored = table.roles.kind == "ignored"
    colour = "#525252" if ignored else "#111827"
    labels = ""
    for line, told in enumerate((f"table {table.table.number}", table.roles.kind)):
        x = min(box[2] + 3, page.width - tag_width(told, TAG))
        labels += tag(max(x, 0.0), box[1] + line * TAG * 1.4, told, colour)
    return rect(box, class_="ignored-table" if ignored else "table") + labels


def _heads(table: SeenTable, page: PagePicture) -> Iterator[str]:
    """The name of each column's role at its head."""
    columns = {
        (header.first_row, column.index): column
        for header in table.roles.headers
        for column in header.columns
    }
    for cell in table.cells:
        column = columns.get((cell.cell.row, cell.cell.column))
        place = cell.cell.parts[0].place if cell.cell.parts else Place()
        if column and cell.kind == "header" and cell.role and place.page == page.number and place.box:
            box = within(place.box, page)
            text = _head_text(cell.role, column)
            x = max(box[2] - tag_width(text, HEAD) - 1, 0.0)
            rise = HEAD * (0.7 if cell.cell.row else 1.3)
            yield tag(x, max(box[1] - rise, 0.0), text, colour_of(cell.role), HEAD)


def _head_text(role: str, column: ColumnRole) -> str:
    return role if column.score >= SURE or role == "other" else f"{role} ? {column.score:.2f}"


def _records(table: SeenTable, page: PagePicture) -> Iterator[str]:
    """A bar beside each goal and measure with its id, in the page's margin if there is room."""
    for record, (left, top, bottom) in _spans(table, page).items():
        colour = record_colour(record)
        x = max(left - 3.0, 0.0)
        yield rect((x, top + 1, x + 2, bottom - 1), class_="bar", fill=colour)
        yield tag(max(x - tag_width(record, TAG) - 1, 0.0), top + 1, record, colour)


def _spans(table: SeenTable, page: PagePicture) -> dict[str, tuple[float, float, float]]:
    """Left edge, top and bottom of each goal and measure on the page."""
    spans: dict[str, tuple[float, float, float]] = {}
    records = table.records()
    for cell in table.cells:
        record = cell.record if is_row(cell.record) else records.get(cell.cell.row, "")
        for part in cell.cell.parts if record else ():
            if part.place.page == page.number and part.place.box:
                left, top, _, bottom = within(part.place.box, page)
                known = spans.get(record, (left, top, bottom))
                spans[record] = (min(known[0], left), min(known[1], top), max(known[2], bottom))
    return spans


def _joins(inspection: Inspection, page: PagePicture) -> Iterator[str]:
    """Where a row was cut by a page break: a dashed line at the cut with an arrow and the page."""
    for table in inspection.tables:
        areas = {part.place.page: part.place.box for part in table.table.parts}
        area = areas.get(page.number)
        if area:
            for join in table.joins():
                yield from _join(join, within(area, page), page)


def _join(join: Join, area: Box, page: PagePicture) -> Iterator[str]:
    if join.before.page == page.number and join.before.box:
        y = within(join.before.box, page)[3]
        yield _cut(
            area, y, min(y + 1, page.height - TAG * 1.4), f"{join.record} goes on, page {join.after.page} ↓"
        )
    if join.after.page == page.number and join.after.box:
        y = within(join.after.box, page)[1]
        yield _cut(area, y, y - TAG * 1.4 - 1, f"↑ {join.record} goes on from page {join.before.page}")


def _cut(area: Box, y: float, label_top: float, text: str) -> str:
    line = element("line", x1=area[0], x2=area[2], y1=y, y2=y, class_="cut")
    middle = (area[0] + area[2] - tag_width(text, TAG)) / 2
    return line + tag(max(middle, 0.0), max(label_top, 0.0), " ".join(text.split()), JOIN)


def _lights(inspection: Inspection, page: PagePicture) -> Iterator[str]:
    """A ring around each light, with the status that was read."""
    for table in inspection.tables:
        for cell in table.cells:
            for light in cell.lights:
                box = light.place.box
                if light.place.page == page.number and box:
                    yield _light(light, within(box, page), is_legend=cell.role == "legend")


def _light(light: SeenLight, box: Box, *, is_legend: bool) -> str:
    x0, top, x1, bottom = box
    read = bool(light.status) or is_legend
    middle, half = (x0 + x1) / 2, min(6.0, (x1 - x0) / 2, (bottom - top) / 2)
    y = (top + bottom) / 2
    ring = element(
        "circle",
        cx=middle,
        cy=y,
        r=max(half - 1, 1.0),
        fill=light.colour or "none",
        class_="ring" if read else "unread",
    )
    text = light.status or ("" if is_legend else "not read")
    if not text:
        return ring
    width = tag_width(text, TAG - 1)
    return ring + tag(
        max(middle - width / 2, 0.0), y + half, text, colour_of("status") if read else UNREAD, TAG - 1
    )


def _doubts(inspection: Inspection, page: PagePicture) -> Iterator[str]:
    """A numbered flag where each doubt is; several at one place stand side by side."""
    at: dict[Box, int] = {}
    for seen in inspection.doubts:
        box = seen.doubt.place.box
        if seen.doubt.place.page == page.number and box:
            position = at[box] = at.get(box, -1) + 1
            yield _flag(seen, within(box, page), position)


def _flag(seen: SeenDoubt, box: Box, position: int) -> str:
    x = max(box[2] - 8 - position * FLAG_ROOM, 7.0)
    colour = UNREAD if is_serious(seen) else "#d97706"
    title = element("title", escape(f"{seen.doubt.code}: {seen.doubt.message}"))
    return element("g", title + flag(x, max(box[1] + 2, 7.0), str(seen.number), colour))
