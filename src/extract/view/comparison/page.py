"""The page that compares two periods: one HTML file that needs nothing beside it.

Gets a Comparison, gives HTML. What it tells is found by `content`; its words are in `texts`, its form
in page.html, page.css and page.js. Nothing but its own style and script may run in it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from extract.dataset import Row
from extract.view.comparison.content import comparison_to_content
from extract.view.comparison.filters import choices_of
from extract.view.comparison.lights import STATUSES, status_of
from extract.view.comparison.pairs import Pair
from extract.view.comparison.sides import Side
from extract.view.comparison.slips import Slip
from extract.view.comparison.texts import (
    Texts,
    amount_text,
    date_text,
    number_text,
    page_language,
    page_texts,
)
from extract.view.comparison.timeline import bars_of
from extract.view.comparison.told import Wording, doubt_wording, link_doubt_wording, reason_wording
from extract.view.comparison.values import Comparison, text
from extract.view.comparison.word_diff import Piece

MOST_LISTED, MOST_OPEN = 30, 12
"""Measures that a list of the overview names before it points to the filter, and shows without a click."""
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks of Unicode whose scripts are written from the right."""
_UNNEEDED = re.compile(r"\s*</(?:td|th|tr|thead|tbody|tfoot|li|option)>\s*")
"""End tags that HTML lets out, a twentieth of a large page. In a text '<' is written otherwise."""


def rendered(comparison: Comparison, language: str) -> str:
    """The whole page in a language, '' for that of the later report."""
    content = comparison_to_content(comparison)
    language = language or page_language(content.language)
    texts = page_texts(language)
    style, script = _file("page.css") + _names(texts), _file("page.js")
    template = _environment().get_template("page.html")
    html = template.render(
        page=content,
        choices=choices_of(content, texts),
        t=texts,
        words=_Words(texts, language),
        language=language,
        foreign=_foreign(content.language, language),
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return _UNNEEDED.sub("", html)


class _Words:
    """Numbers and dates in the page's language, for the template."""

    def __init__(self, texts: Texts, language: str) -> None:
        self._texts, self._language = texts, language

    def date(self, iso: str) -> str:
        """A date; words for 'no end' where there is none."""
        return date_text(self._texts, iso) if iso else str(self._texts["overview"]["no_end"])

    def number(self, value: object) -> str:
        """A share with two decimals."""
        return number_text(self._texts, value)

    def doubt(self, row: Row, pair: Pair | None) -> Wording:
        """What is in doubt; of a pair's link, its meaning alone."""
        if pair is None:
            return doubt_wording(row, self._language)
        return link_doubt_wording(row, pair, self._language)

    def reason(self, pair: Pair) -> Wording:
        """Why a pair was linked."""
        return reason_wording(pair, self._language)

    def slip(self, slip: Slip) -> str:
        """How much an end moved, or from which day to no end."""
        if slip.months is None:
            return f"{self.date(slip.previous)} → {self.date(slip.current)}"
        return amount_text(self._texts, slip.months, slip.days)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("extract.view.comparison", "form"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        bars_of=bars_of,
        in_english=_in_english,
        most_listed=MOST_LISTED,
        most_open=MOST_OPEN,
        status_of=status_of,
        statuses=STATUSES,
        text=text,
    )
    environment.filters.update(
        bars=bars_of, direction=_direction, light_text=_light_text, share=_share, status_of=status_of
    )
    return environment


def _light_text(side: Side | None) -> tuple[str, ...]:
    """All that is told of a light, to see whether two are the same."""
    return (status_of(side), side.text("colour"), side.text("status_label")) if side else ()


def _share(percent: float) -> str:
    return f"{percent:.4g}%"


def _direction(pieces: Iterable[Piece]) -> Markup:
    """An attribute that leaves the direction to the text, where it has letters written from the right."""
    is_plain = not any(_FROM_THE_RIGHT.search(piece.before + piece.after) for piece in pieces)
    return Markup("" if is_plain else ' dir="auto"')


def _foreign(told: str, page: str) -> Markup:
    """An attribute for the reports' own words, where they are in another language than the page."""
    return Markup(' lang="{}"').format(told) if told and told != page else Markup("")


def _in_english(told: Wording) -> Markup:
    """An attribute for what is told in English on a page of another language."""
    return Markup(' lang="en"') if told.is_english else Markup("")


def _names(texts: Texts) -> str:
    """What the style writes into rows: the reports' names where columns stand below each other, ..."""
    names = {
        "earlier": ("page", "previous"),
        "later": ("page", "current"),
        "unchanged": ("card", "unchanged"),
    }
    told = (f'--{name}: "{texts[part][key]}";' for name, (part, key) in names.items())
    return f":root {{ {' '.join(told)} }}\n"


def _policy(style: str, script: str) -> str:
    """What the browser may load and run: the page's own style and script, pictures within and beside it."""
    own = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{own[0]}'; script-src 'sha256-{own[1]}'; "
        "img-src data: 'self'; base-uri 'none'; form-action 'none'"
    )


@cache
def _file(name: str) -> str:
    return (resources.files("extract.view.comparison") / "form" / name).read_text(encoding="utf-8")
