"""Reports of two periods in a few lines: what the tests of matching are made of."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from extract.track import Compared, compare_tables
from extract.track.items import Row

Tables = dict[str, list[Row]]
Truth = dict[tuple[str, str], str]
PAIRS = Path(__file__).parent / "pairs"
PROGRAMMES = Path(__file__).parent / "programmes"


def report(report_id: str, lines: Sequence[str], **columns: Sequence[str]) -> Tables:
    """A report of lines 'goal: text'; goals stand for themselves, `columns` are further texts by measure."""
    counts: Counter[str] = Counter()
    measures: list[Row] = []
    for number, line in enumerate(lines):
        goal, _, text = line.partition(": ")
        counts[goal] += 1
        goal_id = f"{report_id}/{goal}"
        row: Row = {"report_id": report_id, "measure_id": f"{goal_id}/m{counts[goal]}", "goal_id": goal_id}
        row |= {"goal_no": goal, "position": counts[goal], "measure": text}
        measures.append(row | {name: texts[number] for name, texts in columns.items()})
    goals: list[Row] = [
        {"report_id": report_id, "goal_id": f"{report_id}/{goal}", "goal_no": goal, "goal": f"Goal of {goal}"}
        for goal in counts
    ]
    return {"reports": [{"report_id": report_id}], "goals": goals, "measures": measures}


def kinds(compared: Compared) -> Truth:
    """What was decided, by the ids without their reports."""
    return {
        (without_report(link.previous), without_report(link.current)): link.kind for link in compared.links
    }


def without_report(record_id: str) -> str:
    """An id without its report's."""
    return record_id.partition("/")[2]


def kinds_of(previous: Sequence[str], current: Sequence[str]) -> Truth:
    """The kinds of the links of two reports given as lines."""
    return kinds(compare_tables(report("a", previous), report("b", current)))


def pair(name: str) -> tuple[Tables, Tables, Truth]:
    """A pair of reports of the folder `pairs` and its true links."""
    stated = tomllib.loads((PAIRS / f"{name}.toml").read_text(encoding="utf-8"))
    sides = _Side("a", stated["previous_goals"]), _Side("b", stated["current_goals"])
    truth: Truth = {}
    for link in stated["links"]:
        before = [sides[0].put(*row) for row in link.get("previous", ())] or [""]
        after = [sides[1].put(*row) for row in link.get("current", ())] or [""]
        truth |= {(one, other): link["kind"] for one in before for other in after}
    return sides[0].tables, sides[1].tables, truth


def programme_pair(name: str) -> tuple[Tables, Tables, Truth]:
    """A pair of reports of the folder `programmes`, each in its own order, and its true links."""
    stated = tomllib.loads((PROGRAMMES / f"{name}.toml").read_text(encoding="utf-8"))
    tables, keys = [], []
    for report_id, when in (("a", "previous"), ("b", "current")):
        side = _Side(report_id, stated[f"{when}_goals"])
        lines = [[cell.strip() for cell in line.split("|")] for line in stated[when].splitlines()]
        keys.append({label: side.put(*cells) for label, *cells in lines})
        tables.append(side.tables)
    return tables[0], tables[1], _truth(stated["links"], *keys)


def _truth(lines: str, before: Mapping[str, str], after: Mapping[str, str]) -> Truth:
    """Lines such as 'a1 = b2 b3 split', 'a4 = removed' and 'added = b5'."""
    truth: Truth = {}
    for line in lines.splitlines():
        left, _, right = line.partition(" = ")
        labels, kind = ([], left) if left == "added" else (left.split(), right.split()[-1])
        others = [label for label in right.split() if label != kind]
        truth |= {
            (before.get(one, ""), after.get(other, "")): kind
            for one in labels or [""]
            for other in others or [""]
        }
    return truth


class _Side:
    def __init__(self, report_id: str, goals: Mapping[str, str]) -> None:
        self.counts: Counter[str] = Counter()
        own: Row = {"report_id": report_id}
        self.tables: Tables = {"reports": [own], "measures": []}
        self.tables["goals"] = [
            {**own, "goal_id": f"{report_id}/{number}", "goal_no": number, "goal": text}
            for number, text in goals.items()
        ]

    def put(self, goal: str, responsible: str, schedule: str, text: str) -> str:
        report_id = self.tables["reports"][0]["report_id"]
        self.counts[goal] += 1
        key = f"{goal}/m{self.counts[goal]}"
        row: Row = {
            "report_id": report_id,
            "measure_id": f"{report_id}/{key}",
            "goal_id": f"{report_id}/{goal}",
        }
        row |= {"goal_no": goal, "position": self.counts[goal], "measure": text}
        self.tables["measures"].append({**row, "responsible": responsible, "schedule": schedule})
        return key
