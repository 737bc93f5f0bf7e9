"""Numbers that Word's lists generate: gets numbering.xml, gives the label of each list paragraph in turn.

The counter runs through the document, so labels are asked for in reading order, once per paragraph.
Does not know the paragraph's text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extract.read.word.colours import Theme
from extract.read.word.formats import NOTHING, RunFormat, run_format
from extract.read.word.xml import ALTERNATIVES, Element, child, is_on, number, qualified, value

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MAX_LETTERS, MAX_ROMAN = 780, 32_767
"""Beyond these Word shows no letters."""
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыэюя"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    """The standard's name of the number's form: decimal, lowerRoman, bullet, ..."""
    text: str = ""
    """Pattern such as '%1.%2'."""
    suffix: str = " "
    restart: int | None = None
    """Level from 1 whose use restarts this one; 0 for never; None for any upper one."""
    is_legal: bool = False
    """All numbers of the label are shown as decimals."""
    style: str = ""
    """Paragraph style that stands for this level."""
    run: RunFormat = NOTHING
    pad: int = 0
    """Digits to which a number is filled up with zeros."""


@dataclass(frozen=True, slots=True)
class ListForm:
    """A list's levels, and which counter it shares."""

    counter: int
    """Lists with the same one count on from each other."""
    levels: Mapping[int, Level]
    restarts: Mapping[int, int] = field(default_factory=dict)
    """Level -> number at which this list starts anew where it is first used."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list paragraph's text."""

    text: str
    run: RunFormat
    suffix: str = " "
    """What parts it from the text: a blank, or nothing."""
    is_bullet: bool = False


Lists = Mapping[int, ListForm]


def lists_of(root: Element | None, theme: Theme) -> Lists:
    """The lists of their part by number id; none where the part is missing."""
    if root is None:
        return {}
    abstract = {number(a, "w:abstractNumId") or 0: a for a in root.iterfind(qualified("w:abstractNum"))}
    styled = {
        value(child(a, "w:styleLink")): key
        for key, a in abstract.items()
        if child(a, "w:styleLink") is not None
    }
    forms = {key: _levels(_linked(a, abstract, styled), theme) for key, a in abstract.items()}
    return {number(n, "w:numId") or 0: _list_form(n, forms, theme) for n in root.iterfind(qualified("w:num"))}


def _linked(element: Element, abstract: Mapping[int, Element], styled: Mapping[str, int]) -> Element:
    """The definition itself, or the one that a list style keeps for it."""
    link = value(child(element, "w:numStyleLink"))
    return abstract[styled[link]] if link in styled else element


def _levels(holder: Element, theme: Theme) -> dict[int, Level]:
    return {
        number(level, "w:ilvl") or 0: _level(level, theme) for level in holder.iterfind(qualified("w:lvl"))
    }


def _level(element: Element, theme: Theme) -> Level:
    form, pad = _number_form(element)
    start = number(child(element, "w:start"))
    return Level(
        start=0 if start is None else start,
        form=form,
        text=value(child(element, "w:lvlText")),
        suffix="" if value(child(element, "w:suff")) == "nothing" else " ",
        restart=number(child(element, "w:lvlRestart")),
        is_legal=is_on(child(element, "w:isLgl")),
        style=value(child(element, "w:pStyle")),
        run=run_format(child(element, "w:rPr"), theme),
        pad=pad,
    )


def _number_form(level: Element) -> tuple[str, int]:
    custom = level.find(f"{ALTERNATIVES}//{qualified('w:numFmt')}[@{qualified('w:format')}]")
    if custom is not None:
        return "decimal", len(value(custom, "w:format").split(",")[0].strip())
    form = value(child(level, "w:numFmt")) or "decimal"
    return ("decimal", 2) if form == "decimalZero" else (form, 0)


def _list_form(element: Element, forms: Mapping[int, dict[int, Level]], theme: Theme) -> ListForm:
    counter = number(child(element, "w:abstractNumId")) or 0
    levels, restarts = dict(forms.get(counter, {})), {}
    for override in element.iterfind(qualified("w:lvlOverride")):
        at = number(override, "w:ilvl") or 0
        levels.update(_levels(override, theme))
        start = number(child(override, "w:startOverride"))
        if start is not None:
            restarts[at] = start
            levels[at] = replace(levels.get(at, Level()), start=start)
    return ListForm(counter, levels, restarts)


@dataclass(slots=True)
class ListCounter:
    """Counts list paragraphs in reading order; the one thing here that changes."""

    lists: Lists
    _counts: dict[int, dict[int, int]] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)

    def level_of_style(self, list_id: int, style: str) -> int:
        """The level for which a paragraph style stands, 0 where it stands for none."""
        form = self.lists.get(list_id)
        return (
            next((at for at, level in form.levels.items() if level.style == style), 0)
            if form and style
            else 0
        )

    def next_label(self, list_id: int, at: int) -> Label | None:
        """Counts one more paragraph of the list at this level, and gives its label."""
        form = self.lists.get(list_id)
        level = form.levels.get(at) if form else None
        if form is None or level is None or (level.form == "none" and not level.text):
            return None
        if level.form == "bullet":
            return Label(level.text or BULLET, level.run, level.suffix, is_bullet=True)
        counts = self._counts.setdefault(form.counter, {})
        self._restart(list_id, form, counts)
        counts[at] = counts.get(at, level.start - 1) + 1
        _forget_lower(counts, form, at)
        text = _PLACE.sub(lambda place: _shown(form, level, counts, int(place[1]) - 1), level.text)
        return Label(text, level.run, level.suffix) if text.strip() else None

    def _restart(self, list_id: int, form: ListForm, counts: dict[int, int]) -> None:
        if list_id in self._used:
            return
        self._used.add(list_id)
        for at in form.restarts:
            counts.pop(at, None)


def _forget_lower(counts: dict[int, int], form: ListForm, used: int) -> None:
    for at in [at for at in counts if at > used]:
        restart = form.levels.get(at, Level()).restart
        if restart is None or used < restart:
            del counts[at]


def _shown(form: ListForm, label: Level, counts: Mapping[int, int], at: int) -> str:
    level = form.levels.get(at, Level())
    count = counts.get(at, level.start)
    return _formatted(count, "decimal" if label.is_legal else level.form).rjust(level.pad, "0")


def _formatted(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 0 < count <= MAX_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count <= MAX_ROMAN:
        return _roman(count).lower() if form == "lowerRoman" else _roman(count)
    if form in ("russianLower", "russianUpper") and 0 < count <= len(_CYRILLIC):
        letter = _CYRILLIC[count - 1]
        return letter if form == "russianLower" else letter.upper()
    if form == "decimalEnclosedCircle" and 0 < count <= 20:
        return chr(0x245F + count)
    return "" if form in ("none", "bullet") else f"{count}." if form == "ordinal" else str(count)


def _roman(count: int) -> str:
    digits = ""
    for size, sign in _ROMAN:
        digits += sign * (count // size)
        count %= size
    return digits
