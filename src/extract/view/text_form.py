"""An Inspection as text, for the eye and for tests: per table its columns, rows, lights and joins.

Gets an Inspection, gives lines. It prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.model import ColumnRole, HeaderRoles
from extract.view.inspection import Inspection, SeenCell, SeenDoubt, SeenLight, SeenTable, is_row
from extract.view.looks import SURE, place_text, table_title

SHOWN = 60
"""Characters of a text that are shown."""


def inspection_to_text(inspection: Inspection, pages: Sequence[int] = ()) -> str:
    """What was read where, as lines; of a PDF only some pages, if any are named."""
    tables = [table for table in inspection.tables if not pages or set(table.pages) & set(pages)]
    lines = [inspection.name, *(f"  {name}: {value}" for name, value in inspection.about)]
    lines += [f"  {line}" for line in inspection.failure.splitlines()]
    for table in tables:
        lines += ["", *_table_lines(table)]
    texts = [text for text in inspection.texts if not pages or text.page in pages]
    if texts:
        lines += ["", "outside of tables"]
        lines += [f"  {_joined(_page(t.page), t.record, t.role, _short(t.text))}" for t in texts]
    doubts = [seen for seen in inspection.doubts if not pages or seen.doubt.place.page in pages]
    if doubts:
        lines += ["", "doubts", *(f"  {_doubt_line(seen)}" for seen in doubts)]
    return "\n".join(lines) + "\n"


def _table_lines(table: SeenTable) -> Iterator[str]:
    pages = f"page {table.pages[0]}" if len(table.pages) == 1 else _span(table.pages)
    name, _, kind = table_title(table).partition(": ")
    yield _joined(name + (f", {pages}" if pages else "") + ":", kind)
    headers = {header.first_row: header for header in table.roles.headers}
    if -1 in headers:
        yield f"  columns of the table before: {_columns(headers[-1])}"
    joins = {join.row: join for join in table.joins()}
    records = table.records()
    for row in range(table.table.rows):
        cells = [cell for cell in table.cells if cell.cell.row == row]
        if row in headers:
            yield f"  row {row} header: {_columns(headers[row])}"
        elif cells and _kind(table, row) != "header":
            cut = f"over pages {joins[row].before.page} and {joins[row].after.page}" if row in joins else ""
            told = _joined(f"row {row}", _kind(table, row), records.get(row, ""), cut)
            yield f"  {told}: {_cells(cells)}"


def _kind(table: SeenTable, row: int) -> str:
    return table.roles.rows[row] if row < len(table.roles.rows) else ""


def _columns(header: HeaderRoles) -> str:
    told = dict.fromkeys((column.heading, _role(column)) for column in header.columns if column.role)
    return " | ".join(f"{role} '{_short(heading)}'" if heading else role for heading, role in told)


def _role(column: ColumnRole) -> str:
    """A role with how well the heading shows it; 'by its cells' where the heading does not."""
    if column.role == "other" and not column.score:
        return "other"
    score = f"{column.score:.2f}" if column.score else "by its cells"
    return f"{column.role} {score}{'' if not column.score or column.score >= SURE else ' ?'}"


def _cells(cells: Sequence[SeenCell]) -> str:
    return " | ".join(told for cell in cells if (told := _cell(cell)))


def _cell(cell: SeenCell) -> str:
    lights = " ".join(_light(light, cell) for light in cell.lights)
    role = cell.role or ("NOT READ" if cell.is_lost else "")
    record = cell.record if cell.record and not is_row(cell.record) else ""
    text = f"'{_short(cell.cell.text)}'" if cell.cell.paragraphs else ""
    return _joined(record, role, text, lights) if text or lights else ""


def _light(light: SeenLight, cell: SeenCell) -> str:
    told = light.status or ("" if cell.role == "legend" else "NOT READ")
    return f"[{_joined(light.kind, light.colour, told)}]"


def _doubt_line(seen: SeenDoubt) -> str:
    where = ", ".join(text for text in (seen.record, seen.doubt.field, place_text(seen.doubt.place)) if text)
    return _joined(f"{seen.number}", f"{where}:" if where else "", seen.doubt.message, f"[{seen.doubt.code}]")


def _span(pages: Sequence[int]) -> str:
    return f"pages {pages[0]} to {pages[-1]}" if pages else ""


def _page(page: int | None) -> str:
    return f"page {page}" if page else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)
