"""Frames over pipes: what is written is read, whatever pieces it comes in; what is cut off is no frame."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.shelf.frames import Frame, Kind, read_frame, write_frame

FRAMES = st.builds(Frame, st.sampled_from(Kind), st.binary(max_size=100))


class Dribble(io.RawIOBase):
    """A pipe that passes a few bytes at a time."""

    def __init__(self, content: bytes, most: int) -> None:
        self.content, self.most = content, most

    def read(self, size: int = -1, /) -> bytes:
        piece, self.content = self.content[: min(size, self.most)], self.content[min(size, self.most) :]
        return piece

    def write(self, content: object, /) -> int:
        piece = bytes(content)[: self.most]  # type: ignore[call-overload]  # a buffer, which typeshed has no word for
        self.content += piece
        return len(piece)


@given(st.lists(FRAMES), st.integers(1, 40))
def test_what_is_written_is_read(frames: list[Frame], most: int) -> None:
    pipe = Dribble(b"", most)
    for frame in frames:
        write_frame(pipe, frame)
    assert list(iter(lambda: read_frame(pipe), None)) == frames


@given(FRAMES, st.data())
def test_a_frame_that_is_cut_off_is_none(frame: Frame, data: st.DataObject) -> None:
    pipe = Dribble(b"", 1000)
    write_frame(pipe, frame)
    pipe.content = pipe.content[: data.draw(st.integers(0, len(pipe.content) - 1))]
    assert read_frame(pipe) is None


@pytest.mark.parametrize(
    "head", [b"?" + bytes(8), b"O" + b"\xff" * 8], ids=["an unknown kind", "a huge length"]
)
def test_what_is_no_frame_is_refused(head: bytes) -> None:
    with pytest.raises(ValueError, match=r"none|valid"):
        read_frame(io.BytesIO(head))
