"""How far doubts can be trusted: which wrong cells have one, and how many right ones.

`python -m bench.calibration` builds the layouts, sound and damaged, extracts them, compares each cell
with the truth, prints a table and writes results/calibration.json. A doubt covers a cell only if it names
its record, and its field or none. Layouts with an odd number are a part of their own; the mechanisms were
looked at on both parts, so it shows how even the shares are, not how they are on layouts never seen.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz import fuzz

from bench.damage import DAMAGES, Damage, damaged
from extract import pipeline
from extract.errors import FollowupError
from extract.options import ReadOptions
from tests.layouts.blocks import Block
from tests.layouts.build import LAYOUTS, Layout
from tests.layouts.expected import MEASURE_FIELDS, expected
from tests.layouts.programme import LANGUAGES, programme

RESULTS = Path(__file__).parent / "results" / "calibration.json"
SOUND = "none"
SAME_ROW = 40.0
"""Likeness from which a row read is the row of the truth."""
NAMES = {
    "goal_no": {"goal", "goal_no"},
    "colour": {"status", "colour"},
    "measure_no": {"measure_no", "number"},
    "responsible": {"responsible", "partner"},
}
"""Other names under which a doubt may name a column."""
QUOTED = 15
"""Characters of a lost row's text by which a doubt is known to tell of it."""
Row = dict[str, Any]


@dataclass
class Tally:
    """What is counted over some documents."""

    wrong: int = 0
    wrong_doubted: int = 0
    right: int = 0
    right_doubted: int = 0
    lost: int = 0
    lost_told: int = 0
    raised: Counter[str] = field(default_factory=Counter)
    apt: Counter[str] = field(default_factory=Counter)
    """Doubts about something that is wrong, by code."""
    silent: Counter[str] = field(default_factory=Counter)
    """Wrong cells without a doubt, by damage and field."""
    idle: Counter[str] = field(default_factory=Counter)
    """Right cells with a doubt, by code and field."""

    def add(self, other: Tally) -> None:
        """Adds what another one counted."""
        for name in ("wrong", "wrong_doubted", "right", "right_doubted", "lost", "lost_told"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("raised", "apt", "silent", "idle"):
            getattr(self, name).update(getattr(other, name))


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - reach) / (1 + z * z / total), (middle + reach) / (1 + z * z / total)


