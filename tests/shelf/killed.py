"""A run that is killed at a place of its own choice.

`python -m tests.shelf.killed PLACE COUNT GIVEN OUTPUT [resume]`. PLACE is a function that is called for
the COUNT-th time when the process ends, as if the power had gone.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from extract import pipeline
from extract.dataset import formats
from extract.shelf.store import Store
from tests.shelf.reports import done, job, read_as_told

PLACES: dict[str, tuple[Any, str]] = {
    "before a report is kept": (Store, "keep"),
    "while tables are written": (formats, "table_to_parquet"),
    "while files are moved": (Path, "replace"),
    "while rows are brought": (Store, "lines"),
}


def killing(function: Callable[..., Any], count: int) -> Callable[..., Any]:
    """The function, which ends the process when it is called for the count-th time."""
    left = iter(range(count - 1))

    @wraps(function)
    def called(*given: Any, **told: Any) -> Any:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*given, **told)

    return called


def main() -> None:
    """Run over a folder until the place is reached."""
    place, count, given, output, *more = sys.argv[1:]
    pipeline.extract_report = read_as_told
    owner, name = PLACES[place]
    setattr(owner, name, killing(getattr(owner, name), int(count)))
    done(job(Path(output), given, resume=bool(more)))


if __name__ == "__main__":
    main()
