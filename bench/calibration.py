"""How far doubts can be trusted: which wrong cells have one, and how many right ones.

`python -m bench.calibration` builds the documents of `calibration_cases`, extracts them, compares each
cell with the truth, prints tables and writes results/calibration.json. A cell is wrong where its value is
not what the report said before the damage, apart from white space. A doubt covers it only if it names its
record, and its field or none. `python -m bench.calibration looked` leaves the held-out documents alone and
lists the single cells that went wrong without a doubt: what one may look at while choosing thresholds.
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from reportlab.platypus.doctemplate import LayoutError

from bench.calibration_cases import (
    HELD_OUT,
    SOUND,
    TUNED,
    Case,
    built_cases,
    real_cases,
    sample_cases,
)
from bench.calibration_tally import Tally, tally
from extract import pipeline
from extract.errors import FollowupError
from extract.options import ReadOptions

NAMED = "damage named"
RESULTS = Path(__file__).parent / "results" / "calibration.json"


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - reach) / (1 + z * z / total), (middle + reach) / (1 + z * z / total)


def cases(*, held_out: bool) -> Iterator[Case]:
    """All documents, or those that one may look at."""
    yield from built_cases(TUNED)
    for case in sample_cases():
        if held_out or not case.part.endswith(HELD_OUT):
            yield case
    yield from real_cases()
    if held_out:
        yield from built_cases(HELD_OUT)


def read_case(case: Case, folder: Path) -> Tally:
    """What a document gives, written into a folder; one that cannot be read has said so."""
    path = folder / f"case{case.suffix}"
    try:
        case.write(path)
    except LayoutError:  # a row that no page can hold
        return Tally()
    try:
        tables = pipeline.extract_report(path, ReadOptions(), "report").tables
    except FollowupError:
        return Tally(documents=1, lost=len(case.truth), lost_told=len(case.truth))
    return tally(case, tables)


def main(arguments: Sequence[str]) -> int:
    """Build, count, print, write; a number behind 'looked' takes each so many-th document only."""
    looks = "looked" in arguments
    step = int(arguments[1]) if len(arguments) > 1 else 1
    parts: dict[str, Tally] = defaultdict(Tally)
    damages: dict[str, Tally] = defaultdict(Tally)
    with tempfile.TemporaryDirectory() as folder:
        for case in islice(cases(held_out=not looks), 0, None, step):
            counted = read_case(case, Path(folder))
            parts[case.part].add(counted)
            damages[case.damage].add(counted)
    total = Tally()
    for part in parts.values():
        total.add(part)
    results = as_json(total, parts, damages)
    print("\n".join(lines(results)))
    if looks:
        print("\nWrong cells without a doubt:", *total.silent.most_common(80), sep="\n  ")
        print("\nRight cells with a doubt:", *total.idle.most_common(60), sep="\n  ")
        print("\nSingle cells:", *sorted(total.examples), sep="\n  ")
    else:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


def as_json(total: Tally, parts: dict[str, Tally], damages: dict[str, Tally]) -> dict[str, Any]:
    """The shares of all, of each part and damage, and how often each code was right."""
    return {
        "groups": {name: shares(part) for name, part in {"all": total, **parts}.items()},
        "damages": {name: shares(part) for name, part in damages.items()},
        "codes": {code: [total.apt[code], count] for code, count in sorted(total.raised.items())},
    }


def shares(part: Tally) -> dict[str, list[int]]:
    """Hits and totals of one group."""
    return {
        "wrong cells with a doubt": [part.wrong_doubted, part.wrong],
        "right cells with a doubt": [part.right_doubted, part.right],
        "lost rows told": [part.lost_told, part.lost],
        NAMED: [part.named, part.documents],
    }


def lines(results: dict[str, Any]) -> Iterator[str]:
    """The results as tables of a page."""
    heads = ["wrong cells with a doubt", "right cells with a doubt", "lost rows told"]
    yield from _group_lines("documents", results["groups"], heads)
    yield ""
    yield from _group_lines("damage", results["damages"], [*heads, NAMED])
    yield from ("", "| code | raised | about something wrong |", "|---|---|---|")
    for code, (apt, raised) in results["codes"].items():
        yield f"| `{code}` | {raised} | {_share(apt, raised)} |"


def _group_lines(first: str, groups: dict[str, Any], heads: Sequence[str]) -> Iterator[str]:
    yield from (f"| {' | '.join([first, *heads])} |", f"|{'---|' * (len(heads) + 1)}")
    for name, group in groups.items():
        told = [head for head in heads if name != SOUND or head != NAMED]
        shown = [_share(*group[head]) if head in told else "" for head in heads]
        yield f"| {name.replace('_', ' ')} | {' | '.join(shown)} |"


def _share(hits: int, total: int) -> str:
    if not total:
        return ""
    low, high = wilson(hits, total)
    return f"{hits / total:.3f} ({low:.3f}-{high:.3f}) of {total}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