def pairs(truth: Sequence[Row], read: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
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


def _likeness(one: Row, two: Row) -> float:
    texts = [(str(one[name]), str(two[name])) for name in ("measure", "followup", "responsible")]
    score: float = sum(
        weight * fuzz.ratio(a, b) for weight, (a, b) in zip((0.6, 0.3, 0.1), texts, strict=True)
    )
    return score


def tally(damage: str, truth: Sequence[Row], tables: dict[str, list[Row]]) -> Tally:
    """What one document gave, cell by cell."""
    counted = Tally()
    doubts = tables["doubts"]
    named: dict[str, list[Row]] = defaultdict(list)
    for doubt in doubts:
        named[doubt["record_id"]].append(doubt)
    wrong_records: set[tuple[str, str]] = set()
    for true, read in pairs(truth, tables["measures"]):
        if read is None:
            counted.lost += 1
            counted.lost_told += _is_told(true or {}, doubts)
            continue
        for name in MEASURE_FIELDS:
            _count_cell(
                counted, f"{damage} {name}", (name, true, read), named[read["measure_id"]], wrong_records
            )
    is_wrong = bool(counted.wrong or counted.lost)
    measures = {row["measure_id"] for row in tables["measures"]}
    for doubt in doubts:
        counted.raised[doubt["code"]] += 1
        own = {name for record, name in wrong_records if record == doubt["record_id"]}
        covered = own and (not doubt["field"] or any(_names(doubt, name) for name in own))
        counted.apt[doubt["code"]] += bool(covered if doubt["record_id"] in measures else is_wrong)
    return counted


def _count_cell(
    counted: Tally,
    label: str,
    cell: tuple[str, Row | None, Row],
    doubts: Iterable[Row],
    wrong: set[tuple[str, str]],
) -> None:
    """Counts a cell; one of a row that is not in the truth is wrong where it says anything."""
    name, true, read = cell
    value = " ".join(str(read[name] or "").split())
    if true is None and not value:
        return
    covering = [doubt for doubt in doubts if not doubt["field"] or _names(doubt, name)]
    if true is not None and value == true[name]:
        counted.right += 1
        counted.right_doubted += bool(covering)
        counted.idle.update({f"{doubt['code']} {name}" for doubt in covering})
        return
    wrong.add((read["measure_id"], name))
    counted.wrong += 1
    counted.wrong_doubted += bool(covering)
    if not covering:
        counted.silent[label] += 1


def _names(doubt: Row, name: str) -> bool:
    return doubt["field"] in NAMES.get(name, {name})


def _is_told(true: Row, doubts: Iterable[Row]) -> bool:
    """Whether a doubt quotes a lost row, or says that a number is missing or a row is odd."""
    start = str(true["measure"])[:QUOTED]
    return any(
        start in " ".join(doubt["message"].split()) or doubt["code"] == "number_sequence" for doubt in doubts
    )


def documents(folder: Path) -> Iterator[tuple[bool, str, Tally]]:
    """Each document built, read and counted: whether it is held out, its damage, its tally."""
    for number, layout in enumerate(LAYOUTS):
        for language in () if layout.external else LANGUAGES:
            blocks = layout.structure(programme(language))
            done: list[tuple[str, list[Block] | None]] = [(SOUND, blocks)]
            done += [(damage.__name__, _damaged(blocks, damage, number)) for damage in DAMAGES]
            for damage_name, made in done:
                if made is not None:
                    path = folder / f"case{layout.suffix}"
                    layout.write(made, language, path)
                    yield number % 2 == 1, damage_name, _read(layout, language, damage_name, path)


def _damaged(blocks: Sequence[Block], damage: Damage, seed: int) -> list[Block] | None:
    return damaged(blocks, damage, Random(f"{seed} {damage.__name__}"))


def _read(layout: Layout, language: str, damage: str, path: Path) -> Tally:
    truth: list[Row] = list(expected(layout.reading, language)["measures"])
    try:
        tables = pipeline.extract_report(path, ReadOptions(), "report").tables
    except FollowupError:
        return Tally(lost=len(truth), lost_told=len(truth))
    return tally(damage, truth, tables)


def main() -> int:
    """Build, count, print, write."""
    chosen: dict[str, Tally] = {"even layouts": Tally(), "odd layouts": Tally()}
    by_damage: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:
        for is_held_out, damage, counted in documents(Path(folder)):
            chosen["odd layouts" if is_held_out else "even layouts"].add(counted)
            by_damage[damage].add(counted)
    total = Tally()
    for part in chosen.values():
        total.add(part)
    groups = {"all": total, **chosen, **by_damage}
    results = {
        "groups": {name: shares(part) for name, part in groups.items()},
        "codes": {code: [total.apt[code], count] for code, count in sorted(total.raised.items())},
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print("\n".join(lines(results)))
    print("\nWrong cells without a doubt:", *total.silent.most_common(40), sep="\n  ")
    print("\nRight cells with a doubt:", *total.idle.most_common(25), sep="\n  ")
    return 0


def shares(part: Tally) -> dict[str, list[int]]:
    """Hits and totals of one group."""
    return {
        "wrong cells with a doubt": [part.wrong_doubted, part.wrong],
        "right cells with a doubt": [part.right_doubted, part.right],
        "lost rows told": [part.lost_told, part.lost],
    }


def lines(results: dict[str, Any]) -> Iterator[str]:
    """The results as tables of a page."""
    heads = ["wrong cells with a doubt", "right cells with a doubt", "lost rows told"]
    yield from (f"| documents | {' | '.join(heads)} |", "|---|---|---|---|")
    for name, group in results["groups"].items():
        label = name.replace("_", " ") if name != SOUND else "without damage"
        yield f"| {label} | {' | '.join(_share(*group[head]) for head in heads)} |"
    yield from ("", "| code | raised | about something wrong |", "|---|---|---|")
    for code, (apt, raised) in results["codes"].items():
        yield f"| `{code}` | {raised} | {_share(apt, raised)} |"


def _share(hits: int, total: int) -> str:
    if not total:
        return ""
    low, high = wilson(hits, total)
    return f"{hits / total:.3f} ({low:.3f}-{high:.3f}) of {total}"


if __name__ == "__main__":
    sys.exit(main())
