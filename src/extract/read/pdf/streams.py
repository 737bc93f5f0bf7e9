"""The streams of a PDF: gets its bytes, gives where each lies and how much it inflates to.

A scan over the bytes, not a reader of PDFs: it is there to tell what a file would cost before a reader is
let loose on it. What it cannot tell, such as what is encrypted, it takes as it lies there.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from binascii import Error, unhexlify
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from mmap import mmap

from extract.read.limits import STREAMS

Data = bytes | mmap
LONGEST_DICTIONARY = 1 << 16
LONGEST_NUMBER = 24
PIECE = 1 << 16
HIGHEST_RATIO = 1033
"""How many times deflated bytes can inflate at most."""
_START = re.compile(rb">>\s*stream\r?\n")
_END = re.compile(rb"endstream")
_OBJECT = re.compile(rb"obj")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+$")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(?!\s+\d+\s+R)")
_ESCAPE = re.compile(rb"#([0-9a-fA-F]{2})")
_NAME = re.compile(rb"/(\w+)")


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream of a file."""

    number: int
    """Of its object."""
    dictionary: bytes
    start: int
    length: int

    @property
    def is_picture(self) -> bool:
        """Whether it says that it is a picture."""
        return _is_named(self.dictionary, b"Image")

    @property
    def times_deflated(self) -> int:
        """How often it is deflated, at least once."""
        said = _FILTER.search(self.dictionary)
        return max(1, len(re.findall(rb"/Fl", said[1])) if said else 1)

    @property
    def is_form(self) -> bool:
        """Whether it is a drawing that others draw."""
        return _is_named(self.dictionary, b"Form")


def _is_named(dictionary: bytes, kind: bytes) -> bool:
    return re.search(rb"/Subtype\s*/" + kind + rb"\b", dictionary) is not None


def objects_of(data: Data) -> list[tuple[int, int]]:
    """Where each object begins, and its number, in the order of the file."""
    found = []
    for match in _OBJECT.finditer(data):
        number = _NUMBER.search(data[max(0, match.start() - LONGEST_NUMBER) : match.start()])
        if number:
            found.append((match.end(), int(number[1])))
    return found


def streams_of(data: Data, objects: Sequence[tuple[int, int]]) -> list[Stream]:
    """All streams, at most one more than the limit, in the order of the file."""
    ends = [match.start() for match in _END.finditer(data)]
    starts = [place for place, _ in objects]
    found: list[Stream] = []
    for match in _START.finditer(data):
        at = bisect_left(starts, match.start()) - 1
        if at >= 0:
            found.append(_stream(data, objects[at], match, ends))
        if len(found) > STREAMS:
            break
    return found


def _stream(data: Data, head: tuple[int, int], match: re.Match[bytes], ends: list[int]) -> Stream:
    written = data[head[0] : min(match.start(), head[0] + LONGEST_DICTIONARY)]
    dictionary = _ESCAPE.sub(lambda code: unhexlify(code[1]), written)
    said = _LENGTH.search(dictionary)
    at = bisect_left(ends, match.end())
    end = ends[at] if at < len(ends) else len(data)
    length = max(end - match.end(), min(int(said[1]), len(data) - match.end()) if said else 0)
    return Stream(head[1], dictionary, match.end(), length)


def inflated_size(data: Data, stream: Stream, most: int) -> int:
    """How many bytes the stream inflates to, counted up to about `most`."""
    size = 0
    for piece in _decoded(data, stream):
        size += len(piece)
        if size > most:
            break
    return size


def inflated(data: Data, stream: Stream, most: int) -> bytes:
    """What the stream inflates to, up to about `most` bytes."""
    pieces, size = [], 0
    for piece in _decoded(data, stream):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            break
    return b"".join(pieces)


def _decoded(data: Data, stream: Stream) -> Iterator[bytes]:
    """The stream piece by piece through all its filters; what cannot be decoded ends it."""
    end = stream.start + stream.length
    pieces: Iterator[bytes] = (data[at : min(at + PIECE, end)] for at in range(stream.start, end, PIECE))
    for name in _filters(data, stream):
        decode = _DECODERS.get(name)
        if decode is not None:
            pieces = decode(pieces)
    return pieces


def _filters(data: Data, stream: Stream) -> list[bytes]:
    """The names of its filters; deflated data is known where they are told elsewhere."""
    said = _FILTER.search(stream.dictionary)
    if said:
        return _NAME.findall(said[1])
    return [b"FlateDecode"] if b"/Filter" in stream.dictionary and data[stream.start] == 0x78 else []


def _inflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for piece in pieces:
        left = piece
        while left and not machine.eof:
            try:
                yield machine.decompress(left, PIECE)
            except zlib.error:
                return
            left = machine.unconsumed_tail


def _from_hex(pieces: Iterator[bytes]) -> Iterator[bytes]:
    text = re.sub(rb"[^0-9a-fA-F]", b"", b"".join(pieces).split(b">")[0])
    yield unhexlify(text[: len(text) // 2 * 2])


def _from_ascii85(pieces: Iterator[bytes]) -> Iterator[bytes]:
    text = b"".join(pieces).split(b"~>")[0]
    try:
        yield a85decode(text)
    except (ValueError, Error):
        return


_Decoder = Callable[[Iterator[bytes]], Iterator[bytes]]
_DECODERS: dict[bytes, _Decoder] = {
    b"FlateDecode": _inflate,
    b"Fl": _inflate,
    b"ASCIIHexDecode": _from_hex,
    b"AHx": _from_hex,
    b"ASCII85Decode": _from_ascii85,
    b"A85": _from_ascii85,
}
