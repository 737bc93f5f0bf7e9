"""The organisations that came to a measure, left it, or have another role in it.

Gets the tables of both reports, gives for two measures the changes, one per organisation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.track.items import Tables
from extract.track.texts import same_key

ADDED, GONE, ROLE = "party_added", "party_gone", "party_role"
"""Names of the changes, in the column `field`."""


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation that answers for a measure."""

    name: str
    role: str


Parties = Mapping[str, Mapping[str, Party]]
"""Measure -> organisation, whatever its case and hyphens -> as it is called and its role."""


def parties_of(tables: Tables) -> Parties:
    """The organisations of each measure in their order; the first role of one named twice counts."""
    found: dict[str, dict[str, Party]] = defaultdict(dict)
    for row in tables.get("responsibles", ()):
        name, role = (str(row.get(column) or "") for column in ("organisation", "role"))
        found[str(row["measure_id"])].setdefault(same_key(name), Party(name, role))
    return found


def party_changes(before: Mapping[str, Party], now: Mapping[str, Party]) -> Iterator[tuple[str, str, str]]:
    """Field, previous and current value of each change; none where either side has no organisations told."""
    if not before or not now:
        return
    yield from ((ADDED, "", party.name) for key, party in now.items() if key not in before)
    yield from ((GONE, party.name, "") for key, party in before.items() if key not in now)
    for key, party in now.items():
        if key in before and before[key].role != party.role:
            yield ROLE, _with_role(before[key]), _with_role(party)


def _with_role(party: Party) -> str:
    return f"{party.name} ({party.role})"
