"""Pages that hold more than a page does: gets what a page shows, refuses its text or leaves drawings out.

What people read stays; a map of a hundred thousand outlines, which no table needs, is left out, and the
page says so.
"""

from __future__ import annotations

from dataclasses import replace

from extract.read import limits
from extract.read.pdf.marks import is_light_sized
from extract.read.pdf.page import PageContent
from extract.read.pdf.ruled.edges import Edge, Net

NEXT_STEP = "If it is what it should be, leave the page out and give the others."


def check_pages(name: str, count: int) -> None:
    """Raise OverLimit for a file of too many pages."""
    if count > limits.DOCUMENT_PAGES:
        why = f"It has {count} pages; the limit is {limits.DOCUMENT_PAGES}."
        raise limits.over_limit(name, why, "Split it and give the parts.")


def check_letters(name: str, page: int, letters: int) -> None:
    """Raise OverLimit for a page of too many letters, before they are asked one by one."""
    if letters > limits.PAGE_LETTERS:
        why = f"It holds {letters} letters; the limit is {limits.PAGE_LETTERS}."
        raise limits.over_limit(f"{name}, page {page}", why, NEXT_STEP)


def check_words(name: str, content: PageContent) -> None:
    """Raise OverLimit for a page of too many words."""
    if len(content.words) > limits.PAGE_WORDS:
        why = f"It holds {len(content.words)} words; the limit is {limits.PAGE_WORDS}."
        raise limits.over_limit(f"{name}, page {content.number}", why, NEXT_STEP)


def thinned(content: PageContent) -> PageContent:
    """The page without the shapes that are too many to be lights and fills of a table."""
    shapes = content.shapes
    if len(shapes) > limits.PAGE_SHAPES:
        return replace(content, shapes=(), is_cut=True)
    if sum(map(is_light_sized, shapes)) > limits.PAGE_LIGHTS:
        larger = tuple(shape for shape in shapes if not is_light_sized(shape))
        return replace(content, shapes=larger, is_cut=True)
    return content


def are_too_many(horizontal: list[Edge], vertical: list[Edge]) -> bool:
    """Whether the edges of a page draw something else than tables."""
    return max(len(horizontal), len(vertical)) > limits.PAGE_EDGES


def is_too_fine(net: Net) -> bool:
    """Whether a net makes more cells than any table on one page."""
    rows, columns = {edge[0] for edge in net.horizontal}, {edge[0] for edge in net.vertical}
    return len(rows) * len(columns) > limits.PAGE_CELLS
