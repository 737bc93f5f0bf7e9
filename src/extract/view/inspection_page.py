"""The page that shows how a report was read: one HTML file that needs nothing beside it.

Gets an Inspection and the pictures of its pages, gives HTML: a head with the legend, then a figure per
page (for Word, per table) with the doubts and columns beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib import resources

from extract.model import HeaderRoles, Paragraph
from extract.view.inspection import Inspection, PagePicture, SeenDoubt, SeenTable, SeenText
from extract.view.looks import (
    JOIN,
    ROLE_COLOURS,
    UNREAD,
    colour_of,
    is_serious,
    next_step,
    place_text,
    table_title,
)
from extract.view.page_picture import page_figure
from extract.view.table_picture import table_figure

LAYERS = (("cells", "cells"), ("lights", "lights"), ("joins", "joins"), ("doubts", "doubts"))
LONGEST_PROSE = 300


def inspection_to_html(inspection: Inspection, pictures: Iterable[PagePicture] = ()) -> str:
    """The whole page; `pictures` are those of a PDF's pages, in order."""
    style = (resources.files("extract.view") / "inspection.css").read_text(encoding="utf-8")
    pages = tuple(pictures)
    numbers = [page.number for page in pages]
    body = "\n".join([*_head(inspection, numbers), "<main>", *_sections(inspection, pages), "</main>"])
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>How {escape(inspection.name)} was read</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _head(inspection: Inspection, numbers: Sequence[int]) -> Iterator[str]:
    yield f"<h1>How <em>{escape(inspection.name)}</em> was read</h1>"
    if inspection.failure:
        yield f'<p class="failure">{"<br>".join(map(escape, inspection.failure.splitlines()))}</p>'
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in inspection.about)
    yield f'<dl class="about">{facts}</dl>'
    for name, _ in LAYERS:
        yield f'<input type="checkbox" id="show-{name}" checked>'
    switches = "".join(f'<label for="show-{name}">{text}</label>' for name, text in LAYERS)
    yield f'<nav><span class="switches">{switches}</span>{_legend()}{_index(inspection, numbers)}</nav>'


def _index(inspection: Inspection, numbers: Sequence[int]) -> str:
    """Links to the pages that are shown, those with records or doubts stressed."""
    doubtful = {seen.doubt.place.page for seen in inspection.doubts if is_serious(seen)}
    told = {page for table in inspection.tables if table.roles.kind != "ignored" for page in table.pages}
    told |= {text.page for text in inspection.texts if text.page}
    links = (
        f'<a href="#page-{number}" class="{_page_kind(number in told, number in doubtful)}">{number}</a>'
        for number in numbers
    )
    return f'<div class="index">pages {" ".join(links)}</div>' if numbers else ""


def _page_kind(is_told: bool, is_doubtful: bool) -> str:
    return "doubtful" if is_doubtful else "told" if is_told else "bare"


def _legend() -> str:
    roles = "".join(f'<li style="--c:{colour}">{role}</li>' for role, colour in ROLE_COLOURS.items())
    more = (
        f'<li class="dashed" style="--c:{UNREAD}">text in no field</li>'
        f'<li class="dashed" style="--c:{JOIN}">row goes on over a page break</li>'
        '<li class="ringed">light and its status</li>'
        '<li class="plain"><span class="number serious">1</span> doubt</li>'
        '<li class="plain"><span class="number slight">2</span> slight doubt</li>'
    )
    return f'<ul class="legend">{roles}{more}</ul>'


def _sections(inspection: Inspection, pictures: Iterable[PagePicture]) -> Iterator[str]:
    nowhere = [seen for seen in inspection.doubts if _has_no_place(inspection, seen)]
    if nowhere:
        told = f"<h2>The report as a whole</h2>{_doubts(nowhere)}"
        yield f'<section class="whole"><aside>{told}</aside></section>'
    yield from _word_sections(inspection) if inspection.kind == "word" else _pages(inspection, pictures)


def _has_no_place(inspection: Inspection, seen: SeenDoubt) -> bool:
    place = seen.doubt.place
    return place.table is None if inspection.kind == "word" else place.page is None


def _pages(inspection: Inspection, pictures: Iterable[PagePicture]) -> Iterator[str]:
    for page in pictures:
        number = page.number
        doubts = [seen for seen in inspection.doubts if seen.doubt.place.page == number]
        tables = [table for table in inspection.tables if number in table.pages]
        aside = f"<h2>Page {number}</h2>{_doubts(doubts)}{''.join(_about_table(t, number) for t in tables)}"
        yield f'<section id="page-{number}">{page_figure(inspection, page)}<aside>{aside}</aside></section>'


def _word_sections(inspection: Inspection) -> Iterator[str]:
    """The tables as they come, between them the paragraphs, coloured where they went into a record."""
    for block in inspection.blocks:
        if isinstance(block, Paragraph):
            if block.text:
                yield _prose(block, inspection.texts)
            continue
        number = block.table.number
        doubts = [seen for seen in inspection.doubts if seen.doubt.place.table == number]
        aside = _about_table(block, None) + _doubts(doubts)
        figure = table_figure(inspection, block)
        yield f'<section id="table-{number}">{figure}<aside>{aside}</aside></section>'


def _prose(paragraph: Paragraph, texts: Sequence[SeenText]) -> str:
    text = paragraph.text[:LONGEST_PROSE] + ("…" if len(paragraph.text) > LONGEST_PROSE else "")
    used = next((seen for seen in texts if seen.text and seen.text in paragraph.text), None)
    if used is None:
        return f'<p class="prose">{escape(text)}</p>'
    label = escape(f"{used.record} {used.role}".strip())
    colour = colour_of(used.role)
    return f'<p class="prose used" style="--c:{colour}"><b class="label">{label}</b> {escape(text)}</p>'


def _doubts(doubts: Sequence[SeenDoubt]) -> str:
    return f'<ol class="list">{"".join(map(_doubt, doubts))}</ol>' if doubts else ""


def _doubt(seen: SeenDoubt) -> str:
    kind = "serious" if is_serious(seen) else "slight"
    where = ", ".join(text for text in (seen.record, seen.doubt.field, place_text(seen.doubt.place)) if text)
    return (
        f'<li><span class="number {kind}">{seen.number}</span><div>{escape(seen.doubt.message)}'
        f"<small>{escape(where)} · {escape(seen.doubt.code)} · {escape(next_step(seen))}</small></div></li>"
    )


def _about_table(table: SeenTable, page: int | None) -> str:
    """What a table was taken for and its columns; on its later pages only its name."""
    name, _, kind = table_title(table).partition(": ")
    title = f"<h3>{name.capitalize()} <small>{escape(kind)}</small></h3>"
    if page is not None and page != table.pages[0]:
        return f"{title}<p>goes on from page {table.pages[0]}</p>"
    return title + "".join(_columns(header) for header in table.roles.headers)


def _columns(header: HeaderRoles) -> str:
    told = dict.fromkeys((c.role, c.heading, c.score) for c in header.columns if c.role)
    rows = "".join(
        f'<tr><td><span class="label" style="background:{colour_of(role)}">{escape(role)}</span></td>'
        f"<td>{escape(heading) or '–'}</td><td>{_score(score)}</td></tr>"
        for role, heading, score in told
    )
    return f'<table class="columns">{rows}</table>'


def _score(score: float) -> str:
    return f"{score:.2f}" if score else "by its cells"
