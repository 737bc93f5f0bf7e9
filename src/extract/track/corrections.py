"""The links that an analyst decided, out of an edited table of links.

Gets the rows of a file with their line numbers, gives what was decided; a row that contradicts the reports
or another row is an error that names its line. Rows decided by the program are passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.errors import WrongUse
from extract.track.items import Row, Tables

_PAIRED = ("same", "reworded", "moved", "split", "merged")


@dataclass(frozen=True, slots=True)
class Told:
    """One link as a person decided it."""

    previous: str
    current: str
    kind: str = ""
    """'' where it is to be found."""
    reason: str = ""
    line: int = 0
    """Line of the file, the header being the first."""


def told_links(rows: Sequence[Row], previous: Tables, current: Tables, file: str = "links.csv") -> list[Told]:
    """What a person decided about two reports in a file. Raises WrongUse that lists the lines at fault."""
    told = [
        _told(row, line)
        for line, row in enumerate(rows, start=2)
        if _text(row, "decided_by").lower() == "analyst"
    ]
    known = _measure_ids(previous), _measure_ids(current)
    faults = [*_unknown(told, known), *_contradictions(told)]
    if faults:
        raise WrongUse(
            f"Links that an analyst decided in {file} cannot be kept.",
            why="\n".join(faults),
            next_step="Correct these lines, or delete them to have the program decide.",
        )
    return told


def without_repeats(told: Iterable[Told], before: Sequence[Told]) -> list[Told]:
    """Those about whose measures nothing was decided before."""
    known = {one.previous for one in before} | {one.current for one in before}
    return [one for one in told if not {one.previous, one.current} & (known - {""})]


def _told(row: Row, line: int) -> Told:
    return Told(
        _text(row, "previous_measure_id"),
        _text(row, "measure_id"),
        _text(row, "kind").lower(),
        _text(row, "reason"),
        line,
    )


def _unknown(told: Iterable[Told], known: tuple[set[str], set[str]]) -> Iterable[str]:
    for one in told:
        if not one.previous and not one.current:
            yield f"line {one.line}: it names no measure"
        if one.previous and one.previous not in known[0]:
            yield f"line {one.line}: the previous report has no measure {one.previous}"
        if one.current and one.current not in known[1]:
            yield f"line {one.line}: the current report has no measure {one.current}"
        yield from _wrong_kind(one)


def _wrong_kind(one: Told) -> Iterable[str]:
    fitting = _PAIRED if one.previous and one.current else ("removed",) if one.previous else ("added",)
    is_open = not one.kind and len(fitting) > 1
    if one.kind not in fitting and not is_open:
        yield f"line {one.line}: the kind is '{one.kind}'; it can be {', '.join(fitting)}"


def _contradictions(told: Sequence[Told]) -> Iterable[str]:
    """A measure may stand in several links of one split, or of one merge, else only once."""
    for side, many in (("previous", "split"), ("current", "merged")):
        for measure, links in _by(told, side).items():
            if len(links) > 1 and any(link.kind != many for link in links):
                lines = ", ".join(str(link.line) for link in links)
                yield f"lines {lines}: {measure} stands in several links that are not all of kind {many}"


def _by(told: Iterable[Told], side: str) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        if measure := getattr(one, side):
            found[measure].append(one)
    return found


def _measure_ids(tables: Tables) -> set[str]:
    return {str(row["measure_id"]) for row in tables.get("measures", ())}


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()
