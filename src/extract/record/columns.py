"""The header rows of a table and what each column holds, told by what its heading says.

Gets a grid and a vocabulary, gives headers with a role, a score and the runner-up for each column.
It reads no record; `settle` corrects a role where the cells below speak against the heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extract.model import Cell
from extract.record.grid import Grid
from extract.record.labels import Label, split_goal_label
from extract.record.words import COMPOUND, SPELLING, PhraseIndex, plain, words
from extract.vocabulary import Vocabulary

LONGEST_HEADING = 90
SENTENCE_WORDS = 4
"""A heading with a stop at its end has fewer; 'Prel. tot.' is one."""
RECOGNISED = 0.66
"""A heading below it shows no role: 'Vastuutahot ja kumppanit' has .79, one shared word of four .66."""
CERTAIN = 0.8
FEWEST_TELLING = 3
"""Headings that tell of a measure and make a header though the measures' own heading is missing."""
LONGEST_PHRASE = 8
"""Words of a known heading."""
CLEAR_HEADER = 0.82
"""What a second header of a table needs on average, so that a short row is not taken for one."""
TELLING = frozenset({"responsible", "partner", "schedule", "followup", "status"})
_GOAL_TABLE = frozenset({"goal", "indicator", "target", "current", "status", "number", "theme", "other", ""})


@dataclass(frozen=True, slots=True)
class Match:
    """The role that a heading shows, and the second best."""

    role: str = ""
    score: float = 0.0
    runner_up: str = ""
    runner_up_score: float = 0.0

    @property
    def is_fuzzy(self) -> bool:
        """Whether the role was recognised only roughly."""
        return bool(self.role) and (self.score < CERTAIN or self.score - self.runner_up_score < 0.02)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table under one header."""

    index: int
    role: str
    """A role of the vocabulary, 'other' for a heading without a known one, '' without a heading."""
    heading: str
    match: Match = Match()
    tells: bool = False
    """Whether a status column also tells what happened, as no column beside it does."""
    is_grouped: bool = False
    """Whether its heading stands over other columns too, above an empty cell of its own."""
    joined: tuple[str, ...] = ()
    """The roles of the headings that run together in its own; none where it is one heading."""

    @property
    def is_misspelt(self) -> bool:
        """Whether its heading is one word that is like a known one, but no form and no compound of it."""
        is_like = 0 < self.match.score < SPELLING and self.match.score != COMPOUND
        return bool(self.match.role) and is_like and len(words(self.heading)) == 1


@dataclass(frozen=True)
class Header:
    """One or two rows of headings and the columns under them."""

    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    goal: Label | None = None
    """A goal printed in the header's own cell, such as 'Tavoite 1: ...' above the measures."""
    goal_cell: Cell | None = None

    def of(self, *roles: str) -> tuple[int, ...]:
        """The indexes of the columns with these roles."""
        if len(roles) == 1:
            return self._indexes.get(roles[0], ())
        return tuple(column.index for column in self.columns if column.role in roles)

    def has(self, role: str) -> bool:
        """Whether a column has this role."""
        return role in self._indexes

    @cached_property
    def _indexes(self) -> dict[str, tuple[int, ...]]:
        """Role -> the indexes of its columns: asked of every row below."""
        found: dict[str, tuple[int, ...]] = {}
        for column in self.columns:
            found[column.role] = (*found.get(column.role, ()), column.index)
        return found

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles of its columns."""
        return frozenset(self._indexes)

    @cached_property
    def kind(self) -> str:
        """measures, goals, or '' where the columns show neither."""
        if self.has("measure") and self.roles & TELLING:
            return "measures"
        first = next(
            (column.role for column in self.columns if column.role not in ("", "number", "theme")), ""
        )
        return "goals" if first == "goal" and len(self.roles) > 1 and self.roles <= _GOAL_TABLE else ""


def match_heading(text: str, vocabulary: Vocabulary) -> Match:
    """The role whose words a heading shows best; a sentence is no heading."""
    if len(text) > LONGEST_HEADING or (text.endswith(".") and len(words(text)) >= SENTENCE_WORDS):
        return Match()
    return _match_words(_content(text, vocabulary), vocabulary)


@lru_cache(maxsize=4096)
def _match_words(printed: tuple[str, ...], vocabulary: Vocabulary) -> Match:
    scores = _index(vocabulary).likenesses(printed)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    (role, score), (runner_up, second) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    return Match(role, score, runner_up, second) if score >= RECOGNISED else Match("", score, role, score)


@lru_cache(maxsize=16)
def _index(vocabulary: Vocabulary) -> PhraseIndex:
    pairs = [
        (_content(entry, vocabulary), role)
        for role, entries in vocabulary.columns.items()
        for entry in entries
    ]
    return PhraseIndex({entry: role for entry, role in reversed(pairs) if entry})


@lru_cache(maxsize=1024)
def run_together(text: str, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The known headings that a text is made of, each with its role; none where it is not made so."""
    tokens = text.split()
    pieces: list[tuple[str, str]] = []
    start = 0
    while start < len(tokens):
        end, role = _longest_heading(tokens, start, vocabulary)
        if not role:
            return ()
        while end < len(tokens) and not tokens[end][0].isupper():  # 'in 2024' belongs to what is before it
            end += 1
        pieces.append((" ".join(tokens[start:end]), role))
        start = end
    return tuple(pieces) if len({role for _, role in pieces}) == len(pieces) > 1 else ()


