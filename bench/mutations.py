"""Damage to files, drawn by chance: gets the bytes of a report and a source of chance, gives other bytes.

Blind damage (flipped, moved, repeated and lost bytes) finds what parsers trip over; damage inside a PDF's
content streams and a Word file's XML, which blind damage would leave unreadable, finds what readers do.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]
NUMBERS = (
    b"0", b"-1", b"1e9", b"-1e9", b"99999999999999999999", b"-2147483649", b"2147483648", b"0.0000001",
    b"nan", b"inf", b"65536", b"4294967295", b"", b"x", b"1.2.3", b"--5",
)  # fmt: skip
_NUMBER = re.compile(rb"(?<![\w.])-?\d+\.?\d*(?![\w.])")
_STREAM = re.compile(rb"<<(?:(?!endobj).){0,2000}?>>\s*stream\r?\n", re.DOTALL)
_TAG = re.compile(rb"<(/?)([\w:]+)([^<>]*?)(/?)>")
_VALUE = re.compile(rb'"([^"<>]*)"')
_OPERATOR = re.compile(rb"(?<=\s)(?:re|[mlcvyhSsfFBbnqQW]|f\*|B\*|cm|BT|ET|T[dmfjJD*]|rg|RG|Do|gs)(?=\s)")


def mutated(blob: bytes, chance: Random) -> bytes:
    """The file with one to four things wrong."""
    kinds = PDF_KINDS if b"%PDF-" in blob[:1024] else WORD_KINDS
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        blob = chance.choice(kinds)(blob, chance)
    return blob


def flipped(blob: bytes, chance: Random) -> bytes:
    """Some bytes are others."""
    out = bytearray(blob)
    for _ in range(chance.choice((1, 5, 50, 500)) if out else 0):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def cut(blob: bytes, chance: Random) -> bytes:
    """The end is missing."""
    return blob[: chance.randrange(len(blob) + 1)]


def moved(blob: bytes, chance: Random) -> bytes:
    """A stretch stands elsewhere, comes twice or is gone."""
    start = chance.randrange(len(blob) + 1)
    stretch = blob[start : start + chance.choice((10, 300, 5000))]
    rest = blob[:start] + blob[start + len(stretch) :] if chance.random() < 0.6 else blob
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + stretch * chance.choice((0, 1, 2)) + rest[at:]


def numbers_changed(blob: bytes, chance: Random) -> bytes:
    """Some numbers are huge, negative or none; in a PDF those of dictionaries and places."""
    return _some(_NUMBER, blob, chance, lambda _: chance.choice(NUMBERS))


def _some(
    pattern: re.Pattern[bytes], blob: bytes, chance: Random, new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """The text with some of what a pattern finds replaced."""
    found = list(pattern.finditer(blob))
    for match in sorted(chance.sample(found, min(len(found), chance.choice((1, 3, 30)))), key=_start)[::-1]:
        blob = blob[: match.start()] + new(match) + blob[match.end() :]
    return blob


def _start(match: re.Match[bytes]) -> int:
    return match.start()


def content_changed(blob: bytes, chance: Random) -> bytes:
    """One deflated stream of a PDF, damaged token by token, written plainly; places are told anew."""
    streams = list(_STREAM.finditer(blob))
    chance.shuffle(streams)
    for head in streams[:20]:
        end = blob.find(b"endstream", head.end())
        try:
            content = zlib.decompress(blob[head.end() : end])
        except zlib.error:
            continue
        new = chance.choice(CONTENT_KINDS)(content, chance)
        plain = re.sub(rb"/Filter\s*/FlateDecode|/Length\s+\d+(\s+\d+\s+R)?", b"", head[0])
        plain = plain.replace(b"<<", b"<</Length %d " % len(new), 1)
        return _without_places(blob[: head.start()] + plain + new + b"\n" + blob[end:])
    return blob


def _without_places(blob: bytes) -> bytes:
    """A PDF without the start of its table of places, which readers then find by the objects themselves."""
    at = blob.rfind(b"startxref")
    return blob if at < 0 else blob[:at] + b"startxref\n0\n%%EOF\n"


def operators_swapped(content: bytes, chance: Random) -> bytes:
    """Some operators of a content stream are others."""
    known = [match[0] for match in _OPERATOR.finditer(content)] or [b"q"]
    return _some(_OPERATOR, content, chance, lambda _: chance.choice(known))


def repeated(content: bytes, chance: Random) -> bytes:
    """A stretch comes many times."""
    start = chance.randrange(len(content) + 1)
    stretch = content[start : start + chance.choice((20, 200, 2000))]
    return content[:start] + stretch * chance.choice((2, 50, 1000)) + content[start:]


CONTENT_KINDS: Sequence[Mutation] = (numbers_changed, operators_swapped, repeated, moved, flipped)


def member_changed(blob: bytes, chance: Random) -> bytes:
    """One part of a Word file damaged, mostly its text."""
    parts = _parts(blob)
    if not parts:
        return flipped(blob, chance)
    name = "word/document.xml" if chance.random() < 0.7 else chance.choice(sorted(parts))
    parts[name] = chance.choice(XML_KINDS)(parts.get(name, b""), chance)
    return _zipped(parts)


def member_moved(blob: bytes, chance: Random) -> bytes:
    """A part of a Word file is gone, has another's content or another name."""
    parts = _parts(blob)
    if not parts:
        return flipped(blob, chance)
    first, then = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    content = parts.pop(first)
    kind = chance.randrange(4)
    if kind:
        parts[(then, "../../../" + first, "/" + first.upper())[kind - 1]] = content
    return _zipped(parts)


