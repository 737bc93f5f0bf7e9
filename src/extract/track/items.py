"""A record in the form in which two periods are matched.

Gets rows of the tables of one report, gives items: what of a record plays a part in telling whether it is
the same as another. An absent table is as an empty one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.track.texts import names, numbers, plain, same_key, words

Row = dict[str, object]
Tables = Mapping[str, Sequence[Row]]

USUAL_CAPITALS = 0.2
"""Share of words with a capital inside a sentence above which it does not show a name."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Item:
    """One measure, goal or indicator of a period, as the matching sees it."""

    record_id: str
    text: str
    key: str
    """What it is told apart by within its report: its id without the report's, the same in each period."""
    same: str
    """Equal for the same wording."""
    plain: str
    """Its words in small letters."""
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    number: str = ""
    """Printed number, '' where none is printed."""
    group: str = ""
    """The id of the goal it stands under."""
    theme: str = ""
    parties: frozenset[str] = frozenset()
    schedule: str = ""
    years: tuple[int, int] | None = None
    """The first and the last of its schedule."""
    position: int = 0
    """From 1 within its goal."""
    is_goal_single: bool = False
    """Whether its goal is in this period only, so that what it held must stand elsewhere in the other."""
    rank: int | None = None
    """How many before it in its goal kept their wording; None where that is not known."""


def measure_items(tables: Tables) -> tuple[Item, ...]:
    """The measures of a report in their order."""
    parties: dict[str, set[str]] = defaultdict(set)
    for row in tables.get("responsibles", ()):
        parties[_text(row, "measure_id")].add(same_key(_text(row, "organisation")))
    rows = tables.get("measures", ())
    return _with_telling_names([_measure(row, parties.get(_text(row, "measure_id"), ())) for row in rows])


def _with_telling_names(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without names where capitals tell none: all nouns have them, or all words of a heading."""
    capitals = sum(len(item.names) for item in items)
    if capitals <= USUAL_CAPITALS * sum(item.plain.count(" ") + 1 for item in items):
        return tuple(items)
    return tuple(replace(item, names=frozenset()) for item in items)


def in_key_order(items: Iterable[Item]) -> list[Item]:
    """The items in an order that does not depend on that of the rows, so that no tie does either."""
    return sorted(items, key=lambda item: (item.key, item.record_id))


def goal_items(tables: Tables) -> tuple[Item, ...]:
    """The goals of a report in their order."""
    return tuple(
        _item(row, "goal_id", "goal", number=_text(row, "goal_no"), position=number)
        for number, row in enumerate(tables.get("goals", ()), start=1)
    )


def indicator_items(tables: Tables) -> tuple[Item, ...]:
    """The indicators of a report in their order, told by their targets."""
    return tuple(
        _item(row, "indicator_id", "target", group=_text(row, "goal_id"), position=_number(row))
        for row in tables.get("indicators", ())
    )


def _measure(row: Row, parties: Iterable[str]) -> Item:
    responsible = _text(row, "responsible")
    return _item(
        row,
        "measure_id",
        "measure",
        number=_text(row, "measure_no"),
        group=_text(row, "goal_id"),
        theme=" ".join(words(_text(row, "theme"))),
        parties=frozenset(parties) or frozenset(word[:6] for word in words(responsible)),
        schedule=same_key(_text(row, "schedule")),
        years=_years(row),
        position=_number(row),
    )


def _item(row: Row, id_column: str, text_column: str, **told: object) -> Item:
    record_id, text = _text(row, id_column), _text(row, text_column)
    key = record_id.removeprefix(_text(row, "report_id"))
    return Item(
        record_id,
        text,
        key,
        same_key(text),
        plain(text),
        names(text),
        numbers(text),
        **told,  # type: ignore[arg-type]
    )


def _years(row: Row) -> tuple[int, int] | None:
    dates = (_text(row, "schedule_start"), _text(row, "schedule_end"))
    years = [int(date[:4]) for date in dates if date] or [
        int(year) for year in _YEAR.findall(_text(row, "schedule"))
    ]
    return (min(years), max(years)) if years else None


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value)


def _number(row: Row) -> int:
    value = row.get("position")
    return value if isinstance(value, int) else 0
