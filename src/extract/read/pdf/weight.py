"""What a PDF would cost pdfium, told before pdfium is let loose on it: gets a path, raises OverLimit.

pdfium reads all that draws a page in one call, which nothing ends. So streams that inflate without measure,
pages of too many instructions, and drawings that draw drawings are told from the file's bytes. What is
encrypted is taken as it lies there. Knows nothing of what a page shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path

from extract.errors import OverLimit
from extract.read import limits
from extract.read.pdf.streams import (
    HIGHEST_RATIO,
    Data,
    Stream,
    inflated,
    inflated_size,
    objects_of,
    streams_of,
)

NEXT_STEP = "If the file is what it should be, print it to PDF anew, its drawings as pictures, or in parts."
DEEPEST = 30
"""Drawings within drawings that pdfium follows."""
DRAWING_COSTS = 200
"""Bytes of instructions that cost as much as to draw a drawing once."""
FEW_STREAMS = 100
"""Streams of one page up to which they are not added up."""
LOOKED_AT = limits.MIB
"""Bytes of a stream from which the letters and pictures in it are counted."""
BINARY_SHARE = 0.1
"""Share of control signs from which a stream holds no instructions, but a font or the like."""
_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
_ESCAPED = re.compile(rb"\\.", re.DOTALL)
_SHOWN = re.compile(rb"\([^()]*\)|<[0-9a-fA-F\s]+>")
_PICTURE = re.compile(rb"\bBI\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()%]+)\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_REFERENCE = re.compile(rb"(\d{1,9})\s+\d{1,5}\s+R\b")
_LIST = re.compile(rb"\[((?:\s*\d{1,9}\s+\d{1,5}\s+R)+)\s*\]")
_CONTENTS = re.compile(rb"/Contents\s+(\d{1,9})\s+\d{1,5}\s+R|/Contents\s*\[([^\]]{0,4096})")
_INDIRECT = re.compile(rb"/(?:Resources|XObject)\s+(\d{1,9})\s+\d{1,5}\s+R\b")
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\f\r")


def check_weight(path: Path) -> None:
    """Raise OverLimit for a PDF that would take pdfium time or memory without measure."""
    if not path.stat().st_size:
        return
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        scan = _Scan(path.name, data)
        if len(scan.streams) > limits.STREAMS:
            raise scan.over(f"It holds more than {limits.STREAMS} streams.")
        _check_sizes(scan)
        _check_lists(scan)
        _check_forms(scan)


@dataclass(frozen=True)
class _Scan:
    """The bytes of a file, and what is found in them."""

    name: str
    data: Data

    def over(self, what: str) -> OverLimit:
        return limits.over_limit(self.name, what, NEXT_STEP)

    @cached_property
    def objects(self) -> list[tuple[int, int]]:
        """Where each object begins, and its number."""
        return objects_of(self.data)

    @cached_property
    def streams(self) -> list[Stream]:
        return streams_of(self.data, self.objects)

    @cached_property
    def by_number(self) -> dict[int, Stream]:
        return {stream.number: stream for stream in self.streams}

    @cached_property
    def packed(self) -> list[tuple[Stream, bytes]]:
        """The streams of objects, inflated."""
        found: list[tuple[Stream, bytes]] = []
        left = limits.PACKED_BYTES
        for stream in (stream for stream in self.streams if b"/ObjStm" in stream.dictionary):
            found.append((stream, inflated(self.data, stream, limits.PAGE_CONTENT)))
            left -= len(found[-1][1])
            if left < 0:
                raise self.over(f"Its objects inflate to more than {limits.PACKED_BYTES // limits.MIB} MiB.")
        return found

    @cached_property
    def texts(self) -> list[Data]:
        """All bytes in which objects are written plainly."""
        return [self.data, *(content for _, content in self.packed)]

    @cached_property
    def contents(self) -> frozenset[int]:
        """Numbers of the streams that say what a page shows."""
        found = (match for text in self.texts for match in _CONTENTS.finditer(text))
        return frozenset(
            int(n)
            for one, many in (m.groups() for m in found)
            for n in ([one] if one else _REFERENCE.findall(many or b""))
        )

    def text_of(self, number: int) -> bytes:
        """An object as it is written, b'' where it is not found."""
        places = [place for place, found in self.objects if found == number]
        if places:
            return self.data[places[-1] : places[-1] + limits.PAGE_CELLS].split(b"endobj")[0]
        return next((text for packed in self.packed if (text := _packed_object(*packed, number))), b"")


def _packed_object(stream: Stream, content: bytes, number: int) -> bytes:
    """An object of a stream of objects."""
    first = re.search(rb"/First\s+(\d{1,9})", stream.dictionary)
    start = int(first[1]) if first else 0
    head = [int(text) for text in content[:start].split() if text.isdigit()]
    places = {one: start + place for one, place in zip(head[::2], head[1::2], strict=False)}
    if number not in places:
        return b""
    later = [place for place in places.values() if place > places[number]]
    return content[places[number] : min(later, default=len(content))]


def _check_sizes(scan: _Scan) -> None:
    """Raise OverLimit where a stream inflates without measure, or shows too much."""
    total = 0
    for stream in scan.streams:
        is_small = stream.length * HIGHEST_RATIO**stream.times_deflated < limits.PAGE_CONTENT
        if is_small or _is_only_picture(stream, scan):
            continue
        content = inflated(scan.data, stream, limits.STREAM_BYTES)
        total += len(content)
        most = limits.STREAM_BYTES if _is_binary(content) else limits.PAGE_CONTENT
        if len(content) > most:
            raise scan.over(f"Its object {stream.number} inflates to more than {most // limits.MIB} MiB.")
        if total > limits.STREAMS_BYTES:
            raise scan.over(f"Its streams inflate to more than {limits.STREAMS_BYTES // limits.MIB} MiB.")
        if most == limits.PAGE_CONTENT and len(content) > LOOKED_AT:
            _check_shown(content, stream, scan)


def _is_only_picture(stream: Stream, scan: _Scan) -> bool:
    return stream.is_picture and stream.number not in scan.contents


def _is_binary(content: bytes) -> bool:
    head = content[:4096]
    return len(head) - len(head.translate(None, _CONTROL)) > BINARY_SHARE * len(head)


def _check_shown(content: bytes, stream: Stream, scan: _Scan) -> None:
    letters = sum(len(shown[0]) for shown in _SHOWN.finditer(_ESCAPED.sub(b"\\\\", content)))
    if letters > limits.STREAM_LETTERS:
        raise scan.over(f"Its object {stream.number} shows more than {limits.STREAM_LETTERS} letters.")
    if sum(1 for _ in _PICTURE.finditer(content)) > limits.STREAM_PICTURES:
        raise scan.over(f"Its object {stream.number} shows more than {limits.STREAM_PICTURES} pictures.")


def _check_lists(scan: _Scan) -> None:
    """Raise OverLimit where many streams, or one many times, draw one page."""
    for text in scan.texts:
        for match in _LIST.finditer(text):
            times = Counter(map(int, _REFERENCE.findall(match[1])))
            if times.total() > FEW_STREAMS:
                sizes = (count * _size(number, scan) for number, count in times.items())
                _check_page(sum(sizes), scan)


def _size(number: int, scan: _Scan) -> int:
    stream = scan.by_number.get(number)
    return inflated_size(scan.data, stream, limits.PAGE_CONTENT) if stream else 0


def _check_page(size: int, scan: _Scan) -> None:
    if size > limits.PAGE_CONTENT:
        raise scan.over(f"One of its pages takes more than {limits.PAGE_CONTENT // limits.MIB} MiB to draw.")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What instructions take by themselves, and how often they draw which form by its name."""

    size: int
    drawn: Counter[bytes]

    def cost(self, by_name: Mapping[bytes, int]) -> int:
        inner = sum(times * (by_name.get(name, 0) + DRAWING_COSTS) for name, times in self.drawn.items())
        return self.size + inner


