"""The whole account of one decision, in lines of plain words.

Gets a comparison and the id of a measure, gives what was decided, the evidence for it, and what else came
into question.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.errors import WrongUse
from extract.track import weights
from extract.track.compare import Compared
from extract.track.items import Item, measure_items
from extract.track.likeness import Likeness
from extract.track.links import Link

_SHOWN = 5
_WIDTH = 100


def explanation(compared: Compared, measure_id: str) -> list[str]:
    """Why a measure was linked as it was, and what else came into question. Raises WrongUse."""
    links = [link for link in compared.links if measure_id in (link.previous, link.current)]
    if not links:
        raise WrongUse(
            f"Neither report has a measure {measure_id}.",
            next_step="The ids stand in the table of links: previous_measure_id and measure_id.",
        )
    lines = [f"{measure_id}", f"  {_short(_item_of(compared, measure_id).text)}"]
    for link in links:
        lines += ["", *_decision(compared, link)]
    return [*lines, "", *_others(compared, measure_id, links)]


def _decision(compared: Compared, link: Link) -> Iterator[str]:
    numbers = (("score", link.score), ("runner-up", link.runner_up), ("margin", link.margin))
    told = ", ".join(f"{name} {value:.3f}" for name, value in numbers if value is not None)
    yield f"{link.kind}: {link.previous or '-'} -> {link.current or '-'}, decided by {link.decided_by}"
    yield f"  {told or 'no score'}{' (unsure: below ' + str(weights.UNSURE) + ')' if link.is_unsure else ''}"
    yield f"  why: {link.reason or 'not told'}"
    likeness = _likeness(compared, link.previous, link.current)
    if likeness is not None:
        yield from _evidence(likeness)


def _evidence(told: Likeness) -> Iterator[str]:
    yield f"  wording {told.wording:.3f}: letters shared {told.letters:.3f}, order {told.order:.3f}"
    shares = ", ".join(
        f"{name} {share:.2f} (weight {weights.CIRCUMSTANCES[name]:g})"
        for name, share in told.circumstances.items()
    )
    yield f"  circumstances {told.agreement:.3f}: {shares or 'none stated'}"
    for name, value in told.taken_off.items():
        yield f"  taken off for {name}: {value:.3f}"


def _others(compared: Compared, measure_id: str, links: list[Link]) -> Iterator[str]:
    """The further records that came into question, the most alike first."""
    linked = {end for link in links for end in (link.previous, link.current)}
    matching = compared.matching
    found = []
    for (row, column), told in matching.likeness.items():
        ends = matching.previous[row], matching.current[column]
        for own, other in (ends, ends[::-1]):
            if own.record_id == measure_id and other.record_id not in linked:
                found.append((told.score, other, told))
    found.sort(key=lambda candidate: (-candidate[0], candidate[1].record_id))
    yield (
        f"other candidates ({len(found)}); a link needs {weights.LINKED:g}:"
        if found
        else "no other candidates"
    )
    for score, other, told in found[:_SHOWN]:
        yield f"  {score:.3f} {other.record_id}: {_short(other.text)}"
        yield from ("  " + line for line in _evidence(told))


def _likeness(compared: Compared, previous: str, current: str) -> Likeness | None:
    matching = compared.matching
    return next(
        (
            told
            for (row, column), told in matching.likeness.items()
            if (matching.previous[row].record_id, matching.current[column].record_id) == (previous, current)
        ),
        None,
    )


def _item_of(compared: Compared, measure_id: str) -> Item:
    items = [*measure_items(compared.previous), *measure_items(compared.current)]
    return next(item for item in items if item.record_id == measure_id)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"
