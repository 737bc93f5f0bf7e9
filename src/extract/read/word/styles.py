"""Styles of a Word file: gets styles.xml, gives each style's format with all that it is based on.

Does not know what text a style is used for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from extract.read.word.colours import Theme, shading
from extract.read.word.formats import (
    NOTHING,
    UNSAID,
    ParagraphFormat,
    RunFormat,
    laid_over,
    paragraph_format,
    paragraph_laid_over,
    run_format,
)
from extract.read.word.xml import Element, child, number, qualified, value

WHOLE = "wholeTable"
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
"""Word names its heading styles so in every language; some programs leave out the outline level."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all that it is based on."""

    run: RunFormat = NOTHING
    paragraph: ParagraphFormat = UNSAID


@dataclass(frozen=True, slots=True)
class ConditionFormat:
    """What a table style says for one kind of cell, such as those of the first row."""

    run: RunFormat = NOTHING
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style with all that it is based on."""

    conditions: Mapping[str, ConditionFormat] = field(default_factory=dict)
    """By the names of the standard: wholeTable, firstRow, band1Horz, ..."""
    row_band: int = 1
    column_band: int = 1
    fill: str | None = None
    """Background of the table as a whole."""


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of the document, and the ones that hold where none is named."""

    defaults: RunFormat = NOTHING
    paragraphs: Mapping[str, ParagraphStyle] = field(default_factory=dict)
    characters: Mapping[str, RunFormat] = field(default_factory=dict)
    tables: Mapping[str, TableStyle] = field(default_factory=dict)
    usual_paragraph: str = ""
    usual_table: str = ""

    def paragraph(self, name: str) -> ParagraphStyle:
        """The paragraph style of this id, the usual one where it is missing."""
        return self.paragraphs.get(name) or self.paragraphs.get(self.usual_paragraph) or ParagraphStyle()

    def table(self, name: str) -> TableStyle:
        """The table style of this id, the usual one where it is missing."""
        return self.tables.get(name) or self.tables.get(self.usual_table) or TableStyle()


def styles_of(root: Element | None, theme: Theme) -> Styles:
    """The styles of their part; none where the part is missing."""
    if root is None:
        return Styles()
    elements = {value(style, "w:styleId"): style for style in root.iterfind(qualified("w:style"))}

    def run_over(style: Element, below: RunFormat) -> RunFormat:
        return laid_over(run_format(child(style, "w:rPr"), theme), below)

    def paragraph_over(style: Element, below: ParagraphStyle) -> ParagraphStyle:
        return ParagraphStyle(run_over(style, below.run), _paragraph_over(style, below.paragraph, theme))

    return Styles(
        defaults=run_format(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"), theme),
        paragraphs=_settled(elements, "paragraph", paragraph_over, ParagraphStyle()),
        characters=_settled(elements, "character", run_over, NOTHING),
        tables=_settled(
            elements, "table", lambda style, below: _table_over(style, below, theme), TableStyle()
        ),
        usual_paragraph=_usual(elements, "paragraph"),
        usual_table=_usual(elements, "table"),
    )


_Format = TypeVar("_Format")


def _settled(
    elements: Mapping[str, Element],
    kind: str,
    over: Callable[[Element, _Format], _Format],
    nothing: _Format,
) -> dict[str, _Format]:
    """Each style of a kind laid over what it is based on; what is worked out for one serves all above it."""
    settled: dict[str, _Format] = {}
    wanted = [name for name, style in elements.items() if value(style, "w:type") == kind]
    for name in wanted:
        chain: dict[str, None] = {}
        base = name
        while base in elements and base not in chain and base not in settled:
            chain[base] = None
            base = _base(elements[base])
        below = nothing if base in chain else settled.get(base, nothing)
        for each in reversed(chain):
            below = settled[each] = over(elements[each], below)
    return {name: settled[name] for name in wanted}


def _base(style: Element) -> str:
    return value(child(style, "w:basedOn"))


def _usual(elements: Mapping[str, Element], kind: str) -> str:
    usual = (
        n
        for n, s in elements.items()
        if value(s, "w:type") == kind and value(s, "w:default") in ("1", "true")
    )
    return next(usual, "")


def _paragraph_over(style: Element, below: ParagraphFormat, theme: Theme) -> ParagraphFormat:
    said = paragraph_laid_over(paragraph_format(child(style, "w:pPr"), theme), _named_heading(style))
    return paragraph_laid_over(said, below)


def _named_heading(style: Element) -> ParagraphFormat:
    heading = _HEADING.match(value(child(style, "w:name")))
    return ParagraphFormat(outline=int(heading[1]) if heading else None)


def _table_over(style: Element, below: TableStyle, theme: Theme) -> TableStyle:
    conditions = dict(below.conditions)
    for name, said in _conditions(style, theme):
        conditions[name] = _condition_over(said, conditions.get(name, ConditionFormat()))
    properties = child(style, "w:tblPr")
    fill = shading(child(properties, "w:shd"), theme)
    return TableStyle(
        conditions,
        number(child(properties, "w:tblStyleRowBandSize")) or below.row_band,
        number(child(properties, "w:tblStyleColBandSize")) or below.column_band,
        below.fill if fill is None else fill,
    )


def _conditions(style: Element, theme: Theme) -> Iterator[tuple[str, ConditionFormat]]:
    yield WHOLE, _condition(style, theme)
    for part in style.iterfind(qualified("w:tblStylePr")):
        yield value(part, "w:type"), _condition(part, theme)


def _condition(holder: Element, theme: Theme) -> ConditionFormat:
    fill = shading(child(holder, "w:tcPr", "w:shd"), theme)
    return ConditionFormat(run_format(child(holder, "w:rPr"), theme), fill)


def _condition_over(above: ConditionFormat, below: ConditionFormat) -> ConditionFormat:
    return ConditionFormat(laid_over(above.run, below.run), below.fill if above.fill is None else above.fill)


BANDS = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")
_BITS = dict(zip(BANDS, (0x0020, 0x0040, 0x0080, 0x0100, 0x0200, 0x0400), strict=True))


def table_look(properties: Element | None) -> frozenset[str] | None:
    """Which conditions of its style a table uses (<w:tblLook>), None where it does not say."""
    look = child(properties, "w:tblLook")
    if look is None:
        return None
    bits = _hex(value(look))
    return frozenset(name for name in BANDS if _says(look, name, bool(bits & _BITS[name])))


def _says(look: Element, name: str, by_bits: bool) -> bool:
    said = value(look, f"w:{name}")
    return said not in ("0", "false", "off") if said else by_bits


def _hex(text: str) -> int:
    try:
        return int(text, 16) if text else 0
    except ValueError:
        return 0


CNF_BITS = (
    "firstRow", "lastRow", "firstCol", "lastCol", "band1Vert", "band2Vert",
    "band1Horz", "band2Horz", "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip


def stated_conditions(element: Element | None) -> frozenset[str]:
    """The conditions that Word noted at a row or cell (<w:cnfStyle>) when it saved the file."""
    bits = value(child(element, "w:cnfStyle"))
    return frozenset(name for name, bit in zip(CNF_BITS, bits, strict=False) if bit == "1")
