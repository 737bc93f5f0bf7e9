"""How a made-up programme is printed: the layouts that the law of reading is tried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chooser(Protocol):
    """Where choices come from: Hypothesis, or a seeded random generator."""

    def of(self, options: Sequence[T]) -> T: ...

    def between(self, low: int, high: int) -> int: ...


RULED = ("full", "bars", "open_sides", "double", "dashed", "white")
"""Rulings with vertical lines."""
UNRULED = ("horizontal", "zebra", "gaps", "booktabs")
"""Rulings without: rows only, backgrounds only, wider gaps only, three rules and gaps."""
BY_BROWSER = ("full", "white", "horizontal", "zebra", "gaps")
BY_TYPST = ("full", "open_sides", "dashed", "white", "horizontal", "zebra", "gaps")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of printing."""

    producer: str
    """reportlab, typst or chromium."""
    ruling: str
    landscape: bool = True
    size: float = 9.0
    """Letters, points."""
    repeats_header: bool = True
    cuts_rows: bool = True
    """Whether a page break may fall inside a row."""
    closes_at_break: bool = True
    """Whether a border is drawn where a page break cuts a row."""
    furniture: bool = True
    """Running header and page numbers."""
    footnote: bool = False
    word_by_word: bool = False
    """Each word set by itself, without blanks between."""
    rotated: bool = False
    """Set sideways on an upright sheet, with /Rotate 90."""
    crop: float = 0.0
    """Points by which the crop box is smaller than the sheet, unevenly."""
    hyphenates: bool = False

    @property
    def has_columns_ruled(self) -> bool:
        """Whether cells, spans and empty cells can be seen from lines."""
        return self.ruling in RULED


def random_browser_layout(choose: Chooser, rulings: Sequence[str] = BY_BROWSER) -> Layout:
    """Any layout of a web page with one of some rulings."""
    return Layout(
        producer="chromium",
        ruling=choose.of(rulings),
        landscape=choose.of((True, False)),
        repeats_header=choose.of((True, False)),
        cuts_rows=choose.of((True, True, False)),
        furniture=False,
        hyphenates=choose.of((False, True)),
    )


def random_layout(choose: Chooser, rulings: Sequence[str] = RULED + UNRULED) -> Layout:
    """Any layout with one of some rulings."""
    producer = choose.of(("reportlab", "typst") if set(rulings) & set(BY_TYPST) else ("reportlab",))
    is_exact = producer == "reportlab"
    return Layout(
        producer=producer,
        ruling=choose.of([r for r in rulings if is_exact or r in BY_TYPST]),
        landscape=choose.of((True, False)),
        size=choose.of((9.0, 8.0, 10.5)),
        repeats_header=choose.of((True, False)),
        cuts_rows=choose.of((True, True, False)),
        closes_at_break=not is_exact or choose.of((True, True, False)),
        furniture=choose.of((True, False)),
        footnote=is_exact and choose.of((False, False, False, True)),
        word_by_word=is_exact and choose.of((False, False, True)),
        rotated=is_exact and choose.of((False, False, False, True)),
        crop=choose.of((0.0, 0.0, 20.0)) if is_exact else 0.0,
        hyphenates=not is_exact and choose.of((False, False, True)),
    )
