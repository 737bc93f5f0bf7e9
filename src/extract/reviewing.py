"""The acts of a review: what a person says of a record becomes corrections, kept in a file at once.

Gets a dataset's folder and acts, gives what the page shows. It serves nothing: that is `review_server`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import cast

from extract import dataset
from extract.errors import WrongUse
from extract.model import PARTED, ROW_ACTIONS, SETTABLE, Correction, Place, is_same
from extract.originals import find_original, usual_places
from extract.view.review import Item, Shown, review_items, shown_records


@dataclass
class Review:
    """A dataset under review."""

    file: Path
    items: list[Item]
    records: dict[str, Shown]
    hashes: dict[str, str]
    """SHA-256 of each report's file."""
    originals: dict[str, Path]
    """The files of the PDF reports that were found."""
    corrections: tuple[Correction, ...]
    who: str = ""
    before: list[tuple[Correction, ...]] = field(default_factory=list)
    """The corrections before each act of this sitting."""

    def state(self) -> dict[str, object]:
        """What changes by acts: the values that were set, which doubts are settled, whether undo is there."""
        return {
            "set": [
                {"record_id": c.record_id, "field": c.field, "value": c.value_after}
                for c in self.corrections
                if c.action == "set" and not c.accepts and self._is_of_record(c)
            ],
            "rows": [
                {"record_id": c.record_id, "action": c.action} for c in self.corrections if c.action != "set"
            ],
            "settled": [number for number, item in enumerate(self.items) if self._is_settled(item)],
            "undo": len(self.before),
        }

    def content(self) -> dict[str, object]:
        """What stays: items and the records that they are about."""
        ids = dict.fromkeys(item.record_id for item in self.items)
        records = {key: asdict(self.records[key]) for key in ids if key in self.records}
        return {
            "items": [asdict(item) for item in self.items],
            "records": records,
            "pictured": sorted(self.originals),
            "statuses": _statuses(),
        }

    def act(self, action: str, record_id: str, field_name: str, value: str) -> None:
        """One act of a person, kept at once. Raises WrongUse for what cannot be done."""
        shown = self.records.get(record_id)
        if shown is None:
            raise WrongUse(f"There is no record '{record_id}'.")
        made = tuple(self._made(shown, action, field_name, value))
        if not made:
            raise WrongUse(f"'{action}' cannot be done to {record_id}.")
        again = {(c.source_sha256, c.action, c.record_id, c.field, c.value_before) for c in made}
        kept = [
            c
            for c in self.corrections
            if (c.source_sha256, c.action, c.record_id, c.field, c.value_before) not in again
        ]
        self._keep((*kept, *made))

    def undo(self) -> None:
        """Take the last act of this sitting back."""
        if self.before:
            dataset.write_corrections(self.file, self.before[-1])
            self.corrections = self.before.pop()

    def _keep(self, corrections: tuple[Correction, ...]) -> None:
        dataset.write_corrections(self.file, corrections)
        self.before.append(self.corrections)
        self.corrections = corrections

    def _made(self, shown: Shown, action: str, name: str, value: str) -> Iterator[Correction]:
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        base = Correction(
            action,
            self.hashes[shown.report_id],
            report_id=shown.report_id,
            record_id=shown.record_id,
            who=self.who,
            when=when,
        )
        if action in ("accept", "set"):
            yield from self._set(replace(base, action="set", field=name), shown, action, value)
        elif shown.kind == "m" and action in ROW_ACTIONS:
            yield from _row_acts(replace(base, field=name), shown, value)

    def _set(self, base: Correction, shown: Shown, action: str, value: str) -> Iterator[Correction]:
        place = _place(next((p for p in shown.places if p["field"] != "theme"), {}))
        if not shown.kind:
            if action == "accept":
                yield replace(base, value_before=value, value_after=value)
        elif base.field in SETTABLE[shown.kind]:
            before = shown.values[base.field]
            _check(base.field, value)
            after = before if action == "accept" else value.replace("\r\n", "\n").strip()
            yield replace(base, value_before=before, value_after=after, place=place)
        elif action == "accept":
            yield replace(base, value_before=shown.own_text, value_after=shown.own_text, place=place)

    def _is_of_record(self, correction: Correction) -> bool:
        shown = self.records.get(correction.record_id)
        if shown is None or correction.source_sha256 != self.hashes[shown.report_id]:
            return False
        return is_same(shown.values.get(correction.field, ""), correction.value_before)

    def _is_settled(self, item: Item) -> bool:
        own = [
            c
            for c in self.corrections
            if c.record_id == item.record_id and c.source_sha256 == self.hashes[item.report_id]
        ]
        if item.record_id == item.report_id:
            return any(is_same(c.value_before, item.doubts[0]["message"]) for c in own)
        return any(c.action != "set" or c.field == item.field for c in own)


def open_review(folder: Path, places: Sequence[Path], who: str) -> Review:
    """The dataset of a folder for review. Raises WrongUse."""
    tables = dataset.read_tables(folder)
    found = {
        str(row["report_id"]): find_original(row, usual_places(folder, places))
        for row in tables["reports"]
        if row["source_kind"] == "pdf"
    }
    file = folder / dataset.CORRECTIONS_FILE
    return Review(
        file=file,
        items=review_items(tables),
        records=shown_records(tables),
        hashes={str(row["report_id"]): str(row["source_sha256"]) for row in tables["reports"]},
        originals={key: path for key, path in found.items() if path},
        corrections=dataset.read_corrections(file),
        who=who,
    )


@lru_cache(maxsize=32)
def page_png(path: Path, number: int) -> tuple[float, float, bytes]:
    """Width and height in points of a page and its picture; no picture where it cannot be drawn."""
    from extract.read.pdf.pdfium.render import page_pictures  # costs its import only where a page is shown

    drawn = next(page_pictures(path, [number]), None) if number > 0 else None
    return (drawn.width, drawn.height, drawn.png) if drawn else (0.0, 0.0, b"")


def _statuses() -> list[str]:
    return list(next(c.enum for c in dataset.load_schema("measures").columns if c.name == "status"))


def _check(name: str, value: str) -> None:
    if name == "status" and value not in ("", *_statuses()):
        raise WrongUse(f"'{value}' is no status.")


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


def _row_acts(base: Correction, shown: Shown, value: str) -> Iterator[Correction]:
    """A row action: to drop takes all rows of a record, to join its first, to split that of the field."""
    rows = _rows(shown, base.field if base.action == "split" else "")
    if base.action == "split" and PARTED not in value:
        return
    for place in rows if base.action == "drop" else rows[:1]:
        text = str(place["text"])
        after = _with_lead(text, shown.values[base.field], value) if base.action == "split" else ""
        yield replace(base, value_before=text, value_after=after, place=_place(place))


def _with_lead(cell: str, value: str, after: str) -> str:
    """A split text with what stands in the cell before the field's own text, such as a heading."""
    joined = " ".join(value.split())
    lead = cell[: -len(joined)].strip() if joined and " ".join(cell.split()).endswith(joined) else ""
    return f"{lead}\n{after}" if lead else after
