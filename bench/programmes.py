"""Made-up programmes of two periods with known links, of any size: what the matching is measured on.

Gets a language, a size and a seed, gives the measures of both periods as rows and the true links. The same
seed gives the same programme.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

PHRASES = Path(__file__).parent / "phrases.toml"
KINDS = {
    "same": 42,
    "light": 14,
    "heavy": 9,
    "moved": 6,
    "split": 5,
    "merged": 4,
    "removed": 5,
    "added": 5,
    "family": 10,
}
"""How many of a hundred measures meet what fate; a family is a row of near-duplicates."""
PER_GOAL = 6
CHANGES_HANDS = 0.2
"""Share of the measures that another unit answers for in the second period."""
SLIPS = 0.3
"""Share of the measures whose schedule ends a year later in the second period."""
GROWS_FROM = 150
"""Size from which a programme names more things than the phrases do."""
Row = dict[str, object]
Truth = dict[tuple[str, str], str]
"""(previous measure id, measure id) -> kind, '' for the side that is not there."""


@dataclass(frozen=True, slots=True)
class Idea:
    """What a measure is about, in no wording yet."""

    verb: int
    object: int
    audience: int
    means: int
    place: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Programme:
    """The two periods: rows of measures and goals, and the truth."""

    previous: list[Row]
    current: list[Row]
    previous_goals: list[Row]
    current_goals: list[Row]
    truth: Truth

    @property
    def tables(self) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
        """Both periods as tables."""
        return (
            {"measures": self.previous, "goals": self.previous_goals},
            {"measures": self.current, "goals": self.current_goals},
        )


@dataclass(frozen=True, slots=True)
class _Link:
    """The texts of both periods that belong together, and as what."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: str


def programme(language: str, size: int, seed: int) -> Programme:
    """A programme of about `size` measures a period."""
    chance = random.Random(f"{language} {size} {seed}")
    phrases = _grown(tomllib.loads(PHRASES.read_text(encoding="utf-8"))[language], size, chance)
    return _placed(list(_links(phrases, size, chance)), phrases, chance)


