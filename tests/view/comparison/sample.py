"""The two sample reports as a Comparison, its links as a person set them, its changes found plainly."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from extract.dataset import Row, Rows
from extract.options import ReadOptions
from extract.pipeline import extract_report
from extract.view.comparison import Comparison

SAMPLES = Path(__file__).parents[3] / "samples"
IDS = ("helsinki-2022-2023", "helsinki-2023-2024")
LINKS = SAMPLES / "expected" / "links-helsinki-2022-2023--2023-2024.csv"
ORDER = ("not_done", "delayed", "not_started", "started", "on_track", "completed")
YEARS = re.compile(r"(\d{4})?\s*(–)?\s*(\d{4})?( mennessä)?")
FIELDS = ("status", "schedule", "schedule_end", "responsible", "measure", "theme", "followup")


def sample_comparison(kind: str = "pdf") -> Comparison:
    """The samples as Word or PDF."""
    previous, current = (sample_tables(report_id, kind) for report_id in IDS)
    links = list(sample_links(previous, current))
    changes = [*chain.from_iterable(changes_of(link, previous, current) for link in links)]
    changes += list(goal_changes(previous, current))
    doubts = [_link_doubt(link) for link in links if link["kind"] in ("split", "merged")][:2]
    return Comparison(previous, current, links, changes, doubts)


def sample_tables(report_id: str, kind: str) -> Rows:
    """The tables of a sample, with plainly read schedules and parties where the program gives none."""
    result = extract_report(SAMPLES / f"{report_id}.{kind}", ReadOptions(), report_id)
    tables = {name: [dict(row) for row in rows] for name, rows in result.tables.items()}
    for row in tables["measures"]:
        start, end = years(str(row["schedule"]))
        row.setdefault("schedule_start", start)
        row.setdefault("schedule_end", end)
    tables.setdefault("responsibles", [row for measure in tables["measures"] for row in parties(measure)])
    return tables


def years(text: str) -> tuple[str, str]:
    """First and last day of a schedule that is one year or a range of years."""
    found = YEARS.fullmatch(text.strip(" ."))
    if not found or not any(found.groups()):
        return "", ""
    first, dash, last, by = found.groups()
    last = last or ("" if dash else first)
    return ("" if by else f"{first}-01-01"), (f"{last}-12-31" if last else "")


def parties(measure: Row) -> Iterator[Row]:
    """The parties of a measure, cut at commas and 'ja'."""
    for name in re.split(r",\s+|\s+ja\s+|\s+yhteistyössä\s+", str(measure["responsible"]).strip(" .")):
        if name and name[0].isupper():
            yield {"measure_id": measure["measure_id"], "organisation": name}


def sample_links(previous: Rows, current: Rows) -> Iterator[Row]:
    """The links that a person set, as rows of `links`."""
    by_place = [
        {(str(row["goal_no"]), str(row["position"])): row for row in tables["measures"]}
        for tables in (previous, current)
    ]
    with LINKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            old = by_place[0].get((row["previous_goal_no"], row["previous_position"]))
            new = by_place[1].get((row["goal_no"], row["position"]))
            yield {
                "previous_report_id": IDS[0],
                "previous_measure_id": old["measure_id"] if old else "",
                "report_id": IDS[1],
                "measure_id": new["measure_id"] if new else "",
                "kind": row["kind"],
                "score": {"same": 1.0, "added": None, "removed": None}.get(row["kind"], 0.83),
                "margin": 0.41 if old and new else None,
                "decided_by": "auto",
                "reason": "same words, same goal"
                if row["kind"] == "same"
                else "most of the words are shared",
            }


def changes_of(link: Row, previous: Rows, current: Rows) -> Iterator[Row]:
    """The changed fields of a link."""
    old, new = (
        next((row for row in tables["measures"] if row["measure_id"] == record), None)
        for tables, record in ((previous, link["previous_measure_id"]), (current, link["measure_id"]))
    )
    if old and new:
        for field in FIELDS:
            if old[field] != new[field]:
                yield _change(
                    "measure", (old["measure_id"], new["measure_id"]), field, (old[field], new[field])
                )


def goal_changes(previous: Rows, current: Rows) -> Iterator[Row]:
    """The changed lights and texts of goals with the same number."""
    for old, new in zip(previous["goals"], current["goals"], strict=True):
        for field in ("goal", "status"):
            if old[field] != new[field]:
                yield _change("goal", (old["goal_id"], new["goal_id"]), field, (old[field], new[field]))
    for old, new in zip(previous["indicators"], current["indicators"], strict=True):
        if old["current"] != new["current"]:
            ids = (old["indicator_id"], new["indicator_id"])
            yield _change("indicator", ids, "current", (old["current"], new["current"]))


def _change(record: str, ids: tuple[object, object], field: str, values: tuple[object, object]) -> Row:
    return {
        "record": record,
        "previous_record_id": ids[0],
        "record_id": ids[1],
        "field": field,
        "previous": values[0],
        "current": values[1],
        "direction": _direction(field, str(values[0] or ""), str(values[1] or "")),
    }


def _direction(field: str, old: str, new: str) -> str:
    if field == "status" and {old, new} <= set(ORDER):
        return "better" if ORDER.index(new) > ORDER.index(old) else "worse"
    if field == "schedule_end" and old and new:
        return "worse" if new > old else "better"
    return ""


def _link_doubt(link: Row) -> Row:
    return {
        "record_id": link["measure_id"] or link["previous_measure_id"],
        "field": "link",
        "code": "link_unsure",
        "message": "another measure is nearly as like as this one",
    }
