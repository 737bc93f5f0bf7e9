"""Styles of a Word file: gets styles.xml, gives each style's format with all that it is based on.

Does not know what text a style is used for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

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
    by_kind = {kind: dict(_of_kind(elements, kind)) for kind in ("paragraph", "character", "table")}
    return Styles(
        defaults=run_format(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"), theme),
        paragraphs={name: _paragraph_style(chain, theme) for name, chain in by_kind["paragraph"].items()},
        characters={name: _run(chain, theme) for name, chain in by_kind["character"].items()},
        tables={name: _table_style(chain, theme) for name, chain in by_kind["table"].items()},
        usual_paragraph=_usual(elements, "paragraph"),
        usual_table=_usual(elements, "table"),
    )


Chain = list[Element]
"""A style and what it is based on, the base first."""


def _of_kind(elements: Mapping[str, Element], kind: str) -> Iterator[tuple[str, Chain]]:
    for name, style in elements.items():
        if value(style, "w:type") == kind:
            yield name, _chain(elements, name)


def _chain(elements: Mapping[str, Element], name: str) -> Chain:
    chain: dict[str, Element] = {}
    while name in elements and name not in chain:
        chain[name] = elements[name]
        name = value(child(chain[name], "w:basedOn"))
    return list(reversed(chain.values()))


def _usual(elements: Mapping[str, Element], kind: str) -> str:
    usual = (
        n
        for n, s in elements.items()
        if value(s, "w:type") == kind and value(s, "w:default") in ("1", "true")
    )
    return next(usual, "")


def _run(chain: Chain, theme: Theme) -> RunFormat:
    settled = NOTHING
    for style in chain:
        settled = laid_over(run_format(child(style, "w:rPr"), theme), settled)
    return settled


def _paragraph_style(chain: Chain, theme: Theme) -> ParagraphStyle:
    settled = UNSAID
    for style in chain:
        said = paragraph_laid_over(paragraph_format(child(style, "w:pPr"), theme), _named_heading(style))
        settled = paragraph_laid_over(said, settled)
    return ParagraphStyle(_run(chain, theme), settled)


def _named_heading(style: Element) -> ParagraphFormat:
    heading = _HEADING.match(value(child(style, "w:name")))
    return ParagraphFormat(outline=int(heading[1]) if heading else None)


def _table_style(chain: Chain, theme: Theme) -> TableStyle:
    conditions: dict[str, ConditionFormat] = {}
    settled = TableStyle()
    for style in chain:
        for name, said in _conditions(style, theme):
            conditions[name] = _condition_over(said, conditions.get(name, ConditionFormat()))
        settled = _table_over(child(style, "w:tblPr"), settled, theme)
    return TableStyle(conditions, settled.row_band, settled.column_band, settled.fill)


def _conditions(style: Element, theme: Theme) -> Iterator[tuple[str, ConditionFormat]]:
    yield WHOLE, _condition(style, theme)
    for part in style.iterfind(qualified("w:tblStylePr")):
        yield value(part, "w:type"), _condition(part, theme)


def _condition(holder: Element, theme: Theme) -> ConditionFormat:
    fill = shading(child(holder, "w:tcPr", "w:shd"), theme)
    return ConditionFormat(run_format(child(holder, "w:rPr"), theme), fill)


def _condition_over(above: ConditionFormat, below: ConditionFormat) -> ConditionFormat:
    return ConditionFormat(laid_over(above.run, below.run), below.fill if above.fill is None else above.fill)


def _table_over(properties: Element | None, below: TableStyle, theme: Theme) -> TableStyle:
    fill = shading(child(properties, "w:shd"), theme)
    return TableStyle(
        {},
        number(child(properties, "w:tblStyleRowBandSize")) or below.row_band,
        number(child(properties, "w:tblStyleColBandSize")) or below.column_band,
        below.fill if fill is None else fill,
    )


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