def _longest_heading(tokens: Sequence[str], start: int, vocabulary: Vocabulary) -> tuple[int, str]:
    """Where the longest known heading that begins at a token ends, and its role."""
    known = _index(vocabulary).phrases
    for end in range(min(len(tokens), start + LONGEST_PHRASE), start, -1):
        role = known.get(_content(" ".join(tokens[start:end]), vocabulary), "")
        if role and words(tokens[start]) and words(tokens[end - 1]):
            return end, role
    return start, ""


def _content(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words of a heading without the language's small words and months, unless it has no others."""
    empty = _empty_words(vocabulary)
    return tuple(word for word in words(text) if word not in empty) or words(text)


@lru_cache(maxsize=16)
def _empty_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Words that say nothing of what a column holds: small words, and the months of its period."""
    return frozenset(vocabulary.function_words).union(*vocabulary.months.values())


def find_headers(grid: Grid, vocabulary: Vocabulary) -> tuple[Header, ...]:
    """The headers of a table, from above; each holds for the rows down to the next."""
    headers: list[Header] = []
    row = 0
    while row < grid.table.rows:
        header = _header_at(grid, row, vocabulary, headers)
        if header is not None:
            headers.append(header)
            row = header.last_row
        row += 1
    return tuple(headers)


def _header_at(grid: Grid, row: int, vocabulary: Vocabulary, above: Sequence[Header]) -> Header | None:
    if not _may_be_header(grid, row) or not (_resembles(grid, row, vocabulary) or not above):
        return None
    single = _header_of(grid, row, row, vocabulary)
    double = _header_of(grid, row, row + 1, vocabulary) if _has_second_tier(grid, row, vocabulary) else None
    candidates = [header for header in (double, single) if header and _is_header(header, above)]
    return candidates[0] if candidates else None


def _may_be_header(grid: Grid, row: int) -> bool:
    """Whether a row is short; its first cell may state a goal and be long."""
    cells = grid.filled(row)
    return len(cells) >= 2 and all(len(cell.text) <= LONGEST_HEADING for cell in cells[1:])


def _resembles(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether any text of a row but the first shows a role; else the row need not be looked at."""
    return any(match_heading(cell.text, vocabulary).role for cell in grid.filled(row)[1:])


def _has_second_tier(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether the next row gives the headings under a heading over several columns."""
    if row + 1 >= grid.table.rows:
        return False
    own = grid.starting(row)
    if any(cell.row_span > 1 for cell in own) and not all(cell.row_span > 1 for cell in own):
        return True
    spanned = [cell for cell in own if cell.column_span > 1]
    below = grid.filled(row + 1)
    return bool(spanned and below) and all(
        match_heading(cell.text, vocabulary).score >= CLEAR_HEADER for cell in below
    )


def _header_of(grid: Grid, first: int, last: int, vocabulary: Vocabulary) -> Header:
    read = tuple(_column(grid, first, last, index, vocabulary) for index in range(grid.table.columns))
    columns = _without_group_roles(read) if last > first else _dealt_out(read, vocabulary)
    goal_cell = next((cell for cell in grid.filled(first)), None)
    goal = split_goal_label(goal_cell.text, vocabulary) if goal_cell else None
    if goal is None or goal_cell is None or not (goal.number or goal.is_marked) or not goal.text:
        return Header(first, last, _once(columns))
    inside = range(goal_cell.column, goal_cell.column + goal_cell.column_span)
    columns = tuple(
        Column(column.index, "measure", "", Match("measure", 1.0)) if column.index in inside else column
        for column in columns
    )
    return Header(first, last, _once(columns), goal, goal_cell)


def _column(grid: Grid, first: int, last: int, index: int, vocabulary: Vocabulary) -> Column:
    cells = grid.area(range(first, last + 1), (index,))
    own = [cell for cell in cells if cell.row >= first]  # a goal's cell may reach down beside the headings
    texts = [_heading_over(cell, index, vocabulary) for cell in own if cell.paragraphs]
    heading = " ".join(texts)
    tries = [match_heading(text, vocabulary) for text in [*reversed(texts), heading]]
    match = next((match for match in tries if match.role), Match())
    lowest = grid.at(last, index)
    is_grouped = (
        lowest is not None
        and lowest.row == last > first
        and not lowest.paragraphs
        and all(cell.column_span > 1 for cell in own if cell.paragraphs)
    )
    role = match.role or ("other" if heading else "")
    joined = tuple(role for _, role in run_together(texts[-1], vocabulary)) if texts else ()
    return Column(index, role, heading, match, is_grouped=is_grouped, joined=joined)


def _without_group_roles(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns without the roles of headings over several that another column has by itself."""
    own = {column.role for column in columns if not column.is_grouped}
    return tuple(
        Column(column.index, "", "") if column.is_grouped and column.role in own else column
        for column in columns
    )


def _dealt_out(columns: tuple[Column, ...], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns with headings that run together over ones without a heading dealt out among them."""
    dealt = list(columns)
    for column in columns:
        pieces = run_together(column.heading, vocabulary)
        beside = dealt[column.index + 1 : column.index + len(pieces)]
        if pieces and len(beside) == len(pieces) - 1 and not any(other.heading for other in beside):
            for index, (text, role) in enumerate(pieces, start=column.index):
                dealt[index] = Column(index, role, text, match_heading(text, vocabulary))
    return tuple(dealt)


def _heading_over(cell: Cell, index: int, vocabulary: Vocabulary) -> str:
    """The heading that a cell gives a column: its own piece where the cell runs several together."""
    text = cell.text.replace("\n", " ")
    if cell.column_span == 1:
        return text
    pieces = [piece for piece, _ in run_together(text, vocabulary)]
    lines = [paragraph.text for paragraph in cell.paragraphs]
    if len(pieces) != cell.column_span and all(match_heading(line, vocabulary).role for line in lines):
        pieces = lines
    return pieces[index - cell.column] if len(pieces) == cell.column_span else text


def _once(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with one measure and one goal heading: the best; the others are further columns."""
    best = {
        role: max((c for c in columns if c.role == role), key=lambda c: c.match.score).heading
        for role in ("measure", "goal")
        if any(column.role == role for column in columns)
    }
    return tuple(
        Column(c.index, "other", c.heading, c.match) if best.get(c.role, c.heading) != c.heading else c
        for c in columns
    )


def _is_header(header: Header, above: Sequence[Header]) -> bool:
    known = {column.heading: column for column in header.columns if column.match.role}
    headings = {column.heading for column in header.columns if column.heading}
    roles = {column.role for column in known.values()} - {"other"}
    if header.goal:
        return bool(roles & TELLING) and set(known) >= headings
    if len(roles) < 2 or len(known) * 2 < len(headings):
        return False
    if not above or _repeats(header, above[-1]):
        return True
    score = sum(column.match.score for column in known.values()) / len(known)
    lacks_measure = len(roles & TELLING) >= FEWEST_TELLING and score >= SPELLING
    tells = bool(roles & {"measure", "goal"}) or lacks_measure
    return tells and score >= CLEAR_HEADER and len(known) == len(headings)


def _repeats(header: Header, other: Header) -> bool:
    return [plain(c.heading) for c in header.columns] == [plain(c.heading) for c in other.columns]