def _parts(blob: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(blob)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # an earlier damage took the package away
        return {}


def _zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def values_changed(xml: bytes, chance: Random) -> bytes:
    """Some attributes have other values."""
    others = [match[1] for match in _VALUE.finditer(xml)] or [b""]
    return _some(
        _VALUE,
        xml,
        chance,
        lambda _: b'"' + chance.choice((chance.choice(NUMBERS), chance.choice(others))) + b'"',
    )


def tags_renamed(xml: bytes, chance: Random) -> bytes:
    """All elements of one name have the name of others."""
    names = sorted({match[2] for match in _TAG.finditer(xml)})
    if not names:
        return xml
    old, new = chance.choice(names), chance.choice(names)
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", rb"\g<1>" + new, xml)


def element_changed(xml: bytes, chance: Random) -> bytes:
    """One element is gone, stands in itself, comes many times or stands elsewhere."""
    starts = [match for match in _TAG.finditer(xml) if not match[1] and not match[4]]
    if len(starts) < 3:
        return xml
    start = chance.choice(starts[2:])
    end = xml.find(b"</" + start[2] + b">", start.end())
    if end < 0:
        return xml
    end += len(start[2]) + 3
    element, rest = xml[start.start() : end], xml[: start.start()] + xml[end:]
    kind = chance.randrange(5)
    if kind == 0:
        return rest
    if kind == 1:
        return xml[:end] + element * chance.choice((1, 30, 1000)) + xml[end:]
    if kind == 2:
        inner = start.end() - start.start()
        return xml[: start.end()] + element + element[inner:] + xml[end:]
    at = chance.choice([match.end() for match in _TAG.finditer(rest)][2:] or [len(rest)])
    return rest[:at] + element + rest[at:]


XML_KINDS: Sequence[Mutation] = (
    values_changed,
    values_changed,
    tags_renamed,
    element_changed,
    element_changed,
    flipped,
)
PDF_KINDS: Sequence[Mutation] = (
    flipped, cut, moved, numbers_changed, content_changed, content_changed, content_changed, content_changed,
)  # fmt: skip
WORD_KINDS: Sequence[Mutation] = (
    flipped, cut, moved, member_changed, member_changed, member_changed, member_changed, member_moved,
)  # fmt: skip
