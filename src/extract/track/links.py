"""What was decided about each measure of two periods: the links, with kind, score, margin and reason.

Gets a matching and what an analyst decided, gives one link per pair, and one for each measure that was added
or removed. The runner-up of a link is the next best record, or that there is no counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.reasons import Reason, worded
from extract.track import weights
from extract.track.alone import Nearest, NearestOf, nearest
from extract.track.items import Item
from extract.track.likeness import Likeness
from extract.track.matching import Matching, Pair
from extract.track.parts import Group
from extract.track.rivals import Rivals, rivals

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
    reasons: tuple[Reason, ...] = ()
    told: str = ""
    """Why, in the words of the person who decided."""

    @property
    def reason(self) -> str:
        """Why it was decided so, in plain English words or in those of a person."""
        return self.told or worded(self.reasons)

    @property
    def is_pair(self) -> bool:
        """Whether there is a measure on both sides."""
        return bool(self.previous and self.current)

    @property
    def is_unsure(self) -> bool:
        """Whether a person should look at it."""
        is_weak = self.score is not None and self.score < weights.LINKED
        return is_weak or (self.margin is not None and self.margin < weights.UNSURE)


def decided_links(matching: Matching, goals: Mapping[str, str]) -> list[Link]:
    """The links of a matching: pairs in the order of the previous period, then what was added."""
    grouped = {pair: group.is_split for group in matching.groups for pair in group.pairs}
    taken = {end for group in matching.groups for end in _ends(group.pairs)}
    single = [pair for pair in matching.pairs if not {*_ends([pair])} & taken]
    kinds = {pair: "split" if is_split else "merged" for pair, is_split in grouped.items()}
    kinds |= {
        (row, column): pair_kind(matching.previous[row], matching.current[column], goals)
        for row, column in single
    }
    groups = {pair: group for group in matching.groups for pair in group.pairs}
    near = nearest(matching.likeness, kinds, [pair for pair in kinds if not _is_same(matching, pair)])
    around = _Around(matching, rivals(matching.likeness, kinds), near)
    links = [_link(around, pair, kinds[pair], groups.get(pair)) for pair in sorted(kinds)]
    return [*links, *_alone(around, kinds)]


@dataclass(frozen=True, slots=True)
class _Around:
    """A matching with what each decision competes with."""

    matching: Matching
    rivals: Rivals
    near: NearestOf


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


def _link(around: _Around, pair: Pair, kind: str, group: Group | None) -> Link:
    matching = around.matching
    score = matching.likeness[pair].score
    if group is not None:
        # A part is never as like its whole as a whole is; what the parts hold of it counts as much.
        score = max(score, group.held * PART_SCORE)
    own = group.pairs if group is not None else ()
    runner_up = max(_none_at_all(matching.likeness[pair], score, group), around.rivals.best(pair, own))
    if around.near.leaves_a_part(pair):
        runner_up = max(runner_up, score - weights.PART_LEFT)
    return Link(
        matching.previous[pair[0]].record_id,
        matching.current[pair[1]].record_id,
        kind,
        score,
        runner_up,
        score - runner_up,
        reasons=tuple(_reasons(matching, pair, group)),
    )


def _none_at_all(told: Likeness, score: float, group: Group | None) -> float:
    """The score of the answer that a pair does not belong together; of a part, that it is none."""
    if group is not None:
        needed = weights.PART_NEEDED * len(group.parts) * min(group.gains)
        return max(weights.LINKED, score - min(needed, weights.PART_ELSEWHERE * told.agreement))
    return weights.LINKED if score >= weights.LINKED else weights.LEFT_OVER


PART_SCORE = 0.9
"""Score of a part of a split or merge whose parts hold the whole of it."""


def _alone(around: _Around, kinds: Mapping[Pair, str]) -> Iterator[Link]:
    """The measures without counterpart; the runner-up is that they have the nearest one after all."""
    matching, near = around.matching, around.near
    rows, columns = {row for row, _ in kinds}, {column for _, column in kinds}
    for row, item in enumerate(matching.previous):
        if row not in rows:
            yield _without(near.previous.get(row, Nearest()), previous=item.record_id)
    for column, item in enumerate(matching.current):
        if column not in columns:
            yield _without(near.current.get(column, Nearest()), current=item.record_id)


def _without(near: Nearest, previous: str = "", current: str = "") -> Link:
    kind, why = ("removed", "none_now") if previous else ("added", "none_before")
    reasons = [Reason(why)]
    if near.why:
        reasons += [Reason(f"near_{near.why}", near.score), Reason("needed", weights.LINKED)]
    margin = max(0.0, weights.LINKED - near.score)
    return Link(previous, current, kind, None, near.score, margin, reasons=tuple(reasons))


def _is_same(matching: Matching, pair: Pair) -> bool:
    return matching.previous[pair[0]].same == matching.current[pair[1]].same


def _reasons(matching: Matching, pair: Pair, group: Group | None) -> Iterator[Reason]:
    """Why two measures belong together."""
    told = matching.likeness[pair]
    if group is not None:
        yield Reason("split" if group.is_split else "merged", group.held, len(group.parts))
        return
    yield Reason("same_wording") if _is_same(matching, pair) else Reason("words_shared", told.letters)
    stated = {name: share for name, share in told.circumstances.items() if name != "position"}
    if alike := tuple(name for name, share in stated.items() if share >= weights.AGREES):
        yield Reason("same", names=alike)
    if other := tuple(name for name, share in stated.items() if share <= 1 - weights.AGREES):
        yield Reason("other", names=other)
    yield from (Reason(name) for name in told.taken_off)
    if told.score < weights.LINKED:
        yield Reason("left_over")
