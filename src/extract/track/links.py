"""What was decided about each measure of two periods: the links, with kind, score, margin and reason.

Gets a matching and what an analyst decided, gives one link per pair, and one for each measure that was added
or removed. The runner-up of a link is the next best record, or that there is no counterpart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.track import weights
from extract.track.items import Item
from extract.track.likeness import Likeness
from extract.track.matching import Matching, Pair
from extract.track.parts import Group

KINDS = ("same", "reworded", "moved", "split", "merged", "added", "removed")


@dataclass(frozen=True, slots=True)
class Link:
    """One decision: a pair of measures, or one that has no counterpart."""

    previous: str
    """Id of the previous measure, '' where it was added."""
    current: str
    """Id of the current measure, '' where it was removed."""
    kind: str
    score: float | None = None
    """From 0 to 1; None where there is no counterpart or a person decided."""
    runner_up: float | None = None
    """Score of the next best answer."""
    margin: float | None = None
    """How much better the answer is than the next best one."""
    decided_by: str = "auto"
    reason: str = ""

    @property
    def is_pair(self) -> bool:
        """Whether there is a measure on both sides."""
        return bool(self.previous and self.current)

    @property
    def is_unsure(self) -> bool:
        """Whether a person should look at it."""
        is_weak = self.score is not None and self.score < weights.LINKED
        return is_weak or (self.margin is not None and self.margin < weights.UNSURE)


@dataclass(frozen=True, slots=True)
class _Scores:
    """The scores of all pairs, by either side."""

    by_row: Mapping[int, Mapping[int, float]]
    by_column: Mapping[int, Mapping[int, float]]


def decided_links(matching: Matching, goals: Mapping[str, str]) -> list[Link]:
    """The links of a matching: pairs in the order of the previous period, then what was added."""
    scores = _scores(matching)
    grouped = {pair: group.is_split for group in matching.groups for pair in group.pairs}
    taken = {end for group in matching.groups for end in _ends(group.pairs)}
    single = [pair for pair in matching.pairs if not {*_ends([pair])} & taken]
    kinds = {pair: "split" if is_split else "merged" for pair, is_split in grouped.items()}
    kinds |= {
        (row, column): pair_kind(matching.previous[row], matching.current[column], goals)
        for row, column in single
    }
    groups = {pair: group for group in matching.groups for pair in group.pairs}
    links = [_link(matching, pair, kinds[pair], scores, groups.get(pair)) for pair in sorted(kinds)]
    return [*links, *_alone(matching, kinds, scores)]


def _ends(pairs: Sequence[Pair]) -> Iterator[tuple[str, int]]:
    for row, column in pairs:
        yield "previous", row
        yield "current", column


def pair_kind(previous: Item, current: Item, goals: Mapping[str, str]) -> str:
    """What a pair is that is no part of a split or a merge: moved, same or reworded."""
    if _is_moved(previous, current, goals):
        return "moved"
    return "same" if previous.same == current.same else "reworded"


def _is_moved(previous: Item, current: Item, goals: Mapping[str, str]) -> bool:
    """Whether a measure stands under another goal; one under no goal of its report's was not moved."""
    is_headed = not any(item.group.endswith("/#0") or not item.group for item in (previous, current))
    return is_headed and goals.get(previous.group) != current.group


def _scores(matching: Matching) -> _Scores:
    by_row: dict[int, dict[int, float]] = defaultdict(dict)
    by_column: dict[int, dict[int, float]] = defaultdict(dict)
    for (row, column), told in matching.likeness.items():
        by_row[row][column] = by_column[column][row] = told.score
    return _Scores(by_row, by_column)


def _link(matching: Matching, pair: Pair, kind: str, scores: _Scores, group: Group | None) -> Link:
    score = matching.likeness[pair].score
    if group is not None:
        # A part is never as like its whole as a whole is; what the parts hold of it counts as much.
        score = max(score, group.held * PART_SCORE)
    own = set(group.pairs) if group is not None else set()
    others = [value for other, value in _around(pair, scores) if other not in own]
    runner_up = max([weights.LINKED if score >= weights.LINKED else weights.LEFT_OVER, *others])
    return Link(
        matching.previous[pair[0]].record_id,
        matching.current[pair[1]].record_id,
        kind,
        score,
        runner_up,
        score - runner_up,
        reason=_reason(matching, pair, group),
    )


PART_SCORE = 0.9
"""Score of a part of a split or merge whose parts hold the whole of it."""


def _around(pair: Pair, scores: _Scores) -> Iterator[tuple[Pair, float]]:
    row, column = pair
    yield from (((row, other), value) for other, value in scores.by_row[row].items() if other != column)
    yield from (((other, column), value) for other, value in scores.by_column[column].items() if other != row)


def _alone(matching: Matching, kinds: Mapping[Pair, str], scores: _Scores) -> Iterator[Link]:
    """The measures without counterpart; the runner-up is the most like among those that have none either."""
    rows, columns = {row for row, _ in kinds}, {column for _, column in kinds}
    for row, item in enumerate(matching.previous):
        if row not in rows:
            free = [score for column, score in scores.by_row.get(row, {}).items() if column not in columns]
            yield _without(free, previous=item.record_id)
    for column, item in enumerate(matching.current):
        if column not in columns:
            free = [score for row, score in scores.by_column.get(column, {}).items() if row not in rows]
            yield _without(free, current=item.record_id)


def _without(free: Sequence[float], previous: str = "", current: str = "") -> Link:
    best = max([0.0, *free])
    kind, where = ("removed", "current") if previous else ("added", "previous")
    reason = f"no measure of the {where} report is alike enough"
    if best:
        reason += f": the most alike without a link reaches {best:.2f}, a link needs {weights.LINKED:.2f}"
    margin = max(0.0, weights.LINKED - best)
    return Link(previous, current, kind, None, best, margin, reason=reason)


def _reason(matching: Matching, pair: Pair, group: Group | None) -> str:
    """Why two measures belong together, in plain words."""
    told = matching.likeness[pair]
    if group is not None:
        whole, parts = ("previous", "current") if group.is_split else ("current", "previous")
        return (
            f"{len(group.parts)} {parts} measures together hold {_percent(group.held)} of what is particular "
            f"to the {whole} one"
        )
    wording = (
        "same wording"
        if matching.previous[pair[0]].same == matching.current[pair[1]].same
        else (f"{_percent(told.letters)} of their particular words shared")
    )
    last = ["nothing else of the goal is left"] if told.score < weights.LINKED else []
    return "; ".join([wording, *_agreeing(told), *_against(told), *last])


def _agreeing(told: Likeness) -> Iterator[str]:
    alike = [name for name, share in told.circumstances.items() if share >= 0.8 and name != "position"]
    other = [name for name, share in told.circumstances.items() if share <= 0.2 and name != "position"]
    if alike:
        yield f"same {', '.join(alike)}"
    if other:
        yield f"other {', '.join(other)}"


def _against(told: Likeness) -> Iterator[str]:
    words = {"names": "names differ", "numbers": "numbers differ", "neighbours": "near-duplicates around"}
    yield from (words[name] for name in told.taken_off)


def _percent(share: float) -> str:
    return f"{100 * min(1.0, share):.0f} %"
