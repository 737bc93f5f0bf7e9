"""A status from its light and words: the report's own legend first, then words, then plain colour.

Gets a text and a light, gives a Status and the doubts about it. It looks for no cell and no legend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from extract.model import Doubt, Field, LegendEntry, Place, Status
from extract.record.lights import Light, colour_distance
from extract.record.words import found_phrase, plain, words
from extract.vocabulary import Vocabulary, Words, load_signs

WORST_FIRST = ("not_done", "delayed", "not_started", "started", "on_track", "completed", "cancelled")
"""A label that covers two codes takes the lower."""
LONGEST_LABEL = 12
"""Words; a longer text tells what happened and is no status."""
SAME_COLOUR = 0.1
"""Oklab distance up to which a light is the legend's own."""
CLEAR_LEAD = 0.03
VISIBLE, DETOUR, MIDDLE = 0.03, 1.25, 0.3
"""A light between two of the legend's: its Oklab distance from the nearest, how much longer the way over it
is than the way straight, and the least share of one leg in the other; halfway in RGB it is 1.22 and .4."""
UNKNOWN = "unknown"
TURNED = {
    "negating": {"completed": "not_done", "on_track": "delayed", "started": "not_started"},
    "future": {"started": "not_started"},
}
"""What a status becomes behind 'not' and 'will'; of other codes nothing can be said."""
MOST_BETWEEN = 2
"""Words between 'not' and what it turns round, small words aside: 'ei ole vielä etene aikataulussa'."""
_CLAUSE_END = re.compile(r"[,.;:()\n]|\s[–—-]\s")


@lru_cache(maxsize=4096)
def code_of_words(text: str, vocabulary: Vocabulary) -> str:
    """The status code that words show, '' where they show none."""
    printed = list(words(text))
    if len(printed) > LONGEST_LABEL:
        return _code_of_beginning(text, vocabulary)
    codes = _codes_of(text, vocabulary)
    return min(codes, key=WORST_FIRST.index) if codes else ""


def _code_of_beginning(text: str, vocabulary: Vocabulary) -> str:
    """The code of a status that stands in front of an explanation: 'Completed. The tool was ...'."""
    front = text.split("\n")[0]
    for end in (".", ":", ";", " – ", " - ", " ("):
        front = front.split(end)[0]
    return code_of_words(front, vocabulary) if len(words(front)) <= LONGEST_LABEL else ""


def _codes_of(text: str, vocabulary: Vocabulary) -> set[str]:
    """All codes that a text says, clause by clause."""
    clauses = [list(words(clause)) for clause in _CLAUSE_END.split(text)]
    return {code for clause in clauses if clause for code in _codes_of_clause(clause, vocabulary)}


def _codes_of_clause(clause: list[str], vocabulary: Vocabulary) -> set[str]:
    """The codes of a clause: what is done as planned is done, and what is not yet done is not undone."""
    codes = _codes_in(clause, vocabulary) or _codes_around_not(clause, vocabulary)
    if codes >= {"completed", "on_track"} and not _joined("suspending", vocabulary).intersection(clause):
        told = _codes_in(clause, vocabulary, forms=(False,))
        codes = codes - ({"on_track"} if "completed" in told else {"completed"})
    if "not_done" in codes and not _joined("yet", vocabulary).isdisjoint(clause):
        codes = codes - {"not_done"} | _code_of_not_yet(clause, vocabulary)
    return codes


def _code_of_not_yet(clause: list[str], vocabulary: Vocabulary) -> set[str]:
    """What 'not yet' says: of finishing that work goes on, of other deeds nothing ('not yet implemented')."""
    finishing = map(words, vocabulary.phrases.get("finishing", ()))
    is_begun = any(found_phrase(clause, entry, inflected=True) >= 0 for entry in finishing)
    return {"started"} if is_begun else set()


def _codes_around_not(clause: list[str], vocabulary: Vocabulary) -> set[str]:
    """The codes turned round of phrases that a 'not' stands in the middle of: 'följer inte planen'."""
    negating = _joined("negating", vocabulary)
    rest = [word for word in clause if word not in negating]
    if len(rest) == len(clause):
        return set()
    return {TURNED["negating"].get(code, "") for code in _codes_in(rest, vocabulary)} - {""}


