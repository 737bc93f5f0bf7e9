"""Reports read again in the background, one at a time, while a person goes on.

Gets a function that reads a report and takes what comes of it; keeps a thread only while there is work.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from extract.errors import FollowupError


class Rereading:
    """The reports that are to be read again; a report asked for twice is read once more, not twice."""

    def __init__(self, read_and_take: Callable[[str], None]) -> None:
        self._read_and_take = read_and_take
        self._wanted: dict[str, None] = {}
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.problem = ""
        """Why a report could not be read again; '' where all could."""

    @property
    def is_busy(self) -> bool:
        """Whether a report is being read, or waits for it."""
        return self._thread is not None

    def ask(self, report_id: str) -> None:
        """Have a report read again."""
        with self._lock:
            self._wanted[report_id] = None
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()

    def wait(self) -> None:
        """Return when nothing is left to be read."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._thread = None
                    return
                report_id = next(iter(self._wanted))
                del self._wanted[report_id]
            self._read(report_id)

    def _read(self, report_id: str) -> None:
        try:
            self._read_and_take(report_id)
            self.problem = ""
        except FollowupError as error:
            self.problem = f"{error.what} {error.next_step}".strip()
        except Exception as fault:  # the page must say it; the thread must live on for the next report
            self.problem = f"{type(fault).__name__}: {fault}"