def _check_forms(scan: _Scan) -> None:
    """Raise OverLimit where forms that draw forms make more of a page than it may take."""
    forms = {stream.number: _drawing(stream, scan) for stream in scan.streams if stream.is_form}
    if not forms:
        return
    costs = _costs(forms, scan)
    by_name = _dearest(_all_named(scan), costs)
    for stream in scan.streams:
        if stream.number in scan.contents:
            _check_page(_drawing(stream, scan).cost(by_name), scan)


def _drawing(stream: Stream, scan: _Scan) -> _Drawing:
    content = inflated(scan.data, stream, limits.PAGE_CONTENT)
    return _Drawing(len(content), Counter(match[1] for match in _DRAWN.finditer(content)))


def _costs(forms: Mapping[int, _Drawing], scan: _Scan) -> dict[int, int]:
    """What it takes to draw each form once, all that it draws included."""
    named = {number: list(_named_in(number, scan)) for number, form in forms.items() if form.drawn}
    costs = {number: form.size for number, form in forms.items()}
    for _ in range(DEEPEST):
        before = dict(costs)
        for number, pairs in named.items():
            costs[number] = forms[number].cost(_dearest(pairs, before))
            _check_page(costs[number], scan)
        if costs == before:
            break
    return costs


def _named_in(number: int, scan: _Scan) -> Iterator[tuple[bytes, int]]:
    """The names that a form may use, with the objects they stand for: its own, or those of its page."""
    own = scan.by_number[number].dictionary
    if b"/Resources" not in own:
        yield from _all_named(scan)
        return
    told = _with_indirect(own, scan)
    yield from ((match[1], int(match[2])) for match in _NAMED.finditer(told))


def _with_indirect(text: bytes, scan: _Scan) -> bytes:
    """A dictionary with the resources that it only points to."""
    for _ in range(2):  # resources, and the drawings in them
        text += b" ".join(scan.text_of(int(number)) for number in _INDIRECT.findall(text))
    return text


def _all_named(scan: _Scan) -> list[tuple[bytes, int]]:
    return [(match[1], int(match[2])) for text in scan.texts for match in _NAMED.finditer(text)]


def _dearest(pairs: list[tuple[bytes, int]], costs: Mapping[int, int]) -> dict[bytes, int]:
    """What a name costs at most: the same one may stand for several forms."""
    dearest: dict[bytes, int] = {}
    for name, number in pairs:
        if number in costs:
            dearest[name] = max(dearest.get(name, 0), costs[number])
    return dearest
