"""What a person says of measures of two periods -> rows of `links`.

Gets the rows and a decision, gives the rows with it, decided by an analyst, and the measures that lost their
counterpart by it. No other link changes: that is for the next comparison.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.dataset import Row
from extract.track import KindOf

_ENDS = ("previous_measure_id", "measure_id")
_SHARED = {"split": "previous_measure_id", "merged": "measure_id"}
"""Kind -> the end that its links have in common."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The measures that a person says belong together; those of one report alone belong to none."""

    pair: tuple[str, str]
    """Ids of the previous and the current report."""
    previous: tuple[str, ...]
    current: tuple[str, ...]

    @property
    def links(self) -> list[tuple[str, str, str]]:
        """Previous, current and kind of each link; '' for a pair whose kind is to be found."""
        if not (self.previous and self.current):
            removed = [(one, "", "removed") for one in self.previous]
            return [*removed, *(("", other, "added") for other in self.current)]
        kind = "split" if len(self.current) > 1 else "merged" if len(self.previous) > 1 else ""
        return [(one, other, kind) for one in self.previous for other in self.current]


def with_decision(
    rows: Sequence[Row], decision: Decision, kind_of: KindOf
) -> tuple[list[Row], tuple[str, ...]]:
    """The rows with a decision, and the measures whose counterpart was taken away by it."""
    said = {*decision.previous, *decision.current}
    touched = [row for row in rows if pair_of(row) == decision.pair and ends_of(row) & said]
    kept = [row for row in rows if row not in touched]
    texts = _texts(rows)
    still = {end for row in kept if pair_of(row) == decision.pair for end in ends_of(row)}
    lost = tuple(dict.fromkeys(end for row in touched for end in _in_order(row) if end not in said | still))
    before = {_in_order(row): row for row in touched}
    new = [_row(link, decision.pair, texts, kind_of) for link in decision.links]
    new = [_with_reason(row, before) for row in new]
    first = rows.index(touched[0]) if touched else len(rows)
    earlier = {str(row["previous_measure_id"]) for row in touched}
    freed = [_alone(one, decision.pair, texts, is_previous=one in earlier) for one in lost]
    place = sum(row in kept for row in rows[:first])
    return _without_lone_parts([*kept[:place], *new, *freed, *kept[place:]], kind_of), lost


def pair_of(row: Row) -> tuple[str, str]:
    """The reports that a link is of."""
    return str(row.get("previous_report_id") or ""), str(row.get("report_id") or "")


def ends_of(row: Row) -> frozenset[str]:
    """The measures that a link names."""
    return frozenset(_in_order(row)) - {""}


def is_told(row: Row) -> bool:
    """Whether a person decided it."""
    return str(row.get("decided_by") or "").strip().lower() == "analyst"


def shared_end(row: Row) -> str:
    """What the links of one split or merge have in common, '' for other kinds."""
    end = _SHARED.get(str(row.get("kind") or ""))
    return f"{end} {row[end]}" if end else ""


def _in_order(row: Row) -> tuple[str, str]:
    previous, current = (str(row.get(end) or "") for end in _ENDS)
    return previous, current


def _texts(rows: Iterable[Row]) -> dict[str, str]:
    pairs = (
        (str(row.get(end) or ""), str(row.get(text) or ""))
        for row in rows
        for end, text in zip(_ENDS, ("previous_measure", "measure"), strict=True)
    )
    return dict(pairs)


def _row(link: tuple[str, str, str], pair: tuple[str, str], texts: dict[str, str], kind_of: KindOf) -> Row:
    previous, current, kind = link
    return {
        "previous_report_id": pair[0],
        "previous_measure_id": previous,
        "report_id": pair[1],
        "measure_id": current,
        "previous_measure": texts[previous] if previous else "",
        "measure": texts[current] if current else "",
        "kind": kind or kind_of(previous, current),
        "decided_by": "analyst",
        "reason": "",
    }


def _with_reason(row: Row, before: dict[tuple[str, str], Row]) -> Row:
    """What spoke for a link that a person accepts as it was still does."""
    old = before.get(_in_order(row))
    return {**row, "reason": old.get("reason")} if old and old.get("kind") == row["kind"] else row


def _alone(measure: str, pair: tuple[str, str], texts: dict[str, str], *, is_previous: bool) -> Row:
    link = (measure, "", "removed") if is_previous else ("", measure, "added")
    return {**_row(link, pair, texts, lambda *_: ""), "decided_by": "auto"}


def _without_lone_parts(rows: list[Row], kind_of: KindOf) -> list[Row]:
    """The rows; what is left alone of a split or a merge is a pair like others."""
    parts = Counter(shared_end(row) for row in rows)
    return [
        {**row, "kind": kind_of(*_in_order(row))}
        if shared_end(row) and parts[shared_end(row)] == 1 and all(_in_order(row))
        else row
        for row in rows
    ]
