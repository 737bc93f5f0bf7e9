"""Two reports compared: links, changes and doubts as rows of the tables.

Gets the tables of both reports and the links that an analyst decided, gives rows. It reads no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.doubts import BY_CODE
from extract.track.changes import Pairing, change_rows
from extract.track.corrections import Told
from extract.track.goals import same_goals, same_wording_votes
from extract.track.items import Item, Row, Tables, goal_items, indicator_items, measure_items
from extract.track.links import Link, decided_links, pair_kind
from extract.track.matching import Matching, match, matched
from extract.track.wordings import wordings_of

Goals = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Two reports and what belongs together in them."""

    previous: Tables
    current: Tables
    goals: Goals
    """Previous goal -> the same of the current."""
    indicators: Mapping[str, str]
    links: tuple[Link, ...]
    """In the order of the previous report, then what was added."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared(Linked):
    """The same with all the evidence for it."""

    matching: Matching


def compare_tables(previous: Tables, current: Tables, told: Sequence[Told] = ()) -> Compared:
    """Two reports -> what belongs together; what an analyst told stands, the rest is matched around it."""
    items = measure_items(previous), measure_items(current)
    headings = wordings_of(goal_items(previous), goal_items(current))
    goals = same_goals(headings, items, same_wording_votes(*items))
    wordings = wordings_of(*_free(items, told))
    matching = matched(wordings, goals)
    # The links themselves speak for a goal whose own wording is another one now.
    better = same_goals(headings, items, _votes(items, matching, told))
    if better != goals:
        matching = matched(wordings, better)
        better = same_goals(headings, items, _votes(items, matching, told))
    goals = better
    links = [*decided_links(matching, goals), *_told_links(items, told, goals)]
    return Compared(
        previous,
        current,
        goals,
        _same_indicators(previous, current, goals),
        _in_order(links, items),
        matching,
    )


def comparison_rows(compared: Linked) -> dict[str, list[Row]]:
    """The tables of a comparison: reports, links, changes, doubts."""
    return {
        "reports": report_rows([compared.previous, compared.current]),
        "links": link_rows(compared.links, compared.previous, compared.current),
        "changes": change_rows(compared.previous, compared.current, pairings(compared)),
        "doubts": doubt_rows(compared.links, compared.previous, compared.current),
    }


def pairings(compared: Linked) -> list[Pairing]:
    """The records that belong together: goals, indicators, measures, in this order."""
    return [
        *(Pairing("goal", one, other) for one, other in compared.goals.items()),
        *(Pairing("indicator", one, other) for one, other in compared.indicators.items()),
        *measure_pairings(compared.links),
    ]


def measure_pairings(links: Iterable[Link]) -> list[Pairing]:
    """The measures that links join."""
    return [
        Pairing("measure", one.previous, one.current, one.kind == "moved") for one in links if one.is_pair
    ]


def link_rows(links: Iterable[Link], previous: Tables, current: Tables) -> list[Row]:
    """The rows of the table of links."""
    before, after = _texts(previous), _texts(current)
    return [
        {
            "previous_report_id": report_id(previous),
            "previous_measure_id": link.previous,
            "report_id": report_id(current),
            "measure_id": link.current,
            "previous_measure": before.get(link.previous, ""),
            "measure": after.get(link.current, ""),
            "kind": link.kind,
            **_numbers(link),
            "decided_by": link.decided_by,
            "reason": link.reason,
        }
        for link in links
    ]


def _texts(tables: Tables) -> dict[str, str]:
    return {str(row["measure_id"]): str(row.get("measure") or "") for row in tables.get("measures", ())}


def doubt_rows(links: Iterable[Link], previous: Tables, current: Tables) -> list[Row]:
    """A doubt for each link that might as well be another one."""
    ids = report_id(previous), report_id(current)
    meaning = BY_CODE["link_unsure"].meaning
    return [
        {
            "report_id": ids[1] if link.current else ids[0],
            "record_id": link.current or link.previous,
            "field": "link",
            "code": "link_unsure",
            "message": f"{meaning}: {link.kind}, margin {link.margin:.2f}; {link.reason}",
            "page": None,
        }
        for link in links
        if link.is_unsure
    ]


def report_id(tables: Tables) -> str:
    """The id of the one report whose tables these are."""
    rows = [row for name in ("reports", "measures", "goals") for row in tables.get(name, ())]
    return str(rows[0]["report_id"]) if rows else ""


def _numbers(link: Link) -> Row:
    """Score, runner-up and margin as they are written: rounded so that the margin is their difference."""
    score, runner_up, margin = (
        None if value is None else round(float(value), 3)
        for value in (link.score, link.runner_up, link.margin)
    )
    if score is not None and runner_up is not None:
        margin = round(score - runner_up, 3)
    return {"score": score, "runner_up_score": runner_up, "margin": margin}


def _votes(
    items: tuple[Sequence[Item], Sequence[Item]], matching: Matching, told: Sequence[Told]
) -> Counter[tuple[str, str]]:
    """For each pair of goals how many links join measures of both."""
    groups = [{item.record_id: item.group for item in side} for side in items]
    by_person = [(one.previous, one.current) for one in told if one.previous and one.current]
    return Counter((groups[0][one], groups[1][other]) for one, other in [*_pairs(matching), *by_person])


def _free(
    items: tuple[Sequence[Item], Sequence[Item]], told: Iterable[Told]
) -> tuple[list[Item], list[Item]]:
    """The measures about which no person decided."""
    settled = {one.previous for one in told}, {one.current for one in told}
    free = [
        [item for item in side if item.record_id not in ids] for side, ids in zip(items, settled, strict=True)
    ]
    return free[0], free[1]


def _pairs(matching: Matching) -> list[tuple[str, str]]:
    pairs = {*matching.pairs, *(pair for group in matching.groups for pair in group.pairs)}
    return [
        (matching.previous[row].record_id, matching.current[column].record_id)
        for row, column in sorted(pairs)
    ]


def _told_links(
    items: tuple[Sequence[Item], Sequence[Item]], told: Iterable[Told], goals: Goals
) -> list[Link]:
    """The links as a person decided them; a kind left out is found."""
    by_id = [{item.record_id: item for item in side} for side in items]
    links = []
    for one in told:
        kind = one.kind
        if not kind:
            kind = pair_kind(by_id[0][one.previous], by_id[1][one.current], goals)
        links.append(Link(one.previous, one.current, kind, decided_by="analyst", told=one.reason))
    return links


def _same_indicators(previous: Tables, current: Tables, goals: Goals) -> dict[str, str]:
    matching = match(indicator_items(previous), indicator_items(current), goals)
    return {
        matching.previous[row].record_id: matching.current[column].record_id for row, column in matching.pairs
    }


def _in_order(links: Iterable[Link], items: tuple[Sequence[Item], Sequence[Item]]) -> tuple[Link, ...]:
    """By the place in the previous report, then by that in the current; what was added comes last."""
    places = [{item.record_id: place for place, item in enumerate(side)} for side in items]
    last = len(items[0])
    return tuple(
        sorted(links, key=lambda link: (places[0].get(link.previous, last), places[1].get(link.current, -1)))
    )


def report_rows(reports: Iterable[Tables]) -> list[Row]:
    """The reports, once where one comes twice."""
    rows = [row for tables in reports for row in tables.get("reports", ())]
    return list({str(row["report_id"]): row for row in rows}.values())
