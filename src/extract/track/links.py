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
    kinds |= {pair: _kind(matching, pair, goals) for pair in single}
    groups = {pair: group for group in matching.groups for pair in group.pairs}
    links = [_link(matching, pair, kinds[pair], scores, groups.get(pair)) for pair in sorted(kinds)]
    return [*links, *_alone(matching, kinds)]


def _ends(pairs: Sequence[Pair]) -> Iterator[tuple[str, int]]:
    for row, column in pairs:
        yield "previous", row
        yield "current", column


def _kind(matching: Matching, pair: Pair, goals: Mapping[str, str]) -> str:
    previous, current = matching.previous[pair[0]], matching.current[pair[1]]
    if is_moved(previous, current, goals):
        return "moved"
    return "same" if previous.same == current.same else "reworded"


def is_moved(previous: Item, current: Item, goals: Mapping[str, str]) -> bool:
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
    runner_up = max([_none_at_all(matching.likeness[pair], score, group), *others])
    return Link(
        matching.previous[pair[0]].record_id,
        matching.current[pair[1]].record_id,
        kind,
        score,
        runner_up,
        score - runner_up,
        reason=_reason(matching, pair, group),
    )


def _none_at_all(told: Likeness, score: float, group: Group | None) -> float:
    """The score of the answer that a pair does not belong together; of a part, that it is none."""
    if group is not None:
        return max(weights.LINKED, score - min(weights.PART_NEEDED * len(group.parts) * min(group.gains), weights.PART_ELSEWHERE * told.agreement))
    least = weights.LINKED if score >= weights.LINKED else weights.LEFT_OVER
    return least


PART_SCORE = 0.9
"""Score of a part of a split or merge whose parts hold the whole of it."""


def _around(pair: Pair, scores: _Scores) -> Iterator[tuple[Pair, float]]:
    row, column = pair
    yield from (((row, other), value) for other, value in scores.by_row[row].items() if other != column)
    yield from (((other, column), value) for other, value in scores.by_column[column].items() if other != row)


def _alone(matching: Matching, kinds: Mapping[Pair, str]) -> Iterator[Link]:
    """The measures without counterpart; the runner-up is that one of another measure is it after all."""
    rows, columns = {row for row, _ in kinds}, {column for _, column in kinds}
    changed = {pair for pair, kind in kinds.items() if not _is_same(matching, pair)}
    wholes = {row for row, _ in changed}, {column for _, column in changed}
    others: tuple[dict[int, list[_Other]], dict[int, list[_Other]]] = defaultdict(list), defaultdict(list)
    for (row, column), told in matching.likeness.items():
        if row not in rows:
            others[0][row].append(_Other(told, is_free=column not in columns, is_whole=column in wholes[1]))
        if column not in columns:
            others[1][column].append(_Other(told, is_free=row not in rows, is_whole=row in wholes[0]))
    for row, item in enumerate(matching.previous):
        if row not in rows:
            yield _without(others[0][row], previous=item.record_id)
    for column, item in enumerate(matching.current):
        if column not in columns:
            yield _without(others[1][column], current=item.record_id)


@dataclass(frozen=True, slots=True)
class _Other:
    """A measure that one without counterpart might belong to."""

    told: Likeness
    is_free: bool
    """Whether it has no counterpart either."""
    is_whole: bool
    """Whether it is linked with one of another wording, so that this one may be a part of it."""


def _without(others: Sequence[_Other], previous: str = "", current: str = "") -> Link:
    alike = max([0.0, *(other.told.score for other in others if other.is_free)])
    part = max([0.0, *(other.told.score for other in others if other.is_whole and _is_near(other.told))])
    around = max([0.0, *(_by_circumstances(other.told) for other in others if other.is_free)])
    part = part if part >= weights.LINKED else 0.0
    best = max(alike, part, around)
    kind, where = ("removed", "current") if previous else ("added", "previous")
    reason = f"no measure of the {where} report is alike enough"
    if best:
        told = "the most alike without a link reaches"
        told = "what has the same parties and goal and no link reaches" if around == best else told
        told = "as a part of one that is linked it reaches" if part == best else told
        reason += f": {told} {best:.2f}, a link needs {weights.LINKED:.2f}"
    margin = max(0.0, weights.LINKED - best)
    return Link(previous, current, kind, None, best, margin, reason=reason)


def _is_near(told: Likeness) -> bool:
    return told.circumstances.get("goal", 1.0) > 0 and told.agreement >= weights.PART_AGREES


def _by_circumstances(told: Likeness) -> float:
    """The score of two measures of the same parties under the same goal, whatever their wording."""
    has_same = all(told.circumstances.get(name, 0.0) >= weights.AGREES for name in ("goal", "parties"))
    return weights.LINKED * told.agreement if has_same and not told.taken_off else 0.0


def _is_same(matching: Matching, pair: Pair) -> bool:
    return matching.previous[pair[0]].same == matching.current[pair[1]].same


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
    alike = [name for name, share in told.circumstances.items() if share >= weights.AGREES and name != "position"]
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
