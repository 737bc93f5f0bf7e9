"""The letters of a picture, through Tesseract: the only door to it.

Gets the lightness of a page and boxes on it, gives the words in them with their place, the baseline they
stand on and how sure Tesseract is. The binding (tesserocr) brings Tesseract itself, but no languages: those
are looked for where Tesseract's own packages put them, or at TESSDATA_PREFIX.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import tesserocr

from extract.read.pdf.scan.picture import Levels

PLACES = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tesseract*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
)
"""Where packages of Debian, Fedora, Arch, Homebrew and MacPorts put the languages."""
ORIENTATION = "osd"
"""The data by which Tesseract tells how a page is turned."""
POINTS = 72

Box = tuple[int, int, int, int]


class SeenWord(NamedTuple):
    """A word that Tesseract read; coordinates are pixels."""

    text: str
    confidence: float
    """0 to 100."""
    box: Box
    """x0, top, x1, bottom of its ink."""
    foot: float
    """The baseline that it stands on."""
    size: float
    """Height of its line's font, as Tesseract measures it: from descenders to ascenders."""
    line: int
    """Number of its line on the page."""


@cache
def data_folder() -> str:
    """The folder with the most languages; '' where there is none."""
    folders = [str(folder) for folder in _folders() if any(folder.glob("*.traineddata"))]
    return max(folders, key=lambda folder: len(_named(folder)), default="")


def _folders() -> Iterator[Path]:
    """Where languages may be; the user's own word is the only one that counts where it is given."""
    told = os.environ.get("TESSDATA_PREFIX", "")
    if told:
        yield from (Path(told), Path(told) / "tessdata")
        return
    for place in PLACES:
        yield from sorted(Path("/").glob(place[1:]))
    program = shutil.which("tesseract")
    if program:
        beside = Path(program).resolve().parent
        yield from (beside / "tessdata", beside.parent / "share" / "tessdata")
    yield Path(sys.prefix) / "share" / "tessdata"


def _named(folder: str) -> frozenset[str]:
    return frozenset(file.stem for file in Path(folder).glob("*.traineddata"))


def installed_languages() -> frozenset[str]:
    """The languages that can be recognised, by Tesseract's names (fin, swe, eng, ...)."""
    return _named(data_folder()) - {ORIENTATION} if data_folder() else frozenset()


class Recogniser:
    """Reads pictures in languages named as in 'fin+swe', the first one before the others; close it."""

    def __init__(self, languages: str) -> None:
        self._api = tesserocr.PyTessBaseAPI(path=data_folder(), lang=languages, oem=tesserocr.OEM.LSTM_ONLY)
        self._api.SetVariable("debug_file", os.devnull)  # it would print about pictures it cannot make out

    def look_at(self, lightness: Levels, scale: float) -> None:
        """Takes the picture, (height, width) from 0 to 255, with `scale` pixels to the point."""
        height, width = lightness.shape
        self._api.SetImageBytes(np.ascontiguousarray(lightness).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(scale * POINTS))

    def read(self, box: Box, *, is_block: bool) -> list[SeenWord]:
        """The words in a box; `is_block` where it holds one column of text, else its parts are looked for."""
        self._api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK if is_block else tesserocr.PSM.AUTO)
        self._api.SetRectangle(box[0], box[1], box[2] - box[0], box[3] - box[1])
        self._api.Recognize()
        iterator = self._api.GetIterator()
        return list(_words(iterator)) if iterator is not None else []

    def close(self) -> None:
        """Frees the languages."""
        self._api.End()


def _words(iterator: tesserocr.PyResultIterator) -> Iterator[SeenWord]:
    level, line = tesserocr.RIL.WORD, 0
    for word in tesserocr.iterate_level(iterator, level):
        if word.Empty(level):
            continue
        line += word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE)
        text, box = word.GetUTF8Text(level).strip(), word.BoundingBox(level)
        if text and box is not None:
            yield SeenWord(text, word.Confidence(level), box, _foot(word, box), _size(word), line)


def _foot(word: tesserocr.PyResultIterator, box: Box) -> float:
    """The height of the baseline under the middle of a word."""
    baseline = word.Baseline(tesserocr.RIL.TEXTLINE)
    if baseline is None:
        return float(box[3])
    (x0, y0), (x1, y1) = baseline
    middle = (box[0] + box[2]) / 2
    return float(y0 + (y1 - y0) * (middle - x0) / max(x1 - x0, 1))


def _size(word: tesserocr.PyResultIterator) -> float:
    return float(word.RowAttributes()["row_height"])


def turned_quarters(lightness: Levels, scale: float) -> int:
    """By how many quarter turns, against the clock, a page has to be turned to be upright."""
    if ORIENTATION not in _named(data_folder()):
        return 0
    height, width = lightness.shape
    with tesserocr.PyTessBaseAPI(path=data_folder(), lang=ORIENTATION, psm=tesserocr.PSM.OSD_ONLY) as finder:
        finder.SetVariable("debug_file", os.devnull)
        finder.SetImageBytes(np.ascontiguousarray(lightness).tobytes(), width, height, 1, width)
        finder.SetSourceResolution(round(scale * POINTS))
        found = finder.DetectOrientationScript()
    return int(found["orient_deg"]) // 90 % 4 if found else 0