def _grown(phrases: dict[str, Any], size: int, chance: random.Random) -> dict[str, Any]:
    """The phrases with as many more places and things as a programme of this size would name."""
    if size <= GROWS_FROM:
        return phrases
    names = [_name(chance) for _ in range(size // 4)]
    objects = [
        [f"{one} {name}", f"{other} {name}"]
        for name in names
        for one, other in [chance.choice(phrases["objects"])]
    ]
    ending = "ssa" if phrases["at"].strip() == "{place}" else ""
    places = [_name(chance) + ending for _ in range(size // 10)]
    return {**phrases, "objects": phrases["objects"] + objects, "places": phrases["places"] + places}


def _name(chance: random.Random) -> str:
    """A name that no language has."""
    syllables = [
        chance.choice("bdfghjklmnprstv") + chance.choice("aeiouy") + chance.choice("nrlst ").strip()
        for _ in range(3)
    ]
    return "".join(syllables).capitalize()


def _links(phrases: dict[str, Any], size: int, chance: random.Random) -> Iterator[_Link]:
    made = 0
    while made < size:
        fate = chance.choices(list(KINDS), weights=list(KINDS.values()))[0]
        links = list(_FATES[fate](phrases, chance))
        made += sum(len(link.before) for link in links)
        yield from links


def _idea(phrases: dict[str, Any], chance: random.Random) -> Idea:
    place = chance.choice(phrases["places"]) if chance.random() < 0.5 else ""
    number = chance.choice((20, 40, 50, 100, 150, 200, 500)) if chance.random() < 0.25 else 0
    verb, what, audience, means = (
        chance.randrange(len(phrases[kind])) for kind in ("verbs", "objects", "audiences", "means")
    )
    return Idea(verb, what, audience, means, place, number)


def _wording(phrases: dict[str, Any], idea: Idea) -> str:
    at = phrases["at"].format(place=idea.place) if idea.place else ""
    many = phrases["many"].format(number=idea.number) if idea.number else ""
    audience = "" if idea.number else f" ({phrases['audiences'][idea.audience][0]})"
    verb, what = _pick(phrases, "verbs", idea.verb), _pick(phrases, "objects", idea.object)
    return f"{verb} {what}{at}{many}{audience} {_pick(phrases, 'means', idea.means)}."


def _heavy(phrases: dict[str, Any], idea: Idea) -> str:
    at = phrases["at"].format(place=idea.place) if idea.place else ""
    verb, what, how = (
        phrases[k][n][1] for k, n in (("verbs", idea.verb), ("objects", idea.object), ("means", idea.means))
    )
    return f"{verb} {how} {what}, {phrases['audiences'][idea.audience][1]}{at}."


def _light(phrases: dict[str, Any], idea: Idea, chance: random.Random) -> str:
    """The wording with one or two of its phrases exchanged, or its number changed."""
    other = replace(idea, number=idea.number + 10 if idea.number else 0)
    parts = [
        _pick(phrases, "verbs", idea.verb, chance.random() < 0.5),
        _pick(phrases, "objects", idea.object),
    ]
    at = phrases["at"].format(place=idea.place) if idea.place else ""
    many = phrases["many"].format(number=other.number) if other.number else ""
    how = _pick(phrases, "means", idea.means, chance.random() < 0.5)
    return f"{parts[0]} {parts[1]}{at}{many} {how}."


def _pick(phrases: dict[str, Any], kind: str, number: int, is_other: bool = False) -> str:
    text: str = phrases[kind][number][is_other]
    return text


def _same(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    text = _wording(phrases, _idea(phrases, chance))
    yield _Link((text,), (text,), "same")


def _lightly(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    idea = _idea(phrases, chance)
    yield _Link((_wording(phrases, idea),), (_light(phrases, idea, chance),), "reworded")


def _heavily(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    idea = _idea(phrases, chance)
    yield _Link((_wording(phrases, idea),), (_heavy(phrases, idea),), "reworded")


def _moved(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    idea = _idea(phrases, chance)
    text = _wording(phrases, idea)
    yield _Link((text,), (text if chance.random() < 0.6 else _light(phrases, idea, chance),), "moved")


def _split(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    ideas = [_idea(phrases, chance) for _ in range(chance.choice((2, 2, 2, 3)))]
    yield _Link((_joined(phrases, ideas),), tuple(_parts(phrases, ideas, chance)), "split")


def _merged(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    ideas = [_idea(phrases, chance) for _ in range(2)]
    yield _Link(tuple(_parts(phrases, ideas, chance)), (_joined(phrases, ideas),), "merged")


def _joined(phrases: dict[str, Any], ideas: list[Idea]) -> str:
    texts = [_wording(phrases, idea)[:-1] for idea in ideas]
    together: str = phrases["and"].join([texts[0], *(text[0].lower() + text[1:] for text in texts[1:])])
    return together + "."


def _parts(phrases: dict[str, Any], ideas: list[Idea], chance: random.Random) -> Iterator[str]:
    for idea in ideas:
        yield _wording(phrases, idea) if chance.random() < 0.6 else _light(phrases, idea, chance)


def _removed(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    yield _Link((_wording(phrases, _idea(phrases, chance)),), (), "removed")


def _added(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    yield _Link((), (_wording(phrases, _idea(phrases, chance)),), "added")


def _family(phrases: dict[str, Any], chance: random.Random) -> Iterator[_Link]:
    """Near-duplicates that differ in a place or in a number alone; some go, some come, one is reworded."""
    idea, size = _idea(phrases, chance), chance.randint(2, 5)
    if chance.random() < 0.5:
        family = [replace(idea, place=place) for place in chance.sample(phrases["places"], size)]
    else:
        family = [replace(idea, number=number) for number in chance.sample((20, 30, 60, 120, 250, 400), size)]
    for member in family:
        text = _wording(phrases, member)
        fate = chance.choices(("same", "removed", "added", "reworded"), weights=(6, 1, 1, 1))[0]
        if fate == "reworded":
            how = _pick(phrases, "means", (idea.means + 1) % len(phrases["means"]))
            yield _Link((text,), (text.replace(_pick(phrases, "means", idea.means), how),), "reworded")
        else:
            yield _Link((text,) if fate != "added" else (), (text,) if fate != "removed" else (), fate)


_FATES = {
    "same": _same, "light": _lightly, "heavy": _heavily, "moved": _moved, "split": _split, "merged": _merged,
    "removed": _removed, "added": _added, "family": _family,
}  # fmt: skip


@dataclass(slots=True)
class _Side:
    """One period as it is filled."""

    report: str
    rows: list[Row] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)

    def put(self, goal: int, text: str, owner: str, years: str) -> str:
        """A measure under a goal; its id."""
        self.counts[goal] = position = self.counts.get(goal, 0) + 1
        goal_id = f"{self.report}/{goal}"
        row = {"report_id": self.report, "measure_id": f"{goal_id}/m{position}", "goal_id": goal_id}
        row |= {"measure": text, "responsible": owner, "schedule": years}
        self.rows.append({**row, "goal_no": str(goal), "position": position})
        return f"{goal_id}/m{position}"


def _placed(links: list[_Link], phrases: dict[str, Any], chance: random.Random) -> Programme:
    """Each text under a goal of its period, the goals numbered anew, mostly in the same order."""
    goals = max(2, sum(len(link.before) for link in links) // PER_GOAL)
    shift = chance.choice((0, 0, 1))
    sides = _Side("previous"), _Side("current")
    truth: Truth = {}
    for number in chance.sample(range(len(links)), len(links)):
        link, goal = links[number], number % goals
        other = (goal + 1 + chance.randrange(goals - 1)) % goals if link.kind == "moved" else goal
        start, end = chance.choice((2021, 2022, 2023)), chance.choice((2024, 2025, 2026))
        owner = _owner(phrases, chance)
        before = [sides[0].put(goal + 1, text, owner, f"{start}–{end}") for text in link.before]
        owner = _owner(phrases, chance) if chance.random() < CHANGES_HANDS else owner
        end += chance.random() < SLIPS
        after = [sides[1].put(other + 1 + shift, text, owner, f"{start}–{end}") for text in link.after]
        truth |= {(b, a): link.kind for b in before or [""] for a in after or [""]}
    names = [_goal_name(phrases, number) for number in range(goals)]
    headings = [
        [_goal(side.report, number + moved, name) for number, name in enumerate(names, start=1)]
        for side, moved in zip(sides, (0, shift), strict=True)
    ]
    return Programme(_in_order(sides[0].rows), _in_order(sides[1].rows), headings[0], headings[1], truth)


def _owner(phrases: dict[str, Any], chance: random.Random) -> str:
    return " / ".join(chance.sample(phrases["owners"], chance.choice((1, 1, 2))))


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (int(str(row["goal_no"])), int(str(row["position"]))))


def _goal_name(phrases: dict[str, Any], number: int) -> str:
    objects, audiences = phrases["objects"], phrases["audiences"]
    audience = audiences[number // len(objects) % len(audiences)][1]
    return (
        f"{objects[number % len(objects)][0]}: {audience} {number // (len(objects) * len(audiences)) or ''}"
    )


def _goal(report: str, number: int, name: str) -> Row:
    return {"report_id": report, "goal_id": f"{report}/{number}", "goal_no": str(number), "goal": name}
