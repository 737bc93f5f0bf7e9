"""A comparison under review: what a person says of its links becomes rows of links.csv, kept at once.

Gets a comparison's folder and acts, gives what the page shows. It serves nothing; the next `followup compare`
into the folder applies what was decided and matches the rest around it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from extract import dataset, track
from extract.dataset import Row, Rows
from extract.errors import WrongUse
from extract.reviewing.acts import Act
from extract.reviewing.link_acts import Decision, ends_of, is_told, pair_of, with_decision
from extract.reviewing.link_items import LinkItem, freed_item, link_items, measure_texts
from extract.reviewing.options import ReviewOptions
from extract.reviewing.sides import find_sides
from extract.view.review import (
    kind_words,
    review_language,
    review_texts,
    shown_measures,
    status_words,
)

LINKS_FILE = "links.csv"
_MOST_CANDIDATES, _LEAST_ALIKE = 5, 0.1
"""How many measures are offered beside the linked ones, and the score that they need."""
Pair = tuple[str, str]
_Kept = tuple[list[Row], tuple[LinkItem, ...]]
"""The rows of `links` and the items that acts brought up."""


class LinkReview:
    """The links of a comparison and the acts of one sitting."""

    form = "links.html"
    next_step = "compare again to apply it."

    def __init__(self, folder: Path, rows: list[Row], reports: Sequence[Row], options: ReviewOptions) -> None:
        self.file = folder / LINKS_FILE
        self.rows = rows
        self.lock = threading.RLock()
        self._reports = {str(row["report_id"]): row for row in reports}
        self._measures = measure_texts(rows)
        self._sides = find_sides(reports, self._measures, folder, options)
        self._choices = _choices(dict.fromkeys(map(pair_of, rows)), self._sides)
        self._doubted = {str(row["record_id"]) for row in dataset.read_table(folder, "doubts")}
        self._items = link_items(rows, self._doubted)
        self._freed: tuple[LinkItem, ...] = ()
        self._undo: list[_Kept] = []
        last = str(reports[-1]["language"] or "") if reports else ""
        self.language = options.language or review_language(last)
        self._texts = review_texts(self.language)

    def state(self, _version: int = 0) -> dict[str, object]:
        """What changes by acts: the links that persons decided, what came up by it, whether undo is there."""
        with self.lock:
            told = [row for row in self.rows if is_told(row)]
            decided = {(pair_of(row), end) for row in told for end in ends_of(row)}
            items = (*self._items, *self._freed)
            return {
                "freed": [asdict(item) for item in self._freed],
                "settled": [n for n, item in enumerate(items) if item.named & decided],
                "links": [_plain(row) for row in self.rows if is_told(row) or self._is_freed(row)],
                "undo": len(self._undo),
            }

    def content(self) -> dict[str, object]:
        """What stays: the items, the measures of both reports, and which of them are alike."""
        with self.lock:
            texts = {name: self._texts[name] for name in ("page", "links")}
            missing = [key for key in self._measures if key not in self._sides]
            return {
                "language": self.language,
                "texts": texts,
                "items": [asdict(item) for item in self._items],
                "measures": self._shown(),
                "candidates": _candidates(self._choices.values()),
                "reports": {key: _report(row) for key, row in self._reports.items()},
                "missing": missing,
                "kinds": kind_words(self.language),
                "statuses": status_words(self.language),
                "fields": _titles(self.language),
            }

    def act(self, act: Act) -> None:
        """One act of a person, kept at once. Raises WrongUse for what cannot be done."""
        with self.lock:
            if act.action == "undo":
                self._take_back()
                return
            said = {*act.previous, *act.current}
            rows, freed = self.rows, self._freed
            for decision in self._decisions(act):
                rows, lost = with_decision(rows, decision, self._kind_of(decision.pair))
                new = (freed_item(decision.pair, one, self._measures) for one in lost if one not in said)
                freed = tuple(dict.fromkeys((*freed, *new)))
            self._keep(rows)
            self._undo.append((self.rows, self._freed))
            self.rows, self._freed = rows, freed

    def stop(self) -> None:
        """Nothing is left to be done."""

    def _take_back(self) -> None:
        if self._undo:
            rows, freed = self._undo[-1]
            self._keep(rows)
            self._undo.pop()
            self.rows, self._freed = rows, freed

    def _keep(self, rows: Iterable[Row]) -> None:
        dataset.write_edited(self.file, "links", rows)

    def _decisions(self, act: Act) -> list[Decision]:
        """What an act says; measures that belong to none are decided one report after the other."""
        previous_id, _, current_id = act.value.partition(" ")
        pair = (previous_id, current_id)
        self._check(act.previous, pair[0])
        self._check(act.current, pair[1])
        if not (act.previous or act.current):
            raise WrongUse(self._texts["links"]["nobody"])
        if act.action == "apart":
            alone = Decision(pair, act.previous, ()), Decision(pair, (), act.current)
            return [decision for decision in alone if decision.links]
        if act.action != "link":
            raise WrongUse(f"'{act.action}' cannot be done to a link.")
        if len(act.previous) > 1 and len(act.current) > 1:
            raise WrongUse(self._texts["links"]["several"])
        return [Decision(pair, act.previous, act.current)]

    def _check(self, measures: Iterable[str], report: str) -> None:
        for measure in measures:
            if measure not in self._measures.get(report, {}):
                raise WrongUse(f"The report {report} has no measure {measure}.")

    def _kind_of(self, pair: Pair) -> track.KindOf:
        choices = self._choices.get(pair)
        return choices.kind if choices else lambda one, other: self._kind_by_text(pair, one, other)

    def _kind_by_text(self, pair: Pair, previous: str, current: str) -> str:
        texts = self._measures[pair[0]][previous], self._measures[pair[1]][current]
        return "same" if texts[0].casefold().split() == texts[1].casefold().split() else "reworded"

    def _is_freed(self, row: Row) -> bool:
        return any(pair_of(row) == item.pair and ends_of(row) & item.ids for item in self._freed)

    def _shown(self) -> dict[str, dict[str, object]]:
        known: dict[str, dict[str, object]] = {}
        for tables in self._sides.values():
            known |= shown_measures(tables)
        return {
            measure_id: known.get(measure_id) or {"report_id": report_id, "measure": text}
            for report_id, texts in self._measures.items()
            for measure_id, text in texts.items()
        }


def open_links(folder: Path, options: ReviewOptions) -> LinkReview:
    """The comparison of a folder for review. Raises WrongUse."""
    file = folder / LINKS_FILE
    rows = dataset.read_edited(file, "links") if file.is_file() else dataset.read_table(folder, "links")
    namesakes = [previous for previous, current in map(pair_of, rows) if previous == current]
    if namesakes:
        raise WrongUse(
            f"The links of {folder} cannot be reviewed: both reports are called '{namesakes[0]}'.",
            why="Their measures cannot be told apart by their ids.",
            next_step="Extract one of them again with another --id, then compare.",
        )
    return LinkReview(folder, rows, dataset.read_table(folder, "reports"), options)


def _choices(pairs: Iterable[Pair], sides: Mapping[str, Rows]) -> dict[Pair, track.Choices]:
    return {
        pair: track.Choices(track.compare_tables(sides[pair[0]], sides[pair[1]]))
        for pair in pairs
        if pair[0] in sides and pair[1] in sides
    }


def _candidates(choices: Iterable[track.Choices]) -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for choice in choices:
        for own, others in choice.candidates.items():
            best = [(other, round(score, 3)) for other, score in others if score >= _LEAST_ALIKE]
            found[own] = [*found.get(own, ()), *best[:_MOST_CANDIDATES]]
    return found


def _plain(row: Row) -> dict[str, str]:
    names = ("previous_report_id", "report_id", "previous_measure_id", "measure_id", "kind", "decided_by")
    return {name: str(row.get(name) or "") for name in names}


def _report(row: Row) -> dict[str, str]:
    return {name: str(row.get(name) or "") for name in ("title", "period_label", "source_file")}


def _titles(language: str) -> dict[str, str]:
    columns = dataset.load_schema("measures").columns
    return {column.name: column.titles.get(language, column.name) for column in columns}
