"""A case becomes the bytes of a PDF, by the producer that its layout names."""

from __future__ import annotations

from tests.read.pdf.programme import Case
from tests.read.pdf.programme_browser import render_with_browser
from tests.read.pdf.programme_canvas import render_with_reportlab
from tests.read.pdf.programme_typst import render_with_typst

PRODUCERS = {"reportlab": render_with_reportlab, "typst": render_with_typst, "chromium": render_with_browser}


def render(case: Case) -> bytes:
    """The case as a PDF."""
    return PRODUCERS[case.layout.producer](case)
