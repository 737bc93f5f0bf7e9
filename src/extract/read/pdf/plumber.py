"""The second page source: pages of a PDF through pdfplumber, in the same shape.

The only door to pdfplumber. Slower and independent of pdfium: the fallback where that fails, and
the other opinion of `--cross-check`.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from extract.errors import EncryptedReport, UnreadableReport
from extract.read.pdf.page import READS_DOWN, READS_UP, SLANTED, UPRIGHT, PageContent
from extract.read.pdf.paths import PathCollector, PathSegments
from extract.read.pdf.words import Characters, characters_to_words
from extract.read.symbols import SUBSTITUTE, is_unreadable, signs, symbol_font

logging.getLogger("pdfminer").addHandler(logging.NullHandler())  # a damaged file is one message, ours
_CODE = re.compile(r"\(cid:(\d{1,3})\)")
"""What pdfminer gives for a character whose letter it does not know."""


class PlumberSource:
    """Pages of one PDF; use as a context manager or close it. Raises as `PdfiumSource` does."""

    def __init__(self, path: Path, password: str = "") -> None:
        self._name = path.name
        self._file = path.open("rb")
        try:
            self._document = pdfplumber.open(self._file, password=password or None)
            self.page_count = len(self._document.pages)
        except (PdfminerException, PDFPasswordIncorrect) as error:
            self._file.close()
            raise _open_error(path, password, error) from error
        except Exception as error:  # pdfminer raises bare TypeError, KeyError and more on damaged files
            self._file.close()
            raise UnreadableReport(f"{path.name}: not a readable PDF", why=repr(error)) from error
        if self.page_count == 0:
            self.close()
            raise UnreadableReport(
                f"{path.name}: the PDF has no pages", next_step="Check the file in a PDF viewer."
            )
        title = (self._document.metadata or {}).get("Title", "")
        self.title = title if isinstance(title, str) else ""

    def page(self, number: int) -> PageContent:
        """The page with this number, from 1. Raises UnreadableReport where it is damaged."""
        page = self._document.pages[number - 1]
        try:
            return _page_content(page, number)
        except Exception as error:  # as above: a damaged page is one message, whatever pdfminer raises
            raise UnreadableReport(
                f"{self._name}, page {number}: the page is damaged", why=repr(error)
            ) from error
        finally:
            page.close()

    def close(self) -> None:
        """Frees the file."""
        self._document.close()
        self._file.close()

    def __enter__(self) -> PlumberSource:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _open_error(path: Path, password: str, error: Exception) -> UnreadableReport:
    if "Password" in repr(error):
        if password:
            what, next_step = "the password does not open it", "Give the right one with --password."
        else:
            what, next_step = "the PDF is encrypted", "Give its password with --password."
        return EncryptedReport(f"{path.name}: {what}", next_step=next_step)
    return UnreadableReport(f"{path.name}: not a readable PDF", why=str(error))


def _page_content(page: Any, number: int) -> PageContent:
    left, top, right, bottom = (float(edge) for edge in page.cropbox)
    words = characters_to_words(_characters(page.chars, left, top))
    paths = PathCollector()
    for item in sorted(_paths(page), key=lambda item: item[0]):
        _add_path(paths, item[1], left, top)
    for image in page.images:
        paths.add_image((image["x0"] - left, image["top"] - top, image["x1"] - left, image["bottom"] - top))
    horizontal, vertical, shapes = paths.result()
    return PageContent(
        number, right - left, bottom - top, words, horizontal, vertical, shapes,
        unmapped=sum(_seen(char)[1] for char in page.chars),
    )  # fmt: skip


def _characters(chars: Sequence[dict[str, Any]], left: float, top: float) -> Characters:
    rows: list[tuple[int, float, float, float, float, bool, int, int, int]] = []
    run, before = 0, None
    for char in chars:
        look = (char["fontname"], char["size"], char.get("matrix", ())[:4])
        run += look != before
        before = look
        bold, colour = _is_bold(char["fontname"]), _colour(char.get("non_stroking_color"))
        box = (char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
        direction = _direction(char.get("matrix", (1, 0, 0, 1, 0, 0)))
        # A ligature is one character here and several in pdfium: its letters share its box.
        rows += [
            (ord(letter), *box, bold, colour, direction, run)
            for letter in _seen(char)[0]
            if ord(letter) >= 0x20
        ]
    if not rows:
        rows, empty = [(0, 0.0, 0.0, 0.0, 0.0, False, 0, 0, 0)], slice(0, 0)
    else:
        empty = slice(None)
    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True))
    code, bolds, colours, directions, runs = (columns[i] for i in (0, 5, 6, 7, 8))
    return Characters(
        np.array(code, np.int64)[empty], np.array(list(zip(*columns[1:5], strict=True)), np.float64)[empty],
        np.array(bolds, np.bool_)[empty], np.array(colours, np.int64)[empty],
        np.array(directions, np.int64)[empty], np.array(runs, np.int64)[empty],
    )  # fmt: skip


def _seen(char: dict[str, Any]) -> tuple[str, int]:
    """A character as what is seen, and how many letters of it are not known."""
    text, font = char["text"], symbol_font(char["fontname"])
    code = _CODE.fullmatch(text)
    if font:
        return signs(chr(int(code[1])) if code else text, font)
    return signs(text, SUBSTITUTE) if is_unreadable(text) else (text, int(bool(code)))


def _is_bold(font: str) -> bool:
    return any(word in font.lower() for word in ("bold", "black", "heavy", "-bd", "demi"))


def _direction(matrix: Sequence[float]) -> int:
    a, b = matrix[0], matrix[1]
    if abs(b) < 0.2 * abs(a):
        return UPRIGHT
    if abs(a) < 0.2 * abs(b):
        return READS_UP if b > 0 else READS_DOWN
    return SLANTED


def _colour(colour: Any) -> int:
    """A PDF colour of one, three or four parts as 0xRRGGBB; black where it is a pattern or missing."""
    if isinstance(colour, (int, float)):
        colour = (colour,)
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return 0
    if len(colour) == 4:
        cyan, magenta, yellow, black = colour
        parts: Iterable[float] = ((1 - min(1, ink + black)) for ink in (cyan, magenta, yellow))
    elif len(colour) == 3:
        parts = colour
    elif len(colour) == 1:
        parts = (colour[0],) * 3
    else:
        return 0
    red, green, blue = (max(0, min(255, round(part * 255))) for part in parts)
    return (red << 16) | (green << 8) | blue


def _paths(page: Any) -> Iterable[tuple[int, dict[str, Any]]]:
    """Drawn paths; pdfminer gives them by kind, in painting order within each."""
    yield from enumerate([*page.rects, *page.curves, *page.lines])


def _add_path(paths: PathCollector, item: dict[str, Any], left: float, top: float) -> None:
    box = (item["x0"] - left, item["top"] - top, item["x1"] - left, item["bottom"] - top)
    filled, stroked = bool(item.get("fill")), bool(item.get("stroke"))
    if not filled and not stroked:
        return
    if paths.add_thin(box):
        return
    fill = f"#{_colour(item.get('non_stroking_color')):06x}" if filled else ""
    if item["object_type"] == "rect":
        x0, y0, x1, y1 = box
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        segments: PathSegments = [
            ("move" if i == 0 else "line", x, y, i == 3) for i, (x, y) in enumerate(corners)
        ]
        paths.add_segments(segments, fill, stroked)
        return
    paths.add_segments(_segments(item, left, top), fill, stroked)


def _segments(item: dict[str, Any], left: float, top: float) -> PathSegments:
    kinds = {"m": "move", "l": "line", "c": "curve", "v": "curve", "y": "curve"}
    segments: PathSegments = []
    for step in item.get("path") or ():
        if step[0] == "h":
            if segments:
                kind, x, y, _ = segments[-1]
                segments[-1] = (kind, x, y, True)
            continue
        for x, y in step[1:]:
            segments.append((kinds.get(step[0], "line"), x - left, y - top, False))
    return segments
