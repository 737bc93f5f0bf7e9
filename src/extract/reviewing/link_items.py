"""What a person goes through in a comparison: its links, split and merged ones as one, those in doubt first.

Gets rows of `links` and the measures in doubt, gives items. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from extract.dataset import Row
from extract.reviewing.link_acts import pair_of, shared_end


@dataclass(frozen=True, slots=True)
class LinkItem:
    """The measures that are asked about: those of a link, or one that an act left without counterpart."""

    pair: tuple[str, str]
    """Ids of the previous and the current report."""
    previous: tuple[str, ...]
    current: tuple[str, ...]
    kind: str
    unsure: bool
    margin: str = ""
    reason: str = ""
    freed: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """All its measures."""
        return frozenset((*self.previous, *self.current))

    @property
    def named(self) -> frozenset[tuple[tuple[str, str], str]]:
        """Its measures, each with the pair of reports."""
        return frozenset((self.pair, one) for one in self.ids)


def link_items(rows: Iterable[Row], doubted: AbstractSet[str]) -> tuple[LinkItem, ...]:
    """The links, those in doubt first by their margins, else in their order."""
    groups: dict[object, list[Row]] = {}
    for number, row in enumerate(rows):
        groups.setdefault((pair_of(row), shared_end(row) or number), []).append(row)
    items = [_item(group, doubted) for group in groups.values()]
    return tuple(sorted(items, key=_urgency))


def freed_item(pair: tuple[str, str], measure: str, measures: Mapping[str, Mapping[str, str]]) -> LinkItem:
    """A measure whose counterpart was given to another one."""
    is_previous = measure in measures.get(pair[0], {})
    if is_previous:
        return LinkItem(pair, (measure,), (), "removed", unsure=True, freed=True)
    return LinkItem(pair, (), (measure,), "added", unsure=True, freed=True)


def measure_texts(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """The texts of the measures of each report by their ids, as the links tell them."""
    texts: dict[str, dict[str, str]] = {}
    for row in rows:
        for report, measure, text in (
            ("previous_report_id", "previous_measure_id", "previous_measure"),
            ("report_id", "measure_id", "measure"),
        ):
            if row.get(measure):
                texts.setdefault(str(row[report]), {})[str(row[measure])] = str(row.get(text) or "")
    return texts


def _item(rows: list[Row], doubted: AbstractSet[str]) -> LinkItem:
    previous, current = (
        tuple(dict.fromkeys(str(row[end]) for row in rows if row.get(end)))
        for end in ("previous_measure_id", "measure_id")
    )
    margins = [str(row.get("margin") or "") for row in rows]
    return LinkItem(
        pair_of(rows[0]),
        previous,
        current,
        str(rows[0].get("kind") or ""),
        unsure=bool({*previous, *current} & doubted),
        margin=min(filter(None, margins), key=_number, default=""),
        reason=str(rows[0].get("reason") or ""),
    )


def _urgency(item: LinkItem) -> tuple[bool, float]:
    return (False, _number(item.margin)) if item.unsure else (True, 0.0)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
