"""Counts how far the doubts of one document can be trusted.

Gets what a document should say and the tables that were extracted, gives a tally: wrong and right cells,
with and without a doubt, rows lost, and how often each code was about something wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from bench.calibration_cases import Case, Row
from bench.damage import DAMAGES

SAME_ROW, SAME_NUMBER = 35.0, 20.0
"""Likeness from which a row read is the row of the truth, and what an equal number adds to it."""
NAMES = {
    "goal_no": {"goal", "goal_no"},
    "colour": {"status", "colour"},
    "measure_no": {"measure_no", "number"},
    "responsible": {"responsible", "partner"},
}
"""Other names under which a doubt may name a column."""
QUOTED = 15
"""Characters of a lost row's text by which a doubt is known to tell of it."""
NAMING = {damage.__name__: codes for damage, codes in DAMAGES.items()}
NUMBER = r"[A-Z]?\d+(?:\.\d+)*"
Read = dict[str, Any]
COUNTED = (
    *("wrong", "wrong_doubted", "right", "right_doubted", "lost", "lost_told", "documents", "named"),
    *("raised", "apt", "silent", "idle", "examples"),
)


@dataclass
class Tally:
    """What is counted over some documents."""

    wrong: int = 0
    wrong_doubted: int = 0
    right: int = 0
    right_doubted: int = 0
    lost: int = 0
    lost_told: int = 0
    documents: int = 0
    named: int = 0
    """Documents in which a doubt names the damage."""
    raised: Counter[str] = field(default_factory=Counter)
    apt: Counter[str] = field(default_factory=Counter)
    """Doubts about something that is wrong, by code."""
    silent: Counter[str] = field(default_factory=Counter)
    """Wrong cells without a doubt, by damage and field."""
    idle: Counter[str] = field(default_factory=Counter)
    """Right cells with a doubt, by code and field."""
    examples: list[str] = field(default_factory=list)
    """Wrong cells without a doubt, in words."""

    def add(self, other: Tally) -> None:
        """Adds what another one counted."""
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def pairs(truth: Sequence[Row], read: Sequence[Read]) -> list[tuple[Row | None, Read | None]]:
    """Each row of the truth with the row read that is most like it, and the rows read that are left."""
    likeness = sorted(
        ((_likeness(t, r), i, j) for i, t in enumerate(truth) for j, r in enumerate(read)),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    found: dict[int, int] = {}
    for score, i, j in likeness:
        if score >= SAME_ROW and i not in found and j not in found.values():
            found[i] = j
    both = [(row, read[found[i]] if i in found else None) for i, row in enumerate(truth)]
    return [*both, *((None, row) for j, row in enumerate(read) if j not in found.values())]


def _likeness(one: Row, two: Read) -> float:
    texts = [
        (str(one.get(name, "")), str(two[name] or "")) for name in ("measure", "followup", "responsible")
    ]
    score: float = sum(
        weight * fuzz.ratio(a, b) for weight, (a, b) in zip((0.6, 0.3, 0.1), texts, strict=True)
    )
    number = one.get("measure_no", "")
    return score + SAME_NUMBER * bool(number and number == two["measure_no"])


def tally(case: Case, tables: dict[str, list[Read]]) -> Tally:
    """What one document gave, cell by cell."""
    counted = Tally(documents=1)
    doubts = tables["doubts"]
    by_record: dict[str, list[Read]] = defaultdict(list)
    for doubt in doubts:
        by_record[doubt["record_id"]].append(doubt)
    wrong: set[tuple[str, str]] = set()
    for true, read in pairs(case.truth, tables["measures"]):
        if read is None:
            counted.lost += 1
            counted.lost_told += is_told(true or {}, tables)
            if not is_told(true or {}, tables):
                counted.examples.append(f"{case.damage} LOST {dict(true or {})} [{case.name}{case.suffix}]")
            continue
        for name in case.fields:
            _count_cell(counted, case, Cell(name, true, read), by_record[read["measure_id"]], wrong)
    _count_doubts(counted, case, tables, wrong)
    return counted


@dataclass(frozen=True)
class Cell:
    """One field of a row that was read, with the row of the truth."""

    name: str
    true: Row | None
    read: Read

    @property
    def value(self) -> str:
        """What was read, white space as in the truth."""
        return " ".join(str(self.read[self.name] or "").split())

    @property
    def is_right(self) -> bool:
        """Whether it says what the report says; a row that the report has not is right only where empty."""
        return self.value == (self.true[self.name] if self.true is not None else "")


def _count_cell(
    counted: Tally, case: Case, cell: Cell, doubts: Iterable[Read], wrong: set[tuple[str, str]]
) -> None:
    if cell.true is None and not cell.value:
        return
    covering = [doubt for doubt in doubts if not doubt["field"] or names(doubt, cell.name)]
    if cell.is_right:
        counted.right += 1
        counted.right_doubted += bool(covering)
        counted.idle.update({f"{case.damage} {doubt['code']} {cell.name}" for doubt in covering})
        return
    wrong.add((cell.read["measure_id"], cell.name))
    counted.wrong += 1
    counted.wrong_doubted += bool(covering)
    if not covering:
        counted.silent[f"{case.damage} {cell.name}"] += 1
        true = "no row" if cell.true is None else cell.true[cell.name]
        counted.examples.append(
            f"{case.damage} {cell.name}: {cell.value!r} for {true!r} [{case.name}{case.suffix}]"
        )


def names(doubt: Read, name: str) -> bool:
    """Whether a doubt's field is a column."""
    return doubt["field"] in NAMES.get(name, {name})


def is_told(true: Row, tables: dict[str, list[Read]]) -> bool:
    """Whether a doubt quotes a lost row, names its number as missing, or is about the row that holds it."""
    start, number = str(true["measure"])[:QUOTED], str(true.get("measure_no", ""))
    doubted = {doubt["record_id"] for doubt in tables["doubts"] if not doubt["field"]}
    held = [row for row in tables["measures"] if row["measure_id"] in doubted]
    said = [doubt["message"] for doubt in tables["doubts"]]
    counted = [doubt["message"] for doubt in tables["doubts"] if doubt["code"] == "number_sequence"]
    told = str(true.get("followup", ""))[:QUOTED]
    of_goals = [d["message"] for d in tables["doubts"] if d["field"] == "goal_no"]
    return (
        (len(told) == QUOTED and any(told.casefold() in " ".join(text.split()).casefold() for text in said))
        or any(start in " ".join(text.split()) for text in said)
        or any(start in " ".join(" ".join(map(str, row.values())).split()) for row in held)
        or any(str(true.get("goal_no", "")) in re.findall(NUMBER, text) for text in of_goals)
        or any(number in re.findall(NUMBER, text) for text in counted)
    )


def _count_doubts(
    counted: Tally, case: Case, tables: dict[str, list[Read]], wrong: set[tuple[str, str]]
) -> None:
    """Counts how often doubts of each code were about something wrong, and whether one names the damage."""
    is_wrong = bool(counted.wrong or counted.lost)
    measures = {row["measure_id"] for row in tables["measures"]}
    for doubt in tables["doubts"]:
        counted.raised[doubt["code"]] += 1
        own = {name for record, name in wrong if record == doubt["record_id"]}
        covered = own and (not doubt["field"] or any(names(doubt, name) for name in own))
        counted.apt[doubt["code"]] += bool(covered if doubt["record_id"] in measures else is_wrong)
    counted.named = int(bool(NAMING.get(case.damage, frozenset()).intersection(counted.raised)))
