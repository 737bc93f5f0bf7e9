"""What a worker and its parent say to each other over pipes: frames of a kind, a length and a content.

Knows bytes alone; what a content means is the affair of the two ends.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

_HEAD = struct.Struct(">cQ")
LARGEST = 1 << 31
"""Bytes of a content; a longer one is not of this protocol."""


class Kind(Enum):
    """What a frame is."""

    READY = b"R"
    """A worker has started: the megabytes of memory it had taken by then, as text."""
    UNIT = b"U"
    """A report to be read."""
    MORE_TIME = b"T"
    """The report has so many seconds of work, as text, beyond what was known of."""
    OUTCOME = b"O"
    """What came of the report; the worker waits for the next."""
    LAST_OUTCOME = b"L"
    """The same, of a worker that has grown and ends now."""
    MEMORY_SPENT = b"M"
    """The report took more memory than it may; the worker ends now."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    kind: Kind
    content: bytes = b""


class Pipe(Protocol):
    """The end of a pipe, unbuffered."""

    def read(self, size: int, /) -> bytes | None:
        """At most so many bytes, none at its end."""

    def write(self, content: bytes | memoryview, /) -> int | None:
        """Write some of the bytes; how many."""


def write_frame(pipe: Pipe, frame: Frame) -> None:
    """Write a frame. Raises OSError where the other end is gone."""
    rest = memoryview(_HEAD.pack(frame.kind.value, len(frame.content)) + frame.content)
    while rest:
        rest = rest[pipe.write(rest) or 0 :]


def read_frame(pipe: Pipe) -> Frame | None:
    """The next frame; None where the other end is gone, be it in the midst of one."""
    head = _read_exactly(pipe, _HEAD.size)
    if head is None:
        return None
    kind, length = _HEAD.unpack(head)
    if length > LARGEST:
        raise ValueError(f"a frame of {length} bytes is none")
    content = _read_exactly(pipe, length)
    return None if content is None else Frame(Kind(kind), content)


def _read_exactly(pipe: Pipe, length: int) -> bytes | None:
    content = bytearray()
    while len(content) < length:
        piece = pipe.read(min(length - len(content), 1 << 20))
        if not piece:
            return None
        content += piece
    return bytes(content)
