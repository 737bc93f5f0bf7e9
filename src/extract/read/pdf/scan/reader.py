"""One page after the other, drawn and recognised: in the right language, the right way up.

Gets a file and page numbers, gives what was made out on each. A page picture is let go before the next one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from extract.read.pdf.pdfium.render import PageDrawer
from extract.read.pdf.scan.languages import recognition_order, spoken_language
from extract.read.pdf.scan.picture import WEIGHTS, Pixels
from extract.read.pdf.scan.recognise import Readers, recognise
from extract.read.pdf.scan.recognised import Recognised
from extract.read.pdf.scan.tesseract import Recogniser, installed_languages, turned_quarters

SCALE = 300 / 72
"""Pixels to the point, 300 to the inch: small print then has the pixels that Tesseract reads best."""
UPRIGHT = 75.0
"""Mean confidence under which a page may be turned on its side or head."""


class PageReader:
    """Recognises pages of one PDF; close it."""

    def __init__(self, path: Path, password: str, language: str) -> None:
        self._drawer = PageDrawer(path, password)
        self._installed = installed_languages()
        self._language = language
        self._open: dict[str, Recogniser] = {}

    def read(self, number: int) -> Recognised:
        """What is made out on the page with this number, from 1."""
        pixels, scale = self._drawer.draw(number, SCALE)
        found = self._in_language(pixels, scale, number)
        if found.confidence >= UPRIGHT:
            return found
        quarters = turned_quarters((pixels @ WEIGHTS).astype(np.uint8), scale)
        if not quarters:
            return found
        again = self._in_language(np.ascontiguousarray(np.rot90(pixels, quarters)), scale, number)
        return replace(again, quarters=quarters) if again.confidence > found.confidence else found

    def _in_language(self, pixels: Pixels, scale: float, number: int) -> Recognised:
        """The page in the report's language; where that is not known yet, the page's words tell it."""
        found = recognise(pixels, scale, number, self._readers())
        if self._language or found.confidence < UPRIGHT:
            return found
        self._language = spoken_language((word.text for word in found.words), self._installed)
        first = recognition_order(self._language, self._installed)[0]
        return (
            found
            if first == recognition_order("", self._installed)[0]
            else self._again(pixels, scale, number)
        )

    def _again(self, pixels: Pixels, scale: float, number: int) -> Recognised:
        return recognise(pixels, scale, number, self._readers())

    def _readers(self) -> Readers:
        """The language that is known before all others; opened once each."""
        order = recognition_order(self._language, self._installed)
        return Readers(*(self._opened(name) for name in (order[0], "+".join(order[1:]))))

    def _opened(self, names: str) -> Recogniser | None:
        if names and names not in self._open:
            self._open[names] = Recogniser(names)
        return self._open.get(names)

    def close(self) -> None:
        """Frees the languages and the file."""
        for recogniser in self._open.values():
            recogniser.close()
        self._drawer.close()
