"""A document and what was made of it become an Inspection.

Gets the document, its tables' roles, the rows of the dataset (if it gave any) and its doubts with the
ids of their records. The rows say which cell went where, so that the picture shows what is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.dataset import Row, Rows
from extract.model import Cell, Document, Doubt, Place, Table, TableRoles
from extract.view.inspection import Inspection, SeenCell, SeenDoubt, SeenLight, SeenTable, SeenText

LEAST_CHROMA = 40
"""Difference of red, green and blue from which a fill may be meant as a light."""
_COUNTED = ("goals", "indicators", "measures")
_ABOUT = ("title", "period_label", "language")
_RECORD_ROWS = frozenset({"goal", "measure", "continued"})
_READ_ROWS = _RECORD_ROWS | {"header"}
Spot = tuple[object, object, object]
"""Table, row and column of a cell."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a report gave: nothing where it was not recognised, and then why."""

    rows: Rows = field(default_factory=dict)
    doubts: tuple[tuple[str, Doubt], ...] = ()
    """Each with the id of its record."""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """Which field and record each cell went into, and the statuses of the records."""

    sources: Mapping[Spot, Sequence[Row]]
    statuses: Mapping[object, str]


def inspection_of(document: Document, roles: Iterable[TableRoles], recorded: Recorded) -> Inspection:
    """What is shown of a report."""
    known = _Known(_sources_by_spot(recorded.rows), _statuses(recorded.rows))
    role_of = {role.table: role for role in roles}
    blocks = tuple(
        _seen_table(block, role_of.get(block.number, TableRoles(block.number, "ignored")), known)
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    return Inspection(
        name=document.source.name,
        kind=document.source.kind,
        about=tuple(_about(recorded)),
        failure=recorded.failure,
        blocks=blocks,
        texts=tuple(_texts(recorded.rows)),
        doubts=tuple(_numbered(recorded.doubts, document.tables)),
        pages=document.source.pages or 0,
    )


def _sources_by_spot(rows: Rows) -> dict[Spot, list[Row]]:
    """The sources that each cell as read is: several of a cell with a theme, or that was split."""
    found: dict[Spot, list[Row]] = defaultdict(list)
    for row in rows.get("sources", ()):
        if row["table"] is not None:
            found[row["table"], row["row"], row["column"]].append(row)
    return found


def _source_of(cell: Cell, table: Table, known: _Known) -> Row:
    """The source that says most of a cell: the one of its own text, a theme second to the measure in it."""
    spots = [(part.place.table, part.place.row, part.place.column) for part in cell.parts]
    own = [spot for spot in spots if None not in spot] or [(table.number, cell.row, cell.column)]
    texts = {part.text for part in cell.parts}
    found = known.sources.get(own[0], ())
    return min(found, key=lambda row: (row["text"] not in texts, row["field"] == "theme"), default={})


def _statuses(rows: Rows) -> dict[object, str]:
    """The status of each goal and measure by its id."""
    keys = (("goals", "goal_id"), ("measures", "measure_id"))
    return {row[key]: str(row["status"]) for name, key in keys for row in rows.get(name, ())}


def _about(recorded: Recorded) -> Iterator[tuple[str, str]]:
    for row in recorded.rows.get("reports", ()):
        yield from ((name.split("_")[0], str(row[name])) for name in _ABOUT if row.get(name))
    if recorded.rows:
        yield from ((name, str(len(recorded.rows[name]))) for name in _COUNTED)
    yield "doubts", str(len(recorded.doubts))


def _seen_table(table: Table, roles: TableRoles, known: _Known) -> SeenTable:
    return SeenTable(table, roles, tuple(_seen_cell(cell, table, roles, known) for cell in table.cells))


def _seen_cell(cell: Cell, table: Table, roles: TableRoles, known: _Known) -> SeenCell:
    kind = roles.rows[cell.row] if cell.row < len(roles.rows) else ""
    source = _source_of(cell, table, known)
    told = "" if kind == "header" and source.get("field") != "goal" else str(source.get("field", ""))
    record = source.get("record_id", "") if told != "legend" else ""
    status = known.statuses.get(record, "") if told == "status" else ""
    place = cell.parts[0].place if cell.parts else Place(None, None, table.number, cell.row, cell.column)
    role = told or _role_by_place(cell, kind, roles)
    lights = tuple(light for light in _lights(cell, status, place) if _is_shown(light, cell, kind, role))
    return SeenCell(cell, role, kind, _short(str(record)), lights)


def _short(record_id: str) -> str:
    """A record's id without the report's."""
    return record_id.partition("/")[2]


def _role_by_place(cell: Cell, kind: str, roles: TableRoles) -> str:
    """The role that a cell has by its column, or because its table or row is a legend."""
    if roles.kind == "legend" or kind == "legend":
        return "legend"
    if kind not in _READ_ROWS:
        return ""
    headers = [header for header in roles.headers if header.first_row <= cell.row]
    columns = headers[-1].columns if headers else ()
    return next((column.role for column in columns if column.index == cell.column), "")


def _lights(cell: Cell, status: str, place: Place) -> Iterator[SeenLight]:
    """The marks and the coloured fill of a cell, with the status that was read from them."""
    marks = (*cell.marks, *(mark for paragraph in cell.paragraphs for mark in paragraph.marks))
    for mark in marks:
        yield SeenLight(mark.kind, mark.colour, status, mark.place if mark.place.box else place)
    if cell.fill and not marks and (status or _is_coloured(cell.fill)):
        yield SeenLight("fill", cell.fill, status, place)
    elif status and not marks:
        yield SeenLight("text" if cell.paragraphs else "none", "", status, place)


def _is_shown(light: SeenLight, cell: Cell, kind: str, role: str) -> bool:
    """Whether a light was read, is in the legend, or stands in a record's row and could be one."""
    if light.status or (role == "legend" and kind != "header"):
        return True
    is_plain = light.kind == "text" or (light.kind == "fill" and bool(cell.paragraphs))
    return kind in _RECORD_ROWS and not is_plain


def _is_coloured(colour: str) -> bool:
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return max(parts) - min(parts) >= LEAST_CHROMA


def _texts(rows: Rows) -> Iterable[SeenText]:
    """The texts outside of tables, each once: a theme holds for several measures and names none."""
    seen: dict[tuple[object, ...], SeenText] = {}
    for row in rows.get("sources", ()):
        spot = tuple(row[key] for key in ("field", "page", "x0", "top", "text"))
        if row["table"] is None and spot not in seen:
            seen[spot] = _text(row)
    return seen.values()


def _text(row: Row) -> SeenText:
    role, corners = str(row["field"]), [row[key] for key in ("x0", "top", "x1", "bottom")]
    x0, top, x1, bottom = (corner if isinstance(corner, float) else 0.0 for corner in corners)
    page = row["page"] if isinstance(row["page"], int) else None
    record = "" if role in ("theme", "legend") else _short(str(row["record_id"]))
    return SeenText(role, record, str(row["text"]), page, None if None in corners else (x0, top, x1, bottom))


def _numbered(doubts: Sequence[tuple[str, Doubt]], tables: Sequence[Table]) -> Iterator[SeenDoubt]:
    """The doubts with numbers in reading order, those of no place first."""
    located = [(record, _located(doubt, tables)) for record, doubt in dict.fromkeys(doubts)]
    located.sort(key=lambda pair: _reading_order(pair[1].place))
    for number, (record, doubt) in enumerate(located, start=1):
        yield SeenDoubt(number, _short(record), doubt)


def _reading_order(place: Place) -> tuple[int, float, float]:
    """By page and height; in Word by table and row."""
    first = place.page if place.page is not None else -1 if place.table is None else place.table
    top = place.box[1] if place.box else float(-1 if place.row is None else place.row)
    return (first, top, place.box[0] if place.box else float(place.column or 0))


def _located(doubt: Doubt, tables: Sequence[Table]) -> Doubt:
    """The doubt with page and box of its cell or row, where it names only these."""
    place = doubt.place
    if place.box or place.table is None or place.table >= len(tables):
        return doubt
    cells = [cell for cell in tables[place.table].cells if _is_about(cell, place)]
    parts = [part.place for cell in cells for part in cell.parts if part.place.box]
    on_page = [part for part in parts if place.page in (None, part.page)]
    if not on_page:
        return doubt
    return replace(doubt, place=replace(place, page=on_page[0].page, box=on_page[0].box))


def _is_about(cell: Cell, place: Place) -> bool:
    rows = range(cell.row, cell.row + cell.row_span)
    columns = range(cell.column, cell.column + cell.column_span)
    return place.row in rows and (place.column is None or place.column in columns)
