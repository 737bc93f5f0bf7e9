"""A comparison in figures: how many links of each kind, lights before and now, what went better or worse.

Gets the rows of a comparison, gives plain counts that a page, a summary or a pipeline can use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.track.items import Row
from extract.track.links import KINDS


@dataclass(frozen=True, slots=True)
class Summary:
    """What changed between two reports, counted."""

    previous_report_id: str
    report_id: str
    kinds: Mapping[str, int]
    """Kind -> links, all kinds in their order."""
    status_better: int
    """Measures whose status is better than it was."""
    status_worse: int
    schedule_later: int
    """Measures that end later than planned before."""
    schedule_earlier: int
    goals_better: int
    goals_worse: int
    unsure: int
    """Links that a person should look at."""
    changed_fields: Mapping[str, int]
    """record.field -> changes."""

    @property
    def is_worse(self) -> bool:
        """Whether a light of a measure or a goal got worse."""
        return bool(self.status_worse or self.goals_worse)

    def changed(self, field: str) -> int:
        """How often a field of a measure changed."""
        return self.changed_fields.get(f"measure.{field}", 0)

    def as_json(self) -> dict[str, object]:
        """Plain values for a machine."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}


def comparison_summary(tables: Mapping[str, Sequence[Row]], ids: tuple[str, str]) -> Summary:
    """The rows of a comparison of two reports, previous first -> its counts."""
    kinds = Counter(str(row["kind"]) for row in tables["links"])
    turned = Counter((row["record"], row["field"], row["direction"]) for row in tables["changes"])
    fields = Counter(f"{row['record']}.{row['field']}" for row in tables["changes"])
    return Summary(
        *ids,
        {kind: kinds[kind] for kind in KINDS},
        turned["measure", "status", "better"],
        turned["measure", "status", "worse"],
        turned["measure", "schedule_end", "worse"],
        turned["measure", "schedule_end", "better"],
        turned["goal", "status", "better"],
        turned["goal", "status", "worse"],
        len(tables["doubts"]),
        dict(sorted(fields.items())),
    )


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else value
