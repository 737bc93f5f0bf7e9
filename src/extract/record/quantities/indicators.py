"""The numbers of an indicator: its target with comparator and date, and the present state that answers it.

Gets target and current texts, gives values and doubts. Where several numbers could be meant, or the
present state measures another thing, the value stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.model import Doubt, Field, IndicatorValues, Place
from extract.record.quantities.aims import (
    POINT,
    aims,
    is_alone,
    is_start,
    is_time,
    stated_unit,
    with_unit,
    without_wholes,
)
from extract.record.quantities.answers import answering, same_thing, states_at
from extract.record.quantities.counted import counted_before, counted_behind
from extract.record.quantities.deadlines import deadlines
from extract.record.quantities.figures import number_unclear
from extract.record.quantities.lexicon import Lexicon, lexicon_of
from extract.record.quantities.quantity import ORDINAL, RANK, UNCLEAR, Quantity
from extract.record.quantities.scan import quantities_in
from extract.vocabulary import Vocabulary

FEW_WORDS = 6
"""A present state of so few words is its number, also where the target states none."""


@dataclass(frozen=True, slots=True)
class _Side:
    """The target or the present state of an indicator: what was chosen, and why nothing was."""

    field: str
    text: str
    place: Place
    quantities: tuple[Quantity, ...]

    def doubt(self, why: str) -> Doubt:
        return Doubt("indicator_value_unclear", f"{why}: '{self.text}'", self.place, self.field)


def indicator_values(
    target: Field, current: Field, vocabulary: Vocabulary, earliest: str = ""
) -> tuple[IndicatorValues, tuple[Doubt, ...]]:
    """The values of an indicator; `earliest` is the first day of the report's period."""
    lexicon = lexicon_of(vocabulary)
    unit = stated_unit(target.text, lexicon)
    goal, state = _side("target", target, unit, lexicon), _side("current", current, unit, lexicon)
    days = deadlines(goal.text, lexicon, earliest)
    aim, doubts = _target(goal, lexicon)
    value, more = _current(goal, aim, state, lexicon)
    values = IndicatorValues(
        target_value=aim.value if aim else None,
        target_comparator=(aim.comparator or "=") if aim else "",
        current_value=value.value if value else None,
        unit=_unit(goal, aim, state, value, lexicon),
        target_date=days[0] if len(days) == 1 else "",
    )
    dates = (goal.doubt("The target names several dates"),) if len(days) > 1 else ()
    return values, (*doubts, *dates, *more)


def _side(name: str, field: Field, unit: tuple[float, str], lexicon: Lexicon) -> _Side:
    place = field.parts[0].place if field.parts else Place()
    found = with_unit(field.text, list(quantities_in(field.text, lexicon)), unit, lexicon)
    return _Side(name, field.text, place, tuple(found))


def _target(side: _Side, lexicon: Lexicon) -> tuple[Quantity | None, tuple[Doubt, ...]]:
    """The number that the target is; a doubt where it cannot be told."""
    unclear = [q for q in side.quantities if q.unit == UNCLEAR]
    if unclear:
        return None, (number_unclear(side.text, unclear[0], side.place, side.field),)
    found = aims([q for q in side.quantities if q.unit != ORDINAL], side.text, lexicon)
    if len({(q.value, q.unit) for q in found}) > 1 or any(q.high is not None for q in found):
        return None, (side.doubt("The target states several numbers"),)
    return (found[0] if found else None), ()


def _current(
    goal: _Side, aim: Quantity | None, side: _Side, lexicon: Lexicon
) -> tuple[Quantity | None, tuple[Doubt, ...]]:
    """The number of the present state that answers the target."""
    unclear = [q for q in side.quantities if q.unit == UNCLEAR]
    if unclear:
        return None, (number_unclear(side.text, unclear[0], side.place, side.field),)
    if aim is None:
        return _alone(side), ()
    levels = _levels(side, aim, lexicon)
    found = answering(side.text, levels, aim, lexicon)
    if not found:
        counted = [q for q in levels if q.unit not in {ORDINAL, POINT}]
        others = counted if is_time(aim) else [q for q in counted if not is_time(q)] or counted
        return None, (
            side.doubt("The present state measures another thing than the target"),
        ) if others else ()
    latest = states_at(side.text, found, lexicon)
    if latest is None:
        return None, (side.doubt("The present state has several numbers"),)
    if not same_thing(goal.text, aim, side.text, latest, lexicon):
        return None, (side.doubt("The present state may measure another thing than the target"),)
    return latest, ()


def _levels(side: _Side, aim: Quantity, lexicon: Lexicon) -> list[Quantity]:
    """The numbers of a present state, those that stand alone in the target's unit."""
    levels = without_wholes(
        [q for q in side.quantities if not is_start(side.text, q, lexicon)], side.text, lexicon
    )
    return [replace(q, unit=aim.unit) if is_alone(side.text, q, lexicon) else q for q in levels]


def _alone(side: _Side) -> Quantity | None:
    """The only number of a short present state whose target states none."""
    counted = [q for q in side.quantities if q.unit not in (ORDINAL, POINT) and q.high is None]
    is_short = len(side.text.split()) <= FEW_WORDS
    return counted[0] if is_short and len(counted) == 1 and len(side.quantities) == 1 else None


def _unit(goal: _Side, aim: Quantity | None, side: _Side, value: Quantity | None, lexicon: Lexicon) -> str:
    """The unit of target and present state: a known one, else the words of the counted thing."""
    known = [q.unit for q in (aim, value) if q and q.unit]
    if known:
        return RANK if known[0] == ORDINAL else known[0]
    stated = [(s.text, q) for s, q in ((goal, aim), (side, value)) if q]
    behind = [counted_behind(text, q, lexicon).words for text, q in stated]
    before = [counted_before(text, q, lexicon).words for text, q in reversed(stated)]
    return next(filter(None, (*behind, *before)), "")
