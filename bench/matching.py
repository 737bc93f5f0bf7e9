"""Matching beside the plain way, on made-up programmes with known links: time, memory, link F1, right kinds.

`python -m bench.matching [--quick]` prints the results as JSON; `--grid` instead prints link F1 and right
kinds around each weight of `extract.track.weights`, which is how these were chosen; `--task NAME SIZE` does
one matching in this process. The plain way is what one would write first: likeness of all pairs by
rapidfuzz, the optimal assignment of all, and a least likeness that is the best one for the very programme.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from bench import measure
from bench.programmes import Programme, Truth, programme

SIZES = (2_000, 10_000)
QUICK = (500,)
LANGUAGE, SEED = "en", 1
SMALL = [
    (language, size, seed) for language in ("fi", "sv", "en") for size in (30, 60, 150) for seed in range(3)
]
"""The programmes of the grid: of the size that real ones have."""
GRID = {
    "LETTERS": 0.1, "LIFT": 0.1, "LIFT_FROM": 0.1, "DROP": 0.1, "CONFLICT": 0.1, "OTHER_NAMES": 0.1,
    "OTHER_NUMBERS": 0.03, "LINKED": 0.04, "LEFT_OVER": 0.04, "WORDING_AT_LEAST": 0.03, "PART_HELD": 0.08,
    "PARTNER_HELD": 0.08, "PART_LIFT": 0.1, "PART_GAIN": 0.03, "PART_KEPT": 0.05, "OTHERS_TELL": 0.1,
    "WHOLE_COUNTS": 0.5, "WHOLE_HELD": 0.1, "YEAR_APART": 0.5, "GOAL_SINGLE": 0.2,
}  # fmt: skip
"""Weight -> the step to each side."""
Found = Mapping[tuple[str, str], str]
"""(previous, current) -> kind; '' where a way tells none."""


def own(made: Programme) -> Found:
    """The links as the program finds them."""
    from extract.track import compare_tables

    links = compare_tables(*made.tables).links
    return {(link.previous, link.current): link.kind for link in links if link.is_pair}


def plain(made: Programme) -> Found:
    """The links by all likenesses and the optimal assignment of all."""
    import numpy as np
    from rapidfuzz import fuzz, process
    from scipy.optimize import linear_sum_assignment

    texts = [[str(row["measure"]) for row in rows] for rows in (made.previous, made.current)]
    likeness = process.cdist(*texts, scorer=fuzz.ratio, dtype=np.uint8, workers=-1)
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    ids = [[str(row["measure_id"]) for row in side] for side in (made.previous, made.current)]
    pairs = {(ids[0][r], ids[1][c]): int(likeness[r, c]) for r, c in zip(rows, columns, strict=True)}
    return best_by_threshold(pairs, made.truth)


def best_by_threshold(pairs: Mapping[tuple[str, str], int], truth: Truth) -> Found:
    """The pairs above the least likeness that gives the best F1, which nobody knows beforehand."""
    ways = [{pair: "" for pair, value in pairs.items() if value >= least} for least in range(0, 101, 5)]
    return max(ways, key=lambda found: link_f1(found, truth))


def link_f1(found: Found, truth: Truth) -> float:
    """Harmonic mean of precision and recall of the pairs."""
    right = {pair for pair in truth if all(pair)}
    hits = len(right & found.keys())
    return 2 * hits / (len(right) + len(found)) if right or found else 1.0


def right_kinds(found: Found, truth: Truth) -> float:
    """Share of the right pairs whose kind is right, too."""
    hits = [pair for pair in found if pair in truth]
    return sum(found[pair] == truth[pair] for pair in hits) / len(hits) if hits else 1.0


WAYS: dict[str, Callable[[Programme], Found]] = {"followup": own, "rapidfuzz": plain}


def run_here(name: str, size: int) -> dict[str, float]:
    """One matching in this process, what it is measured on left out of the time."""
    made = programme(LANGUAGE, size, SEED)
    WAYS[name](programme(LANGUAGE, 30, SEED))  # imports are not on the clock
    start = time.perf_counter()
    found = WAYS[name](made)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    f1, kinds = link_f1(found, made.truth), right_kinds(found, made.truth)
    return {
        "seconds": round(seconds, 1),
        "peak_mb": round(peak),
        "f1": round(f1, 3),
        "kinds": round(kinds, 3),
    }


def beside(sizes: tuple[int, ...]) -> list[dict[str, Any]]:
    """Both ways, each in a process of its own."""
    command = [sys.executable, "-m", "bench.matching", "--task"]
    return [
        {"measures": size}
        | {name: json.loads(measure.printed_by([*command, name, str(size)])) for name in WAYS}
        for size in sizes
    ]


def small_ones() -> dict[str, Any]:
    """Link F1 and right kinds over programmes of the size that real ones have, and of the plain way."""
    made = [programme(*case) for case in SMALL]
    return {"programmes": len(made), **{name: _mean(way, made) for name, way in WAYS.items()}}


def _mean(way: Callable[[Programme], Found], made: list[Programme]) -> dict[str, float]:
    found = [(way(one), one.truth) for one in made]
    f1 = statistics.mean(link_f1(*one) for one in found)
    return {"f1": round(f1, 4), "kinds": round(statistics.mean(right_kinds(*one) for one in found), 4)}


def print_grid() -> None:
    """F1 and right kinds for each weight one step less and one step more."""
    from extract.track import weights

    made = [programme(*case) for case in SMALL]
    print("as they are", _mean(own, made))
    for name, step in GRID.items():
        kept = getattr(weights, name)
        for value in (round(kept - step, 3), round(kept + step, 3)):
            setattr(weights, name, value)
            print(name, value, _mean(own, made))
        setattr(weights, name, kept)


def main() -> None:
    """Do what was asked for."""
    if "--task" in sys.argv:
        print(json.dumps(run_here(sys.argv[-2], int(sys.argv[-1]))))
    elif "--grid" in sys.argv:
        print_grid()
    else:
        sizes = QUICK if "--quick" in sys.argv else SIZES
        print(json.dumps({"small": small_ones(), "large": beside(sizes)}))


if __name__ == "__main__":
    main()
