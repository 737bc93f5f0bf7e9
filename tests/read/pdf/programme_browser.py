"""Prints a programme with Chromium, as reports that are web pages are; with soft hyphens in words."""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.read.pdf.programme import GLYPH, Case, Cell, Table, Text
from tests.read.pdf.programme_layout import Layout
from tests.read.pdf.programme_setting import WEIGHTS

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
STYLES = {
    "full": "td, th { border: 1px solid #000 }",
    "white": "td, th { border: 2px solid #fff }",
    "horizontal": "td, th { border-top: 1px solid #000; border-bottom: 1px solid #000 }",
    "zebra": "",
    "gaps": "td, th { padding-bottom: 12pt }",
}
SOFT = "\u00ad"
LONG = 10
"""Letters from which a word may be broken."""


def render_with_browser(case: Case) -> bytes:
    """The case as a PDF; needs Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = Path(folder) / "case.html", Path(folder) / "case.pdf"
        page.write_text("\n".join(_page(case)), encoding="utf-8")
        subprocess.run(
            [PROGRAM or "chromium", "--headless", "--no-sandbox", "--disable-gpu",
             f"--user-data-dir={folder}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        return pdf.read_bytes()


def _page(case: Case) -> Iterator[str]:
    layout = case.layout
    avoid = "" if layout.cuts_rows else "tr { break-inside: avoid }"
    head = "" if layout.repeats_header else "thead { display: table-row-group }"
    yield f'<!doctype html><html lang="{case.language}"><meta charset="utf-8"><style>'
    yield f"@page {{ size: A4 {'landscape' if layout.landscape else 'portrait'}; margin: 50pt }}"
    yield f"body {{ font: {layout.size}pt sans-serif; print-color-adjust: exact }}"
    yield "table { border-collapse: collapse; width: 100%; margin-bottom: 20pt }"
    yield "p { margin: 0 0 2pt } h2 { break-after: avoid }"
    yield "td, th { padding: 4pt; text-align: left; vertical-align: top }"
    yield f"{STYLES[layout.ruling]} {avoid} {head}</style>"
    for table in case.tables:
        yield from _table(table, layout)


def _table(table: Table, layout: Layout) -> Iterator[str]:
    total = sum(WEIGHTS[role] for role in table.roles)
    yield f"<h2>{html.escape(table.heading)}</h2><table><colgroup>"
    yield from (f'<col style="width: {100 * WEIGHTS[role] / total:.1f}%">' for role in table.roles)
    yield "</colgroup><thead>"
    for row in range(table.rows):
        if row == table.header_rows:
            yield "</thead><tbody>"
        cells = (_cell(cell, row < table.header_rows, layout) for cell in table.starting_in(row))
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


def _cell(cell: Cell, is_header: bool, layout: Layout) -> str:
    tag = "th" if is_header or cell.column_span > 2 else "td"
    fill = f' style="background: {cell.fill}"' if cell.fill else ""
    texts = "".join(f"<p>{_text(text, layout)}</p>" for text in cell.texts)
    return (
        f'<{tag} rowspan="{cell.row_span}" colspan="{cell.column_span}"{fill}>{texts}{_light(cell)}</{tag}>'
    )


def _text(text: Text, layout: Layout) -> str:
    head, body = (_broken(part, layout) for part in (text.head, text.body))
    return f"<b>{head}</b> {body}" if head else body


def _broken(text: str, layout: Layout) -> str:
    """The text with soft hyphens in long words, where the layout hyphenates."""
    if layout.hyphenates:
        text = " ".join(_softened(word) for word in text.split(" "))
    return html.escape(text)


def _softened(word: str) -> str:
    middle = len(word) // 2
    return word[:middle] + SOFT + word[middle:] if word.isalpha() and len(word) >= LONG else word


def _light(cell: Cell) -> str:
    if cell.light == "glyph":
        return f'<span style="color: {cell.colour}">{GLYPH}</span>'
    if cell.light not in ("disc", "square"):
        return ""
    shape = "border-radius: 50%; " if cell.light == "disc" else ""
    return f'<div style="width: 9pt; height: 9pt; {shape}background: {cell.colour}"></div>'
