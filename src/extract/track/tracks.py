"""Each measure, goal and indicator through all periods it lives in.

Gets the reports in their order and what belongs together from one to the next, gives tracks: a track's id is
that of its first record, so that a later period changes none. A record that disappears and comes back goes
on where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from extract.track.changes import change_rows
from extract.track.compare import (
    Linked,
    compare_tables,
    doubt_rows,
    link_rows,
    measure_pairings,
    pairings,
    report_id,
    report_rows,
)
from extract.track.corrections import Told
from extract.track.goals import same_goals
from extract.track.items import Item, Row, Tables, goal_items, measure_items
from extract.track.links import Link, decided_links
from extract.track.matching import match
from extract.track.wordings import wordings_of

NO_STATUS = "none"
"""In the matrix: there in the period, without a status."""
_TABLES = {
    "goal": ("goals", "goal"),
    "indicator": ("indicators", "target"),
    "measure": ("measures", "measure"),
}
_TAKEN_OVER = ("status", "colour", "goal_no", "current", "current_value")


@dataclass(slots=True)
class _Threads:
    """The tracks as they grow: for each record its track, for each track its parent and last record."""

    track_of: dict[str, str] = field(default_factory=dict)
    parent_of: dict[str, str] = field(default_factory=dict)
    kind_of: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Tracked:
    """All periods, linked."""

    reports: Sequence[Tables]
    compared: Sequence[Linked]
    """Each report with the one before it."""
    returned: Sequence[tuple[Link, str, str]]
    """Measures that came back after a gap: the link, the earlier report, the report."""
    rows: Sequence[Row]
    """The table of tracks."""


def track_reports(
    reports: Sequence[Tables],
    told: Mapping[tuple[str, str], Sequence[Told]],
    known: Mapping[tuple[str, str], Linked] = MappingProxyType({}),
) -> Tracked:
    """Reports in the order of their periods -> tracks; `told` by previous and current report.

    Of the `known` pairs of reports, told in the same way, the links are taken as they are.
    """
    compared: list[Linked] = []
    for one, other in pairwise(reports):
        ids = report_id(one), report_id(other)
        compared.append(known.get(ids) or compare_tables(one, other, told.get(ids, ())))
    threads = _Threads()
    _begin(threads, reports[0])
    returned: list[tuple[Link, str, str]] = []
    for number, pair in enumerate(compared, start=1):
        _continue(threads, pair)
        for earlier in range(number - 2, -1, -1):
            ids = report_id(reports[earlier]), report_id(reports[number])
            back = _told_back(threads, told.get(ids, ()))
            _follow(threads, back)
            found = _back(threads, reports[earlier], reports[number])
            _follow(threads, found)
            returned += [(link, *ids) for link in (*back, *found)]
        _begin(threads, reports[number])
    return Tracked(reports, compared, returned, [row for tables in reports for row in _rows(threads, tables)])


def _begin(threads: _Threads, tables: Tables) -> None:
    """A track of its own for each record that goes on none."""
    for record in _TABLES:
        for record_id in _ids(tables, record):
            threads.track_of.setdefault(record_id, record_id)


def _continue(threads: _Threads, compared: Linked) -> None:
    """The records of a report on the tracks of those they are the same as."""
    for same in (compared.goals, compared.indicators):
        for one, other in same.items():
            if one in threads.track_of:
                threads.track_of[other] = threads.track_of[one]
                threads.kind_of[other] = "same"
    _follow(threads, [link for link in compared.links if link.is_pair])


def _follow(threads: _Threads, links: Iterable[Link]) -> None:
    """The best part of a split and the best of what was merged carry the track on; other parts name it."""
    going: set[str] = set()
    for link in sorted(links, key=lambda link: (-(1.0 if link.score is None else link.score), link.current)):
        track = threads.track_of[link.previous]
        if link.current in threads.track_of:
            continue
        threads.kind_of[link.current] = link.kind
        if track in going:
            threads.track_of[link.current] = link.current
            threads.parent_of[link.current] = track
        else:
            threads.track_of[link.current] = track
            going.add(track)


def _told_back(threads: _Threads, told: Iterable[Told]) -> list[Link]:
    """The measures of which a person said that they came back after a gap."""
    return [
        Link(one.previous, one.current, one.kind or "reworded", decided_by="analyst", told=one.reason)
        for one in told
        if one.previous and one.current and one.current not in threads.track_of
    ]


def _back(threads: _Threads, earlier: Tables, now: Tables) -> list[Link]:
    """The measures that were gone since an earlier report and are there again."""
    going = {threads.track_of[record] for record in _ids(now, "measure") if record in threads.track_of}
    gone = [item for item in measure_items(earlier) if threads.track_of.get(item.record_id) not in going]
    new = [item for item in measure_items(now) if item.record_id not in threads.track_of]
    if not gone or not new:
        return []
    goals = _goals_between(threads, earlier, now, (gone, new))
    return [
        link for link in decided_links(match(gone, new, goals), goals) if link.is_pair and not link.is_unsure
    ]


def _goals_between(
    threads: _Threads, earlier: Tables, now: Tables, items: tuple[Sequence[Item], Sequence[Item]]
) -> dict[str, str]:
    """The goals of two reports that lie on one track, or else are alike."""
    by_track = {threads.track_of[goal]: goal for goal in _ids(now, "goal") if goal in threads.track_of}
    same = same_goals(wordings_of(goal_items(earlier), goal_items(now)), items, {})
    tracked = {
        goal: by_track[threads.track_of[goal]]
        for goal in _ids(earlier, "goal")
        if threads.track_of.get(goal) in by_track
    }
    return {**same, **tracked}


def _ids(tables: Tables, record: str) -> list[str]:
    return [str(row[f"{record}_id"]) for row in tables.get(_TABLES[record][0], ())]


def _rows(threads: _Threads, tables: Tables) -> Iterator[Row]:
    periods = {str(row["report_id"]): row for row in tables.get("reports", ())}
    for record, (table, text) in _TABLES.items():
        for row in tables.get(table, ()):
            record_id = str(row[f"{record}_id"])
            period = periods.get(str(row["report_id"]), row)
            yield {
                "track_id": threads.track_of[record_id],
                "parent_track_id": threads.parent_of.get(record_id, ""),
                "record": record,
                "report_id": row["report_id"],
                "period_start": period.get("period_start"),
                "period_end": period.get("period_end"),
                "record_id": record_id,
                "kind": threads.kind_of.get(record_id, ""),
                "text": row.get(text),
                **{column: row.get(column) for column in _TAKEN_OVER},
            }


def tracking_rows(tracked: Tracked) -> dict[str, list[Row]]:
    """The tables of all periods: reports, links, changes, tracks, doubts."""
    tables = {str(row["report_id"]): one for one in tracked.reports for row in one.get("reports", ())}
    back = {link.current for link, _, _ in tracked.returned}
    pairs = [
        ([link for link in one.links if link.is_pair or link.current not in back], one.previous, one.current)
        for one in tracked.compared
    ]
    back_pairs = [([link], tables[earlier], tables[now]) for link, earlier, now in tracked.returned]
    pairs += back_pairs
    changes = [change_rows(one.previous, one.current, pairings(one)) for one in tracked.compared]
    changes += [change_rows(one, other, measure_pairings(links)) for links, one, other in back_pairs]
    return {
        "reports": report_rows(tracked.reports),
        "links": [row for pair in pairs for row in link_rows(*pair)],
        "changes": [row for rows in changes for row in rows],
        "tracks": list(tracked.rows),
        "doubts": [row for pair in pairs for row in doubt_rows(*pair)],
    }


def matrix_lines(tracked: Tracked) -> tuple[list[str], list[list[str]]]:
    """The status of each measure and goal by period: header and lines, a track a line, a report a column."""
    ids = [report_id(tables) for tables in tracked.reports]
    lines: dict[str, list[str]] = {}
    for row in tracked.rows:
        if row["record"] == "indicator":
            continue
        track = str(row["track_id"])
        line = lines.setdefault(track, [track, str(row["record"]), "", *("" for _ in ids)])
        line[2] = str(row["text"] or "")
        line[3 + ids.index(str(row["report_id"]))] = str(row["status"] or NO_STATUS)
    return ["track_id", "record", "text", *ids], list(lines.values())
