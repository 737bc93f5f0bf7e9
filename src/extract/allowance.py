"""The time that a report may take: more for each page that is there to be read.

The readers tell here what work they have found before they do it; where reports are read within limits,
these grow by it. A reader knows neither the limits nor whether there are any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_listeners: list[Callable[[float], None]] = []


def grow(seconds: float) -> None:
    """Tell that work was found which may take so many seconds of processor time."""
    for listener in _listeners:
        listener(seconds)


@contextmanager
def told_to(listener: Callable[[float], None]) -> Iterator[None]:
    """Have the listener hear what is told meanwhile."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
