"""A record of a dataset as text: its fields, where each stands, what was read there, what is in doubt.

Gets the tables of a dataset and a record's id, gives lines for a person. It reads no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extract.dataset import Row, Rows
from extract.doubts import BY_CODE

KINDS = (
    ("measures", "measure_id", ("theme", "measure_no", "measure", "responsible", "schedule", "followup")),
    ("indicators", "indicator_id", ("target", "current")),
    ("goals", "goal_id", ("goal_no", "goal")),
)
"""Table, key and texts of each kind of record."""
_STATUS = ("status", "status_label", "colour", "colour_hex")
_TYPED = {
    "responsible": ("responsibles", ("role", "organisation", "item")),
    "schedule": ("schedules", ("item", "kind", "start", "end")),
    "followup": ("figures", ("value", "unit", "text")),
}
_NUMBERS = ("target_comparator", "target_value", "unit", "target_date", "current_value")
_BOX = ("x0", "top", "x1", "bottom")


def record_to_text(tables: Rows, record_id: str) -> str:
    """All that a dataset holds of a record; '' for an id that none has."""
    return "".join(f"{line}\n" for line in _lines(tables, record_id))


def sources_of(tables: Mapping[str, Sequence[Row]]) -> Iterator[Row]:
    """The places of the records' own fields; a theme may stand in a row of others."""
    return (row for row in tables["sources"] if row["field"] != "theme")


def _lines(tables: Rows, record_id: str) -> Iterator[str]:
    for name, key, texts in KINDS:
        for row in tables[name]:
            if row[key] == record_id:
                yield record_id
                yield from _fields(tables, row, record_id, texts)
                yield from _doubts(tables["doubts"], record_id)


def _fields(tables: Rows, row: Row, record_id: str, texts: Sequence[str]) -> Iterator[str]:
    sources = [source for source in tables["sources"] if source["record_id"] == record_id]
    for name in (*texts, "status") if "status" in row else texts:
        value = _joined(row[column] for column in _STATUS) if name == "status" else row[name]
        own = [source for source in sources if source["field"] == name]
        if value or own:
            yield f"  {name}: {_one_line(value)}"
        yield from (f"    {_place(source)}{_raw(source)}" for source in own)
        yield from _typed(tables, record_id, name)
    numbers = _joined(row.get(column) for column in _NUMBERS)
    yield from (f"    as numbers: {numbers}",) if numbers else ()
    yield from (f"  set by a person: {row['corrected']}",) if row.get("corrected") else ()


def _typed(tables: Rows, record_id: str, field: str) -> Iterator[str]:
    """What a text says in organisations, dates and numbers."""
    table, columns = _TYPED.get(field, ("", ()))
    for row in tables.get(table, ()):
        if row["measure_id"] == record_id:
            yield f"    as {table}: {_joined(row[column] for column in columns)}"


def _place(source: Row) -> str:
    page = [f"page {source['page']}"] if source["page"] is not None else []
    box = [] if source["x0"] is None else [f"box {' '.join(f'{source[edge]:g}' for edge in _BOX)}"]
    spot = [f"{name} {source[name]}" for name in ("table", "row", "column") if source[name] is not None]
    return ", ".join([*page, *box, " ".join(spot)]).removesuffix(", ") or "in the text"


def _raw(source: Row) -> str:
    return f": {_one_line(source['text'])}" if source["text"] else ""


def _doubts(doubts: Sequence[Row], record_id: str) -> Iterator[str]:
    for row in doubts:
        if row["record_id"] == record_id:
            kind = BY_CODE.get(str(row["code"]))
            advice = f" ({kind.next_step})" if kind else ""
            yield f"  in doubt: {_joined((row['field'], row['message']), ': ')} [{row['code']}]{advice}"


def _joined(values: Iterable[object], between: str = ", ") -> str:
    return between.join(_one_line(value) for value in values if value not in (None, ""))


def _one_line(value: object) -> str:
    return " / ".join(str(value).splitlines())
