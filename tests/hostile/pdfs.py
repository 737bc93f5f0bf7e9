"""PDFs that would do harm: written byte by byte, since no library makes such files."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence

A4 = b"[0 0 595 842]"
FONT = b"<< /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
MANY = 2**31 - 1
Cases = Mapping[str, Callable[[], bytes]]


def pdf(objects: Sequence[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), more, content)


def packed(content: bytes, more: bytes = b"") -> bytes:
    """A stream that is deflated."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + more)


def one_page(content: bytes, *more: bytes, box: bytes = A4, resources: bytes = b"/Font " + FONT) -> bytes:
    """A page of this content stream (a whole object); further objects have numbers from 5."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R /Resources << %b >> >>"
    return pdf([CATALOGUE, PAGES, page % (box, resources), content, *more])


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
HELLO = b"BT /F 12 Tf 72 720 Td (Hello) Tj ET"


def said_page(content: bytes) -> bytes:
    return one_page(packed(content))


def with_pages(pages: bytes, *more: bytes) -> bytes:
    """A file with this page tree."""
    return pdf([CATALOGUE, pages, *more])


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return with_pages(b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count), *[page] * count)


def deep_tree(levels: int) -> bytes:
    """A page tree of one node a level."""
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (i + 3, i + 1) for i in range(levels)
    ]
    return pdf([CATALOGUE, *nodes, b"<< /Type /Page /MediaBox [0 0 595 842] >>"])


def forms(levels: int, times: int) -> bytes:
    """Forms that each draw the next one some times: times ** levels drawings."""
    draw, last = b"/N Do " * times, 4 + levels
    inner = [
        packed(
            draw if number < last else b"0 0 9 9 re f",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N %d 0 R >> >>"
            % (number + 1),
        )
        for number in range(5, last + 1)
    ]
    return one_page(stream(draw), *inner, resources=b"/XObject << /N 5 0 R >>")


def own_form() -> bytes:
    """A form that draws itself."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N 5 0 R >> >>"
    return one_page(
        stream(b"/N Do /N Do"), stream(b"/N Do /N Do", form), resources=b"/XObject << /N 5 0 R >>"
    )


def picture(width: int, height: int, shown: int) -> bytes:
    """A picture that is declared this large, shown as large as a light."""
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    return one_page(
        stream(b"q %d 0 0 %d 72 700 cm /I Do Q" % (shown, shown)),
        packed(bytes(1 << 20), image % (width, height)),
        resources=b"/XObject << /I 5 0 R >>",
    )


def twice_packed(size: int) -> bytes:
    """A bomb in a bomb: zeros deflated twice."""
    inner = zlib.compress(zlib.compress(b" " * size, 9), 9)
    return one_page(stream(inner, b"/Filter [/FlateDecode /FlateDecode]"))


def font_page(font: bytes, text: bytes = b"(Hello)", *more: bytes) -> bytes:
    content = b"BT /F 12 Tf 72 720 Td %b Tj ET" % text
    return one_page(stream(content), *more, resources=b"/Font << /F << /Type /Font %b >> >>" % font)


def with_xref_loop() -> bytes:
    """A table of places that says it goes on in itself."""
    whole = one_page(stream(HELLO))
    start = whole.rindex(b"startxref") + 10
    at = int(whole[start : whole.index(b"\n", start)])
    return whole.replace(b"trailer << ", b"trailer << /Prev %d " % at)


def grid_lines(count: int) -> bytes:
    """A page ruled with this many lines each way."""
    across = b"".join(b"0 %.2f m 595 %.2f l S\n" % (i * 842 / count, i * 842 / count) for i in range(count))
    down = b"".join(b"%.2f 0 m %.2f 842 l S\n" % (i * 595 / count, i * 595 / count) for i in range(count))
    return said_page(across + down)


def some_words(count: int) -> bytes:
    lines = (b"1 0 0 1 %d %d Tm (w%d) Tj\n" % (i * 7 % 580, i * 13 % 830, i) for i in range(count))
    return b"BT /F 2 Tf\n" + b"".join(lines) + b"ET\n"


def words(count: int) -> bytes:
    """A page with this many words."""
    return said_page(some_words(count))


def squares(count: int) -> bytes:
    """Filled squares of the size of a light all over the page."""
    each = (b"0.%d 0 0 rg %d %d 9 9 re f\n" % (i % 10, i * 7 % 580, i * 13 % 830) for i in range(count))
    return b"".join(each)


OPEN_ACTION = (
    b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/true) >> "
    b"/AA << /WC << /S /JavaScript /JS (app.alert\\(1\\)) >> >> "
    b"/Names << /JavaScript << /Names [(x) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> "
    b"/EmbeddedFiles << /Names [(../../evil.sh) << /Type /Filespec /F (../../evil.sh) "
    b"/EF << /F 4 0 R >> >>] >> >> >>"
)


def with_actions() -> bytes:
    """Scripts, programs to launch and files inside."""
    return one_page(stream(HELLO)).replace(CATALOGUE, OPEN_ACTION)