def _codes_in(printed: list[str], vocabulary: Vocabulary, forms: Sequence[bool] = (False, True)) -> set[str]:
    """All codes whose phrases stand in the words; a longer phrase takes its words from shorter ones."""
    codes: set[str] = set()
    for inflected in forms:
        for entry, code in _phrases_near(printed, vocabulary):
            start = found_phrase(printed, entry, inflected=inflected)
            if start >= 0:
                printed = [*printed[:start], "", *printed[start + len(entry) :]]
                codes.add(_turned(code, printed, start, vocabulary))
    return codes - {""}


def _turned(code: str, printed: list[str], start: int, vocabulary: Vocabulary) -> str:
    """The code with the 'not' or 'will' of its phrase, which then is no other's; '' where it says nothing."""
    for key, turned in TURNED.items():
        place = _turning(printed, start, _joined(key, vocabulary), vocabulary)
        if place >= 0:
            printed[place] = ""
            return turned.get(code, "")
    return code


def _turning(printed: Sequence[str], start: int, turning: frozenset[str], vocabulary: Vocabulary) -> int:
    """Where a turning word of a phrase stands: close before it, or as the clause's last; -1 for none."""
    between = 0
    for index in range(start - 1, -1, -1):
        if printed[index] in turning:
            return index
        between += printed[index] not in _small_words(vocabulary)
        if between > MOST_BETWEEN or not printed[index]:
            break
    is_last = start == len(printed) - 2 and printed[-1] in turning
    return len(printed) - 1 if is_last else -1


@lru_cache(maxsize=64)
def _joined(key: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(word for entry in vocabulary.phrases.get(key, ()) for word in words(entry))


@lru_cache(maxsize=64)
def _small_words(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.function_words)


def _phrases_near(printed: Sequence[str], vocabulary: Vocabulary) -> list[tuple[tuple[str, ...], str]]:
    """The status phrases that begin like a printed word, the longest first."""
    by_letter = _phrases(vocabulary)
    found = [pair for letter in {word[0] for word in printed if word} for pair in by_letter.get(letter, ())]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair))


@lru_cache(maxsize=64)
def _phrases(vocabulary: Vocabulary) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    by_letter: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for code, entries in vocabulary.status.items():
        for entry in map(words, entries):
            by_letter.setdefault(entry[0][0], []).append((entry, code))
    return by_letter


