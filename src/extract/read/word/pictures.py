"""The colour of a small picture: gets the bytes of a PNG, gives '#rrggbb' of what stands out in it.

Other kinds of pictures, large and interlaced ones give ''. Does not know what the picture is for.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_BYTES = 1_100_000
"""Of the pixels: an icon of 512 x 512 with transparency; undoing the filters of more takes seconds."""
SAMPLES = 4096
PAPER = 235
"""From this brightness of its darkest channel a pixel is background."""
CHROMA = 50
"""From this difference of its channels a pixel is coloured."""
COLOURED_SHARE = 0.08
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_SIZE_END = 33
"""Where the header chunk ends."""
Pixel = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Header:
    width: int
    height: int
    kind: int
    """Colour type of the format: 0 grey, 2 RGB, 3 palette, 4 grey and 6 RGB with transparency."""

    depth: int
    """Bits of a channel."""

    @property
    def channels(self) -> int:
        return _CHANNELS[self.kind]

    @property
    def row_bytes(self) -> int:
        return (self.width * self.channels * self.depth + 7) // 8


def picture_colour(blob: bytes) -> str:
    """The mean of the coloured pixels, or of those that are not background; '' where it cannot be told."""
    header = _header(blob)
    if header is None:
        return ""
    try:
        pixels = list(_visible_pixels(header, dict(_chunks(blob))))
    except (zlib.error, struct.error, IndexError, ValueError):
        return ""
    return _mean(pixels)


def _header(blob: bytes) -> _Header | None:
    if not blob.startswith(SIGNATURE) or len(blob) < _SIZE_END:
        return None
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", blob[16:29])
    if kind not in _CHANNELS or interlaced or not (depth == 8 or (depth < 8 and _CHANNELS[kind] == 1)):
        return None
    header = _Header(width, height, kind, depth)
    return header if width * height * header.channels <= MAX_BYTES else None


def _chunks(blob: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Chunks by name, those of pixels together."""
    at, pixels = len(SIGNATURE), b""
    while at + 8 <= len(blob):
        (length,) = struct.unpack(">I", blob[at : at + 4])
        name, data = blob[at + 4 : at + 8], blob[at + 8 : at + 8 + length]
        at += length + 12
        if name == b"IDAT":
            pixels += data
        else:
            yield name, data
    yield b"IDAT", pixels


def _visible_pixels(header: _Header, chunks: dict[bytes, bytes]) -> Iterator[Pixel]:
    size = header.height * (header.row_bytes + 1)
    raw = zlib.decompressobj().decompress(chunks[b"IDAT"], size)
    step = max(1, header.width * header.height // SAMPLES)
    pixels = b"".join(_unfiltered_rows(header, raw))
    for at in range(0, header.width * header.height, step):
        pixel = _pixel(pixels[at * header.channels : (at + 1) * header.channels], header.kind, chunks)
        if pixel:
            yield pixel


def _unfiltered_rows(header: _Header, raw: bytes) -> Iterator[bytes]:
    length, back = header.row_bytes, header.channels
    above = bytes(length)
    for start in range(0, len(raw), length + 1):
        row = bytearray(raw[start + 1 : start + 1 + length])
        _unfilter(raw[start], row, above, back)
        above = bytes(row)
        yield above if header.depth == 8 else _unpacked(above, header)


def _unpacked(row: bytes, header: _Header) -> bytes:
    """A row of several pixels a byte as one byte each; grey is stretched to the full range."""
    depth, most = header.depth, (1 << header.depth) - 1
    scale = 1 if header.kind == 3 else 255 // most
    values = (byte >> shift & most for byte in row for shift in range(8 - depth, -1, -depth))
    return bytes(value * scale for value, _ in zip(values, range(header.width), strict=False))


def _unfilter(kind: int, row: bytearray, above: bytes, back: int) -> None:
    """Undoes one of the format's four filters in place."""
    for at in range(len(row)) if kind else ():
        left = row[at - back] if at >= back else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = above[at]
        elif kind == 3:
            guess = (left + above[at]) // 2
        else:
            guess = _nearest(left, above[at], above[at - back] if at >= back else 0)
        row[at] = (row[at] + guess) & 0xFF


def _nearest(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda neighbour: abs(guess - neighbour))


def _pixel(values: bytes, kind: int, chunks: dict[bytes, bytes]) -> Pixel | None:
    """The colour of a pixel, None where one sees through it."""
    if kind == 3:
        alpha = chunks.get(b"tRNS", b"")
        red, green, blue = chunks[b"PLTE"][values[0] * 3 : values[0] * 3 + 3]
        return None if values[0] < len(alpha) and alpha[values[0]] < 128 else (red, green, blue)
    if kind in (4, 6) and values[-1] < 128:
        return None
    return (values[0], values[1], values[2]) if kind in (2, 6) else (values[0], values[0], values[0])


def _mean(pixels: Sequence[Pixel]) -> str:
    inked = [pixel for pixel in pixels if min(pixel) < PAPER] or list(pixels)
    coloured = [pixel for pixel in inked if max(pixel) - min(pixel) >= CHROMA]
    counted = coloured if len(coloured) > COLOURED_SHARE * len(inked) else inked
    if not counted:
        return ""
    return "#" + "".join(
        f"{round(sum(channel) / len(counted)):02x}" for channel in zip(*counted, strict=True)
    )
