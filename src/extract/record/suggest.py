"""Words of a report that the vocabulary lacks, each with what it most likely means and why.

Gets the tables as they were placed and the goals, gives Suggestions for a profile. What is sure is left
out; what nothing tells waits for a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extract.model import Cell, Goal, Status, Suggestion
from extract.record.columns import LONGEST_HEADING, Column, Header, match_heading
from extract.record.entries import Entry, HeadingEntry
from extract.record.grid import Grid
from extract.record.guess import Stack, guess_roles
from extract.record.roles import Placed
from extract.record.status import UNKNOWN, code_of_words
from extract.record.words import has_phrase, plain, words
from extract.vocabulary import Vocabulary

FEWEST_ROWS = 2
"""Rows under a first row from which a table may be a follow-up."""
FEWEST_COLUMNS = 3
LONGEST_STATUS = 40
"""Characters; a longer text tells what happened."""
FEWEST_GOALS = 2
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^\d:]{0,28}?)\s+(?P<number>\d{1,3}|[IVX]{1,5})(?=[\s.:)–—-]|$)")
_COUNTED = re.compile(r"(?P<number>\d{1,3})[.)]?\s+\S")


def suggest(
    placed: Sequence[Placed], entries: Sequence[Entry], goals: Sequence[Goal], vocabulary: Vocabulary
) -> tuple[Suggestion, ...]:
    """What a profile for this report should hold, each word once."""
    stacks = [stack for table in placed for stack in _unsure(table, vocabulary, anything=not goals)]
    found = [
        *map(_heading, stacks),
        *_status_words(goals, stacks, vocabulary),
        *_colours(goals),
        *_goal_labels(entries, goals, vocabulary),
    ]
    return tuple({(s.section, plain(s.text) or s.text): s for s in reversed(found)}.values())[::-1]


def _unsure(placed: Placed, vocabulary: Vocabulary, *, anything: bool) -> list[Stack]:
    """The columns of a table whose headings do not plainly tell their roles."""
    grid = Grid(placed.table)
    if placed.kind == "followup":
        return [stack for header in placed.headers for stack in _unsure_under(header, placed.headers, grid)]
    row = _header_row(grid, vocabulary, anything=anything) if placed.kind == "ignored" else None
    if row is None:
        return []
    below = range(row + 1, placed.table.rows)
    known = frozenset(_role(cell, vocabulary) for cell in grid.filled(row)) - {""}
    unknown = [cell for cell in grid.filled(row) if not _role(cell, vocabulary)]
    return guess_roles([_stack(grid, below, cell.column, _line(cell)) for cell in unknown], known)


def _role(cell: Cell, vocabulary: Vocabulary) -> str:
    return match_heading(_line(cell), vocabulary).role


def _line(cell: Cell) -> str:
    return cell.text.replace("\n", " ")


def _stack(grid: Grid, rows: Iterable[int], column: int, heading: str) -> Stack:
    return Stack(heading, tuple(cell for cell in grid.area(rows, (column,)) if not grid.is_wide(cell)))


def _unsure_under(header: Header, headers: Sequence[Header], grid: Grid) -> Iterator[Stack]:
    """The columns of a header that are read unsurely, and those that are not read."""
    after = [other.first_row for other in headers if other.first_row > header.last_row]
    below = range(header.last_row + 1, min(after, default=grid.table.rows))
    columns = list({c.heading: c for c in header.columns if c.heading}.values())
    for column in columns:
        if _is_unsure(column) and header.goal is None:
            stack = _stack(grid, below, column.index, column.heading)
            yield replace(stack, role=column.role, reason="it is read so, but not surely")
    unknown = [c for c in columns if c.role == "other" and not c.match.role]
    stacks = [_stack(grid, below, column.index, column.heading) for column in unknown]
    guessed = guess_roles(stacks, header.roles - {"other"})
    yield from (replace(stack, is_read=True) for stack in guessed if stack.role != "other")


def _is_unsure(column: Column) -> bool:
    return column.role not in ("", "other") and (column.role != column.match.role or column.match.is_fuzzy)


def _header_row(grid: Grid, vocabulary: Vocabulary, *, anything: bool) -> int | None:
    """The first row with several short texts, if rows enough stand below; None where there is none."""
    rows = range(max(grid.table.rows - FEWEST_ROWS, 0))
    for row in rows:
        filled = grid.filled(row)
        if len(filled) >= FEWEST_COLUMNS and all(len(cell.text) <= LONGEST_HEADING for cell in filled):
            texts = " ".join(_line(cell) for cell in filled)
            is_other = has_phrase(texts, vocabulary.phrases.get("unrelated", ()))
            return None if is_other and not anything else row
    return None


def _heading(stack: Stack) -> Suggestion:
    is_sure = bool(words(stack.heading)) and not stack.is_read
    return Suggestion("columns", stack.role, stack.heading, stack.reason, stack.example, is_sure)


def _status_words(
    goals: Sequence[Goal], stacks: Sequence[Stack], vocabulary: Vocabulary
) -> Iterator[Suggestion]:
    """Texts of status cells that say no status; nothing tells which, so each waits for a person."""
    labels = [status.label for status in _statuses(goals) if status.code == UNKNOWN and status.label]
    labels += [text for stack in stacks if stack.role == "status" for text in stack.texts]
    for label, times in Counter(" ".join(label.split()) for label in labels).items():
        if len(label) <= LONGEST_STATUS and words(label) and not code_of_words(label, vocabulary):
            yield Suggestion(
                "status", "", label, f"seen {times} times, no word of it is known", is_sure=False
            )


def _statuses(goals: Iterable[Goal]) -> Iterator[Status]:
    for goal in goals:
        yield goal.status
        yield from (measure.status for measure in goal.measures)


def _colours(goals: Sequence[Goal]) -> Iterator[Suggestion]:
    """Colours of lights that neither a legend nor words explain."""
    bare = [s for s in _statuses(goals) if s.colour_hex and not s.label and s.code]
    for (code, colour), times in Counter((s.code, s.colour_hex) for s in bare).items():
        if code == UNKNOWN:
            yield Suggestion("colour_status", "", colour, f"seen {times} times", is_sure=False)
        else:
            reason = f"seen {times} times; the report has no legend, so it is read as a traffic light"
            yield Suggestion("colour_status", code, colour, reason)


def _goal_labels(
    entries: Sequence[Entry], goals: Sequence[Goal], vocabulary: Vocabulary
) -> Iterator[Suggestion]:
    """What stands before the numbers of headings, where no goal has a label that is known."""
    guessed = [g for g in goals if any(doubt.code == "goal_guessed" for doubt in g.doubts)]
    if any(goal.is_stated for goal in goals) and not guessed:
        return
    texts = [goal.goal.parts[0].text for goal in guessed if goal.goal.parts]
    texts = texts or [entry.heading.text for entry in entries if isinstance(entry, HeadingEntry)]
    found = [match for text in dict.fromkeys(texts) if (match := _LABELLED.match(text))]
    labels = Counter(match["label"] for match in found)
    for label, times in labels.items():
        if times >= FEWEST_GOALS and plain(label) not in map(plain, vocabulary.labels.get("goal", ())):
            example = next(match.string for match in found if match["label"] == label)
            yield Suggestion(
                "labels", "goal", label, f"stands before the numbers of {times} headings", example
            )
    counted = [text for text in texts if _COUNTED.match(text)]
    if not labels and len(counted) >= FEWEST_GOALS:
        pattern = r"(?P<number>\d{1,3})[.)]?\s+(?P<text>.+)"
        reason = "the headings are numbered; it must fit no measure"
        yield Suggestion("patterns", "goal", pattern, reason, counted[0], is_sure=False)