def has_status_words(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is short and says a status."""
    return len(words(text)) <= LONGEST_LABEL and bool(code_of_words(text, vocabulary))


def code_of_colour(light: Light, vocabulary: Vocabulary) -> str:
    """The code of a light's colour in the profile, else by the order of the traffic light."""
    return told_code(light, vocabulary) or _code_of_name(light.colour, load_signs().colour_status)


def told_code(light: Light, vocabulary: Vocabulary) -> str:
    """The code that a profile gives a light's colour: this very one first, then its name."""
    told = vocabulary.colour_status
    return _code_of_name(light.hex, told) or _code_of_name(light.colour, told)


def _code_of_name(colour: str, codes: Words) -> str:
    return next((code for code, colours in codes.items() if colour and colour in colours), "")


def code_of_glyph(glyph: str) -> str:
    """The code that a sign such as a tick shows by itself."""
    return next((code for code, glyphs in load_signs().glyph_status.items() if glyph in glyphs), "")


def colour_named(text: str, vocabulary: Vocabulary) -> str:
    """The colour that a text consists of the name of, such as 'Vihreä'."""
    printed = words(text)
    if len(printed) != 1:
        return ""
    return next((c for c, names in vocabulary.colours.items() if printed[0] in map(str.casefold, names)), "")


def legend_entry(light: Light, legend: Sequence[LegendEntry]) -> tuple[LegendEntry | None, bool]:
    """The legend's entry for a light, and whether another is about as near."""
    shades = [(i, entry.colour_hex) for i, entry in enumerate(legend) if entry.colour_hex and light.hex]
    near = sorted((colour_distance(light.hex, shade), i) for i, shade in shades)
    is_between = _is_between(near, legend)
    if near and near[0][0] <= SAME_COLOUR:
        return legend[near[0][1]], is_between
    named = [entry for entry in legend if light.colour and entry.colour == light.colour]
    return (named[0], len(named) > 1 or is_between) if named else (None, is_between)


def _is_between(near: Sequence[tuple[float, int]], legend: Sequence[LegendEntry]) -> bool:
    """Whether a light so far from the legend's entries, the nearest first, may be either of two."""
    if len(near) < 2 or near[0][0] == 0:
        return False
    is_close = near[1][0] - near[0][0] < CLEAR_LEAD
    return is_close or (
        near[0][0] > VISIBLE and any(_lies_between(*pair, legend) for pair in combinations(near, 2))
    )


def _lies_between(one: tuple[float, int], two: tuple[float, int], legend: Sequence[LegendEntry]) -> bool:
    """Whether the way between two entries is hardly longer over a light at these distances from them."""
    straight = colour_distance(legend[one[1]].colour_hex, legend[two[1]].colour_hex)
    return one[0] + two[0] <= DETOUR * straight and one[0] >= MIDDLE * two[0]


def read_status(
    words_seen: Field, light: Light | None, legend: Sequence[LegendEntry], vocabulary: Vocabulary
) -> tuple[Status, tuple[Doubt, ...]]:
    """The status of a light cell with these words and this light; None for lights that disagree."""
    place = words_seen.parts[0].place if words_seen.parts else Place()
    printed = label = _signed(words_seen.text, legend) or _label(words_seen.text)
    if light is None:
        return _unknown(label, Light(), words_seen, "several lights of different colours")
    if not light.hex and (named := colour_named(label, vocabulary)):
        light, label = Light(named), ""
    entry, is_unclear = legend_entry(light, legend)
    by_words = _code_of_label(label, legend, vocabulary)
    by_light = _code_of_light(light, entry, vocabulary, has_words=bool(by_words))
    code = by_words or by_light
    if not code:
        return _unknown(printed, light, words_seen, _what_is_seen(printed, light))
    status = Status(
        code, label or (entry.label if entry else printed), light.colour, light.hex, words_seen.parts
    )
    doubts = []
    is_told = bool(entry or by_words or _code_of_name(light.hex, vocabulary.colour_status))
    if is_unclear or (light.is_unclear and not is_told):
        doubts.append(
            Doubt("colour_unclear", f"The light {light.hex} lies between two colours.", place, "status")
        )
    if by_words and _contradicts(by_words, by_light, light, entry, vocabulary):
        message = f"The words '{label}' say {by_words}, the light ({light.colour}) says {by_light}."
        doubts.append(Doubt("word_and_colour_disagree", message, place, "status"))
    return status, tuple(doubts)


def _signed(text: str, legend: Sequence[LegendEntry]) -> str:
    """The legend's words for a cell that holds one of its signs alone; '' for any other text."""
    sign = text.strip().rstrip(".").casefold()
    return next((entry.label for entry in legend if sign and entry.sign.casefold() == sign), "")


def _label(text: str) -> str:
    """The words of a status cell without lights drawn as glyphs."""
    lights = load_signs()
    glyphs = {
        sign
        for table in (lights.plain_lights, lights.glyph_colours)
        for signs in table.values()
        for sign in signs
    }
    return "\n".join(
        line
        for line in ("".join(c for c in raw if c not in glyphs).strip() for raw in text.split("\n"))
        if line
    )


def _code_of_label(label: str, legend: Sequence[LegendEntry], vocabulary: Vocabulary) -> str:
    wanted = plain(label)
    own = next((entry.status for entry in legend if wanted and plain(entry.label) == wanted), "")
    return own or (code_of_words(label, vocabulary) if label else "")


def _code_of_light(
    light: Light, entry: LegendEntry | None, vocabulary: Vocabulary, *, has_words: bool
) -> str:
    if entry is not None and entry.status not in ("", UNKNOWN):
        return "" if has_words and light.colour == "none" else entry.status
    return code_of_glyph(light.glyph) or code_of_colour(light, vocabulary)


def _what_is_seen(label: str, light: Light) -> str:
    seen = [
        f"the words '{label}'" if label else "",
        f"the colour {light.hex}" if light.hex else "",
        light.glyph,
    ]
    return " and ".join(part for part in seen if part) or "no light"


def _unknown(label: str, light: Light, seen: Field, why: str) -> tuple[Status, tuple[Doubt, ...]]:
    place = seen.parts[0].place if seen.parts else Place()
    doubt = Doubt("status_unclear", f"The status cannot be told from {why}.", place, "status")
    return Status(UNKNOWN, label, light.colour, light.hex, seen.parts), (doubt,)


def _contradicts(
    by_words: str, by_light: str, light: Light, entry: LegendEntry | None, vocabulary: Vocabulary
) -> bool:
    """Whether a light says another status than the words; a legend's label may cover several."""
    if entry is None:
        return by_words in load_signs().colour_excludes.get(light.colour, ())
    covered = _codes_of(entry.label, vocabulary) | {entry.status}
    return bool(by_light) and by_words not in covered
