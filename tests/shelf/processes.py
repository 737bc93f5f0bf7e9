"""Processes as the operating system lists them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in listed.split()]


def is_alive(pid: int) -> bool:
    """Whether there is such a process, and not only its exit code that nobody has asked for."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(state.stdout.strip()) and not state.stdout.startswith("Z")


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so, or fail."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)
