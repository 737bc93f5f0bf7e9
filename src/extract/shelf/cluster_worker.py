"""The side of a cluster's worker: a parcel becomes an outcome, in a process of its own as everywhere.

Each thread of a Dask worker has such a process, which is none of multiprocessing's: Dask's workers may not
start these. It knows nothing of Dask.
"""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from extract.errors import WrongUse
from extract.shelf.edition import own_edition
from extract.shelf.parcel import Parcel, unpacked
from extract.shelf.wire import outcome_to_bytes
from extract.shelf.worker import Worker

_mine = threading.local()


def read_parcel(parcel: Parcel) -> bytes:
    """A report's outcome, as bytes. Raises WrongUse where this is another edition than the parcel is for."""
    difference = parcel.edition.difference(own_edition())
    if difference:
        raise other_edition(difference)
    with tempfile.TemporaryDirectory(prefix="followup-") as folder:
        return outcome_to_bytes(_worker().carry_out(unpacked(parcel, Path(folder))))


def _worker() -> Worker:
    if not hasattr(_mine, "worker"):
        _mine.worker = Worker()
    worker: Worker = _mine.worker
    return worker


def other_edition(difference: str) -> WrongUse:
    """The error for a worker that would not read as this machine does."""
    return WrongUse(
        "The workers of the cluster are not of the same edition as this command.",
        why=f"They differ in {difference}. The dataset would depend on where a report was read.",
        next_step="Install the same versions everywhere; 'pip freeze' lists them.",
    )
