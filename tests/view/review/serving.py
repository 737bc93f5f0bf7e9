"""A dataset under review on a server of its own, for as long as a test needs it."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.review_server import ReviewServer
from extract.reviewing import ReviewOptions, open_review


@contextmanager
def served(folder: Path, *places: Path, **told: str) -> Iterator[ReviewServer]:
    server = ReviewServer(open_review(folder, ReviewOptions(places, "Tester", **told)))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join()


def asked(url: str, data: bytes | None = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an answer."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, data, given)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)
