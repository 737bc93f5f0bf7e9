"""Comparisons of a few measures, written as 'goal/measure status' on either side of an arrow."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import settings

from extract.dataset import Row, Rows
from extract.view.comparison import Comparison

LAW = settings(deadline=None)
"""A law holds on a busy machine, too."""
OLD, NEW = "old", "new"
BETTER = ("not_done", "delayed", "not_started", "started", "on_track", "completed")


def measure(report: str, place: str, status: str = "started", **values: object) -> Row:
    """A row of measures; its place is its goal's number and its own position, as '2/m1'."""
    goal = place.partition("/")[0]
    given = {
        "report_id": report,
        "measure_id": f"{report}/{place}",
        "goal_id": f"{report}/{goal}",
        "goal_no": goal,
        "measure": f"Measure {place}",
        "status": status,
    }
    return {**given, **values}


def link(text: str, kind: str = "same", **values: object) -> Row:
    """A row of links: '1/m1 > 1/m2', one side empty for added and removed."""
    before, after = (part.strip() for part in text.split(">"))
    ids = {
        "previous_measure_id": f"{OLD}/{before}" if before else "",
        "measure_id": f"{NEW}/{after}" if after else "",
    }
    return {**ids, "kind": kind, **values}


def change(text: str, field: str, values: tuple[str, str], direction: str = "") -> Row:
    """A row of changes of a measure: '1/m1 > 1/m2'."""
    before, after = (part.strip() for part in text.split(">"))
    return {
        "previous_record_id": f"{OLD}/{before}",
        "record_id": f"{NEW}/{after}",
        "field": field,
        "previous": values[0],
        "current": values[1],
        "direction": direction,
    }


def tables(report: str, measures: Sequence[Row], **more: list[Row]) -> Rows:
    """The tables of a report with a goal for each number that its measures name."""
    numbers = sorted({str(row["goal_no"]) for row in measures})
    goals: list[Row] = [
        {"goal_id": f"{report}/{number}", "goal_no": number, "goal": f"Goal {number}", "status": ""}
        for number in numbers
    ]
    return {"reports": [{"report_id": report}], "goals": goals, "measures": list(measures), **more}


def compared(ways: Sequence[str], **parts: Sequence[Row]) -> Comparison:
    """A comparison of measures under goal 1: 'started > on_track', '> started' for an added one."""
    old: list[Row] = []
    new: list[Row] = []
    links: list[Row] = []
    changes: list[Row] = []
    for number, way in enumerate(ways, start=1):
        before, after = (part.strip() for part in way.split(">"))
        place = f"1/m{number}"
        old += [measure(OLD, place, before)] if before else []
        new += [measure(NEW, place, after)] if after else []
        kind = "same" if before and after else "removed" if before else "added"
        links.append(link(f"{place if before else ''} > {place if after else ''}", kind))
        if before in BETTER and after in BETTER and before != after:
            direction = "better" if BETTER.index(after) > BETTER.index(before) else "worse"
            changes.append(change(f"{place} > {place}", "status", (before, after), direction))
    return Comparison(tables(OLD, old), tables(NEW, new), links, [*changes, *parts.get("changes", ())])