OVER_LIMIT: Cases = {
    "a count of pages that is a lie": lambda: with_pages(
        b"<< /Type /Pages /Kids [3 0 R] /Count 100000 >>", b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    ),
    "100,000 pages": lambda: many_pages(100_000),
    "one page named 100,000 times": lambda: with_pages(
        b"<< /Type /Pages /Kids [%b] /Count 100000 >>" % (b"3 0 R " * 100_000),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font %b >> >>"
        % FONT,
        stream(HELLO),
    ),
    "10 million lines": lambda: said_page(b"0 0 m 9 9 l S\n" * 10_000_000),
    "10 million segments in one path": lambda: said_page(b"0 0 m " + b"9 9 l\n" * 10_000_000 + b"S"),
    "100,000 words on a page": lambda: words(100_000),
    "a million words on a page": lambda: words(1_000_000),
    "10 million letters": lambda: said_page(
        b"BT /F 1 Tf 1 1 Td\n" + (b"(" + b"a b " * 25 + b") Tj\n") * 100_000 + b"ET"
    ),
    "forms in forms 12 deep, 10 a time": lambda: forms(12, 10),
    "forms in forms 4 deep, 100 a time": lambda: forms(4, 100),
    "a form that draws itself": own_form,
    "a stream that inflates to 1 GB": lambda: said_page(b" " * (1 << 30)),
    "a stream deflated twice": lambda: twice_packed(1 << 30),
}
"""What would take more than is given."""

UNREADABLE: Cases = {
    "no pages": lambda: with_pages(b"<< /Type /Pages /Kids [] /Count 0 >>"),
    "a page tree that holds itself": lambda: with_pages(b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 4 >>"),
    "a page tree 5,000 deep": lambda: deep_tree(5_000),
    "a catalogue that is its own page": lambda: pdf(
        [b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 1 >>"]
    ),
    "random bytes after a header": lambda: (
        b"%PDF-1.7\n" + bytes((i * 7919 >> 3) & 255 for i in range(100_000))
    ),
    "a header alone": lambda: b"%PDF-1.7\n",
}
"""What cannot be read."""

HARMLESS: Cases = {
    "a count beyond all numbers": lambda: with_pages(
        b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % MANY, b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    ),
    "a count below zero": lambda: with_pages(
        b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>", b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    ),
    "a table of places in a loop": with_xref_loop,
    "a huge page": lambda: one_page(stream(HELLO), box=b"[0 0 1e9 1e9]"),
    "a page of 10^38 points": lambda: one_page(
        stream(HELLO),
        box=b"[0 0 99999999999999999999999999999999999999 99999999999999999999999999999999999999]",
    ),
    "a page without room": lambda: one_page(stream(HELLO), box=b"[0 0 0 0]"),
    "a page turned inside out": lambda: one_page(stream(HELLO), box=b"[595 842 0 0]"),
    "a page that is no number": lambda: one_page(stream(HELLO), box=b"[nan nan inf -inf]"),
    "coordinates that are no numbers": lambda: said_page(
        b"nan 0 m inf inf l S 1 0 0 1 1e39 1e39 cm 0 0 m 1e39 5 l S 0 0 1e39 9 re f "
        b"99999999999999999999999999999999999999999 0 m 5 5 l S BT /F 1e39 Tf 1e39 1e39 Td (Hello) Tj ET"
    ),
    "100,000 outlines over a table": lambda: said_page(
        b"0 0 m 595 0 l S 0 0 m 0 842 l S\n" + squares(100_000)
    ),
    "30,000 lights and words": lambda: said_page(squares(30_000) + some_words(20_000)),
    "a million lines": lambda: said_page(b"0 0 m 9 9 l S\n" * 1_000_000),
    "a grid of 1,000 x 1,000": lambda: grid_lines(1000),
    "a grid of 5,000 x 5,000": lambda: grid_lines(5000),
    "a word of a million letters": lambda: said_page(b"BT /F 1 Tf 1 1 Td (" + b"a" * 1_000_000 + b") Tj ET"),
    "forms 1,000 deep": lambda: forms(1000, 1),
    "a picture of 100,000 x 100,000": lambda: picture(100_000, 100_000, 20),
    "a picture of 30,000 x 30,000": lambda: picture(30_000, 30_000, 20),
    "a picture of 30,000 x 30,000, shown large": lambda: picture(30_000, 30_000, 500),
    "scripts, programs and files inside": with_actions,
    "a font without a map": lambda: font_page(
        b"/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font /Subtype "
        b"/CIDFontType2 /BaseFont /X "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]",
        b"<00010002>",
    ),
    "a font that is damaged": lambda: font_page(
        b"/Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 255 /Widths 5 0 R /FontDescriptor "
        b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 6 0 R >>",
        b"(Hello)",
        b"[-1 1e39 null]",
        packed(bytes(range(256)) * 400),
    ),
    "a font of drawings that draws itself": lambda: font_page(
        b"/Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 72 /LastChar 72 "
        b"/Widths [9] /Encoding << /Differences [72 /H] >> /CharProcs << /H 4 0 R >> "
        b"/Resources << /Font << /F 3 0 R >> >>",
        b"(HHHH)",
    ),
    "arrays 100,000 deep": lambda: said_page(b"[" * 100_000 + b"]" * 100_000 + b" 0 d " + HELLO),
    "dictionaries 100,000 deep": lambda: with_pages(
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /X " + b"<< /X " * 100_000 + b">>" * 100_000 + b" >>",
        b"<< /Type /Page /MediaBox [0 0 595 842] >>",
    ),
    "a million states kept": lambda: said_page(b"q " * 1_000_000 + HELLO),
}
"""What is read as far as it goes, and gives no follow-up."""
