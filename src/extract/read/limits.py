"""How much a report may hold: each limit once, with its reason.

All lie far above what a report of people for people holds, and below what takes minutes or gigabytes to
read. A file beyond one gives OverLimit, which names the file, the limit and what to do next.
"""

from __future__ import annotations

from extract.errors import OverLimit

MIB = 1 << 20

FILE_BYTES = 300 * MIB
"""Scans of many pages reach some 200 MiB."""
DOCUMENT_PAGES = 3_000
"""Each takes some 5 ms and 0.1 MB."""
PAGE_LETTERS = 200_000
"""A sheet of the finest print holds a tenth; pdfium takes 0.3 KB for each."""
PAGE_WORDS = 40_000
"""Laying out more takes more than some seconds."""
PAGE_OBJECTS = 100_000
"""Drawn objects that are looked at, some 20 microseconds each; a map may have more."""
PAGE_SHAPES = 20_000
"""Fills, discs and pictures that are laid against the cells of tables; a map has more, a table has not."""
PAGE_LIGHTS = 2_000
"""Shapes of the size of a traffic light; each is looked for beside texts and in cells."""
PAGE_EDGES = 3_000
"""Rules of one direction, joined: more make no table that anybody reads."""
PAGE_CELLS = 20_000
"""Places of all grids of a page."""
PAGE_CONTENT = 16 * MIB
"""Of instructions that draw one page, forms counted as often as they are drawn. pdfium, which reads all of
them before it gives the page, makes 10 to 50 times as much of them."""
STREAM_LETTERS = 500_000
"""Letters that one stream of instructions shows; pdfium takes up to 0.6 KB for each."""
STREAM_PICTURES = 50_000
"""Pictures within one stream of instructions; pdfium takes 1 KB for each."""
STREAM_BYTES = 64 * MIB
"""Of any one stream of a PDF, inflated; fonts reach some 30 MiB."""
STREAMS = 300_000
"""Of a PDF."""
PACKED_BYTES = 128 * MIB
"""Of the objects that a PDF keeps deflated."""
STREAMS_BYTES = 1024 * MIB
"""Of all the large streams of a PDF but pictures, inflated; measuring them takes 2 to 3 seconds."""
PICTURE_PIXELS = 4_000_000
"""Of a picture whose colour is looked for: no light is drawn finer."""

MEMBERS = 20_000
"""Parts of a zip package."""
INFLATED = 1024 * MIB
"""Of all parts; they are read one by one, most of them not at all."""
PART_BYTES = 64 * MIB
"""Of one part that is read: as a tree its XML takes ten times as much."""
PART_TAGS = 1_500_000
"""Tags of a part's XML: a table of 11,000 rows and 10 columns."""
RATIO, RATIO_COUNTS_FROM = 400, 16 * MIB
"""Repetitive tables are deflated to a hundredth; a bomb's zeros to a thousandth."""
TABLE_COLUMNS = 500
"""Word itself allows 63."""
CELL_LETTERS = 300_000
"""Letters of one cell or paragraph: 100 pages of text."""

OFFICE_SECONDS = 60.0
"""For LibreOffice to open an old format and write it anew, its own start included."""


def over_limit(name: str, what: str, next_step: str) -> OverLimit:
    """The error of a file that holds more than is read."""
    return OverLimit(f"{name}: larger than what is read", why=what, next_step=next_step)
