"""Reports read by the workers of a Dask cluster: the same units, the same limits, the same outcomes.

Gets the address of a scheduler and units, gives outcomes as they come. A worker that is lost costs its
reports another try elsewhere; a report that loses several workers is given up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from extract import summary
from extract.errors import Crashed, FollowupError, MissingExtra, WrongUse
from extract.shelf.cluster_worker import other_edition, read_parcel
from extract.shelf.edition import Edition, own_edition
from extract.shelf.parcel import packed
from extract.shelf.unit import Outcome, Unit, failure_of
from extract.shelf.wire import bytes_to_outcome

if TYPE_CHECKING:
    from distributed import Client, Future

_REACHED_WITHIN = 5.0
"""Seconds in which a scheduler answers."""
_WORKERS_WITHIN = 30.0
"""Seconds in which a cluster that is being started has a worker."""
_RETRIES = 2
"""How many times a report is read anew when a worker had a fault of its own, such as a full disk."""
_AHEAD = 2
"""Reports under way for each thread of the cluster: one is read, the next is there already."""


class ClusterExecutor:
    """A Dask cluster at an address such as tcp://host:8786."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __enter__(self) -> Self:
        """Raises MissingExtra, WrongUse where there is no cluster or one that would read otherwise."""
        self._client = _connected(self._address)
        try:
            _check_workers(self._client, self._address)
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def run(self, units: Iterable[Unit]) -> Iterator[Outcome]:
        """The outcomes of the units as they come. Raises WrongUse where the cluster is lost or changed."""
        from distributed import as_completed

        waiting = iter(units)
        under_way: dict[Future[bytes], Unit] = {}
        done = as_completed(loop=self._client.loop, with_results=True, raise_errors=False)

        def send() -> None:
            for unit in islice(waiting, max(self._room() - len(under_way), 0)):
                future = self._sent(unit)
                under_way[future] = unit
                done.add(future)

        send()
        for future, result in done:
            unit = under_way.pop(future)
            send()
            yield _outcome(unit, result, self._address)

    def _room(self) -> int:
        """How many reports may be under way; workers come and go."""
        with self._reached():
            threads: dict[str, int] = self._client.nthreads()
        return _AHEAD * max(sum(threads.values()), 1)

    def _sent(self, unit: Unit) -> Future[bytes]:
        parcel = packed(unit)
        with self._reached():
            return self._client.submit(read_parcel, parcel, pure=False, retries=_RETRIES)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Raise WrongUse where the scheduler does not answer any more."""
        try:
            yield
        except (OSError, RuntimeError, CancelledError) as error:  # what a Client raises depends on its moment
            raise _lost(self._address) from error


def _connected(address: str) -> Client:
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        raise MissingExtra(
            "Reading on a cluster needs Dask, which is not installed.",
            next_step="Install it here and on the workers: pip install 'followup-extract[cluster]'.",
        ) from error
    # A lost connection is told as an error of ours, once; a report is larger than what Dask would warn of.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GiB"})
    try:
        asyncio.run(asyncio.wait_for(_reach(address), _REACHED_WITHIN + 1))
        return Client(address, timeout=_REACHED_WITHIN, set_as_default=False)
    except Exception as error:  # whatever is there instead may answer anything
        raise WrongUse(
            f"There is no Dask scheduler to be reached at {address}.",
            why=str(error) or "What is there does not answer as one.",
            next_step="Check the address, which looks like tcp://host:8786; 'dask scheduler' starts one.",
        ) from error


async def _reach(address: str) -> None:
    """Raise where no scheduler answers; a Client that finds that out prints lines of its own later."""
    from distributed.comm.core import connect
    from distributed.security import Security

    secure = Security().get_connection_args("client")
    comm = await connect(address, timeout=_REACHED_WITHIN, **secure)
    await comm.close()


def _check_workers(client: Client, address: str) -> None:
    """Raise WrongUse where there are no workers, or some that do not have this program as it is here."""
    try:
        client.wait_for_workers(1, timeout=_WORKERS_WITHIN)
    except TimeoutError as error:
        raise WrongUse(
            f"The Dask scheduler at {address} has no workers.",
            next_step=f"Start some: dask worker {address}.",
        ) from error
    for edition in _editions(client).values():
        difference = own_edition().difference(edition)
        if difference:
            raise other_edition(difference)


def _editions(client: Client) -> dict[str, Edition]:
    try:
        return dict(client.run(own_edition))
    except Exception as error:  # what it raises there arrives as a plain Exception
        raise WrongUse(
            "A worker of the cluster does not have this program, or not one that knows of clusters.",
            why=str(error),
            next_step="Install it there: pip install 'followup-extract[cluster]'.",
        ) from error


def _outcome(unit: Unit, result: Any, address: str) -> Outcome:
    """What a future gave. Raises WrongUse where no further report would fare better."""
    from distributed import KilledWorker

    if isinstance(result, bytes):
        return bytes_to_outcome(result)
    error: Exception = result[1] if isinstance(result, tuple) else result
    if isinstance(error, FollowupError):
        raise error
    if isinstance(error, CancelledError):
        raise _lost(address) from error
    fault = _workers_lost(unit) if isinstance(error, KilledWorker) else summary.unexpected(unit.path, error)
    return Outcome(unit.number, failure=failure_of(fault))


def _workers_lost(unit: Unit) -> Crashed:
    return Crashed(
        f"{unit.path.name}: the workers of the cluster that read it were lost, one after the other",
        why="Each report has a process of its own; so more than the report may be amiss.",
        next_step="Read it here, without --cluster; see the logs of the workers.",
    )


def _lost(address: str) -> WrongUse:
    return WrongUse(
        f"The connection to the Dask scheduler at {address} was lost.",
        next_step="Start it again, and go on where the run ended with --resume.",
    )
