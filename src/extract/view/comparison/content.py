"""All that the page tells, in its order.

Gets a Comparison, gives one frozen value; nothing here knows HTML or a language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from extract.dataset import Row, Rows
from extract.view.comparison.cards import Card, pair_to_card
from extract.view.comparison.field_rows import FieldRow, field_rows
from extract.view.comparison.flow_drawing import Drawing, flow_to_drawing
from extract.view.comparison.goals import GoalPart, RecordPair, goal_parts
from extract.view.comparison.lights import Flow, light_counts, light_flow, status_colours
from extract.view.comparison.overview import Overview, overview_of
from extract.view.comparison.pairs import Pair, measure_pairs
from extract.view.comparison.sides import KEYS, Side, table_sides
from extract.view.comparison.timeline import Scale, scale_of
from extract.view.comparison.values import Comparison, text


@dataclass(frozen=True, slots=True)
class ToldIndicator:
    """An indicator with its target and present state."""

    pair: RecordPair
    rows: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A goal with its cards."""

    anchor: str
    goal: RecordPair
    wording: tuple[FieldRow, ...]
    """The goal's text in both reports."""
    indicators: tuple[ToldIndicator, ...]
    cards: tuple[Card, ...]
    doubts: tuple[Row, ...]
    """About the goal and its indicators."""


@dataclass(frozen=True, slots=True)
class Lights:
    """The lights of both reports."""

    before: dict[str, int]
    after: dict[str, int]
    colours: dict[str, str]
    flow: Flow
    drawing: Drawing

    @property
    def most(self) -> int:
        """The largest number of measures with the same light in one report."""
        return max(*self.before.values(), *self.after.values(), 1, 1)

    @property
    def are_there(self) -> bool:
        """Whether any measure has a light."""
        return bool({*self.before, *self.after} - {""})


@dataclass(frozen=True, slots=True)
class Content:
    """All that the page tells."""

    reports: tuple[Row, Row]
    sizes: tuple[int, int]
    """Numbers of measures."""
    overview: Overview
    lights: Lights
    goals: tuple[Told, ...]
    scale: Scale | None
    parties: dict[str, int]
    """Organisation, by the alphabet -> the number that stands for it."""
    doubts: tuple[Row, ...]
    """Those that are about no goal, indicator or measure."""

    @property
    def programme(self) -> str:
        """The programme's name, of the later report first; '' where none is known."""
        names = (text(row, name) for row in reversed(self.reports) for name in ("programme", "title"))
        return next(filter(None, names), "")

    @property
    def language(self) -> str:
        """The language of the later report, '' where it is not known."""
        return text(self.reports[1], "language")

    @staticmethod
    def name_of(report: Row) -> str:
        """A report by its period, else by its id."""
        return text(report, "period_label") or text(report, "report_id")

    @property
    def has_parts(self) -> bool:
        """Whether a measure was split or merged."""
        return any(card.pair.kind in ("split", "merged") for card in self.cards)

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in order."""
        return tuple(card for told in self.goals for card in told.cards)


def comparison_to_content(comparison: Comparison) -> Content:
    """The rows of two periods -> what the page tells of them."""
    pairs = measure_pairs(comparison)
    before, after = (_measures(tables) for tables in (comparison.previous, comparison.current))
    goals = tuple(_told_goals(goal_parts(comparison, pairs)))
    reports = _report(comparison.previous), _report(comparison.current)
    return Content(
        reports,
        (len(before), len(after)),
        overview_of([card for told in goals for card in told.cards]),
        _lights(pairs, before, after),
        goals,
        scale_of([*before, *after], text(reports[1], "period_end")),
        _parties(goals),
        tuple(_other_doubts(comparison)),
    )


def _measures(tables: Rows) -> list[Side]:
    return list(table_sides(tables, "measures", {}).values())


def _report(tables: Rows) -> Row:
    return next(iter(tables.get("reports", ())), {})


def _lights(pairs: Sequence[Pair], before: Sequence[Side], after: Sequence[Side]) -> Lights:
    flow = light_flow(pairs)
    colours = status_colours([*before, *after])
    return Lights(light_counts(before), light_counts(after), colours, flow, flow_to_drawing(flow))


def _told_goals(parts: Iterable[GoalPart]) -> Iterator[Told]:
    number = 0
    for place, part in enumerate(parts, start=1):
        cards = tuple(pair_to_card(pair, f"m{number + n}") for n, pair in enumerate(part.pairs, start=1))
        number += len(cards)
        sides = chain(part.goal.sides, *(indicator.sides for indicator in part.indicators))
        yield Told(
            f"g{place}",
            part.goal,
            tuple(field_rows(part.goal, ("goal",))),
            tuple(
                ToldIndicator(indicator, tuple(field_rows(indicator, ("target", "current"))))
                for indicator in part.indicators
            ),
            cards,
            tuple(doubt for side in sides for doubt in side.doubts),
        )


def _parties(goals: Iterable[Told]) -> dict[str, int]:
    names = {name for told in goals for card in told.cards for name in card.parties}
    return {name: number for number, name in enumerate(sorted(names, key=lambda n: (n.casefold(), n)))}


def _other_doubts(comparison: Comparison) -> Iterator[Row]:
    """Doubts that no card and no goal shows."""
    both = (comparison.previous, comparison.current)
    known = {
        text(row, key) for tables in both for table, key in KEYS.items() for row in tables.get(table, ())
    }
    for row in chain(*(tables.get("doubts", ()) for tables in both), comparison.doubts):
        if text(row, "record_id") not in known:
            yield row
