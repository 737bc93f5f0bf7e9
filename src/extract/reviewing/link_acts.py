"""What a person says of measures of two periods -> rows of `links`.

Gets the rows and a decision, gives the rows with it, decided by an analyst, and the measures that lost their
counterpart by it. No other link changes: that is for the next comparison.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
    lost = _lost(touched, kept, said)
    new = _Rows(decision.pair, _texts(rows), touched)
    said_rows = [new.told(*link[:2], link[2] or kind_of(*link[:2])) for link in decision.links]
    first = rows.index(touched[0]) if touched else len(rows)
    after = [*kept[:first], *said_rows, *map(new.alone, lost), *kept[first:]]
    return _without_lone_parts(after, kind_of), lost


def _lost(touched: Sequence[Row], kept: Iterable[Row], said: AbstractSet[str]) -> tuple[str, ...]:
    """The measures of links that are gone which stand in no link now."""
    pairs = {pair_of(row) for row in touched}
    still = {end for row in kept if pair_of(row) in pairs for end in ends_of(row)}
    ends = dict.fromkeys(end for row in touched for end in _in_order(row))
    return tuple(end for end in ends if end and end not in said | still)


@dataclass(frozen=True, slots=True)
class _Rows:
    """What new rows are made of."""

    pair: tuple[str, str]
    texts: Mapping[str, str]
    touched: Sequence[Row]
    """The rows that they take the place of."""

    def told(self, previous: str, current: str, kind: str) -> Row:
        """A link that a person decided; what spoke for one that is accepted as it was still does."""
        link = (previous, current, kind)
        reasons = (row.get("reason") for row in self.touched if (*_in_order(row), row.get("kind")) == link)
        return self._row(*link) | {"reason": next(reasons, "")}

    def alone(self, measure: str) -> Row:
        """A measure without counterpart, until the next comparison finds one."""
        is_previous = any(_in_order(row)[0] == measure for row in self.touched)
        row = self._row(measure, "", "removed") if is_previous else self._row("", measure, "added")
        return row | {"decided_by": "auto"}

    def _row(self, previous: str, current: str, kind: str) -> Row:
        return {
            "previous_report_id": self.pair[0],
            "previous_measure_id": previous,
            "report_id": self.pair[1],
            "measure_id": current,
            "previous_measure": self.texts[previous] if previous else "",
            "measure": self.texts[current] if current else "",
            "kind": kind,
            "decided_by": "analyst",
            "reason": "",
        }


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


def _without_lone_parts(rows: list[Row], kind_of: KindOf) -> list[Row]:
    """The rows; what is left alone of a split or a merge is a pair like others."""
    parts = Counter(shared_end(row) for row in rows)
    return [
        {**row, "kind": kind_of(*_in_order(row))}
        if shared_end(row) and parts[shared_end(row)] == 1 and all(_in_order(row))
        else row
        for row in rows
    ]
