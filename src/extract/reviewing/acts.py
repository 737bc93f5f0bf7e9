"""What a person says of a record -> corrections.

Gets an act and the record as it was shown, gives Corrections anchored in the report's file. It keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from extract import dataset
from extract.errors import WrongUse
from extract.model import PARTED, ROW_ACTIONS, SETTABLE, Correction, Place
from extract.view.review import Shown


@dataclass(frozen=True, slots=True)
class Act:
    """What the page sends: of a record, or of a link."""

    action: str
    """accept, set, join, split, drop, link, apart or undo."""
    record_id: str = ""
    field: str = ""
    value: str = ""
    version: int = 0
    """Which reading of the reports the page showed."""
    previous: tuple[str, ...] = ()
    """Measures of the earlier report that a link is said of."""
    current: tuple[str, ...] = ()


def corrections_of(act: Act, shown: Shown, base: Correction) -> list[Correction]:
    """The corrections that an act makes; `base` holds hash, who and when. Raises WrongUse."""
    told = replace(base, action=act.action, report_id=shown.report_id, record_id=shown.record_id)
    made: list[Correction] = []
    if act.action in ("accept", "set"):
        made += _set(replace(told, action="set", field=act.field), shown, act)
    elif shown.kind == "m" and act.action in ROW_ACTIONS:
        made += _row_acts(replace(told, field=act.field), shown, act.value)
    if not made:
        raise WrongUse(f"'{act.action}' cannot be done to {shown.record_id}.")
    return made


def statuses() -> tuple[str, ...]:
    """The codes that a status can be set to."""
    return next(c.enum for c in dataset.load_schema("measures").columns if c.name == "status")


def _set(base: Correction, shown: Shown, act: Act) -> Iterator[Correction]:
    accepts, value = act.action == "accept", act.value
    place = _place(next((p for p in shown.places if p["field"] != "theme"), {}))
    if not shown.kind:
        if accepts:
            yield replace(base, value_before=value, value_after=value)
    elif base.field in SETTABLE[shown.kind]:
        before = shown.values[base.field]
        _check(base.field, value)
        after = before if accepts else value.replace("\r\n", "\n").strip()
        yield replace(base, value_before=before, value_after=after, place=place)
    elif accepts:
        yield replace(base, value_before=shown.own_text, value_after=shown.own_text, place=place)


def _check(name: str, value: str) -> None:
    if name == "status" and value not in ("", *statuses()):
        raise WrongUse(f"'{value}' is no status.")


def _row_acts(base: Correction, shown: Shown, value: str) -> Iterator[Correction]:
    """A row action: to drop takes all rows of a record, to join its first, to split that of the field."""
    rows = _rows(shown, base.field if base.action == "split" else "")
    if base.action == "split" and PARTED not in value:
        return
    for place in rows if base.action == "drop" else rows[:1]:
        text = str(place["text"])
        after = _with_lead(text, shown.values[base.field], value) if base.action == "split" else ""
        yield replace(base, value_before=text, value_after=after, place=_place(place))


def _rows(shown: Shown, name: str = "") -> list[dict[str, object]]:
    """One place with text for each row of a record's own; of one field where it is named."""
    rows: dict[object, dict[str, object]] = {}
    for place in shown.places:
        is_own = place["field"] == name if name else place["field"] not in ("theme", "goal")
        if is_own and place["table"] is not None and place["text"]:
            rows.setdefault((place["table"], place["row"]), place)
    return list(rows.values())


def _place(place: dict[str, object]) -> Place:
    page, table, row, column = (cast("int | None", place.get(n)) for n in ("page", "table", "row", "column"))
    return Place(page, None, table, row, column)


def _with_lead(cell: str, value: str, after: str) -> str:
    """A split text with what stands in the cell before the field's own text, such as a heading."""
    joined = " ".join(value.split())
    lead = cell[: -len(joined)].strip() if joined and " ".join(cell.split()).endswith(joined) else ""
    return f"{lead}\n{after}" if lead else after
