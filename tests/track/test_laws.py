"""Laws of comparing, over made-up programmes in three languages."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.programmes import programme
from extract.track import Compared, compare_tables, comparison_rows
from extract.track.items import Row
from tests.track.mini import Tables

SWAPPED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
TURNED = {"better": "worse", "worse": "better", "": ""}
STATUSES = (
    "completed",
    "on_track",
    "started",
    "delayed",
    "not_started",
    "not_done",
    "cancelled",
    "unknown",
    "",
)
FEW = settings(max_examples=25, deadline=None)

seeds = st.tuples(st.sampled_from(("fi", "sv", "en")), st.integers(8, 40), st.integers(0, 10_000))


def both(made: tuple[str, int, int]) -> tuple[Tables, Tables]:
    """A programme of two periods with lights and ends, as tables."""
    previous, current = programme(*made).tables
    chance = random.Random(str(made))
    for tables, report_id in ((previous, "previous"), (current, "current")):
        tables["reports"] = [{"report_id": report_id}]
        for row in tables["measures"]:
            row["status"] = chance.choice(STATUSES)
            row["schedule_end"] = chance.choice(("", "2024-12-31", "2025-12-31", "2026-12-31"))
    return previous, current


def decided(compared: Compared) -> set[tuple[str, str, str]]:
    return {(link.previous, link.current, link.kind) for link in compared.links}


@FEW
@given(seeds)
def test_a_report_with_itself_is_the_same_without_change(made: tuple[str, int, int]) -> None:
    tables, _ = both(made)
    rows = comparison_rows(compare_tables(tables, tables))
    assert {row["kind"] for row in rows["links"]} == {"same"}
    assert all(row["previous_measure_id"] == row["measure_id"] for row in rows["links"])
    assert rows["changes"] == []


@FEW
@given(seeds)
def test_swapping_the_periods_swaps_what_was_decided(made: tuple[str, int, int]) -> None:
    previous, current = both(made)
    forth, back = decided(compare_tables(previous, current)), decided(compare_tables(current, previous))
    assert {(other, one, SWAPPED.get(kind, kind)) for one, other, kind in forth} == back


@FEW
@given(seeds)
def test_swapping_the_periods_swaps_better_and_worse(made: tuple[str, int, int]) -> None:
    previous, current = both(made)
    forth = comparison_rows(compare_tables(previous, current))["changes"]
    back = comparison_rows(compare_tables(current, previous))["changes"]
    turned = [
        (
            r["record_id"],
            r["previous_record_id"],
            r["field"],
            r["current"],
            r["previous"],
            TURNED[str(r["direction"])],
            None if r["difference"] is None else -float(str(r["difference"])),
        )
        for r in forth
    ]
    columns = ("previous_record_id", "record_id", "field", "previous", "current", "direction", "difference")
    assert Counter(turned) == Counter(tuple(row[name] for name in columns) for row in back)


@FEW
@given(seeds, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(made: tuple[str, int, int], chance: random.Random) -> None:
    previous, current = both(made)
    one, other = (
        {name: chance.sample(rows, len(rows)) for name, rows in side.items()} for side in (previous, current)
    )
    assert decided(compare_tables(one, other)) == decided(compare_tables(previous, current))


@FEW
@given(seeds, st.integers(0, 10_000))
def test_an_unrelated_measure_changes_no_other_link(made: tuple[str, int, int], place: int) -> None:
    """Wherever it is put in: the measures after it in its goal are numbered anew."""
    previous, current = both(made)
    rows = [dict(row) for row in current["measures"]]
    place %= len(rows)
    rows.insert(place, {**rows[place], "measure": "Zzyzx qwfpgj uvwkx."})
    before = decided(compare_tables(previous, current))
    after = decided(compare_tables(previous, {**current, "measures": numbered(rows)}))
    names = zip(numbered(rows), with_gap(current, place), strict=True)
    old = {str(row["measure_id"]): str(kept["measure_id"]) for row, kept in names}
    assert {(one, old.get(other, ""), kind) for one, other, kind in after} - before == {("", "new", "added")}


def numbered(rows: list[Row]) -> list[Row]:
    """The rows with their places in their goals counted anew."""
    counts: Counter[object] = Counter()
    found = []
    for row in rows:
        counts[row["goal_id"]] += 1
        position = counts[row["goal_id"]]
        found.append({**row, "position": position, "measure_id": f"{row['goal_id']}/m{position}"})
    return found


def with_gap(tables: Tables, place: int) -> list[Row]:
    """The rows with one called 'new' put in."""
    return [*tables["measures"][:place], {"measure_id": "new"}, *tables["measures"][place:]]


@FEW
@given(seeds)
def test_each_measure_is_told_of(made: tuple[str, int, int]) -> None:
    previous, current = both(made)
    links = compare_tables(previous, current).links
    assert {link.previous for link in links if link.previous} == {
        r["measure_id"] for r in previous["measures"]
    }
    assert {link.current for link in links if link.current} == {r["measure_id"] for r in current["measures"]}


@FEW
@given(seeds)
def test_a_measure_stands_in_one_link_or_in_one_split_or_merge(made: tuple[str, int, int]) -> None:
    links = compare_tables(*both(made)).links
    for many, side in (("split", "previous"), ("merged", "current")):
        times = Counter(getattr(link, side) for link in links if getattr(link, side) and link.kind != many)
        grouped = {getattr(link, side) for link in links if link.kind == many}
        assert all(number == 1 for number in times.values())
        assert not grouped & times.keys()
